// SPDX-License-Identifier: GPL-3.0-or-later
/// The present moment in one sentence, for someone who sees Zab for the first time: a pure function of the frame.
#pragma once

#include <QString>

#include "views/frame.h"

namespace zabscope {

struct Caption {
    QString text;
    EventId event = noEvent;  ///< what it is about, if one event is
    bool alarm = false;       ///< something is wrong: an invariant does not hold
};

/// Looks at the state and at no more than the last few thousand events before now.
Caption captionOf(const Frame& frame);

}  // namespace zabscope
