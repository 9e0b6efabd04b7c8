// SPDX-License-Identifier: GPL-3.0-or-later
/// Which event made something what it is: where the question "why?" about a server or one of its fields begins.
#pragma once

#include <QMenu>
#include <cstdint>
#include <functional>

#include "views/frame.h"

namespace zabscope {

/// The last event up to `now` that set the field of the node; if none did, the one with which its life began; noEvent if it
/// has not lived. Looks through the run backwards.
EventId originOf(const Frame& frame, NodeId node, std::uint16_t field);
/// The last thing that the node said or that became of it, up to `now`: why it is as it is. noEvent if there is none.
EventId originOf(const Frame& frame, NodeId node);

/// Adds "Why is it so?" to a server's menu; greyed while nothing has become of it.
void addWhy(QMenu& menu, NodeId server, const Frame& frame, const std::function<void(EventId)>& explain);

}  // namespace zabscope
