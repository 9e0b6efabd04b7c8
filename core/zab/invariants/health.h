// SPDX-License-Identifier: GPL-3.0-or-later
/// Whether a quorum of healthy servers is connected, so that progress can be asked of it.
#pragma once

#include <set>
#include <string>

#include "core/zab/invariants/statement.h"
#include "core/zab/quorum.h"

namespace zabscope::zab {

/// Healthy is who is up, not frozen, with a disk that is neither full nor has been very slow in this life: what was asked of
/// it then still takes its time. Connected are servers whose links to
/// each other are neither cut nor very slow, while no message is held back or taken away. It claims a quorum only where it
/// is sure of one: if all servers that one can reach can reach each other.
class Health {
public:
    explicit Health(const Ensemble& ensemble) : m_quorum(withoutFaults(ensemble)) {}

    /// The kinds of events that see() must be told of, as bits for Interest.
    static constexpr std::uint32_t kinds() {
        return kindBit<Born>() | kindBit<Died>() | kindBit<Froze>() | kindBit<Thawed>() | kindBit<DiskChanged>() |
               kindBit<DiskRefused>() | kindBit<DiskWiped>() | kindBit<DiskLost>() | kindBit<LinkChanged>() |
               kindBit<Rescheduled>() | kindBit<Lost>();
    }
    /// Looks at an event. True if it disturbed the ensemble.
    bool see(const Scene& scene);
    /// The healthy, connected servers, if they have a quorum; else nobody.
    const SidSet& quorum() const { return m_servers; }
    bool hasQuorum() const { return !m_servers.empty(); }
    /// "1 2 3"
    std::string text() const;

private:
    /// A quorum by the rule, whatever a deliberate fault makes of it.
    static Ensemble withoutFaults(Ensemble ensemble) {
        ensemble.variants.clear();
        return ensemble;
    }
    void seeDisk(const Scene& scene);
    void examine(const Scene& scene);
    static bool reach(NodeId a, NodeId b, const Scene& scene);
    static bool isSlow(NodeId from, NodeId to, const Scene& scene);

    Quorum m_quorum;
    SidSet m_servers;
    SidSet m_strained;  ///< whose disk has been very slow in its present life
    std::set<EventId> m_held;  ///< messages that a person holds back
};

}  // namespace zabscope::zab
