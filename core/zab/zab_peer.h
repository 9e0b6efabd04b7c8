// SPDX-License-Identifier: GPL-3.0-or-later
/// A ZooKeeper server as a Peer: the one door, and the change of roles behind it (ZooKeeper: QuorumPeer.run).
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "core/protocol/peer.h"
#include "core/zab/leader.h"
#include "core/zab/learner.h"
#include "core/zab/server.h"

namespace zabscope::zab {

class ZabPeer final : public Peer {
public:
    /// Precondition: the ensemble has a member with this sid.
    ZabPeer(NodeId sid, std::shared_ptr<const Ensemble> ensemble);

    void step(Instant now, const Input& input, Effects& effects) override;
    const PublishedState& published() const override { return m_server.published; }
    std::unique_ptr<Peer> clone() const override;

private:
    void started(const Started& input, Actions& actions);
    void arrived(const MessageArrived& message, Actions& actions);
    void rang(Alarm alarm, Actions& actions);
    void flushed(Token token, Actions& actions);
    void opened(const ConnectionOpened& input, Actions& actions);
    void closed(ConnectionId connection, Actions& actions);

    void look(Actions& actions);
    void settle(const std::optional<ElectionResult>& result, Actions& actions);
    void grant(std::vector<Wish>& wishes, Actions& actions);
    /// After each input: has the role ended, what does the server show.
    void conclude(Actions& actions);
    void endRole(Actions& actions);
    void stopped(Actions& actions);
    void setRole(Role role);
    void publish();

    NodeId m_sid;
    std::shared_ptr<const Ensemble> m_ensemble;
    Server m_server;
    Role m_role = Role::looking;
    bool m_stopping = false;  ///< the role has ended, its last writes are being flushed
    bool m_exited = false;
    std::uint64_t m_random = 0;
    std::optional<Leader> m_leader;
    std::optional<Learner> m_learner;
};

}  // namespace zabscope::zab
