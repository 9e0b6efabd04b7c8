// SPDX-License-Identifier: GPL-3.0-or-later
/// The state machine of one client: connection, session, requests, load.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/protocol/packet.pb.h"
#include "core/sim/client.h"

namespace zabscope {

class Client final : public Peer {
public:
    Client(NodeId self, const Ensemble& ensemble);
    void step(Instant now, const Input& input, Effects& effects) override;
    const PublishedState& published() const override { return m_published; }
    std::unique_ptr<Peer> clone() const override { return std::make_unique<Client>(*this); }

private:
    enum class Phase : std::uint8_t { idle, pausing, connecting, associating, connected, expired, closed };
    struct Request {
        Operation operation;
        std::uint32_t load = 0;  ///< the load it belongs to; 0: none
        bool closing = false;  ///< ends the session
        std::int32_t xid = 0;
        bool preparing = false;  ///< asked by the client itself, to have a node to write to
    };
    struct Load {
        std::uint32_t number = 0;
        Operation operation;
        bool endless = false;
        std::int64_t left = 0;   ///< not sent yet; of an endless one without meaning
        std::int64_t under = 0;  ///< sent, not answered
        bool due = true;         ///< its next write may be sent
    };

    void handle(const Started& started);
    void handle(const ClientAsked& asked);
    void handle(const ConnectionOpened& opened);
    void handle(const ConnectionFailed& failed);
    void handle(const ConnectionClosed& closed);
    void handle(const MessageArrived& arrived);
    void handle(const AlarmRang& rang);
    template <typename Other>
    void handle(const Other&) {}  // a client has no disk and does not ask for writability

    void associated(const wire::ClientConnected& connected);
    void answered(const wire::ClientReply& reply);
    void expire();
    void useServer(NodeId server);
    void connect();
    /// Leaves the connection, if there is one, and tries the next server after a pause.
    void goOn();
    void loseConnection();
    /// Whether it has a server, or goes to one.
    bool isUnderWay() const { return m_phase != Phase::idle && m_phase != Phase::expired && m_phase != Phase::closed; }
    bool roams() const { return !isHelperClient(m_self) || m_load.has_value(); }
    void pump();
    void pumpLoad();
    void send(Request request);
    void sendPing();
    void sendMessage(const wire::ClientMessage& message, ClientKind kind);
    void fail(const Request& request, std::int32_t error);
    /// Whether to send a write to the node now. A helper client writes only to nodes that it has seen in this session: it
    /// looks for them first and creates what is missing, parents included.
    bool mayWrite(const std::string& path);
    void prepare(Operation::Verb verb, const std::string& path);
    void prepared(const Request& request, std::int32_t error);
    void publish();

    NodeId m_self;
    std::vector<NodeId> m_servers;
    Duration m_askedTimeout;
    std::uint32_t m_life = 1;
    std::uint32_t m_connectionsMade = 0;

    Phase m_phase = Phase::idle;
    std::size_t m_server = 0;  ///< index into m_servers
    ConnectionId m_connection{};
    Duration m_pause;
    std::int64_t m_session = 0;
    Duration m_timeout;
    std::int32_t m_lastXid = 0;
    std::deque<Request> m_waiting;
    std::deque<Request> m_outstanding;
    std::optional<Load> m_load;
    std::uint32_t m_loads = 0;
    std::set<std::string> m_seenNodes;        ///< of a helper client: nodes to which it may write
    std::vector<std::string> m_missingNodes;  ///< the one that it looks for now is the last, before it those that need it

    std::int64_t m_completed = 0;
    std::int64_t m_failed = 0;
    std::int64_t m_lastZxid = 0;
    std::int64_t m_lastError = 0;
    PublishedState m_published;

    // Only during a step:
    Instant m_now;
    Effects* m_effects = nullptr;
};

}  // namespace zabscope
