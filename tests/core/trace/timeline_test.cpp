// SPDX-License-Identifier: GPL-3.0-or-later
/// The timeline: what was appended is there, at every position, in every copy.
#include "core/trace/timeline.h"

#include <rapidcheck.h>
#include <QtTest>

#include "tests/core/trace/random_run.h"

using namespace zabscope;
using zabscope::test::picture;
using zabscope::test::RandomRun;

namespace {

constexpr std::size_t chunkAndHalf = Chunk::size + Chunk::size / 2;

std::string sentBytes(const Timeline& timeline, EventId id) {
    return std::string{std::get<Sent>(timeline.event(id).what).bytes};
}
Sent sent(std::string_view bytes) { return Sent{makeConnectionId(1, 1, 1), 1, 2, 2, startOfTime, bytes}; }
Instant at(std::int64_t millis) { return startOfTime + milliseconds(millis); }

Timeline threeAndTwo() {
    Timeline timeline;
    for (int i = 0; i < 3; ++i) timeline.append(at(600), noEvent, Commanded{"x"});
    for (int i = 0; i < 2; ++i) timeline.append(at(1250), noEvent, Commanded{"y"});
    return timeline;
}

}  // namespace

class TimelineTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsBytesOfTheCaller() {
        Timeline timeline;
        timeline.append(startOfTime, noEvent, Born{1, 1});
        EventId small = noEvent;
        EventId large = noEvent;
        {
            std::string bytes(40, 'a');
            small = timeline.append(startOfTime, 1, sent(bytes));
            std::string many(100'000, 'b');
            large = timeline.append(startOfTime, 1, sent(many));
        }
        QCOMPARE(timeline.last(), EventId{3});
        QCOMPARE(sentBytes(timeline, small), std::string(40, 'a'));
        QCOMPARE(sentBytes(timeline, large), std::string(100'000, 'b'));
        QCOMPARE(timeline.event(large).cause, EventId{1});
        QVERIFY(timeline.memory() > 100'000);
    }

    void stateAtEveryPositionIsThatOfTheRunSoFar() {
        QVERIFY(rc::check([](std::uint64_t seed) {
            Timeline whole;
            RandomRun run{seed};
            std::map<EventId, std::string> seen;
            for (int part = 0; part < 15; ++part) {
                run.grow(whole, chunkAndHalf / 10);
                seen[whole.last()] = picture(whole.state(), whole.histories());
            }
            for (const auto& [last, before] : seen) {
                RC_ASSERT(picture(whole.at(whole.positionOf(last)), whole.histories()) == before);
                const Timeline prefix = whole.prefix(last);
                RC_ASSERT(prefix.last() == last);
                RC_ASSERT(prefix.end() == whole.event(last).at);
                RC_ASSERT(picture(prefix.state(), prefix.histories()) == before);
            }
        }));
    }

    void prefixGoesOnAsTheWholeDid() {
        Timeline whole;
        RandomRun{7}.grow(whole, 2 * chunkAndHalf);
        for (const EventId cut : {EventId{0}, EventId{1}, EventId{100}, EventId{Chunk::size}, EventId{Chunk::size + 1},
                                  EventId{chunkAndHalf}}) {
            Timeline again = whole.prefix(cut);
            for (EventId id = cut + 1; id <= whole.last(); ++id) {
                const Event& event = whole.event(id);
                again.append(event.at, event.cause, event.what);
            }
            QCOMPARE(picture(again.state(), again.histories()), picture(whole.state(), whole.histories()));
            QCOMPARE(again.chunks().size(), whole.chunks().size());
        }
        QCOMPARE(whole.prefix(Chunk::size).chunks()[0].get(), whole.chunks()[0].get());  // shared
    }

    void copiesGrowApart() {
        Timeline one;
        one.append(startOfTime, noEvent, Born{1, 1});
        one.append(startOfTime, noEvent, sent("common"));
        Timeline two = one;
        one.append(startOfTime, noEvent, sent("of one"));
        two.append(startOfTime, noEvent, sent("of two"));
        two.append(startOfTime, noEvent, Delivered{2, 1});
        QCOMPARE(one.last(), EventId{3});
        QCOMPARE(sentBytes(one, 3), std::string{"of one"});
        QCOMPARE(sentBytes(two, 3), std::string{"of two"});
        QCOMPARE(one.state().messagesInFlight(), std::size_t{2});
        QCOMPARE(two.state().messagesInFlight(), std::size_t{1});
        one = Timeline{};  // what the copy points to is its own
        QCOMPARE(sentBytes(two, 2), std::string{"common"});
        QVERIFY(one.empty());
        one.append(startOfTime, noEvent, Commanded{"begins anew"});
        QCOMPARE(one.last(), EventId{1});
    }

    void positionsOfInstants() {
        const Timeline timeline = threeAndTwo();
        QCOMPARE(timeline.positionAt(at(599)).last, EventId{0});
        QCOMPARE(timeline.positionAt(at(600)).last, EventId{3});
        QCOMPARE(timeline.positionAt(at(1000)).last, EventId{3});
        QVERIFY(timeline.positionAt(at(1000)).at == at(1000));
        QCOMPARE(timeline.positionAt(at(9000)).last, EventId{5});
        QVERIFY(timeline.positionOf(4) == (Position{at(1250), 4}));
    }

    void positionsAsText_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qulonglong>("last");
        QTest::addColumn<QString>("back");
        QTest::newRow("all of an instant") << "600ms" << 3ULL << "600ms";
        QTest::newRow("second") << "600ms#2" << 2ULL << "600ms#2";
        QTest::newRow("last one named") << "600ms#3" << 3ULL << "600ms";
        QTest::newRow("before the first") << "1.25s#0" << 3ULL << "1.25s#0";
        QTest::newRow("between") << "0.9s" << 3ULL << "900ms";
        QTest::newRow("start") << "0s" << 0ULL << "0s";
        QTest::newRow("behind the end") << "2s" << 5ULL << "2s";
    }
    void positionsAsText() {
        QFETCH(QString, text);
        QFETCH(qulonglong, last);
        QFETCH(QString, back);
        const Timeline timeline = threeAndTwo();
        const auto position = timeline.parse(text.toStdString());
        QVERIFY(position.has_value());
        QCOMPARE(position->last, EventId{last});
        QCOMPARE(timeline.toText(*position), back.toStdString());
        QVERIFY(timeline.parse(timeline.toText(*position)) == position);
    }
    void textsThatAreNoPosition_data() {
        QTest::addColumn<QString>("text");
        for (const char* text :
             {"", "#1", "600", "600ms#", "600ms#4", "600ms#-1", "600ms#1x", "600ms#99999999999999999999", "700ms#1", "x#1"})
            QTest::newRow(text) << text;
    }
    void textsThatAreNoPosition() {
        QFETCH(QString, text);
        QVERIFY(!threeAndTwo().parse(text.toStdString()));
    }

    void emptyTimeline() {
        const Timeline timeline;
        QVERIFY(timeline.empty());
        QCOMPARE(timeline.at({}).nodes().size(), std::size_t{0});
        QCOMPARE(timeline.positionAt(at(5)).last, EventId{0});
        QCOMPARE(timeline.toText({at(5), 0}), std::string{"5ms"});
        QVERIFY(timeline.prefix(0).empty());
    }
};

QTEST_APPLESS_MAIN(TimelineTest)
#include "timeline_test.moc"
