// SPDX-License-Identifier: GPL-3.0-or-later
// Discovery, leader's side: a quorum promises an epoch that is newer than all it has seen (zab.md 3.2; paper: phase 1;
// ZooKeeper: Leader.getEpochToPropose, Leader.waitForEpochAck).
#include <algorithm>

#include "core/zab/leader.h"

namespace zabscope::zab {

void Leader::registerLearner(LearnerLink& learner, const wire::QuorumPacket& packet, Server& server, Actions& actions) {
    const Member* member = packet.sid() > 0 && packet.sid() <= largestSid
                               ? server.ensemble->find(static_cast<NodeId>(packet.sid())) : nullptr;
    const bool observer = packet.type() == PacketType::OBSERVERINFO;
    if (!member || member->observer != observer || member->sid == server.self) {
        actions.note(Sentence::unexpected_message, {sidValue(packet.sid())});
        return drop(learner, server, actions);
    }
    const ConnectionId connection = learner.connection;
    dropOlderLink(member->sid, server, actions);  // `learner` may have moved now
    LearnerLink& link = *find(connection);
    link.sid = member->sid;
    link.observer = observer;
    setPhase(link, LearnerPhase::waitingForEpoch, server);
    if (m_stage >= Stage::waitingForAckEpochs) return invite(link, server, actions);
    considerEpoch(link.sid, Zxid{packet.zxid()}.epoch(), server, actions);
}

// A learner that comes back has given up the connection it had. In ZooKeeper that one's handler lives on until it notices,
// and ACKs still on their way to it count, even for proposals that the learner is about to cut off.
void Leader::dropOlderLink(NodeId sid, Server& server, Actions& actions) {
    const auto older = std::find_if(m_learners.begin(), m_learners.end(),
                                    [&](const LearnerLink& link) { return link.sid == sid; });
    if (older != m_learners.end()) drop(*older, server, actions);
}

// Every learner can raise the epoch, observers, too; only voters are counted. The leader itself must be among them.
void Leader::considerEpoch(NodeId sid, std::int64_t accepted, Server& server, Actions& actions) {
    if (m_stage != Stage::waitingForEpoch) return;
    if (accepted >= m_epoch) m_epoch = accepted + 1;
    if (server.quorum.isVoter(sid)) m_connecting.insert(sid);
    server.published.set(Field::newEpoch, m_epoch);
    if (!m_connecting.contains(server.self) || !server.quorum.contains(m_connecting)) return;
    m_stage = Stage::writingAcceptedEpoch;
    actions.note(Sentence::chooses_epoch, {epochValue(m_epoch), number(static_cast<std::int64_t>(m_connecting.size()))});
    server.store.setAcceptedEpoch(m_epoch, Token::leaderAcceptedEpoch, actions);
}

void Leader::invite(LearnerLink& learner, Server& server, Actions& actions) {
    setPhase(learner, LearnerPhase::invited, server);
    sendPacket(learner.connection, packetOf(PacketType::LEADERINFO, newLeaderZxid()), actions);
}

// A learner whose history is newer than the leader's is dropped; the leader goes on with the others. After the quorum
// nobody is compared any more: the sync decision deals with them. One with epoch -1 is neither counted nor compared.
void Leader::ackEpoch(LearnerLink& learner, const wire::QuorumPacket& packet, Server& server, Actions& actions) {
    learner.currentEpoch = packet.current_epoch();
    learner.zxid = Zxid{packet.zxid()};
    if (m_stage > Stage::waitingForAckEpochs) return synchronize(learner, server, actions);
    if (learner.currentEpoch != -1 &&
        std::pair{learner.currentEpoch, learner.zxid} > std::pair{m_summaryEpoch, m_summaryZxid}) {
        actions.note(Sentence::drops_better_learner, {sidValue(learner.sid), epochValue(learner.currentEpoch),
                                                      zxidValue(learner.zxid), epochValue(m_summaryEpoch),
                                                      zxidValue(m_summaryZxid)});
        return drop(learner, server, actions);
    }
    setPhase(learner, LearnerPhase::waitingForAckEpochs, server);
    if (learner.currentEpoch != -1) countAckEpoch(learner.sid, server, actions);
}

void Leader::countAckEpoch(NodeId sid, Server& server, Actions& actions) {
    if (server.quorum.isVoter(sid)) m_ackedEpoch.insert(sid);
    if (!m_ackedEpoch.contains(server.self) || !server.quorum.contains(m_ackedEpoch)) return;
    m_stage = Stage::writingCurrentEpoch;
    server.enter(Phase::synchronization);
    actions.note(Sentence::has_epoch_quorum, {number(static_cast<std::int64_t>(m_ackedEpoch.size())), epochValue(m_epoch)});
    // The handlers of learners run beside this write: what they send does not wait for it.
    server.store.setCurrentEpoch(m_epoch, Token::leaderCurrentEpoch, actions);
    for (LearnerLink& learner : m_learners) {
        if (learner.phase == LearnerPhase::waitingForAckEpochs) synchronize(learner, server, actions);
    }
}

}  // namespace zabscope::zab
