// SPDX-License-Identifier: GPL-3.0-or-later
/// The network as values: links with their latency and cuts, connections, and messages in flight. It decides when a message
/// is due; what happens then is the engine's.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/protocol/ids.h"
#include "core/protocol/instant.h"
#include "core/sim/random.h"
#include "core/sim/slab.h"
#include "core/trace/scenario.h"

namespace zabscope {

inline constexpr std::uint32_t nothing = UINT32_MAX;
/// What a connection takes while its link is cut before it is not writable any more (a socket's send buffer).
inline constexpr std::size_t sendBuffer = std::size_t{64} * 1024;

/// The path from one node to another.
struct Link {
    NodeId from = noNode;
    NodeId to = noNode;
    bool cut = false;
    Duration latency{};
    Duration jitter{};
    std::int64_t bytesPerSecond = 0;
    Instant freeAt;  ///< when what was sent so far has left
    Random chance;
};

/// A message, or the end of the stream (a FIN), on its way.
struct Message {
    EventId sent = noEvent;  ///< the event Sent; of a FIN the event Closing
    std::uint32_t connection = nothing;
    std::uint32_t next = nothing;  ///< behind it in the same direction
    std::uint32_t bytes = 0;
    std::uint8_t side = 0;  ///< of the sender
    std::uint8_t kind = 0;
    bool fin = false;
    bool held = false;      ///< by a person
    bool dropped = false;   ///< by a person: it will not be handed over
    bool overtaken = false; ///< by a person: waits for the one behind it
    bool arrived = false;   ///< at the machine of a frozen process
    Instant earliest;       ///< when it would arrive if nothing stood before it
    Instant due;
};

enum class SideState : std::uint8_t { absent, opening, open, closed };

/// One end of a connection.
struct Side {
    NodeId node = noNode;
    SideState state = SideState::absent;
    std::uint32_t life = 0;
    std::uint16_t index = 0;  ///< of the node in the world
};

/// What one end sends, in order.
struct Way {
    std::uint32_t head = nothing;
    std::uint32_t tail = nothing;
    Instant lastDue;             ///< of the last message: the next one is not earlier
    std::uint64_t unsent = 0;    ///< bytes handed over since the link was cut
    bool writableWaits = false;  ///< the sender is told after the heal
    bool finLost = false;        ///< the sender has closed, and no FIN will say so
    EventId writableCause = noEvent;
};

struct Connection {
    ConnectionId id{};
    Port port{};
    std::array<Side, 2> sides{};  ///< the opener, the acceptor
    std::array<Way, 2> ways{};    ///< what the side of the same number sends
    EventId connecting = noEvent;
    EventId breaking = noEvent;   ///< the cause of a reset that is under way
    bool silenced = false;        ///< a cut came over the opening
    bool broken = false;          ///< reset by a person
    bool onWire = false;          ///< the transport knows it
    std::array<bool, 2> resetUnderWay{};

    bool dead() const { return sides[0].state == SideState::closed && sides[1].state == SideState::closed; }
};

class Network {
public:
    Network(const NetworkSettings& settings, std::uint64_t seed) : m_settings(settings), m_seed(seed) {}

    /// A link as it is; the settings' if it was never changed.
    Link link(NodeId from, NodeId to) const;
    /// The same, to change.
    Link& linkToChange(NodeId from, NodeId to);
    bool isCut(NodeId from, NodeId to) const;
    Duration latency(NodeId from, NodeId to) const;
    /// All links that differ from the settings or have been used with chance or bandwidth, by (from, to).
    std::vector<Link>& links() { return m_links; }

    struct Timing {
        Instant left;  ///< the sender's machine
        Instant due;
    };
    /// Sends `bytes` over a link: advances its queue, and its chance if `jitter` is wanted.
    Timing timing(Instant now, NodeId from, NodeId to, std::size_t bytes, bool jitter = true);

    Slab<Connection> connections;
    Slab<Message> messages;

    /// Puts a message behind the others of its connection and side.
    std::uint32_t append(Message message);
    /// Takes the first message of a way out of it.
    void removeHead(Way& way);
    /// Takes any message of a way out of it; costs a walk.
    void remove(Way& way, std::uint32_t message);

private:
    const Link* find(NodeId from, NodeId to) const;

    NetworkSettings m_settings;
    std::uint64_t m_seed;
    std::vector<Link> m_links;
};

}  // namespace zabscope
