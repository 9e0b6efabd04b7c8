// SPDX-License-Identifier: GPL-3.0-or-later
// There is one leader an epoch (TLA+: Leadership1, Leadership2).
#include <map>
#include <vector>

#include "core/zab/invariants/families.h"
#include "core/zab/invariants/statement.h"

namespace zabscope::zab {
namespace {

class Leadership1 final : public Statement<Leadership1, Changed> {
public:
    Leadership1() : Statement(fieldBits(Field::phase, Field::role, Field::acceptedEpoch)) {}
    static constexpr std::string_view title = "Leadership1";
    static constexpr std::string_view claim =
        "No two servers lead in SYNCHRONIZATION or BROADCAST with the same acceptedEpoch (TLA+).";

    Verdict on(const Changed& change, const Scene& scene) {
        if (!touches(change, Field::phase, Field::role) && !touches(change, Field::acceptedEpoch)) return {};
        const NodeState& one = nodeOf(scene, change.node);
        if (!isDecidedLeader(one)) return {};
        const std::int64_t epoch = epochOf(one.fields, Field::acceptedEpoch);
        for (const NodeState& other : scene.state.servers()) {
            if (other.node == one.node || !isDecidedLeader(other)) continue;
            if (epochOf(other.fields, Field::acceptedEpoch) != epoch) continue;
            return report(one, other, epoch, scene);
        }
        return {};
    }

private:
    /// One pair in one epoch is one break, however long it lasts.
    Verdict report(const NodeState& one, const NodeState& other, std::int64_t epoch, const Scene& scene) {
        if (!m_reported.emplace(std::pair{epoch, std::minmax(one.node, other.node)}, scene.event.id).second) return {};
        return broken(scene, one.node, "server ", one.node, " (", phaseName(phaseOf(one.fields)), ") and server ",
                      other.node, " (", phaseName(phaseOf(other.fields)), ") both lead with acceptedEpoch ", epoch);
    }
    std::map<std::pair<std::int64_t, std::pair<NodeId, NodeId>>, EventId> m_reported;
};

class Leadership2 final : public Statement<Leadership2, Changed> {
public:
    Leadership2() : Statement(fieldBits(Field::establishedEpoch)) {}
    static constexpr std::string_view title = "Leadership2";
    static constexpr std::string_view claim = "At most one leader is ever established in an epoch (TLA+).";

    Verdict on(const Changed& change, const Scene& scene) {
        if (!touches(change, Field::establishedEpoch)) return {};
        const std::int64_t epoch = epochOf(nodeOf(scene, change.node).fields, Field::establishedEpoch);
        if (epoch == 0) return {};  // the end of its term
        const auto [first, isFirst] = m_established.emplace(epoch, Establishment{change.node, scene.event.id});
        if (isFirst) return {};
        return broken(scene, change.node, "server ", change.node, " is established in epoch ", epoch,
                      ", in which server ", first->second.leader, " was established at event ", first->second.event);
    }

private:
    struct Establishment {
        NodeId leader;
        EventId event;
    };
    std::map<std::int64_t, Establishment> m_established;  ///< by epoch
};

}  // namespace

void addLeadership(Invariants& list) {
    list.push_back(std::make_unique<Leadership1>());
    list.push_back(std::make_unique<Leadership2>());
}

}  // namespace zabscope::zab
