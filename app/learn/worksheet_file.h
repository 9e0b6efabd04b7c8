// SPDX-License-Identifier: GPL-3.0-or-later
/// A worksheet as a file: Markdown, or a PDF to print.
#pragma once

#include <optional>
#include <string>

#include "app/input.h"
#include "app/learn/worksheet.h"

namespace zabscope::learn {

/// Whether it ends in .md or .pdf; if not, one line that says so.
std::optional<InputError> refuseName(const std::string& path);
/// "class.pdf" -> "class-answers.pdf". Precondition: refuseName() is content.
std::string answersName(const std::string& path);
/// Written beside and renamed. Precondition: refuseName() is content. A PDF needs the application's fonts.
std::optional<InputError> writeWorksheet(const Worksheet& worksheet, bool answers, const std::string& path);

}  // namespace zabscope::learn
