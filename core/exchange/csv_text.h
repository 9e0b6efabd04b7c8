// SPDX-License-Identifier: GPL-3.0-or-later
/// Writing CSV as RFC 4180 has it: cells by commas, quotes only where they are needed.
#pragma once

#include <string>
#include <string_view>

namespace zabscope {

/// Appends one cell; quotes stand around it if a comma, a quote or a line end is in it, and quotes in it are doubled.
inline void appendCell(std::string& out, std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
        out += text;
        return;
    }
    out += '"';
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

}  // namespace zabscope
