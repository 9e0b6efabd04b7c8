// SPDX-License-Identifier: GPL-3.0-or-later
// Charts: messages of each kind over time, and how long writes take.
#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "views/charts/charts.h"
#include "views/message_style.h"
#include "views/wording.h"

namespace zabscope {
namespace {

constexpr std::size_t groups = 9;
constexpr std::size_t mostBins = 100;  // 9 areas of 2 lines with 2 corners a bin stay below 2,000 points a line pair
constexpr std::size_t mostRows = 5000;

double microsecondsOf(Instant at) { return static_cast<double>(at.time_since_epoch().count()); }

/// A round length of time for one bin.
double binOf(double span, int columns) {
    const double bins = std::clamp(columns / 8.0, 10.0, static_cast<double>(mostBins));
    return TimeAxis{0, span, 0, bins}.step(1);
}

/// How many messages of each group there are, in each stretch of time and in all.
struct MessageBins {
    std::vector<std::array<double, groups>> bins;
    std::array<qint64, groups> totals{};

    MessageBins(const Facts<MessageMoment>& facts, double end, double bin, bool heartbeats)
        : bins(static_cast<std::size_t>(end / bin) + 1) {
        for (const auto* chunk : facts) {
            for (const MessageMoment& moment : *chunk) {
                const MessageGroup group = moment.heartbeat ? MessageGroup::ping : groupOf(moment.kind);
                if (group == MessageGroup::ping && !heartbeats) continue;
                const auto index = static_cast<std::size_t>(microsecondsOf(moment.at) / bin);
                ++bins[std::min(index, bins.size() - 1)][static_cast<std::size_t>(group)];
                ++totals[static_cast<std::size_t>(group)];
            }
        }
    }
};

/// The upright axis of latencies: logarithmic where a few that took long would press all others upon the ground.
class LatencyScale {
public:
    /// Precondition: not empty, ascending.
    explicit LatencyScale(const std::vector<Duration>& took)
        : m_lowest(std::max(0.001, milliseconds(took.front()))), m_highest(std::max(m_lowest, milliseconds(took.back()))) {
        m_isLogarithmic = m_highest > muchMore * std::max(m_lowest, milliseconds(percentile(took, 50)));
    }
    static double milliseconds(Duration duration) { return static_cast<double>(duration.count()) / 1000; }
    bool isLogarithmic() const { return m_isLogarithmic; }
    double height(Duration duration) const {
        return m_isLogarithmic ? std::log10(std::max(m_lowest, milliseconds(duration))) : milliseconds(duration);
    }
    std::vector<AxisTick> ticks() const {
        if (!m_isLogarithmic) return roundTicks(m_highest * 1.08, 6);
        std::vector<AxisTick> powers;
        for (double power = std::floor(std::log10(m_lowest)); power < std::log10(m_highest) + 1; ++power)
            powers.push_back({power, QString::number(std::pow(10.0, power), 'g', 12)});
        return powers;
    }

private:
    static constexpr double muchMore = 20;
    double m_lowest;
    double m_highest;
    bool m_isLogarithmic = false;
};

}  // namespace

QString Charts::groupName(int group) {
    switch (static_cast<MessageGroup>(group)) {
        case MessageGroup::vote:
            return tr("votes");
        case MessageGroup::greeting:
            return tr("greetings");
        case MessageGroup::discovery:
            return tr("discovery");
        case MessageGroup::sync:
            return tr("synchronization");
        case MessageGroup::proposal:
            return tr("proposals");
        case MessageGroup::ack:
            return tr("acknowledgements");
        case MessageGroup::commit:
            return tr("commits");
        case MessageGroup::ping:
            return tr("heartbeats");
        case MessageGroup::client:
            return tr("clients");
    }
    return {};
}

ChartSheet Charts::messages(const ChartRoom& room, const Facts<MessageMoment>& facts) {
    ChartSheet sheet = beginTime(ChartKind::messages, room);
    sheet.empty = tr("Each layer will be the messages of one kind. Nothing has been sent yet: start servers.");
    const double bin = binOf(sheet.xTo, room.columns);
    const MessageBins counted(facts, sheet.xTo, bin, room.heartbeats);
    const auto& bins = counted.bins;
    const auto& totals = counted.totals;
    double highest = 0;
    std::vector<double> floor(bins.size(), 0);
    int most = -1;  // the group with the most messages
    for (std::size_t group = 0; group < groups; ++group) {
        if (totals[group] == 0) continue;
        ChartLine area;
        giveLook(area, group, room.theme);
        area.form = ChartLine::Form::area;
        area.name = tr("%1: %2").arg(groupName(static_cast<int>(group))).arg(totals[group]);
        for (std::size_t i = 0; i < bins.size(); ++i) {
            const double left = static_cast<double>(i) * bin;
            const double top = floor[i] + bins[i][group];
            for (const double x : {left, left + bin}) {
                area.lower.emplace_back(x, floor[i]);
                area.points.emplace_back(x, top);
            }
            floor[i] = top;
            highest = std::max(highest, top);
        }
        if (most < 0 || totals[group] > totals[static_cast<std::size_t>(most)]) most = static_cast<int>(group);
        sheet.lines.push_back(std::move(area));
    }
    const QString width = Wording::duration(Duration{std::llround(bin)});
    sheet.yTitle = tr("messages in %1").arg(width);
    sheet.columns = QStringList{tr("from")};
    for (std::size_t group = 0; group < groups; ++group) {
        if (totals[group] > 0) sheet.columns << groupName(static_cast<int>(group));
    }
    for (std::size_t i = 0; i < bins.size(); ++i) {
        const Instant from{Duration{std::llround(static_cast<double>(i) * bin)}};
        QStringList row{Wording::instant(from)};
        QStringList parts;
        for (std::size_t group = 0; group < groups; ++group) {
            if (totals[group] == 0) continue;
            row << QString::number(bins[i][group]);
            if (bins[i][group] > 0) parts << tr("%1: %2").arg(groupName(static_cast<int>(group))).arg(bins[i][group]);
        }
        sheet.rows.push_back(row);
        if (floor[i] <= 0) continue;
        sheet.spots.push_back({QPointF((static_cast<double>(i) + 0.5) * bin, floor[i]),
                               tr("in the %1 from %2 on: %3").arg(width, Wording::instant(from), parts.join(tr(", "))),
                               room.frame.timeline->positionAt(from),
                               {},
                               bin / 2,
                               0});
    }
    sheet.yTicks = roundTicks(highest, 6);
    sheet.yTo = sheet.yTicks.back().at;
    if (most >= 0) {
        sheet.answer = tr("Messages in the whole run: %1. Most of them are %2: %3.")
                           .arg(std::accumulate(totals.begin(), totals.end(), qint64{0}))
                           .arg(groupName(most))
                           .arg(totals[static_cast<std::size_t>(most)]);
    }
    return sheet;
}

ChartSheet Charts::latency(const ChartRoom& room, const Facts<CommitMoment>& facts) {
    ChartSheet sheet = beginTime(ChartKind::latency, room);
    sheet.empty =
        tr("Each point will be one write: from its proposal to its commit. Nothing has been committed yet: let a "
           "client write.");
    sheet.yTitle = tr("from proposal to commit, in ms");
    const std::vector<CommitLatency> all = commitLatencies(facts);
    if (all.empty()) return sheet;
    std::vector<Duration> took;
    for (const CommitLatency& each : all) took.push_back(each.took());
    std::sort(took.begin(), took.end());
    const LatencyScale scale(took);
    ChartLine points;
    giveLook(points, 0, room.theme);
    points.form = ChartLine::Form::points;
    sheet.columns = {tr("zxid"), tr("proposed"), tr("committed"), tr("milliseconds")};
    const std::size_t every = all.size() / 2000 + 1;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const CommitLatency& each = all[i];
        points.points.emplace_back(microsecondsOf(each.committed), scale.height(each.took()));
        if (i < mostRows) {
            sheet.rows.push_back({Wording::zxid(each.zxid), Wording::instant(each.begun),
                                  Wording::instant(each.committed),
                                  QString::number(LatencyScale::milliseconds(each.took()), 'f', 3)});
        }
        if (i % every == 0) {
            sheet.spots.push_back(
                {points.points.back(),
                 tr("%1 is committed at %2, %3 after its proposal")
                     .arg(Wording::zxid(each.zxid), Wording::instant(each.committed), Wording::duration(each.took())),
                 room.frame.timeline->positionOf(each.commit),
                 {noNode, each.commit}});
        }
    }
    const auto at = [&](int percent) { return percentile(took, percent); };
    points.name = tr("writes: %1").arg(all.size());
    points.points = decimated(points.points, 0, sheet.xTo, room.columns);
    sheet.lines.push_back(points);
    const auto level = [&](int percent, const QString& name, Qt::PenStyle pen, const QColor& colour) {
        ChartLine line;
        line.name = tr("%1: %2").arg(name, Wording::duration(at(percent)));
        line.pen = pen;
        line.colour = colour;
        line.width = 1.5;
        const double y = scale.height(at(percent));
        line.points = {{0, y}, {sheet.xTo, y}};
        sheet.lines.push_back(line);
    };
    level(50, tr("median"), Qt::SolidLine, room.theme.good);
    level(95, tr("95 %"), Qt::DashLine, room.theme.warning);
    level(99, tr("99 %"), Qt::DotLine, room.theme.bad);
    if (scale.isLogarithmic()) sheet.yTitle = tr("from proposal to commit, in ms (logarithmic)");
    sheet.yTicks = scale.ticks();
    sheet.yFrom = sheet.yTicks.front().at;
    sheet.yTo = sheet.yTicks.back().at;
    sheet.answer = tr("Writes: %1. Half take at most %2, 95 % at most %3, 99 % at most %4; the slowest took %5.")
                       .arg(all.size())
                       .arg(Wording::duration(at(50)), Wording::duration(at(95)), Wording::duration(at(99)),
                            Wording::duration(took.back()));
    return sheet;
}

}  // namespace zabscope
