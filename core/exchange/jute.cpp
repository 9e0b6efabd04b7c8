// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/jute.h"

#include <algorithm>
#include <cassert>
#include <optional>

namespace zabscope {
namespace {

/// The 16 bits that three bytes of UTF-8 stand for.
std::optional<std::uint32_t> threeBytes(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    if (text.size() < 3 || byte(0) >> 4 != 14 || byte(1) >> 6 != 2 || byte(2) >> 6 != 2) return std::nullopt;
    return (byte(0) & 15U) << 12 | (byte(1) & 63U) << 6 | (byte(2) & 63U);
}

/// The character that four bytes of UTF-8 stand for, beyond U+FFFF.
std::optional<std::uint32_t> fourBytes(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    if (text.size() < 4 || byte(0) >> 3 != 30) return std::nullopt;
    for (std::size_t i = 1; i < 4; ++i)
        if (byte(i) >> 6 != 2) return std::nullopt;
    const std::uint32_t code = (byte(0) & 7U) << 18 | (byte(1) & 63U) << 12 | (byte(2) & 63U) << 6 | (byte(3) & 63U);
    if (code < 0x10000 || code > 0x10ffff) return std::nullopt;
    return code;
}

/// Bytes of the character at the start of the text; 0 if that is none.
std::size_t characterSize(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    if (byte(0) < 0x80) return 1;
    if (byte(0) >= 0xc2 && byte(0) < 0xe0) return text.size() >= 2 && byte(1) >> 6 == 2 ? 2 : 0;
    if (const auto unit = threeBytes(text)) return *unit >= 0x800 && *unit >> 11 != 0xd800 >> 11 ? 3 : 0;
    return fourBytes(text) ? 4 : 0;
}

void appendUnit(std::string& out, std::uint32_t unit) {
    out += static_cast<char>(0xe0 | unit >> 12);
    out += static_cast<char>(0x80 | (unit >> 6 & 63));
    out += static_cast<char>(0x80 | (unit & 63));
}

}  // namespace

std::string toJuteText(std::string_view utf8) {
    std::string text;
    text.reserve(utf8.size());
    while (!utf8.empty()) {
        const auto code = fourBytes(utf8);
        if (code) {
            appendUnit(text, 0xd800 + ((*code - 0x10000) >> 10));
            appendUnit(text, 0xdc00 + ((*code - 0x10000) & 0x3ff));
        } else {
            text += utf8[0];
        }
        utf8.remove_prefix(code ? 4 : 1);
    }
    return text;
}

std::string fromJuteText(std::string_view text) {
    std::string utf8;
    utf8.reserve(text.size());
    while (!text.empty()) {
        const auto high = threeBytes(text);
        const auto low = high && text.size() >= 6 ? threeBytes(text.substr(3)) : std::nullopt;
        if (high && low && *high >> 10 == 0xd800 >> 10 && *low >> 10 == 0xdc00 >> 10) {
            const std::uint32_t code = 0x10000 + ((*high & 0x3ff) << 10 | (*low & 0x3ff));
            utf8 += static_cast<char>(0xf0 | code >> 18);
            utf8 += static_cast<char>(0x80 | (code >> 12 & 63));
            utf8 += static_cast<char>(0x80 | (code >> 6 & 63));
            utf8 += static_cast<char>(0x80 | (code & 63));
            text.remove_prefix(6);
        } else {
            utf8 += text[0];
            text.remove_prefix(1);
        }
    }
    return utf8;
}

std::string validUtf8(std::string_view text) {
    std::string utf8;
    utf8.reserve(text.size());
    while (!text.empty()) {
        const std::size_t size = characterSize(text);
        utf8 += size > 0 ? text.substr(0, size) : "\xef\xbf\xbd";
        text.remove_prefix(std::max<std::size_t>(size, 1));
    }
    return utf8;
}

void JuteWriter::buffer(std::string_view bytes) {
    assert(bytes.size() <= INT32_MAX);
    int32(static_cast<std::int32_t>(bytes.size()));
    m_out += bytes;
}

std::uint64_t JuteReader::number(std::size_t bytes) {
    std::uint64_t value = 0;
    for (const char byte : raw(bytes)) value = value << 8 | static_cast<unsigned char>(byte);
    return value;
}

std::string_view JuteReader::raw(std::size_t size) {
    m_failed = m_failed || size > left();
    if (m_failed) return {};
    const std::string_view bytes = m_bytes.substr(m_at, size);
    m_at += size;
    return bytes;
}

std::string_view JuteReader::buffer() {
    const std::int32_t size = int32();
    if (size == -1) return {};
    m_failed = m_failed || size < 0;
    return raw(m_failed ? 0 : static_cast<std::size_t>(size));
}

std::size_t JuteReader::count(std::size_t smallest) {
    const std::int32_t count = int32();
    if (count == -1 || m_failed) return 0;
    m_failed = count < 0 || static_cast<std::size_t>(count) > left() / smallest;
    return m_failed ? 0 : static_cast<std::size_t>(count);
}

}  // namespace zabscope
