// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/narration/line_model.h"

#include <QAbstractItemView>
#include <QPainter>
#include <algorithm>

#include "views/narration/story_glyph.h"
#include "views/narration/telling.h"
#include "views/wording.h"

namespace zabscope {
namespace {

constexpr int flags = Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop;

QFont smallFont(const QFont& font) {
    QFont small = font;
    small.setPointSizeF(std::max(6.0, font.pointSizeF() * 0.85));
    return small;
}

struct Place {
    int gutter;
    int margin;
    QRect text;
    int timeHeight;
};
Place placeIn(const QFont& font, const QRect& rect, bool withTime) {
    const QFontMetrics metrics(font);
    const int margin = metrics.height() / 4;
    const int gutter = metrics.height() + 2 * margin;
    const int timeHeight = withTime ? QFontMetrics(smallFont(font)).lineSpacing() : 0;
    return {gutter, margin,
            QRect(rect.left() + gutter, rect.top() + margin + timeHeight, std::max(20, rect.width() - gutter - margin),
                  std::max(0, rect.height() - 2 * margin - timeHeight)),
            timeHeight};
}

}  // namespace

int LineModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

const Line* LineModel::line(const QModelIndex& index) const {
    const bool isOne = index.isValid() && index.row() >= 0 && index.row() < rowCount();
    return isOne ? &m_lines[static_cast<std::size_t>(index.row())] : nullptr;
}

QVariant LineModel::data(const QModelIndex& index, int role) const {
    const Line* one = line(index);
    if (!one) return {};
    if (role == Qt::DisplayRole) return one->text;
    const bool known = m_timeline && one->first != noEvent && one->first <= m_timeline->last();
    if (role == Qt::AccessibleTextRole && known)
        return QStringLiteral("%1: %2").arg(Wording::instant(m_timeline->event(one->first).at), one->text);
    if (role == Qt::ToolTipRole && known) {
        const Event& event = m_timeline->event(one->first);
        const QString source = Telling::source(event);
        const QString when = Wording::instant(event.at);
        return source.isEmpty() ? when : when + u'\n' + source;
    }
    return {};
}

void LineModel::drop(std::size_t first, std::size_t count) {
    if (count == 0) return;
    beginRemoveRows({}, static_cast<int>(first), static_cast<int>(first + count) - 1);
    const auto begin = m_lines.begin() + static_cast<std::ptrdiff_t>(first);
    m_lines.erase(begin, begin + static_cast<std::ptrdiff_t>(count));
    endRemoveRows();
}

void LineModel::put(std::size_t first, std::vector<Line>::const_iterator begin, std::vector<Line>::const_iterator end) {
    if (begin == end) return;
    beginInsertRows({}, static_cast<int>(first), static_cast<int>(first) + static_cast<int>(end - begin) - 1);
    m_lines.insert(m_lines.begin() + static_cast<std::ptrdiff_t>(first), begin, end);
    endInsertRows();
}

void LineModel::show(std::vector<Line> lines, std::shared_ptr<const Timeline> timeline) {
    m_timeline = std::move(timeline);
    if (m_lines == lines) return;
    if (!m_lines.empty() && !lines.empty()) {
        // Forward the oldest lines leave, backward older ones come.
        const auto at = [](const std::vector<Line>& in, EventId first) {
            const auto found = std::ranges::find(in, first, &Line::first);
            return found == in.end() ? SIZE_MAX : static_cast<std::size_t>(found - in.begin());
        };
        const std::size_t leaving = at(m_lines, lines.front().first);
        const std::size_t coming = at(lines, m_lines.front().first);
        if (leaving == SIZE_MAX && coming == SIZE_MAX) {
            beginResetModel();
            m_lines = std::move(lines);
            endResetModel();
            return;
        }
        if (leaving != SIZE_MAX)
            drop(0, leaving);
        else
            put(0, lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(coming));
    }
    const std::size_t common = std::min(m_lines.size(), lines.size());
    for (std::size_t i = 0; i < common; ++i) {
        if (m_lines[i] == lines[i]) continue;
        m_lines[i] = lines[i];
        const QModelIndex changed = index(static_cast<int>(i));
        Q_EMIT dataChanged(changed, changed);
    }
    if (m_lines.size() > common) drop(common, m_lines.size() - common);
    put(common, lines.begin() + static_cast<std::ptrdiff_t>(common), lines.end());
}

QSize LineDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const auto* list = qobject_cast<const QAbstractItemView*>(option.widget);
    const auto* model = qobject_cast<const LineModel*>(index.model());
    const Line* line = model ? model->line(index) : nullptr;
    if (!list || !line) return QStyledItemDelegate::sizeHint(option, index);
    const int width = list->viewport()->width();
    const Place place = placeIn(list->font(), QRect(0, 0, width, 0), !line->time.isEmpty());
    const QRect text =
        QFontMetrics(list->font()).boundingRect(QRect(0, 0, place.text.width(), 100'000), flags, line->text);
    return {width, text.height() + 2 * place.margin + place.timeHeight};
}

void LineDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const auto* list = qobject_cast<const QAbstractItemView*>(option.widget);
    const auto* model = qobject_cast<const LineModel*>(index.model());
    const Line* line = model ? model->line(index) : nullptr;
    if (!list || !line) return;
    painter->save();
    const QFont font = list->font();
    const Place place = placeIn(font, option.rect, !line->time.isEmpty());
    if (line->selected) {
        painter->fillRect(option.rect, Theme::faint(m_theme.accent, 0.16));
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()), m_theme.accent);
    }
    if (!line->time.isEmpty()) {
        painter->setFont(smallFont(font));
        painter->setPen(m_theme.quietText);
        painter->drawText(place.text.left(), option.rect.top() + place.margin, place.text.width(), place.timeHeight,
                          Qt::AlignLeft | Qt::AlignVCenter, line->time);
    }
    const QFontMetrics metrics(font);
    const double side = metrics.ascent() * 0.75;
    const QRectF glyph(option.rect.left() + (place.gutter - side) / 2.0,
                       place.text.top() + (metrics.height() - side) / 2.0, side, side);
    drawStoryGlyph(*painter, glyph, line->kind, storyColour(line->kind, line->epoch, m_theme));
    painter->setFont(font);
    const bool isBad = line->kind == StoryKind::violation;
    painter->setPen(isBad ? m_theme.bad : line->kind == StoryKind::detail ? m_theme.quietText : m_theme.text);
    painter->drawText(place.text.adjusted(0, 0, 0, place.margin), flags, line->text);
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(m_theme.accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
    }
    painter->restore();
}

}  // namespace zabscope
