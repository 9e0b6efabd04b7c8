// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/frame.h"

namespace zabscope {

Frame frameAt(std::shared_ptr<const Timeline> timeline, std::shared_ptr<const Ensemble> ensemble,
              std::shared_ptr<const Recording> recording, Position now) {
    Frame frame;
    frame.state = std::make_shared<const ClusterState>(timeline->at(now));
    frame.timeline = std::move(timeline);
    frame.ensemble = std::move(ensemble);
    frame.recording = std::move(recording);
    frame.now = now;
    frame.drawnAt = now.at;
    return frame;
}

}  // namespace zabscope
