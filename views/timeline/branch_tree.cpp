// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/branch_tree.h"

#include <algorithm>

namespace zabscope {
namespace {

class Tree {
public:
    explicit Tree(std::span<const BranchLine> branches)
        : m_branches(branches), m_placed(branches.size(), false), m_children(branches.size()) {
        for (std::size_t i = 0; i < branches.size(); ++i) {
            if (hasParent(i)) m_children[static_cast<std::size_t>(branches[i].parent)].push_back(i);
        }
        for (auto& children : m_children) {
            std::stable_sort(children.begin(), children.end(),
                             [&](std::size_t a, std::size_t b) { return branches[a].fork < branches[b].fork; });
        }
    }

    std::vector<BranchRow> rows() {
        for (std::size_t i = 0; i < m_branches.size(); ++i) {
            if (!hasParent(i)) place(i);
        }
        // What is left runs in circles.
        for (std::size_t i = 0; i < m_branches.size(); ++i) {
            if (!m_placed[i]) place(i);
        }
        return std::move(m_rows);
    }

private:
    bool hasParent(std::size_t branch) const {
        const int parent = m_branches[branch].parent;
        return parent >= 0 && static_cast<std::size_t>(parent) < m_branches.size();
    }
    /// Without recursion: sessions can be forked as often as somebody likes.
    void place(std::size_t root) {
        struct Waiting {
            std::size_t branch;
            int parentRow;
        };
        std::vector<Waiting> waiting{{root, -1}};
        while (!waiting.empty()) {
            const Waiting next = waiting.back();
            waiting.pop_back();
            if (m_placed[next.branch]) continue;
            m_placed[next.branch] = true;
            const int row = static_cast<int>(m_rows.size());
            m_rows.push_back({static_cast<int>(next.branch), next.parentRow});
            const auto& children = m_children[next.branch];
            for (auto child = children.rbegin(); child != children.rend(); ++child) waiting.push_back({*child, row});
        }
    }

    std::span<const BranchLine> m_branches;
    std::vector<bool> m_placed;
    std::vector<std::vector<std::size_t>> m_children;
    std::vector<BranchRow> m_rows;
};

}  // namespace

std::vector<BranchRow> branchRows(std::span<const BranchLine> branches) { return Tree{branches}.rows(); }

}  // namespace zabscope
