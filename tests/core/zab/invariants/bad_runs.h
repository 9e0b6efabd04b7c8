// SPDX-License-Identifier: GPL-3.0-or-later
/// For each invariant a run, written by hand, that breaks it at one event; and the beginnings and steps that they share.
#pragma once

#include "tests/core/zab/invariants/written_run.h"

namespace zabscope::zab::test {

using Type = zab::wire::QuorumPacket;

constexpr Zxid z(std::int64_t epoch, std::int64_t counter) { return Zxid::of(epoch, counter); }

/// Where it must be noticed, at whom, and words that its text must have.
struct Expected {
    EventId event;
    NodeId node;
    std::vector<std::string> words;
};
struct Case {
    const char* invariant;
    Expected (*write)(WrittenRun& run);
};

/// Servers 1 to 3 are up; 1 leads epoch 1, and all have 1:1, 1:2 committed.
inline void begin(WrittenRun& run) {
    for (const NodeId node : {1, 2, 3}) run.born(node);
    run.lead(1, 1);
    for (const NodeId node : {2, 3}) run.follow(node, 1, 1);
    for (const Zxid zxid : {z(1, 1), z(1, 2)}) {
        run.propose(1, zxid);
        for (const NodeId node : {2, 3}) run.log(node, zxid);
        for (const NodeId node : {1, 2, 3}) run.flushed(node, zxid);
        for (const NodeId node : {1, 2, 3}) run.commit(node, zxid);
    }
}
inline void stop(WrittenRun& run, NodeId node) {
    const Zxid last = run.timeline.histories().last(node, run.timeline.state().find(node)->written);
    run.show(node, {{Field::role, 0}, {Field::phase, 0}, {Field::leader, 0}, {Field::establishedEpoch, 0},
                    {Field::lastProcessed, last.value}});
}
inline void synchronizeTo(WrittenRun& run, NodeId learner, NodeId leader) {
    run.connect(learner, leader);
    run.send(learner, leader, learner, Type::FOLLOWERINFO);
    run.send(leader, learner, learner, Type::LEADERINFO, z(1, 0));
    run.send(learner, leader, learner, Type::ACKEPOCH);
    run.send(leader, learner, learner, Type::DIFF);
}
/// The learner has currentEpoch 1 on its disk.
inline void takeOver(WrittenRun& run, NodeId learner) {
    run.beginStep();
    run.show(learner, {{Field::acceptedEpoch, 1}, {Field::currentEpoch, 1}});
    run.epochFile(learner, FileKind::currentEpoch);
    run.flushed(learner, run.timeline.histories().last(learner, run.timeline.state().find(learner)->written));
}
inline void serve(WrittenRun& run, NodeId learner, NodeId leader) {
    synchronizeTo(run, learner, leader);
    run.send(leader, learner, learner, Type::NEWLEADER, z(1, 0));
    takeOver(run, learner);
    run.send(learner, leader, learner, Type::ACK, z(1, 0));
    run.send(leader, learner, learner, Type::UPTODATE, Zxid{-1});
}

inline const Case badRuns[] = {
    {"Integrity", [](WrittenRun& run) -> Expected {
         begin(run);
         run.log(2, z(1, 3));
         return {run.commit(2, z(1, 3)), 2, {"server 2", "0x100000003"}};
     }},
    {"TotalOrder", [](WrittenRun& run) -> Expected {
         begin(run);
         for (const std::int64_t counter : {3, 4}) run.propose(1, z(1, counter));
         run.commit(1, z(1, 4));
         run.log(2, z(1, 4));
         return {run.commit(2, z(1, 4)), 2, {"server 2", "0x100000004 after 0x100000002", "server 1", "0x100000003"}};
     }},
    {"Agreement", [](WrittenRun& run) -> Expected {
         begin(run);
         run.propose(1, z(1, 3));
         run.commit(1, z(1, 3));
         run.log(2, z(1, 4));
         return {run.commit(2, z(1, 4)), 2, {"server 2", "server 1", "0x100000004"}};
     }},
    {"LocalPrimaryOrder", [](WrittenRun& run) -> Expected {
         begin(run);
         for (const std::int64_t counter : {3, 4}) run.propose(1, z(1, counter));
         run.log(3, z(1, 4));
         return {run.commit(3, z(1, 4)), 3, {"server 3", "0x100000004", "0x100000003", "primary 1"}};
     }},
    {"GlobalPrimaryOrder", [](WrittenRun& run) -> Expected {
         begin(run);
         // A log that goes back is no log that a truncation could find its way in; it ends here.
         run.log(2, z(2, 1));
         run.log(2, z(1, 3));
         run.show(2, {{Field::lastCommitted, z(2, 1).value}});
         return {run.timeline.last(), 2, {"server 2", "0x100000003 after 0x200000001"}};
     }},
    {"PrimaryIntegrity", [](WrittenRun& run) -> Expected {
         begin(run);
         run.propose(1, z(1, 3));
         run.log(3, z(1, 3));
         run.commit(1, z(1, 3));
         stop(run, 1);
         run.lead(2, 2);
         return {run.propose(2, z(2, 1)), 2, {"primary 2", "epoch 2", "0x200000001", "0x100000003", "server 1"}};
     }},
    {"Leadership1", [](WrittenRun& run) -> Expected {
         begin(run);
         run.decide(2, 1);
         return {run.timeline.last(), 2, {"server 2", "server 1", "acceptedEpoch 1"}};
     }},
    {"Leadership2", [](WrittenRun& run) -> Expected {
         begin(run);
         stop(run, 1);
         run.decide(2, 1);
         return {run.establish(2, 1), 2, {"server 2", "epoch 1", "server 1"}};
     }},
    {"PrefixConsistency", [](WrittenRun& run) -> Expected {
         begin(run);
         run.propose(1, z(1, 3), 7);
         run.commit(1, z(1, 3));
         run.log(2, z(1, 3), 8);
         return {run.commit(2, z(1, 3)), 2, {"server 2", "0x100000003", "0x100000002", "server 1"}};
     }},
    {"CommittedLogMonotonicity", [](WrittenRun& run) -> Expected {
         begin(run);
         return {run.commit(1, z(1, 1)), 1, {"leader 1", "epoch 1", "0x100000002"}};
     }},
    {"LeaderLogCompleteness", [](WrittenRun& run) -> Expected {
         begin(run);
         run.propose(1, z(1, 3));
         run.commit(1, z(1, 3));
         stop(run, 1);
         run.decide(2, 2);
         return {run.timeline.last(), 2, {"leader 2", "epoch 2", "0x100000003", "server 1"}};
     }},
    {"ProcessConsistency", [](WrittenRun& run) -> Expected {
         begin(run);
         run.propose(1, z(1, 3), 7);
         return {run.log(3, z(1, 3), 8), 3, {"server 3", "follows 1", "epoch 1", "0x100000003", "0x8", "0x7"}};
     }},
    {"CommittedLogDurability", [](WrittenRun& run) -> Expected {
         begin(run);
         return {run.truncate(3, z(1, 1)), 3, {"server 3", "0x100000002", "0x100000001"}};
     }},
    {"CommitIsDurable", [](WrittenRun& run) -> Expected {
         begin(run);
         run.propose(1, z(1, 3));
         run.flushed(1, z(1, 3));
         return {run.commit(1, z(1, 3)), 1, {"leader 1", "0x100000003", "only on 1"}};
     }},
    {"EpochWithinPromise", [](WrittenRun& run) -> Expected {
         begin(run);
         return {run.show(2, {{Field::currentEpoch, 2}}), 2, {"server 2", "currentEpoch 2", "acceptedEpoch 1"}};
     }},
    {"EpochsNeverDecrease", [](WrittenRun& run) -> Expected {
         begin(run);
         run.beginStep();
         run.show(2, {{Field::acceptedEpoch, 5}});
         run.epochFile(2, FileKind::acceptedEpoch);
         run.flushed(2, z(1, 2));
         run.died(2);
         run.born(2);
         return {run.show(2, {{Field::acceptedEpoch, 4}}), 2, {"server 2", "acceptedEpoch 5", "4"}};
     }},
    {"LogWithoutGaps", [](WrittenRun& run) -> Expected {
         begin(run);
         return {run.log(2, z(2, 2)), 2, {"server 2", "0x200000002 after 0x100000002"}};
     }},
    {"LoggedEpochTakenOver", [](WrittenRun& run) -> Expected {
         begin(run);
         return {run.show(2, {{Field::lastLogged, z(2, 1).value}}), 2, {"server 2", "0x200000001", "currentEpoch is 1"}};
     }},
    {"AckIsDurable", [](WrittenRun& run) -> Expected {
         begin(run);
         run.log(2, z(1, 3));
         return {run.send(2, 1, 2, Type::ACK, z(1, 3)), 2, {"learner 2", "0x100000003", "0x100000002"}};
     }},
    {"NewLeaderAckIsDurable", [](WrittenRun& run) -> Expected {
         begin(run);
         synchronizeTo(run, 2, 1);
         run.send(1, 2, 2, Type::PROPOSAL, z(1, 3));
         run.send(1, 2, 2, Type::COMMIT, z(1, 3));
         run.send(1, 2, 2, Type::NEWLEADER, z(1, 0));
         takeOver(run, 2);
         return {run.send(2, 1, 2, Type::ACK, z(1, 0)), 2, {"learner 2", "0x100000002", "0x100000003"}};
     }},
    {"MemoryMatchesLog", [](WrittenRun& run) -> Expected {
         begin(run);
         run.be(2, Role::looking, Phase::election);
         return {run.timeline.last(), 2, {"server 2", "0x0", "0x100000002"}};
     }},
    {"TreeAgreement", [](WrittenRun& run) -> Expected {
         begin(run);
         run.show(1, {{Field::lastProcessed, z(1, 2).value}, {Field::treeDigest, 7}});
         return {run.show(2, {{Field::lastProcessed, z(1, 2).value}, {Field::treeDigest, 8}}),
                 2,
                 {"server 2", "0x100000002", "0x8", "server 1", "0x7"}};
     }},
    {"VoteOnlyGrows", [](WrittenRun& run) -> Expected {
         begin(run);
         stop(run, 2);
         run.show(2, {{Field::round, 1}, {Field::proposedLeader, 3}, {Field::proposedEpoch, 1}});
         return {run.show(2, {{Field::proposedLeader, 2}}), 2, {"server 2", "round 1", "sid 3", "sid 2"}};
     }},
    {"CommitsContiguous", [](WrittenRun& run) -> Expected {
         begin(run);
         return {run.commit(1, z(1, 4)), 1, {"leader 1", "0x100000004 after 0x100000002"}};
     }},
    {"QuorumsIntersect", [](WrittenRun& run) -> Expected {
         run.ensemble = ensembleOf(4);
         run.ensemble.variants = {"majority_minus_one"};
         return {run.born(1), 1, {"2 of 4 voters"}};
     }},
    {"stateInconsistent", [](WrittenRun& run) -> Expected {
         begin(run);
         run.connect(2, 1);
         run.send(2, 1, 2, Type::FOLLOWERINFO);
         return {run.send(1, 2, 2, Type::NEWLEADER, z(1, 0)), 1, {"leader 1 sends 2 NEWLEADER", "FOLLOWERINFO"}};
     }},
    {"proposalInconsistent", [](WrittenRun& run) -> Expected {
         begin(run);
         serve(run, 2, 1);
         run.send(1, 2, 2, Type::PROPOSAL, z(1, 3));
         return {run.send(1, 2, 2, Type::PROPOSAL, z(2, 2)), 1, {"0x200000002 after 0x100000003"}};
     }},
    {"commitInconsistent", [](WrittenRun& run) -> Expected {
         begin(run);
         serve(run, 2, 1);
         for (const std::int64_t counter : {3, 4}) run.send(1, 2, 2, Type::PROPOSAL, z(1, counter));
         return {run.send(1, 2, 2, Type::COMMIT, z(1, 4)), 1, {"COMMIT 0x100000004", "0x100000003 is the oldest"}};
     }},
    {"ackInconsistent", [](WrittenRun& run) -> Expected {
         begin(run);
         serve(run, 2, 1);
         return {run.send(2, 1, 2, Type::ACK, z(1, 2)), 2, {"learner 2", "0x100000002", "proposed were"}};
     }},
    {"messageIllegal", [](WrittenRun& run) -> Expected {
         begin(run);
         serve(run, 2, 1);
         return {run.send(2, 1, 2, Type::PROPOSAL, z(1, 3)), 2, {"learner 2", "PROPOSAL", "FOLLOWING"}};
     }},
    {"AcksInTurn", [](WrittenRun& run) -> Expected {
         begin(run);
         synchronizeTo(run, 2, 1);
         run.send(1, 2, 2, Type::PROPOSAL, z(1, 2));
         run.send(1, 2, 2, Type::NEWLEADER, z(1, 0));
         return {run.send(2, 1, 2, Type::ACK, z(1, 2)), 2, {"learner 2", "0x100000002", "NEWLEADER"}};
     }},
    {"ElectsInTime", [](WrittenRun& run) -> Expected {
         begin(run);
         stop(run, 1);
         run.pass(seconds(169));
         run.add(Rang{2, 1});
         run.pass(seconds(2));
         return {run.add(Rang{2, 1}), 1, {"1 2 3", "no leader since 0.000000", "170s"}};
     }},
    {"CommitsInTime", [](WrittenRun& run) -> Expected {
         begin(run);
         run.propose(1, z(1, 3));
         run.pass(seconds(30));
         run.add(Rang{2, 1});
         run.pass(seconds(1));
         return {run.add(Rang{2, 1}), 1, {"leader 1", "0x100000003", "30s", "1 2 3"}};
     }},
};

}  // namespace zabscope::zab::test
