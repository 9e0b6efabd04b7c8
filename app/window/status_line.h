// SPDX-License-Identifier: GPL-3.0-or-later
/// The line at the foot of the window: what comes next, how fast time passes, whether all invariants hold, and what the
/// replay promises.
#pragma once

#include <QLabel>
#include <QStatusBar>
#include <QToolButton>

#include "app/session/session.h"
#include "app/window/reading.h"
#include "views/theme.h"

namespace zabscope {

class StatusLine : public QStatusBar {
    Q_OBJECT

public:
    explicit StatusLine(QWidget* parent = nullptr);
    void show(const Session& session, const Frame& frame);
    void setTheme(const Theme& theme);
    void retranslate();
    /// The server that the keys without a server of their own act on; noNode: there is none.
    void setTarget(NodeId server);

Q_SIGNALS:
    /// The violation that a person has chosen.
    void violationChosen(zabscope::EventId event);

private:
    void showInvariants(const Frame& frame);
    void showFaults(const Session& session);
    void listViolations();

    Reading* m_next;
    Reading* m_speed;
    Reading* m_rate;
    QToolButton* m_invariants;
    Reading* m_replay;
    Reading* m_target;
    NodeId m_targetShown = noNode;
    QLabel* m_faults;
    Theme m_theme;
    Frame m_frame;
    std::uint64_t m_violationsShown = UINT64_MAX;
    bool m_judged = true;  // an imported run is not
};

}  // namespace zabscope
