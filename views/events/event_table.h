// SPDX-License-Identifier: GPL-3.0-or-later
/// The table itself: rows of one height, the present kept in sight, and words where there are no rows.
#pragma once

#include <QString>
#include <QStringList>
#include <QTableView>

#include "views/theme.h"

namespace zabscope {

class EventTable : public QTableView {
    Q_OBJECT

public:
    explicit EventTable(QWidget* parent = nullptr);

    /// What stands where there are no rows.
    void setEmptyText(const QString& text);
    void setTheme(const Theme& theme);
    /// Puts the row at two thirds of the height, the same wherever the table was scrolled to before.
    void keepInSight(int row);
    /// As wide as their texts; hides what a narrow table has no room for. Cheap if nothing has grown.
    void fitColumns();

Q_SIGNALS:
    /// A person wants the current row.
    void chosen(int row);
    /// A person asks for the menu of a row; `at` is global.
    void menuWanted(int row, const QPoint& at);
    void copyWanted();
    /// A person has moved the table.
    void scrolled();
    void resized();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    QString longestKind() const;

    QString m_emptyText;
    /// The widest text of each column, and the room, that the columns are as wide as.
    struct Fitted {
        QStringList texts;
        int room = 0;
        QFont font;
        friend bool operator==(const Fitted&, const Fitted&) = default;
    };
    Fitted m_fitted;
    Theme m_theme = makeTheme(ThemeName::light);
};

}  // namespace zabscope
