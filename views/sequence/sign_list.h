// SPDX-License-Identifier: GPL-3.0-or-later
/// What the signs of the sequence diagram mean: a sheet that opens over it and closes at the next click or key.
#pragma once

#include <QCoreApplication>
#include <QFrame>
#include <functional>

#include "views/theme.h"

class QGridLayout;
class QPainter;

namespace zabscope::sequence {

class SignList : public QFrame {
    Q_DECLARE_TR_FUNCTIONS(SignList)

public:
    SignList(const Theme& theme, const QFont& font, QWidget* parent);
    /// Shows it beside a widget, where the screen has room; it deletes itself when it closes.
    void popUpAt(const QWidget& widget);

private:
    using Draw = std::function<void(QPainter&, const QRectF&)>;
    void addLines(QGridLayout& grid);
    void addArrows(QGridLayout& grid);
    void addMarks(QGridLayout& grid);
    void addTitle(QGridLayout& grid, int column, const QString& text);
    void add(QGridLayout& grid, int column, const QString& text, const Draw& draw);

    const Theme m_theme;
    int m_rows[3] = {};  ///< of each column
};

}  // namespace zabscope::sequence
