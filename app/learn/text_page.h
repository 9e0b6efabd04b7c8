// SPDX-License-Identifier: GPL-3.0-or-later
/// A text file of the teaching part: front matter, then Markdown sections, some of them once per language.
///
///     ---
///     name: value
///     ---
///     ## section argument [zh_CN]
///     field: value
///
///     The section's text, in Markdown.
///
/// A section's fields stand directly under its heading; a blank line or a line that is no field ends them. What stands
/// between two lines of ``` is text as it is: no heading there. Lessons, challenges and misconceptions share this form;
/// each has a shape of its own (text_shape.h).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace zabscope::learn {

/// What is wrong with a file and where, in one line with a remedy: "FILE:LINE: ...". Line 0: the file as a whole.
/// No file: the message names it.
struct TextProblem {
    std::string file;
    int line = 0;
    std::string message;
    std::string text() const;
};

/// "name: value"; the name is of small letters, digits and _, the value has no blanks around it.
struct TextField {
    std::string name;
    std::string value;
    int line = 0;
};

struct TextSection {
    std::string name;      ///< small letters, digits and _
    std::string argument;  ///< the rest of the heading; may be empty
    std::string language;  ///< "en", "zh_CN"; empty: for every language
    int line = 0;          ///< of the heading
    std::vector<TextField> fields;
    std::string body;  ///< without the blank lines before and behind it
    int bodyLine = 0;  ///< of the body's first line; 0 if there is no body

    /// The value of a field, or nothing.
    std::optional<std::string> field(std::string_view fieldName) const;
};

/// What stands between the first pair of lines of ``` of a section, or its whole body if there is none; `line` is the
/// file's line before the first one of it, so that a complaint about line n of the code speaks of line + n.
struct TextCode {
    std::string text;
    int line = 0;
};
TextCode codeOf(const TextSection& section);

struct TextPage {
    static constexpr std::size_t largestText = 256 * 1024;
    static constexpr int mostSections = 400;
    static constexpr int mostFields = 100;  ///< of one section, or of the front matter

    std::string file;
    std::vector<TextField> fields;
    std::vector<TextSection> sections;

    /// The value of a field of the front matter, or nothing.
    std::optional<std::string> field(std::string_view name) const;
    /// The first section of that name for a reader of that language: in it, else for every language, else in English;
    /// null if there is none of these.
    const TextSection* section(std::string_view name, std::string_view language = {}) const;
    /// All sections of that name, in their order, of all languages.
    std::vector<const TextSection*> all(std::string_view name) const;
};

/// Reads a page. Refused: text that is not UTF-8 or larger than `largestText`, no front matter, a field or section
/// twice (same name, argument and language), a fence that is not closed, too many of anything.
std::variant<TextPage, TextProblem> readTextPage(std::string_view text, const std::string& file);

/// Reads a file, or a resource of the program (":/misconceptions/..."), of at most `TextPage::largestText` bytes.
std::variant<std::string, TextProblem> readTextFile(const std::string& path);

/// The paths of the files in a folder (or a folder of resources) whose names end so, in the order of their names; at
/// most 1,000. Folders in it are not entered.
std::vector<std::string> textFilesIn(const std::string& folder, const std::string& ending);

}  // namespace zabscope::learn
