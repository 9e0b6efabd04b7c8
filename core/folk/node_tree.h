// SPDX-License-Identifier: GPL-3.0-or-later
/// What the clients of the article's protocol write to: nodes by path. No sessions, no ephemeral nodes.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "core/folk/folk.pb.h"
#include "core/protocol/zxid.h"

namespace zabscope::folk {

struct Node {
    std::string data;
    std::int32_t version = 0;
    Zxid created;
    Zxid changed;
};

class NodeTree {
public:
    /// nullptr if there is none. The root is always there.
    const Node* find(const std::string& path) const;
    std::size_t size() const { return m_nodes.size(); }
    /// Whether the change can be made: ZooKeeper's error code, or 0. Then `change` says what it will be: the new
    /// version, the full path of a sequential node.
    std::int32_t prepare(wire::Change& change) const;
    /// Makes a prepared change, as far as it can be made here.
    void apply(const wire::Change& change, Zxid zxid);
    /// Equal digests mean equal trees.
    std::uint64_t digest() const;

private:
    std::map<std::string, Node> m_nodes{{"/", {}}};
};

/// 64 bits that stand for some bytes (FNV-1a).
std::uint64_t digestOf(const std::string& bytes, std::uint64_t before = 14'695'981'039'346'656'037U);

}  // namespace zabscope::folk
