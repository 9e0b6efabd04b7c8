// SPDX-License-Identifier: GPL-3.0-or-later
/// Writing JSON quickly: appends to a text, always valid UTF-8, never a line end.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zabscope {

void appendNumber(std::string& out, std::int64_t number);
void appendNumber(std::string& out, std::uint64_t number);

/// A JSON string in quotes. Bytes that are no UTF-8 become U+FFFD; of more than `longest` bytes the rest is left out,
/// and "…" says so.
void appendString(std::string& out, std::string_view text, std::size_t longest = SIZE_MAX);
/// A JSON string if the text is UTF-8, else {"base64":"..."}: nothing is lost.
void appendExact(std::string& out, std::string_view text);
/// Without quotes.
void appendBase64(std::string& out, std::string_view bytes);
/// Nothing if the text is no base64 as it is written by appendBase64.
std::optional<std::string> readBase64(std::string_view text);

bool isUtf8(std::string_view text);

/// The pairs of one object, one after the other.
class JsonObject {
public:
    explicit JsonObject(std::string& out) : m_out(out) { m_out += '{'; }
    void end() { m_out += '}'; }

    /// Then append the value to out().
    std::string& key(std::string_view name) {
        if (!m_first) m_out += ',';
        m_first = false;
        m_out += '"';
        m_out += name;
        m_out += "\":";
        return m_out;
    }
    void number(std::string_view name, std::int64_t value) { appendNumber(key(name), value); }
    void flag(std::string_view name, bool value) { key(name) += value ? "true" : "false"; }
    /// A word of ours, which needs no escapes.
    void word(std::string_view name, std::string_view word) {
        std::string& out = key(name);
        out += '"';
        out += word;
        out += '"';
    }
    void text(std::string_view name, std::string_view text) { appendString(key(name), text); }
    void null(std::string_view name) { key(name) += "null"; }

private:
    std::string& m_out;
    bool m_first = true;
};

}  // namespace zabscope
