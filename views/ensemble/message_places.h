// SPDX-License-Identifier: GPL-3.0-or-later
/// Where each message stands on its way: a function of when it was sent, when it is due, and what holds it back.
#pragma once

#include <QPointF>
#include <vector>

#include "views/ensemble/message_facts.h"
#include "views/ensemble/ring_layout.h"
#include "views/frame.h"

namespace zabscope {

struct PlacedMessage {
    const MessageInFlight* flight = nullptr;  ///< of the frame's state
    const MessageFacts* facts = nullptr;
    QPointF at;
    QPointF along;        ///< the direction it travels in, of length 1
    double size = 0;      ///< its width
    bool held = false;    ///< by a person
    bool behindCut = false;
    bool unheard = false;  ///< its receiver is frozen or has no power
};

/// How large messages are, and how they keep apart.
struct MessageRoom {
    double size = 18;         ///< the width of a message
    bool reducedMotion = false;
    bool heartbeats = true;   ///< whether they are there at all
};

/// The share of its way that a message has gone, 0..1, whatever numbers it carries.
double wayGone(const MessageInFlight& message, Instant drawnAt);

/// From the edge of one disc to the edge of the other, on the lane of this direction, which keeps to the right.
struct Lane {
    QPointF from;
    QPointF to;
    QPointF along;
    double length = 0;
};
Lane laneBetween(const RingLayout& layout, NodeId from, NodeId to, double offset);

/// In the order of their sending. Messages of nodes that stand nowhere have no place and are left out.
std::vector<PlacedMessage> placeMessages(const Frame& frame, const RingLayout& layout, MessageReader& reader,
                                         const MessageRoom& room);

}  // namespace zabscope
