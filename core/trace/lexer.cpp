// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/lexer.h"

#include <algorithm>
#include <array>

namespace zabscope {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\r'; }
bool isControl(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }
bool isSymbol(char c) { return std::string_view{"\";()[]|,=!<>#:"}.find(c) != std::string_view::npos; }

int hexDigit(char c) {
    if (isDigit(c)) return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/// The length of the UTF-8 character at the start of the text; 0 if there is none.
std::size_t utf8Length(std::string_view text) {
    const auto byte = [&](std::size_t index) { return static_cast<unsigned char>(text[index]); };
    const unsigned char first = byte(0);
    if (first < 0x80) return 1;
    const std::size_t length = first >= 0xc2 && first < 0xe0   ? 2
                               : first >= 0xe0 && first < 0xf0 ? 3
                               : first >= 0xf0 && first < 0xf5 ? 4
                                                               : 0;
    if (length == 0 || text.size() < length) return 0;
    for (std::size_t index = 1; index < length; ++index) {
        if ((byte(index) & 0xc0) != 0x80) return 0;
    }
    const unsigned char second = byte(1);
    if ((first == 0xe0 && second < 0xa0) || (first == 0xed && second > 0x9f)) return 0;  // overlong, surrogate
    if ((first == 0xf0 && second < 0x90) || (first == 0xf4 && second > 0x8f)) return 0;  // overlong, beyond Unicode
    return length;
}

class Lexer {
public:
    explicit Lexer(std::string_view line) : m_line(line) {}

    std::vector<Token> run() {
        while (true) {
            while (m_at < m_line.size() && isSpace(m_line[m_at])) advance(1);
            if (m_at == m_line.size() || isComment()) break;
            if (isControl(m_line[m_at])) throw Misread{m_column, "expected text, got an unprintable character"};
            if (m_line[m_at] == '"') {
                string();
            } else if (const std::size_t length = symbolLength(); length != 0) {
                take(Token::Kind::symbol, length);
            } else {
                take(Token::Kind::word, wordLength());
            }
        }
        take(Token::Kind::end, 0);
        return std::move(m_tokens);
    }

private:
    char next(std::size_t ahead) const { return m_at + ahead < m_line.size() ? m_line[m_at + ahead] : '\0'; }

    /// "#12" names a message or an event; any other "#" begins a comment, and so does one that opens the line.
    bool isComment() const { return m_line[m_at] == '#' && (m_tokens.empty() || !isDigit(next(1))); }

    std::size_t symbolLength() const {
        constexpr std::array<std::string_view, 5> pairs{"..", "!=", "<=", ">=", "=="};
        const std::string_view rest = m_line.substr(m_at);
        if (std::any_of(pairs.begin(), pairs.end(), [&](std::string_view pair) { return rest.starts_with(pair); }))
            return 2;
        return isSymbol(rest[0]) ? 1 : 0;
    }

    std::size_t wordLength() const {
        std::size_t length = 0;
        bool digits = true;
        for (; m_at + length < m_line.size(); ++length) {
            const char c = next(length);
            if (isSpace(c) || isControl(c) || (c == '.' && next(length + 1) == '.' && length > 0)) break;
            // A zxid can be written 1:2; any other colon is the one of "at", "when" and "group".
            const bool colonOfZxid = c == ':' && digits && length > 0 && isDigit(next(length + 1));
            if (isSymbol(c) && !colonOfZxid) break;
            digits = digits && isDigit(c);
        }
        return length;
    }

    void string() {
        const int column = m_column;
        std::string value;
        std::size_t index = m_at + 1;
        for (; index < m_line.size() && m_line[index] != '"'; ++index) {
            if (isControl(m_line[index]) && m_line[index] != '\t')
                throw Misread{column, "a text holds an unprintable character; write it as \\xHH"};
            value += m_line[index] == '\\' ? escape(index) : m_line[index];
        }
        if (index == m_line.size()) throw Misread{column, "expected a closing \" for the text that begins here"};
        take(Token::Kind::string, index + 1 - m_at);
        m_tokens.back().value = std::move(value);
    }

    /// Reads the escape at `index` and leaves `index` on its last character.
    char escape(std::size_t& index) const {
        const int column = m_column + lengthInCharacters(m_line.substr(m_at, index - m_at));
        const char kind = index + 1 < m_line.size() ? m_line[index + 1] : '\0';
        ++index;
        if (kind == '"' || kind == '\\') return kind;
        if (kind == 'n') return '\n';
        if (kind == 't') return '\t';
        if (kind == 'x' && index + 2 < m_line.size()) {
            const int high = hexDigit(m_line[index + 1]);
            const int low = hexDigit(m_line[index + 2]);
            if (high >= 0 && low >= 0) {
                index += 2;
                return static_cast<char>(high * 16 + low);
            }
        }
        throw Misread{column, "expected \\\", \\\\, \\n, \\t or \\xHH after a backslash"};
    }

    void take(Token::Kind kind, std::size_t length) {
        m_tokens.push_back({kind, m_line.substr(m_at, length), {}, m_column});
        advance(length);
    }
    void advance(std::size_t length) {
        m_column += lengthInCharacters(m_line.substr(m_at, length));
        m_at += length;
    }

    std::string_view m_line;
    std::size_t m_at = 0;
    int m_column = 1;
    std::vector<Token> m_tokens;
};

}  // namespace

std::vector<Token> tokenize(std::string_view line) { return Lexer{line}.run(); }

std::string quoted(std::string_view text) {
    constexpr std::string_view hex = "0123456789abcdef";
    std::string result = "\"";
    for (std::size_t index = 0; index < text.size();) {
        const char c = text[index];
        const std::size_t length = utf8Length(text.substr(index));
        if (c == '"' || c == '\\') {
            result += {'\\', c};
        } else if (c == '\n') {
            result += "\\n";
        } else if (c == '\t') {
            result += "\\t";
        } else if (length == 0 || isControl(c)) {
            const auto byte = static_cast<unsigned char>(c);
            result += {'\\', 'x', hex[byte >> 4], hex[byte & 15]};
        } else {
            result += text.substr(index, length);
        }
        index += std::max<std::size_t>(length, 1);
    }
    return result + '"';
}

std::size_t firstNotUtf8(std::string_view text) {
    for (std::size_t index = 0; index < text.size();) {
        const std::size_t length = utf8Length(text.substr(index));
        if (length == 0) return index;
        index += length;
    }
    return std::string_view::npos;
}

int lengthInCharacters(std::string_view utf8) {
    return static_cast<int>(
        std::count_if(utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

}  // namespace zabscope
