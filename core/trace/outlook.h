// SPDX-License-Identifier: GPL-3.0-or-later
/// How the truth of a condition goes on if no further event comes: what it is now, and when it will flip.
#pragma once

#include <vector>

#include "core/protocol/instant.h"

namespace zabscope {

struct Outlook {
    bool holds = false;
    std::vector<Instant> flips;  ///< ascending, all later than the present

    bool at(Instant instant) const;
    /// Moves the present to `instant`.
    void advance(Instant instant);
    friend bool operator==(const Outlook&, const Outlook&) = default;
};

Outlook negation(Outlook part);
/// True where all (or, if not `all`, any) of the parts are. Precondition: one part or more.
Outlook combination(const std::vector<const Outlook*>& parts, bool all);
/// True where the part has held for `time`. `since`: from when on it has held, if it holds now.
Outlook heldFor(const Outlook& part, Instant since, Instant now, Duration time);
/// True until the part first holds.
Outlook untilFirst(const Outlook& part);

}  // namespace zabscope
