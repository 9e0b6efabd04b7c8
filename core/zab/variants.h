// SPDX-License-Identifier: GPL-3.0-or-later
/// Deliberate faults of the protocol, each a switch: most of them were real bugs of ZooKeeper (zab.md section 8).
#pragma once

#include <bitset>
#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>

namespace zabscope::zab {

enum class Variant : std::uint8_t {
    voteIgnoresEpoch,       ///< votes are ordered by zxid and sid alone
    majorityMinusOne,       ///< one server fewer than a majority counts as a quorum
    noFinalizeWait,         ///< decides at once instead of waiting 200 ms for a better vote: costs only liveness
    skipCheckLeader,        ///< joins a leader that settled servers name without hearing from it: costs only liveness
    noEpochPromise,         ///< a learner follows a leader with a lower epoch than it has promised to
    ackBeforeFsync,         ///< followers acknowledge a proposal at once, not when it is durable
    commitWithoutOwnFsync,  ///< the leader counts itself before its own log is durable
    epochBeforeTxns,        ///< ZOOKEEPER-4643: currentEpoch is durable before the synchronized transactions
    logDiffAfterUptodate,   ///< ZOOKEEPER-3911: synchronized transactions are logged only after UPTODATE
    logDiffAsync,           ///< ZOOKEEPER-4646: currentEpoch, then NEWLEADER's ACK; they are flushed some time after
    retainDbNoFastforward,  ///< ZOOKEEPER-2845: memory is not brought to the end of the log when a role ends
    snapshotBeforeCommit,   ///< ZOOKEEPER-1549: TRUNC leaves snapshots that hold what was truncated
    diffWithoutTruncCheck,  ///< ZOOKEEPER-1154: DIFF without testing that the learner's last zxid is in the history
    keepDbAfterPartialSnap, ///< ZOOKEEPER-3642: memory filled by a broken SNAP is kept
    flushAllAtNewleader,    ///< ZOOKEEPER-4394: proposals are forgotten at NEWLEADER; the next COMMIT drops the link
    ackOvertake,            ///< ZOOKEEPER-4685: transactions are acknowledged before NEWLEADER: costs only liveness
    skipCommittedlog,       ///< ZOOKEEPER-4925: synchronized transactions are missing from the committed log in memory
    count
};

/// The scenario language's name: "vote_ignores_epoch".
std::string_view variantName(Variant variant);
std::span<const std::string_view> variantNames();

class Variants {
public:
    Variants() = default;
    /// Names that are no variant are ignored here; whoever reads a scenario refuses them.
    explicit Variants(const std::set<std::string>& names);
    bool has(Variant variant) const { return m_on[static_cast<std::size_t>(variant)]; }

private:
    std::bitset<static_cast<std::size_t>(Variant::count)> m_on;
};

}  // namespace zabscope::zab
