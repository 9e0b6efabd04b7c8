// SPDX-License-Identifier: GPL-3.0-or-later
// Worksheet: what it asks about elections.
#include "app/learn/worksheet.h"
#include "app/render/report_words.h"
#include "core/zab/notes.h"
#include "views/ballots/ballot_words.h"
#include "views/wording.h"

namespace zabscope::learn {
namespace {

QString nameOf(zab::SyncMode mode) {
    const std::string_view name = zab::syncModeName(mode);
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

bool isSync(std::uint16_t sentence) {
    const auto which = static_cast<zab::Sentence>(sentence);
    return (which >= zab::Sentence::syncs_equal && which <= zab::Sentence::syncs_snap_forced) ||
           (which >= zab::Sentence::logged_diff && which <= zab::Sentence::logged_snap);
}

}  // namespace

void Worksheet::elections(SheetText& sheet) const {
    if (m_facts.elections.empty()) return;
    sheet.heading(2, tr("The elections"));
    sheet.paragraph(SheetText::plain(BallotWords::order()));
    for (std::size_t i = 0; i < std::min(m_facts.elections.size(), mostElections); ++i) election(sheet, i);
    if (m_facts.allElections > mostElections)
        sheet.paragraph(tr("There were %1 elections; only the first %2 are asked about.")
                            .arg(m_facts.allElections)
                            .arg(mostElections));
}

void Worksheet::election(SheetText& sheet, std::size_t index) const {
    const ElectionFacts& facts = m_facts.elections[index];
    const Election& each = facts.election;
    sheet.heading(3, tr("Election %1").arg(index + 1));
    sheet.paragraph(tr("It began at %1: %2.").arg(Wording::instant(each.start), SheetText::plain(RunReport::cause(each))));
    votes(sheet, facts);
    if (each.winner == noNode) {
        sheet.paragraph(sentence(RunReport::why(each)));
        sheet.tellReasons();
        return;
    }
    const QString winner = sheet.blank(QString::number(each.winner), sentence(RunReport::why(each)));
    const QString vote = sheet.blank(BallotWords::vote(each.vote), {});
    sheet.paragraph(tr("Elected was server %1, with the vote %2.").arg(winner, vote));
    if (each.runnerUp)
        sheet.paragraph(tr("The best vote that another server began with was %1; the field in which the two differ first "
                           "is %2.")
                            .arg(BallotWords::vote(*each.runnerUp), sheet.blank(BallotWords::field(each.decidedBy), {})));
    if (each.epoch > 0) {
        EventId chosen = noEvent;
        for (EventId id = m_run.timeline->positionAt(each.start).last + 1; id <= m_run.timeline->last(); ++id) {
            const Event& event = m_run.timeline->event(id);
            if (each.ended && event.at > *each.ended) break;
            const auto* note = std::get_if<Noted>(&event.what);
            if (note && note->node == each.winner &&
                note->sentence == static_cast<std::uint16_t>(zab::Sentence::chooses_epoch))
                chosen = id;
            if (note && each.established && event.at > *each.established) break;
        }
        const QString reason = chosen == noEvent ? QString() : reasonOf(chosen);
        sheet.paragraph(tr("The epoch that it established: %1").arg(sheet.blank(QString::number(each.epoch), reason)));
    }
    learners(sheet, each);
    sheet.tellReasons();
}

void Worksheet::votes(SheetText& sheet, const ElectionFacts& facts) const {
    constexpr int mostBlanks = 3;
    QList<QStringList> rows;
    int blanks = 0;
    for (const VoterFacts& voter : facts.voters) {
        if (rows.size() == static_cast<qsizetype>(mostServers)) break;
        if (!voter.up) {
            rows << QStringList{QString::number(voter.sid), tr("takes no part"), QStringLiteral("–"),
                                QStringLiteral("–")};
            continue;
        }
        QString last = BallotWords::vote(voter.last);
        if (voter.changes > 0 && blanks < mostBlanks) {
            ++blanks;
            last = sheet.blank(last, reason(voter.sid, Shown::vote, facts.decided));
        }
        rows << QStringList{QString::number(voter.sid), BallotWords::vote(voter.own), last,
                            QString::number(voter.changes)};
    }
    if (rows.isEmpty()) return;
    sheet.table({tr("server"), tr("its own vote"), tr("its vote in the end"), tr("changes of mind")}, rows);
}

void Worksheet::learners(SheetText& sheet, const Election& election) const {
    QList<QStringList> rows;
    for (const SyncedLearner& learner : election.learners) {
        if (rows.size() == static_cast<qsizetype>(mostServers)) break;
        const EventId sync = syncOf(election, learner.sid);
        if (sync == noEvent) continue;
        const ClusterState state = m_run.timeline->at(m_run.timeline->positionOf(sync));
        rows << QStringList{QString::number(learner.sid), shown(Shown::logged, state.find(learner.sid)),
                            shown(Shown::logged, state.find(election.winner)),
                            sheet.blank(nameOf(learner.mode), reasonOf(sync))};
    }
    if (rows.isEmpty()) return;
    sheet.paragraph(tr("The leader brings its learners up to date: DIFF, TRUNC or SNAP?"));
    sheet.table({tr("learner"), tr("its history ends with"), tr("the leader's ends with"), tr("is sent")}, rows);
}

EventId Worksheet::syncOf(const Election& election, NodeId learner) const {
    if (!election.decided) return noEvent;
    for (EventId id = m_run.timeline->positionAt(*election.decided).last + 1; id <= m_run.timeline->last(); ++id) {
        const Event& event = m_run.timeline->event(id);
        if (election.ended && event.at > *election.ended) break;
        const auto* note = std::get_if<Noted>(&event.what);
        if (note && note->node == election.winner && isSync(note->sentence) && !note->values.empty() &&
            note->values[0].value == learner)
            return id;
    }
    return noEvent;
}

}  // namespace zabscope::learn
