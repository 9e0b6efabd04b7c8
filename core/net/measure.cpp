// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/measure.h"

#include <array>
#include <chrono>
#include <string>
#include <utility>

#include <QNetworkProxy>
#include <QTcpServer>
#include <QTcpSocket>

#include "core/net/connect.h"
#include "core/net/loopback_transport.h"
#include "core/net/socket.h"
#include "core/net/trouble.h"

namespace zabscope {

namespace {

constexpr std::size_t messageSize = 64;
constexpr std::chrono::seconds patience{10};

template <typename Work>
double secondsOf(Work&& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Both ends of a plain connection.
struct Pair {
    Socket near;
    Socket far;
};

Pair connectPair() {
    const std::string what = "the raw round trip cannot be measured";
    QTcpServer server;
    server.setProxy(QNetworkProxy::NoProxy);
    if (!server.listen(QHostAddress::LocalHost, 0)) throw networkTrouble(what, server.serverError(), server.errorString());
    Socket near = connectTo(server.serverPort(), patience, what);
    if (!server.waitForNewConnection(static_cast<int>(patience.count())))
        throw networkTrouble(what, server.serverError(), server.errorString());
    return {std::move(near), adopt(*server.nextPendingConnection(), what)};
}

void carryRaw(Socket& from, Socket& to) {
    std::array<char, messageSize> bytes{};
    from.write({bytes.data(), bytes.size()});
    for (std::size_t got = 0; got < bytes.size();) {
        if (const auto count = to.read(bytes)) {
            if (*count == 0) throw TransportError("the raw round trip broke; try again");
            got += *count;
            continue;
        }
        std::array<pollfd, 1> end{{{.fd = to.descriptor(), .events = POLLIN, .revents = 0}}};
        if (!waitForAny(end, std::chrono::steady_clock::now() + patience))
            throw TransportError("the raw round trip stands still; try again");
    }
}

double rawRoundTripSeconds() {
    constexpr int trips = 20'000;
    Pair pair = connectPair();
    return secondsOf([&] {
               for (int i = 0; i < trips; ++i) {
                   carryRaw(pair.near, pair.far);
                   carryRaw(pair.far, pair.near);
               }
           }) /
           trips;
}

/// Messages a second, sent `together` at a time to and fro between two nodes.
double messagesPerSecond(EventId together) {
    constexpr EventId messages = 64'000;
    const ConnectionId connection = makeConnectionId(1, 1, 1);
    LoopbackTransport transport;
    transport.nodeUp(2);
    transport.open(connection, 1, 2);
    transport.awaitOpen(connection);
    const std::string bytes(messageSize, 'x');
    return static_cast<double>(messages) / secondsOf([&] {
               for (EventId first = 1; first <= messages; first += together) {
                   const bool forth = first / together % 2 == 0;
                   for (EventId event = first; event < first + together; ++event)
                       transport.send(connection, forth ? 1 : 2, event, bytes);
                   for (EventId event = first; event < first + together; ++event)
                       transport.take(connection, forth ? 2 : 1, event);
               }
           });
}

double openSeconds() {
    constexpr std::uint32_t connections = 600;
    LoopbackTransport transport;
    transport.nodeUp(2);
    return secondsOf([&] {
               for (std::uint32_t i = 0; i < connections; ++i) transport.open(makeConnectionId(1, 1, i), 1, 2);
               for (std::uint32_t i = 0; i < connections; ++i) transport.awaitOpen(makeConnectionId(1, 1, i));
           }) /
           connections;
}

}  // namespace

LoopbackMeasure measureLoopback() {
    constexpr double microseconds = 1e6;
    return {.rawRoundTripMicroseconds = rawRoundTripSeconds() * microseconds,
            .lockStepPerSecond = messagesPerSecond(1),
            .inFlightPerSecond = messagesPerSecond(64),
            .openMicroseconds = openSeconds() * microseconds};
}

}  // namespace zabscope
