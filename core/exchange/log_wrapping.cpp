// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/log_wrapping.h"

#include <algorithm>
#include <charconv>
#include <cstddef>

namespace zabscope {
namespace {

using Text = std::string_view;

constexpr std::size_t longestSource = 80;

void appendUtf8(std::string& out, char32_t code) {
    const auto part = [&](char32_t value) { out += static_cast<char>(value); };
    if (code < 0x80) return part(code);
    if (code < 0x800) {
        part(0xc0 | code >> 6);
    } else {
        if (code < 0x10000) {
            part(0xe0 | code >> 12);
        } else {
            part(0xf0 | code >> 18);
            part(0x80 | (code >> 12 & 0x3f));
        }
        part(0x80 | (code >> 6 & 0x3f));
    }
    part(0x80 | (code & 0x3f));
}

/// "\x1b[36m" and the like.
void withoutColours(Text line, std::string& out) {
    out.clear();
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (line[at] != '\x1b' || at + 1 >= line.size() || line[at + 1] != '[') {
            out += line[at];
            continue;
        }
        at += 2;
        while (at < line.size() && (line[at] == ';' || (line[at] >= '0' && line[at] <= '9'))) ++at;
    }
}

/// What stands in the JSON string that begins here; a line that was cut in it is taken up to there.
void jsonString(Text text, std::string& out) {
    out.clear();
    for (std::size_t at = 0; at < text.size() && text[at] != '"'; ++at) {
        if (text[at] != '\\') {
            out += text[at];
            continue;
        }
        if (++at >= text.size()) break;
        if (text[at] == 'u') {
            std::uint32_t code = 0;
            const Text digits = text.substr(at + 1, 4);
            std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
            appendUtf8(out, code);
            at += 4;
        } else {
            const std::size_t which = Text{"nrtbf"}.find(text[at]);
            out += which == Text::npos ? text[at] : Text{"\n\r\t\b\f"}[which];
        }
    }
    while (!out.empty() && (out.back() == '\n' || out.back() == '\r')) out.pop_back();
}

bool isNamePart(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-' || c == '.';
}

UnwrappedLine withoutSource(Text text) {
    if (text.starts_with("[pod/")) {
        const std::size_t end = text.substr(0, longestSource * 2).find("] ");
        if (end != Text::npos) return {text.substr(1, end - 1), text.substr(end + 2)};
    }
    std::size_t end = 0;
    while (end < text.size() && end < longestSource && isNamePart(text[end])) ++end;
    std::size_t bar = end;
    while (bar < text.size() && text[bar] == ' ') ++bar;
    const bool named = end > 0 && bar > end && bar + 1 < text.size() && text[bar] == '|' && text[bar + 1] == ' ';
    return named ? UnwrappedLine{text.substr(0, end), text.substr(bar + 2)} : UnwrappedLine{{}, text};
}

}  // namespace

std::string_view PlainBytes::take(std::string_view piece) {
    if (m_form == Form::plain) return piece;
    m_rest += piece;
    if (m_form == Form::undecided) {
        if (m_rest.size() < 2) return {};
        const bool marked = m_rest.starts_with("\xff\xfe") || m_rest.starts_with("\xfe\xff");
        // Without a mark: a log's first letter is of ASCII, so one of its bytes is zero.
        const bool little = m_rest[0] == '\xff' || (m_rest[0] != 0 && m_rest[1] == 0);
        const bool big = m_rest[1] == '\xff' || (m_rest[0] == 0 && m_rest[1] != 0);
        m_form = little ? Form::littleEndian : big ? Form::bigEndian : Form::plain;
        if (m_form == Form::plain) return m_plain = std::move(m_rest);
        if (marked) m_rest.erase(0, 2);
    }
    m_plain.clear();
    const std::size_t whole = m_rest.size() / 2 * 2;
    for (std::size_t at = 0; at < whole; at += 2) {
        const auto first = static_cast<unsigned char>(m_rest[at]);
        const auto second = static_cast<unsigned char>(m_rest[at + 1]);
        unit(m_form == Form::littleEndian ? char32_t{second} << 8 | first : char32_t{first} << 8 | second);
    }
    m_rest.erase(0, whole);
    return m_plain;
}

void PlainBytes::unit(char32_t unit) {
    constexpr char32_t unreadable = 0xfffd;
    const bool low = unit >= 0xdc00 && unit < 0xe000;
    if (m_high != 0) appendUtf8(m_plain, low ? 0x10000 + ((m_high - 0xd800) << 10) + (unit - 0xdc00) : unreadable);
    if (m_high != 0 && low) {
        m_high = 0;
        return;
    }
    m_high = unit >= 0xd800 && unit < 0xdc00 ? unit : 0;
    if (m_high == 0) appendUtf8(m_plain, low ? unreadable : unit);
}

UnwrappedLine LogWrapping::takeOff(std::string_view line) {
    constexpr Text json = "{\"log\":\"";
    if (line.starts_with(json)) {
        jsonString(line.substr(json.size()), m_text);
        line = m_text;
    }
    if (line.find('\x1b') != Text::npos) {
        std::string plain;
        withoutColours(line, plain);
        m_text = std::move(plain);
        line = m_text;
    }
    // A line that begins with its stamp has nothing in front.
    const bool stamped = line.size() > 5 && line[0] >= '0' && line[0] <= '9' && (line[4] == '-' || line[2] == ':');
    return stamped ? UnwrappedLine{{}, line} : withoutSource(line);
}

}  // namespace zabscope
