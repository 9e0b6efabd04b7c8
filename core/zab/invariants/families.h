// SPDX-License-Identifier: GPL-3.0-or-later
/// The invariants of section 7 of the specification, family by family; makeInvariants lists them all.
#pragma once

#include "core/protocol/ensemble.h"
#include "core/trace/invariant.h"

namespace zabscope::zab {

void addBroadcastOrder(Invariants& list);  ///< Integrity, Local and GlobalPrimaryOrder, PrimaryIntegrity
void addDeliveryOrder(Invariants& list);   ///< TotalOrder, Agreement
void addLeadership(Invariants& list);      ///< Leadership1, Leadership2
void addPrefixes(Invariants& list);  ///< PrefixConsistency, CommittedLogMonotonicity, LeaderLogCompleteness
/// ProcessConsistency, CommittedLogDurability, CommitIsDurable
void addFollowers(Invariants& list, const Ensemble& ensemble);
void addEpochs(Invariants& list);  ///< (a), (b), (d)
void addLog(Invariants& list);     ///< (c), (g)
void addVotes(Invariants& list);   ///< (h)
void addAcknowledgements(Invariants& list);  ///< (e), (f), (i)
void addQuorums(Invariants& list);           ///< (j)
/// stateInconsistent, proposal-, commit- and ackInconsistent, messageIllegal; AcksInTurn
void addActions(Invariants& list);
void addLiveness(Invariants& list, const Ensemble& ensemble);  ///< ElectsInTime, CommitsInTime
void addTrees(Invariants& list);  ///< TreeAgreement; last, since traces name invariants by their place

}  // namespace zabscope::zab
