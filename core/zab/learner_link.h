// SPDX-License-Identifier: GPL-3.0-or-later
/// The leader's side of one learner's connection (ZooKeeper: LearnerHandler and its SyncLimitCheck).
#pragma once

#include <cstdint>

#include "core/protocol/ids.h"
#include "core/protocol/instant.h"
#include "core/zab/zab_state.h"

namespace zabscope::zab {

/// How long the oldest proposal sent to a learner has been without its ACK; one later proposal is tracked beside it.
class SyncLimitCheck {
public:
    void start() { m_started = true; }
    void proposed(Zxid zxid, Instant now) {
        if (!m_started) return;
        if (m_current == Zxid{}) {
            m_current = zxid;
            m_since = now;
        } else {
            m_next = zxid;
            m_nextSince = now;
        }
    }
    void acknowledged(Zxid zxid) {
        if (zxid == m_current) {
            m_current = m_next;
            m_since = m_nextSince;
            m_next = Zxid{};
        } else if (zxid == m_next) {
            m_next = Zxid{};
        }
    }
    bool holds(Instant now, Duration limit) const { return m_current == Zxid{} || now - m_since < limit; }
    Zxid oldest() const { return m_current; }

private:
    bool m_started = false;
    Zxid m_current, m_next;
    Instant m_since, m_nextSince;
};

struct LearnerLink {
    ConnectionId connection{};
    NodeId sid = noNode;  ///< noNode before FOLLOWERINFO or OBSERVERINFO
    bool observer = false;
    LearnerPhase phase = LearnerPhase::connected;
    std::int64_t currentEpoch = -1;  ///< from ACKEPOCH; -1: not to be counted
    Zxid zxid;                       ///< its last zxid, from ACKEPOCH
    bool forwarding = false;         ///< proposals and commits go to it
    Instant heard;                   ///< when its last packet came
    std::int64_t ackDeadline = 0;    ///< in ticks
    SyncLimitCheck syncLimit;
};

}  // namespace zabscope::zab
