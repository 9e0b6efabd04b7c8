// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/jsonl_line.h"

#include <charconv>

#include "core/exchange/json_text.h"
#include "core/protocol/ids.h"
#include "core/zab/message_text.h"

namespace zabscope {
namespace {

using Json = nlohmann::json;

constexpr int deepest = 8;
constexpr std::size_t mostValues = 1'000'000;

std::string named(std::string_view key) { return "\"" + zab::printable(key, 40) + "\""; }

[[noreturn]] void refuse(std::string_view key, const std::string& what) {
    throw Misfit{"has " + named(key) + " " + what, {}};
}

/// Counts what a parser would build, without building it.
void checkShape(std::string_view line) {
    int depth = 0;
    std::size_t values = 0;
    bool inString = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
            continue;
        }
        if (c == '"') inString = true;
        if (c == '{' || c == '[') ++depth;
        if (c == '}' || c == ']') --depth;
        if (c == ',' || c == '[' || c == '{') ++values;
        if (depth > deepest) throw Misfit{"is nested more than " + std::to_string(deepest) + " deep", {}};
        if (values > mostValues) throw Misfit{"has more than " + std::to_string(mostValues) + " values", {}};
    }
}

std::optional<std::uint64_t> digitsOf(std::string_view text, int base) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

}  // namespace

Json parseLine(std::string_view line) {
    checkShape(line);
    Json object = Json::parse(line, nullptr, false);
    if (object.is_discarded()) throw Misfit{"is not JSON, or is cut off", {}};
    if (!object.is_object()) throw Misfit{"is not a JSON object", {}};
    return object;
}

std::string textOf(const Json& value, std::string_view key) {
    if (value.is_string()) return value.get<std::string>();
    if (!value.is_object() || value.size() != 1 || !value.contains("base64") || !value["base64"].is_string())
        refuse(key, "that is no text");
    const auto bytes = readBase64(value["base64"].get_ref<const std::string&>());
    if (!bytes) refuse(key, "that is no base64");
    return *bytes;
}

LineValues::LineValues(const Json& object) : m_object(object) {
    if (!object.is_object()) throw Misfit{"has a value that should be an object", {}};
}

const Json& LineValues::at(const char* key) const {
    const auto found = m_object.find(key);
    if (found == m_object.end()) throw Misfit{"has no " + named(key), {}};
    return *found;
}

std::int64_t LineValues::number(const char* key) const {
    const Json& value = at(key);
    if (!value.is_number_integer()) refuse(key, "that is no whole number");
    if (value.is_number_unsigned() && value.get<std::uint64_t>() > INT64_MAX) refuse(key, "that is too large");
    return value.get<std::int64_t>();
}

std::int64_t LineValues::within(const char* key, std::int64_t low, std::int64_t high) const {
    const std::int64_t value = number(key);
    if (value < low || value > high) refuse(key, std::to_string(value) + ", which cannot be");
    return value;
}

std::uint64_t LineValues::count(const char* key) const {
    const Json& value = at(key);
    if (!value.is_number_unsigned()) refuse(key, "that is no whole number from 0 on");
    return value.get<std::uint64_t>();
}

bool LineValues::flag(const char* key) const {
    const Json& value = at(key);
    if (!value.is_boolean()) refuse(key, "that is neither true nor false");
    return value.get<bool>();
}

std::string LineValues::text(const char* key) const { return textOf(at(key), key); }

std::uint64_t LineValues::hex(const char* key) const {
    const std::string text = this->text(key);
    const auto value = text.starts_with("0x") ? digitsOf(std::string_view{text}.substr(2), 16) : std::nullopt;
    if (!value) refuse(key, "that is no number in hexadecimal, as 0x1f");
    return *value;
}

std::int64_t LineValues::numberOrHex(const char* key) const {
    return at(key).is_string() ? static_cast<std::int64_t>(hex(key)) : number(key);
}

std::string LineValues::bytes(const char* key) const {
    const auto bytes = readBase64(text(key));
    if (!bytes) refuse(key, "that is no base64");
    return *bytes;
}

std::uint64_t LineValues::connection(const char* key) const {
    const std::string text = this->text(key);
    std::string_view rest = text;
    const bool client = rest.starts_with('c');
    if (client) rest.remove_prefix(1);
    const std::size_t dot = std::min(rest.find('.'), rest.size());
    const std::string_view tail = rest.substr(std::min(dot + 1, rest.size()));
    const std::size_t hash = std::min(tail.find('#'), tail.size());
    const auto opener = digitsOf(rest.substr(0, dot), 10);
    const auto life = digitsOf(tail.substr(0, hash), 10);
    const auto serial = digitsOf(tail.substr(std::min(hash + 1, tail.size())), 10);
    const bool fits = opener && life && serial && *opener > 0 && *opener < 0x8000 && *life > 0 && *life < 0x10000 &&
                      *serial <= UINT32_MAX;
    if (!fits) refuse(key, "that names no connection, as 1.2#5");
    const auto node = static_cast<NodeId>(*opener);
    return static_cast<std::uint64_t>(makeConnectionId(client ? -node : node, static_cast<std::uint32_t>(*life),
                                                       static_cast<std::uint32_t>(*serial)));
}

const Json& LineValues::list(const char* key) const {
    const Json& value = at(key);
    if (!value.is_array()) refuse(key, "that is no list");
    return value;
}

int LineValues::refuseWord(const char* key, const std::string& word) {
    refuse(key, named(word) + ", which this version does not know");
}

}  // namespace zabscope
