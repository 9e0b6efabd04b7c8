// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/narration/telling.h"

#include <algorithm>
#include <set>
#include <utility>

#include "core/zab/notes.h"
#include "views/link_words.h"
#include "views/narration/note_caption.h"
#include "views/narration/server_list.h"
#include "views/narration/story.h"
#include "views/narration/torn_links.h"
#include "views/wording.h"

namespace zabscope {
namespace {

using zab::Sentence;

std::vector<NodeId> nodesOf(std::span<const EventId> events, const Timeline& timeline) {
    std::vector<NodeId> nodes;
    for (const EventId id : events) {
        const NodeId node = nodeOf(timeline.event(id).what);
        const auto place = std::ranges::lower_bound(nodes, node);
        if (place == nodes.end() || *place != node) nodes.insert(place, node);
    }
    return nodes;
}

/// Of several notes: the sids that they name first, as the learners of one leader.
std::vector<NodeId> namedBy(std::span<const EventId> events, const Timeline& timeline) {
    std::vector<NodeId> nodes;
    for (const EventId id : events) {
        const auto* note = std::get_if<Noted>(&timeline.event(id).what);
        if (note) nodes.push_back(noteSid(*note, 0));
    }
    std::ranges::sort(nodes);
    nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
    return nodes;
}

}  // namespace

QString Telling::sentence(std::span<const EventId> events, const Timeline& timeline) {
    const Event& first = timeline.event(events.front());
    const auto* note = std::get_if<Noted>(&first.what);
    if (note && isObserversFirstVote(*note)) {
        return tr("%1: without a vote of its own, takes over the vote for %2")
            .arg(ServerList::subject(nodesOf(events, timeline)), Wording::shortNode(noteSid(*note, 0)));
    }
    if (events.size() == 1) return Wording::event(first, timeline);
    return several(events, timeline);
}

QString Telling::several(std::span<const EventId> events, const Timeline& timeline) {
    const Event& first = timeline.event(events.front());
    if (std::holds_alternative<Violated>(first.what)) {
        return tr("%1 (and %2 times more)").arg(Wording::event(first, timeline)).arg(events.size() - 1);
    }
    if (std::holds_alternative<LinkChanged>(first.what)) return links(events, timeline);
    const std::vector<NodeId> nodes = nodesOf(events, timeline);
    if (const auto* note = std::get_if<Noted>(&first.what)) {
        const bool one = nodes.size() == 1;
        const auto which = static_cast<Sentence>(note->sentence);
        if (which == Sentence::commits) return commitRun(events, timeline);
        const bool names = which == Sentence::syncs_equal || which == Sentence::drops_silent_learner;
        if (one && !names) return Wording::event(first, timeline);
        return severalNotes(events, timeline);
    }
    const QString who = ServerList::subject(nodes);
    if (nodes.size() == 1) return Wording::event(first, timeline);
    if (const auto* born = std::get_if<Born>(&first.what))
        return (born->life <= 1 ? tr("%1 start") : tr("%1 start again")).arg(who);
    if (const auto* died = std::get_if<Died>(&first.what)) {
        switch (died->how) {
            case Death::killed:
                return tr("%1 are killed").arg(who);
            case Death::poweredOff:
                return tr("%1 lose power").arg(who);
            case Death::exited:
                return tr("%1 exit").arg(who);
        }
    }
    if (std::holds_alternative<Froze>(first.what)) return tr("%1 freeze").arg(who);
    if (std::holds_alternative<Thawed>(first.what)) return tr("%1 thaw").arg(who);
    return Wording::event(first, timeline);
}

QString Telling::links(std::span<const EventId> events, const Timeline& timeline) {
    const auto& first = std::get<LinkChanged>(timeline.event(events.front()).what);
    std::set<std::pair<NodeId, NodeId>> directions;
    for (const EventId id : events) {
        const auto& link = std::get<LinkChanged>(timeline.event(id).what);
        directions.emplace(link.from, link.to);
    }
    const QString which = TornLinks(std::move(directions)).text();
    if (first.cut) return tr("Cut: %1").arg(which);
    return tr("Open, %1: %2").arg(LinkWords::quality(first), which);
}

QString Telling::commitRun(std::span<const EventId> events, const Timeline& timeline) {
    const auto zxid = [&](EventId id) {
        return Wording::zxid(Zxid{noteNumber(std::get<Noted>(timeline.event(id).what), 0)});
    };
    return tr("%1 commits %2 to %3: each is on disk at a quorum")
        .arg(ServerList::subject(nodeOf(timeline.event(events.front()).what)), zxid(events.front()),
             zxid(events.back()));
}

QString Telling::severalNotes(std::span<const EventId> events, const Timeline& timeline) {
    const auto& note = std::get<Noted>(timeline.event(events.front()).what);
    const std::vector<NodeId> nodes = nodesOf(events, timeline);
    const QString who = ServerList::subject(nodes);
    const auto value = [&note](std::size_t index) {
        return index < note.values.size() ? Wording::value(note.values[index]) : QString();
    };
    const auto which = static_cast<Sentence>(note.sentence);
    if (which == Sentence::starts_election)
        return tr("%1 look for a leader: round %2, each votes for itself").arg(who, value(0));
    if (which == Sentence::adopts_by_epoch)
        return tr("%1 adopt the vote for %2: its epoch %3 is newer").arg(who, value(0), value(2));
    if (which == Sentence::adopts_by_zxid)
        return tr("%1 adopt the vote for %2: its history is longer, up to %3").arg(who, value(0), value(2));
    if (which == Sentence::adopts_by_sid)
        return tr("%1 adopt the vote for %2: equal history, larger sid").arg(who, value(0));
    if (which == Sentence::keeps_vote) return tr("%1 keep their votes: what they hear is not better").arg(who);
    if (which == Sentence::has_quorum)
        return tr("%1 know of a quorum of votes for %2 and wait %3 for a better one").arg(who, value(2), value(3));
    if (which == Sentence::decides)
        return tr("No better vote came: %1 is to lead. So %2 are %3")
            .arg(value(0), ServerList::object(nodes), value(1));
    if (which == Sentence::loaded) return tr("%1 read their disks").arg(who);
    if (which == Sentence::begins_to_follow) return tr("%1 follow %2: they connect to it").arg(who, value(0));
    if (which == Sentence::promises_epoch) return tr("%1 promise epoch %2 and refuse older leaders").arg(who, value(0));
    if (which == Sentence::syncs_equal)
        return tr("%1 sends %2 an empty DIFF: they have what the leader has")
            .arg(who, ServerList::object(namedBy(events, timeline)));
    if (which == Sentence::drops_silent_learner)
        return tr("%1 drops %2: it has heard nothing from them for %3")
            .arg(who, ServerList::object(namedBy(events, timeline)), value(1));
    if (which == Sentence::gets_diff) return tr("%1 get a DIFF from the leader, which is at %2").arg(who, value(0));
    if (which == Sentence::takes_over_history)
        return tr("%1 have the leader's history to %2 on disk, take over epoch %3 and acknowledge NEWLEADER")
            .arg(who, value(0), value(1));
    if (which == Sentence::up_to_date)
        return tr("%1 are up to date with epoch %2 and serve clients").arg(who, value(0));
    if (which == Sentence::lost_leader) return tr("%1 have lost the connection to the leader %2").arg(who, value(0));
    if (which == Sentence::leader_silent)
        return tr("%1 have heard nothing from the leader %2 and give it up").arg(who, value(0));
    return tr("%1: each %2").arg(who, Wording::note(note));
}

QString Telling::source(const Event& event) {
    const auto* note = std::get_if<Noted>(&event.what);
    if (!note) return {};
    const auto which = static_cast<Sentence>(note->sentence);
    const auto at = [](const QString& phase, const QString& where) {
        return tr("%1. In ZooKeeper: %2").arg(phase, where);
    };
    const auto isOne = [which](std::initializer_list<Sentence> of) { return std::ranges::find(of, which) != of.end(); };
    const QString fle = tr("Fast Leader Election (phase 0 of Zab)");
    const QString discovery = tr("Discovery (phase 1 of Zab)");
    const QString sync = tr("Synchronization (phase 2 of Zab)");
    const QString broadcast = tr("Broadcast (phase 3 of Zab)");
    if (isOne({Sentence::adopts_by_epoch, Sentence::adopts_by_zxid, Sentence::adopts_by_sid, Sentence::keeps_vote}))
        return at(fle, QStringLiteral("FastLeaderElection.totalOrderPredicate"));
    if (isOne({Sentence::older_round, Sentence::tells_settled_vote}))
        return at(fle, QStringLiteral("FastLeaderElection.Messenger.WorkerReceiver"));
    if (isOne({Sentence::drops_connection_smaller, Sentence::calls_back}))
        return at(tr("Connections of the election"), QStringLiteral("QuorumCnxManager"));
    if (which == Sentence::logged_history) return at(tr("What is on disk"), QStringLiteral("ZKDatabase.loadDataBase"));
    if (isOne({Sentence::logged_diff, Sentence::logged_trunc, Sentence::logged_snap}))
        return at(sync, QStringLiteral("LearnerHandler.syncFollower"));
    if (which == Sentence::logged_loss) return at(tr("The end of a term"), QStringLiteral("Follower.followLeader"));
    if (which <= Sentence::calls_back) return at(fle, QStringLiteral("FastLeaderElection.lookForLeader"));
    if (which <= Sentence::takes_snapshot)
        return at(tr("What is on disk"), QStringLiteral("QuorumPeer.loadDataBase, FileTxnSnapLog"));
    if (isOne({Sentence::chooses_epoch, Sentence::begins_to_lead}))
        return at(discovery, QStringLiteral("Leader.lead, Leader.getEpochToPropose"));
    if (isOne({Sentence::has_epoch_quorum, Sentence::drops_better_learner}))
        return at(discovery, QStringLiteral("Leader.waitForEpochAck"));
    if (which < Sentence::has_epoch_quorum) return at(discovery, QStringLiteral("Learner.registerWithLeader"));
    if (which <= Sentence::syncs_snap_forced) return at(sync, QStringLiteral("LearnerHandler.syncFollower"));
    if (isOne({Sentence::established, Sentence::newleader_ack_wrong}))
        return at(sync, QStringLiteral("Leader.waitForNewLeaderAck"));
    if (which <= Sentence::up_to_date) return at(sync, QStringLiteral("Learner.syncWithLeader"));
    if (which == Sentence::commits) return at(broadcast, QStringLiteral("Leader.processAck, Leader.tryToCommit"));
    if (which < Sentence::leader_lost_quorum)
        return at(broadcast, QStringLiteral("PrepRequestProcessor, SessionTrackerImpl"));
    if (isOne({Sentence::lost_leader, Sentence::leader_silent}))
        return at(tr("The end of a term"), QStringLiteral("Follower.followLeader"));
    return which < Sentence::count ? at(tr("The end of a term"), QStringLiteral("Leader.lead")) : QString();
}

}  // namespace zabscope
