// SPDX-License-Identifier: GPL-3.0-or-later
/// The lines of the narration as a list that only touches what has changed, and how a line is drawn.
#pragma once

#include <QAbstractListModel>
#include <QStyledItemDelegate>
#include <memory>
#include <vector>

#include "core/trace/timeline.h"
#include "views/narration/story.h"
#include "views/theme.h"

namespace zabscope {

struct Line {
    EventId first = noEvent;
    std::size_t count = 0;  ///< of the events it speaks of
    StoryKind kind = StoryKind::detail;
    std::int64_t epoch = -1;
    QString time;  ///< empty if it is that of the line before
    QString text;
    bool selected = false;
    friend bool operator==(const Line&, const Line&) = default;
};

class LineModel : public QAbstractListModel {
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

    const std::vector<Line>& lines() const { return m_lines; }
    const Line* line(const QModelIndex& index) const;
    /// Shows these lines; rows that stay are not touched.
    void show(std::vector<Line> lines, std::shared_ptr<const Timeline> timeline);

private:
    void drop(std::size_t first, std::size_t count);
    void put(std::size_t first, std::vector<Line>::const_iterator begin, std::vector<Line>::const_iterator end);

    std::vector<Line> m_lines;
    std::shared_ptr<const Timeline> m_timeline;
};

class LineDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void setTheme(const Theme& theme) { m_theme = theme; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    Theme m_theme = makeTheme(ThemeName::light);
};

}  // namespace zabscope
