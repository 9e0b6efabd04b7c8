// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/future_veil.h"

namespace zabscope {

Frame FutureVeil::over(Frame frame) {
    if (frame.now.last >= frame.timeline->last()) return frame;
    if (m_whole != frame.timeline || m_now != frame.now) {
        auto recording = std::make_shared<Recording>(*frame.recording);
        recording->nextDue = frame.timeline->event(frame.now.last + 1).at;
        const auto shown = static_cast<std::size_t>(recording->branch);
        if (shown < recording->branches.size()) recording->branches[shown].end = frame.now;
        m_past = std::make_shared<const Timeline>(frame.timeline->prefix(frame.now.last));
        m_recording = std::move(recording);
        m_whole = frame.timeline;
        m_now = frame.now;
    }
    frame.timeline = m_past;
    frame.recording = m_recording;
    return frame;
}

}  // namespace zabscope
