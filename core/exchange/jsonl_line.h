// SPDX-License-Identifier: GPL-3.0-or-later
/// One line of JSON Lines that may hold anything, taken apart: what is missing or of another kind is said.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "core/trace/trace.pb.h"

namespace zabscope {

/// Thrown at what does not fit: what is wrong with the line, as "is no JSON", and what can be done, if that is special.
struct Misfit {
    std::string what;
    std::string remedy;
};

/// The line as a JSON object. Bounded: depth and number of values are judged before memory is taken for them.
nlohmann::json parseLine(std::string_view line);

/// A JSON string, or {"base64": ...}; `key` is for the message.
std::string textOf(const nlohmann::json& value, std::string_view key);

/// The values of an object, each read by the key and the kind that it must have.
class LineValues {
public:
    explicit LineValues(const nlohmann::json& object);

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
    const nlohmann::json& list(const char* key) const;
    /// The index of the word in the list.
    template <std::size_t N>
    int word(const char* key, const std::array<std::string_view, N>& words) const {
        const std::string text = this->text(key);
        for (std::size_t i = 0; i < N; ++i)
            if (words[i] == text) return static_cast<int>(i);
        return refuseWord(key, text);
    }

private:
    const nlohmann::json& at(const char* key) const;
    [[noreturn]] static int refuseWord(const char* key, const std::string& word);
    const nlohmann::json& m_object;
};

/// Fills the trace file's message from the line of an event; the id is left to the caller. Of numbers it is only judged
/// here that they fit into their fields.
void readEvent(const LineValues& line, trace::Event& wire);

}  // namespace zabscope
