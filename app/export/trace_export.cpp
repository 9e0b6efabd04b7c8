// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/trace_export.h"

namespace zabscope {

std::optional<ExportTrouble> exportTrace(const Exported& run, const PictureChoice&, const std::string& path,
                                         const GoOn& goOn) {
    const Excerpt& excerpt = run.excerpt;
    if (excerpt.from || !excerpt.servers.empty() || !excerpt.kinds.empty()) {
        return ExportTrouble{"a trace is whole from its start, for every state follows from all before it",
                             "leave out --from, --servers and --kinds, or choose jsonl or csv"};
    }
    const Timeline timeline = run.timeline.prefix(excerpt.range(run.timeline).second - 1);
    TraceWriter writer(path);
    const auto told = [](const TraceError& error) { return ExportTrouble{error.what, error.remedy}; };
    if (const auto error = writer.begin(run.header)) return told(*error);
    if (!goOn(0)) return std::nullopt;
    if (const auto error = writer.write(timeline)) return told(*error);
    if (!goOn(0.9)) return std::nullopt;
    if (const auto error = writer.finish(timeline, run.header)) return told(*error);
    return std::nullopt;
}

}  // namespace zabscope
