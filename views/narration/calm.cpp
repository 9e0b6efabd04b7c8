// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/narration/calm.h"

#include <algorithm>

#include "core/zab/message_text.h"
#include "core/zab/zab_state.h"
#include "views/narration/server_list.h"
#include "views/narration/standing.h"
#include "views/narration/torn_links.h"
#include "views/wording.h"

namespace zabscope {

QString Calm::of(const Frame& frame) {
    const Calm calm(frame);
    const NodeState* leader = Standing(frame).leader();
    return leader ? calm.underLeader(*leader) : calm.withoutLeader();
}

bool Calm::isLost(const Frame& frame, const NodeState& leader) {
    return leader.frozen || !Standing(frame).isQuorum(Calm(frame).inTouch(leader));
}

bool Calm::isCut(NodeId one, NodeId other) const {
    return m_frame.state->isCut(one, other) || m_frame.state->isCut(other, one);
}

std::vector<NodeId> Calm::inTouch(const NodeState& server) const {
    std::vector<NodeId> found = Standing(m_frame).voters();
    std::erase_if(found, [&](NodeId sid) { return isCut(sid, server.node); });
    return found;
}

QString Calm::leads(const NodeState& leader) const {
    const QString who = ServerList::subject(leader.node);
    if (m_frame.ensemble->protocol != "zab") return tr("%1 leads.").arg(who);  // another protocol may know no epochs
    return tr("%1 leads epoch %2.").arg(who).arg(leader.fields.scalar(zab::establishedEpoch));
}

QString Calm::underLeader(const NodeState& leader) const {
    const Standing standing(m_frame);
    const QString who = ServerList::subject(leader.node);
    const std::vector<NodeId> up = standing.voters();
    if (leader.frozen) {
        return tr("%1, the leader, is frozen: nobody hears from it. The others give it up when their time-outs end.")
            .arg(who);
    }
    if (!standing.isQuorum(inTouch(leader)))
        return tr("%1 still leads, but has no quorum: nothing can be committed.").arg(who);
    const QString apart = cutOff(leader);
    if (!apart.isEmpty()) return apart;
    const std::vector<NodeId> frozen = upServers(m_frame, [](const NodeState& node) { return node.frozen; });
    if (!frozen.empty()) {
        const QString silent =
            (frozen.size() == 1 ? tr("%1 is frozen and says nothing; %2 of %3 voters are left, a quorum.")
                                : tr("%1 are frozen and say nothing; %2 of %3 voters are left, a quorum."))
                .arg(ServerList::subject(frozen))
                .arg(up.size())
                .arg(standing.allVoters());
        return tr("%1 %2").arg(leads(leader), silent);
    }
    const QString waits = held(leader);
    if (!waits.isEmpty()) return waits;
    if (m_frame.ensemble->protocol != "zab") return tr("%1 leads, and all is quiet.").arg(who);
    const std::int64_t epoch = leader.fields.scalar(zab::establishedEpoch);
    if (up.size() < standing.allVoters())
        return tr("%1 leads epoch %2 with %3 of %4 voters, a quorum. All is quiet.")
            .arg(who)
            .arg(epoch)
            .arg(up.size())
            .arg(standing.allVoters());
    return tr("%1 leads epoch %2, and all is quiet: only heartbeats travel.").arg(who).arg(epoch);
}

// Who is cut off from the leader, and whether the two know it yet.
QString Calm::cutOff(const NodeState& leader) const {
    const TornLinks::Directions torn = TornLinks::of(*m_frame.state);
    if (torn.empty()) return {};
    const auto isApart = [&](const NodeState& node) {
        return node.node != leader.node && !node.frozen && isCut(node.node, leader.node);
    };
    const std::vector<NodeId> rivals = upServers(m_frame, [&](const NodeState& node) {
        return isApart(node) && zab::roleOf(node.fields) == zab::Role::leading &&
               zab::phaseOf(node.fields) == zab::Phase::broadcast;
    });
    if (!rivals.empty()) {
        return tr("%1 %2").arg(leads(leader), tr("%1, cut off from it, still believes to lead, but can commit nothing.")
                                                  .arg(ServerList::subject(rivals.front())));
    }
    const std::vector<NodeId> alone = upServers(m_frame, [&](const NodeState& node) {
        return isApart(node) && zab::roleOf(node.fields) == zab::Role::looking;
    });
    if (!alone.empty()) {
        return tr("%1 %2")
            .arg(leads(leader), (alone.size() == 1 ? tr("%1 is cut off from it and looks for a leader in vain.")
                                                   : tr("%1 are cut off from it and look for a leader in vain."))
                                    .arg(ServerList::subject(alone)));
    }
    const std::vector<NodeId> apart = upServers(m_frame, isApart);
    if (!apart.empty()) {
        return tr("%1 %2").arg(
            leads(leader),
            (apart.size() == 1 ? tr("%1 is cut off from it: after a time-out without heartbeats they give each other up.")
                               : tr("%1 are cut off from it: after a time-out without heartbeats they give each other up."))
                .arg(ServerList::subject(apart)));
    }
    const auto isBetweenLiving = [this](const std::pair<NodeId, NodeId>& way) {
        const NodeState* from = m_frame.state->find(way.first);
        const NodeState* to = m_frame.state->find(way.second);
        return from && to && from->up && to->up;
    };
    if (std::ranges::none_of(torn, isBetweenLiving)) return {};
    return tr("%1 The cut (%2) does no harm now: all talk to the leader alone.").arg(leads(leader), TornLinks(torn).text());
}

// Messages that a person keeps back, or that are still on their way.
QString Calm::held(const NodeState& leader) const {
    std::size_t kept = 0;
    bool travels = false;
    for (const MessageInFlight& message : m_frame.state->messages()) {
        if (message.message == noEvent) continue;
        if (message.held) ++kept;
        // One that never arrives is on its way to a server without power.
        const bool arrives = message.due != never && isServer(message.from) && isServer(message.to);
        travels = travels || (arrives && message.kind != static_cast<std::uint8_t>(zab::MessageKind::ping));
    }
    if (kept > 0) return tr("%1 Messages that are held back by hand: %2.").arg(leads(leader)).arg(kept);
    return travels ? tr("%1 Messages are on their way.").arg(leads(leader)) : QString();
}

QString Calm::withoutLeader() const {
    const Standing standing(m_frame);
    const std::vector<NodeId> up = standing.voters();
    if (up.empty()) return tr("No server runs yet. Start one, and its story begins here.");
    if (!standing.isQuorum(up))
        return tr("Only %1 of %2 voters are up: no quorum, and so no leader.").arg(up.size()).arg(standing.allVoters());
    const std::vector<NodeId> elected = upServers(m_frame, [](const NodeState& node) {
        return !node.frozen && zab::roleOf(node.fields) == zab::Role::leading;
    });
    if (!elected.empty())
        return tr("%1 is elected and waits until a quorum is ready to follow it.").arg(ServerList::subject(elected.front()));
    const bool canMeet = std::ranges::any_of(up, [&](NodeId sid) {
        const NodeState* node = m_frame.state->find(sid);
        return node && standing.isQuorum(inTouch(*node));
    });
    if (!canMeet) return tr("The network is cut so that no server reaches a quorum: nobody can be elected.");
    const std::vector<NodeId> looking =
        upServers(m_frame, [](const NodeState& node) { return zab::roleOf(node.fields) == zab::Role::looking; });
    if (looking.empty()) return tr("Nobody leads.");
    return (looking.size() == 1 ? tr("No leader: %1 is looking for one.") : tr("No leader: %1 are looking for one."))
        .arg(ServerList::object(looking));
}

QString Calm::underLoad(const NodeState& leader) {
    return tr("%1 leads, and writes flow: %2 is the last that was committed.")
        .arg(ServerList::subject(leader.node), Wording::zxid(zab::zxidOf(leader.fields, zab::lastCommitted)));
}

QString Calm::alarm(const Violated& violated) {
    return tr("Something is wrong, an invariant does not hold: %1").arg(Wording::outside(violated.text));
}

QString Calm::nothing(const Frame& frame) {
    if (frame && !frame.timeline->empty()) return tr("Nothing has happened yet. Press play, or go on event by event.");
    return tr("Nothing runs yet. Open a scenario or start servers: what happens is told here.");
}

}  // namespace zabscope
