// SPDX-License-Identifier: GPL-3.0-or-later
/// What a transaction is, in words: a write, or the opening or closing of a client's session, which takes a zxid as well.
#pragma once

#include <QString>

#include "views/frame.h"

namespace zabscope {

/// "Write 1:3", "The opening of a session, 1:1,": the subject of a sentence. Looks for its PROPOSAL some thousand events
/// back from the present; whatever is not found there is called a write.
QString transactionName(const Frame& frame, Zxid zxid);
/// Whether that REQUEST asks for a session to be opened or closed.
bool asksForSession(const Sent& request);

}  // namespace zabscope
