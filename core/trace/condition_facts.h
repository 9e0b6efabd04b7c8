// SPDX-License-Identifier: GPL-3.0-or-later
/// What the atoms of conditions say of a state and of an event.
#pragma once

#include <bitset>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/protocol/ensemble.h"
#include "core/trace/cluster_state.h"
#include "core/trace/condition.h"

namespace zabscope::condition {

/// Which events can change an atom.
struct Interest {
    std::bitset<eventKinds> kinds;
    std::bitset<PeerState::fieldLimit> fields;  ///< a Changed counts only if it changes one of these

    bool includes(const What& what) const;
    void add(const Interest& other);
};
Interest interestOf(const ConditionNode& node);
/// Whether the atom needs to know the messages in flight.
bool followsMessages(const ConditionNode& node);

/// A message that has been sent and has not arrived. A Delivered names only its number.
struct Flight {
    std::uint8_t kind = 0;
    NodeId from = noNode;
    NodeId to = noNode;
};
using Flights = std::map<EventId, Flight>;

/// What surrounds the event that an atom is asked about.
struct Surroundings {
    const Ensemble& ensemble;
    const ClusterState& state;                   ///< after the event
    const Flights& flights;                      ///< with the message of the event
    const std::vector<std::string>& invariants;  ///< names by number; may be empty
};

/// Precondition: the node is an atom of state.
bool holdsNow(const ConditionNode& node, const Surroundings& around);
bool happens(const Happening& happening, const Event& event, const Surroundings& around);

}  // namespace zabscope::condition
