// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/client.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "core/sim/client_session.h"

namespace zabscope {
namespace {

constexpr Duration firstPause = milliseconds(100);
constexpr Duration longestPause = milliseconds(2000);
constexpr std::size_t window = 1000;  // requests that are not answered, loads aside
constexpr std::int32_t pingXid = -2;
constexpr std::int32_t noNodeThere = -101;

}  // namespace

std::unique_ptr<Peer> makeClient(NodeId client, const Ensemble& ensemble) {
    assert(isClient(client));
    return std::make_unique<Client>(client, ensemble);
}

Client::Client(NodeId self, const Ensemble& ensemble)
    : m_self(self), m_askedTimeout(ensemble.tickTime * 10), m_pause(firstPause), m_timeout(m_askedTimeout) {
    for (const Member& member : ensemble.members) m_servers.push_back(member.sid);
    assert(!m_servers.empty());
}

void Client::step(Instant now, const Input& input, Effects& effects) {
    m_now = now;
    m_effects = &effects;
    m_published.beginStep();
    std::visit([this](const auto& what) { handle(what); }, input);
    pump();
    publish();
    m_effects = nullptr;
}

void Client::handle(const Started& started) { m_life = started.life; }

void Client::handle(const ClientAsked& asked) {
    using Verb = Operation::Verb;
    const Operation& operation = asked.operation;
    switch (operation.verb) {
    case Verb::connect:
        if (operation.sessionTimeout > Duration{}) m_askedTimeout = operation.sessionTimeout;
        if (m_phase == Phase::expired || m_phase == Phase::closed) m_phase = Phase::idle;
        break;
    case Verb::create:
    case Verb::set:
    case Verb::remove:
    case Verb::read:
    case Verb::sync:
        for (std::int64_t i = 0; i < operation.count; ++i) m_waiting.push_back({operation, 0, false, 0, false});
        break;
    case Verb::load: m_load = Load{++m_loads, operation, operation.count == 0, operation.count, 0, true}; break;
    case Verb::stop: m_load.reset(); return;
    case Verb::close:
        if (m_session != 0 || isUnderWay()) m_waiting.push_back({operation, 0, true, 0, false});
        break;
    case Verb::vanish: m_effects->push_back(Exit{}); return;
    }
    const bool again = isHelperClient(m_self) || m_load;  // these do not mourn a session
    if (again && (m_phase == Phase::expired || m_phase == Phase::closed)) m_phase = Phase::idle;
    if (m_phase == Phase::expired) return expire();
    if (operation.server != noNode) useServer(operation.server);
    if (m_phase == Phase::idle) connect();
}

// Moves to a server that a person named; what was asked at the old one and not answered is lost.
void Client::useServer(NodeId server) {
    const auto at = std::find(m_servers.begin(), m_servers.end(), server);
    if (at == m_servers.end() || (m_servers[m_server] == server && m_phase != Phase::closed)) return;
    m_server = static_cast<std::size_t>(at - m_servers.begin());
    if (m_phase == Phase::idle || m_phase == Phase::closed) return;
    loseConnection();
    m_effects->push_back(CancelAlarm{clientPauseOver});
    m_pause = firstPause;
    connect();
}

void Client::connect() {
    m_phase = Phase::connecting;
    m_connection = makeConnectionId(m_self, m_life, ++m_connectionsMade);
    m_effects->push_back(Connect{m_connection, m_servers[m_server], Port::client});
    m_effects->push_back(SetAlarm{clientAnswerMissing, m_now + m_timeout * 2 / 3});
}

void Client::loseConnection() {
    const bool has = m_phase == Phase::connecting || m_phase == Phase::associating || m_phase == Phase::connected;
    if (has && m_connection != ConnectionId::none) m_effects->push_back(Close{m_connection});
    m_connection = ConnectionId::none;
    m_effects->push_back(CancelAlarm{clientAnswerMissing});
    m_effects->push_back(CancelAlarm{clientPingDue});
    for (const Request& request : std::exchange(m_outstanding, {})) fail(request, connectionLoss);
    m_missingNodes.clear();
    m_phase = Phase::idle;
}

void Client::goOn() {
    loseConnection();
    if (roams()) m_server = (m_server + 1) % m_servers.size();
    m_phase = Phase::pausing;
    m_effects->push_back(SetAlarm{clientPauseOver, m_now + m_pause});
    m_pause = std::min(m_pause * 2, longestPause);
}

void Client::handle(const ConnectionOpened& opened) {
    assert(opened.connection == m_connection && m_phase == Phase::connecting);
    m_phase = Phase::associating;
    wire::ClientMessage message;
    message.mutable_connect()->set_last_zxid_seen(m_lastZxid);
    message.mutable_connect()->set_timeout_us(m_askedTimeout.count());
    message.mutable_connect()->set_session(m_session);
    sendMessage(message, ClientKind::connect);
}

void Client::handle(const ConnectionFailed& failed) {
    if (failed.connection != m_connection) return;
    m_connection = ConnectionId::none;
    goOn();
}

void Client::handle(const ConnectionClosed& closed) {
    if (closed.connection != m_connection) return;
    m_connection = ConnectionId::none;
    goOn();
}

void Client::handle(const AlarmRang& rang) {
    switch (static_cast<ClientAlarm>(rang.alarm)) {
    case clientPauseOver: return connect();
    case clientAnswerMissing: return goOn();
    case clientPingDue: return sendPing();
    case clientLoadDue:
        if (m_load) m_load->due = true;
        return;
    }
    assert(false);
}

void Client::handle(const MessageArrived& arrived) {
    wire::ClientMessage message;
    const bool readable = message.ParseFromArray(arrived.bytes.data(), static_cast<int>(arrived.bytes.size()));
    if (readable && message.has_connected() && m_phase == Phase::associating) return associated(message.connected());
    if (readable && message.has_reply() && m_phase == Phase::connected) return answered(message.reply());
    goOn();  // a server that speaks so is of no use
}

void Client::associated(const wire::ClientConnected& connected) {
    if (connected.timeout_us() <= 0) return expire();
    m_phase = Phase::connected;
    m_pause = firstPause;
    if (m_session != connected.session()) m_seenNodes.clear();
    m_session = connected.session();
    m_timeout = Duration{connected.timeout_us()};
    m_effects->push_back(SetAlarm{clientAnswerMissing, m_now + m_timeout * 2 / 3});
    m_effects->push_back(SetAlarm{clientPingDue, m_now + m_timeout / 3});
}

void Client::expire() {
    loseConnection();
    m_session = 0;
    if (isHelperClient(m_self) || m_load) return connect();
    m_phase = Phase::expired;
    for (const Request& request : std::exchange(m_waiting, {})) fail(request, sessionExpired);
}

void Client::answered(const wire::ClientReply& reply) {
    m_effects->push_back(SetAlarm{clientAnswerMissing, m_now + m_timeout * 2 / 3});
    m_lastZxid = std::max(m_lastZxid, static_cast<std::int64_t>(reply.zxid()));
    if (reply.xid() == pingXid) return;
    if (m_outstanding.empty() || m_outstanding.front().xid != reply.xid()) return goOn();
    const Request request = std::move(m_outstanding.front());
    m_outstanding.pop_front();
    if (request.preparing) return prepared(request, reply.error());
    m_lastError = reply.error();
    ++(reply.error() == 0 ? m_completed : m_failed);
    if (m_load && request.load == m_load->number) --m_load->under;
    if (!request.closing) return;
    loseConnection();
    m_phase = Phase::closed;
    m_session = 0;
}

void Client::fail(const Request& request, std::int32_t error) {
    if (request.preparing) return;
    ++m_failed;
    m_lastError = error;
    if (!m_load || request.load != m_load->number) return;
    --m_load->under;
    ++m_load->left;  // asked again, as a new request
}

void Client::pump() {
    if (m_phase != Phase::connected) return;
    while (!m_waiting.empty() && m_outstanding.size() < window) {
        const Operation& next = m_waiting.front().operation;
        if (next.verb == Operation::Verb::set && !mayWrite(next.path)) return;
        Request request = std::move(m_waiting.front());
        m_waiting.pop_front();
        send(std::move(request));
    }
    if (m_load && mayWrite(m_load->operation.path)) pumpLoad();
}

bool Client::mayWrite(const std::string& path) {
    if (!isHelperClient(m_self) || m_seenNodes.contains(path)) return true;
    if (m_missingNodes.empty()) prepare(Operation::Verb::read, path);
    return false;
}

void Client::prepare(Operation::Verb verb, const std::string& path) {
    if (verb == Operation::Verb::read) m_missingNodes.push_back(path);
    Request request;
    request.operation.verb = verb;
    request.operation.path = path;
    request.preparing = true;
    send(std::move(request));
}

void Client::prepared(const Request& request, std::int32_t error) {
    const std::string& path = request.operation.path;
    if (request.operation.verb == Operation::Verb::read && error == noNodeThere) {
        const std::string parent = path.substr(0, path.rfind('/'));
        const bool hasParent = parent.empty() || m_seenNodes.contains(parent);
        return hasParent ? prepare(Operation::Verb::create, path) : prepare(Operation::Verb::read, parent);
    }
    m_seenNodes.insert(path);  // or it cannot be created: then the write itself will be told why
    m_missingNodes.pop_back();
    if (!m_missingNodes.empty()) prepare(Operation::Verb::create, m_missingNodes.back());
}

void Client::pumpLoad() {
    const bool paced = m_load->operation.every > Duration{};
    while (m_load->due && m_load->under < m_load->operation.outstanding && (m_load->endless || m_load->left > 0)) {
        --m_load->left;
        ++m_load->under;
        send({m_load->operation, m_load->number, false, 0, false});
        if (!paced) continue;
        m_load->due = false;
        m_effects->push_back(SetAlarm{clientLoadDue, m_now + m_load->operation.every});
    }
    if (!m_load->endless && m_load->left == 0 && m_load->under == 0) m_load.reset();
}

void Client::send(Request request) {
    using Verb = Operation::Verb;
    const Operation& operation = request.operation;
    request.xid = m_lastXid = m_lastXid == INT32_MAX ? 1 : m_lastXid + 1;
    wire::ClientMessage message;
    wire::ClientRequest& wire = *message.mutable_request();
    wire.set_xid(request.xid);
    switch (operation.verb) {
    case Verb::create: wire.set_operation(wire::ClientRequest::CREATE); break;
    case Verb::remove: wire.set_operation(wire::ClientRequest::DELETE); break;
    case Verb::read: wire.set_operation(wire::ClientRequest::GET_DATA); break;
    case Verb::sync: wire.set_operation(wire::ClientRequest::SYNC); break;
    case Verb::close: wire.set_operation(wire::ClientRequest::CLOSE_SESSION); break;
    case Verb::set:
    case Verb::load:
    case Verb::connect:
    case Verb::stop:
    case Verb::vanish: wire.set_operation(wire::ClientRequest::SET_DATA); break;
    }
    if (!request.closing) wire.set_path(operation.path);
    wire.set_data(operation.value);
    wire.set_version(operation.version);
    wire.set_ephemeral(operation.ephemeral);
    wire.set_sequential(operation.sequential);
    m_outstanding.push_back(std::move(request));
    sendMessage(message, ClientKind::request);
}

void Client::sendPing() {
    if (m_phase != Phase::connected) return;
    wire::ClientMessage message;
    message.mutable_request()->set_xid(pingXid);
    message.mutable_request()->set_operation(wire::ClientRequest::PING);
    sendMessage(message, ClientKind::request);
}

void Client::sendMessage(const wire::ClientMessage& message, ClientKind kind) {
    m_effects->push_back(Send{m_connection, static_cast<std::uint8_t>(kind), message.SerializeAsString(), false});
    if (m_phase == Phase::connected) m_effects->push_back(SetAlarm{clientPingDue, m_now + m_timeout / 3});
}

void Client::publish() {
    m_published.set(clientServer, isUnderWay() ? m_servers[m_server] : noNode);
    m_published.set(clientConnected, m_phase == Phase::connected ? 1 : 0);
    m_published.set(clientSession, m_session);
    m_published.set(clientOutstanding, static_cast<std::int64_t>(m_outstanding.size()));
    m_published.set(clientCompleted, m_completed);
    m_published.set(clientFailed, m_failed);
    m_published.set(clientLastZxid, m_lastZxid);
    m_published.set(clientLastError, m_lastError);
    m_published.set(clientExpired, m_phase == Phase::expired ? 1 : 0);
    m_published.set(clientWaiting, static_cast<std::int64_t>(m_waiting.size()));
}

}  // namespace zabscope
