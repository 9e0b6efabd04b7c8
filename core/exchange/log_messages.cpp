// SPDX-License-Identifier: GPL-3.0-or-later
/// The messages that logs show to arrive, and where they were sent.
#include "core/exchange/log_story.h"

namespace zabscope {

void LogStory::send(std::size_t number, EventId cause) {
    const LogMessage& message = m_order.messages[number];
    const LogStep& arrival = m_order.steps[message.receiver][message.arrivesAt];
    const LogFact& fact = m_logs[message.receiver].facts[arrival.fact];
    const NodeId to = sidOf(message.receiver);
    if (!m_stage.isUp(message.from) || !m_stage.isUp(to)) return;
    const Instant due = instantOf(arrival.at);
    using zab::MessageKind;
    if (fact.kind == FactKind::notified) {
        m_sent[number] = m_stage.send(message.from, to, Port::election, MessageKind::notification,
                                      voteBytes(fact.state, fact.vote, fact.round), due, cause);
    } else {
        MessageKind kind = MessageKind::upToDate;
        Zxid zxid;
        if (fact.kind == FactKind::newLeader) {
            kind = MessageKind::newLeader;
            zxid = Zxid::of(epochAfter(message.receiver, arrival.fact).value_or(0), 0);
        } else if (fact.kind == FactKind::gets) {
            kind = fact.mode == zab::SyncMode::snap    ? MessageKind::snap
                   : fact.mode == zab::SyncMode::trunc ? MessageKind::trunc
                                                       : MessageKind::diff;
            zxid = fact.zxid;
        }
        m_sent[number] = m_stage.send(message.from, to, Port::quorum, kind, packetBytes(kind, zxid), due, cause);
    }
    m_underway[m_sent[number]] = to;
}

void LogStory::sendLeaving(std::size_t log, std::size_t step) {
    const auto leaving = m_order.leaving.find({log, step});
    if (leaving == m_order.leaving.end()) return;
    for (const std::size_t message : leaving->second) send(message, m_tales[log].last);
}

EventId LogStory::arrive(std::size_t log, std::size_t step) {
    const auto arriving = m_order.arriving.find({log, step});
    if (arriving == m_order.arriving.end()) return noEvent;
    const LogMessage& message = m_order.messages[arriving->second];
    const LogFact& fact = m_logs[log].facts[m_order.steps[log][step].fact];
    if (fact.kind == FactKind::notified) hearOf(message.from, fact);
    if (m_sent[arriving->second] == noEvent) send(arriving->second, noEvent);
    m_underway.erase(m_sent[arriving->second]);
    return m_stage.deliver(m_sent[arriving->second], sidOf(log));
}

void LogStory::loseUnderway(NodeId node) {
    for (auto at = m_underway.begin(); at != m_underway.end();) {
        if (at->second == node) {
            m_stage.lost(at->first);
            at = m_underway.erase(at);
        } else {
            ++at;
        }
    }
}

}  // namespace zabscope
