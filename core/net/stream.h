// SPDX-License-Identifier: GPL-3.0-or-later
/// One direction of a real connection, from the writer's bytes not yet sent to the messages read and not yet taken.
#pragma once

#include <chrono>
#include <deque>
#include <optional>
#include <string>

#include "core/net/frame.h"
#include "core/net/socket.h"
#include "core/sim/transport.h"

namespace zabscope {

/// Both ends are in this process, so one object can see that a stream never stands still: where the writer has no room, the
/// reader reads. What comes is checked against what was sent: same events, same order, nothing else.
class Stream {
public:
    /// `writer` and `reader` outlive the stream; they may be opened later. No wait is longer than `patience`.
    Stream(ConnectionId connection, NodeId from, NodeId to, Socket& writer, Socket& reader,
           std::chrono::milliseconds patience);

    /// The first frame, sent at once.
    void greet(const std::string& secret);
    /// Goes on reading where the greeting ended.
    void greeted(FrameDecoder decoder);

    /// Keeps a message to be sent, so that several share one system call; sends when many bytes wait.
    void put(EventId event, std::string bytes);
    /// The bytes of message `event`, which was put and not taken yet. Sends what waits, and waits until they are here.
    std::string take(EventId event);
    /// Sends what waits, then says that nothing more comes.
    void finish();
    bool finished() const { return m_finished; }
    /// Waits until the reader has read all and seen the end. After finish().
    void awaitEnd();

private:
    struct Message {
        EventId event;
        std::string bytes;
    };

    void send();
    bool receive();
    void sort(std::string_view bytes);
    std::optional<std::string> arrived(EventId event);
    bool underway(EventId event) const;
    void waitUntilReady(std::optional<Deadline>& deadline, const std::string& aim);
    TransportError trouble(const std::string& what) const;

    ConnectionId m_connection;
    NodeId m_from;
    NodeId m_to;
    Socket& m_writer;
    Socket& m_reader;
    std::chrono::milliseconds m_patience;

    std::string m_unsent;
    std::size_t m_written = 0;       // of m_unsent, the system has these
    std::deque<EventId> m_underway;  // put and not read yet
    FrameDecoder m_decoder{largestFrame};
    std::deque<Message> m_arrived;
    bool m_finished = false;
    bool m_ended = false;
};

}  // namespace zabscope
