// SPDX-License-Identifier: GPL-3.0-or-later
/// Buttons that stay down show it in every theme: the style alone hardly does on dark ones.
#pragma once

#include <QString>

#include "views/theme.h"

namespace zabscope {

/// The style sheet of a QToolButton that can be checked.
inline QString toggleStyle(const Theme& theme) {
    return QStringLiteral(
               "QToolButton { border: 1px solid %1; border-radius: 3px; padding: 3px 7px; background: %2; color: %3; }"
               "QToolButton:checked { background: %4; color: %5; font-weight: bold; border-color: %4; }"
               "QToolButton:focus { border: 2px solid %3; padding: 2px 6px; }"
               "QToolButton:hover { border-color: %4; }")
        .arg(theme.line.name(), theme.raised.name(), theme.text.name(), theme.accent.name(), theme.accentText.name());
}

}  // namespace zabscope
