// SPDX-License-Identifier: GPL-3.0-or-later
// Charts: several values of a setting under the same seeds.
#include <algorithm>
#include <cmath>
#include <set>

#include "views/charts/charts.h"

namespace zabscope {
namespace {

constexpr int mostBins = 48;
constexpr double part = 0.92;  // of a bin that its bars take

/// The runs of one series that elected somebody, by how long it took, ascending.
std::vector<double> timesOf(const SweepSeries& series) {
    std::vector<double> times;
    for (const SweepPoint& point : series.points) {
        if (point.winner != noNode && std::isfinite(point.milliseconds) && point.milliseconds >= 0)
            times.push_back(point.milliseconds);
    }
    std::sort(times.begin(), times.end());
    return times;
}

/// Precondition: there are some.
double rank(const std::vector<double>& times, std::size_t percent) {
    return times[(times.size() * percent + 99) / 100 - 1];
}

QString percentText(std::size_t some, std::size_t all) {
    return all == 0 ? QStringLiteral("–")
                    : QString::number(100.0 * static_cast<double>(some) / static_cast<double>(all), 'f', 0);
}

}  // namespace

QString Charts::seriesText(const SweepSeries& series, const std::vector<double>& times) {
    const std::size_t all = series.points.size();
    const auto missed = static_cast<std::size_t>(std::count_if(series.points.begin(), series.points.end(),
                                                               [](const SweepPoint& each) { return each.missed; }));
    const QString name = QString::fromStdString(series.name);
    QString line = times.empty()
                       ? tr("%1: no run has a leader").arg(name)
                       : tr("%1: half of the runs had a leader within %2 ms, 95 % within %3 ms; %4 % had none")
                             .arg(name)
                             .arg(rank(times, 50), 0, 'f', 1)
                             .arg(rank(times, 95), 0, 'f', 1)
                             .arg(percentText(all - times.size(), all));
    if (missed > 0) line = tr("%1, and %2 % missed what the scenario expects").arg(line, percentText(missed, all));
    return tr("%1.", "a full stop behind a sentence").arg(line);
}

void Charts::addBars(ChartSheet& sheet, ChartLine bars, const std::vector<double>& times, Bins& bins) {
    std::vector<double> counts(bins.count, 0);
    for (const double each : times) ++counts[bins.of(each)];
    for (std::size_t at = 0; at < counts.size(); ++at) {
        const double from = bins.from + static_cast<double>(at) * bins.width;
        const double top = counts[at];
        // A series that has the bin for itself fills it, so that its bar stands where its runs are.
        const double width = bins.width * part / static_cast<double>(std::max<std::size_t>(bins.sharers[at], 1));
        const std::size_t place = top > 0 ? bins.drawn[at]++ : 0;
        const double left = from + bins.width * (1 - part) / 2 + width * static_cast<double>(place);
        bars.lower.insert(bars.lower.end(), {{left, 0}, {left, 0}, {left + width, 0}, {left + width, 0}});
        bars.points.insert(bars.points.end(), {{left, 0}, {left, top}, {left + width, top}, {left + width, 0}});
        if (top <= 0) continue;
        sheet.spots.push_back({QPointF(left + width / 2, top),
                               tr("%1: %2 to %3 ms: runs: %4")
                                   .arg(bars.name)
                                   .arg(from, 0, 'f', 1)
                                   .arg(from + bins.width, 0, 'f', 1)
                                   .arg(top),
                               {},
                               {},
                               width / 2,
                               0});
    }
    sheet.lines.push_back(std::move(bars));
}

ChartSheet Charts::sweeps(const ChartRoom& room, const std::vector<SweepSeries>& series, int done, int of) {
    ChartSheet sheet = begin(ChartKind::sweep);
    sheet.empty = tr("The first runs are on their way.");
    sheet.xTitle = tr("milliseconds until a leader is established");
    sheet.yTitle = tr("runs");
    sheet.columns = {tr("setting"), tr("seed"), tr("milliseconds"), tr("winner"), tr("rounds")};
    std::vector<std::vector<double>> times;
    double shortest = 1e300;
    double longest = 0;
    QStringList said{tr("Runs: %1 of %2.").arg(done).arg(of)};
    for (const SweepSeries& each : series) {
        times.push_back(timesOf(each));
        if (!times.back().empty()) {
            shortest = std::min(shortest, times.back().front());
            longest = std::max(longest, times.back().back());
        }
        said << seriesText(each, times.back());
        for (const SweepPoint& point : each.points)
            sheet.rows.push_back({QString::fromStdString(each.name), QString::number(point.seed),
                                  QString::number(point.milliseconds, 'f', 3),
                                  point.winner == noNode ? tr("nobody") : QString::number(point.winner),
                                  QString::number(point.rounds)});
    }
    sheet.answer = said.join(u' ');
    if (longest <= 0) {
        if (done > 0) sheet.empty = sheet.answer;
        return sheet;
    }
    sheet.xTicks = ticksAround(shortest, longest * 1.001, std::clamp(room.columns / 90, 2, 10));
    sheet.xFrom = sheet.xTicks.front().at;
    sheet.xTo = sheet.xTicks.back().at;
    const int wanted = std::clamp(room.columns / 20, 6, mostBins);
    const auto count = static_cast<std::size_t>(wanted);
    Bins bins{count, sheet.xFrom, (sheet.xTo - sheet.xFrom) / wanted, std::vector<std::size_t>(count),
              std::vector<std::size_t>(count)};
    for (const std::vector<double>& each : times) {
        std::set<std::size_t> own;
        for (const double time : each) own.insert(bins.of(time));
        for (const std::size_t bin : own) ++bins.sharers[bin];
    }
    std::vector<ChartLine> medians;
    for (std::size_t i = 0; i < series.size(); ++i) {
        ChartLine bars;
        giveLook(bars, i, room.theme);
        bars.form = ChartLine::Form::area;
        bars.name = QString::fromStdString(series[i].name);
        if (!times[i].empty()) {
            ChartLine median;
            median.colour = bars.colour;
            median.pen = Qt::DashLine;
            median.name = tr("median: %1 ms").arg(rank(times[i], 50), 0, 'f', 1);
            median.points = {{rank(times[i], 50), 0}, {rank(times[i], 50), 0}};
            medians.push_back(std::move(median));
        }
        addBars(sheet, std::move(bars), times[i], bins);
    }
    double highest = 1;
    for (const ChartSpot& spot : sheet.spots) highest = std::max(highest, spot.at.y());
    std::sort(sheet.spots.begin(), sheet.spots.end(),
              [](const ChartSpot& a, const ChartSpot& b) { return a.at.x() < b.at.x(); });
    sheet.yTicks = countTicks(highest * 1.05, 6);
    sheet.yTo = std::max(highest * 1.05, sheet.yTicks.back().at);
    for (ChartLine& median : medians) {
        median.points.back().setY(sheet.yTo);
        sheet.lines.push_back(std::move(median));
    }
    return sheet;
}

}  // namespace zabscope
