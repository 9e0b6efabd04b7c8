// SPDX-License-Identifier: GPL-3.0-or-later
/// The charts: what they say of a run, where a press leads, the sweep, the table, and pictures as functions of frames.
#include "views/charts/charts_view.h"

#include <QClipboard>
#include <QComboBox>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTranslator>
#include <QtTest>

#include "core/zab/message_text.h"
#include "core/zab/zab_state.h"
#include "tests/views/played.h"
#include "views/charts/chart_plot.h"

using namespace zabscope;

namespace {

const Played& demonstration() {
    static const Played played = playShown("demonstration");
    return played;
}

std::unique_ptr<ChartsView> shown(const Frame& frame, ChartKind kind, QSize size = {800, 500}) {
    auto view = std::make_unique<ChartsView>();
    view->resize(size);
    view->setChart(static_cast<int>(kind));
    view->show();
    view->setFrame(frame);
    for (int i = 0; i < 3; ++i) view->setFrame(frame);
    view->grab();  // lays the plot out
    return view;
}

ChartPlot* plotOf(const ChartsView& view) { return view.findChild<ChartPlot*>(); }

QPoint placeOf(const ChartsView& view, std::size_t spot) {
    return plotOf(view)->place(view.sheet().spots.at(spot).at).toPoint();
}

std::size_t pointsOf(const ChartSheet& sheet) {
    std::size_t points = 0;
    for (const ChartLine& line : sheet.lines) points = std::max(points, line.points.size());
    return points;
}

}  // namespace

class ChartsViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyChartAnswersItsQuestion() {
        const std::array expected{"server 4 won", "servers 1–5: 2:5", "servers 1–5: 2",
                                  "votes: ",      "Writes: 10",   "Elections until now: 2"};
        for (int chart = 0; chart < 6; ++chart) {
            const auto view = shown(demonstration().at(), static_cast<ChartKind>(chart));
            QVERIFY2(view->sheet().answer.contains(expected[static_cast<std::size_t>(chart)]),
                     qPrintable(view->sheet().answer));
            QVERIFY(!view->sheet().isEmpty() && !view->sheet().spots.empty() && !view->sheet().rows.empty());
            QVERIFY(view->sheet().yTicks.size() > 1);
            QCOMPARE(plotOf(*view)->accessibleName(), view->sheet().question);
            QCOMPARE(plotOf(*view)->accessibleDescription(), view->sheet().answer);
            QVERIFY(!plotOf(*view)->items().empty());
            for (const QStringList& row : view->sheet().rows) QCOMPARE(row.size(), view->sheet().columns.size());
        }
    }

    void votesAreThoseOfTheElectionThatNowIsIn() {
        const auto view = shown(demonstration().at("3ms"), ChartKind::votes);
        QVERIFY(view->sheet().answer.startsWith("Election 1 of 2"));
        // Votes that have not been cast yet are pale.
        const QImage early = view->grab().toImage();
        view->setFrame(demonstration().at("6ms"));
        QVERIFY(view->grab().toImage() != early);
        view->setFrame(demonstration().at("310ms"));
        QVERIFY(view->sheet().answer.startsWith("Election 2 of 2"));
        QCOMPARE(view->sheet().lines.size(), 5);  // 1 to 4, and the quorum
        view->setFrame(demonstration().at("3ms"));
        QVERIFY(view->sheet().answer.startsWith("Election 1 of 2"));
    }

    void electionsEndBeforeTheyAreDrawn() {
        const auto view = shown(demonstration().at("200ms"), ChartKind::elections);
        QVERIFY(view->sheet().isEmpty());
        view->setFrame(demonstration().at("250ms"));
        QCOMPARE(view->sheet().rows.size(), 1);
        // As `zabscope elections` says: 220 ms, 14.04 ms, 10.02 ms.
        QCOMPARE(view->sheet().rows[0].mid(3), (QStringList{"220.000", "14.040", "10.020", "244.060"}));
    }

    void heartbeatsCanBeCounted() {
        const auto view = shown(demonstration().at(), ChartKind::messages);
        const auto layers = view->sheet().lines.size();
        view->setHeartbeats(true);
        view->setFrame(demonstration().at());
        QCOMPARE(view->sheet().lines.size(), layers + 1);
        Theme presenter = makeTheme(ThemeName::dark);
        presenter.presenter = true;
        view->setTheme(presenter);
        view->setFrame(demonstration().at());
        QCOMPARE(view->sheet().lines.size(), layers);
    }

    void aPressLeadsToTheInstant() {
        const auto view = shown(demonstration().at(), ChartKind::latency);
        QSignalSpy jumps(view.get(), &View::jumped);
        QSignalSpy selections(view.get(), &View::selected);
        QTest::mouseClick(plotOf(*view), Qt::LeftButton, {}, placeOf(*view, 0));
        QCOMPARE(jumps.size(), 1);
        QCOMPARE(jumps[0][0].value<Position>(), demonstration().timeline->positionOf(747));
        QCOMPARE(selections[0][0].value<Selection>().event, EventId{747});
        // Beside the points the instant under the hand counts.
        QTest::mouseClick(plotOf(*view), Qt::LeftButton, {}, plotOf(*view)->place({1e6, 3}).toPoint());
        const auto there = jumps.back()[0].value<Position>();
        QVERIFY(std::abs(there.at.time_since_epoch().count() - 1'000'000) < 10'000);
        QCOMPARE(there, demonstration().timeline->positionAt(there.at));
        // By the keyboard.
        plotOf(*view)->setFocus();
        plotOf(*view)->focusItem(1);
        QTest::keyClick(plotOf(*view), Qt::Key_Return);
        QCOMPARE(jumps.back()[0].value<Position>(), view->sheet().spots[1].position);
    }

    void aBarLeadsToItsElection() {
        const auto view = shown(demonstration().at(), ChartKind::elections);
        QSignalSpy jumps(view.get(), &View::jumped);
        QTest::mouseClick(plotOf(*view), Qt::LeftButton, {}, placeOf(*view, 1) + QPoint(0, 20));
        QCOMPARE(jumps.value(0).value(0).value<Position>(),
                 demonstration().timeline->positionAt(Instant{microseconds(305'160)}));
    }

    void theNumbersCanBeCopied() {
        const auto view = shown(demonstration().at(), ChartKind::latency);
        view->findChildren<QPushButton*>().at(0)->click();
        const QString text = QGuiApplication::clipboard()->text();
        QCOMPARE(text, view->table());
        QCOMPARE(text.split(u'\n').at(1), "1:1\t0.254\u2009060 s\t0.261\u2009080 s\t7.020");
        QGuiApplication::clipboard()->clear();
        plotOf(*view)->setFocus();
        QTest::keyClick(plotOf(*view), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), view->table());
    }

    void aSweepIsStartedShownAndCancelled() {
        const auto view = shown(demonstration().at(), ChartKind::sweep);
        QVERIFY(view->sheet().isEmpty());
        QSignalSpy wanted(view.get(), &ChartsView::sweepWanted);
        QSignalSpy cancelled(view.get(), &ChartsView::sweepCancelled);
        auto* start = view->findChildren<QPushButton*>().back();
        view->findChild<QSpinBox*>()->setValue(50);
        start->click();
        QCOMPARE(wanted.value(0).value(0).toInt(), 50);
        std::vector<SweepPoint> points;
        for (std::uint64_t seed = 1; seed <= 20; ++seed)
            points.push_back({seed, 200.0 + static_cast<double>(seed), seed % 4 == 0 ? 4 : 5, 1});
        points.push_back({21, 0, noNode, 3});
        view->setSweep({{"", points}}, 21, 50);
        QCOMPARE(view->findChild<QProgressBar*>()->value(), 21);
        QVERIFY(view->sheet().answer.contains("Half of the elections took at most 210.0 ms"));
        QVERIFY(view->sheet().answer.contains("server 4 wins: 5"));
        QVERIFY(view->sheet().answer.contains("Runs without a leader: 1"));
        QCOMPARE(view->sheet().rows.size(), 21);
        start->click();
        QCOMPARE(cancelled.size(), 1);
        QCOMPARE(wanted.size(), 1);
        view->setSweep({{"", points}}, 50, 50);
        start->click();
        QCOMPARE(wanted.size(), 2);
        // What nobody would send does no harm.
        view->setSweep({{"", {{1, -5, 9, 0}, {2, std::nan(""), 5, 0}, {3, 1e300, 255, -1}}}}, -3, -7);
        QVERIFY(!view->grab().isNull());
        view->setSweep({{"", {{3, 0, 1, 1}}}}, 1, 1);
        QVERIFY(!view->grab().isNull());
    }

    void severalValuesStandSideBySide() {
        const auto view = shown(demonstration().at(), ChartKind::sweep);
        QSignalSpy wanted(view.get(), &ChartsView::sweepWanted);
        auto* vary = view->findChild<QLineEdit*>();
        vary->setText(" init limit 5, 10 ");
        QTest::keyClick(vary, Qt::Key_Return);
        QCOMPARE(wanted.value(0).value(1).toString(), QString("init limit 5, 10"));
        std::vector<SweepSeries> series{{"init limit 5", {}}, {"init limit 10", {}}};
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            const double time = 200.0 + 10 * static_cast<double>(seed);
            series[0].points.push_back({seed, seed <= 10 ? 0 : time, seed <= 10 ? noNode : 5, 1, seed <= 10});
            series[1].points.push_back({seed, time + 300, 5, 1});
        }
        view->setSweep(series, 80, 80);
        const QString answer = view->sheet().answer;
        QVERIFY2(answer.contains("init limit 5: half of the runs had a leader within 450.0 ms"), qPrintable(answer));
        QVERIFY2(answer.contains("25 % had none, and 25 % missed what the scenario expects."), qPrintable(answer));
        QVERIFY2(answer.contains("init limit 10: half of the runs had a leader within 700.0 ms"), qPrintable(answer));
        QVERIFY(view->sheet().xTitle.contains("milliseconds"));
        QCOMPARE(view->sheet().rows.size(), 80);
        // Each run that elected somebody is in one bar; bars of the two do not overlap.
        double runs = 0;
        double right = 0;
        for (const ChartSpot& spot : view->sheet().spots) {
            runs += spot.at.y();
            QVERIFY(spot.at.x() - spot.halfWidth >= right - 1e-6);
            right = spot.at.x() + spot.halfWidth;
        }
        QCOMPARE(runs, 70.0);
        // Where only one of them has runs, its bar stands where they are.
        const auto& spots = view->sheet().spots;
        QVERIFY(std::any_of(spots.begin(), spots.end(), [](const ChartSpot& spot) {
            return std::abs(spot.at.x() - 900) <= spot.halfWidth / 0.9;
        }));
        QVERIFY(!view->grab().isNull());
        view->setSweep({{"init limit 5", {}}, {"init limit 10", {}}}, 0, 80);
        QVERIFY(view->sheet().isEmpty());
    }

    void theSameFrameGivesTheSamePicture() {
        for (int chart = 0; chart < chartKinds; ++chart) {
            const auto view = shown(demonstration().at("250ms"), static_cast<ChartKind>(chart));
            const QImage before = view->grab().toImage();
            view->setFrame(demonstration().at());
            if (chart < 6) QVERIFY(view->grab().toImage() != before);
            view->setFrame(demonstration().at("10ms"));
            view->setFrame(demonstration().at("250ms"));
            QCOMPARE(view->grab().toImage(), before);
        }
    }

    void aRunThatGrowsIsShownInTheEnd() {
        const auto whole = demonstration().timeline;
        Played part = demonstration();
        const auto view = shown(part.at("0s"), ChartKind::latency);
        for (EventId last = 1; last <= whole->last(); last += 50) {
            part.timeline = std::make_shared<const Timeline>(whole->prefix(last));
            view->setFrame(part.at());
        }
        view->setFrame(demonstration().at());
        view->setFrame(view->frame());  // it stands still
        const auto other = shown(demonstration().at(), ChartKind::latency);
        QCOMPARE(view->sheet().answer, other->sheet().answer);
        QCOMPARE(view->grab().toImage(), other->grab().toImage());
    }

    void itSpeaksAnotherLanguage() {
        const auto view = shown(demonstration().at(), ChartKind::elections);
        class Shouting : public QTranslator {
        public:
            QString translate(const char*, const char* text, const char*, int) const override {
                return QString(text).toUpper();
            }
            bool isEmpty() const override { return false; }
        } translator;
        const QImage before = plotOf(*view)->grab().toImage();
        QCoreApplication::installTranslator(&translator);
        QCoreApplication::processEvents();
        view->setFrame(demonstration().at());
        QCOMPARE(view->sheet().question, "HOW LONG IS THERE NO LEADER?");
        QCOMPARE(view->findChild<QComboBox*>()->currentText(), view->sheet().question);
        QCOMPARE(plotOf(*view)->accessibleName(), view->sheet().question);
        QVERIFY(plotOf(*view)->grab().toImage() != before);
        QCoreApplication::removeTranslator(&translator);
        QCoreApplication::processEvents();
        view->setFrame(demonstration().at());
        QCOMPARE(plotOf(*view)->grab().toImage(), before);
    }

    void anEmptyRunSaysWhatWillBeHere() {
        const Played empty{std::make_shared<const Timeline>(), demonstration().ensemble, std::make_shared<Recording>()};
        for (int chart = 0; chart < chartKinds; ++chart) {
            ChartsView none;
            none.setChart(chart);
            none.resize(300, 200);
            QVERIFY(!none.grab().isNull());
            const auto view = shown(empty.at(), static_cast<ChartKind>(chart));
            QVERIFY2(view->sheet().isEmpty() && !view->sheet().empty.isEmpty(), qPrintable(view->sheet().question));
            QTest::mouseClick(plotOf(*view), Qt::LeftButton, {}, QPoint(100, 100));
        }
    }

    void anySizeAndThemeWillDo() {
        for (int chart = 0; chart < chartKinds; ++chart) {
            const auto view = shown(demonstration().at("1s"), static_cast<ChartKind>(chart));
            for (const ThemeName name : {ThemeName::dark, ThemeName::contrast, ThemeName::light}) {
                view->setTheme(makeTheme(name));
                for (const QSize size : {QSize(120, 90), QSize(380, 420), QSize(1920, 300)}) {
                    view->resize(size);
                    QVERIFY(!view->grab().isNull());
                }
            }
        }
    }

    void hostileAndLongRunsAreBounded() {
        Timeline run;
        Instant now;
        for (NodeId sid : {1, 2, 3, 4, 5, 255}) run.append(now, noEvent, Born{sid, 1});
        run.append(now, noEvent, Born{-1, 65535});
        for (int i = 0; i < 60'000; ++i) {
            now += Duration{i % 1000 == 0 ? 1'000'000'000 : 1};
            const NodeId node = 1 + i % 5;
            const std::int64_t wild = i % 3 == 0 ? INT64_MAX : i % 3 == 1 ? INT64_MIN : i;
            const std::array<FieldChange, 5> fields{FieldChange{zab::role, false, 0, i % 7},
                                                    {zab::proposedLeader, false, 0, wild},
                                                    {zab::lastLogged, false, 0, i * 7},
                                                    {zab::lastCommitted, false, 0, wild},
                                                    {zab::currentEpoch, i % 2 == 0, 0, wild}};
            if (i % 2 == 0)
                run.append(now, noEvent, Changed{i % 11 == 0 ? 255 : node, fields});
            else
                run.append(now, noEvent,
                           Sent{ConnectionId{1}, node, -9, static_cast<std::uint8_t>(i), never, "\xff\x01"});
        }
        const Frame frame = frameAt(std::make_shared<const Timeline>(std::move(run)), demonstration().ensemble,
                                    std::make_shared<const Recording>(), {Instant{seconds(1)}, 300});
        for (int chart = 0; chart < chartKinds; ++chart) {
            const auto view = shown(frame, static_cast<ChartKind>(chart));
            for (int i = 0; i < 20; ++i) view->setFrame(frame);
            QVERIFY(!view->grab().isNull());
            QVERIFY2(pointsOf(view->sheet()) <= 1700, qPrintable(QString::number(pointsOf(view->sheet()))));
            QVERIFY(plotOf(*view)->items().size() <= 101);
            QElapsedTimer clock;
            clock.start();
            for (int i = 0; i < 50; ++i) view->setFrame(frame);
            QVERIFY2(clock.elapsed() < 50,
                     qPrintable(QStringLiteral("chart %1: 50 frames took %2 ms").arg(chart).arg(clock.elapsed())));
        }
    }
};

QTEST_MAIN(ChartsViewTest)
#include "charts_view_test.moc"
