// SPDX-License-Identifier: GPL-3.0-or-later
/// What a note means for the whole ensemble at this moment, as the caption says it.
#pragma once

#include <QString>

#include "views/frame.h"

namespace zabscope {

/// Empty if the note is no moment of its own: routine, or a detail of another one.
QString noteCaption(const Frame& frame, const Event& event, const Noted& note);

/// The numbers of a note, which a hostile trace may lack.
std::int64_t noteNumber(const Noted& note, std::size_t index);
NodeId noteSid(const Noted& note, std::size_t index);

}  // namespace zabscope
