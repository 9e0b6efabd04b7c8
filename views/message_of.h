// SPDX-License-Identifier: GPL-3.0-or-later
/// The message that an event speaks of.
#pragma once

#include "core/trace/event.h"

namespace zabscope {

/// The Sent event of the message that is sent, arrives, is lost or is held; noEvent for all other events.
inline EventId messageOf(const Event& event) {
    if (std::holds_alternative<Sent>(event.what)) return event.id;
    if (const auto* delivered = std::get_if<Delivered>(&event.what)) return delivered->message;
    if (const auto* lost = std::get_if<Lost>(&event.what)) return lost->message;
    if (const auto* change = std::get_if<Rescheduled>(&event.what)) return change->message;
    return noEvent;
}

}  // namespace zabscope
