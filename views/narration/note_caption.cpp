// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/narration/note_caption.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>

#include "core/trace/vocabularies.h"
#include "core/zab/notes.h"
#include "core/zab/zab_state.h"
#include "views/narration/server_list.h"
#include "views/narration/standing.h"
#include "views/narration/transaction_name.h"
#include "views/wording.h"

namespace zabscope {
namespace {

using zab::Sentence;

bool isIn(const NodeState& node, zab::Role role) { return zab::roleOf(node.fields) == role; }

class Words {
    Q_DECLARE_TR_FUNCTIONS(NoteCaption)

public:
    Words(const Frame& frame, const Event& event, const Noted& note) : m_frame(frame), m_event(event), m_note(note) {}

    QString startsElection() const {
        const auto self = group([](const NodeState& node) {
            return isIn(node, zab::Role::looking) && node.fields.scalar(zab::proposedLeader) == node.node;
        });
        const Standing standing(m_frame);
        if (const NodeState* chief = standing.leader()) {
            const ClusterState& state = *m_frame.state;
            if (state.isCut(m_note.node, chief->node) || state.isCut(chief->node, m_note.node)) {
                return tr("%1 looks for a leader and asks the others. It is cut off from %2, which leads.")
                    .arg(ServerList::subject(m_note.node), object(chief->node));
            }
            return tr("%1 looks for a leader and asks the others. It will learn that %2 leads.")
                .arg(ServerList::subject(m_note.node), object(chief->node));
        }
        const QString head = number(1) > 0 ? tr("The leader is gone.") : tr("No leader yet.");
        QString tail;
        if (self.size() == m_frame.ensemble->members.size() && self.size() > 1)
            tail = tr("All %1 servers vote, each for itself.").arg(self.size());
        else
            tail = self.size() == 1 ? tr("%1 votes for itself and asks the others.").arg(ServerList::subject(self))
                                    : tr("%1 vote, each for itself.").arg(ServerList::subject(self));
        return tr("%1 %2").arg(head, tail);
    }
    QString adoptsByEpoch() const {
        if (!isVoter(m_note.node)) return {};
        return tr("%1 Its history is of a newer epoch: %2 after %3.").arg(changeOfVote()).arg(number(2)).arg(number(3));
    }
    QString adoptsByZxid() const {
        if (!isVoter(m_note.node)) return {};
        return tr("%1 Its history reaches further: %2 after %3.").arg(changeOfVote(), zxid(2), zxid(3));
    }
    QString adoptsBySid() const {
        if (!isVoter(m_note.node)) return {};
        return tr("%1 Histories are equal, so the larger sid wins.").arg(changeOfVote());
    }
    QString hasQuorum() const {
        if (!isVoter(m_note.node)) return {};
        const NodeId leader = sid(2);
        const auto waiting = group([this, leader](const NodeState& node) {
            return isVoter(node.node) && isIn(node, zab::Role::looking) &&
                   node.fields.scalar(zab::proposedLeader) == leader && node.fields.scalar(zab::finalizeDeadline) > 0;
        });
        const QString count =
            tr("%1 of %2 voters vote for %3, and that is a quorum.").arg(number(0)).arg(number(1)).arg(object(leader));
        const QString wait = Wording::duration(Duration{number(3)});
        return tr("%1 %2").arg(count, (waiting.size() == 1 ? tr("%1 waits %2 in case a better vote comes.")
                                                           : tr("%1 wait %2 in case a better vote comes."))
                                          .arg(ServerList::subject(waiting), wait));
    }
    QString betterVote() const {
        return tr("%1 does not decide yet: a better vote has come, for %2.")
            .arg(ServerList::subject(m_note.node), object(sid(1)));
    }
    QString decides() const {
        const NodeId leader = sid(0);
        const NodeState* chief = m_frame.state->find(leader);
        const Standing standing(m_frame);
        const NodeState* serving = standing.leader();
        if (serving && serving->node == leader)
            return tr("%1 follows %2, which leads already.").arg(ServerList::subject(m_note.node), object(leader));
        if (chief && chief->up && isIn(*chief, zab::Role::leading)) return elected(leader);
        const auto followers = group([leader](const NodeState& node) {
            return isIn(node, zab::Role::following) && node.fields.scalar(zab::voteLeader) == leader;
        });
        return (followers.size() == 1 ? tr("No better vote came: %1 follows %2, which has to decide for itself, too.")
                                      : tr("No better vote came: %1 follow %2, which has to decide for itself, too."))
            .arg(ServerList::object(followers), object(leader));
    }
    QString beginsToLead() const { return elected(m_note.node); }
    QString joinsSettled() const {
        const NodeId leader = sid(0);
        const QString finds =
            tr("%1 finds that a quorum already follows %2.").arg(ServerList::subject(m_note.node), object(leader));
        return tr("%1 %2").arg(finds, m_note.node > leader ? tr("So it follows, too, although its own sid is larger.")
                                                           : tr("So it follows, too."));
    }
    QString choosesEpoch() const {
        return tr("%1 chooses epoch %2, larger than any that a quorum knows. Now a quorum must promise it.")
            .arg(ServerList::subject(m_note.node))
            .arg(number(0));
    }
    QString promisesEpoch() const {
        const std::int64_t epoch = number(0);
        const auto who = lately(group([epoch](const NodeState& node) {
            return !isIn(node, zab::Role::leading) && !isIn(node, zab::Role::looking) &&
                   node.fields.scalar(zab::acceptedEpoch) == epoch;
        }));
        return (who.size() == 1 ? tr("%1 promises epoch %2: from now on it refuses older leaders.")
                                : tr("%1 promise epoch %2: from now on they refuse older leaders."))
            .arg(ServerList::subject(who))
            .arg(epoch);
    }
    QString hasEpochQuorum() const { return bringsUpToDate(number(1)); }
    QString syncs() const {
        const NodeState* leader = m_frame.state->find(m_note.node);
        const Standing standing(m_frame);
        const auto which = static_cast<Sentence>(m_note.sentence);
        const QString who = ServerList::subject(m_note.node);
        const NodeId learner = sid(0);
        if (which == Sentence::syncs_equal) {
            if (leader && !standing.leader()) return bringsUpToDate(leader->fields.scalar(zab::newEpoch));
            return tr("%1 has everything that the leader has: nothing needs to be sent.")
                .arg(ServerList::subject(learner));
        }
        if (which == Sentence::syncs_diff || which == Sentence::syncs_diff_disk || which == Sentence::logged_diff)
            return tr("%1 sends %2 what it lacks: all after %3 (a DIFF).").arg(who, object(learner), zxid(1));
        if (which == Sentence::syncs_trunc_ahead || which == Sentence::syncs_trunc_unknown ||
            which == Sentence::logged_trunc)
            return tr("%1 has %2, which was never committed: %3 makes it cut that off (a TRUNC).")
                .arg(ServerList::subject(learner), zxid(1), object(m_note.node));
        return tr("%1 sends %2 a copy of its whole state (a SNAP), since their histories are too far apart.")
            .arg(who, object(learner));
    }
    QString takesOver() const {
        const std::int64_t epoch = number(1);
        const auto who = lately(group([epoch](const NodeState& node) {
            return !isIn(node, zab::Role::leading) && node.fields.scalar(zab::newLeaderAckedEpoch) == epoch;
        }));
        if (Standing(m_frame).leader()) {
            return (who.size() == 1 ? tr("%1 has the leader's history on disk and acknowledges it.")
                                    : tr("%1 have the leader's history on disk and acknowledge it."))
                .arg(ServerList::subject(who));
        }
        return (who.size() == 1
                    ? tr("%1 has the leader's history on disk and acknowledges it. A quorum of these makes epoch %2 "
                         "stand.")
                    : tr("%1 have the leader's history on disk and acknowledge it. A quorum of these makes epoch %2 "
                         "stand."))
            .arg(ServerList::subject(who))
            .arg(epoch);
    }
    QString established() const {
        return tr("%1 leads: a quorum has acknowledged NEWLEADER, epoch %2 stands. Clients are served.")
            .arg(ServerList::subject(m_note.node))
            .arg(number(2));
    }
    QString upToDate() const {
        const std::int64_t epoch = number(0);
        const auto who = lately(group([epoch](const NodeState& node) {
            return !isIn(node, zab::Role::leading) && node.fields.scalar(zab::serving) != 0 &&
                   node.fields.scalar(zab::currentEpoch) == epoch;
        }));
        const NodeState* chief = Standing(m_frame).leader();
        const QString done =
            (who.size() == 1 ? tr("%1 is up to date and serves clients.") : tr("%1 are up to date and serve clients."))
                .arg(ServerList::subject(who));
        return chief ? tr("%1 %2 leads epoch %3.").arg(done, ServerList::subject(chief->node)).arg(epoch) : done;
    }
    QString commits() const {
        return tr("%1 is committed: %2 of %3 voters have it on disk. No election can lose it any more.")
            .arg(transactionName(m_frame, Zxid{number(0)}))
            .arg(number(1))
            .arg(number(2));
    }
    QString lostLeader() const {
        const auto who = group([](const NodeState& node) { return zab::phaseOf(node.fields) == zab::Phase::stopping; });
        return (who.size() == 1 ? tr("%1 has lost the connection to the leader %2 and stops following it.")
                                : tr("%1 have lost the connection to the leader %2 and stop following it."))
            .arg(ServerList::subject(who), Wording::shortNode(sid(0)));
    }
    QString leaderSilent() const {
        return tr("%1 has heard nothing from the leader %2 for %3 and gives it up.")
            .arg(ServerList::subject(m_note.node), Wording::shortNode(sid(0)), Wording::duration(Duration{number(1)}));
    }
    QString dropsSilent() const {
        return tr("%1 has heard nothing from %2 for %3 and drops it.")
            .arg(ServerList::subject(m_note.node), object(sid(0)), Wording::duration(Duration{number(1)}));
    }
    QString plain() const { return Wording::event(m_event, *m_frame.timeline); }

private:
    template <typename Has>
    std::vector<NodeId> group(Has has) const {
        std::vector<NodeId> who = upServers(m_frame, has);
        if (std::ranges::count(who, m_note.node) == 0)
            who.insert(std::ranges::lower_bound(who, m_note.node), m_note.node);
        return who;
    }
    /// Those of them whom a note like this one has told of lately: when one server comes back the others did it long ago.
    std::vector<NodeId> lately(std::vector<NodeId> who) const {
        constexpr Duration closeBy = milliseconds(300);
        constexpr std::size_t mostScanned = 4000;
        std::vector<NodeId> told{m_note.node};
        EventId id = m_event.id;
        for (std::size_t i = 0; i < mostScanned && id != noEvent; ++i, --id) {
            const Event& event = m_frame.timeline->event(id);
            if (m_event.at - event.at > closeBy) break;
            const auto* note = std::get_if<Noted>(&event.what);
            if (note && note->sentence == m_note.sentence) told.push_back(note->node);
        }
        std::erase_if(who, [&](NodeId node) { return std::ranges::count(told, node) == 0; });
        return who;
    }
    /// An observer goes through the motions of an election, but its vote counts for nothing.
    bool isVoter(NodeId node) const { return m_frame.ensemble->isVoter(node); }
    static QString object(NodeId node) { return ServerList::object(node); }
    std::int64_t number(std::size_t index) const { return noteNumber(m_note, index); }
    NodeId sid(std::size_t index) const { return noteSid(m_note, index); }
    QString zxid(std::size_t index) const { return Wording::zxid(Zxid{number(index)}); }

    QString changeOfVote() const {
        const NodeId leader = sid(0);
        const auto who = group([this, leader](const NodeState& node) {
            return isVoter(node.node) && isIn(node, zab::Role::looking) && node.node != leader &&
                   node.fields.scalar(zab::proposedLeader) == leader;
        });
        return (who.size() == 1 ? tr("%1 changes its vote to %2.") : tr("%1 change their vote to %2."))
            .arg(ServerList::subject(who), object(leader));
    }
    static QString elected(NodeId leader) {
        return tr("%1 is elected, but must not act yet: first a quorum must promise it a new epoch.")
            .arg(ServerList::subject(leader));
    }
    QString bringsUpToDate(std::int64_t epoch) const {
        return tr("Epoch %1 is promised by a quorum. Now %2 brings the others up to date.")
            .arg(epoch)
            .arg(object(m_note.node));
    }

    const Frame& m_frame;
    const Event& m_event;
    const Noted& m_note;
};

struct Row {
    Sentence sentence;
    QString (Words::*words)() const;
};
constexpr std::array table{
    Row{Sentence::starts_election, &Words::startsElection},
    Row{Sentence::adopts_by_epoch, &Words::adoptsByEpoch},
    Row{Sentence::adopts_by_zxid, &Words::adoptsByZxid},
    Row{Sentence::adopts_by_sid, &Words::adoptsBySid},
    Row{Sentence::has_quorum, &Words::hasQuorum},
    Row{Sentence::better_vote_in_wait, &Words::betterVote},
    Row{Sentence::decides, &Words::decides},
    Row{Sentence::begins_to_lead, &Words::beginsToLead},
    Row{Sentence::joins_settled, &Words::joinsSettled},
    Row{Sentence::chooses_epoch, &Words::choosesEpoch},
    Row{Sentence::promises_epoch, &Words::promisesEpoch},
    Row{Sentence::has_epoch_quorum, &Words::hasEpochQuorum},
    Row{Sentence::syncs_equal, &Words::syncs},
    Row{Sentence::syncs_diff, &Words::syncs},
    Row{Sentence::syncs_diff_disk, &Words::syncs},
    Row{Sentence::syncs_trunc_ahead, &Words::syncs},
    Row{Sentence::syncs_trunc_unknown, &Words::syncs},
    Row{Sentence::syncs_snap_old, &Words::syncs},
    Row{Sentence::syncs_snap_epoch, &Words::syncs},
    Row{Sentence::syncs_snap_forced, &Words::syncs},
    Row{Sentence::logged_diff, &Words::syncs},
    Row{Sentence::logged_trunc, &Words::syncs},
    Row{Sentence::logged_snap, &Words::plain},
    Row{Sentence::logged_loss, &Words::plain},
    Row{Sentence::takes_over_history, &Words::takesOver},
    Row{Sentence::established, &Words::established},
    Row{Sentence::up_to_date, &Words::upToDate},
    Row{Sentence::commits, &Words::commits},
    Row{Sentence::lost_leader, &Words::lostLeader},
    Row{Sentence::leader_silent, &Words::leaderSilent},
    // Rare turns that speak for themselves.
    Row{Sentence::joins_round, &Words::plain},
    Row{Sentence::refuses_epoch, &Words::plain},
    Row{Sentence::refuses_accepted, &Words::plain},
    Row{Sentence::refuses_corrupt, &Words::plain},
    Row{Sentence::refuses_no_snapshot, &Words::plain},
    Row{Sentence::disk_failed, &Words::plain},
    Row{Sentence::cuts_torn_record, &Words::plain},
    Row{Sentence::gives_up_connecting, &Words::plain},
    Row{Sentence::refuses_lower_epoch, &Words::plain},
    Row{Sentence::drops_better_learner, &Words::plain},
    Row{Sentence::cannot_truncate, &Words::plain},
    Row{Sentence::proposal_gap, &Words::plain},
    Row{Sentence::commit_without_proposal, &Words::plain},
    Row{Sentence::unmatched_commit, &Words::plain},
    Row{Sentence::rolls_over, &Words::plain},
    Row{Sentence::leader_lost_quorum, &Words::plain},
    Row{Sentence::leader_no_epoch_quorum, &Words::plain},
    Row{Sentence::leader_no_ack_quorum, &Words::plain},
    Row{Sentence::drops_silent_learner, &Words::dropsSilent},
    Row{Sentence::drops_slow_learner, &Words::plain},
};

}  // namespace

QString noteCaption(const Frame& frame, const Event& event, const Noted& note) {
    const auto row = std::ranges::find(table, static_cast<Sentence>(note.sentence), &Row::sentence);
    if (row != table.end()) return (Words{frame, event, note}.*row->words)();
    // A sentence of another protocol speaks for itself.
    return weightOf(note.sentence) == NoteWeight::detail ? QString() : Words{frame, event, note}.plain();
}

std::int64_t noteNumber(const Noted& note, std::size_t index) {
    return index < note.values.size() ? note.values[index].value : 0;
}

NodeId noteSid(const Noted& note, std::size_t index) {
    const std::int64_t value = noteNumber(note, index);
    return value > 0 && value <= largestSid ? static_cast<NodeId>(value) : noNode;
}

}  // namespace zabscope
