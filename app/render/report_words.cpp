// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/render/report_words.h"

#include <QLocale>
#include <QUrl>
#include <algorithm>

#include "app/render/run_frames.h"
#include "core/zab/message_text.h"
#include "views/ballots/ballot_words.h"
#include "views/charts/facts.h"
#include "views/narration/telling.h"
#include "views/wording.h"

namespace zabscope {
namespace {

constexpr qsizetype mostScenarioLines = 200;

QString number(std::uint64_t value) { return QLocale().toString(static_cast<qulonglong>(value)); }

QString capital(QString sentence) {
    if (!sentence.isEmpty()) sentence[0] = sentence[0].toUpper();
    return sentence;
}

QString sids(const std::vector<NodeId>& nodes) {
    QStringList all;
    for (const NodeId node : nodes) all << QString::number(node);
    return all.join(u' ');
}

}  // namespace

QString RunReport::plain(const QString& text) {
    static const QString signs = QStringLiteral("\\`*_{}[]<>|~#&");
    QString out;
    for (const QChar c : text.simplified()) {
        if (signs.contains(c)) out += u'\\';
        out += c;
    }
    return out;
}

QString RunReport::row(const QStringList& cells) {
    return QStringLiteral("| ") + cells.join(u" | ") + QStringLiteral(" |\n");
}

QString RunReport::table(const QStringList& head, const QList<QStringList>& rows) {
    QStringList rule;
    for (qsizetype i = 0; i < head.size(); ++i) rule << QStringLiteral("---");
    QString text = row(head) + row(rule);
    for (const QStringList& cells : rows) text += row(cells);
    return text + u'\n';
}

QString RunReport::vote(const zab::Vote& vote) { return BallotWords::vote(vote); }

QString RunReport::time(const std::optional<Duration>& duration) {
    return duration ? Wording::duration(*duration) : QStringLiteral("–");
}

QString RunReport::picture(const QString& file, const QString& what) const {
    // Only what would end the link is written as a number: a name of Chinese characters stays readable.
    QString folder;
    for (const QChar c : m_folder) {
        const bool plainly = c.unicode() >= 0x80 || c.isLetterOrNumber() || QStringLiteral("-_.~").contains(c);
        folder += plainly ? QString(c) : QString::fromLatin1(QUrl::toPercentEncoding(QString(c)));
    }
    const QString place = folder + u'/' + file;
    return QStringLiteral("![%1](%2)\n\n*%1*\n\n").arg(plain(what), place);
}

// ---- words of elections ----

QString RunReport::cause(const Election& election) {
    const QString before = election.before == noNode ? tr("the leader") : Wording::node(election.before);
    switch (election.cause) {
        case ElectionCause::firstStart:
            return tr("the ensemble has had no leader yet");
        case ElectionCause::leaderKilled:
            return tr("%1, which led, was killed").arg(before);
        case ElectionCause::leaderPoweredOff:
            return tr("%1, which led, lost its power").arg(before);
        case ElectionCause::leaderExited:
            return tr("%1, which led, ended itself").arg(before);
        case ElectionCause::leaderFrozen:
            return tr("%1, which led, stood still").arg(before);
        case ElectionCause::leaderUnreachable:
            return tr("%1, which led, was not heard of any more").arg(before);
        case ElectionCause::leaderLostQuorum:
            return tr("%1 stepped down, since it heard of too few followers").arg(before);
        case ElectionCause::followersLost:
            return tr("followers of %1 ended, and too few were left").arg(before);
        case ElectionCause::rolledOver:
            return tr("the counter of the epoch of %1 was used up").arg(before);
        case ElectionCause::attemptFailed:
            return tr("the attempt before had failed");
    }
    return {};
}

QString RunReport::why(const Election& election) {
    if (election.winner == noNode) return tr("Nobody has been elected by the end.");
    const QString winner = plain(Wording::node(election.winner));
    const QString own = vote(election.vote);
    if (!election.runnerUp) return tr("There was no other candidate than %1 with the vote %2.").arg(winner, own);
    const QString other = vote(*election.runnerUp);
    switch (election.decidedBy) {
        case zab::DecidingField::epoch:
            return tr("%1 won: its vote %2 has a larger epoch than the best other one, %3.").arg(winner, own, other);
        case zab::DecidingField::zxid:
            return tr("%1 won: in its vote %2 the epoch equals that of the best other one, %3, and the zxid is larger: "
                      "it "
                      "has the longer history.")
                .arg(winner, own, other);
        case zab::DecidingField::sid:
            return tr("%1 won: in its vote %2 epoch and zxid equal those of the best other one, %3, so the larger sid "
                      "decides.")
                .arg(winner, own, other);
        case zab::DecidingField::none:
            break;
    }
    return tr("%1 won with the vote %2.").arg(winner, own);
}

QString RunReport::outcome(const Election& election) {
    switch (election.outcome) {
        case ElectionOutcome::established:
            return tr("established");
        case ElectionOutcome::failed:
            return tr("failed");
        case ElectionOutcome::underWay:
            return tr("under way at the end");
        case ElectionOutcome::undecided:
            return tr("undecided at the end");
    }
    return {};
}

// ---- parts ----

QString RunReport::text() const {
    QString all = head() + overview();
    for (std::size_t i = 0; i < m_facts.elections.size(); ++i) all += election(i);
    return all + story() + statistics() + judgement() + scenario();
}

QString RunReport::head() const {
    const auto observers = std::count_if(m_run.ensemble.members.begin(), m_run.ensemble.members.end(),
                                         [](const Member& member) { return member.observer; });
    const RunFrames frames(m_run);
    QString text = QStringLiteral("# %1\n\n").arg(plain(titleOf(m_run.header)));
    text += tr("Servers: %1, of which observers: %2. From %3 to %4 of virtual time. Events: %5.")
                .arg(m_run.ensemble.members.size())
                .arg(observers)
                .arg(Wording::instant(frames.from().at), Wording::instant(frames.until().at), number(m_facts.events));
    text += u' ' + tr("Scenario %1, seed %2; recorded by Zabscope %3. The same scenario and seed give the same run.")
                       .arg(QStringLiteral("`%1`").arg(
                           QString::fromStdString(m_run.header.scenarioName).section(u'/', -1).remove(u'`')))
                       .arg(m_run.header.seed)
                       .arg(plain(QString::fromStdString(m_run.header.programVersion)));
    text += QStringLiteral("\n\n");
    return text +
           picture(QStringLiteral("timeline.png"), tr("The whole run: who led, and what was done to the servers"));
}

QString RunReport::overview() const {
    QString text = QStringLiteral("## %1\n\n").arg(tr("Elections"));
    if (m_facts.elections.empty()) return text + tr("Nobody looked for a leader.") + QStringLiteral("\n\n");
    QList<QStringList> rows;
    for (std::size_t i = 0; i < m_facts.elections.size(); ++i) {
        const ElectionFacts& facts = m_facts.elections[i];
        const Election& each = facts.election;
        const bool won = each.winner != noNode;
        rows << QStringList{QString::number(i + 1),
                            Wording::instant(each.start),
                            plain(cause(each)),
                            won ? QString::number(each.winner) : QStringLiteral("–"),
                            won ? BallotWords::field(each.decidedBy) : QStringLiteral("–"),
                            each.epoch > 0 ? QString::number(each.epoch) : QStringLiteral("–"),
                            time(facts.withoutLeader()),
                            outcome(each)};
    }
    text += table({tr("No."), tr("began at"), tr("because"), tr("winner"), tr("decided by"), tr("epoch"),
                   tr("without a leader for"), tr("outcome")},
                  rows);
    if (m_facts.allElections > m_facts.elections.size())
        text += tr("There were %1 elections; the first %2 are told here.")
                    .arg(m_facts.allElections)
                    .arg(m_facts.elections.size()) +
                QStringLiteral("\n\n");
    return text + BallotWords::order() + QStringLiteral("\n\n");
}

QString RunReport::election(std::size_t index) const {
    const ElectionFacts& facts = m_facts.elections[index];
    const Election& each = facts.election;
    const QString number = QString::number(index + 1);
    const QString title = each.winner == noNode ? tr("Election %1: undecided").arg(number)
                          : each.epoch > 0
                              ? tr("Election %1: server %2, epoch %3").arg(number).arg(each.winner).arg(each.epoch)
                              : tr("Election %1: server %2").arg(number).arg(each.winner);
    QString text = QStringLiteral("### %1\n\n").arg(title);
    text += tr("It began at %1: %2.").arg(Wording::instant(each.start), plain(cause(each))) + u' ' + capital(why(each));
    if (!each.voters.empty() && each.winner != noNode) text += u' ' + tr("Its voters were %1.").arg(sids(each.voters));
    text += QStringLiteral("\n\n") + phases(each) + votes(facts);
    if (index < mostPictured) {
        text +=
            picture(QStringLiteral("election-%1-votes.png").arg(number), tr("The votes when the election was decided"));
        text += picture(QStringLiteral("election-%1-messages.png").arg(number),
                        tr("The conversation: one line for each server, time from left to right"));
    }
    return text + duels(facts) + learners(each);
}

QString RunReport::phases(const Election& election) const {
    QList<QStringList> rows;
    const auto add = [&](const QString& name, std::optional<Instant> from, std::optional<Duration> took) {
        if (from) rows << QStringList{name, Wording::instant(*from), time(took)};
    };
    add(tr("election"), election.start, election.electionTime());
    add(tr("discovery"), election.decided, election.discoveryTime());
    add(tr("synchronization"), election.synchronizing, election.synchronizationTime());
    return table({tr("phase"), tr("from"), tr("lasted")}, rows);
}

QString RunReport::votes(const ElectionFacts& facts) const {
    QList<QStringList> rows;
    for (const VoterFacts& voter : facts.voters) {
        if (!voter.up) {
            rows << QStringList{QString::number(voter.sid), tr("takes no part"), QStringLiteral("–"),
                                QStringLiteral("–")};
            continue;
        }
        rows << QStringList{QString::number(voter.sid), vote(voter.own), vote(voter.last),
                            QString::number(voter.changes)};
    }
    return table({tr("server"), tr("its own vote"), tr("its vote in the end"), tr("changes of mind")}, rows);
}

QString RunReport::duels(const ElectionFacts& facts) const {
    if (facts.duels.empty()) return {};
    QList<QStringList> rows;
    for (const Duel& duel : facts.duels) {
        rows << QStringList{Wording::instant(m_run.timeline.event(duel.event).at),
                            QString::number(duel.node),
                            vote(duel.better),
                            vote(duel.worse),
                            BallotWords::field(duel.by),
                            duel.sender == noNode ? QStringLiteral("–") : QString::number(duel.sender)};
    }
    return table({tr("at"), tr("server"), tr("adopts"), tr("instead of"), tr("decided by"), tr("heard from")}, rows);
}

QString RunReport::learners(const Election& election) const {
    if (election.learners.empty()) return {};
    QStringList all;
    for (const SyncedLearner& learner : election.learners) {
        all << QStringLiteral("%1 (%2)")
                   .arg(learner.sid)
                   .arg(QString::fromLatin1(zab::syncModeName(learner.mode).data(),
                                            static_cast<qsizetype>(zab::syncModeName(learner.mode).size())));
    }
    return tr("Brought up to date by the leader, and how: %1.").arg(all.join(QStringLiteral(", "))) +
           QStringLiteral("\n\n");
}

QString RunReport::story() const {
    QString text = QStringLiteral("## %1\n\n").arg(tr("What happened"));
    for (const StoryLine& line : m_facts.story) {
        text += QStringLiteral("- **%1** %2\n")
                    .arg(Wording::instant(line.at), plain(Telling::sentence(line.events, m_run.timeline)));
    }
    if (m_facts.storyCut)
        text += u'\n' + tr("There is more to tell: only the first %1 lines stand here.").arg(ReportFacts::mostLines) +
                u'\n';
    text += u'\n';
    text += picture(QStringLiteral("ensemble.png"), tr("The ensemble in the end"));
    return text + picture(QStringLiteral("logs.png"), tr("The histories in the end"));
}

QString RunReport::judgement() const {
    QString text = QStringLiteral("## %1\n\n").arg(tr("Invariants"));
    if (m_facts.violations.empty()) return text + tr("All invariants hold.") + QStringLiteral("\n\n");
    for (const EventId id : m_facts.violations) {
        const Event& event = m_run.timeline.event(id);
        text += QStringLiteral("- **%1** %2\n")
                    .arg(Wording::instant(event.at), plain(Wording::event(event, m_run.timeline)));
    }
    return text + u'\n';
}

QString RunReport::scenario() const {
    if (m_run.header.scenario.empty()) return {};
    QStringList lines = QString::fromStdString(m_run.header.scenario).split(u'\n');
    while (!lines.isEmpty() && lines.last().trimmed().isEmpty()) lines.removeLast();
    const bool cut = lines.size() > mostScenarioLines;
    if (cut) lines = lines.mid(0, mostScenarioLines);
    // A fence must be longer than any within.
    QString fence = QStringLiteral("```");
    while (std::any_of(lines.begin(), lines.end(), [&](const QString& line) { return line.contains(fence); }))
        fence += u'`';
    QString text = QStringLiteral("## %1\n\n").arg(tr("The scenario"));
    text += fence + QStringLiteral("text\n") + lines.join(u'\n') + u'\n' + fence + QStringLiteral("\n");
    if (cut) text += u'\n' + tr("Only its first %1 lines stand here.").arg(mostScenarioLines) + u'\n';
    return text;
}

std::vector<ReportPicture> RunReport::pictures(const Exported& run, const ReportFacts& facts) {
    const RunFrames frames(run);
    std::vector<ReportPicture> all{{QStringLiteral("timeline.png"), QStringLiteral("timeline"), frames.until()}};
    for (std::size_t i = 0; i < std::min(facts.elections.size(), mostPictured); ++i) {
        const ElectionFacts& each = facts.elections[i];
        const auto end = each.election.established ? run.timeline.positionAt(*each.election.established) : each.decided;
        all.push_back({QStringLiteral("election-%1-votes.png").arg(i + 1), QStringLiteral("ballots"), each.decided});
        all.push_back({QStringLiteral("election-%1-messages.png").arg(i + 1), QStringLiteral("sequence"),
                       end.last <= frames.until().last ? end : frames.until()});
    }
    all.push_back({QStringLiteral("ensemble.png"), QStringLiteral("ensemble"), frames.until()});
    all.push_back({QStringLiteral("logs.png"), QStringLiteral("logs"), frames.until()});
    return all;
}

}  // namespace zabscope
