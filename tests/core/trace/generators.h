// SPDX-License-Identifier: GPL-3.0-or-later
/// Random commands and conditions for property tests: whatever the scenario language has words for.
#pragma once

#include <rapidcheck.h>

#include <string>
#include <vector>

#include "core/trace/command.h"
#include "core/trace/condition.h"
#include "core/zab/message_text.h"

namespace zabscope::generators {

/// least <= number < limit, evenly, however far a test has come.
template <typename T>
T pick(T least, T limit) {
    return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<T>(least, limit));
}

inline NodeId sid() { return pick<NodeId>(1, 10); }
inline NodeId sidOrAny() { return pick<NodeId>(0, 10); }

inline Target target() {
    const auto who = static_cast<Target::Who>(pick(0, 5));
    return {who, who == Target::Who::sid ? sid() : noNode};
}
/// A client can stand there too.
inline Target node() { return pick(0, 4) == 0 ? Target{Target::Who::sid, -pick<NodeId>(1, 1000)} : target(); }
inline Targets targets() {
    Targets result;
    const int count = pick(1, 6);
    for (int index = 0; index < count; ++index) result.push_back(target());
    return result;
}
inline Duration duration() {
    const auto unit = *rc::gen::element<std::int64_t>(1, 1000, 1'000'000, 60'000'000);
    return microseconds(pick<std::int64_t>(1, 5000) * unit);
}
inline Zxid zxid() { return Zxid::of(pick<std::int64_t>(0, 70'000), pick<std::int64_t>(0, 1LL << 32)); }
/// Any bytes at all.
inline std::string text() { return *rc::gen::arbitrary<std::string>(); }
inline std::string path() {
    std::string result;
    const int parts = pick(1, 4);
    for (int part = 0; part < parts; ++part)
        result += "/" + *rc::gen::element<std::string>("a", "b-c", "x.y", "ä", "d e", "q\"", "a..b", "#1", "z;");
    return result;
}
inline std::uint8_t kind() {
    const auto number = pick(0, 64);
    const auto kind = static_cast<std::uint8_t>(number);
    return zab::kindName(kind) == "?" ? 0 : kind;
}
inline std::int64_t count() { return pick<std::int64_t>(1, 1'000'000); }
inline bool coin() { return *rc::gen::arbitrary<bool>(); }

inline MessagePattern pattern() {
    MessagePattern which;
    if (pick(0, 4) == 0) {
        which.message = static_cast<EventId>(count());
        return which;
    }
    which.kind = kind();
    which.from = node();
    which.to = node();
    which.count = *rc::gen::element<std::int64_t>(1, 2, 77, MessagePattern::every);
    return which;
}

inline AskClient askClient() {
    using Verb = Operation::Verb;
    AskClient ask;
    ask.client = coin() ? noNode : -pick<NodeId>(1, 1000);
    Operation& operation = ask.operation;
    operation.verb = static_cast<Verb>(pick(0, 10));
    if (ask.client == noNode || operation.verb == Verb::connect) ask.server = target();
    const bool writes = operation.verb == Verb::set || operation.verb == Verb::create;
    const bool load = operation.verb == Verb::load;
    const bool bare = operation.verb == Verb::stop || operation.verb == Verb::close || operation.verb == Verb::vanish;
    if (!bare && operation.verb != Verb::connect && coin()) operation.path = path();
    if ((writes || load) && coin()) operation.value = text();
    if (writes && coin()) operation.count = count();
    if ((operation.verb == Verb::set || operation.verb == Verb::remove) && coin()) operation.version = pick(0, 100);
    if (operation.verb == Verb::create) operation.ephemeral = coin();
    if (operation.verb == Verb::create) operation.sequential = coin();
    if (load) {
        operation.count = coin() ? 0 : count();
        operation.outstanding = count();
        if (coin()) operation.every = duration();
    }
    if (operation.verb == Verb::connect && coin()) operation.sessionTimeout = milliseconds(count());
    return ask;
}

/// Every alternative of Command, by its number.
inline Command command() {
    switch (pick<std::size_t>(0, std::variant_size_v<Command>)) {
        case 0:
            return Start{targets()};
        case 1:
            return Kill{targets()};
        case 2:
            return PowerOff{targets()};
        case 3:
            return Freeze{targets()};
        case 4:
            return Thaw{targets()};
        case 5:
            return Wipe{targets()};
        case 6:
            return ForceTimeout{targets()};
        case 7:
            return SlowDisk{targets(), pick(1, 1'000'000)};
        case 8:
            return FillDisk{targets(), coin()};
        case 9:
            return CorruptDisk{targets(), coin() ? Zxid{} : zxid()};
        case 10:
            return Cut{targets(), targets(), coin()};
        case 11:
            return coin() ? Heal{} : Heal{targets(), targets()};
        case 12:
            return Partition{{targets(), targets(), targets()}};
        case 13:
            return Isolate{targets()};
        case 14:
            return Delay{targets(), targets(), coin() ? Duration{} : duration()};
        case 15:
            return Jitter{targets(), targets(), duration()};
        case 16:
            return Bandwidth{targets(), targets(), coin() ? 0 : count()};
        case 17:
            return Reset{targets(), targets()};
        case 18:
            return Hold{pattern()};
        case 19:
            return Release{pattern()};
        case 20:
            return DeliverNow{pattern()};
        case 21:
            return Drop{pattern()};
        case 22:
            return Duplicate{pattern()};
        case 23:
            return Reorder{pattern()};
        default:
            return askClient();
    }
}

inline condition::Sign sign() { return static_cast<condition::Sign>(pick(0, 6)); }
inline const zab::FieldInfo& field() { return zab::fields()[pick<std::size_t>(0, zab::fields().size())]; }
inline std::int64_t fieldValue(zab::FieldKind kind) {
    switch (kind) {
        case zab::FieldKind::number:
        case zab::FieldKind::sid:
        case zab::FieldKind::epoch:
        case zab::FieldKind::round:
            return *rc::gen::arbitrary<std::int64_t>();
        case zab::FieldKind::zxid:
        case zab::FieldKind::digest:
            return *rc::gen::arbitrary<std::int64_t>();
        case zab::FieldKind::duration:
            return duration().count();
        case zab::FieldKind::instant:
            return coin() ? -1 : duration().count();
        case zab::FieldKind::role:
        case zab::FieldKind::syncMode:
            return pick(0, 4);
        case zab::FieldKind::phase:
            return pick(0, 5);
        case zab::FieldKind::learnerPhase:
            return pick(0, 7);
        case zab::FieldKind::flag:
            return pick(0, 2);
    }
    return 0;
}

/// Every alternative of Happening, by its number.
inline condition::Happening happening() {
    using namespace condition;
    switch (pick<std::size_t>(0, std::variant_size_v<Happening>)) {
        case 0:
            return MessageWas{static_cast<Journey>(pick(0, 3)), kind(), node(), node()};
        case 1:
            return ServerWas{static_cast<Fate>(pick(0, 9)), sidOrAny()};
        case 2:
            return WasSynced{sid(), static_cast<zab::SyncMode>(pick(0, 4))};
        case 3:
            return FieldChanged{field().field, sidOrAny()};
        case 4:
            return WasViolated{*rc::gen::element<std::string>("", "one_leader", "and", "at", "A b", "x\ny")};
        case 5:
            return WasNoted{text(), sidOrAny()};
        default:
            return WasCommanded{text()};
    }
}

/// Every alternative of ConditionNode, by its number; nothing deeper than `depth`.
inline Condition anyCondition(int depth = 4) {
    using namespace condition;
    const auto part = [depth] { return anyCondition(depth - 1); };
    const std::size_t all = std::variant_size_v<decltype(ConditionNode::what)>;
    switch (pick<std::size_t>(0, depth > 0 ? all : all - 5)) {
        case 0:
            return Condition{{LeaderIs{sidOrAny()}}};
        case 1:
            return Condition{{ServerIs{sid(), static_cast<Being>(pick(0, 8))}}};
        case 2:
            return Condition{{EpochIs{sign(), pick<std::int64_t>(0, 1LL << 31)}}};
        case 3: {
            const bool quorum = coin();
            return Condition{
                {Reached{static_cast<Progress>(pick(0, 4)), zxid(), quorum, quorum ? Targets{} : targets()}}};
        }
        case 4: {
            const zab::FieldInfo& info = field();
            const std::int32_t row = info.field >= PeerState::firstTable ? sid() : 0;
            return Condition{{FieldIs{info.field, row, target(), sign(), fieldValue(info.kind)}}};
        }
        case 5:
            return Condition{{SameTree{targets()}}};
        case 6:
            return Condition{{LinkIsCut{sid(), sid(), coin()}}};
        case 7: {
            AreConnected are{sid(), sid(), Port::election};
            if (coin()) are.port = static_cast<Port>(pick(0, 3));
            if (coin()) are.port.reset();
            return Condition{{are}};
        }
        case 8:
            return Condition{{Idle{}}};
        case 9:
            return Condition{{happening()}};
        case 10:
            return Condition{{Count{happening(), sign(), count()}}};
        case 11:
            return Condition{{All{{part(), part(), part()}}}};
        case 12:
            return Condition{{Any{{part(), part()}}}};
        case 13:
            return Condition{{Not{part()}}};
        case 14:
            return Condition{{ForAtLeast{part(), duration()}}};
        default:
            return Condition{{Never{part()}}};
    }
}

}  // namespace zabscope::generators
