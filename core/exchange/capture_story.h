// SPDX-License-Identifier: GPL-3.0-or-later
/// From the facts of a capture to the events of a run: what was said and heard, and what follows from that by the
/// protocol. What does not follow stays untold.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <vector>

#include "core/exchange/capture_cast.h"
#include "core/exchange/capture_facts.h"
#include "core/trace/timeline.h"
#include "core/zab/message_text.h"
#include "core/zab/notes.h"
#include "core/zab/vote.h"
#include "core/zab/zab.pb.h"
#include "core/zab/zab_state.h"

namespace zabscope {

class CaptureStory {
public:
    /// Both must live as long as the story.
    CaptureStory(const Capture& capture, const CaptureCast& cast);
    Timeline tell();
    /// The time of the capture at which the run begins: its first fact's.
    static std::int64_t startOf(const Capture& capture);

private:
    using Kind = CaptureFact::Kind;
    using MessageKind = zab::MessageKind;

    /// A server, as far as it is known.
    struct Seat {
        bool up = false;
        std::uint32_t life = 0;
        std::uint32_t serial = 0;
        PublishedState state;
        bool known = false;  ///< its role is known
        zab::Role role = zab::Role::looking;
        std::int64_t round = 0;  ///< as it said last
        zab::Vote proposal;
        std::int64_t epoch = 0;  ///< that it leads, or whose leader it follows
        Zxid logged;
        Zxid committed;
        std::map<std::uint8_t, EventId> heard;              ///< the last message of each kind
        std::map<std::int64_t, EventId> acknowledged;       ///< by zxid: the last ACK that has come
        std::set<std::pair<std::int64_t, zab::Vote>> said;  ///< rounds and votes that it has told while it looked
        std::map<NodeId, zab::wire::Notification> votes;    ///< the last one of each that has come
    };
    /// A connection that is being told.
    struct Line {
        ConnectionId id{};
        bool asked = false;
        bool accepted = false;
        bool established = false;
        std::array<bool, 2> spoken{};  ///< the side has said more than who calls
        std::array<bool, 2> closed{};
        EventId opening = noEvent;
        EventId lastEnd = noEvent;
        std::vector<std::uint32_t> underway;        ///< messages that were not heard
        std::map<std::uint8_t, EventId> heard;      ///< the last message of each kind, on this connection
        std::map<std::int64_t, EventId> proposals;  ///< heard and not acknowledged yet, by zxid
        std::int64_t epoch = 0;                     ///< that the leader has told
        bool acknowledged = false;                  ///< NEWLEADER
    };

    // lives
    EventId append(EventId cause, const What& what);
    Seat& awake(NodeId node);
    /// Its connections close, but those on which it has not said anything yet.
    void die(NodeId node, EventId cause);
    void findDeaths();
    void set(NodeId node, zab::Field field, std::int64_t value);
    void setCell(NodeId node, zab::Field field, NodeId row, std::int64_t value);
    void clearVotes(Seat& seat);
    EventId publish(NodeId node, EventId cause);
    void note(NodeId node, zab::Sentence sentence, std::initializer_list<NoteValue> values, EventId cause);
    void historyEnds(NodeId node, Zxid last, EventId cause);
    void logs(NodeId node, Zxid zxid, std::size_t bytes, EventId cause);
    void flushed(NodeId node, Zxid upTo, EventId cause);

    // connections
    void fact(const CaptureFact& fact);
    void asks(std::uint32_t connection);
    void open(std::uint32_t connection);
    void refuses(std::uint32_t connection, bool refused);
    void closes(std::uint32_t connection, std::uint8_t side);
    void noticesEnd(std::uint32_t connection, std::uint8_t side);
    void loseRest(Line& line);
    void says(const CaptureFact& fact);
    void hears(const CaptureFact& fact);
    EventId causeOf(NodeId from, const Line& line, MessageKind kind, const CapturedMessage& message);

    // what follows for who has said it, and who has heard it
    static bool isOld(const Seat& seat, const zab::wire::Notification& vote);
    bool hasRestarted(NodeId node, const zab::wire::Notification& vote) const;
    void votes(NodeId node, const zab::wire::Notification& vote, EventId event);
    void notesAdoption(NodeId node, const zab::Vote& vote, EventId event);
    void setVoteCells(NodeId node, zab::Field first, NodeId from, const zab::wire::Notification& vote);
    void beginsSearch(NodeId node, const zab::wire::Notification& vote, EventId event);
    void hearsVote(NodeId node, NodeId from, const zab::wire::Notification& vote);
    void takesRole(NodeId node, zab::Role role, NodeId leader, EventId event);
    void establishes(NodeId leader, EventId event);
    void leaderSays(NodeId leader, NodeId learner, const zab::wire::QuorumPacket& packet, EventId event);
    void learnerSays(NodeId learner, Line& line, const zab::wire::QuorumPacket& packet, EventId event);
    void leaderHears(NodeId leader, NodeId learner, const zab::wire::QuorumPacket& packet, EventId event);
    void learnerHears(NodeId learner, Line& line, const zab::wire::QuorumPacket& packet, EventId event);
    void commits(NodeId node, Zxid zxid);

    NodeId end(std::uint32_t connection, std::uint8_t side) const { return m_cast.connections[connection].ends[side]; }

    const Capture& m_capture;
    const CaptureCast& m_cast;
    std::int64_t m_start = 0;
    Instant m_now;
    std::size_t m_fact = 0;
    Timeline m_timeline;
    std::map<NodeId, Seat> m_seats;
    std::vector<Line> m_lines;
    std::vector<EventId> m_sent;                          ///< of each message
    std::map<std::size_t, std::vector<NodeId>> m_deaths;  ///< before a fact
};

}  // namespace zabscope
