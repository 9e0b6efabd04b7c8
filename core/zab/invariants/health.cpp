// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zab/invariants/health.h"

#include <variant>

namespace zabscope::zab {
namespace {

constexpr std::int32_t slowestDiskPercent = 1000;

}  // namespace

bool Health::see(const Scene& scene) {
    const What& what = scene.event.what;
    if ((kinds() >> what.index() & 1) == 0) return false;
    seeDisk(scene);
    if (const auto* change = std::get_if<Rescheduled>(&what)) {
        // Cuts and thaws move messages, too; those have events of their own.
        const bool changed = change->held ? m_held.insert(change->message).second : m_held.erase(change->message) != 0;
        if (!changed) return false;
    } else if (const auto* loss = std::get_if<Lost>(&what)) {
        if (m_held.erase(loss->message) == 0 && loss->why != Loss::dropped) return false;
    }
    examine(scene);
    return true;
}

void Health::seeDisk(const Scene& scene) {
    if (const auto* disk = std::get_if<DiskChanged>(&scene.event.what)) {
        if (disk->slowPercent > slowestDiskPercent) m_strained.insert(disk->node);
    } else if (const auto* born = std::get_if<Born>(&scene.event.what); born && isServer(born->node)) {
        if (nodeOf(scene, born->node).diskSlowPercent <= slowestDiskPercent) m_strained.erase(born->node);
    }
}

void Health::examine(const Scene& scene) {
    m_servers.clear();
    if (!m_held.empty()) return;
    SidSet healthy;
    for (const NodeState& node : scene.state.servers()) {
        const bool works = node.up && !node.frozen && !node.diskFull && node.diskSlowPercent <= slowestDiskPercent &&
                           !m_strained.contains(node.node);
        if (works && m_quorum.isVoter(node.node)) healthy.insert(node.node);
    }
    SidSet seen;
    for (const NodeId sid : healthy) {
        if (seen.contains(sid)) continue;
        SidSet group;
        for (const NodeId other : healthy) {
            if (other == sid || reach(sid, other, scene)) group.insert(other);
        }
        bool whole = m_quorum.contains(group);
        for (const NodeId one : group) {
            seen.insert(one);
            for (const NodeId other : group) whole = whole && (other <= one || reach(one, other, scene));
        }
        if (!whole) continue;
        m_servers = group;
        return;
    }
}

bool Health::reach(NodeId a, NodeId b, const Scene& scene) { return !isSlow(a, b, scene) && !isSlow(b, a, scene); }

bool Health::isSlow(NodeId from, NodeId to, const Scene& scene) {
    const auto link = scene.state.links().find({from, to});
    if (link == scene.state.links().end()) return false;  // as the scenario set it
    const LinkState& state = link->second;
    return state.cut || state.latency + state.jitter > scene.ensemble.tickTime / 2 || state.bytesPerSecond > 0;
}

std::string Health::text() const {
    std::string text;
    for (const NodeId sid : m_servers) text += (text.empty() ? "" : " ") + std::to_string(sid);
    return text;
}

}  // namespace zabscope::zab
