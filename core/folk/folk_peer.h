// SPDX-License-Identifier: GPL-3.0-or-later
/// A server that elects and replicates as a popular article tells it: ask the leader for a zxid, compare, request,
/// confirm, set to the maximum, sync. What the article leaves open is read as plainly as it can be;
/// resources/help/scenario.md says how. It does not work, and is here to show why.
#pragma once

#include <map>
#include <memory>
#include <set>

#include "core/folk/clients.h"
#include "core/folk/links.h"
#include "core/folk/notes.h"
#include "core/folk/store.h"
#include "core/folk/variants.h"
#include "core/protocol/server_state.h"

namespace zabscope::folk {

using server_state::Role;

class FolkPeer final : public Peer {
public:
    /// Precondition: the ensemble has a member with this sid.
    FolkPeer(NodeId sid, std::shared_ptr<const Ensemble> ensemble);

    void step(Instant now, const Input& input, Effects& effects) override;
    const PublishedState& published() const override { return m_published; }
    std::unique_ptr<Peer> clone() const override { return std::make_unique<FolkPeer>(*this); }

private:
    enum class Doing : std::uint8_t { asking, electing, settled };
    /// A write that the leader has sent out.
    struct Pending {
        wire::Origin origin;
        NodeId asker = noNode;
        std::string path;
        std::set<NodeId> takers;
    };

    void handle(const Started& input);
    void handle(const MessageArrived& input);
    void handle(const AlarmRang& input);
    void handle(const Written&) {}
    void handle(const Flushed& input) { m_store.flushed(input.token); }
    void handle(const DiskFailed&);
    void handle(const ConnectionOpened& input);
    void handle(const ConnectionFailed& input) { lost(m_links.closed(input.connection)); }
    void handle(const ConnectionClosed& input);
    void handle(const ConnectionWritable&) {}
    void handle(const ClientAsked&) {}

    // ---- the article's steps ----
    void ask();
    void askAgain();
    void answer(NodeId asker);
    void answered(const wire::Message& message);
    void beginElection();
    void request();
    void requested(const wire::Message& message);
    void confirmed(const wire::Message& message);
    void leadIfEnough();
    void follow(NodeId leader, Zxid zxid);
    void told(const wire::Message& message);
    /// A connection to that server is gone.
    void lost(NodeId peer);

    // ---- writes ----
    void order(wire::Change change, const wire::Origin& origin, NodeId asker);
    void take(const wire::Message& message);
    void taken(NodeId taker, Zxid zxid);
    void finish(const Pending& pending, Zxid zxid, std::int32_t error);

    // ---- small things ----
    wire::Message message(wire::Message::Kind kind) const;
    void send(NodeId to, const wire::Message& message) { m_links.send(to, message, *m_effects); }
    void sendAll(const wire::Message& message);
    void say(Sentence sentence, std::initializer_list<NoteValue> values = {}) {
        m_effects->push_back(note(sentence, values));
    }
    void settle(Role role, NodeId leader, Zxid leaderZxid);
    void waitFrom(Duration interval);
    std::size_t voters() const;
    bool isVoter() const { return m_ensemble->isVoter(m_sid); }
    void publish();

    NodeId m_sid;
    std::shared_ptr<const Ensemble> m_ensemble;
    Variants m_variants;
    Links m_links;
    Clients m_clients;
    Store m_store;
    Role m_role = Role::looking;
    Doing m_doing = Doing::asking;
    bool m_exited = false;
    NodeId m_leader = noNode;     ///< that it knows
    Zxid m_leaderZxid;            ///< as it knows it
    std::int64_t m_attempts = 0;  ///< elections that it has begun or repeated
    std::map<NodeId, Zxid> m_confirmations;
    std::map<Zxid, Pending> m_pending;
    Zxid m_lastDone;
    Duration m_interval{};
    Instant m_deadline = never;
    PublishedState m_published;

    // Only during a step:
    Instant m_now;
    Effects* m_effects = nullptr;
};

}  // namespace zabscope::folk
