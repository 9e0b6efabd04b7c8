// SPDX-License-Identifier: GPL-3.0-or-later
/// Copying a set of invariants together with what they remember; what an event is about.
#include "core/trace/invariant.h"

#include <algorithm>

namespace zabscope {

Interest Interest::of(const Event& event) {
    static_assert(eventKinds <= 32);
    Interest bits{std::uint32_t{1} << event.what.index(), UINT64_MAX};
    if (const auto* change = std::get_if<Changed>(&event.what)) {
        bits.fields = 0;
        for (const FieldChange& field : change->fields) {
            bits.fields |= std::uint64_t{1} << std::min<unsigned>(field.field, 63);
        }
    }
    return bits;
}

Invariants copyOf(const Invariants& invariants) {
    Invariants copies;
    copies.reserve(invariants.size());
    for (const auto& invariant : invariants) copies.push_back(invariant->clone());
    return copies;
}

}  // namespace zabscope
