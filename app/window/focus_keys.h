// SPDX-License-Identifier: GPL-3.0-or-later
/// Which of the window's keys a control keeps to itself while it has the keyboard: lists are walked with Up and Down, and a
/// button is pressed with Space, although these keys else belong to time.
#pragma once

#include <QKeyEvent>
#include <QWidget>

namespace zabscope {

/// Whether `focus`, which may be nullptr, needs the key for itself.
bool keepsKey(const QWidget* focus, const QKeyEvent& key);

}  // namespace zabscope
