// SPDX-License-Identifier: GPL-3.0-or-later
/// One JSON text that may hold anything, taken apart without copying: a flat list of values that point into it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zabscope {

/// A value, or a member of an object. What a list or an object holds stands behind it in the list of values.
struct JsonValue {
    enum class Kind : std::uint8_t { null, flag, whole, fraction, text, list, object };
    Kind kind = Kind::null;
    bool flag = false;
    bool negative = false;
    bool escaped = false;         ///< the text holds escapes
    std::uint32_t behind = 0;     ///< where the next value of the same list or object stands
    std::string_view key;         ///< of a member; as it is written
    std::string_view text;        ///< what stands between the quotes
    std::uint64_t magnitude = 0;  ///< of a whole number, without its sign
};

/// Keeps its memory from text to text.
class JsonValues {
public:
    enum class Fault : std::uint8_t { none, broken, deep, many };
    static constexpr int deepest = 8;
    static constexpr std::size_t mostValues = 1'000'000;

    /// Takes in what RFC 8259 calls a JSON text; the values are good as long as the text is.
    Fault read(std::string_view text);

    /// The whole text. Precondition: it was read without fault.
    const JsonValue& root() const { return m_values.front(); }
    /// nullptr if the object has no such member; the first of several.
    const JsonValue* member(const JsonValue& object, std::string_view key) const;
    /// Calls with every value of a list.
    template <typename Take>
    void each(const JsonValue& list, Take&& take) const {
        for (std::uint32_t at = indexOf(list) + 1; at < list.behind; at = m_values[at].behind) take(m_values[at]);
    }
    std::size_t count(const JsonValue& object) const;

    /// Without its escapes.
    static std::string plain(const JsonValue& text);

private:
    std::uint32_t indexOf(const JsonValue& value) const {
        return static_cast<std::uint32_t>(&value - m_values.data());
    }
    void value(int depth, std::string_view key);
    void members(int depth);
    void elements(int depth);
    void number(JsonValue& into);
    std::string_view string(bool& escaped);
    void word(std::string_view word);
    void skipBlanks();
    bool takes(char c);
    void fail(Fault fault);

    std::vector<JsonValue> m_values;
    const char* m_at = nullptr;
    const char* m_end = nullptr;
    Fault m_fault = Fault::none;
};

}  // namespace zabscope
