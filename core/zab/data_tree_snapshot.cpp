// SPDX-License-Identifier: GPL-3.0-or-later
/// The replicated state as a Snapshot message, and back.
#include <algorithm>
#include <cassert>

#include "core/zab/data_tree.h"

namespace zabscope::zab {
namespace {

void writeNode(const Znode& node, wire::Snapshot::Node& message) {
    message.set_path(node.path);
    message.set_data(node.data);
    message.set_czxid(node.stat.czxid.value);
    message.set_mzxid(node.stat.mzxid.value);
    message.set_pzxid(node.stat.pzxid.value);
    message.set_version(node.stat.version);
    message.set_cversion(node.stat.cversion);
    message.set_ephemeral_owner(node.stat.ephemeralOwner);
}

Znode readNode(const wire::Snapshot::Node& message) {
    Znode node;
    node.path = message.path();
    node.data = message.data();
    node.stat.czxid = Zxid{message.czxid()};
    node.stat.mzxid = Zxid{message.mzxid()};
    node.stat.pzxid = Zxid{message.pzxid()};
    node.stat.version = message.version();
    node.stat.cversion = message.cversion();
    node.stat.ephemeralOwner = message.ephemeral_owner();
    node.stat.dataLength = static_cast<std::int32_t>(node.data.size());
    return node;
}

}  // namespace

void DataTree::serialize(wire::Snapshot& snapshot) const {
    snapshot.Clear();
    snapshot.set_zxid(m_lastProcessed.value);
    for (const auto& [session, timeout] : m_sessions->timeouts) {
        wire::Snapshot::Session& message = *snapshot.add_sessions();
        message.set_session(session);
        message.set_timeout_us(timeout.count());
    }
    std::vector<const Znode*> nodes;
    nodes.reserve(m_nodeCount);
    for (const auto& shard : m_shards) {
        if (!shard) continue;
        for (const Slot& slot : *shard) nodes.push_back(slot.node.get());
    }
    assert(nodes.size() == m_nodeCount);
    std::sort(nodes.begin(), nodes.end(), [](const Znode* a, const Znode* b) { return a->path < b->path; });
    for (const Znode* node : nodes) writeNode(*node, *snapshot.add_nodes());
}

bool DataTree::load(const wire::Snapshot& snapshot) {
    if (snapshot.nodes().empty() || snapshot.nodes(0).path() != "/") return false;
    DataTree tree;
    tree.erase("/");
    std::string_view previous;
    for (const wire::Snapshot::Node& message : snapshot.nodes()) {
        const bool isRoot = message.path() == "/";
        // The root is the first alone: nothing that comes later is smaller.
        if (message.path() <= previous || (isRoot && message.ephemeral_owner() != 0)) return false;
        previous = message.path();
        if (!isRoot) {
            const std::optional<std::string_view> parentPath = parentOf(message.path());
            Znode* parent = parentPath ? tree.write(*parentPath) : nullptr;
            if (!parent || parent->stat.ephemeralOwner != 0) return false;
            ++parent->stat.numChildren;
        }
        tree.insert(readNode(message));
        if (message.ephemeral_owner() != 0) tree.m_sessions->ephemerals[message.ephemeral_owner()].insert(message.path());
    }
    for (const wire::Snapshot::Session& message : snapshot.sessions()) {
        if (tree.hasSession(message.session())) return false;
        tree.createSession(message.session(), Duration{message.timeout_us()});
    }
    tree.m_lastProcessed = Zxid{snapshot.zxid()};
    *this = std::move(tree);
    return true;
}

}  // namespace zabscope::zab
