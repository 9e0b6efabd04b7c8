// SPDX-License-Identifier: GPL-3.0-or-later
// Charts: how far each server's history is, and in which epoch each server is.
#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

#include "views/charts/charts.h"
#include "views/wording.h"

namespace zabscope {
namespace {

constexpr std::size_t mostSpots = 2000;
constexpr std::size_t mostRows = 5000;

double microsecondsOf(Instant at) { return static_cast<double>(at.time_since_epoch().count()); }

/// A value's place on the axis: its rank among all values, since a zxid jumps by 2^32 from one epoch to the next.
class Scale {
public:
    explicit Scale(std::vector<std::int64_t> values) : m_values(std::move(values)) {
        m_values.insert(m_values.begin(), 0);
        if (!std::is_sorted(m_values.begin(), m_values.end())) std::sort(m_values.begin(), m_values.end());
        m_values.erase(std::unique(m_values.begin(), m_values.end()), m_values.end());
    }
    /// `near` is the rank that was found last: the next value mostly stands beside it.
    double rank(std::int64_t value, std::size_t& near) const {
        for (std::size_t next = near; next < std::min(near + 2, m_values.size()); ++next) {
            if (m_values[next] == value) return static_cast<double>(near = next);
        }
        near = static_cast<std::size_t>(std::lower_bound(m_values.begin(), m_values.end(), value) - m_values.begin());
        return static_cast<double>(near);
    }
    double highest() const { return static_cast<double>(m_values.size() - 1); }
    std::int64_t at(std::size_t rank) const { return m_values[rank]; }

    /// About `count` of them, at round counters and at the starts of epochs.
    std::vector<AxisTick> ticks(std::size_t count, bool isZxid) const {
        std::vector<AxisTick> ticks;
        const double wanted = static_cast<double>(m_values.size()) / static_cast<double>(count);
        const auto step = std::max<std::int64_t>(1, std::llround(roundTicks(std::max(wanted, 1.0), 1).at(1).at));
        std::size_t free = 0;
        for (std::size_t i = 0; i < m_values.size(); ++i) {
            const std::int64_t number = isZxid ? Zxid{m_values[i]}.counter() : m_values[i];
            if (i < free || (number % step != 0 && i != 0)) continue;
            free = i + static_cast<std::size_t>(step + 1) / 2;
            ticks.push_back(
                {static_cast<double>(i), isZxid ? Wording::zxid(Zxid{m_values[i]}) : QString::number(m_values[i])});
        }
        return ticks;
    }

private:
    std::vector<std::int64_t> m_values;
};

}  // namespace

QStringList Charts::addCourses(ChartSheet& sheet, const ChartRoom& room, const Courses& courses, bool isZxid) {
    const double end = microsecondsOf(room.frame.timeline->end());
    ChartLine deaths;
    deaths.form = ChartLine::Form::points;
    deaths.marker = ChartLine::Marker::cross;
    deaths.colour = room.theme.bad;
    std::map<std::int64_t, std::vector<int>, std::greater<>> last;  // who has come how far
    for (const auto& [node, course] : courses) {
        ChartLine line;
        giveLook(line, static_cast<std::size_t>(node - 1), room.theme);
        line.name = tr("server %1").arg(node);
        line.tag = QString::number(node);
        line.level = static_cast<double>(course.rank);
        line.points = decimated(stepped(course.points, end), 0, sheet.xTo, room.columns);
        sheet.lines.push_back(line);
        deaths.points.insert(deaths.points.end(), course.deaths.begin(), course.deaths.end());
        last[course.last].push_back(node);
    }
    if (!deaths.points.empty()) {
        std::sort(deaths.points.begin(), deaths.points.end(),
                  [](const QPointF& a, const QPointF& b) { return a.x() < b.x(); });
        deaths.points = decimated(deaths.points, 0, sheet.xTo, room.columns / 4);
        deaths.name = tr("goes down");
        sheet.lines.push_back(deaths);
    }
    QStringList said;
    for (const auto& [value, nodes] : last) {
        const QString text = isZxid ? Wording::zxid(Zxid{value}) : QString::number(value);
        said << (nodes.size() == 1 ? tr("server %1: %2") : tr("servers %1: %2")).arg(rangesOf(nodes), text);
    }
    return said;
}

QString Charts::progressText(const ProgressMoment& moment, const QString& value) {
    const QString when = Wording::instant(moment.at);
    switch (moment.what) {
        case ProgressMoment::What::zxid:
            return tr("%1: server %2 has logged %3").arg(when).arg(moment.node).arg(value);
        case ProgressMoment::What::epoch:
            return tr("%1: server %2 is in epoch %3").arg(when).arg(moment.node).arg(value);
        case ProgressMoment::What::died:
            return tr("%1: server %2 goes down").arg(when).arg(moment.node);
    }
    return {};
}

ChartSheet Charts::progress(const ChartRoom& room, const Facts<ProgressMoment>& facts, ChartKind kind) {
    using What = ProgressMoment::What;
    const bool isZxid = kind == ChartKind::zxids;
    const What wanted = isZxid ? What::zxid : What::epoch;
    ChartSheet sheet = beginTime(kind, room);
    std::vector<std::int64_t> values;
    for (const auto* chunk : facts) {
        for (const ProgressMoment& moment : *chunk) {
            const std::int64_t value = std::max<std::int64_t>(0, moment.value);
            if (moment.what == wanted && (values.empty() || values.back() != value)) values.push_back(value);
        }
    }
    const Scale scale(std::move(values));
    Courses courses;
    for (const Member& member : room.frame.ensemble->members) courses[member.sid];
    const Timeline& timeline = *room.frame.timeline;
    // Lines that lie on each other would hide each other: each server stands a little higher than the one before.
    const double spread = 0.7 * std::max(1.0, scale.highest() / 14);
    double lift = 0.5;
    for (auto& [node, course] : courses) {
        course.lift = (lift / static_cast<double>(courses.size()) - 0.5) * spread;
        lift += 1;
    }
    sheet.columns = {tr("time"), tr("server"), isZxid ? tr("last zxid logged") : tr("current epoch")};
    for (const auto* chunk : facts) {
        for (const ProgressMoment& moment : *chunk) {
            const auto found = courses.find(moment.node);
            if (found == courses.end() || (moment.what != wanted && moment.what != What::died)) continue;
            Course& course = found->second;
            const bool died = moment.what == What::died;
            if (!died) course.last = std::max<std::int64_t>(0, moment.value);
            const QPointF at(microsecondsOf(moment.at), scale.rank(course.last, course.rank) + course.lift);
            course.points.push_back(at);
            if (died) course.deaths.push_back(at);
            const bool isTold = (sheet.rows.size() < mostRows && !died) || sheet.spots.size() < mostSpots;
            if (!isTold) continue;
            const QString value = isZxid ? Wording::zxid(Zxid{course.last}) : QString::number(course.last);
            if (sheet.rows.size() < mostRows && !died)
                sheet.rows.push_back({Wording::instant(moment.at), QString::number(moment.node), value});
            if (sheet.spots.size() >= mostSpots) continue;
            const QString name = progressText(moment, value);
            sheet.spots.push_back({at, name, timeline.positionOf(moment.event), {moment.node, moment.event}});
        }
    }
    if (!sheet.spots.empty()) {
        for (auto& [node, course] : courses) course.points.insert(course.points.begin(), {0, course.lift});
        const QString last = addCourses(sheet, room, courses, isZxid).join(tr(", "));
        sheet.answer =
            (isZxid ? tr("Last zxid logged at the end of the run: %1.") : tr("Epoch at the end of the run: %1."))
                .arg(last);
    }
    sheet.yTicks = scale.ticks(8, isZxid);
    sheet.yFrom = -spread * 0.7;
    sheet.yTo = scale.highest() + spread * 0.9;
    return sheet;
}

ChartSheet Charts::zxids(const ChartRoom& room, const Facts<ProgressMoment>& facts) {
    ChartSheet sheet = progress(room, facts, ChartKind::zxids);
    sheet.yTitle = tr("last zxid logged (epoch:counter)");
    sheet.empty = tr("Each line will be one server's history as it grows. Start servers and write something.");
    return sheet;
}

ChartSheet Charts::epochs(const ChartRoom& room, const Facts<ProgressMoment>& facts) {
    ChartSheet sheet = progress(room, facts, ChartKind::epochs);
    sheet.yTitle = tr("current epoch");
    sheet.empty = tr("Each line will be the epoch of one server. Start servers and let them elect a leader.");
    return sheet;
}

}  // namespace zabscope
