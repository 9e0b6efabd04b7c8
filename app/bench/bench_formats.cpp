// SPDX-License-Identifier: GPL-3.0-or-later
/// benchFormats: how long a large run takes to leave the program and to come back, and what memory that needs.
#include <QTemporaryDir>
#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "app/bench/bench.h"
#include "app/bench/stopwatch.h"
#include "app/bench/workload.h"
#include "app/export/formats.h"
#include "core/exchange/jsonl.h"

namespace zabscope {
namespace {

constexpr EventId events = 1'000'000;
constexpr double mebibyte = 1 << 20;
constexpr double memoryGoal = 200;

/// The largest memory that the process has had since forgetPeak(), in MiB; 0 where Linux does not tell.
double peakMemory() {
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
        double kibibytes = 0;
        if (word == "VmHWM:" && status >> kibibytes) return kibibytes / 1024;
    }
    return 0;
}
void forgetPeak() { std::ofstream("/proc/self/clear_refs") << 5; }

struct Cost {
    double seconds = 0;
    double mebibytes = 0;
};

/// Of the better of two times, so that what is needed only once does not count.
template <typename Work>
Cost costOf(Work&& work) {
    Cost cost;
    for (int i = 0; i < 2; ++i) {
        forgetPeak();
        const double before = peakMemory();
        const Stopwatch watch;
        work();
        const double seconds = watch.seconds();
        cost = i == 0 ? Cost{seconds, peakMemory() - before}
                      : Cost{std::min(cost.seconds, seconds), std::max(cost.mebibytes, peakMemory() - before)};
    }
    return cost;
}

void exportFile(const Exported& run, std::string_view name, const std::string& path) {
    const ExportResult result = exportTo(path, *findFormat(name), run, {}, [](double) { return true; });
    if (result.end != ExportEnd::done) throw std::runtime_error(result.line);
}

}  // namespace

void benchFormats(const BenchSink& sink) {
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
    const Stopwatch watch;
    std::ifstream in(path("jsonl"), std::ios::binary);
    const auto read = readJsonl(in, path("jsonl"));
    if (const auto* error = std::get_if<TraceError>(&read)) throw std::runtime_error(error->text());
    sink({"import of these JSON Lines", watch.seconds(), "s", std::nullopt, true});
    sink({"trace in memory", static_cast<double>(timeline.memory()) / mebibyte, "MiB", std::nullopt, true});
    benchImport(sink);
}

}  // namespace zabscope
