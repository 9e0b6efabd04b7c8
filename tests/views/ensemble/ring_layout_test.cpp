// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/ensemble/ring_layout.h"

#include <QtTest>
#include <cmath>

using namespace zabscope;

namespace {

std::vector<Member> membersOf(int count) {
    std::vector<Member> members;
    for (int sid = 1; sid <= count; ++sid) members.push_back({sid, false, 1, 0});
    return members;
}

RingLayout::Input inputOf(const std::vector<Member>& members, QSizeF size) {
    RingLayout::Input input;
    input.members = members;
    input.area = QRectF(QPointF(0, 0), size);
    input.em = 15;
    input.labelWidth = 130;
    input.shortWidth = 70;
    return input;
}

}  // namespace

class RingLayoutTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingTouches_data() {
        QTest::addColumn<int>("count");
        QTest::addColumn<QSizeF>("size");
        for (const int count : {1, 2, 3, 5, 9, 25, 26, 101}) {
            for (const QSizeF size : {QSizeF(380, 420), QSizeF(560, 400), QSizeF(1280, 720), QSizeF(1920, 1080)})
                QTest::addRow("%d servers in %gx%g", count, size.width(), size.height()) << count << size;
        }
    }
    void nothingTouches() {
        QFETCH(int, count);
        QFETCH(QSizeF, size);
        const auto members = membersOf(count);
        const RingLayout layout(inputOf(members, size));
        QCOMPARE(static_cast<int>(layout.servers().size()), count);
        for (const auto& one : layout.servers()) {
            QVERIFY(QRectF(QPointF(0, 0), size).adjusted(-1, -1, 1, 1).contains(layout.bounds(one.node)));
            const QRectF words = layout.label(one.node);
            QVERIFY(words.isEmpty() || QRectF(QPointF(0, 0), size).adjusted(-1, -1, 1, 1).contains(words));
            for (const auto& other : layout.servers()) {
                if (other.node <= one.node) continue;
                const QPointF apart = one.at - other.at;
                QVERIFY(std::hypot(apart.x(), apart.y()) > 2 * layout.radius());
                QVERIFY(words.isEmpty() || !words.intersects(layout.label(other.node)));
            }
        }
        QCOMPARE(layout.detail() == Detail::mark, count > static_cast<int>(RingLayout::mostDiscs) || layout.lines() == 0);
    }
    void fiveServersHaveWordsEvenInADock() {
        const auto members = membersOf(5);
        QVERIFY(RingLayout(inputOf(members, {380, 420})).lines() >= 2);
        QCOMPARE(RingLayout(inputOf(members, {1280, 720})).detail(), Detail::full);
    }
    void largeTypeInASmallWindowLeavesWords_data() {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("lines");
        QTest::addColumn<QSizeF>("size");
        for (const int count : {3, 5, 9}) {
            QTest::addRow("%d servers, 200 percent in 1280x720", count) << count << 2 << QSizeF(525, 290);
            QTest::addRow("%d servers, 200 percent in 1920x1080", count)
                << count << (count < 9 ? 3 : 2) << QSizeF(1165, 690);
        }
    }
    void largeTypeInASmallWindowLeavesWords() {
        QFETCH(int, count);
        QFETCH(int, lines);
        QFETCH(QSizeF, size);
        const auto members = membersOf(count);
        RingLayout::Input input = inputOf(members, size);
        input.em = 28;
        input.labelWidth = 330;
        input.shortWidth = 175;
        const RingLayout layout(input);
        QVERIFY2(layout.lines() >= lines, qPrintable(QString::number(layout.lines())));
        QVERIFY(layout.type() * input.em > 13);
        const QRectF area = QRectF(QPointF(0, 0), size).adjusted(-1, -1, 1, 1);
        for (const auto& one : layout.servers()) {
            QVERIFY(area.contains(layout.bounds(one.node)) && area.contains(layout.label(one.node)));
            for (const auto& other : layout.servers()) {
                QVERIFY(other.node == one.node || !layout.label(one.node).intersects(layout.label(other.node)));
                QVERIFY(other.node == one.node || !layout.label(one.node).intersects(layout.bounds(other.node)) ||
                        layout.radius() < 30);
            }
        }
    }
    void aClientStandsOffTheWays() {
        const auto members = membersOf(5);
        RingLayout::Input input = inputOf(members, {820, 480});
        const std::vector<ClientSeat> seats{{-1, 3}, {-2, 4}};
        input.clients = seats;
        const RingLayout layout(input);
        for (const auto& client : layout.clients()) {
            const QLineF way(layout.place(3), layout.place(4));
            const double middle = std::abs(client.at.y() - way.y1());
            const bool between = client.at.x() < way.x1() && client.at.x() > way.x2();
            QVERIFY(!between || middle > layout.clientRadius());
        }
    }
    void theLayoutIsKeptUntilSomethingElseIsAsked() {
        const auto members = membersOf(5);
        RingLayout::Input input = inputOf(members, {800, 600});
        KeptLayout kept;
        QCOMPARE(kept.of(input).place(2), RingLayout(input).place(2));
        input.camera.zoom = 2;
        QCOMPARE(kept.of(input).radius(), RingLayout(input).radius());
        const auto more = membersOf(7);
        input.members = more;
        QVERIFY(kept.of(input).stands(7));
    }
    void whoLooksNearerSeesMore() {
        const auto members = membersOf(101);
        RingLayout::Input input = inputOf(members, {1280, 720});
        QCOMPARE(RingLayout(input).detail(), Detail::mark);
        input.camera.zoom = 6;
        QVERIFY(RingLayout(input).detail() != Detail::mark);
    }
    void zoomKeepsTheMiddleAndPanMovesIt() {
        const auto members = membersOf(5);
        RingLayout::Input input = inputOf(members, {800, 600});
        const RingLayout plain(input);
        input.camera.zoom = 2;
        input.camera.pan = {30, -10};
        const RingLayout near(input);
        const QPointF wanted = plain.centre() + (plain.place(3) - plain.centre()) * 2 + QPointF(30, -10);
        QVERIFY(QLineF(near.place(3), wanted).length() < 0.01);
        QCOMPARE(near.radius(), plain.radius() * 2);
    }
    void movedServersStandWhereTheyWerePut() {
        const auto members = membersOf(3);
        RingLayout::Input input = inputOf(members, {800, 600});
        input.camera.moved[2] = {0, 0};
        const RingLayout layout(input);
        QCOMPARE(layout.place(2), layout.centre());
        QVERIFY(layout.place(1) != layout.centre());
    }
    void clientsStandNextToTheirServer() {
        const auto members = membersOf(3);
        RingLayout::Input input = inputOf(members, {800, 600});
        const std::vector<ClientSeat> seats{{-1, 2}, {-2, 2}, {-3, noNode}, {-4, 77}};
        input.clients = seats;
        const RingLayout layout(input);
        for (const NodeId client : {-1, -2}) {
            QVERIFY(QLineF(layout.place(client), layout.place(2)).length() < layout.radius() * 3);
            QVERIFY(!layout.bounds(client).intersects(QRectF(layout.place(2) - QPointF(5, 5), QSizeF(10, 10))));
        }
        QVERIFY(layout.stands(-3) && layout.stands(-4));
        QVERIFY(!layout.stands(99) && !layout.stands(-99));
    }
    void clientsCoverNoWords_data() { nothingTouches_data(); }
    void clientsCoverNoWords() {
        QFETCH(int, count);
        QFETCH(QSizeF, size);
        const auto members = membersOf(count);
        RingLayout::Input input = inputOf(members, size);
        const std::vector<ClientSeat> seats{{-1, 1}, {-2, 1}, {-1001, 1}, {-1002, count}};
        input.clients = seats;
        const RingLayout layout(input);
        for (const auto& client : layout.clients()) {
            for (const auto& server : layout.servers()) {
                QVERIFY(!layout.bounds(client.node).intersects(layout.label(server.node)));
                QVERIFY(QLineF(client.at, server.at).length() > layout.radius());
            }
        }
    }
    void noMembersNoPlaces() {
        const RingLayout layout(inputOf({}, {800, 600}));
        QVERIFY(layout.servers().empty());
        QVERIFY(!layout.stands(1));
    }
};

QTEST_MAIN(RingLayoutTest)
#include "ring_layout_test.moc"
