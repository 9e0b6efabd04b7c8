// SPDX-License-Identifier: GPL-3.0-or-later
/// The sentences in which the article's protocol says why it does what it does.
#pragma once

#include <cstdint>
#include <initializer_list>

#include "core/protocol/note.h"
#include "core/protocol/peer.h"

namespace zabscope::folk {

/// The number of the first one; below are those of other protocols.
inline constexpr std::uint16_t firstSentence = 1024;
inline constexpr std::uint32_t firstAlarm = 101;

enum class Sentence : std::uint16_t {
    before = firstSentence - 1,
#define ZABSCOPE_SENTENCE(name, text) name,
#include "core/folk/sentences.inc"
#undef ZABSCOPE_SENTENCE
};

inline Note note(Sentence which, std::initializer_list<NoteValue> values) {
    return Note{static_cast<std::uint16_t>(which), values};
}

}  // namespace zabscope::folk
