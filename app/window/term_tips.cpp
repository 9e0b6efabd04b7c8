// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/term_tips.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QLabel>
#include <QTextEdit>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QToolTip>
#include <algorithm>

namespace zabscope {
namespace {

constexpr std::size_t mostExplained = 3;  // in one tool tip

struct Read {
    QString text;
    QString own;  ///< the tool tip it has anyway
};

QString plain(const QLabel& label) {
    if (label.textFormat() == Qt::PlainText) return label.text();
    QTextDocument document;
    label.textFormat() == Qt::MarkdownText ? document.setMarkdown(label.text()) : document.setHtml(label.text());
    return document.toPlainText();
}

Read readAt(const QWidget& widget, const QPoint& at) {
    const QWidget* child = widget.childAt(at);
    if (!child) child = &widget;
    if (const auto* label = qobject_cast<const QLabel*>(child)) return {plain(*label), label->toolTip()};
    const QPoint there = child->mapFrom(&widget, at);
    if (const auto* items = qobject_cast<const QAbstractItemView*>(child->parentWidget())) {
        const QModelIndex index = items->indexAt(there);
        return {index.data().toString(), index.data(Qt::ToolTipRole).toString()};
    }
    if (const auto* page = qobject_cast<const QTextEdit*>(child->parentWidget()))
        return {page->cursorForPosition(there).block().text(), {}};
    return {};
}

}  // namespace

TermTips::TermTips(QObject* parent) : QObject(parent) { setLanguage(m_language); }

void TermTips::setLanguage(const std::string& language) {
    m_language = language;
    m_finder = std::make_unique<learn::TermFinder>(learn::glossary(), language);
}

// Rows that have a tool tip of their own keep it from the panel; their viewports are watched as well.
void TermTips::watch(QWidget& panel) {
    m_panels.push_back(&panel);
    connect(&panel, &QObject::destroyed, this, [this](const QObject* gone) { std::erase(m_panels, gone); });
    panel.installEventFilter(this);
    for (auto* items : panel.findChildren<QAbstractItemView*>()) items->viewport()->installEventFilter(this);
}

QString TermTips::tipAt(const QWidget& widget, const QPoint& at) const {
    const Read read = readAt(widget, at);
    // What its own tool tip says is read as well.
    const bool rich = Qt::mightBeRichText(read.own);
    QTextDocument said;
    rich ? said.setHtml(read.own) : said.setPlainText(read.own);
    const auto uses = m_finder->usesIn(read.text + u'\n' + said.toPlainText());
    const QString terms = learn::explained(uses, m_language, mostExplained);
    if (terms.isEmpty()) return {};
    const QString own = rich ? read.own : read.own.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>"));
    return own.isEmpty() ? terms : QStringLiteral("<p>%1</p>").arg(own) + terms;
}

bool TermTips::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        auto* widget = static_cast<QWidget*>(watched);
        const auto* help = static_cast<QHelpEvent*>(event);
        const QString tip = tipAt(*widget, help->pos());
        if (!tip.isEmpty()) {
            QToolTip::showText(help->globalPos(), tip, widget);
            event->accept();
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

QString TermTips::textAt(const QWidget* focus) const {
    const QWidget* panel = focus;
    while (panel && std::find(m_panels.begin(), m_panels.end(), panel) == m_panels.end()) panel = panel->parentWidget();
    if (!panel) return {};
    if (const auto* label = qobject_cast<const QLabel*>(focus)) return plain(*label);
    if (const auto* page = qobject_cast<const QTextEdit*>(focus))
        return page->textCursor().hasSelection() ? page->textCursor().selectedText() : page->toPlainText();
    if (const auto* items = qobject_cast<const QAbstractItemView*>(focus); items && items->currentIndex().isValid()) {
        QStringList cells;
        const QModelIndex index = items->currentIndex();
        for (int column = 0; column < index.model()->columnCount(index.parent()); ++column)
            cells << index.siblingAtColumn(column).data().toString();
        return cells.join(u' ');
    }
    QStringList all;
    for (const QLabel* label : panel->findChildren<QLabel*>()) {
        if (label->isVisibleTo(panel)) all << plain(*label);
    }
    for (const QTextEdit* page : panel->findChildren<QTextEdit*>()) {
        if (page->isVisibleTo(panel)) all << page->toPlainText();
    }
    return all.join(u'\n');
}

}  // namespace zabscope
