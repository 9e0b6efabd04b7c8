// SPDX-License-Identifier: GPL-3.0-or-later
/// A run as a page to hand out: Markdown, and a folder of pictures beside it.
#pragma once

#include "app/export/formats.h"

namespace zabscope {

/// Beside "lesson.md" the pictures lie in "lesson-pictures"; what else is in that folder stays.
std::optional<ExportTrouble> exportMarkdown(const Exported& run, const PictureChoice& choice, const std::string& path,
                                            const GoOn& goOn);

}  // namespace zabscope
