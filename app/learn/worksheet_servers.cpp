// SPDX-License-Identifier: GPL-3.0-or-later
// Worksheet: tables of servers at a moment, what is left blank in them, and why an answer is so.
#include <algorithm>
#include <array>
#include <set>

#include "app/learn/worksheet.h"
#include "core/zab/notes.h"
#include "core/zab/zab_state.h"
#include "views/ballots/ballot_words.h"
#include "views/narration/reasons.h"
#include "views/wording.h"

namespace zabscope::learn {
namespace {

constexpr std::size_t mostBlanks = 4;           // in one table
constexpr std::size_t mostOfColumn = 2;
constexpr EventId farthestBack = 500'000;       // events that are looked through for a reason
constexpr EventId mostBeside = 64;              // so many events around a change belong to it at most

bool isLooking(const NodeState& node) {
    return node.up && isServer(node.node) && zab::roleOf(node.fields) == zab::Role::looking;
}

bool adopts(std::uint16_t sentence) {
    const auto which = static_cast<zab::Sentence>(sentence);
    return which >= zab::Sentence::adopts_by_epoch && which <= zab::Sentence::adopts_by_sid;
}

}  // namespace

QString Worksheet::sentence(QString text) {
    text = text.trimmed();
    if (text.isEmpty()) return text;
    text[0] = text[0].toUpper();
    static const QString ends = QStringLiteral(".!?。！？…");
    return ends.contains(text.back()) ? text : tr("%1.", "a full stop behind a sentence").arg(text);
}

QString Worksheet::heading(Shown what) {
    switch (what) {
        case Shown::condition:
            return tr("does");
        case Shown::round:
            return tr("round");
        case Shown::vote:
            return tr("its vote");
        case Shown::epoch:
            return tr("epoch");
        case Shown::logged:
            return tr("its history ends with");
        case Shown::committed:
            return tr("committed up to");
    }
    return {};
}

QString Worksheet::shown(Shown what, const NodeState* node) {
    const QString none = QStringLiteral("–");
    if (what == Shown::condition) return node ? Wording::condition(*node) : tr("not started yet");
    if (!node || node->life == 0 || (!node->up && what != Shown::logged)) return none;
    const PeerState& fields = node->fields;
    switch (what) {
        case Shown::condition:
            break;
        case Shown::round:
            return QString::number(fields.scalar(zab::round));
        case Shown::vote: {
            const bool looks = isLooking(*node);
            const zab::Vote vote{fields.scalar(looks ? zab::proposedEpoch : zab::voteEpoch),
                                 zab::zxidOf(fields, looks ? zab::proposedZxid : zab::voteZxid),
                                 fields.scalar(looks ? zab::proposedLeader : zab::voteLeader)};
            return vote.sid > 0 ? BallotWords::vote(vote) : none;
        }
        case Shown::epoch:
            return QString::number(fields.scalar(zab::currentEpoch));
        case Shown::logged:
            return Wording::zxid(zab::zxidOf(fields, zab::lastLogged));
        case Shown::committed:
            return Wording::zxid(zab::zxidOf(fields, zab::lastCommitted));
    }
    return none;
}

bool Worksheet::servers(SheetText& sheet, Position at, const std::vector<NodeId>& first,
                        std::optional<Position> before) const {
    const ClusterState now = m_run.timeline->at(at);
    const ClusterState then = m_run.timeline->at(before.value_or(Position{}));
    const bool looks = std::any_of(now.servers().begin(), now.servers().end(), isLooking);
    const std::vector<Shown> columns =
        looks ? std::vector{Shown::condition, Shown::round, Shown::vote, Shown::logged}
              : std::vector{Shown::condition, Shown::epoch, Shown::logged, Shown::committed};
    std::vector<NodeId> sids;
    for (const Member& member : m_run.ensemble->members) {
        if (sids.size() < mostServers) sids.push_back(member.sid);
    }
    // What is left blank has changed since the place before; those to look at come first.
    std::vector<NodeId> order = first;
    for (const NodeId sid : sids) {
        if (std::find(order.begin(), order.end(), sid) == order.end()) order.push_back(sid);
    }
    std::set<std::pair<NodeId, Shown>> blanks;
    for (const Shown what : {Shown::vote, Shown::condition, Shown::logged, Shown::committed, Shown::epoch}) {
        std::size_t count = 0;
        if (std::find(columns.begin(), columns.end(), what) == columns.end()) continue;
        for (const NodeId sid : order) {
            const QString text = shown(what, now.find(sid));
            const bool changed = text != shown(what, then.find(sid)) && text != u"–" && now.find(sid);
            if (!changed || count == mostOfColumn || blanks.size() == mostBlanks) continue;
            if (std::find(sids.begin(), sids.end(), sid) == sids.end()) continue;
            blanks.emplace(sid, what);
            ++count;
        }
    }
    if (blanks.empty()) return false;
    QStringList heads{tr("server")};
    for (const Shown what : columns) heads << heading(what);
    QList<QStringList> rows;
    for (const NodeId sid : sids) {
        QStringList row{QString::number(sid)};
        for (const Shown what : columns) {
            const QString text = SheetText::plain(shown(what, now.find(sid)));
            row << (blanks.contains({sid, what}) ? sheet.blank(text, reason(sid, what, at)) : text);
        }
        rows << row;
    }
    sheet.table(heads, rows);
    return true;
}

QString Worksheet::reason(NodeId server, Shown what, Position at) const {
    static constexpr std::array fields{zab::role,         zab::round,      zab::proposedLeader,
                                       zab::currentEpoch, zab::lastLogged, zab::lastCommitted};
    const auto tells = [&](const What& happened) {
        if (what == Shown::condition && nodeOf(happened) == server) {
            if (std::holds_alternative<Died>(happened) || std::holds_alternative<Froze>(happened) ||
                std::holds_alternative<Thawed>(happened) || std::holds_alternative<Born>(happened))
                return true;
        }
        const auto* changed = std::get_if<Changed>(&happened);
        if (!changed || changed->node != server) return false;
        return std::any_of(changed->fields.begin(), changed->fields.end(), [&](const FieldChange& change) {
            return change.field == fields[static_cast<std::size_t>(what)];
        });
    };
    const EventId stop = at.last > farthestBack ? at.last - farthestBack : 0;
    for (EventId id = at.last; id > stop; --id) {
        if (tells(m_run.timeline->event(id).what)) return reasonOf(id);
    }
    return {};
}

QString Worksheet::reasonOf(EventId event) const {
    const Timeline& timeline = *m_run.timeline;
    const Event& one = timeline.event(event);
    const NodeId node = nodeOf(one.what);
    if (std::holds_alternative<Noted>(one.what))
        return SheetText::plain(sentence(Wording::event(one, timeline)));
    // What the server itself says about the step to which the event belongs; best, why it took over another's vote.
    const EventId from = event > mostBeside ? event - mostBeside : 1;
    const Event* said = nullptr;
    for (EventId id = from; id <= std::min(timeline.last(), event + mostBeside); ++id) {
        const Event& other = timeline.event(id);
        const auto* note = std::get_if<Noted>(&other.what);
        if (!note || note->node != node || other.cause != one.cause || one.cause == noEvent) continue;
        if (!said || adopts(note->sentence)) said = &other;
    }
    if (said) return SheetText::plain(sentence(Wording::event(*said, timeline)));
    const auto chain = Reasons::of(event, timeline);
    const bool inside = std::holds_alternative<Changed>(one.what) && chain.size() > 1;
    return SheetText::plain(sentence(inside ? chain[chain.size() - 2].text : chain.back().text));
}

}  // namespace zabscope::learn
