// SPDX-License-Identifier: GPL-3.0-or-later
/// All that can be done to the ensemble, its servers, links and messages, as one menu for the keyboard.
#pragma once

#include <QMenu>

#include "views/command_menu.h"

namespace zabscope {

/// Fills the menu anew. Submenus are filled when they are opened; `frame` gives the frame of that moment.
void fillCommandsMenu(QMenu& menu, const std::function<const Frame&()>& frame, const CommandSink& sink);

}  // namespace zabscope
