// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/jsonl_line.h"

#include <charconv>

#include "core/exchange/json_text.h"
#include "core/protocol/ids.h"
#include "core/zab/message_text.h"

namespace zabscope {
namespace {

std::string named(std::string_view key) { return "\"" + zab::printable(key, 40) + "\""; }

[[noreturn]] void refuse(std::string_view key, const std::string& what) {
    throw Misfit{"has " + named(key) + " " + what, {}};
}

std::optional<std::uint64_t> digitsOf(std::string_view text, int base) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

}  // namespace

void parseLine(std::string_view line, JsonValues& values) {
    switch (values.read(line)) {
        case JsonValues::Fault::none:
            break;
        case JsonValues::Fault::broken:
            throw Misfit{"is not JSON, or is cut off", {}};
        case JsonValues::Fault::deep:
            throw Misfit{"is nested more than " + std::to_string(JsonValues::deepest) + " deep", {}};
        case JsonValues::Fault::many:
            throw Misfit{"has more than " + std::to_string(JsonValues::mostValues) + " values", {}};
    }
    if (values.root().kind != JsonValue::Kind::object) throw Misfit{"is not a JSON object", {}};
}

std::string LineValues::textOf(const JsonValue& value, std::string_view key) const {
    if (value.kind == JsonValue::Kind::text) return JsonValues::plain(value);
    const bool isObject = value.kind == JsonValue::Kind::object && m_all.count(value) == 1;
    const JsonValue* coded = isObject ? m_all.member(value, "base64") : nullptr;
    if (!coded || coded->kind != JsonValue::Kind::text) refuse(key, "that is no text");
    auto bytes = readBase64(JsonValues::plain(*coded));
    if (!bytes) refuse(key, "that is no base64");
    return std::move(*bytes);
}

LineValues::LineValues(const JsonValues& all, const JsonValue& object) : m_all(all), m_object(object) {
    if (object.kind != JsonValue::Kind::object) throw Misfit{"has a value that should be an object", {}};
}

const JsonValue& LineValues::at(const char* key) const {
    const JsonValue* found = m_all.member(m_object, key);
    if (!found) throw Misfit{"has no " + named(key), {}};
    return *found;
}

std::string_view LineValues::plainWord(std::string_view key) const {
    const JsonValue* found = m_all.member(m_object, key);
    const bool isPlain = found && found->kind == JsonValue::Kind::text && !found->escaped;
    return isPlain ? found->text : std::string_view{};
}

std::int64_t LineValues::number(const char* key) const {
    const JsonValue& value = at(key);
    if (value.kind != JsonValue::Kind::whole) refuse(key, "that is no whole number");
    if (value.magnitude > (value.negative ? std::uint64_t{1} << 63 : std::uint64_t{INT64_MAX}))
        refuse(key, "that is too large");
    return static_cast<std::int64_t>(value.negative ? 0 - value.magnitude : value.magnitude);
}

std::int64_t LineValues::within(const char* key, std::int64_t low, std::int64_t high) const {
    const std::int64_t value = number(key);
    if (value < low || value > high) refuse(key, std::to_string(value) + ", which cannot be");
    return value;
}

std::uint64_t LineValues::count(const char* key) const {
    const JsonValue& value = at(key);
    if (value.kind != JsonValue::Kind::whole || value.negative) refuse(key, "that is no whole number from 0 on");
    return value.magnitude;
}

bool LineValues::flag(const char* key) const {
    const JsonValue& value = at(key);
    if (value.kind != JsonValue::Kind::flag) refuse(key, "that is neither true nor false");
    return value.flag;
}

std::string LineValues::text(const char* key) const { return textOf(at(key), key); }

std::uint64_t LineValues::hex(const char* key) const {
    const std::string text = this->text(key);
    const auto value = text.starts_with("0x") ? digitsOf(std::string_view{text}.substr(2), 16) : std::nullopt;
    if (!value) refuse(key, "that is no number in hexadecimal, as 0x1f");
    return *value;
}

std::int64_t LineValues::numberOrHex(const char* key) const {
    return at(key).kind == JsonValue::Kind::text ? static_cast<std::int64_t>(hex(key)) : number(key);
}

std::string LineValues::bytes(const char* key) const {
    const JsonValue& value = at(key);
    const bool isPlain = value.kind == JsonValue::Kind::text && !value.escaped;
    auto bytes = readBase64(isPlain ? value.text : std::string_view{text(key)});
    if (!bytes) refuse(key, "that is no base64");
    return std::move(*bytes);
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

const JsonValue& LineValues::list(const char* key) const {
    const JsonValue& value = at(key);
    if (value.kind != JsonValue::Kind::list) refuse(key, "that is no list");
    return value;
}

std::vector<std::string> LineValues::texts(const char* key) const {
    std::vector<std::string> texts;
    m_all.each(list(key), [&](const JsonValue& each) { texts.push_back(textOf(each, key)); });
    return texts;
}

int LineValues::refuseWord(const char* key, const std::string& word) {
    refuse(key, named(word) + ", which this version does not know");
}

}  // namespace zabscope
