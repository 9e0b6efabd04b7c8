// SPDX-License-Identifier: GPL-3.0-or-later
/// Why something happened: the chain of causes back from an event, and what it caused directly.
#pragma once

#include <vector>

#include "core/trace/timeline.h"

namespace zabscope::sequence {

class Causes {
public:
    static constexpr std::size_t longest = 50;  ///< steps back
    static constexpr EventId farthest = 2048;   ///< events in which the end of a message and its effects are looked for

    Causes() = default;
    /// No such event: there are no causes.
    Causes(const Timeline& timeline, EventId event);

    bool empty() const { return m_chain.empty(); }
    /// From the event back.
    const std::vector<EventId>& chain() const { return m_chain; }
    /// The event itself, the end of the message that it is, one of its causes, or a direct effect.
    bool contains(EventId event) const;
    /// A step along one line: what happened at `cause` led there to `effect` later on.
    struct Wait {
        NodeId node = noNode;
        EventId cause = noEvent;
        EventId effect = noEvent;
    };
    const std::vector<Wait>& waits() const { return m_waits; }

private:
    std::vector<EventId> m_chain;
    std::vector<EventId> m_all;  // ascending
    std::vector<Wait> m_waits;
};

}  // namespace zabscope::sequence
