// SPDX-License-Identifier: GPL-3.0-or-later
/// The events of a run as a table for Qt: nothing is kept of them, each cell is made when it is looked at.
#pragma once

#include <QAbstractTableModel>
#include <chrono>

#include "views/events/event_filter.h"
#include "views/frame.h"
#include "views/theme.h"

namespace zabscope {

class EventModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { number, time, server, kind, cause, what, columns };

    explicit EventModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    /// Takes the frame over; what comes of it is found by advance().
    void setFrame(const Frame& frame) { m_frame = frame; }
    void setTheme(const Theme& theme) { m_theme = theme; }
    /// Begins anew with this filter.
    void setFilter(const EventFilter& filter);
    const EventFilter& filter() const { return m_list.filter(); }
    /// Looks for events for a while; true if all have been looked at.
    bool advance(std::chrono::microseconds time);
    EventId scanned() const { return m_list.scanned(); }
    /// Texts must be asked for again: the language has changed.
    void retranslate();

    EventId eventAt(int row) const;
    /// The row of the last event that is shown at or before the event, -1 if there is none.
    int rowAt(EventId event) const;
    /// A text as wide as the widest of this run in a column; empty for those whose texts the run does not make.
    QString widest(int column) const;
    /// The event in one line: "#12 0.250000 s ...".
    QString textAt(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : m_rows; }
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : columns; }
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString cell(const Event& event, int column) const;
    QString toolTip(const Event& event) const;
    QVariant background(const Event& event) const;
    bool isSelected(const Event& event) const;

    Frame m_frame;
    Theme m_theme = makeTheme(ThemeName::light);
    EventList m_list;
    int m_rows = 0;
};

}  // namespace zabscope
