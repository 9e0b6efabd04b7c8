// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/ballots/ballot_words.h"

#include <algorithm>

#include "views/node_list.h"
#include "views/wording.h"

namespace zabscope {
namespace {

/// At the beginning of a sentence.
QString capital(QString text) {
    if (!text.isEmpty()) text[0] = text[0].toUpper();
    return text;
}

}  // namespace

QString BallotWords::standing(const BallotBox& box, Instant now) {
    if (box.started == 0) return tr("No election yet. When the servers start, each row shows whom one votes for.");
    if (box.leader != noNode) {
        if (box.looking == 0) return tr("No election now: %1 leads.").arg(Wording::node(box.leader));
        return capital(
            tr("%1 leads with a quorum. Who still looks will hear of it and join.").arg(Wording::node(box.leader)));
    }
    if (box.elected != noNode) {
        return capital(
            tr("%1 is elected; now a quorum must take over its epoch and history.").arg(Wording::node(box.elected)));
    }
    if (box.up == 0) return tr("No election now: no server is up.");
    if (box.looking == 0) return tr("No election now, and no leader with a quorum.");
    const BallotRow* first = box.foremost();
    if (first && first->decides) {
        return tr("Round %1: a quorum votes for %2. Unless a better vote comes, it is decided in %3.")
            .arg(round(first->round), Wording::shortNode(first->tally.candidate), remaining(*first, now));
    }
    if (first && first->tally.isQuorum) {
        // Of an imported run the wait for a better vote is not known.
        return tr("Election, round %1: a quorum votes for %2, as %3 counts.")
            .arg(round(first->round), Wording::shortNode(first->tally.candidate), Wording::node(first->sid));
    }
    if (first && first->tally.candidate != noNode) {
        return tr("Election, round %1: no quorum yet. The most votes are for %2: %3, as %4 counts.")
            .arg(round(first->round), Wording::shortNode(first->tally.candidate), shortTally(first->tally),
                 Wording::node(first->sid));
    }
    return tr("Election: no votes yet.");
}

QString BallotWords::order() {
    return tr("A vote is (epoch, zxid, sid), compared in this order: the first larger value wins.");
}

QStringList BallotWords::signs() {
    return {tr("counts in the tally"),
            tr("does not count"),
            tr("from a server that has settled"),
            tr("from the leader"),
            tr("on its way"),
            tr("a quorum"),
            tr("decides when this has run out")};
}

QString BallotWords::number(std::int64_t value) { return value < 0 ? QStringLiteral("–") : QString::number(value); }

QString BallotWords::round(std::int64_t value) { return value < 0 ? QStringLiteral("?") : QString::number(value); }

QString BallotWords::zxid(Zxid zxid) { return zxid.value < 0 ? QStringLiteral("–") : Wording::zxid(zxid); }

QString BallotWords::vote(const zab::Vote& vote) {
    return QStringLiteral("(%1, %2, %3)").arg(number(vote.epoch), zxid(vote.zxid), number(vote.sid));
}

QString BallotWords::shortTally(const Tally& tally) {
    if (!tally.groups.empty()) {
        return tr("groups %1/%2", "of a hierarchical quorum").arg(tally.groupsWon()).arg(tally.groups.size());
    }
    return QStringLiteral("%1/%2").arg(tally.votes).arg(tally.voters);
}

QString BallotWords::tally(const Tally& tally) {
    QString text = tr("%1 of %2 voters vote for %3")
                       .arg(tally.votes)
                       .arg(tally.voters)
                       .arg(tally.candidate == noNode ? QStringLiteral("–") : Wording::shortNode(tally.candidate));
    if (tally.isSettled)
        text = tr("%1 of %2 voters already follow %3").arg(tally.votes).arg(tally.voters).arg(tally.candidate);
    for (const Tally::Group& group : tally.groups) {
        text += QStringLiteral("\n") +
                tr("group %1: weight %2 of %3").arg(group.number).arg(group.picked).arg(group.all) +
                (group.isWon() ? QStringLiteral(" ✓") : QString());
    }
    const QString needed = tally.groups.empty()
                               ? tr("needed for a quorum: %1").arg(tally.needed)
                               : tr("needed for a quorum: more than half of the weight in more than half "
                                    "of the groups");
    return text + QStringLiteral("\n") + (tally.isQuorum ? tr("quorum reached") : needed);
}

QString BallotWords::row(const BallotRow& row) {
    const QString who = Wording::node(row.sid);
    if (!row.node) return tr("%1: not started yet").arg(who);
    const QString how = Wording::condition(*row.node);
    if (!row.up || !row.vote) return tr("%1, %2").arg(who, how);
    return tr("%1, %2, round %3, votes for %4").arg(who, how, round(row.round)).arg(row.vote->sid);
}

QString BallotWords::rowDetails(const BallotRow& row, Instant now) {
    if (!row.up) return {};
    QStringList lines;
    if (row.observer) lines << tr("An observer has no vote; it only listens to the votes of the others.");
    if (row.vote) {
        lines << tr("vote: epoch %1, zxid %2, sid %3")
                     .arg(number(row.vote->epoch), zxid(row.vote->zxid), number(row.vote->sid));
        lines << Wording::zxidAnatomy(row.vote->zxid);
    }
    lines << tally(row.tally);
    if (row.decides) lines << tr("decides in %1 unless a better vote comes").arg(remaining(row, now));
    return lines.join(u'\n');
}

QString BallotWords::cell(const BallotRow& row, const BallotCell& cell) {
    const QString way =
        cell.onItsWay
            ? tr("A vote of %1 is on its way to %2.").arg(Wording::shortNode(cell.sender), Wording::shortNode(row.sid))
            : QString();
    if (!cell.here) {
        const QString none = tr("%1 has no vote of %2.").arg(Wording::node(row.sid), Wording::shortNode(cell.sender));
        return way.isEmpty() ? none : none + u'\n' + way;
    }
    QStringList lines;
    lines << tr("%1 has this vote of %2:").arg(Wording::node(row.sid), Wording::shortNode(cell.sender));
    lines << tr("for %1 with epoch %2, zxid %3; round %4, %5")
                 .arg(number(cell.vote.sid), number(cell.vote.epoch), zxid(cell.vote.zxid))
                 .arg(round(cell.round), Wording::role(cell.state));
    if (cell.settled) lines << tr("Its sender is not looking: it tells whom it follows or that it leads.");
    lines << (cell.counts ? tr("It counts in this row's tally.") : tr("It does not count in this row's tally."));
    if (!way.isEmpty()) lines << way;
    return lines.join(u'\n');
}

QString BallotWords::remaining(const BallotRow& row, Instant now) {
    if (!row.decides) return {};
    return Wording::duration(std::max(Duration{}, *row.decides - now));
}

QString BallotWords::better(const Duel& duel) {
    if (duel.sentence == zab::Sentence::keeps_vote) return tr("its own so far");
    if (duel.sentence == zab::Sentence::older_round) return tr("its own");
    return tr("from %1").arg(Wording::shortNode(duel.sender));
}

QString BallotWords::worse(const Duel& duel) {
    const bool ownWins = duel.sentence == zab::Sentence::keeps_vote || duel.sentence == zab::Sentence::older_round;
    return ownWins ? tr("from %1").arg(Wording::shortNode(duel.sender)) : tr("its own so far");
}

QString BallotWords::won(const Outcome& outcome, int voters) {
    return capital(tr("%1 won round %2 with the votes of %3 (%4 of %5)")
                       .arg(Wording::node(outcome.winner))
                       .arg(outcome.round)
                       .arg(nodeList(outcome.voters))
                       .arg(outcome.voters.size())
                       .arg(voters));
}

QString BallotWords::wonBy(const Outcome& outcome) {
    switch (outcome.by) {
        case zab::DecidingField::epoch:
            return tr("Why %1: of all that took part it has the newest epoch.").arg(Wording::shortNode(outcome.winner));
        case zab::DecidingField::zxid:
            return tr("Why %1: equal epoch, and its history is the longest.").arg(Wording::shortNode(outcome.winner));
        case zab::DecidingField::sid:
            return tr("Why %1: equal epoch and zxid, so the largest sid decides.")
                .arg(Wording::shortNode(outcome.winner));
        case zab::DecidingField::none:
            break;
    }
    return tr("Why %1: it knew of no other candidate.").arg(Wording::shortNode(outcome.winner));
}

QString BallotWords::field(zab::DecidingField field) {
    switch (field) {
        case zab::DecidingField::epoch:
            return tr("epoch");
        case zab::DecidingField::zxid:
            return QStringLiteral("zxid");
        case zab::DecidingField::sid:
            return QStringLiteral("sid");
        case zab::DecidingField::none:
            break;
    }
    return QStringLiteral("–");
}

}  // namespace zabscope
