// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/ballots/ballots_view.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>

#include "views/ballots/ballot_paint.h"
#include "views/ballots/ballot_words.h"
#include "views/command_menu.h"
#include "views/origin.h"
#include "views/wording.h"

namespace zabscope {

BallotsView::BallotsView(QWidget* parent) : Canvas(parent) {}

QString BallotsView::title() const { return tr("Ballots"); }
QString BallotsView::purpose() const { return tr("Who votes for whom, how far that is from a quorum, and why one wins."); }
QSize BallotsView::sizeHint() const {
    const int line = fontMetrics().height();
    return {line * 28, line * 32};
}

// ---- what is shown ----

void BallotsView::forget() {
    m_shown.reset();
    update();
}
void BallotsView::frameChanged(const Frame&) { forget(); }
void BallotsView::retranslate() { forget(); }
void BallotsView::resizeEvent(QResizeEvent* event) {
    Canvas::resizeEvent(event);
    forget();
}
void BallotsView::changeEvent(QEvent* event) {
    Canvas::changeEvent(event);
    if (event->type() == QEvent::FontChange) forget();
}

QString BallotsView::sentence(const Duel& duel) const {
    const auto* noted = std::get_if<Noted>(&frame().timeline->event(duel.event).what);
    QString who = Wording::node(duel.node);
    if (!who.isEmpty()) who[0] = who[0].toUpper();
    if (!noted) return who;
    // "25 >" at the end of a line would ask for a second look.
    const QString comparison = QStringLiteral("\u00a0>\u00a0");
    return tr("%1 %2", "subject and predicate").arg(who, Wording::note(*noted)).replace(QStringLiteral(" > "), comparison);
}

QString BallotsView::when(EventId event) const { return Wording::instant(frame().timeline->event(event).at); }

const BallotsView::Shown& BallotsView::shown() const {
    if (m_shown) return *m_shown;
    m_shown = std::make_unique<Shown>();
    Shown& all = *m_shown;
    BallotContents contents;
    if (frame()) {
        all.now = theme().reducedMotion ? frame().now.at : frame().drawnAt;
        all.box = ballotsOf(frame());
        all.past = m_moments.at(*frame().timeline, *frame().ensemble, frame().now.last);
        const NodeId only = density() == Density::focus ? frame().selection.node : noNode;
        for (auto duel = all.past.duels.rbegin(); duel != all.past.duels.rend(); ++duel) {
            // In a long search the same is compared again and again.
            const bool isAgain = std::ranges::any_of(all.duels, [&](const Duel& newer) { return newer.isLike(*duel); });
            if (!isAgain && (!isServer(only) || duel->node == only)) all.duels.push_back(*duel);
        }
    }
    contents.standing = BallotWords::standing(all.box, all.now);
    contents.order = BallotWords::order();
    contents.signs = BallotWords::signs();
    contents.roundTitle = tr("round");
    contents.fromTitle = tr("from");
    contents.rows = static_cast<int>(all.box.rows.size());
    contents.voters = static_cast<int>(all.box.voters.size());
    const QFontMetrics metrics(font());
    contents.widestVote = metrics.horizontalAdvance(QStringLiteral("(0, 0, 00)"));
    for (const BallotRow& row : all.box.rows) {
        if (row.vote)
            contents.widestVote = std::max(contents.widestVote, metrics.horizontalAdvance(BallotWords::vote(*row.vote)));
    }
    if (!all.box.voters.empty())
        contents.digits = std::max(2, static_cast<int>(QString::number(all.box.voters.back()).size()));
    const int width = BallotLayout::duelWidth(size(), font(), contents);
    for (const Duel& duel : all.duels) {
        all.sentences.push_back(sentence(duel));
        contents.duelHeights.push_back(BallotPainter::duelHeight(font(), all.sentences.back(), width));
    }
    // While somebody looks and there is no leader, an earlier outcome would only confuse.
    const bool isOver = all.box.looking == 0 || all.box.leader != noNode || all.box.elected != noNode;
    if (!isOver) all.past.outcome.reset();
    if (all.past.outcome)
        contents.outcomeHeight = BallotPainter::outcomeHeight(font(), *all.past.outcome, contents.voters, width);
    if (!all.duels.empty()) all.duelsTitle = tr("Votes compared, the newest first");
    else if (!all.past.outcome)
        all.duelsTitle =
            tr("When a server compares two votes, the duel shows here: both votes, and the field that decides between "
               "them.");
    contents.duelsTitle = all.duelsTitle;
    all.layout = BallotLayout::of(size(), font(), contents);
    return all;
}

// ---- scrolling ----

int BallotsView::scroll(int pane) const {
    const auto index = static_cast<std::size_t>(pane);
    return std::clamp(m_scroll[index], 0, shown().layout.panes[index].furthest());
}
int BallotsView::shift() const { return std::clamp(m_shift, 0, shown().layout.furthestShift); }

void BallotsView::scrollBy(int pane, int pixels) {
    const auto index = static_cast<std::size_t>(pane);
    m_scroll[index] = std::clamp(scroll(pane) + pixels, 0, shown().layout.panes[index].furthest());
    update();
}
void BallotsView::shiftBy(int pixels) {
    m_shift = std::clamp(shift() + pixels, 0, shown().layout.furthestShift);
    update();
}

QRect BallotsView::placeOf(const BallotLayout::Block& block) const {
    const QRect viewport = shown().layout.panes[static_cast<std::size_t>(block.pane)].viewport;
    return block.place.translated(viewport.left(), viewport.top() - scroll(block.pane));
}

int BallotsView::paneOf(const Item& item) { return item.selection.event == noEvent ? 0 : 1; }

bool BallotsView::isAt(const Item& item, const QPoint& at) const {
    return item.place.contains(at) && shown().layout.panes[static_cast<std::size_t>(paneOf(item))].viewport.contains(at);
}

void BallotsView::showItem(int index) {
    const auto all = items();
    if (index < 0 || index >= static_cast<int>(all.size())) return;
    const QRect place = all[static_cast<std::size_t>(index)].place;
    for (int pane = 0; pane < 2; ++pane) {
        const QRect viewport = shown().layout.panes[static_cast<std::size_t>(pane)].viewport;
        if (pane != paneOf(all[static_cast<std::size_t>(index)])) continue;
        if (place.top() < viewport.top()) scrollBy(pane, place.top() - viewport.top() - 4);
        if (place.bottom() > viewport.bottom()) scrollBy(pane, place.bottom() - viewport.bottom() + 6);
    }
}

bool BallotsView::focusNextPrevChild(bool next) {
    const bool stays = Canvas::focusNextPrevChild(next);
    if (stays) showItem(focusedItem());
    return stays;
}

void BallotsView::wheelEvent(QWheelEvent* event) {
    const QPoint turn = event->pixelDelta().isNull() ? event->angleDelta() / 2 : event->pixelDelta();
    if (event->modifiers() & Qt::ShiftModifier) {
        shiftBy(-(turn.x() != 0 ? turn.x() : turn.y()));
    } else {
        const QRect duels = shown().layout.panes[1].viewport;
        scrollBy(duels.contains(event->position().toPoint()) ? 1 : 0, -turn.y());
        if (turn.x() != 0) shiftBy(-turn.x());
    }
    event->accept();
}

void BallotsView::keyPressEvent(QKeyEvent* event) {
    const bool control = (event->modifiers() & Qt::ControlModifier) != 0;
    const int step = fontMetrics().height() * 2;
    if (control && (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up)) {
        for (int pane = 0; pane < 2; ++pane) scrollBy(pane, event->key() == Qt::Key_Down ? step : -step);
    } else if (control && (event->key() == Qt::Key_Right || event->key() == Qt::Key_Left)) {
        shiftBy(event->key() == Qt::Key_Right ? step : -step);
    } else if (event->key() == Qt::Key_Home || event->key() == Qt::Key_End) {
        for (int pane = 0; pane < 2; ++pane) scrollBy(pane, event->key() == Qt::Key_End ? 1 << 20 : -(1 << 20));
    } else {
        Canvas::keyPressEvent(event);
    }
}

// ---- what a person points at ----

std::vector<Canvas::Item> BallotsView::items() const {
    std::vector<Item> items;
    if (!frame()) return items;
    const Shown& all = shown();
    for (std::size_t i = 0; i < all.box.rows.size(); ++i) {
        const BallotRow& row = all.box.rows[i];
        items.push_back({BallotWords::row(row), BallotWords::rowDetails(row, all.now), placeOf(all.layout.rows[i]),
                         {row.sid, noEvent}});
    }
    if (all.past.outcome) {
        const Outcome& outcome = *all.past.outcome;
        items.push_back({BallotWords::won(outcome, static_cast<int>(all.box.voters.size())), BallotWords::wonBy(outcome),
                         placeOf(all.layout.outcome), {outcome.winner, outcome.event}});
    }
    for (std::size_t i = 0; i < all.duels.size(); ++i) {
        items.push_back({all.sentences[i], when(all.duels[i].event), placeOf(all.layout.duels[i]),
                         {all.duels[i].node, all.duels[i].event}});
    }
    return items;
}

void BallotsView::activate(const Item& item) {
    select(item.selection);
    if (item.selection.event != noEvent) Q_EMIT jumped(frame().timeline->positionOf(item.selection.event));
}

void BallotsView::openMenu(const Item& item, const QPoint& at) {
    QMenu menu(this);
    if (item.selection.event != noEvent) {
        const EventId event = item.selection.event;
        menu.addAction(tr("Why did this happen?"), this, [this, event] { Q_EMIT explained(event); });
        menu.addAction(tr("Go there"), this, [this, event] { Q_EMIT jumped(frame().timeline->positionOf(event)); });
    } else {
        addServerActions(menu, item.selection.node, frame(), [this](const QString& command) { Q_EMIT commanded(command); });
        menu.addSeparator();
        addWhy(menu, item.selection.node, frame(), [this](EventId event) { Q_EMIT explained(event); });
    }
    menu.exec(at);
}

void BallotsView::mousePressEvent(QMouseEvent* event) {
    if (!frame() || event->button() != Qt::LeftButton) return Canvas::mousePressEvent(event);
    for (const Item& item : items()) {
        if (!isAt(item, event->pos())) continue;
        const bool asks = BallotPainter::whyPlace(item.place, font()).contains(event->pos());
        if (item.selection.event != noEvent && asks) {
            Q_EMIT explained(item.selection.event);
            return;
        }
        return activate(item);
    }
    Canvas::mousePressEvent(event);
}

void BallotsView::contextMenuEvent(QContextMenuEvent* event) {
    if (!frame()) return;
    for (const Item& item : items()) {
        if (isAt(item, event->pos())) return openMenu(item, event->globalPos());
    }
}

const BallotCell* BallotsView::cellAt(const BallotRow& row, const QRect& place, const QPoint& at) const {
    const BallotLayout& layout = shown().layout;
    const QRect received = layout.received.translated(place.topLeft());
    if (!received.contains(at) || layout.cell <= 0) return nullptr;
    const auto index = static_cast<std::size_t>((at.x() - received.left() + shift()) / layout.cell);
    return index < row.cells.size() ? &row.cells[index] : nullptr;
}

QString BallotsView::tipAt(const QPoint& at) const {
    if (!frame()) return {};
    const Shown& all = shown();
    const bool onGrid = all.layout.panes[0].viewport.contains(at);
    for (std::size_t i = 0; i < all.box.rows.size(); ++i) {
        const BallotRow& row = all.box.rows[i];
        const QRect place = placeOf(all.layout.rows[i]);
        if (!onGrid || !place.contains(at)) continue;
        if (const BallotCell* cell = cellAt(row, place, at); cell && row.up) return BallotWords::cell(row, *cell);
        const QString details = BallotWords::rowDetails(row, all.now);
        return details.isEmpty() ? BallotWords::row(row) : BallotWords::row(row) + u'\n' + details;
    }
    for (const Duel& duel : all.duels) {
        if (!all.layout.panes[1].viewport.contains(at)) break;
        const auto index = static_cast<std::size_t>(&duel - all.duels.data());
        if (placeOf(all.layout.duels[index]).contains(at) && !duel.isOfRounds())
            return Wording::zxidAnatomy(duel.better.zxid) + u'\n' + Wording::zxidAnatomy(duel.worse.zxid);
    }
    return {};
}

bool BallotsView::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const QString tip = tipAt(help->pos());
        if (tip.isEmpty()) {
            QToolTip::hideText();
        } else {
            QToolTip::showText(help->globalPos(), tip, this);
        }
        return true;
    }
    return Canvas::event(event);
}

}  // namespace zabscope
