// SPDX-License-Identifier: GPL-3.0-or-later
/// Commands about links: which paths each of them means, and what becomes of them.
#include <algorithm>
#include <utility>

#include "core/sim/engine.h"

namespace zabscope {
namespace {

using Path = std::pair<NodeId, NodeId>;

void addBetween(std::vector<Path>& paths, const Targets& from, const Targets& to, bool bothWays) {
    for (const Target& one : from) {
        for (const Target& other : to) {
            if (one.sid == other.sid) continue;
            paths.emplace_back(one.sid, other.sid);
            if (bothWays) paths.emplace_back(other.sid, one.sid);
        }
    }
}

}  // namespace

void Engine::changeLinks(const Cut& command, EventId cause) {
    std::vector<Path> paths;
    addBetween(paths, command.from, command.to, !command.oneWay);
    cutAll(paths, cause);
}

void Engine::changeLinks(const Partition& command, EventId cause) {
    std::vector<Path> paths;
    for (std::size_t i = 0; i < command.sides.size(); ++i) {
        for (std::size_t j = i + 1; j < command.sides.size(); ++j) {
            addBetween(paths, command.sides[i], command.sides[j], true);
        }
    }
    cutAll(paths, cause);
}

void Engine::changeLinks(const Isolate& command, EventId cause) {
    Targets rest;
    for (const Member& member : m_world.stage.ensemble.members) {
        const Target target{Target::Who::sid, member.sid};
        if (std::find(command.servers.begin(), command.servers.end(), target) == command.servers.end()) {
            rest.push_back(target);
        }
    }
    std::vector<Path> paths;
    addBetween(paths, command.servers, rest, true);
    cutAll(paths, cause);
}

void Engine::changeLinks(const Heal& command, EventId cause) {
    std::vector<Path> paths;
    addBetween(paths, command.from, command.to, true);
    if (command.from.empty()) {
        for (const Link& link : m_world.network.links()) paths.emplace_back(link.from, link.to);
    }
    for (const auto& [from, to] : paths) {
        if (m_world.network.isCut(from, to)) heal(from, to, cause);
    }
}

void Engine::changeLinks(const Delay& command, EventId cause) {
    changeEach(command.from, command.to, cause, [&](Link& link) { link.latency = command.latency; });
}

void Engine::changeLinks(const Jitter& command, EventId cause) {
    changeEach(command.from, command.to, cause, [&](Link& link) { link.jitter = command.jitter; });
}

void Engine::changeLinks(const Bandwidth& command, EventId cause) {
    changeEach(command.from, command.to, cause, [&](Link& link) { link.bytesPerSecond = command.bytesPerSecond; });
}

void Engine::changeLinks(const Reset& command, EventId cause) {
    std::vector<Path> paths;
    addBetween(paths, command.from, command.to, true);
    Network& network = m_world.network;
    for (std::uint32_t i = 0; i < network.connections.limit(); ++i) {
        if (!network.connections.live(i) || network.connections[i].broken) continue;
        const Path path{network.connections[i].sides[0].node, network.connections[i].sides[1].node};
        if (std::find(paths.begin(), paths.end(), path) != paths.end()) reset(i, cause);
    }
}

void Engine::cutAll(const std::vector<std::pair<NodeId, NodeId>>& paths, EventId cause) {
    for (const auto& [from, to] : paths) {
        if (!m_world.network.isCut(from, to)) cut(from, to, cause);
    }
}

void Engine::changeEach(const Targets& from, const Targets& to, EventId cause, const std::function<void(Link&)>& change) {
    std::vector<Path> paths;
    addBetween(paths, from, to, false);  // "delay 1 to 2": what the first send to the second
    for (const auto& [one, other] : paths) {
        change(m_world.network.linkToChange(one, other));
        recordLink(one, other, cause);
    }
}

}  // namespace zabscope
