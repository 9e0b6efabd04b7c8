// SPDX-License-Identifier: GPL-3.0-or-later
/// The picture of a chart: in a low place it keeps the height for itself, and one value does not press down the others.
#include "views/charts/chart_plot.h"

#include <QtTest>
#include <set>

#include "tests/views/played.h"
#include "views/charts/charts_view.h"

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

}  // namespace

class ChartPlotTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLowPlaceIsTheChartsOwn() {
        for (int chart = 0; chart < 6; ++chart) {
            const auto view = shown(demonstration().at(), static_cast<ChartKind>(chart), {880, 150});
            const ChartPlot& plot = *plotOf(*view);
            const ChartSheet& sheet = view->sheet();
            const double height = plot.place({0, sheet.yFrom}).y() - plot.place({0, sheet.yTo}).y();
            QVERIFY2(height > plot.height() * 0.45, qPrintable(sheet.question));
            QVERIFY(plot.place({0, sheet.yFrom}).y() < plot.height() - plot.fontMetrics().height() / 2);
        }
    }

    void oneSlowWriteDoesNotHideTheOthers() {
        const Played played = play("zabscope scenario 1\nservers 3\nstart all\nrun until leader elected at most 10s\n"
                                   "run 300ms\nwrite to 3 \"a\" 20 times\nrun 500ms\nisolate 3\nwrite to 3 \"b\"\n"
                                   "run 3s\nheal\nrun 20s\n");
        const auto view = shown(played.at(), ChartKind::latency);
        const ChartSheet& sheet = view->sheet();
        QVERIFY2(sheet.yTitle.contains("logarithmic"), qPrintable(sheet.answer));
        QVERIFY(sheet.yTicks.size() > 3);
        // Half of them stand well above the ground.
        QVERIFY((sheet.lines.at(1).points.front().y() - sheet.yFrom) / (sheet.yTo - sheet.yFrom) > 0.1);
        for (const ChartSpot& spot : sheet.spots) QVERIFY(spot.at.y() >= sheet.yFrom && spot.at.y() <= sheet.yTo);
    }

    void linesThatHaveComeToOneValueShareALevel() {
        const auto view = shown(demonstration().at("1s"), ChartKind::epochs);
        std::set<double> levels;
        for (const ChartLine& line : view->sheet().lines) {
            if (!line.tag.isEmpty()) levels.insert(line.level);
        }
        QCOMPARE(levels.size(), std::size_t{1});  // in the end all are in epoch 2
        const Played played = play("zabscope scenario 1\nservers 3\nstart all\nrun until leader elected at most 10s\n"
                                   "run 300ms\nkill 3\nrun until epoch 2 at most 30s\nrun 1s\n");
        const auto apart = shown(played.at(), ChartKind::epochs);
        QCOMPARE(apart->sheet().lines.at(0).level, apart->sheet().lines.at(1).level);
        QVERIFY(apart->sheet().lines.at(0).level != apart->sheet().lines.at(2).level);
    }
};

QTEST_MAIN(ChartPlotTest)
#include "chart_plot_test.moc"
