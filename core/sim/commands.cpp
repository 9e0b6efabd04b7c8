// SPDX-License-Identifier: GPL-3.0-or-later
/// Carrying out what people command: targets are resolved, the command is checked as a whole, recorded, and done.
#include <algorithm>
#include <cassert>
#include <type_traits>
#include <utility>

#include "core/sim/client.h"
#include "core/sim/engine.h"
#include "core/trace/target.h"

namespace zabscope {
namespace {

using Failure = std::optional<std::string>;

template <typename C>
constexpr bool namesServers = requires(C& command) { command.servers; };
template <typename C>
constexpr bool namesLinks = requires(C& command) { command.from; command.to; };
template <typename C>
constexpr bool namesMessages = requires(C& command) { command.which; };

Targets asTargets(const std::vector<NodeId>& nodes) {
    Targets targets;
    for (const NodeId node : nodes) targets.push_back({Target::Who::sid, node});
    return targets;
}

bool saysAll(const Targets& targets) {
    return std::any_of(targets.begin(), targets.end(), [](const Target& each) { return each.who == Target::Who::all; });
}

std::string server(NodeId node) { return "server " + std::to_string(node); }

Ambush::Deed deedOf(const Command& command) {
    if (std::holds_alternative<Hold>(command)) return Ambush::Deed::hold;
    if (std::holds_alternative<Release>(command)) return Ambush::Deed::release;
    if (std::holds_alternative<DeliverNow>(command)) return Ambush::Deed::deliverNow;
    if (std::holds_alternative<Drop>(command)) return Ambush::Deed::drop;
    if (std::holds_alternative<Duplicate>(command)) return Ambush::Deed::duplicate;
    assert(std::holds_alternative<Reorder>(command));
    return Ambush::Deed::reorder;
}

/// Why a command means nothing for one server; nothing if it does.
struct Refusal {
    const Node& node;

    Failure operator()(const Start&) const { return unless(!node.up, "is running already"); }
    Failure operator()(const Kill&) const { return unless(node.up, "is not running"); }
    Failure operator()(const PowerOff&) const { return unless(node.machineOn, "is off already"); }
    Failure operator()(const Freeze&) const {
        return node.up ? unless(!node.frozen, "is frozen already") : unless(false, "is not running");
    }
    Failure operator()(const Thaw&) const { return unless(node.frozen, "is not frozen"); }
    Failure operator()(const Wipe&) const { return unless(!node.up, "is running: stop it before its disk is wiped"); }
    Failure operator()(const ForceTimeout&) const {
        if (!node.up) return unless(false, "is not running");
        if (node.frozen) return unless(false, "is frozen");
        const bool pending = std::any_of(node.alarms.begin(), node.alarms.end(),
                                         [](const Alarm& alarm) { return alarm.at != never; });
        return unless(pending, "waits for no time-out");
    }
    Failure operator()(const SlowDisk& command) const { return unless(command.percent > 0, "needs a disk time above 0%"); }
    Failure operator()(const FillDisk&) const { return std::nullopt; }
    Failure operator()(const CorruptDisk& command) const {
        Disk trial = node.disk;
        return unless(trial.corrupt(command.zxid).has_value(), "has no such record in its log");
    }
    template <typename C>
    Failure operator()(const C&) const {
        assert(false && "not a command about servers");
        return std::nullopt;
    }

private:
    Failure unless(bool fine, std::string_view why) const {
        if (fine) return std::nullopt;
        return server(node.id) + " " + std::string{why};
    }
};

}  // namespace

std::vector<NodeId> Engine::resolve(const Targets& targets) const {
    std::vector<NodeId> nodes = zabscope::resolve(targets, m_world.stage.ensemble, m_timeline.state());
    std::sort(nodes.begin(), nodes.end());
    return nodes;
}

std::optional<std::string> Engine::carryOut(const Command& command) {
    assert(!m_stepping);
    Command resolved = command;
    if (Failure failure = prepare(resolved)) return failure;
    execute(resolved, record(noEvent, Commanded{toText(resolved)}));
    return std::nullopt;
}

Engine::Failure Engine::prepareTargets(Targets& targets) const {
    const std::vector<NodeId> nodes = resolve(targets);
    if (nodes.empty()) return "there is no such server now";
    for (const NodeId node : nodes) {
        if (!m_world.stage.ensemble.find(node)) return "there is no " + server(node);
    }
    targets = asTargets(nodes);
    return std::nullopt;
}

Engine::Failure Engine::prepareTarget(Target& target) const {
    if (target.who == Target::Who::all || (target.who == Target::Who::sid && isClient(target.sid))) return std::nullopt;
    if (target.who == Target::Who::sid && target.sid == noNode) return std::nullopt;
    Targets one{target};
    if (Failure failure = prepareTargets(one)) return failure;
    target = one.front();
    return std::nullopt;
}

Engine::Failure Engine::prepare(Command& command) const {
    return std::visit([&](auto& what) -> Failure {
        using C = std::remove_reference_t<decltype(what)>;
        if constexpr (namesServers<C> && !std::is_same_v<C, Isolate>) {
            const bool all = saysAll(what.servers);
            if (Failure failure = prepareTargets(what.servers)) return failure;
            Targets fit;
            Failure refused;
            for (const Target& target : what.servers) {
                const Failure why = Refusal{*m_world.find(target.sid)}(what);
                if (why && !all) return why;
                if (why) refused = why; else fit.push_back(target);
            }
            if (fit.empty()) return refused;
            what.servers = fit;
            return std::nullopt;
        } else if constexpr (std::is_same_v<C, Isolate>) {
            return prepareTargets(what.servers);
        } else if constexpr (std::is_same_v<C, Partition>) {
            return preparePartition(what);
        } else if constexpr (namesLinks<C>) {
            if (std::is_same_v<C, Heal> && what.from.empty() && what.to.empty()) return std::nullopt;
            if (Failure failure = prepareTargets(what.from)) return failure;
            if (Failure failure = prepareTargets(what.to)) return failure;
            const bool itself = what.from.size() == 1 && what.from == what.to;
            return itself ? Failure{"a link is between two servers"} : std::nullopt;
        } else if constexpr (namesMessages<C>) {
            if (Failure failure = prepareTarget(what.which.from)) return failure;
            if (Failure failure = prepareTarget(what.which.to)) return failure;
            return checkMessages(deedOf(Command{what}), what.which);
        } else {
            return prepareAsk(what);
        }
    }, command);
}

Engine::Failure Engine::preparePartition(Partition& partition) const {
    std::vector<NodeId> seen;
    for (Targets& side : partition.sides) {
        if (Failure failure = prepareTargets(side)) return failure;
        for (const Target& target : side) {
            if (std::find(seen.begin(), seen.end(), target.sid) != seen.end()) {
                return server(target.sid) + " stands on two sides of the partition";
            }
            seen.push_back(target.sid);
        }
    }
    return partition.sides.size() < 2 ? Failure{"a partition has two sides or more"} : std::nullopt;
}

Engine::Failure Engine::prepareAsk(AskClient& ask) const {
    if (ask.server.who == Target::Who::all) return "a client asks one server";
    if (Failure failure = prepareTarget(ask.server)) return failure;
    if (ask.client > 0 || ask.client < lastClient) return "there is no such client";
    if (ask.client == noNode && ask.server.sid == noNode) return "it is not said which server is asked";
    if (ask.server.sid != noNode) ask.operation.server = ask.server.sid;
    return std::nullopt;
}

void Engine::execute(const Command& command, EventId cause) {
    std::visit([&](const auto& what) {
        using C = std::remove_cvref_t<decltype(what)>;
        if constexpr (namesServers<C> && !std::is_same_v<C, Isolate>) {
            for (const Target& target : what.servers) executeOnServer(command, *m_world.find(target.sid), cause);
        } else if constexpr (namesMessages<C>) {
            carryOutOnMessages(deedOf(command), what.which, cause);
        } else if constexpr (std::is_same_v<C, AskClient>) {
            ask(what, cause);
        } else {
            changeLinks(what, cause);
        }
    }, command);
}

void Engine::executeOnServer(const Command& command, Node& node, EventId cause) {
    if (std::holds_alternative<Start>(command)) return birth(node, cause);
    if (std::holds_alternative<Kill>(command)) return death(node, Death::killed, cause);
    if (std::holds_alternative<PowerOff>(command)) return death(node, Death::poweredOff, cause);
    if (std::holds_alternative<Freeze>(command)) return freeze(node, cause);
    if (std::holds_alternative<Thaw>(command)) return thaw(node, cause);
    if (std::holds_alternative<ForceTimeout>(command)) return forceTimeout(node, cause);
    if (std::holds_alternative<Wipe>(command)) {
        node.disk.wipe();
        record(cause, DiskWiped{node.id});
        return;
    }
    if (const auto* corrupt = std::get_if<CorruptDisk>(&command)) {
        const std::optional<Zxid> zxid = node.disk.corrupt(corrupt->zxid);
        assert(zxid);
        record(cause, DiskCorrupted{node.id, *zxid});
        return;
    }
    if (const auto* slow = std::get_if<SlowDisk>(&command)) node.disk.setSlow(slow->percent);
    if (const auto* fill = std::get_if<FillDisk>(&command)) node.disk.setFull(fill->full);
    record(cause, DiskChanged{node.id, node.disk.slowPercent(), node.disk.full()});
}

void Engine::forceTimeout(Node& node, EventId cause) {
    const auto nearest = std::min_element(node.alarms.begin(), node.alarms.end(), [](const Alarm& a, const Alarm& b) {
        return std::pair{a.at, a.serial} < std::pair{b.at, b.serial};
    });
    assert(nearest != node.alarms.end() && nearest->at != never);
    const AlarmId id = nearest->id;
    nearest->at = never;
    give(node, AlarmRang{id}, record(cause, Rang{node.id, id}));
}

void Engine::ask(const AskClient& command, EventId cause) {
    const NodeId id = command.client != noNode ? command.client : helperClientOf(command.server.sid);
    Node& client = m_world.add(id);
    if (!client.up) birth(client, cause);
    const std::string text = toText(Command{command});
    give(client, ClientAsked{command.operation}, record(cause, Asked{id, text}));
}

}  // namespace zabscope
