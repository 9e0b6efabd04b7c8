// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/strip.h"

#include <algorithm>

namespace zabscope {
namespace {

using Entries = std::span<const StoryIndex::Entry>;

double microsecondsOf(Instant at) { return static_cast<double>(at.time_since_epoch().count()); }

void add(std::vector<MarkGroup>& groups, const Mark& mark, double x, double reach) {
    // The number of those that share a place reaches beyond it.
    if (groups.empty() || x - groups.back().x > reach * (groups.back().count > 1 ? 1.4 : 1.0)) {
        groups.push_back({x, x, mark, 1, mark.command != noEvent, {mark}});
        return;
    }
    MarkGroup& group = groups.back();
    group.last = x;
    group.count += 1;
    group.byPerson = group.byPerson || mark.command != noEvent;
    if (mark.kind < group.mark.kind) group.mark = mark;
    if (group.marks.size() < MarkGroup::mostListed) group.marks.push_back(mark);
}

/// A reign of less than half a pixel gives way to the next.
void add(std::vector<ReignSpan>& reigns, const Reign& reign, const TimeAxis& axis) {
    if (!reigns.empty()) {
        if (reigns.back().reign.isSame(reign)) return;
        reigns.back().until = reign.at;
        if (axis.x(reign.at) - std::max(axis.x(reigns.back().reign.at), axis.left) < 0.5) reigns.pop_back();
    }
    if (!reigns.empty() && reigns.back().reign.isSame(reign)) return;
    reigns.push_back({reign, reign.at, false});
}

/// When the reign that is in force at the start of stories[first] really began.
Reign beginning(Entries stories, std::size_t first) {
    Reign reign = stories[first].summary.reigns.front();
    for (std::size_t i = first; i > 0; --i) {
        const auto& before = stories[i - 1].summary.reigns;
        if (before.empty() || !before.back().isSame(reign)) return reign;
        reign = before.back();
        if (before.size() > 1) return reign;
    }
    // Nothing came before the first event: the run begins with it.
    if (reign.what == Reign::What::nobody) reign.at = startOfTime;
    return reign;
}

}  // namespace

Strip layOutStrip(Entries stories, const TimeAxis& axis, double reach, double barWidth) {
    Strip strip;
    strip.bars.assign(static_cast<std::size_t>(std::max(0.0, (axis.right - axis.left) / barWidth)) + 1, 0);
    const auto begin = std::partition_point(stories.begin(), stories.end(), [&](const StoryIndex::Entry& entry) {
        return microsecondsOf(entry.summary.to) < axis.from;
    });
    auto first = static_cast<std::size_t>(begin - stories.begin());
    // Right of the last event there is still who led then.
    if (first == stories.size() && first > 0) --first;
    bool isFirst = true;
    for (std::size_t i = first; i < stories.size(); ++i) {
        const ChunkStory& story = stories[i].summary;
        if (story.reigns.empty() || microsecondsOf(story.from) > axis.to) break;
        for (const Mark& mark : story.marks) {
            const double x = axis.x(mark.at);
            if (x >= axis.left && x <= axis.right) add(strip.groups, mark, x, reach);
        }
        for (std::size_t n = 0; n < story.reigns.size(); ++n) {
            const Reign reign = isFirst && n == 0 ? beginning(stories, i) : story.reigns[n];
            if (axis.x(reign.at) <= axis.right) add(strip.reigns, reign, axis);
        }
        isFirst = false;
        for (const Commits& commits : story.commits) {
            const double x = axis.x(commits.at);
            if (x < axis.left || x > axis.right) continue;
            auto& bar =
                strip.bars[std::min(static_cast<std::size_t>((x - axis.left) / barWidth), strip.bars.size() - 1)];
            bar += commits.count;
            strip.highestBar = std::max(strip.highestBar, bar);
        }
    }
    // The last span goes on to the next reign beyond the axis' end, or to the end of what is known.
    if (!strip.reigns.empty()) {
        strip.reigns.back().until = stories.back().summary.to;
        strip.reigns.back().open = true;
    }
    return strip;
}

}  // namespace zabscope
