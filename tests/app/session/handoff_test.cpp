// SPDX-License-Identifier: GPL-3.0-or-later
/// The queues between engine and window under two real threads: orders all come and in their order, reports are the
/// newest and carry what older ones said, and nobody sleeps on. ThreadSanitizer judges this test, so no thread touches
/// Qt.
#include <QtTest>
#include <cstdint>
#include <memory>
#include <thread>
#include <vector>

#include "app/session/handoff.h"

using namespace zabscope;

/// ThreadSanitizer asks for this. QtTest has a thread of its own, which watches the time; as Qt is not instrumented it
/// looks like a race now and then. What Qt's own libraries call is not judged; all that is compiled here is.
extern "C" const char* __tsan_default_suppressions() {
    return "called_from_lib:libQt6Core.so\ncalled_from_lib:libQt6Test.so\n";
}

namespace {

using Number = std::uint64_t;

/// An order that owns memory: what one thread wrote, the other one reads and frees.
struct Told {
    std::unique_ptr<Number> number;
};

/// A report that owns memory, shared with whoever made it, as the trace is.
struct Heard {
    Number number = 0;
    std::vector<Number> since;  ///< what has been done since the last report
    std::shared_ptr<const std::vector<Number>> trace;

    void absorb(const Heard& older) { since.insert(since.begin(), older.since.begin(), older.since.end()); }
};

using Queues = Handoff<Told, Heard>;

Told told(Number number) { return {std::make_unique<Number>(number)}; }

/// A report on the numbers `first` to `number`; its trace repeats `number`.
Heard heard(Number first, Number number) {
    Heard report;
    report.number = number;
    for (Number each = first; each <= number; ++each) report.since.push_back(each);
    report.trace = std::make_shared<const std::vector<Number>>(4, number);
    return report;
}

/// What one side has got, judged as it comes: the numbers from 1 on, one by one.
struct Ledger {
    Number last = 0;
    Number wrong = 0;

    void enter(Number number) { wrong += number != ++last ? 1 : 0; }
    void enter(const std::deque<Told>& orders) {
        for (const Told& order : orders) enter(*order.number);
    }
};

/// What the window learns from reports.
struct Reader {
    Number newest = 0;
    Number reports = 0;
    Number stale = 0;  ///< reports that were no newer than one before, or torn
    Ledger done;

    void read(const Heard& report) {
        ++reports;
        const bool whole = *report.trace == std::vector<Number>(4, report.number);
        stale += report.number <= newest || !whole ? 1 : 0;
        newest = report.number;
        for (const Number each : report.since) done.enter(each);
    }
    void look(Queues& queues) {
        if (const auto report = queues.takeReport())
            read(*report);
        else
            std::this_thread::yield();
    }
};

}  // namespace

class HandoffTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ordersComeAllAndInTheirOrder_data() {
        QTest::addColumn<bool>("wait");
        QTest::newRow("the engine sleeps for them") << true;
        QTest::newRow("the engine looks now and then") << false;
    }
    void ordersComeAllAndInTheirOrder() {
        QFETCH(const bool, wait);
        constexpr Number count = 100'000;
        Queues queues;
        Ledger got;
        std::thread engine([&queues, &got, wait] {
            while (!queues.isToEnd()) {
                got.enter(queues.takeOrders(wait));
                if (!wait) std::this_thread::yield();
            }
            got.enter(queues.takeOrders(false));
        });
        for (Number number = 1; number <= count; ++number) queues.order(told(number));
        queues.quit();
        engine.join();
        QCOMPARE(got.last, count);
        QCOMPARE(got.wrong, Number{0});
        QVERIFY(queues.takeOrders(true).empty());
    }

    void everyOrderWakesTheEngineAndIsAnswered() {
        constexpr Number rounds = 20'000;
        Queues queues;
        Ledger got;
        std::thread engine([&queues, &got] {
            while (!queues.isToEnd()) {
                const std::deque<Told> orders = queues.takeOrders(true);
                got.enter(orders);
                for (const Told& order : orders) queues.report(heard(*order.number, *order.number));
            }
        });
        Reader window;
        for (Number number = 1; number <= rounds; ++number) {
            queues.order(told(number));
            while (window.newest < number) window.look(queues);
        }
        queues.quit();
        engine.join();
        QCOMPARE(got.last, rounds);
        QCOMPARE(got.wrong, Number{0});
        // One at a time: none could be replaced by a newer one.
        QCOMPARE(window.reports, rounds);
        QCOMPARE(window.stale, Number{0});
        QCOMPARE(window.done.last, rounds);
        QCOMPARE(window.done.wrong, Number{0});
    }

    void theNewestReportCountsAndCarriesWhatOlderOnesSaid() {
        constexpr Number count = 100'000;
        Queues queues;
        std::thread engine([&queues] {
            for (Number number = 1; number <= count; ++number) queues.report(heard(number, number));
        });
        Reader window;
        while (window.newest < count) window.look(queues);
        engine.join();
        QVERIFY(!queues.takeReport());
        QVERIFY(window.reports <= count);
        QCOMPARE(window.stale, Number{0});
        QCOMPARE(window.done.last, count);
        QCOMPARE(window.done.wrong, Number{0});
    }

    void aReportThatNobodyTookGivesWayToTheNewest() {
        Queues queues;
        const Heard first = heard(1, 2);
        queues.report(first);
        queues.report(heard(3, 3));
        queues.report(heard(4, 6));
        // The old one's trace is not kept alive.
        QCOMPARE(first.trace.use_count(), 1);
        const auto report = queues.takeReport();
        QVERIFY(report);
        QCOMPARE(report->number, Number{6});
        QCOMPARE(report->since, (std::vector<Number>{1, 2, 3, 4, 5, 6}));
        QVERIFY(!queues.takeReport());
    }

    void bothWaysAtOnce() {
        constexpr Number count = 50'000;
        Queues queues;
        Ledger got;
        Number reported = 0;
        std::thread engine([&queues, &got, &reported] {
            while (!queues.isToEnd()) {
                // As the engine does: with work to do it only looks, else it sleeps.
                got.enter(queues.takeOrders(reported >= got.last));
                if (reported < got.last) queues.report(heard(std::exchange(reported, got.last) + 1, got.last));
            }
            got.enter(queues.takeOrders(false));
            if (reported < got.last) queues.report(heard(std::exchange(reported, got.last) + 1, got.last));
        });
        Reader window;
        for (Number number = 1; number <= count; ++number) {
            queues.order(told(number));
            window.look(queues);
        }
        queues.quit();
        engine.join();
        window.look(queues);
        QCOMPARE(got.last, count);
        QCOMPARE(got.wrong, Number{0});
        QCOMPARE(reported, count);
        QCOMPARE(window.newest, count);
        QCOMPARE(window.stale, Number{0});
        QCOMPARE(window.done.last, count);
        QCOMPARE(window.done.wrong, Number{0});
    }

    void theEndWakesASleeper() {
        for (Number round = 0; round < 1000; ++round) {
            Queues queues;
            Ledger got;
            std::thread engine([&queues, &got] {
                while (!queues.isToEnd()) got.enter(queues.takeOrders(true));
                got.enter(queues.takeOrders(true));
                queues.setStuck();
            });
            // What was ordered before the end is not lost with it.
            for (Number number = 1; number <= round % 3; ++number) queues.order(told(number));
            queues.quit();
            while (!queues.isStuck()) std::this_thread::yield();
            engine.join();
            QCOMPARE(got.last, round % 3);
            QCOMPARE(got.wrong, Number{0});
        }
    }

    void anOldReportIsFreedWhileTheWindowMayLook() {
        Queues queues;
        bool freed = false;
        Heard old;
        // Whoever frees much memory under the lock lets the other side wait; here it would wait for itself, for ever.
        old.trace = {new std::vector<Number>, [&queues, &freed](const std::vector<Number>* trace) {
                         freed = !queues.isStuck();
                         delete trace;
                     }};
        queues.report(std::move(old));
        QVERIFY(!freed);
        queues.report(heard(1, 1));
        QVERIFY(freed);
    }
};

QTEST_APPLESS_MAIN(HandoffTest)
#include "handoff_test.moc"
