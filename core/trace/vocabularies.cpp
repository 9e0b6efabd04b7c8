// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/vocabularies.h"

#include <algorithm>
#include <array>

namespace zabscope {

#define ZABSCOPE_PROTOCOL(name)     \
    namespace name {                \
    const Vocabulary& vocabulary(); \
    }
#include "core/catalog.inc"
#undef ZABSCOPE_PROTOCOL

namespace {

constexpr std::size_t count = 0
#define ZABSCOPE_PROTOCOL(name) +1
#include "core/catalog.inc"
#undef ZABSCOPE_PROTOCOL
    ;

/// Where a kind of message is looked up.
struct KindPlace {
    const Vocabulary* vocabulary = nullptr;
    const KindInfo* info = nullptr;
};

std::array<KindPlace, 256> placesOfKinds() {
    std::array<KindPlace, 256> places{};
    for (const Vocabulary* vocabulary : vocabularies()) {
        for (const KindInfo& info : vocabulary->kinds) places[info.number] = {vocabulary, &info};
    }
    return places;
}

const KindPlace& placeOf(std::uint8_t kind) {
    static const std::array<KindPlace, 256> places = placesOfKinds();
    return places[kind];
}

}  // namespace

std::span<const Vocabulary* const> vocabularies() {
    static const std::array<const Vocabulary*, count> all{
#define ZABSCOPE_PROTOCOL(name) &name::vocabulary(),
#include "core/catalog.inc"
#undef ZABSCOPE_PROTOCOL
    };
    return all;
}

const Vocabulary* findVocabulary(std::string_view protocol) {
    const auto all = vocabularies();
    const auto at =
        std::find_if(all.begin(), all.end(), [&](const Vocabulary* each) { return each->protocol == protocol; });
    return at == all.end() ? nullptr : *at;
}

const Vocabulary* vocabularyOfKind(std::uint8_t kind) { return placeOf(kind).vocabulary; }

const Vocabulary* vocabularyOfAlarm(std::uint32_t alarm) {
    for (const Vocabulary* vocabulary : vocabularies()) {
        if (alarm >= vocabulary->firstAlarm && alarm - vocabulary->firstAlarm < vocabulary->alarms.size()) return vocabulary;
    }
    return nullptr;
}

const Vocabulary* vocabularyOfSentence(std::uint16_t sentence) {
    for (const Vocabulary* each : vocabularies()) {
        if (sentence >= each->firstSentence && sentence < each->firstSentence + each->sentences.size()) return each;
    }
    return nullptr;
}

const KindInfo* findKind(std::uint8_t kind) { return placeOf(kind).info; }

std::string_view kindName(std::uint8_t kind) {
    const KindInfo* info = findKind(kind);
    return info ? info->name : "?";
}

std::optional<std::uint8_t> kindByName(std::string_view name) {
    for (const Vocabulary* each : vocabularies()) {
        for (const KindInfo& info : each->kinds) {
            if (info.name == name) return info.number;
        }
    }
    return std::nullopt;
}

std::string describeMessage(std::uint8_t kind, std::string_view bytes) {
    const Vocabulary* vocabulary = vocabularyOfKind(kind);
    return vocabulary ? vocabulary->describe(kind, bytes) : "unreadable";
}

Gist gistOf(std::uint8_t kind, std::string_view bytes) {
    const Vocabulary* vocabulary = vocabularyOfKind(kind);
    return vocabulary ? vocabulary->gist(kind, bytes) : Gist{};
}

NoteWeight weightOf(std::uint16_t sentence) {
    const Vocabulary* vocabulary = vocabularyOfSentence(sentence);
    return vocabulary && vocabulary->weight ? vocabulary->weight(sentence) : NoteWeight::detail;
}

std::string_view sentenceText(std::uint16_t sentence) {
    const Vocabulary* vocabulary = vocabularyOfSentence(sentence);
    return vocabulary ? vocabulary->sentences[sentence - vocabulary->firstSentence] : "?";
}

}  // namespace zabscope
