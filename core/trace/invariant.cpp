// SPDX-License-Identifier: GPL-3.0-or-later
/// Copying a set of invariants together with what they remember.
#include "core/trace/invariant.h"

namespace zabscope {

Invariants copyOf(const Invariants& invariants) {
    Invariants copies;
    copies.reserve(invariants.size());
    for (const auto& invariant : invariants) copies.push_back(invariant->clone());
    return copies;
}

}  // namespace zabscope
