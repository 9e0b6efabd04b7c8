// SPDX-License-Identifier: GPL-3.0-or-later
/// A run for the tests of views: a scenario played to its end, and frames of it.
#pragma once

#include <memory>
#include <string>

#include "views/frame.h"

namespace zabscope {

struct Played {
    std::shared_ptr<const Timeline> timeline;
    std::shared_ptr<const Ensemble> ensemble;
    std::shared_ptr<Recording> recording;

    /// The frame at a position as a person writes it, "1.25s#3"; at the end if the text is empty.
    Frame at(const std::string& position = {}) const;
    /// The frame right after an event.
    Frame after(EventId event) const;
};

/// Plays a scenario's text in memory. Fails the program if it cannot be read.
Played play(const std::string& scenario);
/// Plays one of resources/scenarios, "demonstration".
Played playShown(const std::string& name);

}  // namespace zabscope
