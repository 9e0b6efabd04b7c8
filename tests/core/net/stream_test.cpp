// SPDX-License-Identifier: GPL-3.0-or-later
/// One direction of a connection, with a peer that misbehaves: every trouble is a TransportError, none is a hang.
#include "core/net/stream.h"

#include <sys/socket.h>

#include <QtTest>

#include <utility>

using namespace zabscope;
using namespace std::string_literals;

namespace {

/// A connection from 1 to 2, and the wire seen from outside.
struct Wire {
    explicit Wire(std::chrono::milliseconds patience = std::chrono::seconds{10})
        : stream(makeConnectionId(1, 1, 5), 1, 2, writer, reader, patience) {
        int ends[2];
        if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) qFatal("no socket pair");
        writer = Socket(ends[0]);
        reader = Socket(ends[1]);
    }
    Socket writer;
    Socket reader;
    Stream stream;
};

std::string parcel(EventId event) {
    wire::Envelope envelope;
    envelope.mutable_parcel()->set_event(event);
    std::string bytes;
    appendFrame(envelope, bytes);
    return bytes;
}

template <typename Work>
QString troubleOf(Work&& work) {
    try {
        work();
    } catch (const TransportError& error) {
        return QString(error.what()).section(';', 0, 0);
    }
    return "none";
}

const QString where = "connection 1.1#5, from 1 to 2: ";

}  // namespace

class StreamTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bytesThatWereNotSent_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("error");
        const auto row = [](const char* name, const std::string& bytes, const char* error) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << error;
        };
        row("another event", parcel(8), "message 8 came, which was not the next one sent");
        row("twice", parcel(7) + parcel(7), "message 7 came, which was not the next one sent");
        row("no frame", "\0\0\0\0"s, "a frame announces 0 bytes where 1 to 67108864 are allowed");
        row("a greeting", "\0\0\0\x02\x0a\0"s, "a second greeting came");
    }
    void bytesThatWereNotSent() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, error);
        Wire wire;
        wire.stream.put(7, "body");
        wire.writer.write(bytes.toStdString());
        QCOMPARE(troubleOf([&] { wire.stream.take(7); }), where + error);
    }

    void noMessageWithinPatience() {
        Wire wire(std::chrono::milliseconds{1});
        wire.stream.put(7, std::string(100'000, 'x'));  // sent at once, and then stolen
        std::string stolen(200'000, '\0');
        while (wire.reader.read(stolen)) continue;
        QCOMPARE(troubleOf([&] { wire.stream.take(7); }), where + "waited in vain for message 7 for 1 ms");
    }

    void endBeforeTheMessage() {
        Wire wire;
        wire.stream.put(7, std::string(100'000, 'x'));
        std::string stolen(200'000, '\0');
        while (wire.reader.read(stolen)) continue;
        wire.writer.finish();
        QCOMPARE(troubleOf([&] { wire.stream.take(7); }), where + "it ended before message 7 came");
    }

    void endInsideAFrame() {
        Wire wire;
        wire.writer.write("\0\0"s);
        wire.stream.finish();
        QCOMPARE(troubleOf([&] { wire.stream.awaitEnd(); }), where + "it ended in the middle of a frame");
    }

    void endWithoutWhatWasSent() {
        Wire wire;
        wire.stream.put(7, std::string(100'000, 'x'));
        std::string stolen(200'000, '\0');
        while (wire.reader.read(stolen)) continue;
        wire.stream.finish();
        QCOMPARE(troubleOf([&] { wire.stream.awaitEnd(); }), where + "it ended before message 7 came");
    }

    void readerGone() {
        Wire wire;
        wire.stream.put(7, "body");
        wire.reader = {};
        QVERIFY(troubleOf([&] { wire.stream.finish(); }).startsWith(where + "it broke ("));
    }

    void noEndWithinPatience() {
        Wire wire(std::chrono::milliseconds{1});
        Wire other;
        wire.stream.finish();
        std::swap(wire.reader, other.reader);  // of a connection that nobody finished
        QCOMPARE(troubleOf([&] { wire.stream.awaitEnd(); }), where + "waited in vain for its end for 1 ms");
    }

    void tooLarge() {
        Wire wire;
        const QString trouble = troubleOf([&] { wire.stream.put(7, std::string(largestFrame, 'x')); });
        QVERIFY(trouble.contains("is larger than the largest frame of 67108864"));
        wire.stream.put(8, "next");
        QCOMPARE(wire.stream.take(8), std::string("next"));
    }

    void moreThanTheSystemHolds() {
        Wire wire;
        for (EventId event = 1; event <= 100; ++event) wire.stream.put(event, std::string(50'000, static_cast<char>(event)));
        wire.stream.finish();
        wire.stream.awaitEnd();
        for (EventId event = 1; event <= 100; ++event)
            QCOMPARE(wire.stream.take(event), std::string(50'000, static_cast<char>(event)));
    }
};

QTEST_APPLESS_MAIN(StreamTest)
#include "stream_test.moc"
