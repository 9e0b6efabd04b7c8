// SPDX-License-Identifier: GPL-3.0-or-later
// What a server proposes in an election (zab.md 7: h).
#include <compare>
#include <map>

#include "core/zab/invariants/families.h"
#include "core/zab/invariants/statement.h"

namespace zabscope::zab {
namespace {

class VoteOnlyGrows final : public Statement<VoteOnlyGrows, Changed, Born> {
public:
    VoteOnlyGrows()
        : Statement(fieldBits(Field::round, Field::role, Field::proposedLeader, Field::proposedZxid,
                              Field::proposedEpoch)) {}
    static constexpr std::string_view title = "VoteOnlyGrows";
    static constexpr std::string_view claim =
        "Inside one round of one life a server's proposal (epoch, zxid, sid) only changes to a better one (local h).";

    Verdict on(const Born& born, const Scene&) {
        m_last.erase(born.node);
        return {};
    }
    Verdict on(const Changed& change, const Scene& scene) {
        if (!touches(change, Field::round, Field::role) && !touchesProposal(change)) return {};
        const PeerState& fields = nodeOf(scene, change.node).fields;
        if (roleOf(fields) != Role::looking) {
            m_last.erase(change.node);
            return {};
        }
        const Ballot now{fields.scalar(Field::round), fields.scalar(Field::proposedEpoch),
                         fields.scalar(Field::proposedZxid), fields.scalar(Field::proposedLeader)};
        const auto [known, isFirst] = m_last.emplace(change.node, now);
        if (isFirst) return {};
        const Ballot before = std::exchange(known->second, now);
        if (before.round != now.round || before <= now) return {};
        return broken(scene, change.node, "server ", change.node, " changes its proposal in round ", now.round,
                      " from ", text(before), " to ", text(now));
    }

private:
    struct Ballot {
        std::int64_t round;
        std::int64_t epoch;
        std::int64_t zxid;
        std::int64_t leader;
        friend auto operator<=>(const Ballot&, const Ballot&) = default;
    };
    static bool touchesProposal(const Changed& change) {
        return touches(change, Field::proposedLeader, Field::proposedZxid) || touches(change, Field::proposedEpoch);
    }
    static std::string text(const Ballot& ballot) {
        return "(epoch " + std::to_string(ballot.epoch) + ", zxid " + toHex(Zxid{ballot.zxid}) + ", sid " +
               std::to_string(ballot.leader) + ")";
    }
    std::map<NodeId, Ballot> m_last;
};

}  // namespace

void addVotes(Invariants& list) { list.push_back(std::make_unique<VoteOnlyGrows>()); }

}  // namespace zabscope::zab
