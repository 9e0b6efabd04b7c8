// SPDX-License-Identifier: GPL-3.0-or-later
/// The charts: each makes a sheet of what has been read of the run. A sheet says the same for the same frame.
#pragma once

#include <QCoreApplication>
#include <algorithm>
#include <map>
#include <span>
#include <vector>

#include "core/trace/elections.h"
#include "views/charts/facts.h"
#include "views/charts/sheet.h"
#include "views/charts/sweep.h"
#include "views/theme.h"

namespace zabscope {

enum class ChartKind : std::uint8_t { votes, zxids, epochs, messages, latency, elections, sweep };
inline constexpr int chartKinds = 7;

/// What a sheet is made for.
struct ChartRoom {
    const Frame& frame;
    const Theme& theme;
    int columns = 800;        ///< pixels across
    bool heartbeats = false;  ///< counted, too
};

template <typename T>
using Facts = std::vector<const std::vector<T>*>;  ///< one for each chunk

class Charts {
    Q_DECLARE_TR_FUNCTIONS(Charts)

public:
    static QString question(ChartKind kind);
    /// The election that now belongs to: the last one that has begun, or the first. -1 if there is none.
    static int electionAt(const std::vector<Election>& elections, Instant now);

    static ChartSheet votes(const ChartRoom& room, const Facts<VotePoint>& facts,
                            const std::vector<Election>& elections);
    static ChartSheet zxids(const ChartRoom& room, const Facts<ProgressMoment>& facts);
    static ChartSheet epochs(const ChartRoom& room, const Facts<ProgressMoment>& facts);
    static ChartSheet messages(const ChartRoom& room, const Facts<MessageMoment>& facts);
    static ChartSheet latency(const ChartRoom& room, const Facts<CommitMoment>& facts);
    static ChartSheet elections(const ChartRoom& room, const std::vector<Election>& elections);
    static ChartSheet sweep(const ChartRoom& room, const std::vector<SweepPoint>& points, int done, int of);
    /// Several values of a setting under the same seeds, their bars side by side.
    static ChartSheet sweeps(const ChartRoom& room, const std::vector<SweepSeries>& series, int done, int of);

private:
    /// The course of each candidate, the most votes one had, and the last round.
    struct VoteLines {
        std::map<NodeId, std::vector<QPointF>> lines;
        int highest = 1;
        std::int64_t round = 0;
    };
    /// How far one server was.
    struct Course {
        std::vector<QPointF> points;
        std::vector<QPointF> deaths;
        std::int64_t last = 0;
        std::size_t rank = 0;  ///< of that among all values
        double lift = 0;       ///< how much its line is moved, to be seen beside the others
    };
    using Courses = std::map<NodeId, Course>;

    static ChartSheet begin(ChartKind kind);
    static ChartSheet beginTime(ChartKind kind, const ChartRoom& room);
    static QString groupName(int group);
    static VoteLines addTallies(ChartSheet& sheet, const ChartRoom& room, const std::vector<VoteTally>& all);
    /// Draws the courses, and says where each ends.
    static QStringList addCourses(ChartSheet& sheet, const ChartRoom& room, const Courses& courses, bool isZxid);
    /// Draws a histogram in layers, and says how often each won.
    static QStringList addLayers(ChartSheet& sheet, const ChartRoom& room,
                                 const std::map<NodeId, std::vector<double>>& byWinner, double from, double bin);
    /// Where the bars of one of several series stand.
    struct Bins {
        std::size_t count = 1;
        double from = 0;   ///< where the first one begins
        double width = 1;  ///< of a bin
        std::vector<std::size_t> sharers;  ///< by bin: how many series have a bar in it, side by side
        std::vector<std::size_t> drawn;    ///< by bin: how many of those stand already
        std::size_t of(double at) const { return std::min(static_cast<std::size_t>((at - from) / width), count - 1); }
    };
    static QString seriesText(const SweepSeries& series, const std::vector<double>& times);
    static void addBars(ChartSheet& sheet, ChartLine bars, const std::vector<double>& times, Bins& bins);
    static QString progressText(const ProgressMoment& moment, const QString& value);
    static ChartSheet progress(const ChartRoom& room, const Facts<ProgressMoment>& facts, ChartKind kind);
};

/// A look for the n-th of several lines: colours differ, and so do strokes and markers.
void giveLook(ChartLine& line, std::size_t index, const Theme& theme);

}  // namespace zabscope
