// SPDX-License-Identifier: GPL-3.0-or-later
/// One run that can stop anywhere, take a person's commands, and be taken up again at any recorded position.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "app/session/orders.h"
#include "core/sim/director.h"
#include "core/sim/simulator.h"

namespace zabscope {

/// Places to take a run up again: images of the engine every so many events. Belongs to one scenario.
class Saves {
public:
    struct Save {
        Position position;
        std::vector<PlacedCommand> commands;  ///< that had been carried out
        std::shared_ptr<const Simulator::Image> image;
        std::shared_ptr<const Director> director;  ///< absent when the script has ended
    };
    /// A fork re-runs at most so many events, in some 25 ms.
    static constexpr EventId distance = 32'768;

    void add(Save save);
    /// The last one at or before `target` on a run with these commands; nullptr if there is none.
    const Save* find(Position target, const std::vector<PlacedCommand>& commands) const;

private:
    std::vector<Save> m_saves;
};

/// What was recorded does not come again: another version of the program has recorded it, or the file was changed.
struct RunDiffers : std::runtime_error {
    explicit RunDiffers(EventId event);
};

/// Lives on the engine's thread.
class Run {
public:
    /// Stands where the order says. Everything on the way is re-run in memory from the nearest save; only then the carrier
    /// is opened. Throws TransportError, and RunDiffers if a run that is re-run from its start is not the recorded one.
    /// `saves` must outlive the run.
    Run(const Revive& order, Saves& saves);

    /// Does the next thing that is due at or before the horizon. False if there is none.
    bool step(Instant horizon);
    /// When step() would do the next thing.
    Instant nextDue();
    /// Carries a command out at `now` (not before the last event, and with nothing due up to it). From then on the script is
    /// no longer followed: the ensemble is the person's. Returns why it could not be, or nothing.
    std::optional<std::string> act(const std::string& command, Instant now);

    const Timeline& timeline() const { return m_simulator->timeline(); }
    const std::vector<PlacedCommand>& commands() const { return m_commands; }
    bool isScripted() const { return m_director != nullptr; }
    Simulator& simulator() { return *m_simulator; }
    /// Those of the script's expectations that have failed and were not asked for yet.
    std::vector<std::string> takeFailures();
    /// What the script would still have done when a person acted, as written, if that was not asked for yet.
    std::vector<std::string> takeLeftOut();

private:
    void start();
    void takeUp(const Saves::Save& save, const Timeline& recorded);
    void runTo(Position target);
    bool advance(Instant horizon);
    void passTo(Instant now);
    void endScript();
    void saveSometimes();
    void collectFailures();

    std::shared_ptr<const Scenario> m_scenario;
    Saves& m_saves;
    std::unique_ptr<Simulator> m_simulator;
    std::unique_ptr<Director> m_director;
    std::vector<PlacedCommand> m_commands;
    EventId m_saved = noEvent;  // the last event when the last save was made
    std::size_t m_failuresSeen = 0;
    std::vector<std::string> m_failures;  // not asked for yet
    std::vector<std::string> m_leftOut;   // likewise
};

}  // namespace zabscope
