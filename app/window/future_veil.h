// SPDX-License-Identifier: GPL-3.0-or-later
/// Hides what is recorded of the time after the present while a question waits for its answer. Views read on in the
/// recording: the next happening, rows below the present one, the rest of the strip; all of it would tell.
#pragma once

#include <memory>

#include "views/frame.h"

namespace zabscope {

class FutureVeil {
public:
    /// The frame with a run that ends where it stands. The same run and position give the same values again, so that views
    /// that compare them see no change.
    Frame over(Frame frame);
    /// Forgets what was hidden.
    void lift() { *this = {}; }

private:
    std::shared_ptr<const Timeline> m_whole;
    Position m_now;
    std::shared_ptr<const Timeline> m_past;
    std::shared_ptr<const Recording> m_recording;
};

}  // namespace zabscope
