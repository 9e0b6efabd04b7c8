// SPDX-License-Identifier: GPL-3.0-or-later
/// How the ensemble stands: who leads, what is committed, and what would happen if the leader died now.
#pragma once

#include <QCoreApplication>
#include <QString>

#include "views/frame.h"

namespace zabscope {

class Standing {
    Q_DECLARE_TR_FUNCTIONS(Standing)

public:
    explicit Standing(const Frame& frame) : m_frame(frame) {}

    /// The server whose epoch is established and that still leads; the one of the largest epoch. nullptr if there is
    /// none.
    const NodeState* leader() const;
    /// Voters that run and are not frozen.
    std::vector<NodeId> voters() const;
    std::size_t allVoters() const;
    bool isQuorum(std::span<const NodeId> voters) const;
    /// Who would be elected among these voters: the largest of (epoch, zxid, sid) that reaches a quorum of them.
    NodeId electedAmong(std::span<const NodeId> voters) const;

    /// "5 leads epoch 1 · committed 1:5 · 5 of 5 voters up"
    QString summary() const;
    /// "If 5 died now: 4 of 5 left, a quorum; 4 would be elected." Empty if nobody leads.
    QString outlook() const;

private:
    const Frame& m_frame;
};

}  // namespace zabscope
