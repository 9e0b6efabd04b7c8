// SPDX-License-Identifier: GPL-3.0-or-later
/// What a person can do to a running ensemble; each is a word of the scenario language and a command of the engine.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "core/protocol/ids.h"
#include "core/protocol/instant.h"
#include "core/protocol/operation.h"
#include "core/protocol/zxid.h"

namespace zabscope {

/// A server named by its sid or by what it is when the command is carried out.
struct Target {
    enum class Who : std::uint8_t {
        sid,
        leader,
        follower,
        observer,
        all
    };  ///< follower: the one with the smallest sid
    Who who = Who::sid;
    NodeId sid = noNode;
    friend bool operator==(const Target&, const Target&) = default;
};
using Targets = std::vector<Target>;

// ---- servers ----
struct Start {
    Targets servers;
    friend bool operator==(const Start&, const Start&) = default;
};  ///< or restart
struct Kill {
    Targets servers;
    friend bool operator==(const Kill&, const Kill&) = default;
};
struct PowerOff {
    Targets servers;
    friend bool operator==(const PowerOff&, const PowerOff&) = default;
};
struct Freeze {
    Targets servers;
    friend bool operator==(const Freeze&, const Freeze&) = default;
};
struct Thaw {
    Targets servers;
    friend bool operator==(const Thaw&, const Thaw&) = default;
};
struct Wipe {
    Targets servers;
    friend bool operator==(const Wipe&, const Wipe&) = default;
};  ///< servers must be down
struct ForceTimeout {
    Targets servers;
    friend bool operator==(const ForceTimeout&, const ForceTimeout&) = default;
};
/// Disk times in percent of the normal ones.
struct SlowDisk {
    Targets servers;
    std::int32_t percent = 100;
    friend bool operator==(const SlowDisk&, const SlowDisk&) = default;
};
struct FillDisk {
    Targets servers;
    bool full = true;
    friend bool operator==(const FillDisk&, const FillDisk&) = default;
};
/// Flips bits in the log record with this zxid (0: the last one); found when the log is read.
struct CorruptDisk {
    Targets servers;
    Zxid zxid;
    friend bool operator==(const CorruptDisk&, const CorruptDisk&) = default;
};

// ---- links: between every server of one side and every one of the other ----
struct Cut {
    Targets from;
    Targets to;
    bool oneWay = false;
    friend bool operator==(const Cut&, const Cut&) = default;
};
struct Heal {
    Targets from;
    Targets to;
    friend bool operator==(const Heal&, const Heal&) = default;
};  ///< both empty: all links
// Delay, Jitter and Bandwidth change the one direction, `from` to `to`.
struct Partition {
    std::vector<Targets> sides;
    friend bool operator==(const Partition&, const Partition&) = default;
};
struct Isolate {
    Targets servers;
    friend bool operator==(const Isolate&, const Isolate&) = default;
};
struct Delay {
    Targets from;
    Targets to;
    Duration latency{};
    friend bool operator==(const Delay&, const Delay&) = default;
};
struct Jitter {
    Targets from;
    Targets to;
    Duration jitter{};
    friend bool operator==(const Jitter&, const Jitter&) = default;
};
struct Bandwidth {
    Targets from;
    Targets to;
    std::int64_t bytesPerSecond = 0;
    friend bool operator==(const Bandwidth&, const Bandwidth&) = default;
};
/// Breaks every connection between the two sides, as a TCP reset does.
struct Reset {
    Targets from;
    Targets to;
    friend bool operator==(const Reset&, const Reset&) = default;
};

// ---- single messages ----
/// Names messages: one in flight by its event, or the next `count` that match.
struct MessagePattern {
    static constexpr std::int64_t every = INT64_MAX;  ///< as `count`: all that are in flight and all that will be sent
    EventId message = noEvent;                        ///< if given, the rest does not count
    std::uint8_t kind = 0;                            ///< 0 is any
    Target from{Target::Who::all};
    Target to{Target::Who::all};
    std::int64_t count = 1;
    friend bool operator==(const MessagePattern&, const MessagePattern&) = default;
};
/// Messages already in flight that match are taken first, then the next ones sent.
struct Hold {
    MessagePattern which;
    friend bool operator==(const Hold&, const Hold&) = default;
};
struct Release {
    MessagePattern which;
    friend bool operator==(const Release&, const Release&) = default;
};
struct DeliverNow {
    MessagePattern which;
    friend bool operator==(const DeliverNow&, const DeliverNow&) = default;
};
// Outside the fault model of TCP, and marked as such in every output:
struct Drop {
    MessagePattern which;
    friend bool operator==(const Drop&, const Drop&) = default;
};
struct Duplicate {
    MessagePattern which;
    friend bool operator==(const Duplicate&, const Duplicate&) = default;
};
/// The message is overtaken by the one sent after it on the same connection.
struct Reorder {
    MessagePattern which;
    friend bool operator==(const Reorder&, const Reorder&) = default;
};

// ---- clients ----
/// `client` 0 is the helper client of the operation's server, which opens a session there when first used.
struct AskClient {
    NodeId client = noNode;
    Target server;
    Operation operation;
    friend bool operator==(const AskClient&, const AskClient&) = default;
};

using Command = std::variant<Start, Kill, PowerOff, Freeze, Thaw, Wipe, ForceTimeout, SlowDisk, FillDisk, CorruptDisk,
                             Cut, Heal, Partition, Isolate, Delay, Jitter, Bandwidth, Reset, Hold, Release, DeliverNow,
                             Drop, Duplicate, Reorder, AskClient>;

/// The canonical form in the scenario language; parseCommand (scenario.h) reads it back.
std::string toText(const Command& command);
/// Whether the command leaves the fault model (drop, duplicate, reorder).
bool isViolationOfModel(const Command& command);

}  // namespace zabscope
