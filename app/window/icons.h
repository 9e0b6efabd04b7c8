// SPDX-License-Identifier: GPL-3.0-or-later
/// The program's own icons, drawn in a theme's colours so that they are seen upon every background.
#pragma once

#include <QIcon>
#include <QString>

#include "views/theme.h"

namespace zabscope {

/// Of resources/icons; what is disabled is drawn faint.
QIcon makeIcon(const QString& name, const Theme& theme);

}  // namespace zabscope
