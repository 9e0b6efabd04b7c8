// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/learn/action_budget.h"

namespace zabscope::learn {

std::optional<Excluded> ActionBudget::against(ActionKind kind) const {
    const Allowance* allowance = m_challenge->allowance(kind);
    if (!m_challenge->allowed.empty() && !allowance) return Excluded::forbidden;
    if (allowance && allowance->most && times(kind) >= *allowance->most) return Excluded::tooOften;
    if (m_challenge->actions && m_actions >= *m_challenge->actions) return Excluded::tooManyActions;
    if (m_challenge->faults && isFault(kind) && m_faults >= *m_challenge->faults) return Excluded::tooManyFaults;
    return std::nullopt;
}

void ActionBudget::take(ActionKind kind) {
    ++m_actions;
    ++m_times[static_cast<std::size_t>(kind)];
    if (isFault(kind)) ++m_faults;
}

}  // namespace zabscope::learn
