// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zab/notes.h"

#include <array>

namespace zabscope::zab {
namespace {

constexpr std::array templates{
#define ZABSCOPE_SENTENCE(name, text) std::string_view{text},
#include "core/zab/sentences.inc"
#undef ZABSCOPE_SENTENCE
};
static_assert(templates.size() == static_cast<std::size_t>(Sentence::count));

}  // namespace

std::span<const std::string_view> sentences() { return templates; }

std::string_view sentence(std::uint16_t number) {
    return number < templates.size() ? templates[number] : std::string_view{"?"};
}

}  // namespace zabscope::zab
