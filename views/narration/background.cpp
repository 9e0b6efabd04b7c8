// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/narration/background.h"

#include <algorithm>
#include <array>

#include "core/zab/notes.h"

namespace zabscope {
namespace {

using zab::Sentence;

/// What all sentences up to and including this one, in the order of their table, lead to.
struct Stretch {
    Sentence last;
    Background background;
};

constexpr std::array stretches{
    Stretch{Sentence::starts_election_observer, {"first_election", "ZooKeeper, FastLeaderElection.lookForLeader"}},
    Stretch{Sentence::keeps_vote, {"order", "ZooKeeper, FastLeaderElection.totalOrderPredicate"}},
    Stretch{Sentence::decides, {"rounds", "ZooKeeper, FastLeaderElection.lookForLeader"}},
    Stretch{Sentence::leader_not_confirmed, {"rounds", "ZooKeeper, FastLeaderElection.checkLeader"}},
    Stretch{Sentence::tells_settled_vote, {"rounds", "ZooKeeper, FastLeaderElection.lookForLeader"}},
    Stretch{Sentence::calls_back, {"first_election", "ZooKeeper, QuorumCnxManager.receiveConnection"}},
    Stretch{Sentence::refuses_accepted, {"zxid", "ZooKeeper, QuorumPeer.loadDataBase"}},
    Stretch{Sentence::takes_snapshot, {"faults", "ZooKeeper, FileTxnSnapLog.restore"}},
    Stretch{Sentence::gives_up_connecting, {"established", "ZooKeeper, Learner.connectToLeader"}},
    Stretch{Sentence::has_epoch_quorum, {"established", "Zab, phase 1: discovery; ZooKeeper, Leader.getEpochToPropose"}},
    Stretch{Sentence::unmatched_commit, {"sync", "Zab, phase 2: synchronization; ZooKeeper, LearnerHandler.syncFollower"}},
    Stretch{Sentence::up_to_date, {"established", "Zab, phase 2: synchronization; ZooKeeper, Leader.waitForNewLeaderAck"}},
    Stretch{Sentence::commits, {"write", "Zab, phase 3: broadcast; ZooKeeper, Leader.tryToCommit"}},
    Stretch{Sentence::rolls_over, {"zxid", "ZooKeeper, Leader.propose"}},
    Stretch{Sentence::expires_session, {"write", "ZooKeeper, SessionTrackerImpl"}},
    Stretch{Sentence::leader_no_ack_quorum, {"timeouts", "ZooKeeper, Leader.lead"}},
    Stretch{Sentence::drops_slow_learner, {"timeouts", "ZooKeeper, LearnerHandler.SyncLimitCheck"}},
    Stretch{Sentence::leader_silent, {"timeouts", "ZooKeeper, Follower.followLeader"}},
    Stretch{Sentence::unexpected_message, {"", "ZooKeeper, Learner.readPacket"}},
    Stretch{Sentence::logged_history, {"zxid", ""}},
    Stretch{Sentence::logged_snap, {"sync", "ZooKeeper, LearnerHandler.syncFollower"}},
    Stretch{Sentence::logged_loss, {"timeouts", "ZooKeeper, Follower.followLeader"}},
};
static_assert(stretches.back().last == Sentence{static_cast<std::uint16_t>(Sentence::count) - 1});

Background ofNote(const Noted& note) {
    if (note.sentence >= static_cast<std::uint16_t>(Sentence::count)) return {};  // of another protocol
    const auto which = static_cast<Sentence>(note.sentence);
    return std::find_if(stretches.begin(), stretches.end(), [&](const Stretch& each) { return which <= each.last; })
        ->background;
}

Background ofCommand(std::string_view text) {
    const std::string_view verb = text.substr(0, text.find(' '));
    const auto isOne = [verb](std::initializer_list<std::string_view> verbs) {
        return std::find(verbs.begin(), verbs.end(), verb) != verbs.end();
    };
    if (isOne({"write", "read", "sync", "load"})) return {"write", {}};
    if (isOne({"cut", "heal", "partition", "isolate"})) return {"partition", {}};
    if (isOne({"delay", "jitter", "bandwidth", "timeout", "slow"})) return {"timeouts", {}};
    if (isOne({"kill", "power", "freeze", "thaw", "wipe", "fill", "free", "corrupt"})) return {"faults", {}};
    return {};
}

}  // namespace

Background backgroundOf(const Event& event) {
    if (const auto* note = std::get_if<Noted>(&event.what)) return ofNote(*note);
    if (const auto* command = std::get_if<Commanded>(&event.what)) return ofCommand(command->text);
    if (std::holds_alternative<Born>(event.what)) return {"quorum", {}};
    if (std::holds_alternative<Died>(event.what)) return {"leader_dies", {}};
    if (std::holds_alternative<Froze>(event.what) || std::holds_alternative<Thawed>(event.what)) return {"faults", {}};
    if (std::holds_alternative<DiskLost>(event.what) || std::holds_alternative<DiskCorrupted>(event.what))
        return {"faults", {}};
    if (std::holds_alternative<LinkChanged>(event.what)) return {"partition", {}};
    if (std::holds_alternative<Violated>(event.what)) return {"not_promised", {}};
    return {};
}

}  // namespace zabscope
