// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zab/invariants/families.h"
#include "core/zab/zab_protocol.h"

namespace zabscope::zab {

Invariants makeInvariants(const Ensemble& ensemble) {
    Invariants list;
    addBroadcastOrder(list);
    addDeliveryOrder(list);
    addLeadership(list);
    addPrefixes(list);
    addFollowers(list, ensemble);
    addEpochs(list);
    addLog(list);
    addVotes(list);
    addAcknowledgements(list);
    addQuorums(list);
    addActions(list);
    addLiveness(list, ensemble);
    addTrees(list);
    return list;
}

}  // namespace zabscope::zab
