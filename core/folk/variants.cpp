// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/folk/variants.h"

#include <array>

namespace zabscope::folk {
namespace {

constexpr std::array<std::string_view, 2> names{"silence_elects", "newer_is_agreed_to"};

}  // namespace

Variants::Variants(const std::set<std::string>& wanted)
    : silenceElects(wanted.contains(std::string{names[0]})), newerIsAgreedTo(wanted.contains(std::string{names[1]})) {}

std::span<const std::string_view> variantNames() { return names; }

}  // namespace zabscope::folk
