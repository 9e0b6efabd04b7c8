// SPDX-License-Identifier: GPL-3.0-or-later
/// The one grammar of conditions, as values: what "when", "run until" and "expect" ask of a run.
///
/// The words are in resources/help/scenario.md.
/// An atom of state speaks of the present; one about what a server knows holds only of a server that is up. An atom of
/// events holds from the moment it happened since the watch began (core/trace/condition_watch.h).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/protocol/ids.h"
#include "core/protocol/instant.h"
#include "core/protocol/zxid.h"
#include "core/trace/command.h"
#include "core/zab/zab_state.h"

namespace zabscope {

struct ConditionNode;

/// A condition: an immutable tree that is cheap to copy. A default-made one is no condition at all.
class Condition {
public:
    Condition() = default;
    Condition(ConditionNode node);  // NOLINT: an atom is a condition
    bool empty() const { return !m_node; }
    /// Precondition: not empty.
    const ConditionNode& node() const;
    friend bool operator==(const Condition& a, const Condition& b);

private:
    std::shared_ptr<const ConditionNode> m_node;
};

namespace condition {

enum class Sign : std::uint8_t { equal, notEqual, less, atMost, greater, atLeast };
bool compare(std::int64_t left, Sign sign, std::int64_t right);

// ---- state ----

/// "leader elected"; "leader is 2": a server that is up, LEADING and in phase broadcast, so established.
struct LeaderIs {
    NodeId who = noNode;
    friend bool operator==(const LeaderIs&, const LeaderIs&) = default;
};
enum class Being : std::uint8_t { leads, follows, observes, looks, up, down, frozen, serves };
/// "server 3 leads": its role, in whatever phase. "is up", "is down" (also before its first start), "is frozen",
/// "serves".
struct ServerIs {
    NodeId server = noNode;
    Being being{};
    friend bool operator==(const ServerIs&, const ServerIs&) = default;
};
/// "epoch 2", "epoch >= 2": a leader is established with such an epoch.
struct EpochIs {
    Sign sign = Sign::equal;
    std::int64_t epoch = 0;
    friend bool operator==(const EpochIs&, const EpochIs&) = default;
};
enum class Progress : std::uint8_t { committed, applied, logged, flushed };
/// "committed 0x100000002 on 1 2", "on all", "on a quorum": each of them has come as far as that zxid.
struct Reached {
    Progress progress{};
    Zxid zxid;
    bool quorum = false;  ///< of the voters; then `servers` is empty
    Targets servers;
    friend bool operator==(const Reached&, const Reached&) = default;
};
/// "round of 3 = 2", "learner_mode[3] of leader = SNAP". "of all" asks it of each server.
struct FieldIs {
    std::uint16_t field = 0;
    std::int32_t row = 0;  ///< tables only
    Target server;
    Sign sign = Sign::equal;
    std::int64_t value = 0;
    friend bool operator==(const FieldIs&, const FieldIs&) = default;
};
/// "same tree on 1 2 3": their trees have the same digest.
struct SameTree {
    Targets servers;
    friend bool operator==(const SameTree&, const SameTree&) = default;
};
/// "link 1 2 is cut": both ways; "link 1 to 2 is cut": what 1 sends to 2.
struct LinkIsCut {
    NodeId from = noNode;
    NodeId to = noNode;
    bool oneWay = false;
    friend bool operator==(const LinkIsCut&, const LinkIsCut&) = default;
};
/// "connected 1 2", "connected 1 2 on quorum": a connection between them that is open at both ends.
struct AreConnected {
    NodeId one = noNode;
    NodeId other = noNode;
    std::optional<Port> port;
    friend bool operator==(const AreConnected&, const AreConnected&) = default;
};
/// "idle": no message is in flight, pings aside.
struct Idle {
    friend bool operator==(const Idle&, const Idle&) = default;
};

// ---- events ----

enum class Journey : std::uint8_t { sent, delivered, lost };
/// "sent NOTIFICATION from 1 to 2", "delivered PROPOSAL", "lost". Kind 0 is any, Target all is any node.
struct MessageWas {
    Journey journey{};
    std::uint8_t kind = 0;
    Target from{Target::Who::all};
    Target to{Target::Who::all};
    friend bool operator==(const MessageWas&, const MessageWas&) = default;
};
enum class Fate : std::uint8_t {
    started,
    killed,
    poweredOff,
    exited,
    froze,
    thawed,
    truncated,
    snapshotTaken,
    snapshotReceived
};
/// "killed 3", "truncated on 3"; no server: any.
struct ServerWas {
    Fate fate{};
    NodeId server = noNode;
    friend bool operator==(const ServerWas&, const ServerWas&) = default;
};
/// "synced 3 by DIFF": the leader began to bring learner 3 up to date so; none: in any mode.
struct WasSynced {
    NodeId server = noNode;
    zab::SyncMode mode = zab::SyncMode::none;
    friend bool operator==(const WasSynced&, const WasSynced&) = default;
};
/// "changed role of 3"; no server: any.
struct FieldChanged {
    std::uint16_t field = 0;
    NodeId server = noNode;
    friend bool operator==(const FieldChanged&, const FieldChanged&) = default;
};
/// "violation", "violation one_leader_per_epoch"
struct WasViolated {
    std::string invariant;
    friend bool operator==(const WasViolated&, const WasViolated&) = default;
};
/// "note \"newer history\" on 3": an English note that contains the text.
struct WasNoted {
    std::string text;
    NodeId server = noNode;
    friend bool operator==(const WasNoted&, const WasNoted&) = default;
};
/// "command \"kill\"": a command was carried out whose canonical text contains this one.
struct WasCommanded {
    std::string text;
    friend bool operator==(const WasCommanded&, const WasCommanded&) = default;
};

using Happening = std::variant<MessageWas, ServerWas, WasSynced, FieldChanged, WasViolated, WasNoted, WasCommanded>;

// ---- composites ----

struct All {
    std::vector<Condition> parts;
    friend bool operator==(const All&, const All&) = default;
};  ///< "and", two or more
struct Any {
    std::vector<Condition> parts;
    friend bool operator==(const Any&, const Any&) = default;
};  ///< "or", two or more
struct Not {
    Condition part;
    friend bool operator==(const Not&, const Not&) = default;
};
/// "COND for at least 2s": it holds and has held for that long without a break.
struct ForAtLeast {
    Condition part;
    Duration time{};
    friend bool operator==(const ForAtLeast&, const ForAtLeast&) = default;
};
/// "never COND": it has not held since the watch began.
struct Never {
    Condition part;
    friend bool operator==(const Never&, const Never&) = default;
};
/// "count sent PROPOSAL >= 3": how often it has happened since the watch began.
struct Count {
    Happening happening;
    Sign sign = Sign::atLeast;
    std::int64_t times = 1;
    friend bool operator==(const Count&, const Count&) = default;
};

}  // namespace condition

struct ConditionNode {
    std::variant<condition::LeaderIs, condition::ServerIs, condition::EpochIs, condition::Reached, condition::FieldIs,
                 condition::SameTree, condition::LinkIsCut, condition::AreConnected, condition::Idle,
                 condition::Happening, condition::All, condition::Any, condition::Not, condition::ForAtLeast,
                 condition::Never, condition::Count>
        what;
    friend bool operator==(const ConditionNode&, const ConditionNode&) = default;
};

/// The parts of a composite, in their order; an atom has none.
std::vector<Condition> partsOf(const ConditionNode& node);
/// The invariants that "violation NAME" speaks of. Whoever knows the protocol checks that there are such.
std::vector<std::string> invariantsNamedIn(const Condition& condition);

/// The canonical form in the scenario language; parseCondition (scenario.h) reads it back. Precondition: not empty.
std::string toText(const Condition& condition);

}  // namespace zabscope
