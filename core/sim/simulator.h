// SPDX-License-Identifier: GPL-3.0-or-later
/// The one loop: takes what is due next in virtual time, steps a peer with it, and carries out the effects.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "core/protocol/position.h"
#include "core/sim/protocol.h"
#include "core/sim/transport.h"
#include "core/trace/command.h"
#include "core/trace/scenario.h"
#include "core/trace/timeline.h"

namespace zabscope {

/// What a run starts from; with the commands and their positions it determines every event.
struct Stage {
    Ensemble ensemble;
    NetworkSettings network;
    DiskSettings disk;
    std::uint64_t seed = 1;
};

class Simulator {
public:
    Simulator(Stage stage, const Protocol& protocol, std::unique_ptr<Transport> transport);
    ~Simulator();

    /// Handles the next due item with all its effects. False if nothing is due at or before `horizon`.
    bool step(Instant horizon);
    /// Steps until nothing is due at or before `horizon`; the present is `horizon` afterwards.
    void runUntil(Instant horizon);
    /// When the next item is due; `never` if there is none.
    Instant nextDue() const;
    Instant now() const;
    Position position() const;

    /// Carries a command out at the present position. Returns why it could not be, in one line, or nothing.
    std::optional<std::string> carryOut(const Command& command);
    /// The server a target means now; empty if nobody is that.
    std::vector<NodeId> resolve(const Targets& targets) const;

    const Timeline& timeline() const;
    const Stage& stage() const;
    const Protocol& protocol() const;
    const Transport& transport() const;
    /// Judging costs time; bench can compare. On unless switched off before the first event.
    void setInvariants(bool judged);

    /// A copy of everything but the timeline, to fork from: re-running the same commands from there gives the same events.
    /// Every connection must be drained or the bytes in flight are taken from the timeline, so the copy goes on over any
    /// fresh transport.
    struct Image;
    std::shared_ptr<const Image> image() const;
    /// Goes on from an image over a fresh transport. `timeline` must end at the image's position (Timeline::prefix).
    Simulator(const Image& image, Timeline timeline, std::unique_ptr<Transport> transport);

private:
    struct World;
    std::unique_ptr<World> m_world;
};

}  // namespace zabscope
