// SPDX-License-Identifier: GPL-3.0-or-later
/// A run as an MP4 video. The pictures are piped through the program ffmpeg, one at a time.
#pragma once

#include "app/export/formats.h"

namespace zabscope {

/// H.264, yuv420p, both sides even (an odd one loses a pixel), the index before the pictures: what every player,
/// browser and slide show takes.
std::optional<ExportTrouble> exportMp4(const Exported& run, const PictureChoice& choice, const std::string& path,
                                       const GoOn& goOn);

}  // namespace zabscope
