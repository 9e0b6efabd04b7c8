// SPDX-License-Identifier: GPL-3.0-or-later
/// Who may come in: only a greeting with the secret, for a connection that is expected.
#include "core/net/listener.h"

#include <QtTest>

#include "core/net/connect.h"

using namespace zabscope;
using namespace std::string_literals;

namespace {

const std::string secret = "sixteen bytes ok";
const ConnectionId expected = makeConnectionId(1, 1, 5);

std::string greeting(const std::string& said, ConnectionId connection) {
    wire::Envelope envelope;
    envelope.mutable_greeting()->set_secret(said);
    envelope.mutable_greeting()->set_connection(static_cast<std::uint64_t>(connection));
    std::string bytes;
    appendFrame(envelope, bytes);
    return bytes;
}

std::string parcel() {
    wire::Envelope envelope;
    envelope.mutable_parcel()->set_event(7);
    std::string bytes;
    appendFrame(envelope, bytes);
    return bytes;
}

Deadline inTenSeconds() { return std::chrono::steady_clock::now() + std::chrono::seconds{10}; }

/// A listener that expects one connection, and somebody who connects to it.
struct Door {
    explicit Door(std::chrono::milliseconds patience = std::chrono::minutes{10}) : listener(2, secret, patience) {}
    Listener listener;
    Socket stranger = connectTo(listener.port(), std::chrono::seconds{10}, "test");
    Socket admitted;
    std::size_t bytesBehindGreeting = 0;

    void admit() {
        listener.admit([this](ConnectionId connection, Socket& socket, FrameDecoder& decoder) {
            if (connection != expected || admitted.isOpen()) return false;
            admitted = std::move(socket);
            bytesBehindGreeting = decoder.left();
            return true;
        });
    }
    /// Whether the listener hangs up on `end`.
    bool closes(Socket& end) {
        std::array<char, 1> byte;
        for (const Deadline deadline = inTenSeconds(); !admitted.isOpen() && std::chrono::steady_clock::now() < deadline;) {
            admit();
            try {
                if (end.read(byte) == std::size_t{0}) return true;
            } catch (const std::system_error&) {
                return true;
            }
            std::array<pollfd, 1> closing{{{.fd = end.descriptor(), .events = POLLIN, .revents = 0}}};
            waitForAny(closing, std::chrono::steady_clock::now() + std::chrono::milliseconds{1});
        }
        return false;
    }
};

}  // namespace

class ListenerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void expectedIsAdmitted() {
        Door door;
        const std::string bytes = greeting(secret, expected);
        door.stranger.write(bytes.substr(0, 9));
        while (!door.admitted.isOpen() && door.listener.wait(inTenSeconds())) {
            door.admit();
            door.stranger.write(bytes.substr(9) + parcel());
        }
        QVERIFY(door.admitted.isOpen());
    }

    void bytesBehindTheGreetingAreKept() {
        Door door;
        door.stranger.write(greeting(secret, expected) + parcel());
        while (!door.admitted.isOpen() && door.listener.wait(inTenSeconds())) door.admit();
        QCOMPARE(door.bytesBehindGreeting, parcel().size());
    }

    void otherIsClosed_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("patience");
        const auto row = [](const char* name, const std::string& bytes, int patience = 600'000) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << patience;
        };
        row("wrong secret", greeting("another sixteen!", expected));
        row("shorter secret", greeting("sixteen bytes o", expected));
        row("no secret", greeting("", expected));
        row("unexpected connection", greeting(secret, makeConnectionId(1, 1, 6)));
        row("no greeting but a parcel", parcel());
        row("giant length", "\x7f\xff\xff\xff"s);
        row("announces more than a greeting needs", "\0\0\x04\x01"s);
        row("more than a greeting needs", greeting(secret + std::string(largestGreeting, 'x'), expected));
        row("another protocol", "GET / HTTP/1.1\r\n\r\n"s);
        row("says nothing", "", 50);
        row("says half a greeting", greeting(secret, expected).substr(0, 10), 50);
    }
    void otherIsClosed() {
        QFETCH(QByteArray, bytes);
        QFETCH(int, patience);
        Door door(std::chrono::milliseconds{patience});
        if (!bytes.isEmpty()) door.stranger.write(bytes.toStdString());
        QVERIFY(door.closes(door.stranger));
        // And the expected one still finds its way.
        Socket ours = connectTo(door.listener.port(), std::chrono::seconds{10}, "test");
        ours.write(greeting(secret, expected));
        while (!door.admitted.isOpen() && door.listener.wait(inTenSeconds())) door.admit();
        QVERIFY(door.admitted.isOpen());
    }

    void secondOfTheSameIsClosed() {
        Door door;
        door.stranger.write(greeting(secret, expected));
        while (!door.admitted.isOpen() && door.listener.wait(inTenSeconds())) door.admit();
        Socket thief = connectTo(door.listener.port(), std::chrono::seconds{10}, "test");
        thief.write(greeting(secret, expected));
        std::array<char, 1> byte;
        std::array<pollfd, 1> closing{{{.fd = thief.descriptor(), .events = POLLIN, .revents = 0}}};
        QVERIFY(door.listener.wait(inTenSeconds()));
        door.admit();
        while (!waitForAny(closing, std::chrono::steady_clock::now())) door.admit();
        QVERIFY_EXCEPTION_THROWN(thief.read(byte), std::system_error);  // closed by a reset
        QVERIFY(door.admitted.isOpen());
    }

    void hangsUp() {
        Door door;
        door.stranger = {};
        QVERIFY(door.listener.wait(inTenSeconds()));
        door.admit();
        QVERIFY(!door.admitted.isOpen());
    }

    void listensOnLoopbackOnly() {
        Listener listener(2, secret);
        QTcpServer everywhere;  // would fail if the listener held the port on all addresses
        QVERIFY(everywhere.listen(QHostAddress("127.0.0.2"), listener.port()));
    }
};

QTEST_GUILESS_MAIN(ListenerTest)
#include "listener_test.moc"
