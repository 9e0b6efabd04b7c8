// SPDX-License-Identifier: GPL-3.0-or-later
/// benchFormats: how long a large run takes to leave the program and to come back, and what memory that needs.
#include <QTemporaryDir>
#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "app/bench/bench.h"
#include "app/bench/cost.h"
#include "app/bench/workload.h"
#include "app/export/exporter.h"
#include "app/export/formats.h"
#include "core/exchange/jsonl.h"

namespace zabscope {
namespace {

constexpr EventId events = 1'000'000;
constexpr double mebibyte = 1 << 20;

void exportFile(const Exported& run, std::string_view name, const std::string& path) {
    const ExportResult result = exportTo(path, *findFormat(name), run, {}, [](double) { return true; });
    if (result.end != ExportEnd::done) throw std::runtime_error(result.line);
}

}  // namespace

void benchFormats(const BenchSink& sink) {
    benchImport(sink);  // first: memory that others have left free would hide what it needs
    const auto simulator = startedEnsemble(5, Carrier::memory);
    untilAllServe(*simulator);
    beginLoad(*simulator, 64);
    while (simulator->timeline().last() < events) simulator->runUntil(simulator->now() + milliseconds(1));
    const Timeline timeline = simulator->timeline();
    TraceHeader header;
    header.protocol = "zab";
    header.scenarioName = "bench";
    const Ensemble ensemble = stageOfVoters(5).ensemble;
    const Exported run{timeline, header, ensemble, {}};
    const QTemporaryDir folder;
    const auto path = [&](std::string_view format) {
        return folder.filePath("run." + QString::fromUtf8(format.data(), static_cast<int>(format.size()))).toStdString();
    };
    for (const std::string_view format : {"jsonl", "csv", "zabtrace", "chrome", "dot"}) {
        const bool hasGoal = format == "jsonl" || format == "csv" || format == "zabtrace";
        const Cost cost = costOf([&] { exportFile(run, format, path(format)); });
        const std::string what = "export of 1,000,000 events as " + std::string{format};
        sink({what, cost.seconds, "s", hasGoal ? std::optional{3.0} : std::nullopt, true});
        sink({what + ", memory beyond the open trace", cost.mebibytes, "MiB", memoryGoal, true});
    }
    const auto size = [&](const Timeline& run) { return static_cast<double>(run.memory()) / mebibyte; };
    double kept = 0;
    const Cost import = costOf(
        [&] {
            std::ifstream in(path("jsonl"), std::ios::binary);
            const auto read = readJsonl(in, path("jsonl"));
            if (const auto* error = std::get_if<TraceError>(&read)) throw std::runtime_error(error->text());
            kept = size(std::get<LoadedTrace>(read).timeline);
        },
        1);
    sink({"import of these JSON Lines", import.seconds, "s", 10, true});
    const double beyond = std::max(0.0, import.mebibytes - kept);
    sink({"import of these JSON Lines, memory beyond the trace", beyond, "MiB", memoryGoal, true});
    sink({"trace in memory", size(timeline), "MiB", std::nullopt, true});
    // The window takes a copy on its own thread before it exports on another.
    const Cost copy = costOf([&] { (void)RunCopy{timeline, header, ensemble}; });
    sink({"copy of the run, for which the window stands still", 1e3 * copy.seconds, "ms", 16, true});
}

}  // namespace zabscope
