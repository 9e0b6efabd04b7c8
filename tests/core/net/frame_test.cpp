// SPDX-License-Identifier: GPL-3.0-or-later
/// Frames: any cutting of the bytes gives the same envelopes, and bad bytes give one clear error.
#include "core/net/frame.h"

#include <rapidcheck.h>

#include <QtTest>

#include <vector>

#include "core/protocol/ids.h"

using namespace zabscope;
using namespace std::string_literals;

namespace {

wire::Envelope parcel(EventId event, const std::string& body) {
    wire::Envelope envelope;
    envelope.mutable_parcel()->set_event(event);
    envelope.mutable_parcel()->set_body(body);
    return envelope;
}

std::string framed(const std::string& serialized) {
    const auto length = static_cast<std::uint32_t>(serialized.size());
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(length >> shift);
    return bytes + serialized;
}

}  // namespace

class FrameTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bytesOfAFrame() {
        std::string bytes;
        appendFrame(parcel(7, "ab"), bytes);
        QCOMPARE(QByteArray::fromStdString(bytes).toHex(), QByteArray("00000008" "1206" "0807" "12026162"));
    }

    void anyCuttingGivesTheSame() {
        const bool held = rc::check([](const std::vector<std::string>& bodies) {
            std::string bytes;
            for (std::size_t i = 0; i < bodies.size(); ++i) appendFrame(parcel(i + 1, bodies[i]), bytes);
            FrameDecoder decoder(largestFrame);
            wire::Envelope envelope;
            std::size_t found = 0;
            std::string_view rest = bytes;
            while (!rest.empty()) {
                const auto piece = *rc::gen::inRange<std::size_t>(1, 40);
                decoder.feed(rest.substr(0, piece));
                rest.remove_prefix(std::min(piece, rest.size()));
                while (decoder.next(envelope)) {
                    RC_ASSERT(envelope.parcel().event() == found + 1);
                    RC_ASSERT(envelope.parcel().body() == bodies[found]);
                    ++found;
                }
            }
            RC_ASSERT(found == bodies.size());
            RC_ASSERT(decoder.left() == 0u);
        });
        QVERIFY(held);
    }

    void badBytes_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("error");
        const auto row = [](const char* name, const std::string& bytes, const char* error) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << error;
        };
        row("empty", "\0\0\0\0"s, "a frame announces 0 bytes where 1 to 1024 are allowed");
        row("one too long", "\0\0\x04\x01"s, "a frame announces 1025 bytes where 1 to 1024 are allowed");
        row("giant", "\xff\xff\xff\xff"s, "a frame announces 4294967295 bytes where 1 to 1024 are allowed");
        row("somebody else's protocol", "GET / HTTP/1.1\r\n"s,
            "a frame announces 1195725856 bytes where 1 to 1024 are allowed");
        row("not an envelope", framed("\x12\x7f"s), "a frame of 2 bytes is not an envelope");
        row("bytes behind the envelope", framed("\x12\x00\x00"s), "a frame of 3 bytes is not an envelope");
        row("unknown content", framed("\x18\x01"s), "a frame holds neither a greeting nor a parcel");
        row("unknown field", framed("\x12\x00\x18\x01"s), "a frame holds fields that are not known");
        row("unknown field of the parcel", framed("\x12\x02\x18\x01"s), "a frame holds fields that are not known");
        row("unknown field of the greeting", framed("\x0a\x02\x18\x01"s), "a frame holds fields that are not known");
    }
    void badBytes() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, error);
        FrameDecoder decoder(largestGreeting);
        decoder.feed(bytes.toStdString());
        wire::Envelope envelope;
        for (int again = 0; again < 2; ++again) {
            try {
                decoder.next(envelope);
                QFAIL("was accepted");
            } catch (const FrameError& found) {
                QCOMPARE(QString(found.what()), error);
            }
        }
    }

    void limitCountsTheEnvelope() {
        std::string bytes;
        const std::string body(largestGreeting - 8, 'x');  // 2 bytes of event, 3 before the body, 3 before the parcel
        appendFrame(parcel(1, body), bytes);
        QCOMPARE(bytes.size(), std::size_t{4 + largestGreeting});
        FrameDecoder decoder(largestGreeting);
        decoder.feed(bytes);
        wire::Envelope envelope;
        QVERIFY(decoder.next(envelope));

        decoder.allow(largestGreeting - 1);
        decoder.feed(bytes);
        QVERIFY_EXCEPTION_THROWN(decoder.next(envelope), FrameError);
        decoder.allow(largestFrame);
        QVERIFY(decoder.next(envelope));
    }

    void tooLargeIsNotAppended() {
        std::string bytes = "before";
        QVERIFY_EXCEPTION_THROWN(appendFrame(parcel(1, std::string(largestFrame, 'x')), bytes), FrameError);
        QCOMPARE(bytes, std::string("before"));
    }

    void roomOfLargeFramesIsReused() {
        std::string bytes;
        appendFrame(parcel(1, std::string(3u << 20, 'x')), bytes);
        appendFrame(parcel(2, "small"), bytes);
        FrameDecoder decoder(largestFrame);
        wire::Envelope envelope;
        const std::string_view all = bytes;
        decoder.feed(all.substr(0, bytes.size() - 3));
        QVERIFY(decoder.next(envelope));
        QVERIFY(!decoder.next(envelope));
        decoder.feed(all.substr(bytes.size() - 3));
        QVERIFY(decoder.next(envelope));
        QCOMPARE(envelope.parcel().body(), std::string("small"));
        decoder.feed("ab");
        QCOMPARE(decoder.left(), std::size_t{2});
    }
};

QTEST_APPLESS_MAIN(FrameTest)
#include "frame_test.moc"
