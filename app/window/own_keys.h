// SPDX-License-Identifier: GPL-3.0-or-later
/// In a panel that is worked with by keyboard, its controls come before the keys of the window: Space and Enter press what
/// has the focus, Up and Down choose, though elsewhere they play and set the speed.
#pragma once

#include <QObject>
#include <QWidget>

namespace zabscope {

class OwnKeys : public QObject {
    Q_OBJECT

public:
    /// Belongs to the panel. What none of the panel's controls wants goes to the window as before.
    explicit OwnKeys(QWidget& panel);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool press(int key);

    QWidget& m_panel;
};

}  // namespace zabscope
