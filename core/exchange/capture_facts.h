// SPDX-License-Identifier: GPL-3.0-or-later
/// What a capture shows of ZooKeeper's servers, as facts in order: connections opened and ended, messages said and
/// heard.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <istream>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "core/exchange/captured_segment.h"
#include "core/exchange/message_stream.h"

namespace zabscope {

struct CaptureFact {
    enum class Kind : std::uint8_t {
        asks,  ///< to open the connection
        accepts,
        establishes,  ///< the opener knows that it is open
        refuses,
        says,
        hears,  ///< has the message, as its system acknowledges
        ends,
        hearsEnd,  ///< of the other side
        resets
    };
    std::int64_t at = 0;  ///< microseconds since 1970-01-01, never less than the one before
    Kind kind{};
    std::uint8_t side = 0;  ///< who does it: 0 the opener, 1 the acceptor
    std::uint32_t connection = 0;
    std::uint32_t message = 0;  ///< of says and hears
};

struct CapturedMessage {
    zab::MessageKind kind{};
    std::string bytes;  ///< as our own servers write it
    std::int64_t heardAt = -1;
};

struct CapturedConnection {
    std::array<Address, 2> ends;  ///< opener, acceptor
    Speech speech = Speech::unknown;
    bool beginningSeen = false;  ///< else who has opened it is a guess
    std::int64_t openerSid = 0;  ///< as it has introduced itself; 0: it has not
    std::string openerAddress;   ///< "host:port" of its election port, as it says
};

/// What could not be used.
struct CaptureCounts {
    std::uint64_t packets = 0;
    std::uint64_t segments = 0;
    std::uint64_t notTcp = 0;
    std::uint64_t fragments = 0;
    std::uint64_t damaged = 0;
    std::uint64_t unknownLink = 0;
    std::uint64_t withoutTime = 0;
    std::uint64_t foreignConnections = 0;
    std::uint64_t lostBytes = 0;        ///< of our connections: of no message that was understood
    std::uint64_t unknownMessages = 0;  ///< of which too little was captured
    std::uint64_t backInTime = 0;       ///< packets that are earlier than one before them
    bool cutOff = false;
};

struct Capture {
    std::vector<CaptureFact> facts;
    std::vector<CapturedMessage> messages;
    std::vector<CapturedConnection> connections;
    std::vector<std::string> configurations;  ///< different texts that were told, in order
    CaptureCounts counts;
};

struct CaptureLimits {
    std::size_t messages = 4'000'000;
    std::size_t facts = 20'000'000;
    std::uint64_t messageBytes = std::uint64_t{1} << 30;
    std::size_t connections = 1 << 16;  ///< open at once, foreign ones included
    std::uint64_t waitingBytes = std::uint64_t{256} << 20;
};

/// Told how many bytes were read; false stops the reading, which then gives what it has.
using CaptureProgress = std::function<bool(std::uint64_t)>;

std::variant<Capture, CaptureTrouble> readCapture(std::istream& in, const std::string& name,
                                                  const CaptureProgress& goOn, const CaptureLimits& limits = {});

}  // namespace zabscope
