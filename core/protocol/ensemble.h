// SPDX-License-Identifier: GPL-3.0-or-later
/// The configuration that all servers of an ensemble share (ZooKeeper: zoo.cfg).
#pragma once

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "core/protocol/ids.h"
#include "core/protocol/instant.h"

namespace zabscope {

struct Member {
    NodeId sid = noNode;
    bool observer = false;
    std::int64_t weight = 1;  ///< hierarchical quorums only (weight.s)
    std::int32_t group = 0;   ///< hierarchical quorums only (group.g); 0 is "in no group"
    friend bool operator==(const Member&, const Member&) = default;
};

struct Ensemble {
    std::string protocol = "zab";  ///< that the servers speak: a name of core/catalog
    std::vector<Member> members;  ///< ascending by sid
    bool hierarchical = false;    ///< groups and weights decide; otherwise the majority of the voters
    Duration tickTime = milliseconds(2000);
    std::int64_t initLimit = 10;  ///< ticks
    std::int64_t syncLimit = 5;   ///< ticks
    Duration minNotificationInterval = milliseconds(200);    ///< zookeeper.fastleader.minNotificationInterval
    Duration maxNotificationInterval = milliseconds(60'000); ///< zookeeper.fastleader.maxNotificationInterval
    Duration finalizeWait = milliseconds(200);               ///< FastLeaderElection.finalizeWait
    Duration connectTimeout = milliseconds(5000);            ///< zookeeper.cnxTimeout
    Duration observerElectionDelay = milliseconds(200);      ///< zookeeper.observer.election.DelayMs, upper bound
    std::int64_t commitLogCount = 500;   ///< zookeeper.commitLogCount
    std::int64_t snapCount = 100'000;    ///< zookeeper.snapCount
    std::int64_t snapshotSizeFactorPercent = 33;  ///< zookeeper.snapshotSizeFactor; negative: no sync from the log on disk
    bool forceSnapshotSync = false;      ///< zookeeper.forceSnapshotSync
    std::int64_t initialCounter = 0;     ///< zookeeper.testingonly.initialZxid, to reach the roll-over quickly
    std::set<std::string> variants;      ///< deliberate protocol faults, by name

    const Member* find(NodeId sid) const {
        const auto at = std::lower_bound(members.begin(), members.end(), sid,
                                         [](const Member& member, NodeId wanted) { return member.sid < wanted; });
        return at != members.end() && at->sid == sid ? &*at : nullptr;
    }
    bool isVoter(NodeId sid) const {
        const Member* member = find(sid);
        return member && !member->observer;
    }
    friend bool operator==(const Ensemble&, const Ensemble&) = default;
};

}  // namespace zabscope
