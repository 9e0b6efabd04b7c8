// SPDX-License-Identifier: GPL-3.0-or-later
// InspectorView: how its parts share the room that it has.
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QTreeView>
#include <algorithm>

#include "views/inspector/byte_dump.h"
#include "views/inspector/inspector_view.h"
#include "views/inspector/sheet_model.h"

namespace zabscope {

void InspectorView::setMetrics() {
    QFont large = font();
    large.setBold(true);
    large.setPointSizeF(large.pointSizeF() * 1.15);
    m_heading->setFont(large);
    const QFontMetrics metrics(font());
    // Where there is little room, the rows have it until one is chosen.
    const bool roomy = height() > 24 * metrics.lineSpacing();
    m_explanation->setMinimumHeight((roomy ? 4 : 0) * metrics.lineSpacing());
    m_explanation->setVisible(roomy || m_tree->currentIndex().isValid());
    m_explanation->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    setLow(height() < 22 * metrics.lineSpacing());
    m_dump->setMinimumHeight((m_low ? 2 : 4) * metrics.lineSpacing());
    setNameWidth();
}

/// A low panel is for the rows: the buttons stand beside the choice of what to inspect, and the head says nothing twice.
void InspectorView::setLow(bool low) {
    if (low == m_low) return;
    m_low = low;
    QBoxLayout* to = low ? m_bar : m_buttons;
    int place = low ? m_bar->count() : 0;
    for (QPushButton* button : {m_goThere, m_why}) to->insertWidget(place++, button);
    // The menu of the rows can copy, too.
    const bool hides = low && !m_copy->isHidden();
    if (hides || m_copyMadeRoom) m_copy->setVisible(!hides);
    m_copyMadeRoom = hides;
    if (frame()) showHead(m_model->sheet());
}

/// A server's names have always the same room; those of an event only what they need.
void InspectorView::setNameWidth() {
    const QFontMetrics metrics(font());
    const Sheet& sheet = m_model->sheet();
    int longest = metrics.horizontalAdvance(sheet.event == noEvent ? QStringLiteral("newleader_acked_epoch")
                                                                   : QStringLiteral("where it is"));
    for (const SheetSection& section : sheet.sections) {
        if (sheet.event == noEvent) break;
        for (const SheetRow& row : section.rows)
            longest = std::max(longest, metrics.horizontalAdvance(row.name) + row.depth * metrics.height());
    }
    const int wanted = std::min(longest + 2 * m_tree->indentation() + 12, width() / 2);
    if (m_tree->columnWidth(SheetModel::name) != wanted) m_tree->header()->resizeSection(SheetModel::name, wanted);
}

}  // namespace zabscope
