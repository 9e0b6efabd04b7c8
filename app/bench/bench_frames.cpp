// SPDX-License-Identifier: GPL-3.0-or-later
// What a frame costs while a busy run is played: the clock's turn, the state, every view, and all painting.
#include <QApplication>
#include <QElapsedTimer>
#include <ctime>

#include "app/bench/bench.h"
#include "app/bench/stopwatch.h"
#include "app/bench/window_desk.h"

namespace zabscope {
namespace {

constexpr int frames = 400;
constexpr int framesToWarm = 30;        // what is cached is cached after these
constexpr double frameTime = 1.0 / 60;  // seconds of wall time that pass from frame to frame
constexpr double speed = 2e-3;          // near what guided play chooses while messages need 2 ms: 33 us a frame

/// A steady load, and how many servers it is put on.
struct Load {
    int servers;
    const char* every;  ///< the time between two writes
    double medianGoal;
    std::optional<double> tailGoal;
};

/// Shows the run under its load in the window; the picture stands where the load has become steady.
void showBusyRun(MainWindow& window, const Load& load) {
    Play play(scenarioOf("zabscope scenario 1\nservers " + std::to_string(load.servers) +
                         "\nnetwork latency 2ms\nstart all\nrun until leader elected at most 20s\nrun 300ms\n"
                         "load on 1 /a 100000 writes 5000 outstanding every " +
                         load.every + "\nrun 100ms\n"),
              Carrier::memory);
    while (play.advance()) {}
    const Instant end = play.timeline().end();
    window.session().show({headerOf(play.scenario()), play.timeline(), {}});
    window.session().jump(window.session().timeline()->positionAt(end - milliseconds(30)));
    window.tick(0);
    window.session().playhead().setPace(Pace::fixed);
    window.session().playhead().setSpeed(speed);
    window.session().playhead().setPlaying(true);
}

double processorMilliseconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

struct Played {
    std::vector<double> wall;       ///< milliseconds of each frame
    std::vector<double> processor;  ///< of all threads: what does not hang on who else is at work
    double messages = 0;            ///< in flight, on average
};

Played playOn(MainWindow& window) {
    Played played;
    QElapsedTimer timer;
    for (int i = 0; i < frames + framesToWarm; ++i) {
        timer.start();
        const double before = processorMilliseconds();
        window.tick(frameTime);
        QCoreApplication::processEvents();
        if (i < framesToWarm) continue;
        played.wall.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        played.processor.push_back(processorMilliseconds() - before);
        played.messages += static_cast<double>(window.session().frame().state->messagesInFlight()) / frames;
    }
    return played;
}

/// What the visible views cost one by one when each is given a frame and painted.
void eachView(const BenchSink& sink, MainWindow& window, const std::string& what) {
    for (const Panel& panel : panels()) {
        View* view = window.view(panel.name);
        if (!view->isVisible() || view->visibleRegion().isEmpty()) continue;
        std::vector<double> times;
        Frame frame = window.session().frame();
        for (int i = 0; i < 60; ++i) {
            const EventId last = std::min(frame.now.last + 20, frame.timeline->last());
            const Position position = frame.timeline->positionOf(last);
            frame.state = std::make_shared<const ClusterState>(frame.timeline->at(position));
            frame.now = position;
            frame.drawnAt = position.at;
            frame.selection.node = i % 2 + 1;  // where only time goes on, a view may paint later
            const double before = processorMilliseconds();
            view->setFrame(frame);
            view->repaint();
            times.push_back(processorMilliseconds() - before);
        }
        sink({what + ", processor time of the view \"" + std::string(panel.name) + "\" alone",
              median(times),
              "ms",
              {},
              true});
    }
}

}  // namespace

void benchFrames(const BenchSink& sink) {
    for (const Load& load : {Load{9, "100us", 4, 16}, Load{25, "30us", 16, {}}}) {
        const auto window = makeBenchWindow();
        showBusyRun(*window, load);
        const Played played = playOn(*window);
        const std::string name = "frame, " + std::to_string(load.servers) + " servers, " +
                                 std::to_string(std::lround(played.messages)) + " messages in flight";
        sink({name + ", median", median(played.wall), "ms", load.medianGoal, true});
        sink({name + ", 99th percentile", percentile(played.wall, 0.99), "ms", load.tailGoal, true});
        sink({name + ", median of processor time", median(played.processor), "ms", {}, true});
        sink({name + ", 99th percentile of processor time", percentile(played.processor, 0.99), "ms", {}, true});
        eachView(sink, *window, name);
    }
}

}  // namespace zabscope
