// SPDX-License-Identifier: GPL-3.0-or-later
/// The one loop: takes what is due next in virtual time, steps a peer with it, and carries out the effects.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "core/protocol/position.h"
#include "core/sim/protocol.h"
#include "core/sim/stage.h"
#include "core/sim/transport.h"
#include "core/trace/command.h"
#include "core/trace/scenario.h"
#include "core/trace/timeline.h"

namespace zabscope {

class Engine;

class Simulator {
public:
    Simulator(Stage stage, const Protocol& protocol, std::unique_ptr<Transport> transport);
    ~Simulator();

    /// Handles the next due item with all its effects. False if nothing is due at or before `horizon`. Throws
    /// TransportError if the real wire fails; the timeline stays readable, and nothing more can be done.
    bool step(Instant horizon);
    /// Steps until nothing is due at or before `horizon`; the present is `horizon` afterwards.
    void runUntil(Instant horizon);
    /// When the next item is due; `never` if there is none.
    Instant nextDue() const;
    Instant now() const;
    Position position() const;

    /// Carries a command out at the present position. Returns why it could not be, in one line, or nothing.
    std::optional<std::string> carryOut(const Command& command);
    /// The servers that targets mean now, ascending, each once; empty if nobody is that.
    std::vector<NodeId> resolve(const Targets& targets) const;

    const Timeline& timeline() const;
    const Stage& stage() const;
    const Protocol& protocol() const;
    const Transport& transport() const;
    /// Judging costs time; bench can compare. On unless switched off before the first event.
    void setInvariants(bool judged);

    /// A copy of everything but the timeline and the wire, to fork from: the same commands from there give the same events.
    /// Bytes in flight are not in it; they stand in the timeline.
    struct Image;
    std::shared_ptr<const Image> image() const;
    /// Goes on from an image over a fresh transport: connections are opened again, bytes in flight are sent again.
    /// Precondition: `timeline` ends at the image's position (Timeline::prefix).
    Simulator(const Image& image, Timeline timeline, std::unique_ptr<Transport> transport);

private:
    std::unique_ptr<Engine> m_engine;
};

}  // namespace zabscope
