// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/learn/worksheet_file.h"

#include <cassert>

#include "app/render/text_pages.h"
#include "app/write_text.h"

namespace zabscope::learn {

std::optional<InputError> refuseName(const std::string& path) {
    if (path.ends_with(".md") || path.ends_with(".pdf")) return std::nullopt;
    return InputError{path + ": a worksheet is written as .md or .pdf; let the name end so"};
}

std::string answersName(const std::string& path) {
    assert(!refuseName(path));
    const std::size_t dot = path.rfind('.');
    return path.substr(0, dot) + "-answers" + path.substr(dot);
}

std::optional<InputError> writeWorksheet(const Worksheet& worksheet, bool answers, const std::string& path) {
    assert(!refuseName(path));
    const QString text = worksheet.text(answers);
    if (path.ends_with(".md")) return writeText(path, text.toStdString());
    return writeText(path, textPages(text, worksheet.title()).toStdString());
}

}  // namespace zabscope::learn
