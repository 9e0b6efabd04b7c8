// SPDX-License-Identifier: GPL-3.0-or-later
/// The words that stand in the picture, and those that a screen reader says of it.
#pragma once

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QString>
#include <QStringList>

#include "views/ensemble/gesture.h"
#include "views/ensemble/scene.h"

namespace zabscope {

struct Headline {
    QString title;    ///< "Server 5 leads epoch 1"
    QString details;  ///< "4 of 4 others follow; acknowledged by 5 of 5, which is a quorum"
    bool doubt = false;  ///< two servers believe that they lead
};

class EnsembleWords {
    Q_DECLARE_TR_FUNCTIONS(EnsembleWords)

public:
    /// "looks for a leader": what the server is, in a few words.
    static QString standing(const ServerFacts& server);
    /// Three lines: what it is; its phase or its vote; epoch and last zxid.
    static QStringList label(const ServerFacts& server);
    /// Two lines: what it is in one word; its last zxid.
    static QStringList shortLabel(const ServerFacts& server);
    static double shortWidth(const QFontMetricsF& metrics);
    /// The width that the lines of any label need.
    static double labelWidth(const QFontMetricsF& metrics);
    /// "server 3, leads, epoch 1, broadcast, last zxid 1:5"
    static QString serverName(const ServerFacts& server);
    static QString clientName(NodeId client, const Frame& frame);
    /// "PROPOSAL 1:3 from 5 to 2"
    static QString messageName(const PlacedMessage& message);
    /// What stands beside a message: "vote for 5", "PROPOSAL 1:3".
    static QString caption(const MessageFacts& facts);
    static Headline headline(const EnsembleScene& scene, const Frame& frame);
    /// "Next, in 1.2 ms: PROPOSAL from 5 reaches 2"
    static QString next(const NextHappening& next, const Frame& frame);
    /// What will be cut when the mouse is let go.
    static QString gesture(const Gesture& gesture);
    /// What will appear here, and how to get it; empty if there is something to see.
    static QString emptiness(const Frame& frame);
    static QString list(const std::vector<NodeId>& servers);
};

}  // namespace zabscope
