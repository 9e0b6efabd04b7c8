// SPDX-License-Identifier: GPL-3.0-or-later
/// Values of published fields in conditions: how they are read and written.
#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>

#include "core/trace/condition_parser.h"
#include "core/trace/condition_words.h"

namespace zabscope {
namespace {

using zab::FieldKind;

/// The words of a kind whose values have names; value n is word n. Empty for the other kinds.
std::vector<std::string_view> namesOf(FieldKind kind) {
    std::vector<std::string_view> names;
    const auto add = [&names](auto last, auto nameOf) {
        for (std::int64_t value = 0; value <= static_cast<std::int64_t>(last); ++value)
            names.push_back(nameOf(static_cast<decltype(last)>(value)));
    };
    switch (kind) {
        case FieldKind::role:
            add(zab::Role::observing, zab::roleName);
            break;
        case FieldKind::phase:
            add(zab::Phase::stopping, zab::phaseName);
            break;
        case FieldKind::syncMode:
            add(zab::SyncMode::trunc, zab::syncModeName);
            break;
        case FieldKind::learnerPhase:
            add(zab::LearnerPhase::serving, zab::learnerPhaseName);
            break;
        case FieldKind::flag:
            names = {"no", "yes"};
            break;
        case FieldKind::number:
        case FieldKind::sid:
        case FieldKind::zxid:
        case FieldKind::epoch:
        case FieldKind::round:
        case FieldKind::duration:
        case FieldKind::instant:
        case FieldKind::digest:
            break;
    }
    return names;
}

std::int64_t named(Words& words, const std::vector<std::string_view>& names) {
    const Token& token = words.peek();
    const std::string_view text = token.kind == Token::Kind::string ? std::string_view{token.value} : token.text;
    const auto found = std::find(names.begin(), names.end(), text);
    if (found != names.end() && token.kind != Token::Kind::end) {
        words.take();
        return found - names.begin();
    }
    std::string all;
    for (const std::string_view name : names) {
        all +=
            (all.empty() ? "" : ", ") + (name.find(' ') == std::string_view::npos ? std::string{name} : quoted(name));
        words.hint(name);
    }
    words.fail("one of " + all);
}

std::optional<std::int64_t> whole(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 10);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional{value} : std::nullopt;
}

std::optional<std::int64_t> bits(std::string_view text) {
    if (!text.starts_with("0x")) return std::nullopt;
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data() + 2, text.data() + text.size(), value, 16);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional{static_cast<std::int64_t>(value)}
                                                                    : std::nullopt;
}

std::optional<std::int64_t> microsecondsIn(std::string_view text) {
    const std::optional<Duration> duration = parseDuration(text);
    return duration ? std::optional{duration->count()} : std::nullopt;
}

}  // namespace

std::int64_t readFieldValue(Words& words, std::uint16_t field) {
    const FieldKind kind = zab::fieldInfo(field).kind;
    const std::vector<std::string_view> names = namesOf(kind);
    if (!names.empty()) return named(words, names);
    const std::string_view text = words.peek().kind == Token::Kind::word ? words.peek().text : std::string_view{};
    std::optional<std::int64_t> value;
    std::string_view wanted = "a number";
    if (kind == FieldKind::zxid || kind == FieldKind::digest) {
        const std::optional<Zxid> zxid = parseZxid(text);
        value = zxid ? std::optional{zxid->value} : bits(text);
        wanted = "a zxid, like 0x100000002 or 1:2";
    } else if (kind == FieldKind::duration) {
        value = microsecondsIn(text);
        wanted = "a duration, like 20ms";
    } else if (kind == FieldKind::instant) {
        value = text == "none" ? std::optional<std::int64_t>{-1} : microsecondsIn(text);
        wanted = "a time since the start, like 1.5s, or none";
    } else {
        value = whole(text);
    }
    if (!value) words.fail(wanted);
    words.take();
    return *value;
}

namespace condition {

std::string fieldValueText(std::uint16_t field, std::int64_t value) {
    const FieldKind kind = zab::fieldInfo(field).kind;
    const std::vector<std::string_view> names = namesOf(kind);
    if (!names.empty()) {
        const auto index = static_cast<std::size_t>(value);
        assert(index < names.size());
        return names[index].find(' ') == std::string_view::npos ? std::string{names[index]} : quoted(names[index]);
    }
    if (kind == FieldKind::zxid || kind == FieldKind::digest) return toHex(Zxid{value});
    if (kind == FieldKind::duration) return zabscope::toText(Duration{value});
    if (kind == FieldKind::instant) return value < 0 ? "none" : zabscope::toText(Duration{value});
    return std::to_string(value);
}

bool isPlainWord(std::string_view text) {
    return !text.empty() && text.front() >= 'a' && text.front() <= 'z' && text != "and" && text != "or" &&
           text != "for" && text != "at" && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
           });
}

}  // namespace condition
}  // namespace zabscope
