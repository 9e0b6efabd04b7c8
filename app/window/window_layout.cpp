// SPDX-License-Identifier: GPL-3.0-or-later
// MainWindow: which panel has how much of it, unless a person decides otherwise.
#include <algorithm>

#include "app/window/main_window.h"

namespace zabscope {
namespace {

constexpr int tinyHeight = 42;  // of a window, in lines of text
constexpr int mostLanes = 4;    // of branches that the timeline is made higher for

}  // namespace

void MainWindow::proportion() {
    const auto part = [this](double share, int least, int whole) {
        return std::max(least, static_cast<int>(share * whole));
    };
    const int line = fontMetrics().height();
    if (m_presenter) {
        resizeDocks({m_docks.at("narration")}, {std::min(part(0.31, 22 * line, width()), width() / 2)}, Qt::Horizontal);
        return resizeDocks({m_docks.at("timeline")}, {6 * line}, Qt::Vertical);
    }
    stack(height() < tinyHeight * line);
    const int sequence = m_stacked ? 0 : part(0.26, 14 * line, height());
    // Each branch has a lane of its own, as long as there are few.
    const int branches = static_cast<int>(m_session.branches().all().size());
    const int timeline = 6 * line + (branches > 1 ? std::min(branches, mostLanes) * line : 0);
    const int rest = height() - 8 * line - (isLow() ? 0 : sequence + timeline);
    const int side = std::min(part(0.31, 26 * line, width()), width() * 57 / 100);
    const int told = rest * (m_stacked ? 53 : 56) / 100;
    resizeDocks({m_docks.at("narration"), m_docks.at("inspector")}, {side, side}, Qt::Horizontal);
    resizeDocks({m_docks.at("narration"), m_docks.at("inspector")}, {told, rest - told}, Qt::Vertical);
    if (m_stacked)
        resizeDocks({m_docks.at("timeline")}, {timeline}, Qt::Vertical);
    else
        resizeDocks({m_docks.at("sequence"), m_docks.at("timeline")}, {sequence, timeline}, Qt::Vertical);
}

// Where there is no room for a row of them below, the sequence, the events and the charts stand with the other tabs.
void MainWindow::stack(bool stacked) {
    if (stacked == m_stacked) return;
    m_stacked = stacked;
    QDockWidget* first = m_docks.at("sequence");
    for (const char* name : {"sequence", "events", "charts"}) {
        QDockWidget* each = m_docks.at(name);
        if (stacked) {
            tabifyDockWidget(m_docks.at("logs"), each);
        } else if (each == first) {
            addDockWidget(Qt::BottomDockWidgetArea, first, Qt::Vertical);
            splitDockWidget(first, m_docks.at("timeline"), Qt::Vertical);
        } else {
            tabifyDockWidget(first, each);
        }
    }
    (stacked ? m_docks.at("inspector") : first)->raise();
    showTitles();
}

// Where there is little room, and before an audience, the views need the height of their titles; tabs name them.
void MainWindow::showTitles() {
    for (const auto& [name, each] : m_docks) {
        if (name == "timeline") continue;  // it never has one
        QWidget* old = each->titleBarWidget();
        const bool bare = (m_stacked || m_presenter) && !each->isFloating();
        if (bare == (old != nullptr)) continue;
        each->setTitleBarWidget(bare ? new QWidget(each) : nullptr);
        delete old;
    }
}

// On a low screen the views at the side need its whole height; else the sequence takes the whole width.
bool MainWindow::isLow() const { return height() < 68 * fontMetrics().height(); }

void MainWindow::resizeEvent(QResizeEvent* event) {
    const Qt::DockWidgetArea area = isLow() ? Qt::RightDockWidgetArea : Qt::BottomDockWidgetArea;
    if (corner(Qt::BottomRightCorner) != area) setCorner(Qt::BottomRightCorner, area);
    QMainWindow::resizeEvent(event);
    if (!m_arranged) proportion();
}

}  // namespace zabscope
