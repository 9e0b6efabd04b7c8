// SPDX-License-Identifier: GPL-3.0-or-later
/// The sentences in which Zab's cores say why they do what they do.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "core/protocol/note.h"
#include "core/protocol/peer.h"

namespace zabscope::zab {

/// One sentence each, in the order of the table in notes.cpp, which tells what the values %1 .. %6 are.
enum class Sentence : std::uint16_t {
#define ZABSCOPE_SENTENCE(name, text) name,
#include "core/zab/sentences.inc"
#undef ZABSCOPE_SENTENCE
    count
};

/// All templates, in the order of the table.
std::span<const std::string_view> sentences();
/// The English template of a sentence; "?" if there is none of that number.
std::string_view sentence(std::uint16_t number);

inline Note note(Sentence which, std::initializer_list<NoteValue> values) {
    return Note{static_cast<std::uint16_t>(which), values};
}

}  // namespace zabscope::zab
