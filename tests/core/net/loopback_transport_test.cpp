// SPDX-License-Identifier: GPL-3.0-or-later
/// The real carrier through its interface: order, content, opening, closing, and connections broken from outside.
#include "core/net/loopback_transport.h"

#include <sys/socket.h>

#include <QtTest>

#include <functional>
#include <vector>

#include "core/net/socket.h"

using namespace zabscope;

namespace {

ConnectionId connectionOf(NodeId opener, std::uint32_t serial) { return makeConnectionId(opener, 1, serial); }

/// Nodes 1 to `count` are up.
struct Ensemble {
    explicit Ensemble(NodeId count) {
        for (NodeId node = 1; node <= count; ++node) wire.nodeUp(node);
    }
    ConnectionId open(NodeId from, NodeId to) {
        const ConnectionId connection = connectionOf(from, ++serial);
        wire.open(connection, from, to);
        return connection;
    }
    LoopbackTransport wire;
    std::uint32_t serial = 0;
};

/// Calls `work` with the descriptor of every connected socket of this process.
void forEachConnectedSocket(const std::function<void(int)>& work) {
    for (int descriptor = 3; descriptor < 1024; ++descriptor) {
        sockaddr_storage address{};
        socklen_t size = sizeof address;
        if (::getpeername(descriptor, reinterpret_cast<sockaddr*>(&address), &size) == 0 && address.ss_family == AF_INET)
            work(descriptor);
    }
}

}  // namespace

class LoopbackTransportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void orderAndContentBothWays() {
        constexpr NodeId nodes = 5;
        Ensemble ensemble(nodes);
        struct Leg {
            ConnectionId connection;
            NodeId from;
            NodeId to;
            EventId event;
        };
        std::vector<ConnectionId> connections;
        std::vector<Leg> legs;
        for (NodeId from = 1; from <= nodes; ++from)
            for (NodeId to = 1; to <= nodes; ++to)
                if (from != to) {
                    const ConnectionId connection = ensemble.open(from, to);
                    legs.push_back({connection, from, to, 0});
                    legs.push_back({connection, to, from, 0});
                    connections.push_back(connection);
                }
        for (const ConnectionId connection : connections) ensemble.wire.awaitOpen(connection);

        const auto content = [](EventId event) { return std::to_string(event) + std::string(event % 700, '\0'); };
        EventId next = 0;
        std::vector<Leg> sent;
        for (int round = 0; round < 100; ++round)
            for (Leg leg : legs) {
                leg.event = ++next;
                ensemble.wire.send(leg.connection, leg.from, leg.event, content(leg.event));
                sent.push_back(leg);
            }
        for (const Leg& leg : sent)
            QCOMPARE(ensemble.wire.take(leg.connection, leg.to, leg.event), content(leg.event));
    }

    void sentBeforeOpen() {
        Ensemble ensemble(2);
        const ConnectionId connection = ensemble.open(1, 2);
        ensemble.wire.send(connection, 1, 1, "early");
        ensemble.wire.send(connection, 1, 2, "");
        QCOMPARE(ensemble.wire.take(connection, 2, 1), std::string("early"));
        QCOMPARE(ensemble.wire.take(connection, 2, 2), std::string());
    }

    void clientOpens() {
        Ensemble ensemble(1);
        const ConnectionId connection = ensemble.open(-1, 1);
        ensemble.wire.awaitOpen(connection);
        ensemble.wire.send(connection, -1, 1, "ask");
        QCOMPARE(ensemble.wire.take(connection, 1, 1), std::string("ask"));
        ensemble.wire.send(connection, 1, 2, "answer");
        QCOMPARE(ensemble.wire.take(connection, -1, 2), std::string("answer"));
    }

    void largeMessagesBothWays() {
        Ensemble ensemble(2);
        const ConnectionId connection = ensemble.open(1, 2);
        ensemble.wire.awaitOpen(connection);
        const std::string forth(1u << 20, 'f');
        const std::string back(20u << 20, 'b');
        ensemble.wire.send(connection, 1, 1, forth);
        ensemble.wire.send(connection, 2, 2, back);
        QVERIFY(ensemble.wire.take(connection, 1, 2) == back);
        QVERIFY(ensemble.wire.take(connection, 2, 1) == forth);
    }

    void takenOutOfOrderKeepsEarlier() {
        Ensemble ensemble(2);
        const ConnectionId connection = ensemble.open(1, 2);
        for (EventId event = 1; event <= 9; ++event) ensemble.wire.send(connection, 1, event, std::to_string(event));
        for (const EventId event : {5, 1, 9, 2, 8, 3, 4, 6, 7})
            QCOMPARE(ensemble.wire.take(connection, 2, event), std::to_string(event));
    }

    void closingDeliversWhatWasSentBefore() {
        Ensemble ensemble(2);
        const ConnectionId connection = ensemble.open(1, 2);
        ensemble.wire.awaitOpen(connection);
        ensemble.wire.send(connection, 2, 1, "never taken, and no reason for a reset");
        ensemble.wire.send(connection, 1, 2, "small");
        ensemble.wire.send(connection, 1, 3, std::string(8u << 20, 'x'));
        ensemble.wire.close(connection, 1);
        ensemble.wire.nodeDown(1);
        ensemble.wire.send(connection, 2, 4, "to nobody");
        QCOMPARE(ensemble.wire.take(connection, 2, 2), std::string("small"));
        QCOMPARE(ensemble.wire.take(connection, 2, 3).size(), std::size_t{8u << 20});
        ensemble.wire.awaitClosed(connection, 2);
    }

    void closedWithUnreadOnBothSides() {
        Ensemble ensemble(2);
        const ConnectionId connection = ensemble.open(1, 2);
        ensemble.wire.awaitOpen(connection);
        ensemble.wire.send(connection, 1, 1, std::string(300'000, 'x'));
        ensemble.wire.send(connection, 2, 2, std::string(300'000, 'y'));
        ensemble.wire.close(connection, 2);
        QCOMPARE(ensemble.wire.take(connection, 1, 2).size(), std::size_t{300'000});
        ensemble.wire.awaitClosed(connection, 1);
    }

    void closedBeforeItWasOpen() {
        Ensemble ensemble(2);
        const ConnectionId byOpener = ensemble.open(1, 2);
        ensemble.wire.send(byOpener, 1, 1, "last words");
        ensemble.wire.close(byOpener, 1);
        const ConnectionId byAcceptor = ensemble.open(1, 2);
        ensemble.wire.nodeDown(2);
        ensemble.wire.close(byAcceptor, 2);
        QCOMPARE(ensemble.wire.take(byOpener, 2, 1), std::string("last words"));
        ensemble.wire.awaitClosed(byOpener, 2);
        ensemble.wire.awaitClosed(byAcceptor, 1);
    }

    void closedByBoth() {
        Ensemble ensemble(2);
        const ConnectionId connection = ensemble.open(1, 2);
        ensemble.wire.awaitOpen(connection);
        ensemble.wire.close(connection, 1);
        ensemble.wire.close(connection, 2);
        ensemble.wire.open(connection, 1, 2);  // it is forgotten, so its name is free
        ensemble.wire.awaitOpen(connection);
    }

    void openedAgainAfterClosing() {
        Ensemble ensemble(2);
        for (EventId life = 1; life <= 200; ++life) {
            const ConnectionId connection = ensemble.open(1, 2);
            ensemble.wire.awaitOpen(connection);
            ensemble.wire.send(connection, 1, life, "again");
            QCOMPARE(ensemble.wire.take(connection, 2, life), std::string("again"));
            const NodeId closer = life % 2 == 0 ? 1 : 2;
            ensemble.wire.close(connection, closer);
            ensemble.wire.awaitClosed(connection, closer == 1 ? 2 : 1);
            if (life % 10 != 0) continue;
            ensemble.wire.nodeDown(2);
            ensemble.wire.nodeUp(2);
        }
    }

    void threeHundredConnections() {
        Ensemble ensemble(25);
        std::vector<std::pair<ConnectionId, NodeId>> opened;
        for (NodeId from = 1; from <= 25; ++from)
            for (NodeId to = 1; to < from; ++to) opened.emplace_back(ensemble.open(from, to), to);
        QCOMPARE(opened.size(), std::size_t{300});
        for (const auto& [connection, to] : opened) ensemble.wire.awaitOpen(connection);
        EventId event = 1;
        for (const auto& [connection, to] : opened) {
            ensemble.wire.send(connection, to, event, std::to_string(event));
            ++event;
        }
        event = 1;
        for (const auto& [connection, to] : opened) {
            QCOMPARE(ensemble.wire.take(connection, openerOf(connection), event), std::to_string(event));
            ++event;
        }
        for (const auto& [connection, to] : opened) ensemble.wire.close(connection, to);
        for (const auto& [connection, to] : opened) ensemble.wire.awaitClosed(connection, openerOf(connection));
    }

    void moreOpeningsThanTheBacklog() {
        Ensemble ensemble(2);
        std::vector<ConnectionId> opened;
        for (int i = 0; i < 1500; ++i) opened.push_back(ensemble.open(1, 2));
        for (const ConnectionId connection : opened) ensemble.wire.awaitOpen(connection);
    }

    void destroyedWithTrafficUnderway() {
        Ensemble ensemble(3);
        const ConnectionId traffic = ensemble.open(1, 2);
        ensemble.wire.awaitOpen(traffic);
        ensemble.wire.send(traffic, 1, 1, std::string(1u << 20, 'x'));
        ensemble.wire.send(traffic, 1, 2, "waits for company");
        const ConnectionId closing = ensemble.open(2, 3);
        ensemble.wire.close(closing, 2);
        ensemble.open(3, 1);
    }

    void leavesNoDescriptor() {
        int before = 0;
        int after = 0;
        forEachConnectedSocket([&](int) { ++before; });
        destroyedWithTrafficUnderway();
        openedAgainAfterClosing();
        forEachConnectedSocket([&](int) { ++after; });
        QCOMPARE(after, before);
    }

    void eventLoopsDoNotStealBytes() {
        Ensemble ensemble(2);
        const ConnectionId connection = ensemble.open(1, 2);
        QCoreApplication::processEvents();
        ensemble.wire.awaitOpen(connection);
        ensemble.wire.send(connection, 1, 1, std::string(100'000, 'x'));
        QCoreApplication::processEvents();
        QCOMPARE(ensemble.wire.take(connection, 2, 1).size(), std::size_t{100'000});
    }

    void brokenFromOutside() {
        Ensemble ensemble(2);
        const ConnectionId connection = ensemble.open(1, 2);
        ensemble.wire.awaitOpen(connection);
        ensemble.wire.send(connection, 1, 1, "lost");
        forEachConnectedSocket([](int descriptor) { ::shutdown(descriptor, SHUT_RDWR); });
        QVERIFY_EXCEPTION_THROWN(ensemble.wire.take(connection, 2, 1), TransportError);
        const ConnectionId next = ensemble.open(1, 2);
        ensemble.wire.send(next, 1, 2, "others are not disturbed");
        QCOMPARE(ensemble.wire.take(next, 2, 2), std::string("others are not disturbed"));
    }

    void bytesFromOutside() {
        Ensemble ensemble(2);
        const ConnectionId connection = ensemble.open(1, 2);
        ensemble.wire.awaitOpen(connection);
        forEachConnectedSocket([](int descriptor) { ::send(descriptor, "?", 1, MSG_DONTWAIT); });
        ensemble.wire.send(connection, 1, 1, "after a foreign byte");
        QVERIFY_EXCEPTION_THROWN(ensemble.wire.take(connection, 2, 1), TransportError);
    }
};

QTEST_GUILESS_MAIN(LoopbackTransportTest)
#include "loopback_transport_test.moc"
