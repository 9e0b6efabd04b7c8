// SPDX-License-Identifier: GPL-3.0-or-later
/// Exports as one picture; and a sequence diagram of the whole excerpt as a PDF of many pages.
#pragma once

#include "app/export/formats.h"

namespace zabscope {

std::optional<ExportTrouble> exportPng(const Exported& run, const PictureChoice& choice, const std::string& path,
                                       const GoOn& goOn);
std::optional<ExportTrouble> exportSvg(const Exported& run, const PictureChoice& choice, const std::string& path,
                                       const GoOn& goOn);
/// The view "sequence" fills as many pages as the excerpt needs, unless the choice names an instant; any other is one
/// page.
std::optional<ExportTrouble> exportPdf(const Exported& run, const PictureChoice& choice, const std::string& path,
                                       const GoOn& goOn);

}  // namespace zabscope
