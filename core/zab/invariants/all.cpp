// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zab/invariants/families.h"
#include "core/zab/zab_protocol.h"

namespace zabscope::zab {

Invariants makeInvariants(const Ensemble&) {
    Invariants list;
    addLeadership(list);
    addEpochs(list);
    addLog(list);
    addVotes(list);
    return list;
}

}  // namespace zabscope::zab
