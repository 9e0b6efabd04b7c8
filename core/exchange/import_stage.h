// SPDX-License-Identifier: GPL-3.0-or-later
/// A run that is not simulated but retold: whoever reads it from outside says what happened, and this makes the events
/// of it in the order and form that the simulator gives them, so that every view can show it.
#pragma once

#include <initializer_list>
#include <map>
#include <string_view>
#include <utility>

#include "core/protocol/peer_state.h"
#include "core/trace/timeline.h"
#include "core/zab/message_text.h"
#include "core/zab/notes.h"
#include "core/zab/vote.h"
#include "core/zab/zab_state.h"

namespace zabscope {

class ImportStage {
public:
    const Timeline& timeline() const { return m_timeline; }
    Timeline takeTimeline() { return std::move(m_timeline); }

    /// What follows happens at this instant, or at the last one told if that is later.
    void moveTo(Instant at) { m_now = std::max(m_now, at); }
    Instant now() const { return m_now; }

    // ---- lives ----

    bool isUp(NodeId node) const;
    /// A life begins; it must be down. Everything that cannot be read from outside is unknown until it is set.
    EventId born(NodeId node);
    /// It must be up. Its ends of connections close.
    EventId died(NodeId node, Death how, EventId cause = noEvent);
    /// It must be down. Nothing of what it had written is left.
    void diskIsWiped(NodeId node);

    // ---- what a server shows of itself; it must be up ----

    const PeerState& fields(NodeId node) const;
    void set(NodeId node, zab::Field field, std::int64_t value);
    void setCell(NodeId node, zab::Field field, NodeId row, std::int64_t value);
    void eraseRow(NodeId node, std::initializer_list<zab::Field> fields, NodeId row);
    void clear(NodeId node, std::initializer_list<zab::Field> fields);
    /// Records what was set since the last time, as one event. Returns its number, or `cause` if nothing has changed.
    EventId publish(NodeId node, EventId cause);
    EventId note(NodeId node, zab::Sentence sentence, std::initializer_list<NoteValue> values, EventId cause);
    /// Its history on disk is known to end with this transaction; how it came there is not.
    void historyEnds(NodeId node, Zxid last, EventId cause);
    void historyIsCut(NodeId node, Zxid last, EventId cause);

    // ---- connections and messages ----

    /// A message leaves; a connection is opened if there is none. `due`: when it arrives.
    EventId send(NodeId from, NodeId to, Port port, zab::MessageKind kind, std::string_view bytes, Instant due,
                 EventId cause);
    /// It arrives. Returns the event, or noEvent if the receiver is down.
    EventId deliver(EventId message, NodeId to);
    /// It never arrives: its receiver is gone.
    void lost(EventId message) { append(message, Lost{message, Loss::receiverDead}); }
    /// One end closes, if they are connected.
    void close(NodeId by, NodeId other, Port port, EventId cause);
    /// One end notices that the other has closed; if that has not, it closes itself.
    void notice(NodeId at, NodeId other, Port port, EventId cause);

private:
    using Pair = std::tuple<NodeId, NodeId, Port>;
    struct Seat {
        bool up = false;
        std::uint32_t life = 0;
        std::uint32_t serial = 0;
        PublishedState state;
    };
    static Pair pairOf(NodeId a, NodeId b, Port port) { return {std::min(a, b), std::max(a, b), port}; }
    Seat& seat(NodeId node);
    EventId append(EventId cause, const What& what) { return m_timeline.append(m_now, cause, what); }
    ConnectionId connect(NodeId from, NodeId to, Port port, EventId cause);
    void wrote(NodeId node, Write::Action action, Write::Meaning meaning, Zxid zxid, EventId cause);

    Timeline m_timeline;
    Instant m_now;
    std::map<NodeId, Seat> m_seats;
    std::map<Pair, ConnectionId> m_connections;
};

/// The bytes of a vote and of a packet that has a zxid only, as our own servers would send them.
std::string voteBytes(zab::Role state, const zab::Vote& vote, std::int64_t round);
std::string packetBytes(zab::MessageKind kind, Zxid zxid);

}  // namespace zabscope
