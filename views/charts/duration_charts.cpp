// SPDX-License-Identifier: GPL-3.0-or-later
// Charts: how long elections took, in this run and in those of a sweep.
#include <algorithm>
#include <cmath>
#include <map>

#include "views/charts/charts.h"
#include "views/wording.h"

namespace zabscope {
namespace {

constexpr std::size_t mostElections = 60;
constexpr std::size_t fewestPlaces = 4;  // a bar alone would be a wall
constexpr int mostBins = 30;

double millisecondsOf(Duration duration) { return static_cast<double>(duration.count()) / 1000; }

/// A bar as part of an area: down to the floor on both sides.
void addBar(ChartLine& area, double left, double right, double floor, double top) {
    area.lower.insert(area.lower.end(), {{left, floor}, {left, floor}, {right, floor}, {right, floor}});
    area.points.insert(area.points.end(), {{left, floor}, {left, top}, {right, top}, {right, floor}});
}

/// A histogram of elections by how long they took, with a layer for each winner.
struct Histogram {
    double from = 0;
    double bin = 1;
    std::map<NodeId, std::vector<double>> byWinner;
    std::vector<double> all;
    std::vector<std::uint64_t> firstSeed;

    Histogram(const std::vector<const SweepPoint*>& elected, double start, double end, int wanted)
        : from(start), bin((end - start) / wanted) {
        const auto bins = static_cast<std::size_t>(wanted);
        all.resize(bins, 0);
        firstSeed.resize(bins, 0);
        for (const SweepPoint* point : elected) {
            auto& counts = byWinner[point->winner];
            counts.resize(bins, 0);
            const std::size_t index = std::min(static_cast<std::size_t>((point->milliseconds - from) / bin), bins - 1);
            if (all[index] == 0) firstSeed[index] = point->seed;
            ++counts[index];
            ++all[index];
        }
    }
    double left(std::size_t index) const { return from + static_cast<double>(index) * bin; }
};

/// Those that elected somebody, the quickest first.
std::vector<const SweepPoint*> electedOf(const std::vector<SweepPoint>& points) {
    std::vector<const SweepPoint*> elected;
    for (const SweepPoint& point : points) {
        if (point.winner != noNode && std::isfinite(point.milliseconds) && point.milliseconds >= 0)
            elected.push_back(&point);
    }
    std::sort(elected.begin(), elected.end(),
              [](const SweepPoint* a, const SweepPoint* b) { return a->milliseconds < b->milliseconds; });
    return elected;
}

}  // namespace

ChartSheet Charts::elections(const ChartRoom& room, const std::vector<Election>& elections) {
    ChartSheet sheet = begin(ChartKind::elections);
    sheet.empty = tr("Each bar will be one election, with its parts. No election has ended yet: start servers.");
    sheet.yTitle = tr("milliseconds");
    sheet.xTitle = tr("elections that have ended by now");
    std::vector<const Election*> ended;
    for (const Election& election : elections) {
        if (election.established && *election.established <= room.frame.now.at) ended.push_back(&election);
    }
    const std::size_t count = ended.size();
    if (count == 0) return sheet;
    if (count > mostElections) ended.erase(ended.begin(), ended.end() - static_cast<std::ptrdiff_t>(mostElections));
    const std::array names{tr("election"), tr("discovery"), tr("synchronization")};
    std::array<ChartLine, 3> areas;
    for (std::size_t i = 0; i < areas.size(); ++i) {
        giveLook(areas[i], i, room.theme);
        areas[i].form = ChartLine::Form::area;
        areas[i].name = names[i];
    }
    std::vector<Duration> whole;
    sheet.columns = {tr("start"), tr("winner"), tr("epoch"), names[0], names[1], names[2], tr("milliseconds")};
    double highest = 0;
    for (std::size_t i = 0; i < ended.size(); ++i) {
        const Election& election = *ended[i];
        const auto x = static_cast<double>(i);
        const std::array parts{election.electionTime().value_or(Duration{}),
                               election.discoveryTime().value_or(Duration{}),
                               election.synchronizationTime().value_or(Duration{})};
        double floor = 0;
        QStringList row{Wording::instant(election.start), QString::number(election.winner),
                        QString::number(election.epoch)};
        for (std::size_t part = 0; part < parts.size(); ++part) {
            const double top = floor + std::max(0.0, millisecondsOf(parts[part]));
            addBar(areas[part], x - 0.35, x + 0.35, floor, top);
            floor = top;
            row << QString::number(millisecondsOf(parts[part]), 'f', 3);
        }
        highest = std::max(highest, floor);
        whole.push_back(*election.established - election.start);
        row << QString::number(millisecondsOf(whole.back()), 'f', 3);
        sheet.rows.push_back(row);
        sheet.xTicks.push_back({x, tr("%1 wins, epoch %2").arg(election.winner).arg(election.epoch)});
        sheet.spots.push_back(
            {QPointF(x, floor),
             tr("From %1 on there was no leader for %2: election %3, discovery %4, synchronization %5; server %6 won "
                "epoch %7")
                 .arg(Wording::instant(election.start), Wording::duration(whole.back()), Wording::duration(parts[0]),
                      Wording::duration(parts[1]), Wording::duration(parts[2]))
                 .arg(election.winner)
                 .arg(election.epoch),
             room.frame.timeline->positionAt(election.start),
             {election.winner, noEvent},
             0.35,
             0});
    }
    for (ChartLine& area : areas) sheet.lines.push_back(std::move(area));
    std::sort(whole.begin(), whole.end());
    sheet.xFrom = -0.6;
    sheet.xTo = static_cast<double>(std::max(ended.size(), fewestPlaces)) - 0.4;
    sheet.yTicks = roundTicks(highest * 1.05, 6);
    sheet.yTo = sheet.yTicks.back().at;
    sheet.answer = tr("Elections until now: %1. The median lasted %2, the longest %3.")
                       .arg(count)
                       .arg(Wording::duration(percentile(whole, 50)), Wording::duration(whole.back()));
    if (count > ended.size()) sheet.answer += u' ' + tr("The last %1 are drawn.").arg(ended.size());
    return sheet;
}

QStringList Charts::addLayers(ChartSheet& sheet, const ChartRoom& room,
                              const std::map<NodeId, std::vector<double>>& byWinner, double from, double bin) {
    QStringList winners;
    std::vector<double> floor;
    for (const auto& [winner, counts] : byWinner) {
        ChartLine area;
        giveLook(area, static_cast<std::size_t>(std::max(0, winner - 1)), room.theme);
        area.form = ChartLine::Form::area;
        floor.resize(counts.size(), 0);
        double all = 0;
        for (std::size_t i = 0; i < counts.size(); ++i) {
            const double left = from + static_cast<double>(i) * bin;
            addBar(area, left, left + bin, floor[i], floor[i] + counts[i]);
            floor[i] += counts[i];
            all += counts[i];
        }
        area.name = tr("server %1 wins: %2").arg(winner).arg(all);
        winners << area.name;
        sheet.lines.push_back(std::move(area));
    }
    return winners;
}

ChartSheet Charts::sweep(const ChartRoom& room, const std::vector<SweepPoint>& points, int done, int of) {
    ChartSheet sheet = begin(ChartKind::sweep);
    sheet.empty = tr("One scenario, many seeds: how long the election takes each time. Press Start to run them.");
    sheet.xTitle = tr("milliseconds until a leader is established");
    sheet.yTitle = tr("runs");
    const auto elected = electedOf(points);
    const std::size_t failed = points.size() - elected.size();
    if (elected.empty()) {
        if (done < of) sheet.empty = tr("The first runs are on their way.");
        if (failed > 0) sheet.empty = tr("Runs without a leader: %1.").arg(failed);
        return sheet;
    }
    const double longest = std::max(1.0, elected.back()->milliseconds);
    sheet.xTicks = ticksAround(elected.front()->milliseconds, longest * 1.001, std::clamp(room.columns / 90, 2, 10));
    sheet.xFrom = sheet.xTicks.front().at;
    sheet.xTo = sheet.xTicks.back().at;
    const Histogram histogram(elected, sheet.xFrom, sheet.xTo, std::clamp(room.columns / 14, 8, mostBins));
    const QStringList winners = addLayers(sheet, room, histogram.byWinner, histogram.from, histogram.bin);
    const auto rank = [&](std::size_t percent) {
        return elected[(elected.size() * percent + 99) / 100 - 1]->milliseconds;
    };
    const double highest = *std::max_element(histogram.all.begin(), histogram.all.end());
    sheet.yTicks = countTicks(highest * 1.05, 6);
    sheet.yTo = std::max(highest * 1.05, sheet.yTicks.back().at);
    ChartLine median;
    median.name = tr("median: %1 ms").arg(rank(50), 0, 'f', 1);
    median.colour = room.theme.text;
    median.pen = Qt::DashLine;
    median.points = {{rank(50), 0}, {rank(50), sheet.yTo}};
    sheet.lines.push_back(median);
    for (std::size_t i = 0; i < histogram.all.size(); ++i) {
        if (histogram.all[i] <= 0) continue;
        sheet.spots.push_back({QPointF(histogram.left(i) + histogram.bin / 2, histogram.all[i]),
                               tr("%1 to %2 ms: runs: %3, the first with seed %4")
                                   .arg(histogram.left(i), 0, 'f', 1)
                                   .arg(histogram.left(i + 1), 0, 'f', 1)
                                   .arg(histogram.all[i])
                                   .arg(histogram.firstSeed[i]),
                               {},
                               {},
                               histogram.bin / 2,
                               0});
    }
    sheet.columns = {tr("seed"), tr("milliseconds"), tr("winner"), tr("rounds")};
    for (const SweepPoint& point : points) {
        sheet.rows.push_back({QString::number(point.seed), QString::number(point.milliseconds, 'f', 3),
                              point.winner == noNode ? tr("nobody") : QString::number(point.winner),
                              QString::number(point.rounds)});
    }
    sheet.answer =
        tr("Runs: %1 of %2. Half of the elections took at most %3 ms, 95 % at most %4 ms; the longest took %5 ms. %6.")
            .arg(done)
            .arg(of)
            .arg(rank(50), 0, 'f', 1)
            .arg(rank(95), 0, 'f', 1)
            .arg(elected.back()->milliseconds, 0, 'f', 1)
            .arg(winners.join(tr(", ")));
    if (failed > 0) sheet.answer += u' ' + tr("Runs without a leader: %1.").arg(failed);
    return sheet;
}

}  // namespace zabscope
