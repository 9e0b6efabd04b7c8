// SPDX-License-Identifier: GPL-3.0-or-later
/// What has been done of what a challenge allows, and whether it has room for more.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "app/learn/challenge.h"

namespace zabscope::learn {

/// Why an action is one that the challenge does not have room for.
enum class Excluded : std::uint8_t {
    forbidden,  ///< a kind that is not allowed
    tooOften,   ///< a kind more often than allowed
    tooManyActions,
    tooManyFaults,
    tooEarly  ///< before the challenge's opening was over
};

class ActionBudget {
public:
    /// The challenge outlives it.
    explicit ActionBudget(const Challenge& challenge) : m_challenge(&challenge) {}

    /// What stands against one more of that kind; never `tooEarly`, since it knows no time.
    std::optional<Excluded> against(ActionKind kind) const;
    /// It has been done, allowed or not.
    void take(ActionKind kind);

    std::int64_t actions() const { return m_actions; }
    std::int64_t faults() const { return m_faults; }
    std::int64_t times(ActionKind kind) const { return m_times[static_cast<std::size_t>(kind)]; }

private:
    const Challenge* m_challenge;
    std::int64_t m_actions = 0;
    std::int64_t m_faults = 0;
    std::array<std::int64_t, actionKinds> m_times{};
};

}  // namespace zabscope::learn
