// SPDX-License-Identifier: GPL-3.0-or-later
/// Events as English lines: short ones for conversations that people read and compare, and full ones with every field.
#pragma once

#include <string>

#include "core/trace/timeline.h"

namespace zabscope {

/// One line without the event's id: "0.201000 3 -> 1 NOTIFICATION leader 3 epoch 0 zxid 0x0 round 1 LOOKING". The event
/// must be one of the timeline's.
std::string toLine(const Event& event, const Timeline& timeline);

/// Whether the event belongs in a conversation: what people did, births and deaths, messages but pings, changes of role,
/// phase and epoch, notes, failed connections, lost messages, histories cut or replaced, violations. The rest follows from
/// these.
bool inConversation(const Event& event);

/// One line with every field of the event, its id and its cause: for a full listing.
std::string toDetail(const Event& event, const Timeline& timeline);

}  // namespace zabscope
