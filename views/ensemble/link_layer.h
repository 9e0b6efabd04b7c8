// SPDX-License-Identifier: GPL-3.0-or-later
/// The links between the servers: hardly visible while they are well, and what is wrong with them at a glance.
#pragma once

#include <QPainter>
#include <QImage>

#include "views/ensemble/scene.h"
#include "views/frame.h"
#include "views/theme.h"

namespace zabscope {

/// What is wrong with the path between two servers.
struct LinkFacts {
    bool cutThere = false;  ///< what the first sends to the second does not pass
    bool cutBack = false;
    bool slow = false;
    bool jittery = false;
    bool healthy() const { return !cutThere && !cutBack && !slow && !jittery; }
};
LinkFacts factsOfLink(NodeId one, NodeId other, const ClusterState& state);

/// A latency from which on a link counts as slow.
inline constexpr Duration slowLatency = milliseconds(10);

void drawLinks(QPainter& painter, const RingLayout& layout, const ClusterState& state, const Theme& theme, double em);
/// Broad bands from a leader to those that acknowledge it, dots to those that do not yet.
void drawSpokes(QPainter& painter, const RingLayout& layout, const std::vector<Spoke>& spokes, const Theme& theme);

/// The background with the links upon it; keeps the picture as long as neither they nor the places change.
class LinkLayer {
public:
    void draw(QPainter& painter, const QSize& size, const RingLayout& layout, const ClusterState& state,
              std::vector<Spoke> spokes, const Theme& theme, double em);
    void forget() { m_picture = QImage(); }

private:
    QImage m_picture;
    ClusterState::Links m_links;
    std::vector<Spoke> m_spokes;
    RingLayout m_layout;
    ThemeName m_theme{};
};

}  // namespace zabscope
