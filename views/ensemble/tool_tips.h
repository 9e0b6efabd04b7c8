// SPDX-License-Identifier: GPL-3.0-or-later
/// Everything about a thing in the picture in words, for tool tips and descriptions.
#pragma once

#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include "views/ensemble/scene.h"

namespace zabscope {

class ToolTips {
    Q_DECLARE_TR_FUNCTIONS(ToolTips)

public:
    /// Lines of plain text, the first one a title.
    static QStringList server(const ServerFacts& server, const Frame& frame);
    static QStringList client(NodeId client, const Frame& frame);
    static QStringList message(const PlacedMessage& message, const Frame& frame);
    static QStringList link(NodeId one, NodeId other, const Frame& frame);
    /// What QToolTip shows: the title in bold, the rest below. Nothing in the lines is taken for markup.
    static QString rich(const QStringList& lines);

private:
    static QStringList disk(const ServerFacts& server, const Frame& frame);
    static QString direction(NodeId from, NodeId to, const Frame& frame);
};

}  // namespace zabscope
