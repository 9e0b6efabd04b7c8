// SPDX-License-Identifier: GPL-3.0-or-later
/// Where one node listens: accepts on a port of 127.0.0.1, and lets in only who greets with the secret of the run.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <QTcpServer>

#include "core/net/frame.h"
#include "core/net/socket.h"
#include "core/protocol/ids.h"

namespace zabscope {

class Listener : private QTcpServer {
public:
    /// Listens on a port that the system chooses. Throws TransportError. Our own ends greet before anybody accepts them, so
    /// `strangerPatience` is only the time in which somebody else may hold a descriptor.
    Listener(NodeId node, std::string secret, std::chrono::milliseconds strangerPatience = std::chrono::seconds{1});

    std::uint16_t port() const { return serverPort(); }

    /// Offered every connection that said the secret; takes socket and decoder if it expects that connection.
    using Claim = std::function<bool(ConnectionId connection, Socket& socket, FrameDecoder& decoder)>;
    /// Accepts who waits and reads greetings, without waiting. Who is not claimed, says anything else, hangs up, or has
    /// not greeted in time, is closed. Throws TransportError if it cannot accept.
    void admit(const Claim& claim);
    /// Waits until admit() has something to do. False at the deadline.
    bool wait(Deadline deadline) const;

private:
    /// Accepted, and has not greeted yet.
    struct Stranger {
        Socket socket;
        FrameDecoder decoder;
        Deadline deadline;
    };
    enum class Verdict { undecided, dealtWith };

    void incomingConnection(qintptr descriptor) override;
    Verdict judge(Stranger& stranger, const Claim& claim);

    NodeId m_node;
    std::string m_secret;
    std::chrono::milliseconds m_strangerPatience;
    std::vector<Stranger> m_strangers;
    std::optional<QAbstractSocket::SocketError> m_trouble;
};

}  // namespace zabscope
