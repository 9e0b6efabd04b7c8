// SPDX-License-Identifier: GPL-3.0-or-later
// The pieces of the shared axis.
#include <algorithm>

#include "views/logs/log_sheet.h"

namespace zabscope {
namespace {

constexpr std::size_t head = 1;  // columns that a run keeps at its start
constexpr std::size_t tail = 2;  // and at its end, where something changes

bool areAlike(const LogSheet& sheet, std::size_t left, std::size_t right) {
    const LogColumn& a = sheet.columns[left];
    const LogColumn& b = sheet.columns[right];
    if (a.zxid.epoch() != b.zxid.epoch() || a.committed != b.committed) return false;
    return std::all_of(sheet.rows.begin(), sheet.rows.end(), [&](const LogRow& row) {
        // Snapshots end one column, and do not begin it.
        LogCell before = row.cells[left];
        if (before.boundary) return false;
        before.boundary = row.cells[right].boundary;
        return before.isLike(row.cells[right]);
    });
}

bool haveAll(const LogSheet& sheet, std::size_t column) {
    return std::all_of(sheet.rows.begin(), sheet.rows.end(),
                       [&](const LogRow& row) { return row.cells[column].isHere() && !row.cells[column].other; });
}

struct Run {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t folded = 0;  ///< columns in the middle that are one piece
};

std::vector<Run> runsOf(const LogSheet& sheet) {
    std::vector<Run> runs;
    for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
        if (i > 0 && areAlike(sheet, i - 1, i)) {
            runs.back().end = i + 1;
        } else {
            runs.push_back({i, i + 1, 0});
        }
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
        const std::size_t kept = isFirst ? tail : head + tail;
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
        const std::size_t foldedBegin = run.begin + head;
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
