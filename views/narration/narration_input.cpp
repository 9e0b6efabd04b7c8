// SPDX-License-Identifier: GPL-3.0-or-later
// NarrationView: what mouse and keyboard do to it, and its menu.
#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QListView>
#include <QMenu>

#include "views/narration/background.h"
#include "views/narration/narration_view.h"

namespace zabscope {

void NarrationView::choose(const QModelIndex& index, bool jump) {
    const Line* line = m_model->line(index);
    if (!line || !frame() || line->first > frame().timeline->last()) return;
    const EventId event = line->first;
    select({nodeOf(frame().timeline->event(event).what), event});
    if (jump) Q_EMIT jumped(frame().timeline->positionOf(event));
}

void NarrationView::addBackground(QMenu& menu, const Event& event) {
    const Background background = backgroundOf(event);
    const auto text = [](std::string_view words) {
        return QString::fromUtf8(words.data(), static_cast<qsizetype>(words.size()));
    };
    if (!background.lesson.empty()) {
        menu.addAction(tr("Read the &lesson behind it"), this,
                       [this, lesson = text(background.lesson)] { Q_EMIT lessonWanted(lesson); });
    }
    if (!background.source.empty()) menu.addAction(tr("Source: %1").arg(text(background.source)))->setEnabled(false);
}

void NarrationView::openMenu(const QPoint& at) {
    const QModelIndex under = m_list->indexAt(at);
    const QPersistentModelIndex index = under.isValid() ? under : m_list->currentIndex();
    const Line* line = m_model->line(index);
    QMenu menu(this);
    if (line) {
        const EventId event = line->first;
        const QString text = line->text;
        menu.addAction(tr("&Why?"), this, [this, event] {
            explain(event);
            Q_EMIT explained(event);
        });
        menu.addAction(tr("&Go there"), this, [this, event] {
            if (frame() && event <= frame().timeline->last()) Q_EMIT jumped(frame().timeline->positionOf(event));
        });
        if (frame() && event <= frame().timeline->last()) addBackground(menu, frame().timeline->event(event));
        menu.addAction(tr("&Copy this sentence"), this, [text] { QApplication::clipboard()->setText(text); })
            ->setShortcut(QKeySequence::Copy);
    }
    menu.addAction(tr("Copy &all as text"), this, [this] { QApplication::clipboard()->setText(plainText()); })
        ->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    menu.exec(m_list->viewport()->mapToGlobal(at));
}

void NarrationView::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && m_explained != noEvent) return explain(noEvent);
    View::keyPressEvent(event);
}

bool NarrationView::eventFilter(QObject* watched, QEvent* event) {
    if (watched != m_list || event->type() != QEvent::KeyPress) return View::eventFilter(watched, event);
    const auto* key = static_cast<const QKeyEvent*>(event);
    if (key->keyCombination() == (Qt::CTRL | Qt::SHIFT | Qt::Key_C)) {
        QApplication::clipboard()->setText(plainText());
        return true;
    }
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        choose(m_list->currentIndex(), true);
        return true;
    }
    if (key->key() == Qt::Key_Escape && m_explained != noEvent) {
        explain(noEvent);
        return true;
    }
    const bool shifted = key->key() == Qt::Key_F10 && key->modifiers() == Qt::ShiftModifier;
    if (key->key() == Qt::Key_Menu || shifted) {
        openMenu(m_list->visualRect(m_list->currentIndex()).center());
        return true;
    }
    return false;
}

}  // namespace zabscope
