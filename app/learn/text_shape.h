// SPDX-License-Identifier: GPL-3.0-or-later
/// What a kind of text page must and may hold, and whether a page keeps to it.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "app/learn/text_page.h"

namespace zabscope::learn {

struct FieldShape {
    std::string_view name;
    bool required = false;
};
struct SectionShape {
    std::string_view name;
    bool required = false;
    bool perLanguage = false;  ///< must name its language; else it must not
    std::vector<FieldShape> fields{};
};
struct TextShape {
    std::vector<FieldShape> fields;  ///< of the front matter
    std::vector<SectionShape> sections;
    std::vector<std::string_view> languages;  ///< every per-language section must be there in each of them
};

/// The first offence against the shape: an unknown, empty or missing field or section, a section that lacks a language.
std::optional<TextProblem> checkShape(const TextPage& page, const TextShape& shape);

}  // namespace zabscope::learn
