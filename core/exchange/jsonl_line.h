// SPDX-License-Identifier: GPL-3.0-or-later
/// One line of JSON Lines that may hold anything, taken apart: what is missing or of another kind is said.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/exchange/json_values.h"
#include "core/trace/trace.pb.h"

namespace zabscope {

/// Thrown at what does not fit: what is wrong with the line, as "is no JSON", and what can be done, if that is special.
struct Misfit {
    std::string what;
    std::string remedy;
};

/// Takes the line apart; it must be a JSON object. Bounded in depth and number of values.
void parseLine(std::string_view line, JsonValues& values);

/// The values of an object, each read by the key and the kind that it must have.
class LineValues {
public:
    LineValues(const JsonValues& all, const JsonValue& object);
    /// The whole line.
    explicit LineValues(const JsonValues& all) : LineValues(all, all.root()) {}

    bool has(std::string_view key) const { return m_all.member(m_object, key) != nullptr; }
    /// A text of ours, which has no escapes; empty if it is not there or something else.
    std::string_view plainWord(std::string_view key) const;

    std::int64_t number(const char* key) const;
    std::int64_t within(const char* key, std::int64_t low, std::int64_t high) const;
    std::uint64_t count(const char* key) const;
    bool flag(const char* key) const;
    std::string text(const char* key) const;
    /// A number of 64 bits in hexadecimal, "0x1f".
    std::uint64_t hex(const char* key) const;
    /// As number(), or in hexadecimal.
    std::int64_t numberOrHex(const char* key) const;
    std::string bytes(const char* key) const;
    /// "1.2#5" as the trace file's number.
    std::uint64_t connection(const char* key) const;
    /// Calls with the values of every object of the list.
    template <typename Take>
    void objects(const char* key, Take&& take) const {
        m_all.each(list(key), [&](const JsonValue& each) { take(LineValues{m_all, each}); });
    }
    std::vector<std::string> texts(const char* key) const;
    /// The index of the word in the list.
    template <std::size_t N>
    int word(const char* key, const std::array<std::string_view, N>& words) const {
        const std::string_view word = plainWord(key);
        for (std::size_t i = 0; i < N; ++i)
            if (words[i] == word) return static_cast<int>(i);
        return refuseWord(key, text(key));
    }

private:
    const JsonValue& at(const char* key) const;
    const JsonValue& list(const char* key) const;
    /// A JSON string, or {"base64": ...}; `key` is for the message.
    std::string textOf(const JsonValue& value, std::string_view key) const;
    [[noreturn]] static int refuseWord(const char* key, const std::string& word);

    const JsonValues& m_all;
    const JsonValue& m_object;
};

/// Fills the trace file's message from the line of an event; the id is left to the caller. Of numbers it is only judged
/// here that they fit into their fields.
void readEvent(const LineValues& line, trace::Event& wire);

}  // namespace zabscope
