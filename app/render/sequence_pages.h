// SPDX-License-Identifier: GPL-3.0-or-later
/// The sequence diagram of an excerpt as a PDF: page after page, until all of its time has been drawn.
#pragma once

#include <vector>

#include "app/export/formats.h"
#include "views/sequence/diagram.h"

namespace zabscope {

/// A page from one instant to another, in microseconds.
struct PageSpan {
    double from = 0;
    double to = 0;
};
/// Pages that follow one another without a gap, from `from` to `to`, each with as much as can be read in `place`. At
/// most `most` of them: the last one then ends before `to`.
std::vector<PageSpan> sequencePages(const Frame& frame, const sequence::Look& look, const QRectF& place, double from,
                                    double to, std::size_t most);

std::optional<ExportTrouble> exportSequencePages(const Exported& run, const PictureChoice& choice,
                                                 const std::string& path, const GoOn& goOn);

}  // namespace zabscope
