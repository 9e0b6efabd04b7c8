// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/ensemble/message_places.h"

#include <QtTest>
#include <limits>

#include "tests/views/ensemble/made.h"

using namespace zabscope;

namespace {

RingLayout layoutOf(const Made& made) {
    RingLayout::Input input;
    input.members = made.ensemble->members;
    input.area = QRectF(0, 0, 1000, 800);
    input.em = 15;
    input.labelWidth = 130;
    input.shortWidth = 70;
    return RingLayout(input);
}

/// The share of the lane that a message has gone.
double share(const RingLayout& layout, const PlacedMessage& message, double size) {
    const Lane lane = laneBetween(layout, message.flight->from, message.flight->to, size * 0.6);
    return QPointF::dotProduct(message.at - lane.from, lane.along) / lane.length;
}

}  // namespace

class MessagePlacesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aMessageStandsWhereTimeHasBroughtIt() {
        Made made(3);
        made.send(1, 2, zab::MessageKind::proposal, packetOf(Zxid::of(1, 5)), startOfTime, after(milliseconds(8)));
        const Frame frame = made.frame(after(milliseconds(2)));
        const RingLayout layout = layoutOf(made);
        MessageReader reader;
        const auto placed = placeMessages(frame, layout, reader, {});
        QCOMPARE(placed.size(), std::size_t{1});
        QVERIFY(std::abs(share(layout, placed[0], 18) - 0.25) < 1e-9);
        QCOMPARE(placed[0].facts->label, QStringLiteral("5"));
        QCOMPARE(placed[0].facts->epoch, std::optional<std::int64_t>{1});
        MessageRoom still;
        still.reducedMotion = true;
        QVERIFY(std::abs(share(layout, placeMessages(frame, layout, reader, still)[0], 18) - 0.5) < 1e-9);
    }
    void bothDirectionsHaveLanesOfTheirOwn() {
        Made made(2);
        made.send(1, 2, zab::MessageKind::notification, voteFor(1, 0), startOfTime, after(milliseconds(2)));
        made.send(2, 1, zab::MessageKind::notification, voteFor(2, 0), startOfTime, after(milliseconds(2)));
        MessageReader reader;
        const auto placed = placeMessages(made.frame(after(milliseconds(1))), layoutOf(made), reader, {});
        QVERIFY(QLineF(placed[0].at, placed[1].at).length() > 18);
    }
    void whatWasSentTogetherStandsInARow() {
        Made made(2);
        for (int i = 0; i < 3; ++i)
            made.send(1, 2, zab::MessageKind::proposal, packetOf(Zxid::of(1, i)), startOfTime, after(milliseconds(8)));
        const RingLayout layout = layoutOf(made);
        MessageReader reader;
        const auto placed = placeMessages(made.frame(after(milliseconds(4))), layout, reader, {});
        QVERIFY(share(layout, placed[0], 18) > share(layout, placed[1], 18));
        QVERIFY(share(layout, placed[1], 18) > share(layout, placed[2], 18));
        QVERIFY(QLineF(placed[0].at, placed[1].at).length() > 18);
    }
    void whatIsHeldBackByACutPilesUpBeforeIt() {
        Made made(2);
        made.timeline->append(startOfTime, noEvent, LinkChanged{1, 2, true, {}, {}, 0});
        for (int i = 0; i < 3; ++i)
            made.send(1, 2, zab::MessageKind::proposal, packetOf(Zxid::of(1, i)), startOfTime, never);
        const RingLayout layout = layoutOf(made);
        MessageReader reader;
        for (const PlacedMessage& message : placeMessages(made.frame(after(seconds(5))), layout, reader, {})) {
            QVERIFY(message.behindCut);
            QVERIFY(share(layout, message, 18) < 0.5);
        }
    }
    void hostileNumbersStayOnTheWay() {
        Made made(2);
        const Instant lowest{Duration{std::numeric_limits<std::int64_t>::min()}};
        made.send(1, 2, static_cast<zab::MessageKind>(200), "\xff\xff\xff", startOfTime, lowest);
        made.send(1, 2, zab::MessageKind::notification, "\xff", startOfTime, Instant{Duration{INT64_MAX - 1}});
        made.send(1, 1, zab::MessageKind::ack, {}, startOfTime, after(milliseconds(1)));
        made.send(1, 77, zab::MessageKind::ack, {}, startOfTime, after(milliseconds(1)));
        made.send(2, -5, zab::MessageKind::ack, {}, startOfTime, after(milliseconds(1)));
        const RingLayout layout = layoutOf(made);
        MessageReader reader;
        const auto placed = placeMessages(made.frame(after(seconds(1))), layout, reader, {});
        QCOMPARE(placed.size(), std::size_t{2});
        for (const PlacedMessage& message : placed) {
            QVERIFY(std::isfinite(message.at.x()) && std::isfinite(message.at.y()));
            QVERIFY(share(layout, message, 18) >= -1e-9 && share(layout, message, 18) <= 1 + 1e-9);
        }
    }
    void aReaderNeverMixesUpMessagesOfTheSameNumber() {
        MessageReader reader;
        const auto kind = static_cast<std::uint8_t>(zab::MessageKind::commit);
        QCOMPARE(reader.read(9, kind, packetOf(Zxid::of(1, 5))).label, QStringLiteral("5"));
        QCOMPARE(reader.read(9, kind, packetOf(Zxid::of(1, 6))).label, QStringLiteral("6"));
        QCOMPARE(reader.read(9, static_cast<std::uint8_t>(zab::MessageKind::ack), packetOf(Zxid::of(1, 6))).group,
                 MessageGroup::ack);
    }
};

QTEST_MAIN(MessagePlacesTest)
#include "message_places_test.moc"
