// SPDX-License-Identifier: GPL-3.0-or-later
/// One run of a scenario from its start to the end of its script, on either carrier, with or without a trace file.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "core/sim/director.h"
#include "core/sim/simulator.h"
#include "core/trace/scenario.h"
#include "core/trace/trace_file.h"

namespace zabscope {

enum class Carrier : std::uint8_t { memory, loopback };
std::unique_ptr<Transport> makeTransport(Carrier carrier);

/// What a trace's header says of a scenario.
TraceHeader headerOf(const Scenario& scenario);

class Play {
public:
    /// Nothing happens yet. May throw TransportError (no loopback).
    Play(Scenario scenario, Carrier carrier);

    /// Records into a file from now on; call it before the first advance().
    std::optional<TraceError> recordTo(const std::string& path);
    /// Plays on; returns false at the end of the script. Trouble of the wire or the file ends the run: see trouble().
    bool advance(std::uint64_t events = 65'536);
    /// Gives the trace file its name. Call it when all is well; otherwise what was recorded stays in the partial file.
    std::optional<TraceError> finish();

    const Scenario& scenario() const { return *m_scenario; }
    const Simulator& simulator() const { return *m_simulator; }
    Simulator& simulator() { return *m_simulator; }
    const Director& director() const { return *m_director; }
    const Timeline& timeline() const { return m_simulator->timeline(); }
    /// The conversation under each statement, as golden files hold it.
    std::vector<std::vector<std::string>> conversations() const;
    /// One line, if the wire or the file failed.
    const std::optional<std::string>& trouble() const { return m_trouble; }
    /// Where an unfinished recording lies; empty without one.
    std::string partialPath() const;

private:
    std::unique_ptr<const Scenario> m_scenario;
    std::unique_ptr<Simulator> m_simulator;
    std::unique_ptr<Director> m_director;
    std::unique_ptr<TraceWriter> m_writer;
    std::optional<std::string> m_trouble;
};

/// Every violation that was recorded, as a line: when, which invariant, where, what.
std::vector<std::string> violationsOf(const Timeline& timeline, const Ensemble& ensemble);

}  // namespace zabscope
