// SPDX-License-Identifier: GPL-3.0-or-later
/// Why a peer did something: the number of an English sentence with the values it speaks of.
#pragma once

#include <array>
#include <cassert>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "core/protocol/instant.h"
#include "core/protocol/zxid.h"

/// Marks a text that a person reads, so that lupdate finds it; the text itself stays English in the core.
#define NOTE(context, text) text

namespace zabscope {

/// How a number in a note is to be read, and so how it is written.
enum class ValueKind : std::uint8_t { number, sid, zxid, epoch, round, duration, serverState, session };

struct NoteValue {
    ValueKind kind = ValueKind::number;
    std::int64_t value = 0;
    friend bool operator==(const NoteValue&, const NoteValue&) = default;
};

inline NoteValue number(std::int64_t value) { return {ValueKind::number, value}; }
inline NoteValue sidValue(std::int64_t sid) { return {ValueKind::sid, sid}; }
inline NoteValue zxidValue(Zxid zxid) { return {ValueKind::zxid, zxid.value}; }
inline NoteValue epochValue(std::int64_t epoch) { return {ValueKind::epoch, epoch}; }
inline NoteValue roundValue(std::int64_t round) { return {ValueKind::round, round}; }
inline NoteValue durationValue(Duration duration) { return {ValueKind::duration, duration.count()}; }

/// A value as English text: zxids and rounds as in ZooKeeper's logs, durations with their unit.
std::string toText(const NoteValue& value);
/// Puts the values into "%1" .. "%9" of the template. A template that names a value that is not there keeps the mark.
std::string fill(std::string_view noteTemplate, std::span<const NoteValue> values);

/// The largest number of values of one note.
inline constexpr std::size_t largestNote = 6;

}  // namespace zabscope
