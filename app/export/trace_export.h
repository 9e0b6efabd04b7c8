// SPDX-License-Identifier: GPL-3.0-or-later
/// A run as a trace file of its own.
#pragma once

#include "app/export/formats.h"

namespace zabscope {

/// The whole run, or its beginning: an excerpt may only say until when.
std::optional<ExportTrouble> exportTrace(const Exported& run, const PictureChoice& picture, const std::string& path,
                                         const GoOn& goOn);

}  // namespace zabscope
