// SPDX-License-Identifier: GPL-3.0-or-later
// The replicated state: what a server has applied determines its tree. ZooKeeper compares digests of that kind, too
// (DataTree.compareDigest, since 3.6).
#include <map>

#include "core/zab/invariants/families.h"
#include "core/zab/invariants/statement.h"

namespace zabscope::zab {
namespace {

// Who applies older ones than these is compared again at the newest, where a difference would still show.
constexpr std::size_t mostRemembered = 1024;

class TreeAgreement final : public Statement<TreeAgreement, Changed> {
public:
    TreeAgreement() : Statement(fieldBits(Field::lastProcessed, Field::treeDigest)) {}
    static constexpr std::string_view title = "TreeAgreement";
    static constexpr std::string_view claim =
        "Servers that have applied the history up to the same zxid hold the same tree of znodes (local).";

    Verdict on(const Changed& change, const Scene& scene) {
        if (!touches(change, Field::lastProcessed, Field::treeDigest)) return {};
        const NodeState& node = nodeOf(scene, change.node);
        const Zxid applied = zxidOf(node.fields, Field::lastProcessed);
        if (applied.counter() <= 0) return {};  // the beginning of an epoch stands for no transaction
        const auto digest = static_cast<std::uint64_t>(node.fields.scalar(Field::treeDigest));
        const auto [first, isNew] = m_first.try_emplace(applied, Tree{digest, change.node});
        if (m_first.size() > mostRemembered) m_first.erase(m_first.begin());
        if (isNew || first->second.digest == digest) return {};
        return broken(scene, change.node, "server ", change.node, " has applied ", applied, " and its tree has the digest ",
                      Digest{digest}, " while that of server ", first->second.node, " had ", Digest{first->second.digest});
    }

private:
    struct Tree {
        std::uint64_t digest;
        NodeId node;  ///< that showed it first
    };
    std::map<Zxid, Tree> m_first;
};

}  // namespace

void addTrees(Invariants& list) { list.push_back(std::make_unique<TreeAgreement>()); }

}  // namespace zabscope::zab
