// SPDX-License-Identifier: GPL-3.0-or-later
// The pieces of the shared axis.
#include <algorithm>

#include "views/logs/log_sheet.h"

namespace zabscope {
namespace {

/// Where two columns next to each other belong together, and how far apart they are if not.
enum class Border : std::uint8_t {
    none,      ///< they are alike
    snapshot,  ///< nothing changes, but somebody's snapshot ends between them
    change
};

Border borderOf(const LogSheet& sheet, std::size_t left, std::size_t right) {
    const LogColumn& a = sheet.columns[left];
    const LogColumn& b = sheet.columns[right];
    if (a.zxid.epoch() != b.zxid.epoch() || a.committed != b.committed) return Border::change;
    Border border = Border::none;
    for (const LogRow& row : sheet.rows) {
        // Snapshots end one column, and do not begin it.
        LogCell before = row.cells[left];
        if (before.boundary) border = Border::snapshot;
        before.boundary = row.cells[right].boundary;
        if (!before.isLike(row.cells[right])) return Border::change;
    }
    return border;
}

bool haveAll(const LogSheet& sheet, std::size_t column) {
    return std::all_of(sheet.rows.begin(), sheet.rows.end(),
                       [&](const LogRow& row) { return row.cells[column].isHere() && !row.cells[column].other; });
}

struct Run {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t folded = 0;   ///< columns in the middle that are one piece
    std::size_t head = 1;     ///< columns that it keeps at its start
    std::size_t tail = 2;     ///< and at its end, where something changes
    std::size_t kept() const { return head + tail; }
};

std::vector<Run> runsOf(const LogSheet& sheet) {
    std::vector<Run> runs;
    for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
        const Border border = i > 0 ? borderOf(sheet, i - 1, i) : Border::change;
        if (border == Border::none) {
            runs.back().end = i + 1;
            continue;
        }
        Run run{i, i + 1};
        // The column with the snapshot's end is enough to show it.
        if (border == Border::snapshot) run.head = 0, runs.back().tail = 1;
        runs.push_back(run);
    }
    return runs;
}

}  // namespace

std::vector<LogSpan> spansOf(const LogSheet& sheet, std::size_t most, std::size_t wide) {
    std::vector<Run> runs = runsOf(sheet);
    // A run that goes on from before the first column is one piece with what is there.
    const bool hasBefore = sheet.earlier > 0 || sheet.hasRoots;
    const bool joins = sheet.earlier > 0 && !runs.empty() && sheet.equalBefore == haveAll(sheet, 0);
    std::size_t used = sheet.columns.size();
    // The longest run gives most; no more is folded than must be.
    while (used > most) {
        const auto longest = std::max_element(runs.begin(), runs.end(), [](const Run& a, const Run& b) {
            return (a.folded ? 0 : a.end - a.begin) < (b.folded ? 0 : b.end - b.begin);
        });
        if (longest == runs.end() || longest->folded > 0) break;
        const bool isFirst = joins && longest == runs.begin();
        const std::size_t kept = isFirst ? longest->tail : longest->kept();
        const std::size_t piece = isFirst ? 0 : wide;
        const std::size_t length = longest->end - longest->begin;
        if (length < kept + piece + 1) break;
        longest->folded = std::min(length - kept, std::max(used - most + piece, piece + 1));
        used = used - longest->folded + piece;
    }
    std::vector<LogSpan> spans;
    std::size_t i = 0;
    if (hasBefore) {
        LogSpan& before = spans.emplace_back(LogSpan{LogSpan::Kind::earlier, 0, 0, sheet.equalBefore, sheet.earlier});
        if (joins && runs.front().folded > 0) {
            before.end = i = runs.front().folded;
            before.count += static_cast<std::int64_t>(before.end);
            runs.front().folded = 0;
        }
    }
    for (const Run& run : runs) {
        const std::size_t foldedBegin = run.begin + run.head;
        while (i < run.end) {
            const bool isFolded = run.folded > 0 && i == foldedBegin;
            const std::size_t count = isFolded ? run.folded : 1;
            spans.push_back({isFolded ? LogSpan::Kind::alike : LogSpan::Kind::column, i, i + count,
                             isFolded && haveAll(sheet, i), static_cast<std::int64_t>(count)});
            i += count;
        }
    }
    const std::size_t columns = sheet.columns.size();
    if (sheet.later > 0) spans.push_back({LogSpan::Kind::later, columns, columns, false, sheet.later});
    return spans;
}

}  // namespace zabscope
