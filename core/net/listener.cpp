// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/listener.h"

#include <array>
#include <system_error>
#include <utility>

#include <QNetworkProxy>

#include "core/net/trouble.h"

namespace zabscope {

namespace {

/// Qt's own 50 and 30 make a mesh of 101 wait for repeated SYNs.
constexpr int backlog = 512;

}  // namespace

Listener::Listener(NodeId node, std::string secret, std::chrono::milliseconds strangerPatience)
    : m_node(node), m_secret(std::move(secret)), m_strangerPatience(strangerPatience) {
    setProxy(QNetworkProxy::NoProxy);
    setListenBacklogSize(backlog);
    setMaxPendingConnections(backlog);
    connect(this, &QTcpServer::acceptError, this, [this](QAbstractSocket::SocketError error) { m_trouble = error; });
    if (!listen(QHostAddress::LocalHost, 0))
        throw networkTrouble("node " + nodeName(m_node) + " cannot listen on 127.0.0.1", serverError(), errorString());
}

void Listener::incomingConnection(qintptr descriptor) {
    m_strangers.push_back({Socket(static_cast<int>(descriptor)), FrameDecoder(largestGreeting),
                           std::chrono::steady_clock::now() + m_strangerPatience});
}

void Listener::admit(const Claim& claim) {
    waitForNewConnection(0);
    if (const auto trouble = std::exchange(m_trouble, std::nullopt))
        throw networkTrouble("node " + nodeName(m_node) + " cannot accept a connection", *trouble, errorString());
    std::erase_if(m_strangers, [&](Stranger& stranger) { return judge(stranger, claim) == Verdict::dealtWith; });
}

Listener::Verdict Listener::judge(Stranger& stranger, const Claim& claim) {
    // Room for a greeting and a few messages behind it; what does not fit stays in the socket.
    std::array<char, 2 * largestGreeting> bytes;
    try {
        const auto count = stranger.socket.read(bytes);
        if (count == std::size_t{0}) return Verdict::dealtWith;
        stranger.decoder.feed({bytes.data(), count.value_or(0)});
        wire::Envelope envelope;
        if (!stranger.decoder.next(envelope)) {
            const bool late = std::chrono::steady_clock::now() >= stranger.deadline;
            return late ? Verdict::dealtWith : Verdict::undecided;
        }
        if (!envelope.has_greeting() || envelope.greeting().secret() != m_secret) return Verdict::dealtWith;
        claim(static_cast<ConnectionId>(envelope.greeting().connection()), stranger.socket, stranger.decoder);
    } catch (const FrameError&) {
        // Not one of ours, so no trouble of ours.
    } catch (const std::system_error&) {
        // It hung up.
    }
    return Verdict::dealtWith;
}

bool Listener::wait(Deadline deadline) const {
    std::vector<pollfd> descriptors;
    descriptors.push_back({.fd = static_cast<int>(socketDescriptor()), .events = POLLIN, .revents = 0});
    for (const Stranger& stranger : m_strangers)
        descriptors.push_back({.fd = stranger.socket.descriptor(), .events = POLLIN, .revents = 0});
    return waitForAny(descriptors, deadline);
}

}  // namespace zabscope
