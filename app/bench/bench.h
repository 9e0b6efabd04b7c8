// SPDX-License-Identifier: GPL-3.0-or-later
/// How fast the engine is, measured on this machine, each figure beside its goal.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace zabscope {

struct BenchRow {
    std::string name;
    double value = 0;
    std::string unit;
    std::optional<double> goal;  ///< none: a yardstick of the machine
    bool smallerIsBetter = false;
    bool met() const { return !goal || (smallerIsBetter ? value <= *goal : value >= *goal); }
};

/// Called with each row as it is measured.
using BenchSink = std::function<void(const BenchRow&)>;

// Each measures some rows; they throw TransportError if the wire fails.
void benchMachine(const BenchSink& sink);
void benchEvents(const BenchSink& sink);
void benchLoopback(const BenchSink& sink);
void benchFirstLeader(const BenchSink& sink);
void benchPositions(const BenchSink& sink);

/// How fast a run of 1,000,000 events leaves and comes back, and in what memory.
void benchFormats(const BenchSink& sink);

/// How fast the window is. These need the QApplication.
void benchFrames(const BenchSink& sink);
void benchWindow(const BenchSink& sink);

/// How fast real servers' logs are read.
void benchImport(const BenchSink& sink);

/// All of them but the window's and the formats' in turn.
void benchAll(const BenchSink& sink);

}  // namespace zabscope
