// SPDX-License-Identifier: GPL-3.0-or-later
/// The question of a page, read from its sections, one for each language.
#pragma once

#include <variant>
#include <vector>

#include "app/learn/lesson.h"

namespace zabscope::learn {

/// A choice is a line "+ text => feedback" (right) or "- text => feedback" (wrong); lines that are indented go on with
/// it. What stands above the first choice is the question. Precondition: at least one section.
std::variant<Question, TextProblem> readQuestion(const std::vector<const TextSection*>& sections,
                                                 const std::string& file);

}  // namespace zabscope::learn
