// SPDX-License-Identifier: GPL-3.0-or-later
/// One direction of a connection between ZooKeeper's servers: its bytes, some of which may be missing, become messages.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/exchange/byte_stream.h"
#include "core/exchange/zookeeper_wire.h"

namespace zabscope {

/// What a connection carries.
enum class Speech : std::uint8_t { unknown, election, quorum, foreign };

class MessageStream {
public:
    struct Found {
        zab::MessageKind kind{};
        std::string bytes;
        std::string configuration;
        std::uint64_t end = 0;  ///< the place in the stream behind it
    };

    /// `first`: the stream begins with the connection, and this side has opened it: its first words say what is spoken.
    explicit MessageStream(bool first = false) : m_first(first) {}
    /// What both directions of the connection are known to speak is told from outside, too.
    void speak(Speech speech) { m_speech = speech; }
    Speech speech() const { return m_speech; }
    /// Takes what follows and appends the messages that are whole now.
    void take(const ByteStream::Piece& piece, std::vector<Found>& found);

    std::uint64_t lostBytes() const { return m_lost; }           ///< that belong to no message that was understood
    std::uint64_t unknownMessages() const { return m_unknown; }  ///< of which too little was captured
    std::size_t waiting() const { return m_buffer.size(); }

private:
    WireReading read(std::size_t known);
    WireReading readFirst(std::size_t known);
    WireReading readAny(std::size_t known);
    std::size_t known() const;
    void drop(std::size_t size);
    bool skipSnapshot();
    void loseAll();

    Speech m_speech = Speech::unknown;
    bool m_first;
    bool m_lostTrack = false;  // the next message begins somewhere at the start of a segment
    bool m_inSnapshot = false;
    std::string m_buffer;
    std::uint64_t m_begin = 0;                                   // the buffer's place in the stream
    std::vector<std::pair<std::size_t, std::size_t>> m_missing;  // parts of the buffer that are not known
    std::uint64_t m_lost = 0;
    std::uint64_t m_unknown = 0;
};

}  // namespace zabscope
