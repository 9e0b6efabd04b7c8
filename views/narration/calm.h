// SPDX-License-Identifier: GPL-3.0-or-later
/// What the state alone says of the present, when nothing has just happened: who leads, and what stands in the way.
#pragma once

#include <QCoreApplication>
#include <QString>

#include "views/frame.h"

namespace zabscope {

class Calm {
    Q_DECLARE_TR_FUNCTIONS(Calm)

public:
    /// One sentence or two. "All is quiet" only if nothing is cut, frozen, held back or on its way.
    static QString of(const Frame& frame);
    /// Whether the leader can commit nothing: it is frozen, or in touch with less than a quorum.
    static bool isLost(const Frame& frame, const NodeState& leader);
    static QString underLoad(const NodeState& leader);
    static QString alarm(const Violated& violated);
    static QString nothing(const Frame& frame);

private:
    explicit Calm(const Frame& frame) : m_frame(frame) {}

    QString underLeader(const NodeState& leader) const;
    QString withoutLeader() const;
    QString cutOff(const NodeState& leader) const;
    QString held(const NodeState& leader) const;
    /// The voters that are up and in touch with a server, itself among them if it is one.
    std::vector<NodeId> inTouch(const NodeState& server) const;
    bool isCut(NodeId one, NodeId other) const;
    QString leads(const NodeState& leader) const;

    const Frame& m_frame;
};

}  // namespace zabscope
