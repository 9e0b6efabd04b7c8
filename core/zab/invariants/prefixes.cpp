// SPDX-License-Identifier: GPL-3.0-or-later
// Histories against all that was ever committed (TLA+: PrefixConsistency, CommittedLogMonotonicity, LeaderLogCompleteness).
#include <vector>

#include "core/zab/invariants/chosen.h"
#include "core/zab/invariants/families.h"

namespace zabscope::zab {
namespace {

// Where somebody commits a transaction that is older than what was committed before, this is stricter than its full form:
// that one sees no conflict with a history that hides the place within a later snapshot. No run of the protocol came there.
class PrefixConsistency final : public DeliveryStatement<PrefixConsistency> {
public:
    static constexpr std::string_view title = "PrefixConsistency";
    static constexpr std::string_view claim =
        "The committed histories of any two servers, at whatever times, agree up to the end of the shorter one (TLA+).";

    Verdict delivered(const Delivery& delivery, const Scene& scene) {
        m_chosen.add(delivery, scene);
        const bool broke = !m_chosen.follows(delivery);
        // What follows a transaction that does not agree is the same break.
        const auto sid = static_cast<std::size_t>(delivery.node);
        if (sid >= m_broken.size()) m_broken.resize(sid + 1);
        const bool known = m_broken[sid];
        m_broken[sid] = broke;
        if (!broke || known) return {};
        return broken(scene, delivery.node, "server ", delivery.node, " commits ", delivery.entry.zxid, " after ",
                      delivery.before.zxid, "; elsewhere ", expected(delivery));
    }

private:
    std::string expected(const Delivery& delivery) const {
        const auto& items = m_chosen.items();
        const std::size_t next = items.firstAtOrAfter(Zxid{delivery.before.zxid.value + 1});
        if (next == items.size()) return "nothing follows that";
        return "it is followed by " + describe(items[next]);
    }
    Chosen m_chosen;
    std::vector<bool> m_broken;  ///< by sid: its last delivery did not agree
};

/// What CommittedLogMonotonicity and LeaderLogCompleteness share: the chosen sequence, and the newest leader, whose history
/// must begin with all of it. `Self` says who leads (isInOffice), of which epoch (epochField), and which part of the history
/// counts (history).
template <typename Self>
class NewestLeaderStatement : public Statement<Self, Changed, Wrote> {
public:
    NewestLeaderStatement()
        : Statement<Self, Changed, Wrote>(fieldBits(Field::lastCommitted, Field::phase, Field::role, Self::epochField)) {}
    Verdict on(const Changed& change, const Scene& scene) {
        bool look = takesOffice(change, scene);
        m_deliveries.see(change, scene, [&](const Delivery& delivery) {
            look |= grows(delivery, scene);
            return Verdict{};
        });
        return look ? compare(scene) : Verdict{};
    }
    Verdict on(const Wrote& wrote, const Scene& scene) {
        bool look = isCut(wrote) && wrote.node == m_leader;
        m_deliveries.see(wrote, scene, [&](const Delivery& delivery) {
            look |= grows(delivery, scene);
            return Verdict{};
        });
        return look ? compare(scene) : Verdict{};
    }

private:
    /// Whether the event makes a leader, or takes something back that this one had committed.
    bool takesOffice(const Changed& change, const Scene& scene) {
        const NodeState& node = nodeOf(scene, change.node);
        if (!Self::isInOffice(node)) return false;
        const std::int64_t epoch = epochOf(node.fields, Self::epochField);
        const Zxid committed = zxidOf(node.fields, Field::lastCommitted);
        if (epoch > m_epoch) {
            m_epoch = epoch;
            m_leader = change.node;
            m_committed = committed;
            m_reported = false;
            return true;
        }
        if (change.node != m_leader) return false;
        // After a restart it may come back into the office of the same epoch, knowing less than before.
        const bool knowsLess = std::exchange(m_committed, committed) > committed;
        return knowsLess || touches(change, Field::role, Field::phase) || touches(change, Self::epochField);
    }
    /// What the leader delivers of its own history is there by nature; what comes from others is compared.
    bool grows(const Delivery& delivery, const Scene& scene) {
        const Chosen::Growth growth = m_chosen.add(delivery, scene);
        if (growth == Chosen::Growth::none) return false;
        return delivery.node != m_leader || growth == Chosen::Growth::outOfOrder || !m_chosen.follows(delivery);
    }
    Verdict compare(const Scene& scene) {
        const NodeState* leader = scene.state.find(m_leader);
        if (!leader || !Self::isInOffice(*leader) || epochOf(leader->fields, Self::epochField) != m_epoch) return {};
        const auto missing = m_chosen.firstMissing(m_leader, Self::history(scene, *leader), scene.histories);
        const bool known = std::exchange(m_reported, missing.has_value());
        if (!missing || known) return {};
        return broken(scene, m_leader, "the leader ", m_leader, " of epoch ", m_epoch, ", ", Self::part,
                      ", does not have in its place ", describe(*missing));
    }

    Chosen m_chosen;
    Deliveries m_deliveries;
    NodeId m_leader = noNode;
    std::int64_t m_epoch = 0;
    Zxid m_committed;         ///< by the leader
    bool m_reported = false;  ///< for this leader
};

class CommittedLogMonotonicity final : public NewestLeaderStatement<CommittedLogMonotonicity> {
public:
    static constexpr std::string_view title = "CommittedLogMonotonicity";
    static constexpr std::string_view claim =
        "The committed history of the newest leader in BROADCAST begins with all that was ever committed, and never loses "
        "anything of it (TLA+).";
    static constexpr std::string_view part = "in its committed history";
    static constexpr Field epochField = Field::establishedEpoch;
    static bool isInOffice(const NodeState& node) { return isBroadcastingLeader(node); }
    static HistoryTip history(const Scene& scene, const NodeState& node) { return deliveredBy(scene, node); }
};

class LeaderLogCompleteness final : public NewestLeaderStatement<LeaderLogCompleteness> {
public:
    static constexpr std::string_view title = "LeaderLogCompleteness";
    static constexpr std::string_view claim =
        "The log of the newest leader that has been decided, also in SYNCHRONIZATION, begins with all that was ever "
        "committed (TLA+).";
    static constexpr std::string_view part = "in its log";
    static constexpr Field epochField = Field::acceptedEpoch;
    static bool isInOffice(const NodeState& node) { return isDecidedLeader(node); }
    static HistoryTip history(const Scene&, const NodeState& node) { return node.written; }
};

}  // namespace

void addPrefixes(Invariants& list) {
    list.push_back(std::make_unique<PrefixConsistency>());
    list.push_back(std::make_unique<CommittedLogMonotonicity>());
    list.push_back(std::make_unique<LeaderLogCompleteness>());
}

}  // namespace zabscope::zab
