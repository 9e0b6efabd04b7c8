// SPDX-License-Identifier: GPL-3.0-or-later
// How fast the window is: start, stalls, scrubbing, memory; frames are in bench_frames. Drawn in software, without a
// display.
#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <cstdio>
#include <fstream>
#include <random>

#include "app/bench/bench.h"
#include "app/bench/stopwatch.h"
#include "app/bench/window_desk.h"

namespace zabscope {
namespace {

constexpr EventId largeRun = 1'000'000;
constexpr int scrubs = 200;

/// Resident memory of this process in bytes.
double residentBytes() {
    std::ifstream in("/proc/self/statm");
    double all = 0;
    double resident = 0;
    in >> all >> resident;
    return resident * 4096;
}

void benchStart(const BenchSink& sink) {
    QElapsedTimer timer;
    timer.start();
    const auto window = makeBenchWindow();
    window->beginFirst();
    window->tick(0.016);
    QCoreApplication::processEvents();
    sink({"window made and first frame painted, warm", static_cast<double>(timer.nsecsElapsed()) / 1e6, "ms", 500,
          true});
}

/// The longest turn of the window's loop while something goes on.
double longestTurn(MainWindow& window, double seconds, const std::function<void(int)>& each) {
    double longest = 0;
    const Stopwatch all;
    QElapsedTimer turn;
    for (int i = 0; all.seconds() < seconds; ++i) {
        turn.start();
        each(i);
        window.tick(0.016);
        QCoreApplication::processEvents();
        longest = std::max(longest, static_cast<double>(turn.nsecsElapsed()) / 1e6);
    }
    return longest;
}

void benchStalls(const BenchSink& sink) {
    const auto window = makeBenchWindow();
    window->begin(
        scenarioOf("zabscope scenario 1\nservers 5\nstart all\nrun until leader elected at most 20s\n"
                   "run 300ms\nload on 1 /a 100000000 writes 100 outstanding\n"));
    window->session().playhead().setPace(Pace::express);
    window->session().playhead().setPlaying(true);
    const double stall = longestTurn(*window, 4, [](int) {});
    sink({"longest stall of the window while the engine runs express", stall, "ms", 100, true});
}

/// Writes a run of a million events.
bool writeLargeRun(const std::string& path) {
    Play play(scenarioOf("zabscope scenario 1\nservers 5\nstart all\nrun until leader elected at most 20s\nrun 300ms\n"
                         "load on 1 /a 10000000 writes 100 outstanding\nrun 1000s\n"),
              Carrier::memory);
    if (play.recordTo(path)) return false;
    while (play.timeline().last() < largeRun && play.advance()) {}
    return !play.finish();
}

void benchLargeRun(const BenchSink& sink) {
    const QTemporaryDir folder;
    const QString path = folder.filePath("large.zabtrace");
    if (!writeLargeRun(path.toStdString())) return;
    const double before = residentBytes();
    const auto window = makeBenchWindow();
    std::mt19937 random(1);  // where a benchmark looks; no run depends on it
    double longest = 0;
    window->open(path);
    Session& session = window->session();
    const auto scrub = [&](int i) {
        if (session.timeline()->last() < largeRun || i % 2 != 0) return;
        const EventId target = 1 + random() % session.timeline()->last();
        session.jump(session.timeline()->positionOf(target));
    };
    longest = longestTurn(*window, 8, scrub);
    sink({"longest stall of the window while 1,000,000 events are opened and scrubbed", longest, "ms", 100, true});
    std::vector<double> times;
    QElapsedTimer timer;
    for (int i = 0; i < scrubs; ++i) {
        const EventId target = 1 + random() % session.timeline()->last();
        timer.start();
        session.jump(session.timeline()->positionOf(target));
        window->tick(0);
        QCoreApplication::processEvents();
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    sink({"scrub to a random position of 1,000,000 events, median", median(times), "ms", 16, true});
    sink({"scrub to a random position of 1,000,000 events, 99th percentile", percentile(times, 0.99), "ms", {}, true});
    sink({"memory with 1,000,000 events open", (residentBytes() - before) / 1e6, "MB", 400, true});
}

}  // namespace

void benchWindow(const BenchSink& sink) {
    benchStart(sink);
    benchFrames(sink);
    benchStalls(sink);
    benchLargeRun(sink);
}

}  // namespace zabscope
