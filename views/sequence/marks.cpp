// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/sequence/marks.h"

#include <array>
#include <cmath>
#include <numbers>
#include <utility>

#include "core/trace/vocabularies.h"
#include "core/zab/notes.h"

namespace zabscope::sequence {
namespace {

using zab::Sentence;

/// The other sentences are told in the narration; a line has no room for them.
constexpr std::array notes{
    std::pair{Sentence::adopts_by_epoch, MarkKind::vote},
    std::pair{Sentence::adopts_by_zxid, MarkKind::vote},
    std::pair{Sentence::adopts_by_sid, MarkKind::vote},
    std::pair{Sentence::joins_round, MarkKind::vote},
    std::pair{Sentence::decides, MarkKind::decided},
    std::pair{Sentence::joins_settled, MarkKind::decided},
    std::pair{Sentence::chooses_epoch, MarkKind::epoch},
    std::pair{Sentence::promises_epoch, MarkKind::epoch},
    std::pair{Sentence::has_epoch_quorum, MarkKind::epoch},
    std::pair{Sentence::gets_diff, MarkKind::synced},
    std::pair{Sentence::gets_snap, MarkKind::synced},
    std::pair{Sentence::gets_trunc, MarkKind::synced},
    std::pair{Sentence::takes_over_history, MarkKind::synced},
    std::pair{Sentence::established, MarkKind::established},
    std::pair{Sentence::up_to_date, MarkKind::established},
    std::pair{Sentence::commits, MarkKind::commit},
    std::pair{Sentence::gives_up_connecting, MarkKind::gone},
    std::pair{Sentence::proposal_gap, MarkKind::gone},
    std::pair{Sentence::rolls_over, MarkKind::gone},
    std::pair{Sentence::leader_lost_quorum, MarkKind::gone},
    std::pair{Sentence::leader_no_epoch_quorum, MarkKind::gone},
    std::pair{Sentence::leader_no_ack_quorum, MarkKind::gone},
    std::pair{Sentence::lost_leader, MarkKind::gone},
    std::pair{Sentence::logged_loss, MarkKind::gone},
    std::pair{Sentence::leader_silent, MarkKind::gone},
    std::pair{Sentence::drops_silent_learner, MarkKind::gone},
    std::pair{Sentence::drops_slow_learner, MarkKind::gone},
    std::pair{Sentence::drops_better_learner, MarkKind::gone},
    std::pair{Sentence::refuses_epoch, MarkKind::trouble},
    std::pair{Sentence::refuses_accepted, MarkKind::trouble},
    std::pair{Sentence::refuses_corrupt, MarkKind::trouble},
    std::pair{Sentence::refuses_no_snapshot, MarkKind::trouble},
    std::pair{Sentence::refuses_lower_epoch, MarkKind::trouble},
    std::pair{Sentence::disk_failed, MarkKind::trouble},
    std::pair{Sentence::cannot_truncate, MarkKind::trouble},
    std::pair{Sentence::commit_without_proposal, MarkKind::trouble},
    std::pair{Sentence::unmatched_commit, MarkKind::trouble},
    std::pair{Sentence::newleader_ack_wrong, MarkKind::trouble},
    std::pair{Sentence::unexpected_message, MarkKind::trouble},
};

constexpr auto markOfNote = [] {
    std::array<std::optional<MarkKind>, static_cast<std::size_t>(Sentence::count)> kinds{};
    for (const auto& [sentence, kind] : notes) kinds[static_cast<std::size_t>(sentence)] = kind;
    return kinds;
}();

/// For the sentences of other protocols.
std::optional<MarkKind> markOfWeight(NoteWeight weight) {
    switch (weight) {
        case NoteWeight::detail:
            return std::nullopt;
        case NoteWeight::step:
            return MarkKind::vote;
        case NoteWeight::turn:
            return MarkKind::decided;
        case NoteWeight::done:
            return MarkKind::commit;
        case NoteWeight::trouble:
            return MarkKind::trouble;
    }
    return std::nullopt;
}

bool isShown(MarkKind kind, Density density) {
    switch (kind) {
        case MarkKind::violation:
        case MarkKind::death:
        case MarkKind::birth:
        case MarkKind::freeze:
        case MarkKind::thaw:
        case MarkKind::trouble:
        case MarkKind::gone:
        case MarkKind::decided:
        case MarkKind::established:
        case MarkKind::commit:
            return true;
        case MarkKind::epoch:
        case MarkKind::synced:
        case MarkKind::vote:
            return density != Density::focus;
    }
    return true;
}

// ---- signs, each in a square from -1 to 1 ----

void stroke(QPainter& painter, const QColor& colour, double width) {
    painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
}

void fill(QPainter& painter, const QColor& colour) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
}

void polyline(QPainter& painter, std::initializer_list<QPointF> points) {
    painter.drawPolyline(points.begin(), static_cast<int>(points.size()));
}

void polygon(QPainter& painter, std::initializer_list<QPointF> points) {
    painter.drawPolygon(points.begin(), static_cast<int>(points.size()));
}

void star(QPainter& painter) {
    QPolygonF points;
    for (int i = 0; i < 10; ++i) {
        const double angle = std::numbers::pi * i / 5 - std::numbers::pi / 2;
        points << QPointF(std::cos(angle), std::sin(angle)) * (i % 2 == 0 ? 1.0 : 0.45);
    }
    painter.drawPolygon(points);
}

void snowflake(QPainter& painter) {
    for (int i = 0; i < 3; ++i) {
        const double angle = std::numbers::pi * i / 3 + std::numbers::pi / 6;
        const QPointF out(std::cos(angle), std::sin(angle));
        painter.drawLine(-out, out);
    }
}

void drawSign(QPainter& painter, MarkKind kind, const Theme& theme) {
    switch (kind) {
        case MarkKind::violation:
        case MarkKind::trouble:
            fill(painter, kind == MarkKind::violation ? theme.bad : theme.warning);
            polygon(painter, {{0, -1}, {1, 0.85}, {-1, 0.85}});
            stroke(painter, theme.panel, 0.26);
            painter.drawLine(QPointF(0, -0.35), QPointF(0, 0.2));
            return painter.drawPoint(QPointF(0, 0.58));
        case MarkKind::death:
            stroke(painter, theme.bad, 0.4);
            painter.drawLine(QPointF(-0.75, -0.75), QPointF(0.75, 0.75));
            return painter.drawLine(QPointF(-0.75, 0.75), QPointF(0.75, -0.75));
        case MarkKind::birth:
            fill(painter, theme.good);
            return polygon(painter, {{-0.7, -0.9}, {0.9, 0}, {-0.7, 0.9}});
        case MarkKind::freeze:
            stroke(painter, theme.accent, 0.3);
            return snowflake(painter);
        case MarkKind::thaw:
            stroke(painter, theme.good, 0.3);
            painter.drawEllipse(QPointF(0, 0), 0.4, 0.4);
            return snowflake(painter);
        case MarkKind::gone:
            stroke(painter, theme.warning, 0.36);
            painter.drawLine(QPointF(0, -0.9), QPointF(0, 0.8));
            return polyline(painter, {{-0.7, 0.1}, {0, 0.85}, {0.7, 0.1}});
        case MarkKind::decided:
            stroke(painter, theme.text, 0.26);
            painter.setBrush(theme.leading);
            return polygon(painter, {{0, -0.95}, {0.95, 0}, {0, 0.95}, {-0.95, 0}});
        case MarkKind::epoch:
            stroke(painter, theme.accent, 0.36);
            polyline(painter, {{-0.7, -0.1}, {0, -0.85}, {0.7, -0.1}});
            return painter.drawLine(QPointF(0, -0.8), QPointF(0, 0.9));
        case MarkKind::synced:
            stroke(painter, theme.good, 0.3);
            painter.drawLine(QPointF(-0.85, -0.4), QPointF(0.85, -0.4));
            return painter.drawLine(QPointF(-0.85, 0.4), QPointF(0.85, 0.4));
        case MarkKind::established:
            stroke(painter, theme.text, 0.16);
            painter.setBrush(theme.leading);
            return star(painter);
        case MarkKind::commit:
            stroke(painter, theme.good, 0.4);
            return polyline(painter, {{-0.8, 0.05}, {-0.2, 0.65}, {0.85, -0.65}});
        case MarkKind::vote:
            stroke(painter, theme.looking, 0.36);
            painter.setBrush(theme.panel);
            return painter.drawEllipse(QPointF(0, 0), 0.6, 0.6);
    }
}

}  // namespace

std::optional<MarkKind> markOf(const What& what, Density density) {
    std::optional<MarkKind> kind;
    if (const auto* note = std::get_if<Noted>(&what)) {
        kind = note->sentence < markOfNote.size() ? markOfNote[note->sentence] : markOfWeight(weightOf(note->sentence));
    } else if (std::holds_alternative<Born>(what)) {
        kind = MarkKind::birth;
    } else if (std::holds_alternative<Died>(what)) {
        kind = MarkKind::death;
    } else if (std::holds_alternative<Froze>(what)) {
        kind = MarkKind::freeze;
    } else if (std::holds_alternative<Thawed>(what)) {
        kind = MarkKind::thaw;
    } else if (std::holds_alternative<Violated>(what)) {
        kind = MarkKind::violation;
    }
    return kind && isShown(*kind, density) ? kind : std::nullopt;
}

void drawMark(QPainter& painter, MarkKind kind, const QPointF& centre, double size, const Theme& theme) {
    painter.save();
    painter.translate(centre);
    painter.scale(size / 2, size / 2);
    drawSign(painter, kind, theme);
    painter.restore();
}

}  // namespace zabscope::sequence
