// SPDX-License-Identifier: GPL-3.0-or-later
/// The leader's watch over client sessions: who was heard of when, and whose time is up (ZooKeeper: SessionTrackerImpl).
#pragma once

#include <map>
#include <set>
#include <vector>

#include "core/protocol/instant.h"
#include "core/zab/data_tree.h"

namespace zabscope::zab {

class Sessions {
public:
    /// A new term: every session of the tree gets its whole time-out from now on.
    void begin(const DataTree& tree, Instant now) {
        m_deadlines.clear();
        m_closing.clear();
        for (const auto& [session, timeout] : tree.sessions()) m_deadlines[session] = now + timeout;
    }
    void opened(SessionId session, Duration timeout, Instant now) { m_deadlines[session] = now + timeout; }
    void closed(SessionId session) {
        m_deadlines.erase(session);
        m_closing.erase(session);
    }
    /// A sign of life. False if the session is not open.
    bool touch(SessionId session, const DataTree& tree, Instant now) {
        const auto found = m_deadlines.find(session);
        if (found == m_deadlines.end() || m_closing.contains(session)) return false;
        if (const auto timeout = tree.sessionTimeout(session)) found->second = now + *timeout;
        return true;
    }
    /// Those whose time is up; each is named once.
    std::vector<SessionId> expire(Instant now) {
        std::vector<SessionId> expired;
        for (const auto& [session, deadline] : m_deadlines) {
            if (deadline <= now && m_closing.insert(session).second) expired.push_back(session);
        }
        return expired;
    }

private:
    std::map<SessionId, Instant> m_deadlines;
    std::set<SessionId> m_closing;
};

}  // namespace zabscope::zab
