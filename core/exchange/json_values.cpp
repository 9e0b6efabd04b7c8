// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/json_values.h"

#include <charconv>

#include "core/exchange/json_text.h"

namespace zabscope {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// Four hexadecimal digits; more than 0xffff if there are none.
std::uint32_t unitAt(const char* at, const char* end) {
    std::uint32_t unit = 0;
    if (end - at < 4) return UINT32_MAX;
    const auto [stop, error] = std::from_chars(at, at + 4, unit, 16);
    return error == std::errc{} && stop == at + 4 ? unit : UINT32_MAX;
}
bool isHigh(std::uint32_t unit) { return unit >= 0xd800 && unit < 0xdc00; }
bool isLow(std::uint32_t unit) { return unit >= 0xdc00 && unit < 0xe000; }

void appendUtf8(std::string& out, std::uint32_t code) {
    const auto byte = [&](std::uint32_t value) { out += static_cast<char>(value); };
    if (code < 0x80) return byte(code);
    if (code < 0x800) {
        byte(0xc0 | code >> 6);
    } else {
        if (code < 0x10000) {
            byte(0xe0 | code >> 12);
        } else {
            byte(0xf0 | code >> 18);
            byte(0x80 | (code >> 12 & 63));
        }
        byte(0x80 | (code >> 6 & 63));
    }
    byte(0x80 | (code & 63));
}

/// What an escape of one letter stands for; nothing for those that are none.
char lettered(char c) {
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meant = "\"\\/\b\f\n\r\t";
    const std::size_t at = letters.find(c);
    return at == std::string_view::npos ? '\0' : meant[at];
}

}  // namespace

JsonValues::Fault JsonValues::read(std::string_view text) {
    m_values.clear();
    m_at = text.data();
    m_end = text.data() + text.size();
    m_fault = Fault::none;
    skipBlanks();
    value(1, {});
    skipBlanks();
    if (m_at != m_end) fail(Fault::broken);
    return m_fault;
}

const JsonValue* JsonValues::member(const JsonValue& object, std::string_view key) const {
    for (std::uint32_t at = indexOf(object) + 1; at < object.behind; at = m_values[at].behind)
        if (m_values[at].key == key) return &m_values[at];
    return nullptr;
}

std::size_t JsonValues::count(const JsonValue& object) const {
    std::size_t count = 0;
    each(object, [&](const JsonValue&) { ++count; });
    return count;
}

std::string JsonValues::plain(const JsonValue& text) {
    if (!text.escaped) return std::string{text.text};
    std::string plain;
    plain.reserve(text.text.size());
    const char* const end = text.text.data() + text.text.size();
    for (const char* at = text.text.data(); at != end;) {
        if (*at != '\\') {
            plain += *at++;
        } else if (at[1] != 'u') {
            plain += lettered(at[1]);
            at += 2;
        } else {
            std::uint32_t code = unitAt(at + 2, end);
            at += 6;
            if (isHigh(code)) {
                code = 0x10000 + ((code - 0xd800) << 10) + (unitAt(at + 2, end) - 0xdc00);
                at += 6;
            }
            appendUtf8(plain, code);
        }
    }
    return plain;
}

/// The first fault counts, and nothing is read behind it.
void JsonValues::fail(Fault fault) {
    if (m_fault == Fault::none) m_fault = fault;
    m_end = m_at;
}

void JsonValues::skipBlanks() {
    while (m_at != m_end && (*m_at == ' ' || *m_at == '\t' || *m_at == '\n' || *m_at == '\r')) ++m_at;
}

bool JsonValues::takes(char c) {
    if (m_at == m_end || *m_at != c) return false;
    ++m_at;
    return true;
}

void JsonValues::word(std::string_view word) {
    const bool fits = static_cast<std::size_t>(m_end - m_at) >= word.size() &&
                      std::string_view{m_at, word.size()} == word;
    fits ? void(m_at += word.size()) : fail(Fault::broken);
}

void JsonValues::value(int depth, std::string_view key) {
    if (m_at == m_end) return fail(Fault::broken);
    if (m_values.size() == mostValues) return fail(Fault::many);
    const std::size_t index = m_values.size();
    JsonValue& value = m_values.emplace_back();
    value.key = key;
    switch (*m_at) {
        case '{':
        case '[':
            value.kind = *m_at == '{' ? JsonValue::Kind::object : JsonValue::Kind::list;
            if (depth > deepest) return fail(Fault::deep);
            value.kind == JsonValue::Kind::object ? members(depth) : elements(depth);
            break;  // the value has moved if the list of them has grown
        case '"':
            value.kind = JsonValue::Kind::text;
            value.text = string(value.escaped);
            break;
        case 't':
        case 'f':
            value.kind = JsonValue::Kind::flag;
            value.flag = *m_at == 't';
            word(value.flag ? "true" : "false");
            break;
        case 'n':
            word("null");
            break;
        default:
            number(value);
    }
    m_values[index].behind = static_cast<std::uint32_t>(m_values.size());
}

void JsonValues::members(int depth) {
    ++m_at;
    skipBlanks();
    if (takes('}')) return;
    do {
        skipBlanks();
        bool escaped = false;
        if (m_at == m_end || *m_at != '"') return fail(Fault::broken);
        const std::string_view key = string(escaped);
        skipBlanks();
        if (!takes(':')) return fail(Fault::broken);
        skipBlanks();
        value(depth + 1, key);
        skipBlanks();
    } while (takes(','));
    if (!takes('}')) fail(Fault::broken);
}

void JsonValues::elements(int depth) {
    ++m_at;
    skipBlanks();
    if (takes(']')) return;
    do {
        skipBlanks();
        value(depth + 1, {});
        skipBlanks();
    } while (takes(','));
    if (!takes(']')) fail(Fault::broken);
}

/// A string is checked here once, so that plain() needs to check nothing.
std::string_view JsonValues::string(bool& escaped) {
    const char* const start = ++m_at;
    bool ascii = true;
    for (; m_at != m_end && *m_at != '"'; ++m_at) {
        const auto byte = static_cast<unsigned char>(*m_at);
        if (byte < 0x20) return fail(Fault::broken), std::string_view{};
        ascii = ascii && byte < 0x80;
        if (byte != '\\') continue;
        escaped = true;
        if (++m_at == m_end) break;
        if (*m_at != 'u') {
            if (lettered(*m_at) == '\0') return fail(Fault::broken), std::string_view{};
            continue;
        }
        const std::uint32_t unit = unitAt(m_at + 1, m_end);
        bool fits = unit <= 0xffff && !isLow(unit);
        if (fits && isHigh(unit)) {
            fits = m_end - m_at > 10 && m_at[5] == '\\' && m_at[6] == 'u' && isLow(unitAt(m_at + 7, m_end));
            m_at += fits ? 6 : 0;
        }
        if (!fits) return fail(Fault::broken), std::string_view{};
        m_at += 4;
    }
    const std::string_view text{start, static_cast<std::size_t>(m_at - start)};
    if (!takes('"') || (!ascii && !isUtf8(text))) return fail(Fault::broken), std::string_view{};
    return text;
}

void JsonValues::number(JsonValue& into) {
    into.kind = JsonValue::Kind::whole;
    into.negative = takes('-');
    const char* const start = m_at;
    while (m_at != m_end && isDigit(*m_at)) ++m_at;
    const auto digits = m_at - start;
    if (digits == 0 || (digits > 1 && *start == '0')) return fail(Fault::broken);
    const auto [end, error] = std::from_chars(start, m_at, into.magnitude);
    if (error != std::errc{}) into.kind = JsonValue::Kind::fraction;  // larger than any number of ours
    const auto moreDigits = [&] {
        if (m_at == m_end || !isDigit(*m_at)) return fail(Fault::broken);
        while (m_at != m_end && isDigit(*m_at)) ++m_at;
    };
    if (takes('.')) {
        into.kind = JsonValue::Kind::fraction;
        moreDigits();
    }
    if (takes('e') || takes('E')) {
        into.kind = JsonValue::Kind::fraction;
        if (!takes('+')) takes('-');
        moreDigits();
    }
}

}  // namespace zabscope
