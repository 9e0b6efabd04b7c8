// SPDX-License-Identifier: GPL-3.0-or-later
// The configuration itself (zab.md 7: j).
#include <map>
#include <vector>

#include "core/zab/invariants/families.h"
#include "core/zab/invariants/statement.h"
#include "core/zab/quorum.h"

namespace zabscope::zab {
namespace {

class QuorumsIntersect final : public Statement<QuorumsIntersect, Born> {
public:
    static constexpr std::string_view title = "QuorumsIntersect";
    static constexpr std::string_view claim =
        "Any two quorums of the configuration in force have a server in common (local j).";

    Verdict on(const Born& born, const Scene& scene) {
        if (!isServer(born.node) || std::exchange(m_judged, true)) return {};
        const Quorum quorum{scene.ensemble};
        // Groups that are won and lost are disjoint: it is enough to see whether a smallest quorum leaves room for another.
        const auto parts = scene.ensemble.hierarchical ? groups(scene.ensemble) : singles(quorum);
        SidSet chosen;
        std::size_t needed = 0;
        while (needed < parts.size() && !quorum.contains(chosen)) {
            for (const NodeId sid : parts[needed]) chosen.insert(sid);
            ++needed;
        }
        if (!quorum.contains(chosen) || 2 * needed > parts.size()) return {};
        return broken(scene, born.node, needed, " of ", parts.size(),
                      (scene.ensemble.hierarchical ? " groups" : " voters"),
                      " count as a quorum: two quorums need not have a server in common");
    }

private:
    static std::vector<SidSet> singles(const Quorum& quorum) {
        std::vector<SidSet> sets;
        for (const NodeId sid : quorum.voters()) sets.emplace_back().insert(sid);
        return sets;
    }
    static std::vector<SidSet> groups(const Ensemble& ensemble) {
        std::map<std::int32_t, SidSet> sets;
        for (const Member& member : ensemble.members) {
            if (!member.observer && member.group != 0 && member.weight > 0) sets[member.group].insert(member.sid);
        }
        std::vector<SidSet> list;
        for (const auto& [number, set] : sets) list.push_back(set);
        return list;
    }
    bool m_judged = false;
};

}  // namespace

void addQuorums(Invariants& list) { list.push_back(std::make_unique<QuorumsIntersect>()); }

}  // namespace zabscope::zab
