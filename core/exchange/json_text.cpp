// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/json_text.h"

#include <array>
#include <charconv>

namespace zabscope {
namespace {

constexpr std::string_view replacement = "\xef\xbf\xbd";  // U+FFFD
constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::uint8_t noDigit = 0xff;

constexpr std::array<std::uint8_t, 256> digits = [] {
    std::array<std::uint8_t, 256> values{};
    values.fill(noDigit);
    for (std::size_t i = 0; i < alphabet.size(); ++i)
        values[static_cast<unsigned char>(alphabet[i])] = static_cast<std::uint8_t>(i);
    return values;
}();

/// Bytes of the UTF-8 character at the start of the text (Unicode 15, table 3-7); 0 if there is none.
std::size_t characterSize(std::string_view text) {
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    const auto follows = [&](std::size_t i) { return (byte(i) & 0xc0) == 0x80; };
    const unsigned lead = byte(0);
    if (lead < 0x80) return 1;
    if (lead >= 0xc2 && lead < 0xe0) return follows(1) ? 2 : 0;
    if (lead >= 0xe0 && lead < 0xf0) {
        const unsigned code = (lead & 15) << 12 | (byte(1) & 63) << 6;
        const bool surrogate = code >= 0xd800 && code < 0xe000;
        return follows(1) && follows(2) && code >= 0x800 && !surrogate ? 3 : 0;
    }
    if (lead >= 0xf0 && lead < 0xf5) {
        const unsigned code = (lead & 7) << 18 | (byte(1) & 63) << 12;
        return follows(1) && follows(2) && follows(3) && code >= 0x10000 && code <= 0x10ffff ? 4 : 0;
    }
    return 0;
}

bool isPlain(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20 && byte < 0x7f && byte != '"' && byte != '\\';
}

void appendEscaped(std::string& out, char c) {
    constexpr std::string_view hex = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(c);
    switch (c) {
        case '"':
            out += "\\\"";
            return;
        case '\\':
            out += "\\\\";
            return;
        case '\n':
            out += "\\n";
            return;
        case '\r':
            out += "\\r";
            return;
        case '\t':
            out += "\\t";
            return;
        default:
            out += "\\u00";
            out += hex[byte >> 4];
            out += hex[byte & 15];
    }
}

template <typename Number>
void append(std::string& out, Number number) {
    std::array<char, 24> text{};
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), number);
    out.append(text.data(), static_cast<std::size_t>(end - text.data()));
}

}  // namespace

void appendNumber(std::string& out, std::int64_t number) { append(out, number); }
void appendNumber(std::string& out, std::uint64_t number) { append(out, number); }

void appendString(std::string& out, std::string_view text, std::size_t longest) {
    const bool cut = text.size() > longest;
    if (cut) {
        text = text.substr(0, longest);
        // Not in the middle of a character.
        while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xc0) == 0x80) text.remove_suffix(1);
        if (!text.empty() && static_cast<unsigned char>(text.back()) >= 0xc0) text.remove_suffix(1);
    }
    out += '"';
    while (!text.empty()) {
        std::size_t plain = 0;
        while (plain < text.size() && isPlain(text[plain])) ++plain;
        out += text.substr(0, plain);
        text.remove_prefix(plain);
        if (text.empty()) break;
        const std::size_t size = characterSize(text);
        if (size > 1)
            out += text.substr(0, size);
        else if (size == 1)
            appendEscaped(out, text[0]);
        else
            out += replacement;
        text.remove_prefix(size == 0 ? 1 : size);
    }
    out += cut ? "…\"" : "\"";
}

void appendExact(std::string& out, std::string_view text) {
    if (isUtf8(text)) return appendString(out, text);
    out += "{\"base64\":\"";
    appendBase64(out, text);
    out += "\"}";
}

void appendBase64(std::string& out, std::string_view bytes) {
    const auto byte = [&](std::size_t i) {
        return i < bytes.size() ? std::uint32_t{static_cast<unsigned char>(bytes[i])} : 0U;
    };
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::uint32_t group = byte(i) << 16 | byte(i + 1) << 8 | byte(i + 2);
        const std::size_t left = bytes.size() - i;
        out += alphabet[group >> 18];
        out += alphabet[group >> 12 & 63];
        out += left > 1 ? alphabet[group >> 6 & 63] : '=';
        out += left > 2 ? alphabet[group & 63] : '=';
    }
}

std::optional<std::string> readBase64(std::string_view text) {
    if (text.size() % 4 != 0) return std::nullopt;
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3);
    for (std::size_t i = 0; i < text.size(); i += 4) {
        const bool last = i + 4 == text.size();
        const std::size_t padding = last && text[i + 3] == '=' ? (text[i + 2] == '=' ? 2 : 1) : 0;
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 4 - padding; ++k) {
            const std::uint8_t digit = digits[static_cast<unsigned char>(text[i + k])];
            if (digit == noDigit) return std::nullopt;
            group |= std::uint32_t{digit} << (18 - 6 * k);
        }
        bytes += static_cast<char>(group >> 16);
        if (padding < 2) bytes += static_cast<char>(group >> 8 & 0xff);
        if (padding < 1) bytes += static_cast<char>(group & 0xff);
    }
    return bytes;
}

bool isUtf8(std::string_view text) {
    while (!text.empty()) {
        const std::size_t size = characterSize(text);
        if (size == 0) return false;
        text.remove_prefix(size);
    }
    return true;
}

}  // namespace zabscope
