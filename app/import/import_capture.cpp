// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/import_capture.h"

#include <QCoreApplication>
#include <QStringList>
#include <nlohmann/json.hpp>

#include "app/elections_table.h"
#include "core/exchange/capture_import.h"
#include "core/exchange/log_import.h"
#include "core/trace/elections.h"

namespace zabscope {
namespace {

QString latin(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

/// Whole lines for a person.
class CaptureSummary {
    Q_DECLARE_TR_FUNCTIONS(CaptureSummary)

public:
    explicit CaptureSummary(const ImportedCapture& run) : m_run(run) {}

    QString text() const {
        QStringList lines;
        lines << tr("From %1 on, %2 s.").arg(latin(stampText(m_run.start)), latin(toSeconds(m_run.timeline.end())))
              << servers();
        lines << QString() << tr("Elections");
        for (const Election& each : electionsOf(m_run.timeline, m_run.ensemble)) lines << indent(election(each));
        lines << QString() << tr("Starts and ends");
        lives(lines);
        lines << QString() << tr("Packets");
        lines << indent(tr("messages understood: %1").arg(m_run.messages));
        leftOut(lines);
        return lines.join(u'\n') + u'\n';
    }

private:
    static QString indent(const QString& line) { return QStringLiteral("  ") + line; }
    QString stamp(Instant at) const { return latin(stampText(m_run.start + at.time_since_epoch().count())); }

    QString servers() const {
        QStringList names;
        for (const Member& member : m_run.ensemble.members)
            names << (member.observer ? tr("%1 (observer)") : QStringLiteral("%1")).arg(member.sid);
        QString line = tr("Servers: %1.").arg(names.join(u' '));
        if (!m_run.configured) line += u' ' + tr("No configuration was captured: these are the ones that spoke.");
        return line;
    }
    QString election(const Election& election) const {
        if (election.winner == noNode)
            return tr("%1: nobody is elected in what was captured.").arg(stamp(election.start));
        QStringList learners;
        for (const SyncedLearner& learner : election.learners)
            learners << QStringLiteral("%1 %2").arg(learner.sid).arg(latin(syncModeName(learner.mode)));
        QString line = tr("%1: %2 wins, epoch %3, round %4; decided by: %5; %6")
                           .arg(stamp(election.start))
                           .arg(election.winner)
                           .arg(election.epoch)
                           .arg(election.round)
                           .arg(latin(decidingFieldName(election.decidedBy)), latin(outcomeName(election.outcome)));
        if (!learners.isEmpty())
            line += QStringLiteral("; ") + tr("learners: %1").arg(learners.join(QStringLiteral(", ")));
        return line;
    }
    void lives(QStringList& lines) const {
        for (EventId id = 1; id <= m_run.timeline.last(); ++id) {
            const Event& event = m_run.timeline.event(id);
            if (const auto* born = std::get_if<Born>(&event.what))
                lines << indent(tr("%1: %2 is heard of").arg(stamp(event.at)).arg(born->node));
            if (const auto* died = std::get_if<Died>(&event.what))
                lines << indent(
                    tr("%1: %2 closes all its connections, as after a kill").arg(stamp(event.at)).arg(died->node));
        }
    }
    void leftOut(QStringList& lines) const {
        const CaptureCounts& counts = m_run.counts;
        const auto tell = [&](std::uint64_t count, const QString& words) {
            if (count > 0) lines << indent(words.arg(count));
        };
        tell(m_run.nameless, tr("connections whose ends are not known, left out: %1"));
        tell(m_run.attempts, tr("attempts to connect whose ends are not known, left out: %1"));
        tell(counts.foreignConnections, tr("connections that are not of servers, left out: %1"));
        tell(counts.unknownMessages, tr("messages of which too little was captured: %1"));
        tell(counts.lostBytes, tr("bytes that belong to no message that was understood: %1"));
        tell(counts.notTcp, tr("packets that are not TCP: %1"));
        tell(counts.fragments, tr("fragments of packets, left out: %1"));
        tell(counts.damaged, tr("damaged packets, left out: %1"));
        tell(counts.unknownLink, tr("packets of a link that is not understood, left out: %1"));
        tell(counts.withoutTime, tr("packets without a time, left out: %1"));
        tell(counts.backInTime,
             tr("packets that are earlier than the one before: %1; put them in order with reordercap"));
        if (counts.cutOff) lines << indent(tr("the file ends in the middle of a packet"));
    }

    const ImportedCapture& m_run;
};

nlohmann::json accountOf(const ImportedCapture& run) {
    const CaptureCounts& counts = run.counts;
    nlohmann::json servers = nlohmann::json::array();
    for (const Member& member : run.ensemble.members)
        servers.push_back({{"sid", member.sid}, {"observer", member.observer}});
    return {{"start_us", run.start},
            {"duration_us", run.timeline.end().time_since_epoch().count()},
            {"servers", servers},
            {"configured", run.configured},
            {"elections", toJson(electionsOf(run.timeline, run.ensemble))},
            {"messages", run.messages},
            {"packets", counts.packets},
            {"left_out",
             {{"connections_without_names", run.nameless},
              {"attempts_without_names", run.attempts},
              {"foreign_connections", counts.foreignConnections},
              {"unknown_messages", counts.unknownMessages},
              {"lost_bytes", counts.lostBytes},
              {"not_tcp", counts.notTcp},
              {"fragments", counts.fragments},
              {"damaged", counts.damaged},
              {"unknown_link", counts.unknownLink},
              {"without_time", counts.withoutTime}}},
            {"back_in_time", counts.backInTime},
            {"cut_off", counts.cutOff}};
}

}  // namespace

std::variant<Imported, InputError> readCaptures(const std::vector<std::string>& paths, const ImportGoesOn& goOn) {
    if (paths.size() != 1)
        return InputError{paths[1] + ": one capture at a time; join them with mergecap -w all.pcap " + paths[0] + " " +
                          paths[1]};
    auto read = importCapture(paths[0], goOn);
    if (const auto* trouble = std::get_if<CaptureTrouble>(&read)) return InputError{trouble->text()};
    auto& run = std::get<ImportedCapture>(read);
    Imported imported;
    imported.account = accountOf(run).dump(2, ' ', false, nlohmann::json::error_handler_t::replace);
    imported.summary = CaptureSummary(run).text().toStdString();
    imported.header = std::move(run.header);
    imported.timeline = std::move(run.timeline);
    return imported;
}

}  // namespace zabscope
