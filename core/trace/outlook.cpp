// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/outlook.h"

#include <algorithm>
#include <cassert>
#include <iterator>

namespace zabscope {
namespace {

/// Adds a stretch of truth [from, to) to an outlook whose stretches all end before it. `now` is the present.
void addStretch(Outlook& outlook, Instant from, Instant to, Instant now) {
    if (from >= to) return;
    if (from <= now) {
        outlook.holds = true;
    } else {
        outlook.flips.push_back(from);
    }
    if (to != never) outlook.flips.push_back(to);
}

}  // namespace

bool Outlook::at(Instant instant) const {
    const auto passed = std::upper_bound(flips.begin(), flips.end(), instant) - flips.begin();
    return holds != (passed % 2 != 0);
}

void Outlook::advance(Instant instant) {
    const auto passed = std::upper_bound(flips.begin(), flips.end(), instant);
    if ((passed - flips.begin()) % 2 != 0) holds = !holds;
    flips.erase(flips.begin(), passed);
}

Outlook negation(Outlook part) {
    part.holds = !part.holds;
    return part;
}

Outlook combination(const std::vector<const Outlook*>& parts, bool all) {
    assert(!parts.empty());
    const auto judge = [&](auto holds) {
        return all ? std::all_of(parts.begin(), parts.end(), holds) : std::any_of(parts.begin(), parts.end(), holds);
    };
    std::vector<Instant> instants;
    for (const Outlook* part : parts) instants.insert(instants.end(), part->flips.begin(), part->flips.end());
    std::sort(instants.begin(), instants.end());
    instants.erase(std::unique(instants.begin(), instants.end()), instants.end());
    Outlook result{judge([](const Outlook* part) { return part->holds; }), {}};
    bool last = result.holds;
    for (const Instant instant : instants) {
        const bool next = judge([&](const Outlook* part) { return part->at(instant); });
        if (next != last) result.flips.push_back(instant);
        last = next;
    }
    return result;
}

Outlook heldFor(const Outlook& part, Instant since, Instant now, Duration time) {
    Outlook result;
    bool holds = part.holds;
    Instant from = since;
    for (const Instant flip : part.flips) {
        if (holds) addStretch(result, from + time, flip, now);
        holds = !holds;
        from = flip;
    }
    if (holds) addStretch(result, from + time, never, now);
    return result;
}

Outlook untilFirst(const Outlook& part) {
    if (part.holds) return {};
    Outlook result{true, {}};
    if (!part.flips.empty()) result.flips.push_back(part.flips.front());
    return result;
}

}  // namespace zabscope
