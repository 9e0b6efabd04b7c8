// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/inspector/byte_dump.h"

#include <QFontDatabase>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTextBlock>
#include <algorithm>

#include "views/inspector/sheet.h"

namespace zabscope {
namespace {

constexpr std::size_t mostShown = 16 * 1024;
constexpr int offsetColumns = 6;  // "0010  "
/// A mark of more lines than this is a block, not a mark.
constexpr std::size_t mostMarkedLines = 64;

}  // namespace

ByteDump::ByteDump(QWidget* parent) : QPlainTextEdit(parent) {
    setReadOnly(true);
    setLineWrapMode(NoWrap);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    setUndoRedoEnabled(false);
}

void ByteDump::setBytes(std::string_view bytes) {
    if (m_bytes == bytes && m_perLine > 0) return;
    m_bytes = bytes;
    m_begin = m_end = 0;
    m_perLine = 0;
    layOut();
}

void ByteDump::layOut() {
    QFont mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    mono.setPointSizeF(font().pointSizeF());
    if (document()->defaultFont() != mono) document()->setDefaultFont(mono);
    const int room = viewport()->width() - 2 * static_cast<int>(document()->documentMargin());
    const auto fits = [&](std::size_t count) {
        return QFontMetrics(mono).horizontalAdvance(hexDump("0123456789abcdef", count, count)) <= room;
    };
    const std::size_t perLine = fits(16) ? 16 : fits(8) ? 8 : 4;
    if (perLine == m_perLine) return;
    m_perLine = perLine;
    QString text = hexDump(m_bytes, perLine, mostShown);
    if (m_bytes.size() > mostShown) text += u'\n' + tr("… and more: all in all %1 bytes").arg(m_bytes.size());
    setPlainText(text);
    drawMark();
}

void ByteDump::mark(std::size_t begin, std::size_t end) {
    if (begin == m_begin && end == m_end) return;
    m_begin = begin;
    m_end = end;
    drawMark();
}

void ByteDump::setTheme(const Theme& theme) {
    m_theme = theme;
    m_perLine = 0;
    layOut();
}

void ByteDump::drawMark() {
    QList<QTextEdit::ExtraSelection> marks;
    const std::size_t end = std::min({m_end, m_bytes.size(), mostShown});
    QTextCharFormat format;
    format.setBackground(m_theme.accent);
    format.setForeground(m_theme.accentText);
    const auto perLine = static_cast<int>(m_perLine);
    for (std::size_t line = m_begin / m_perLine; line * m_perLine < end && marks.size() < qsizetype{2 * mostMarkedLines};
         ++line) {
        const QTextBlock block = document()->findBlockByNumber(static_cast<int>(line));
        const auto from = static_cast<int>(std::max(m_begin, line * m_perLine) - line * m_perLine);
        const auto to = static_cast<int>(std::min(end, (line + 1) * m_perLine) - line * m_perLine);
        if (!block.isValid() || from >= to) break;
        const auto select = [&](int first, int last) {
            QTextEdit::ExtraSelection one;
            one.format = format;
            one.cursor = QTextCursor(block);
            one.cursor.setPosition(block.position() + first);
            one.cursor.setPosition(block.position() + last, QTextCursor::KeepAnchor);
            marks << one;
        };
        select(offsetColumns + 3 * from, offsetColumns + 3 * to - 1);
        const int letters = offsetColumns + 3 * perLine + 1;
        select(letters + from, letters + to);
    }
    setExtraSelections(marks);
    if (m_begin < end) verticalScrollBar()->setValue(static_cast<int>(m_begin / m_perLine));
}

qsizetype ByteDump::byteAtCursor() const {
    const QTextCursor cursor = textCursor();
    const int column = cursor.positionInBlock();
    const auto perLine = static_cast<int>(m_perLine);
    const int letters = offsetColumns + 3 * perLine + 1;
    int place = -1;
    if (column >= offsetColumns && column < letters - 1) place = (column - offsetColumns) / 3;
    if (column >= letters && column <= letters + perLine) place = std::min(column - letters, perLine - 1);
    const qsizetype byte = qsizetype{cursor.blockNumber()} * perLine + place;
    return place >= 0 && byte < static_cast<qsizetype>(m_bytes.size()) ? byte : -1;
}

void ByteDump::resizeEvent(QResizeEvent* event) {
    QPlainTextEdit::resizeEvent(event);
    layOut();
}

void ByteDump::mouseReleaseEvent(QMouseEvent* event) {
    QPlainTextEdit::mouseReleaseEvent(event);
    Q_EMIT pointedAt(byteAtCursor());
}

void ByteDump::keyReleaseEvent(QKeyEvent* event) {
    QPlainTextEdit::keyReleaseEvent(event);
    Q_EMIT pointedAt(byteAtCursor());
}

}  // namespace zabscope
