// SPDX-License-Identifier: GPL-3.0-or-later
/// Greys in every menu of a window what may not be done now, with the reason as its tool tip. Views know nothing of it:
/// their actions carry their commands, and are looked at when a menu opens.
#pragma once

#include <QObject>
#include <QWidget>
#include <functional>

class QMenu;

namespace zabscope {

class MenuLimits : public QObject {
    Q_OBJECT

public:
    /// Why a command of the scenario language may not be given now; empty if it may.
    using Refusal = std::function<QString(const QString& command)>;

    /// Belongs to the window.
    MenuLimits(QWidget& window, Refusal refusal);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void limit(QMenu& menu) const;

    QWidget& m_window;
    Refusal m_refusal;
};

}  // namespace zabscope
