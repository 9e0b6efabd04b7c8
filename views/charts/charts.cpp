// SPDX-License-Identifier: GPL-3.0-or-later
// Charts: what all share, and the votes.
#include "views/charts/charts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "views/wording.h"

namespace zabscope {
namespace {

double microsecondsOf(Instant at) { return static_cast<double>(at.time_since_epoch().count()); }

/// How many voters a majority is; 0 if groups decide.
int majorityOf(const Ensemble& ensemble) {
    if (ensemble.hierarchical) return 0;
    const auto voters = std::count_if(ensemble.members.begin(), ensemble.members.end(),
                                      [](const Member& member) { return !member.observer; });
    return static_cast<int>(voters / 2) + 1;
}

}  // namespace

void giveLook(ChartLine& line, std::size_t index, const Theme& theme) {
    static constexpr std::array pens{Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine, Qt::DashDotDotLine};
    static constexpr std::array patterns{Qt::SolidPattern, Qt::Dense4Pattern, Qt::BDiagPattern,
                                         Qt::FDiagPattern, Qt::Dense6Pattern, Qt::HorPattern,
                                         Qt::VerPattern,   Qt::CrossPattern,  Qt::DiagCrossPattern};
    using Marker = ChartLine::Marker;
    static constexpr std::array markers{Marker::circle, Marker::square, Marker::triangle, Marker::diamond,
                                        Marker::star};
    line.colour = theme.epoch(static_cast<std::int64_t>(index % 7) + 1);
    line.pen = pens[index % pens.size()];
    line.pattern = patterns[index % patterns.size()];
    line.marker = markers[index % markers.size()];
}

QString Charts::question(ChartKind kind) {
    switch (kind) {
        case ChartKind::votes:
            return tr("How did the votes come together?");
        case ChartKind::zxids:
            return tr("Who is behind?");
        case ChartKind::epochs:
            return tr("In which epoch is each server?");
        case ChartKind::messages:
            return tr("What is said how often?");
        case ChartKind::latency:
            return tr("How long does a write take?");
        case ChartKind::elections:
            return tr("How long is there no leader?");
        case ChartKind::sweep:
            return tr("How long do elections take with other seeds?");
    }
    return {};
}

ChartSheet Charts::begin(ChartKind kind) {
    ChartSheet sheet;
    sheet.question = question(kind);
    return sheet;
}

ChartSheet Charts::beginTime(ChartKind kind, const ChartRoom& room) {
    ChartSheet sheet = begin(kind);
    sheet.isTime = true;
    sheet.xTitle = tr("virtual time");
    sheet.xTo = std::max(1000.0, microsecondsOf(room.frame.timeline->end()) * 1.03);
    return sheet;
}

int Charts::electionAt(const std::vector<Election>& elections, Instant now) {
    int found = elections.empty() ? -1 : 0;
    for (std::size_t i = 0; i < elections.size(); ++i) {
        if (elections[i].start <= now && elections[i].start >= elections[static_cast<std::size_t>(found)].start)
            found = static_cast<int>(i);
    }
    return found;
}

Charts::VoteLines Charts::addTallies(ChartSheet& sheet, const ChartRoom& room, const std::vector<VoteTally>& all) {
    VoteLines found;
    auto& [lines, highest, round] = found;
    for (const VoteTally& tally : all) {
        for (const auto& each : tally.votes) lines[each.first];
    }
    const Timeline& timeline = *room.frame.timeline;
    sheet.columns = {tr("time"), tr("voter"), tr("round"), tr("votes")};
    double nextTick = 0;
    Instant labelled = never;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const VoteTally& tally = all[i];
        const auto x = static_cast<double>(i);
        round = std::max(round, tally.round);
        QStringList counts;
        double top = 0;
        double lift = 0;  // lines of the same height would hide each other
        for (auto& [candidate, points] : lines) {
            const auto vote = std::find_if(tally.votes.begin(), tally.votes.end(),
                                           [id = candidate](const auto& each) { return each.first == id; });
            const int count = vote == tally.votes.end() ? 0 : vote->second;
            if (count > 0) counts << tr("server %1: %2").arg(candidate).arg(count);
            highest = std::max(highest, count);
            top = std::max(top, count + lift);
            points.emplace_back(x, count + lift);
            lift += std::min(0.06, 0.3 / static_cast<double>(lines.size()));
        }
        const QString counted = counts.join(tr(", "));
        const QString when = Wording::instant(tally.at);
        sheet.spots.push_back({QPointF(x, top),
                               tr("%1, round %2, after a change of server %3: %4")
                                   .arg(when)
                                   .arg(tally.round)
                                   .arg(tally.voter)
                                   .arg(counted),
                               timeline.positionOf(tally.event),
                               {tally.voter, tally.event}});
        sheet.rows.push_back({when, QString::number(tally.voter), QString::number(tally.round), counted});
        if (tally.at == labelled || x < nextTick) continue;
        labelled = tally.at;
        nextTick = x + sheet.xTo * 90 / room.columns;
        sheet.xTicks.push_back({x, when});
    }
    return found;
}

ChartSheet Charts::votes(const ChartRoom& room, const Facts<VotePoint>& facts,
                         const std::vector<Election>& elections) {
    ChartSheet sheet = begin(ChartKind::votes);
    sheet.isOrder = true;
    sheet.xTitle = tr("every change of a vote, in order, with its time");
    sheet.empty =
        tr("Each line will be the number of voters for one candidate. There has been no election yet: start servers.");
    sheet.yTitle = tr("voters for a candidate");
    const int index = electionAt(elections, room.frame.now.at);
    if (index < 0) return sheet;
    const Election& election = elections[static_cast<std::size_t>(index)];
    const Instant end = room.frame.timeline->end();
    const Instant to = election.established ? *election.established : election.ended ? *election.ended : end;
    const std::vector<VoteTally> all = voteTallies(facts, election.start, std::max(election.start, to));
    if (all.empty()) return sheet;
    sheet.xTo = static_cast<double>(all.size()) * 1.06 + 0.5;
    sheet.xFrom = -sheet.xTo * 0.05;
    auto [lines, highest, round] = addTallies(sheet, room, all);
    for (auto& [candidate, points] : lines) {
        ChartLine line;
        giveLook(line, static_cast<std::size_t>(candidate - 1), room.theme);
        line.name = tr("for server %1").arg(candidate);
        line.tag = points.back().y() >= 1 ? tr("for %1").arg(candidate) : QString();
        line.level = std::floor(points.back().y());
        line.points = decimated(stepped(points, static_cast<double>(all.size())), 0, sheet.xTo, room.columns);
        line.width = candidate == election.winner ? 3.5 : 2;
        sheet.lines.push_back(line);
    }
    if (const int majority = majorityOf(*room.frame.ensemble); majority > 0) {
        highest = std::max(highest, majority);
        ChartLine quorum;
        quorum.name = tr("quorum: %1").arg(majority);
        quorum.colour = room.theme.text;
        quorum.pen = Qt::DashLine;
        quorum.width = 1.5;
        quorum.points = {{sheet.xFrom, static_cast<double>(majority)}, {sheet.xTo, static_cast<double>(majority)}};
        sheet.lines.push_back(quorum);
    }
    sheet.yTicks = roundTicks(highest + 0.5, std::min(highest + 1, 8));
    std::erase_if(sheet.yTicks, [](const AxisTick& tick) { return tick.at != std::floor(tick.at); });
    sheet.yTo = highest + 0.5;
    const QString decided =
        election.decided ? tr("It was decided at %1.").arg(Wording::instant(*election.decided)) : QString();
    const QString which =
        tr("Election %1 of %2, round %3").arg(index + 1).arg(elections.size()).arg(std::max(round, election.round));
    sheet.answer = election.winner == noNode ? tr("%1: nobody has been elected.").arg(which)
                                             : tr("%1: votes sent: %2, votes adopted from others: %3; server %4 won.")
                                                       .arg(which)
                                                       .arg(election.votes)
                                                       .arg(election.changes)
                                                       .arg(election.winner) +
                                                   u' ' + decided;
    return sheet;
}

}  // namespace zabscope
