// SPDX-License-Identifier: GPL-3.0-or-later
/// The terms of the field in the reader's language, from resources/glossary. docs: resources/help/lessons.md
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/learn/local_text.h"
#include "app/learn/text_page.h"

namespace zabscope::learn {

struct Term {
    std::string key;
    LocalText name;
    LocalText also;     ///< other words that it is used by, with commas between them; may be empty
    LocalText meaning;  ///< Markdown
};

struct Glossary {
    std::vector<Term> terms;  ///< in the order of the files
    std::vector<TextProblem> problems;

    /// nullptr if there is no such term.
    const Term* find(std::string_view key) const;
};

/// Reads all files of a folder. A term that lacks a name, a meaning or a language is left out and said.
Glossary loadGlossary(const std::string& folder = ":/glossary");
/// The one that the program brings along, read once.
const Glossary& glossary();

}  // namespace zabscope::learn
