// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/ensemble/tool_tips.h"

#include <algorithm>

#include "core/protocol/client_field.h"
#include "core/trace/vocabularies.h"
#include "core/zab/message_text.h"
#include "views/ensemble/ensemble_words.h"
#include "views/wording.h"

namespace zabscope {
namespace {

/// From the picture's instant on; nothing for numbers that no clock shows.
QString waitText(Instant at, Instant drawnAt) {
    const double wait = static_cast<double>(at.time_since_epoch().count()) -
                        static_cast<double>(drawnAt.time_since_epoch().count());
    if (wait < 0 || wait > 3e15) return {};
    return Wording::duration(Duration{static_cast<std::int64_t>(wait)});
}

}  // namespace

QString ToolTips::rich(const QStringList& lines) {
    if (lines.isEmpty()) return {};
    QString text = QStringLiteral("<b>%1</b>").arg(lines.front().toHtmlEscaped());
    for (qsizetype i = 1; i < lines.size(); ++i) text += QStringLiteral("<br>") + lines[i].toHtmlEscaped();
    return text;
}

QStringList ToolTips::disk(const ServerFacts& server, const Frame& frame) {
    QStringList lines;
    const HistoryBook& book = frame.timeline->histories();
    const Zxid written = book.last(server.sid, server.state->written);
    const Zxid durable = book.last(server.sid, server.state->durable);
    lines << (server.synced ? tr("Disk: all is flushed, up to %1").arg(Wording::zxid(durable))
                            : tr("Disk: written up to %1, flushed up to %2: a power cut would lose the difference")
                                  .arg(Wording::zxid(written), Wording::zxid(durable)));
    if (server.slowDisk) lines << tr("The disk takes %1 % of the normal time").arg(server.state->diskSlowPercent);
    if (server.fullDisk) lines << tr("The disk is full: writes are refused");
    return lines;
}

QStringList ToolTips::server(const ServerFacts& server, const Frame& frame) {
    QStringList lines{tr("%1: %2").arg(Wording::node(server.sid), EnsembleWords::standing(server))};
    if (server.observer) lines << tr("An observer by its configuration: it has no vote");
    if (server.frozen) lines << tr("Frozen: it does nothing, and its connections stay open");
    if (!server.state || server.standing == ServerStanding::notStarted) return lines;
    const PeerState& fields = server.state->fields;
    if (server.up()) lines << tr("Role %1, phase %2").arg(Wording::role(zab::roleOf(fields)), Wording::phase(server.phase));
    lines << tr("Current epoch %1, accepted epoch %2")
                 .arg(fields.scalar(zab::Field::currentEpoch))
                 .arg(fields.scalar(zab::Field::acceptedEpoch));
    lines << tr("Last zxid %1").arg(Wording::zxid(server.zxid)) << Wording::zxidAnatomy(server.zxid);
    lines << tr("Committed %1, applied %2")
                 .arg(Wording::fieldValue(zab::Field::lastCommitted, fields.scalar(zab::Field::lastCommitted)),
                      Wording::fieldValue(zab::Field::lastProcessed, fields.scalar(zab::Field::lastProcessed)));
    if (server.standing == ServerStanding::looking && server.votesFor != noNode) {
        lines << tr("Votes for server %1 in round %2: epoch %3, zxid %4")
                     .arg(server.votesFor)
                     .arg(server.round)
                     .arg(fields.scalar(zab::Field::proposedEpoch))
                     .arg(Wording::zxid(Zxid{fields.scalar(zab::Field::proposedZxid)}));
        const auto count = [&](Ballot::Where where) {
            return std::count_if(server.ballots.begin(), server.ballots.end(),
                                 [&](const Ballot& ballot) { return ballot.where == where; });
        };
        lines << tr("Votes of others: received %1, on their way %2, missing %3")
                     .arg(count(Ballot::Where::received))
                     .arg(count(Ballot::Where::onItsWay))
                     .arg(count(Ballot::Where::missing));
    }
    if (server.timeout) {
        lines << tr("Time-out at %1 (in %2): %3")
                     .arg(Wording::instant(server.timeout->at), waitText(server.timeout->at, frame.drawnAt),
                          Wording::fieldExplanation(server.timeout->field));
    }
    return lines << disk(server, frame);
}

QStringList ToolTips::client(NodeId client, const Frame& frame) {
    QStringList lines{EnsembleWords::clientName(client, frame)};
    const NodeState* state = frame.state->find(client);
    if (!state) return lines;
    for (const std::uint16_t field : {clientOutstanding, clientCompleted, clientFailed, clientWaiting})
        lines << tr("%1: %2").arg(Wording::clientField(field)).arg(state->fields.scalar(field));
    const Zxid seen{state->fields.scalar(clientLastZxid)};
    lines << tr("%1: %2").arg(Wording::clientField(clientLastZxid), Wording::zxid(seen));
    return lines;
}

QStringList ToolTips::message(const PlacedMessage& message, const Frame& frame) {
    const MessageInFlight& flight = *message.flight;
    QStringList lines{tr("%1 from %2 to %3")
                          .arg(Wording::kind(flight.kind), Wording::node(flight.from), Wording::node(flight.to))};
    lines << Wording::kindPurpose(flight.kind);
    if (const auto* sent = std::get_if<Sent>(&frame.timeline->event(flight.message).what)) {
        const std::string content = describeMessage(flight.kind, sent->bytes);
        if (!content.empty()) lines << tr("Content: %1").arg(Wording::outside(content));
    }
    if (message.facts->zxid && message.facts->zxid->value > 0) lines << Wording::zxidAnatomy(*message.facts->zxid);
    lines << tr("Sent at %1").arg(Wording::instant(flight.sentAt));
    if (message.held) {
        lines << tr("Held back by hand");
    } else if (message.behindCut) {
        lines << tr("Waits: the link is cut. It arrives after the heal, unless the connection closes before");
    } else if (message.unheard) {
        lines << tr("Waits: its receiver is frozen or down");
    } else if (flight.due == never) {
        lines << tr("Waits: nobody knows when it will be there");
    } else {
        lines << tr("There at %1 (in %2)").arg(Wording::instant(flight.due), waitText(flight.due, frame.drawnAt));
    }
    return lines;
}

QString ToolTips::direction(NodeId from, NodeId to, const Frame& frame) {
    const auto& links = frame.state->links();
    const auto at = links.find({from, to});
    const QString way = tr("%1 to %2").arg(from).arg(to);
    if (at == links.end()) return tr("%1: as the scenario has it").arg(way);
    QStringList parts;
    if (at->second.cut) parts << tr("cut");
    parts << tr("latency %1").arg(Wording::duration(at->second.latency));
    if (at->second.jitter > Duration::zero()) parts << tr("jitter up to %1").arg(Wording::duration(at->second.jitter));
    if (at->second.bytesPerSecond > 0) parts << tr("%1 bytes a second").arg(at->second.bytesPerSecond);
    return tr("%1: %2").arg(way, parts.join(tr(", ")));
}

QStringList ToolTips::link(NodeId one, NodeId other, const Frame& frame) {
    QStringList lines{tr("Link %1 – %2").arg(one).arg(other)};
    lines << direction(one, other, frame) << direction(other, one, frame);
    int open = 0;
    for (const ConnectionState& connection : frame.state->connections()) {
        const bool ours = (connection.from == one && connection.to == other) ||
                          (connection.from == other && connection.to == one);
        if (!ours || !connection.openAtFrom || !connection.openAtTo || connection.closing || ++open > 4) continue;
        lines << tr("Open connection: %1").arg(Wording::port(connection.port));
    }
    if (open == 0) lines << tr("No open connection");
    return lines;
}

}  // namespace zabscope
