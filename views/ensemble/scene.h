// SPDX-License-Identifier: GPL-3.0-or-later
/// All that one picture shows, worked out from a frame: servers, clients, messages and what comes next, with their places.
#pragma once

#include <vector>

#include "views/ensemble/message_places.h"
#include "views/ensemble/next_happening.h"
#include "views/ensemble/ring_layout.h"
#include "views/ensemble/server_facts.h"
#include "views/theme.h"

namespace zabscope {

/// How things are to be shown; with the frame it settles the picture.
struct Viewpoint {
    QRectF area;            ///< for the ring
    QRectF whole;           ///< the whole canvas
    double em = 12;         ///< the height of a line
    double labelWidth = 0;  ///< of the widest line of a server's words
    double shortWidth = 0;  ///< of their short form
    Camera camera;
    Density density = Density::context;
    bool reducedMotion = false;
    bool presenter = false;
};

/// The tie between a leader and one that follows it.
struct Spoke {
    NodeId leader = noNode;
    NodeId follower = noNode;
    std::int64_t epoch = 0;
    bool acknowledged = false;
    bool voter = false;
    double strength = 1;
    friend bool operator==(const Spoke&, const Spoke&) = default;
};

struct EnsembleScene {
    RingLayout layout;
    std::vector<ServerFacts> servers;
    std::vector<Leadership> leaderships;
    std::vector<PlacedMessage> messages;
    NextHappening next;
    NodeId focus = noNode;     ///< in Density::focus: what is shown in full
    double messageSize = 18;
    QRectF whole;              ///< the canvas

    const ServerFacts* server(NodeId sid) const;
    /// How strongly a message is drawn, 0..1.
    double strength(const PlacedMessage& message, const Frame& frame, Density density) const;
    double strength(const ServerFacts& server, Density density) const;
    std::vector<Spoke> spokes(Density density) const;
};

/// What the frame shows. `reader` must outlive the scene. `kept` may have the layout of the frame before.
EnsembleScene makeScene(const Frame& frame, const Viewpoint& viewpoint, MessageReader& reader, KeptLayout* kept = nullptr);

/// The largest number of clients that are shown.
inline constexpr std::size_t mostClients = 200;

}  // namespace zabscope
