// SPDX-License-Identifier: GPL-3.0-or-later
/// A text as a file, which stands under its name only when it is whole.
#pragma once

#include <optional>
#include <string>

#include "app/input.h"

namespace zabscope {

/// A file that was there is replaced, or stays as it was after trouble.
std::optional<InputError> writeText(const std::string& path, const std::string& text);

}  // namespace zabscope
