// SPDX-License-Identifier: GPL-3.0-or-later
/// The real bytes of a message in hex, with the bytes of one field marked.
#pragma once

#include <QPlainTextEdit>
#include <QString>
#include <string>
#include <string_view>

#include "views/theme.h"

namespace zabscope {

class ByteDump : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit ByteDump(QWidget* parent = nullptr);

    void setBytes(std::string_view bytes);
    /// Marks the bytes [begin, end) and brings the first of them into sight.
    void mark(std::size_t begin, std::size_t end);
    void setTheme(const Theme& theme);
    /// The byte that the text cursor stands on; -1 if it is on none.
    qsizetype byteAtCursor() const;

Q_SIGNALS:
    /// A person has put the cursor on a byte.
    void pointedAt(qsizetype byte);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;

private:
    void layOut();
    void drawMark();

    std::string m_bytes;
    std::size_t m_perLine = 0;
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
    Theme m_theme = makeTheme(ThemeName::light);
};

}  // namespace zabscope
