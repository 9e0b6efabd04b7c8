// SPDX-License-Identifier: GPL-3.0-or-later
/// Cuts one line of the scenario language into tokens.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zabscope {

struct Token {
    enum class Kind : std::uint8_t { word, string, symbol, end };
    Kind kind = Kind::end;
    std::string_view text;  ///< as written; points into the line
    std::string value;      ///< of a string, decoded
    int column = 1;         ///< in characters, from 1
};

/// What is wrong with a line, and where in it.
struct Misread {
    int column = 1;
    std::string message;
};

/// The tokens of a line up to its comment, with one `end` behind them. Throws Misread. The line must outlive the
/// tokens.
std::vector<Token> tokenize(std::string_view line);

/// The text between quotation marks, so that tokenize() reads it back; what is not printable UTF-8 becomes \xHH.
std::string quoted(std::string_view text);
/// Where the first byte stands that is not UTF-8; npos if all is well.
std::size_t firstNotUtf8(std::string_view text);
/// Characters, not bytes.
int lengthInCharacters(std::string_view utf8);

}  // namespace zabscope
