// SPDX-License-Identifier: GPL-3.0-or-later
/// Starts the window.
#pragma once

#include <string>

namespace zabscope {

/// Whether there is a display to show a window on.
bool hasDisplay();
/// Shows the window until it is closed, with this file open if one is named. Needs the QApplication. Returns the exit code.
int runWindow(const std::string& file);

}  // namespace zabscope
