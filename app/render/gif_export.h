// SPDX-License-Identifier: GPL-3.0-or-later
/// A run as an animated GIF, which needs no other program.
#pragma once

#include "app/export/formats.h"

namespace zabscope {

/// Plays again and again. At most 50 pictures a second: viewers slow down what is meant to be faster.
std::optional<ExportTrouble> exportGif(const Exported& run, const PictureChoice& choice, const std::string& path,
                                       const GoOn& goOn);

}  // namespace zabscope
