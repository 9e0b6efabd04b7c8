// SPDX-License-Identifier: GPL-3.0-or-later
/// The logs of real ZooKeeper servers as a run that all views can show, with an account of what was understood.
#pragma once

#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "core/exchange/clock_offsets.h"
#include "core/exchange/log_input.h"
#include "core/protocol/ensemble.h"
#include "core/trace/timeline.h"
#include "core/trace/trace_file.h"

namespace zabscope {

/// What was read of one file.
struct ImportedLog {
    std::string path;
    NodeId sid = noNode;
    std::int64_t version = 0;  ///< 30800 is 3.8.0; 0: it does not say
    LineCount count;
    bool sorted = false;  ///< its lines were in no order
};

/// A leap in a server's stamps.
struct ClockLeap {
    NodeId sid = noNode;
    std::string path;
    ClockSpan span;
};

struct ImportedRun {
    TraceHeader header;  ///< programVersion is left to the caller
    Ensemble ensemble;
    Timeline timeline;
    std::int64_t start = 0;  ///< microseconds since 1970-01-01 by the (corrected) stamps: where the run begins
    std::vector<ImportedLog> logs;
    std::vector<ClockOffset> offsets;
    std::vector<ClockLeap> leaps;
    std::int64_t groups = 0;              ///< votes count by so many groups, of which no log tells the members
    std::vector<NodeId> silent;           ///< servers of which there is no log: known by what they told the others
    std::vector<ImportTrouble> troubles;  ///< what could not be read or used; the rest was
};

struct ImportLimits {
    std::size_t facts = 1'000'000;  ///< lines that say something; the rest of a file is left out and told
};

/// Told how far the reading is (0..1); false stops it.
using ImportProgress = std::function<bool(double)>;

/// Reads logs: files, or folders of them. Trouble only if nothing at all can be shown.
std::variant<ImportedRun, ImportTrouble> importLogs(const std::vector<std::string>& paths, const ImportProgress& goOn,
                                                    const ImportLimits& limits = {});
/// The same of lines that are in memory: one text for each file, with its name.
std::variant<ImportedRun, ImportTrouble> importLogTexts(
    const std::vector<std::pair<std::string, std::string_view>>& texts, const ImportLimits& limits = {});

/// Whether the beginning of a file looks like a log of a ZooKeeper server; plain text only.
bool looksLikeLog(std::string_view beginning);

/// "2026-11-22 15:25:16.457"; of stamps without a date the time alone, with the days since the first one:
/// "00:00:03.185 +1d".
std::string stampText(std::int64_t microseconds);

}  // namespace zabscope
