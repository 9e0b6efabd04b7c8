// SPDX-License-Identifier: GPL-3.0-or-later
/// The whole state of a run but its past (the timeline) and its wire (the transport): a value, so that a copy is a fork.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <memory>
#include <utility>
#include <vector>

#include "core/protocol/peer.h"
#include "core/sim/agenda.h"
#include "core/sim/disk.h"
#include "core/sim/network.h"
#include "core/sim/protocol.h"
#include "core/sim/stage.h"

namespace zabscope {

/// A peer as a value.
class PeerBox {
public:
    PeerBox() = default;
    explicit PeerBox(std::unique_ptr<Peer> peer) : m_peer(std::move(peer)) {}
    PeerBox(const PeerBox& other) : m_peer(other.m_peer ? other.m_peer->clone() : nullptr) {}
    PeerBox(PeerBox&&) noexcept = default;
    PeerBox& operator=(PeerBox other) noexcept {
        m_peer = std::move(other.m_peer);
        return *this;
    }
    ~PeerBox() = default;
    explicit operator bool() const { return m_peer != nullptr; }
    Peer* operator->() const { return m_peer.get(); }

private:
    std::unique_ptr<Peer> m_peer;
};

/// Invariants as a value.
class JudgeBox {
public:
    explicit JudgeBox(Invariants invariants) : list(std::move(invariants)) {}
    JudgeBox(const JudgeBox& other) : list(copyOf(other.list)) {}
    JudgeBox(JudgeBox&&) noexcept = default;
    JudgeBox& operator=(JudgeBox other) noexcept {
        list = std::move(other.list);
        return *this;
    }
    ~JudgeBox() = default;

    Invariants list;
    bool on = true;
};

/// An alarm clock of a peer. Most are moved before they ring, so the agenda holds one item for each, which is moved on when
/// it comes up too early.
struct Alarm {
    AlarmId id = 0;
    std::uint32_t generation = 0;
    Instant at = never;             ///< `never`: not set
    std::uint64_t serial = 0;       ///< its place among what is due at `at`
    Instant planned = never;        ///< of the item in the agenda
    EventId cause = noEvent;
};

struct Node {
    NodeId id = noNode;
    std::uint16_t index = 0;
    bool up = false;
    bool frozen = false;
    bool machineOn = true;
    std::array<bool, 3> listening{};  ///< by Port
    std::uint32_t life = 0;
    PeerBox peer;
    std::vector<Alarm> alarms;    ///< ascending by id
    std::vector<Item> waiting;    ///< what came due while frozen
    std::deque<Disk::Answer> answers;  ///< of the disk, for a frozen process
    /// Connections that are open or opening at this node, ascending by id, with their number in the slab.
    std::vector<std::pair<ConnectionId, std::uint32_t>> connections;
    Disk disk;

    explicit Node(const DiskSettings& settings) : disk(settings) {}
};

/// What a person asked to be done with messages, in flight or still to be sent.
struct Ambush {
    enum class Deed : std::uint8_t { hold, release, deliverNow, drop, duplicate, reorder };
    Deed deed{};
    std::uint8_t kind = 0;
    std::vector<NodeId> from;  ///< empty: any node
    std::vector<NodeId> to;
    std::int64_t left = 0;
    EventId cause = noEvent;

    bool matches(std::uint8_t messageKind, NodeId sender, NodeId receiver) const;
};

struct World {
    static constexpr NodeId lowestNode = -2000;

    World(Stage theStage, const Protocol& theProtocol);

    /// A server of the ensemble, or a client that has been asked for; else nullptr. Pointers last until the
    /// next new node.
    Node* find(NodeId id);
    const Node* find(NodeId id) const;
    /// Makes a node, unless there is one.
    Node& add(NodeId id);

    Stage stage;
    const Protocol* protocol;
    Instant now;
    Agenda agenda;
    Network network;
    std::vector<Node> nodes;
    std::vector<std::uint16_t> nodeIndex;  ///< by id - lowestNode; 0 is none, else one more than the index
    std::vector<Ambush> ambushes;
    std::uint32_t alarmGeneration = 0;
    JudgeBox judges;
};

}  // namespace zabscope
