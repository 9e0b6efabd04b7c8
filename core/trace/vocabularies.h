// SPDX-License-Identifier: GPL-3.0-or-later
/// The vocabularies of all protocols: what a number in a trace means, whichever protocol it is of.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/protocol/vocabulary.h"

namespace zabscope {

/// In the order of core/catalog.inc.
std::span<const Vocabulary* const> vocabularies();
/// nullptr if there is no protocol of that name.
const Vocabulary* findVocabulary(std::string_view protocol);
/// Whose kind of message, or whose sentence, it is; nullptr for a number that nobody uses.
const Vocabulary* vocabularyOfKind(std::uint8_t kind);
const Vocabulary* vocabularyOfSentence(std::uint16_t sentence);

/// nullptr for a number that is no kind.
const KindInfo* findKind(std::uint8_t kind);
/// "PROPOSAL", "REPLY"; "?" for a number that is no kind.
std::string_view kindName(std::uint8_t kind);
std::optional<std::uint8_t> kindByName(std::string_view name);
/// What is in the message, without its kind; "unreadable" if that is not to be known.
std::string describeMessage(std::uint8_t kind, std::string_view bytes);
Gist gistOf(std::uint8_t kind, std::string_view bytes);
/// `detail` also for sentences that are nobody's, or that the views weigh by themselves.
NoteWeight weightOf(std::uint16_t sentence);
/// Whose alarm it is, of a server; nullptr for a number that nobody uses.
const Vocabulary* vocabularyOfAlarm(std::uint32_t alarm);
/// The English template of a note; "?" if there is none of that number.
std::string_view sentenceText(std::uint16_t sentence);

}  // namespace zabscope
