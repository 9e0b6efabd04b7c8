// SPDX-License-Identifier: GPL-3.0-or-later
/// The window as it is measured: of one size, without a clock of its own.
#pragma once

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <vector>

#include "app/input.h"
#include "app/play.h"
#include "app/window/main_window.h"

namespace zabscope {

inline std::unique_ptr<MainWindow> makeBenchWindow() {
    auto window = std::make_unique<MainWindow>(QString());
    window->setOwnClock(false);
    window->resize(1920, 1080);
    window->show();
    QCoreApplication::processEvents();
    return window;
}

/// Precondition: the text is a scenario.
inline Scenario scenarioOf(const std::string& text) { return std::get<Scenario>(readScenario(text, "bench.zab")); }

inline double percentile(std::vector<double> values, double part) {
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[static_cast<std::size_t>(part * static_cast<double>(values.size() - 1))];
}

}  // namespace zabscope
