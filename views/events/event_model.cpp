// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/events/event_model.h"

#include <QFont>
#include <algorithm>

#include "views/message_of.h"
#include "views/wording.h"

namespace zabscope {

void EventModel::setFilter(const EventFilter& filter) {
    beginResetModel();
    auto names = std::make_shared<std::vector<std::string>>();
    if (m_frame.recording) *names = m_frame.recording->invariants;
    auto ensemble = m_frame.ensemble ? m_frame.ensemble : std::make_shared<const Ensemble>();
    m_list.setFilter(filter, std::move(ensemble), std::move(names));
    m_rows = 0;
    endResetModel();
}

bool EventModel::advance(std::chrono::microseconds time) {
    if (!m_frame.timeline) return true;
    const bool whole = m_list.advance(*m_frame.timeline, time);
    constexpr std::size_t mostRows = INT32_MAX / 2;
    const int rows = static_cast<int>(std::min(m_list.size(), mostRows));
    const int kept = static_cast<int>(std::min<std::size_t>(m_list.kept(), static_cast<std::size_t>(m_rows)));
    if (kept < m_rows) {
        beginRemoveRows({}, kept, m_rows - 1);
        m_rows = kept;
        endRemoveRows();
    }
    if (rows > m_rows) {
        beginInsertRows({}, m_rows, rows - 1);
        m_rows = rows;
        endInsertRows();
    }
    return whole;
}

void EventModel::retranslate() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columns - 1);
    if (m_rows > 0) Q_EMIT dataChanged(index(0, 0), index(m_rows - 1, columns - 1));
}

EventId EventModel::eventAt(int row) const {
    if (row < 0 || row >= m_rows || !m_frame.timeline) return noEvent;
    const EventId id = m_list.at(static_cast<std::size_t>(row));
    return id <= m_frame.timeline->last() ? id : noEvent;
}

int EventModel::rowAt(EventId event) const {
    return static_cast<int>(std::min<std::int64_t>(m_list.rowAt(event), m_rows - 1));
}

QString EventModel::widest(int column) const {
    const bool known = m_frame.timeline && !m_frame.timeline->empty();
    const auto digits = QString::number(known ? std::max<EventId>(m_frame.timeline->last(), 1000) : 1000).size();
    const auto nodes = known ? m_frame.timeline->state().nodes() : std::span<const NodeState>{};
    switch (column) {
        case number:
            return QStringLiteral("▶ ") + QString(digits, u'0');
        case cause:
            return u'#' + QString(digits, u'0');
        case time: {
            QString text = Wording::instant(known ? m_frame.timeline->end() : Instant{});
            for (QChar& c : text) c = c.isDigit() ? QChar(u'0') : c;
            return text;
        }
        case server: {
            if (nodes.empty()) return QStringLiteral("00");
            // Clients stand first, the one with the largest number before all.
            const auto longer = std::max(Wording::shortNode(nodes.front().node).size(),
                                         Wording::shortNode(nodes.back().node).size());
            return QString(longer, u'0');
        }
        default:
            return {};
    }
}

QString EventModel::textAt(int row) const {
    const EventId id = eventAt(row);
    if (id == noEvent) return {};
    const Event& event = m_frame.timeline->event(id);
    return QStringLiteral("#%1 %2 ").arg(id).arg(Wording::instant(event.at)) + Wording::event(event, *m_frame.timeline);
}

QVariant EventModel::data(const QModelIndex& index, int role) const {
    const EventId id = index.isValid() ? eventAt(index.row()) : noEvent;
    if (id == noEvent) return {};
    const Event& event = m_frame.timeline->event(id);
    const bool isNow = id == m_frame.now.last;
    switch (role) {
        case Qt::DisplayRole:
            return cell(event, index.column());
        case Qt::AccessibleTextRole:
            if (index.column() == what && isNow) return tr("%1 (the present)").arg(cell(event, what));
            if (index.column() == what && id > m_frame.now.last) return tr("%1 (to come)").arg(cell(event, what));
            return cell(event, index.column());
        case Qt::ToolTipRole:
            return toolTip(event);
        case Qt::TextAlignmentRole:
            if (index.column() == number || index.column() == time || index.column() == cause)
                return QVariant(Qt::AlignRight | Qt::AlignVCenter);
            return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
        case Qt::ForegroundRole:
            if (std::holds_alternative<Violated>(event.what)) return m_theme.bad;
            return id > m_frame.now.last ? m_theme.quietText : m_theme.text;
        case Qt::BackgroundRole:
            return background(event);
        case Qt::FontRole:
            if (isNow || id > m_frame.now.last) {
                QFont font;
                font.setBold(isNow);
                font.setItalic(!isNow);
                return font;
            }
            return {};
        default:
            return {};
    }
}

QVariant EventModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case number:
            return QStringLiteral("#");
        case time:
            return tr("time");
        case server:
            return tr("where");
        case kind:
            return tr("kind");
        case cause:
            return tr("cause");
        default:
            return tr("what happened");
    }
}

QString EventModel::cell(const Event& event, int column) const {
    switch (column) {
        case number: {
            const QString sign = event.id == m_frame.now.last ? QStringLiteral("▶ ")
                                 : isSelected(event)          ? QStringLiteral("● ")
                                                              : QString();
            return sign + QString::number(event.id);
        }
        case time:
            return Wording::instant(event.at);
        case server: {
            const NodeId node = nodeOf(event.what);
            return node == noNode ? QString() : Wording::shortNode(node);
        }
        case kind:
            return Wording::eventKind(event.what.index());
        case cause:
            return event.cause == noEvent ? QString() : QStringLiteral("#%1").arg(event.cause);
        default:
            return Wording::event(event, *m_frame.timeline);
    }
}

QString EventModel::toolTip(const Event& event) const {
    QString text = Wording::event(event, *m_frame.timeline);
    if (event.cause != noEvent)
        text += u'\n' + tr("Because of #%1: %2")
                            .arg(event.cause)
                            .arg(Wording::event(m_frame.timeline->event(event.cause), *m_frame.timeline));
    return QStringLiteral("<qt>%1</qt>").arg(text.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")));
}

QVariant EventModel::background(const Event& event) const {
    if (event.id == m_frame.now.last) return Theme::faint(m_theme.accent, 0.28);
    if (isSelected(event)) return Theme::faint(m_theme.accent, 0.14);
    return {};
}

bool EventModel::isSelected(const Event& event) const {
    const EventId selected = m_frame.selection.event;
    return selected != noEvent && (event.id == selected || messageOf(event) == selected);
}

}  // namespace zabscope
