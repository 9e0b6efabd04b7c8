// SPDX-License-Identifier: GPL-3.0-or-later
// English names of what is told of an election, for programs and tables.
#include <array>
#include <cassert>

#include "core/trace/elections.h"

namespace zabscope {

std::string_view causeName(ElectionCause cause) {
    static constexpr std::array<std::string_view, 10> names{
        "first start",        "leader killed",      "leader powered off", "leader exited",       "leader frozen",
        "leader unreachable", "leader lost quorum", "followers lost",     "counter rolled over", "attempt failed"};
    assert(static_cast<std::size_t>(cause) < names.size());
    return names[static_cast<std::size_t>(cause)];
}

std::string_view outcomeName(ElectionOutcome outcome) {
    static constexpr std::array<std::string_view, 4> names{"established", "failed", "under way", "undecided"};
    assert(static_cast<std::size_t>(outcome) < names.size());
    return names[static_cast<std::size_t>(outcome)];
}

std::string_view decidingFieldName(zab::DecidingField field) {
    static constexpr std::array<std::string_view, 4> names{"-", "epoch", "zxid", "sid"};
    return names[static_cast<std::size_t>(field)];
}

}  // namespace zabscope
