// SPDX-License-Identifier: GPL-3.0-or-later
// Logs of followers against their leader, and what is cut from logs (TLA+: ProcessConsistency, CommittedLogDurability).
#include <map>
#include <vector>

#include "core/zab/invariants/chosen.h"
#include "core/zab/invariants/families.h"
#include "core/zab/quorum.h"

namespace zabscope::zab {
namespace {

class ProcessConsistency final : public Statement<ProcessConsistency, Changed, Wrote> {
public:
    ProcessConsistency()
        : Statement(fieldBits(Field::phase, Field::role, Field::leader, Field::acceptedEpoch, Field::currentEpoch)) {}
    static constexpr std::string_view title = "ProcessConsistency";
    static constexpr std::string_view claim =
        "The log of a follower that has taken over its leader's history (currentEpoch = acceptedEpoch) is a prefix of that "
        "leader's log (TLA+).";

    Verdict on(const Changed& change, const Scene& scene) {
        const bool matters = touches(change, Field::phase, Field::role) || touches(change, Field::acceptedEpoch) ||
                             touches(change, Field::currentEpoch, Field::leader);
        return matters ? compareAt(nodeOf(scene, change.node), scene) : Verdict{};
    }
    Verdict on(const Wrote& wrote, const Scene& scene) {
        if (!isCut(wrote) && !isEntry(wrote)) return {};
        const NodeState& node = nodeOf(scene, wrote.node);
        // A leader that only appends cannot break it.
        if (wrote.meaning == Write::Meaning::transaction && roleOf(node.fields) == Role::leading) return {};
        return compareAt(node, scene);
    }

private:
    /// Two histories, one of the follower and one of the leader, of which the former was found to be a prefix of the latter.
    struct Known {
        HistoryTip follower;
        HistoryTip leader;
        bool reported = false;
    };
    /// Entries that stand in the same place and should be the same; of zxid 0 if a history ends there.
    struct Difference {
        LogEntry follower;
        LogEntry leader;
    };

    Verdict compareAt(const NodeState& node, const Scene& scene) {
        if (roleOf(node.fields) != Role::leading) return compare(node, scene);
        Verdict first;
        if (!isDecidedLeader(node)) return first;
        for (const NodeState& follower : scene.state.servers()) {
            if (follower.fields.scalar(Field::leader) != node.node) continue;
            Verdict verdict = compare(follower, scene);
            if (verdict && !first) first = std::move(verdict);
        }
        return first;
    }
    Verdict compare(const NodeState& follower, const Scene& scene) {
        const NodeState* leader = leaderOf(follower, scene);
        if (!leader) return {};
        Known& known = m_known[{follower.node, leader->node}];
        const auto difference = differ(known, follower, *leader, scene.histories);
        const bool reported = std::exchange(known.reported, difference.has_value());
        if (!difference || reported) return {};
        return broken(scene, follower.node, "server ", follower.node, " follows ", leader->node, " in epoch ",
                      epochOf(follower.fields, Field::currentEpoch), ", but has ", text(difference->follower),
                      " in its log where the leader has ", text(difference->leader));
    }
    static std::string text(const LogEntry& entry) {
        if (entry.zxid == Zxid{}) return "nothing";
        return toHex(entry.zxid) + " (digest " + toHex(Zxid{static_cast<std::int64_t>(entry.digest)}) + ")";
    }
    /// The follower's leader, if it has taken over that leader's history, and the leader leads in this very epoch.
    static const NodeState* leaderOf(const NodeState& follower, const Scene& scene) {
        if (!follower.up || roleOf(follower.fields) != Role::following) return nullptr;
        const Phase now = phaseOf(follower.fields);
        if (now != Phase::synchronization && now != Phase::broadcast) return nullptr;
        const std::int64_t epoch = epochOf(follower.fields, Field::acceptedEpoch);
        if (epochOf(follower.fields, Field::currentEpoch) != epoch) return nullptr;
        const std::int64_t sid = follower.fields.scalar(Field::leader);
        if (sid <= 0 || sid > largestSid) return nullptr;
        const NodeState* leader = scene.state.find(static_cast<NodeId>(sid));
        const bool leads = leader && isDecidedLeader(*leader) && epochOf(leader->fields, Field::acceptedEpoch) == epoch;
        return leads ? leader : nullptr;
    }
    /// Compares both histories backwards from the follower's end to where they are known to agree, or to a snapshot, which
    /// stands for all before it. Each entry is compared once for a pair, and again only after a cut behind it.
    static std::optional<Difference> differ(Known& known, const NodeState& follower, const NodeState& leader,
                                            const HistoryBook& book) {
        HistoryTip mine = follower.written;
        HistoryTip theirs = book.cutBack(leader.node, leader.written, book.last(follower.node, mine));
        const Known now{mine, theirs, false};
        while (mine != known.follower || theirs != known.leader) {
            const LogEntry own = entryAt(book, follower.node, mine);
            LogEntry leaders = entryAt(book, leader.node, theirs);
            // What the leader does not have one by one can be within the snapshot that its history begins with.
            if (leaders.zxid == Zxid{}) leaders = snapshotAtRoot(book, leader);
            const bool ended = own.zxid == Zxid{} || leaders.zxid == Zxid{};
            if (own.snapshot || leaders.snapshot || ended) {
                if (!fit(own, leaders)) return Difference{own, leaders};
                break;
            }
            if (nameOf(own) != nameOf(leaders)) return Difference{own, leaders};
            mine.index = own.parent;
            theirs.index = leaders.parent;
        }
        known.follower = now.follower;
        known.leader = now.leader;
        return std::nullopt;
    }
    /// Of zxid 0 if the history does not begin with a snapshot.
    static LogEntry snapshotAtRoot(const HistoryBook& book, const NodeState& node) {
        const LogEntry root = rootOf(book, node.node, node.written);
        return root.snapshot ? root : LogEntry{};
    }
    /// At the beginning of one of the histories: whether what the other one has before is in a snapshot.
    static bool fit(const LogEntry& own, const LogEntry& leaders) {
        if (own.snapshot) return leaders.snapshot || leaders.zxid <= own.zxid;
        if (leaders.snapshot) return own.zxid <= leaders.zxid;
        return own.zxid == leaders.zxid;  // both have ended
    }

    std::map<std::pair<NodeId, NodeId>, Known> m_known;  ///< by follower and leader
};

class CommittedLogDurability final : public Statement<CommittedLogDurability, Changed, Wrote, DiskLost, DiskWiped> {
    auto remembering(const Scene& scene) {
        return [this, &scene](const Delivery& delivery) {
            m_chosen.add(delivery, scene);
            return Verdict{};
        };
    }

public:
    CommittedLogDurability() : Statement(fieldBits(Field::lastCommitted)) {}
    static constexpr std::string_view title = "CommittedLogDurability";
    static constexpr std::string_view claim =
        "A truncation, or a snapshot that replaces a log, never removes a transaction that was ever committed (TLA+).";

    Verdict on(const Changed& change, const Scene& scene) {
        m_deliveries.see(change, scene, remembering(scene));
        return {};
    }
    Verdict on(const Wrote& wrote, const Scene& scene) {
        Verdict verdict;
        const HistoryTip before = std::exchange(written(wrote.node), nodeOf(scene, wrote.node).written);
        if (isCut(wrote)) verdict = judgeCut(before, wrote, scene);
        m_deliveries.see(wrote, scene, remembering(scene));
        return verdict;
    }
    // What crashes and people take is no step of the protocol.
    Verdict on(const DiskLost& loss, const Scene& scene) {
        written(loss.node) = nodeOf(scene, loss.node).written;
        return {};
    }
    Verdict on(const DiskWiped& wipe, const Scene&) {
        written(wipe.node) = HistoryTip{};
        return {};
    }

private:
    HistoryTip& written(NodeId node) {
        const auto sid = static_cast<std::size_t>(node);
        if (sid >= m_written.size()) m_written.resize(sid + 1);
        return m_written[sid];
    }
    /// Everything behind the cut is looked at; it will not be there to be cut a second time.
    Verdict judgeCut(HistoryTip before, const Wrote& wrote, const Scene& scene) const {
        HistoryTip tip = before;
        while (tip.index != HistoryTip::none) {
            const LogEntry& entry = scene.histories.entry(wrote.node, tip);
            if (entry.zxid <= wrote.zxid) break;
            const Chosen::Item* item = entry.snapshot ? nullptr : m_chosen.find(nameOf(entry));
            if (item) {
                return broken(scene, wrote.node, "server ", wrote.node, " cuts its log from ",
                              scene.histories.last(wrote.node, before), " back to ", wrote.zxid, " and removes ",
                              describe(*item));
            }
            tip.index = entry.parent;
        }
        return {};
    }

    Chosen m_chosen;
    Deliveries m_deliveries;
    std::vector<HistoryTip> m_written;  ///< by sid: its history before the event
};

class CommitIsDurable final : public Statement<CommitIsDurable, Changed, DiskWiped> {
public:
    static constexpr std::string_view title = "CommitIsDurable";
    static constexpr std::string_view claim =
        "What a leader commits is on the platters of a quorum when it commits it (zab.md 3.6; disks that were wiped count).";

    explicit CommitIsDurable(const Ensemble& ensemble)
        : Statement(fieldBits(Field::lastCommitted)), m_quorum(withoutFaults(ensemble)) {}

    Verdict on(const Changed& change, const Scene& scene) {
        if (!touches(change, Field::lastCommitted)) return {};
        const NodeState& leader = nodeOf(scene, change.node);
        if (!isBroadcastingLeader(leader)) return {};
        const HistoryTip committed = deliveredBy(scene, leader);
        const LogEntry entry = entryAt(scene.histories, leader.node, committed);
        if (entry.zxid == Zxid{} || entry.snapshot) return {};  // nothing, or what another leader had committed
        const TxnName last = nameOf(entry);
        SidSet having = m_wiped;
        for (const NodeState& server : scene.state.servers()) {
            if (server.durable.index == HistoryTip::none) continue;
            if (holds(scene.histories, server.node, server.durable, last)) having.insert(server.node);
        }
        const bool durable = m_quorum.contains(having);
        const bool known = std::exchange(m_reported, !durable);
        if (durable || known) return {};
        std::string where;
        for (const NodeId sid : having) where += (where.empty() ? "" : ", ") + std::to_string(sid);
        return broken(scene, leader.node, "the leader ", leader.node, " commits up to ", last.zxid,
                      ", which is durable only on ", (where.empty() ? "no server" : where));
    }
    Verdict on(const DiskWiped& wipe, const Scene&) {
        m_wiped.insert(wipe.node);
        return {};
    }

private:
    /// A quorum is judged by the rule, not by what a deliberate fault makes of it.
    static Ensemble withoutFaults(Ensemble ensemble) {
        ensemble.variants.clear();
        return ensemble;
    }
    Quorum m_quorum;
    SidSet m_wiped;
    bool m_reported = false;
};

}  // namespace

void addFollowers(Invariants& list, const Ensemble& ensemble) {
    list.push_back(std::make_unique<ProcessConsistency>());
    list.push_back(std::make_unique<CommittedLogDurability>());
    list.push_back(std::make_unique<CommitIsDurable>(ensemble));
}

}  // namespace zabscope::zab
