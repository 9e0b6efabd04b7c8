// SPDX-License-Identifier: GPL-3.0-or-later
// InspectorView: how its parts share the room that it has.
#include <QComboBox>
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
    m_explanation->setMinimumHeight((hasLines(24) ? 4 : 0) * metrics.lineSpacing());
    m_explanation->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    setLow(!hasLines(22));
    shareRoom(m_model->sheet());
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
}

bool InspectorView::hasLines(int count) const { return height() >= count * fontMetrics().lineSpacing(); }

/// The lower the panel, the less stands beside the rows: then nothing is said twice, and what a row means only when one
/// is chosen.
void InspectorView::shareRoom(const Sheet& sheet) {
    const bool isEvent = sheet.event != noEvent;
    const bool hasRow = m_model->row(m_tree->currentIndex()) != nullptr;
    const bool isChosen = sheet.heading.compare(m_nodes->currentText(), Qt::CaseInsensitive) == 0;
    const bool isKnown = m_low && !isEvent && frame() && isChosen;
    m_heading->setHidden(isKnown);
    const bool hasMore = !isKnown || sheet.subheading.contains(u'\n');
    m_subheading->setHidden(m_low && (!hasMore || !hasLines(14) || (isEvent && hasRow)));
    m_dump->setVisible(!sheet.bytes.empty() && hasLines(10));
    m_explanation->setVisible(hasLines(24) || (hasRow && hasLines(14)));
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
