// SPDX-License-Identifier: GPL-3.0-or-later
/// Follows every TCP connection of a capture and writes down what those of ZooKeeper's servers say.
#pragma once

#include <deque>

#include "core/exchange/capture_facts.h"

namespace zabscope {

class CaptureTracker {
public:
    explicit CaptureTracker(const CaptureLimits& limits) : m_limits(limits) {}
    void take(const CapturedSegment& segment, std::int64_t at);
    /// Nothing more comes.
    void finish();
    CaptureCounts& counts() { return m_capture.counts; }
    Capture takeCapture() { return std::move(m_capture); }
    /// Which limit has been reached, in words; empty: none.
    const std::string& overLimit() const { return m_overLimit; }

private:
    using Kind = CaptureFact::Kind;
    using Key = std::pair<Address, Address>;  // the smaller end first
    struct Said {
        std::uint64_t end;
        std::uint32_t message;
    };
    struct Direction {
        ByteStream bytes;
        MessageStream messages;
        std::deque<Said> unheard;
        bool finSeen = false;
        bool finHeard = false;
        std::uint32_t finSequence = 0;
    };
    struct Live {
        CapturedConnection connection;
        std::array<Direction, 2> directions;  // what each side says
        std::vector<CaptureFact> early;       // before it is known to be ours
        std::uint32_t number = 0;             // in the capture, once it is ours
        bool ours = false;
        bool asked = false;
        bool accepted = false;
        bool established = false;
        std::uint32_t synSequence = 0;
        std::size_t waiting = 0;  // bytes, of both directions
        std::int64_t lastAt = 0;
    };

    static Key keyOf(const CapturedSegment& segment);
    Live* liveOf(const CapturedSegment& segment, std::int64_t at);
    void forget(const Key& key, Live& live);
    void openings(Live& live, const CapturedSegment& segment, std::uint8_t side, std::int64_t at);
    void acknowledgement(Live& live, const CapturedSegment& segment, std::uint8_t side, std::int64_t at);
    void payload(Live& live, const CapturedSegment& segment, std::uint8_t side, std::int64_t at);
    void give(Live& live, std::uint8_t side, const ByteStream::Pieces& pieces, std::int64_t at);
    void settleSpeech(Live& live, std::uint8_t side);
    void said(Live& live, std::uint8_t side, MessageStream::Found& found, std::int64_t at);
    void fact(Live& live, Kind kind, std::uint8_t side, std::int64_t at, std::uint32_t message = 0);
    void dropIdle(std::int64_t at);
    void limit(bool reached, const char* what);

    CaptureLimits m_limits;
    Capture m_capture;
    std::map<Key, Live> m_live;
    std::map<std::uint32_t, std::size_t>
        m_turned;  // connections of which all facts before one are told the wrong way round
    std::uint64_t m_waiting = 0;
    std::uint64_t m_messageBytes = 0;
    std::string m_overLimit;
};

}  // namespace zabscope
