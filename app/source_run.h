// SPDX-License-Identifier: GPL-3.0-or-later
/// A run to look at, from either kind of file: a trace as it was recorded, or a scenario played to its end over memory.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "app/input.h"

namespace zabscope {

struct SourceRun {
    TraceHeader header;
    std::shared_ptr<const Timeline> timeline;
    std::shared_ptr<const Ensemble> ensemble;
    std::optional<std::string> warning;  ///< one line: a trace that ends in the middle
};

std::variant<SourceRun, InputError> loadRun(const std::string& path, std::optional<std::uint64_t> seed = std::nullopt);

}  // namespace zabscope
