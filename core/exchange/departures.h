// SPDX-License-Identifier: GPL-3.0-or-later
/// A run's events as the TCP segments that leave the servers' machines, each at its virtual time.
///
/// An ACK leaves when the receiver has taken a message in. Answers that no process gives follow after the time that the
/// connection's first segment took. What a cut or a machine without power would make TCP send again is left out.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "core/exchange/conversation.h"
#include "core/exchange/zookeeper_wire.h"
#include "core/trace/timeline.h"

namespace zabscope {

class Departures {
public:
    struct Departure {
        Instant at;
        NodeId from = noNode;
        NodeId to = noNode;
        Segment segment;  ///< its bytes are valid during the call
        std::string comment;
    };
    using Sink = std::function<void(const Departure&)>;

    /// All of it must live as long as this. Server N has the address 10.0.0.N.
    Departures(const Timeline& timeline, const WireEnsemble& ensemble, Sink sink);
    /// Takes over the next event; in order, from the first one of the run. Departures come ascending by time.
    void happened(const Event& event);
    /// What is still to leave at or before an instant.
    void finish(Instant until) { answerUntil(until); }

    static Ip4 addressOf(NodeId server);

private:
    using Side = Conversation::Side;
    struct Live {
        Conversation talk;
        NodeId from;
        NodeId to;
        Port port;
        Instant asked;
        Duration oneWay{};  ///< what its first segment took
        std::array<bool, 2> closed{};
        std::array<bool, 2> finCrosses{};  ///< the side's FIN was sent and is not cut off
        std::array<Instant, 2> closedAt{};
    };
    struct Visit;

    Live* find(ConnectionId connection);
    NodeId nodeAt(const Live& live, Side side) const { return side == Conversation::opener ? live.from : live.to; }
    Side sideOf(const Live& live, NodeId node) const;
    void leave(Instant at, const Live& live, Side side, const Segment& segment, std::string comment = {});
    void answerUntil(Instant instant);
    void answer(Instant at, ConnectionId connection, Side side);
    void forgetIfOver(ConnectionId connection);

    void connecting(const Event& event, const Connecting& opening);
    void connected(const Event& event, const Connected& end);
    void failed(const Event& event, const ConnectFailed& failure);
    void sent(const Event& event, const Sent& sent);
    void heard(const Event& event, EventId message, std::string comment);
    void closing(const Event& event, const Closing& closing);
    void noticed(const Event& event, const ClosingNoticed& noticed);

    const Timeline& m_timeline;
    const WireEnsemble& m_ensemble;
    Sink m_sink;
    std::map<ConnectionId, Live> m_live;
    std::map<std::tuple<NodeId, NodeId, Port>, std::uint32_t> m_opened;  ///< how many there were: the next port
    std::multimap<Instant, std::pair<ConnectionId, Side>> m_answers;     ///< to a FIN, by the system
    std::set<NodeId> m_off;                                              ///< machines without power
    std::set<std::pair<NodeId, NodeId>> m_cut;
};

}  // namespace zabscope
