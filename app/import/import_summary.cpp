// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/import_summary.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "app/elections_table.h"
#include "app/import/imported_facts.h"
#include "core/trace/elections.h"

namespace zabscope {
namespace {

std::int64_t microsecondsOf(Instant at) { return at.time_since_epoch().count(); }
std::string stampOf(const ImportedRun& run, Instant at) { return stampText(run.start + microsecondsOf(at)); }

std::string versionText(std::int64_t version) {
    if (version == 0) return "?";
    return std::to_string(version / 10'000) + "." + std::to_string(version / 100 % 100) + "." +
           std::to_string(version % 100);
}

/// Whole lines for a person.
class ImportSummary {
    Q_DECLARE_TR_FUNCTIONS(ImportSummary)

public:
    explicit ImportSummary(const ImportedRun& run) : m_run(run) {}

    QString text() const {
        QStringList lines;
        lines << tr("From %1 to %2.").arg(latin(stampText(m_run.start)), stamp(m_run.timeline.end())) << servers();
        lines << QString() << tr("Elections");
        const auto elections = electionsOf(m_run.timeline, m_run.ensemble);
        for (const Election& each : elections) lines << indent(election(each));
        for (const Synchronization& each : synchronizationsOf(m_run.timeline, elections)) {
            if (!each.afterFirst) continue;
            const QString words = each.sameLeader || each.leader == noNode
                                      ? tr("%1: %2 comes back to the same leader; %3")
                                      : tr("%1: %2 follows %4, of whose election the logs do not tell; %3");
            QString line = words.arg(stamp(each.at), latin(nodeName(each.sid)), latin(syncModeName(each.mode)));
            if (words.contains(QStringLiteral("%4"))) line = line.arg(each.leader);
            lines << indent(line);
        }
        lines << QString() << tr("Starts and ends");
        for (const Life& each : livesOf(m_run.timeline)) lines << indent(life(each));
        lines << QString() << tr("Clocks");
        clocks(lines);
        lines << QString() << tr("Lines");
        for (const ImportedLog& each : m_run.logs) log(lines, each);
        lines
            << QString()
            << tr("Not in the logs, and shown as unknown: acknowledgements, proposals, commits, what is on the disks.");
        return lines.join(u'\n') + u'\n';
    }

private:
    static QString latin(std::string_view text) {
        return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    }
    static QString indent(const QString& line) { return QStringLiteral("  ") + line; }
    static QString duration(Duration duration) { return latin(toText(duration)); }
    QString stamp(Instant at) const { return latin(stampOf(m_run, at)); }
    static QString list(const std::vector<NodeId>& nodes) {
        QStringList names;
        for (const NodeId each : nodes) names << latin(nodeName(each));
        return names.join(u' ');
    }

    QString servers() const {
        std::vector<NodeId> voters;
        std::vector<NodeId> observers;
        for (const Member& member : m_run.ensemble.members)
            (member.observer ? observers : voters).push_back(member.sid);
        QStringList parts{tr("Voters: %1.").arg(list(voters))};
        if (!observers.empty()) parts << tr("Observers: %1.").arg(list(observers));
        if (!m_run.silent.empty())
            parts << tr("There is no log of %1: shown as the others saw it.").arg(list(m_run.silent));
        if (m_run.groups > 0)
            parts << tr("Votes count by %1 groups and by weights, of which no log tells: shown as if a majority decided.")
                         .arg(m_run.groups);
        return parts.join(u' ');
    }

    static QString cause(ElectionCause cause) {
        switch (cause) {
            case ElectionCause::firstStart:
                return tr("there was no leader yet");
            case ElectionCause::leaderKilled:
                return tr("the leader ended without a last line, as after a kill");
            case ElectionCause::leaderPoweredOff:
                return tr("the leader lost power");
            case ElectionCause::leaderExited:
                return tr("the leader exited");
            case ElectionCause::leaderFrozen:
                return tr("the leader stood still");
            case ElectionCause::leaderUnreachable:
                return tr("the leader was not reached any more");
            case ElectionCause::leaderLostQuorum:
                return tr("the leader had too few followers");
            case ElectionCause::followersLost:
                return tr("followers ended, and too few were left");
            case ElectionCause::rolledOver:
                return tr("the counter of the epoch was used up");
            case ElectionCause::attemptFailed:
                return tr("the one elected before did not get established");
        }
        return {};
    }
    static QString field(zab::DecidingField field) {
        switch (field) {
            case zab::DecidingField::epoch:
                return tr("by its newer epoch");
            case zab::DecidingField::zxid:
                return tr("by its larger zxid");
            case zab::DecidingField::sid:
                return tr("by its larger sid, histories being equal");
            case zab::DecidingField::none:
                break;
        }
        return tr("and no other vote is known to compare with");
    }
    QString election(const Election& election) const {
        const QString why = election.before == noNode
                                ? cause(election.cause)
                                : tr("%1 (it was %2)").arg(cause(election.cause), latin(nodeName(election.before)));
        if (election.winner == noNode)
            return tr("%1: %2; nobody is elected in what the logs show.").arg(stamp(election.start), why);
        QStringList parts{tr("%1: %2; %3 wins %4, after %5")
                              .arg(stamp(election.start), why, latin(nodeName(election.winner)),
                                   field(election.decidedBy), duration(election.electionTime().value_or(Duration{})))};
        if (election.established)
            parts << tr("leads epoch %1 from %2 on, after %3 in all")
                         .arg(election.epoch)
                         .arg(stamp(*election.established), duration(*election.established - election.start));
        else
            parts << tr("does not get established");
        parts << tr("votes of %1").arg(list(election.voters));
        QStringList learners;
        for (const SyncedLearner& learner : election.learners)
            learners << QStringLiteral("%1 %2").arg(latin(nodeName(learner.sid)), latin(syncModeName(learner.mode)));
        if (!learners.isEmpty()) parts << tr("learners: %1").arg(learners.join(QStringLiteral(", ")));
        return parts.join(QStringLiteral("; ")) + u'.';
    }
    QString life(const Life& life) const {
        const QString who = latin(nodeName(life.sid));
        if (life.turn == Life::Turn::wiped) return tr("%1: %2 finds its disk empty").arg(stamp(life.at), who);
        if (life.turn == Life::Turn::begins) return tr("%1: %2 starts, or its log does").arg(stamp(life.at), who);
        return (life.how == Death::exited ? tr("%1: %2 exits") : tr("%1: %2 ends without a last line, as after a kill"))
            .arg(stamp(life.at), who);
    }

    void clocks(QStringList& lines) const {
        for (const ClockLeap& leap : m_run.leaps) {
            const QString place = latin(leap.path) + u':' + QString::number(leap.span.line);
            const QString size = duration(Duration{std::abs(leap.span.size)});
            if (leap.span.leap == ClockSpan::Leap::timeZone)
                lines << indent(
                    tr("%1 changes its time zone at %2, by %3: corrected").arg(latin(nodeName(leap.sid)), place, size));
            else if (leap.span.leap == ClockSpan::Leap::setBack)
                lines << indent(tr("%1: its clock is set back at %2, by %3: corrected")
                                    .arg(latin(nodeName(leap.sid)), place, size));
            else
                lines << indent(
                    tr("%1 pauses, or its clock leaps, at %2, by %3").arg(latin(nodeName(leap.sid)), place, size));
        }
        std::uint64_t votes = 0;
        const qsizetype before = lines.size();
        for (const ClockOffset& offset : m_run.offsets) {
            votes += offset.votes;
            if (offset.ahead == 0) continue;
            const QString size = duration(Duration{std::abs(offset.ahead)});
            QString line = (offset.ahead > 0 ? tr("the clock of %1 is ahead by %2: corrected")
                                             : tr("the clock of %1 is behind by %2: corrected"))
                               .arg(latin(nodeName(offset.sid)), size);
            const std::int64_t least = std::min(std::abs(offset.least), std::abs(offset.most));
            const std::int64_t most = std::max(std::abs(offset.least), std::abs(offset.most));
            line += u' ' + (offset.bounded ? tr("(%1 votes allow %2 to %3)")
                                                 .arg(offset.votes)
                                                 .arg(duration(Duration{least}), duration(Duration{most}))
                                           : tr("(at least: votes went one way only)"));
            lines << indent(line);
        }
        if (lines.size() > before) return;
        lines << indent(votes == 0 ? tr("nothing to compare them by: taken as they are")
                                   : tr("no vote arrives before it was sent: taken as they are"));
    }

    void log(QStringList& lines, const ImportedLog& log) const {
        QString line = tr("%1: server %2, version %3; lines: %4, of these told: %5, not understood: %6")
                           .arg(latin(log.path), log.sid == noNode ? QStringLiteral("?") : latin(nodeName(log.sid)),
                                latin(versionText(log.version)))
                           .arg(log.count.lines)
                           .arg(log.count.facts)
                           .arg(log.count.odd);
        if (log.sorted) line += tr("; put in order by their stamps");
        lines << indent(line);
        for (const OddLine& odd : log.count.firstOdd)
            lines << QStringLiteral("    %1:%2  %3").arg(latin(log.path)).arg(odd.line).arg(latin(odd.text));
        if (log.count.odd > log.count.firstOdd.size())
            lines << QStringLiteral("    ") + tr("and %1 more").arg(log.count.odd - log.count.firstOdd.size());
    }

    const ImportedRun& m_run;
};

}  // namespace

std::string summaryOf(const ImportedRun& run) { return ImportSummary(run).text().toStdString(); }

static nlohmann::json clocksOf(const ImportedRun& run) {
    using nlohmann::json;
    json clocks = json::array();
    for (const ClockOffset& offset : run.offsets) {
        json one{{"sid", offset.sid},
                 {"span", offset.span},
                 {"ahead_us", offset.ahead},
                 {"votes", offset.votes},
                 {"bounded", offset.bounded}};
        if (offset.bounded) one["between_us"] = {offset.least, offset.most};
        clocks.push_back(std::move(one));
    }
    return clocks;
}

nlohmann::json accountOf(const ImportedRun& run) {
    using nlohmann::json;
    const auto elections = electionsOf(run.timeline, run.ensemble);
    json found = toJson(elections);
    for (std::size_t i = 0; i < elections.size(); ++i) {
        found[i]["start_stamp"] = stampOf(run, elections[i].start);
        if (elections[i].decided) found[i]["decided_stamp"] = stampOf(run, *elections[i].decided);
        if (elections[i].established) found[i]["established_stamp"] = stampOf(run, *elections[i].established);
    }
    json servers = json::array();
    for (const Member& member : run.ensemble.members) {
        const bool silent = std::count(run.silent.begin(), run.silent.end(), member.sid) > 0;
        servers.push_back({{"sid", member.sid}, {"observer", member.observer}, {"log", !silent}});
    }
    json lives = json::array();
    for (const Life& life : livesOf(run.timeline)) {
        lives.push_back({{"sid", life.sid},
                         {"what", life.turn == Life::Turn::begins  ? "starts"
                                  : life.turn == Life::Turn::wiped ? "finds its disk empty"
                                  : life.how == Death::exited      ? "exits"
                                                                   : "killed"},
                         {"at_us", microsecondsOf(life.at)},
                         {"stamp", stampOf(run, life.at)}});
    }
    json synchronizations = json::array();
    for (const Synchronization& each : synchronizationsOf(run.timeline, elections))
        synchronizations.push_back({{"sid", each.sid},
                                    {"mode", syncModeName(each.mode)},
                                    {"zxid", toHex(each.zxid)},
                                    {"stamp", stampOf(run, each.at)}});
    static constexpr std::array leapNames{"none", "pause", "set back", "time zone"};
    json leaps = json::array();
    for (const ClockLeap& leap : run.leaps)
        leaps.push_back({{"sid", leap.sid},
                         {"file", leap.path},
                         {"line", leap.span.line},
                         {"by_us", leap.span.size},
                         {"kind", leapNames[static_cast<std::size_t>(leap.span.leap)]}});
    json logs = json::array();
    for (const ImportedLog& log : run.logs) {
        json odd = json::array();
        for (const OddLine& line : log.count.firstOdd) odd.push_back({{"line", line.line}, {"text", line.text}});
        logs.push_back({{"file", log.path},
                        {"sid", log.sid},
                        {"version", versionText(log.version)},
                        {"lines", log.count.lines},
                        {"told", log.count.facts},
                        {"of_no_interest", log.count.others},
                        {"continued", log.count.continued},
                        {"not_understood", log.count.odd},
                        {"sorted", log.sorted},
                        {"first_not_understood", std::move(odd)}});
    }
    json troubles = json::array();
    for (const ImportTrouble& trouble : run.troubles) troubles.push_back(trouble.text());
    return {{"start", stampText(run.start)}, {"end_us", microsecondsOf(run.timeline.end())},
            {"events", run.timeline.last()}, {"servers", std::move(servers)},
            {"groups", run.groups},          {"synchronizations", std::move(synchronizations)},
            {"elections", std::move(found)}, {"lives", std::move(lives)},
            {"clocks", clocksOf(run)},   {"leaps", std::move(leaps)},
            {"logs", std::move(logs)},       {"troubles", std::move(troubles)}};
}

}  // namespace zabscope
