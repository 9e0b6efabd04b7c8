// SPDX-License-Identifier: GPL-3.0-or-later
/// What a person can do to a server, a link or a message, as menus; every view that shows one offers the same.
#pragma once

#include <QMenu>
#include <functional>

#include "core/trace/command.h"
#include "views/frame.h"

namespace zabscope {

/// Called with a command of the scenario language, "kill 3"; what takes two commands calls twice.
using CommandSink = std::function<void(const QString&)>;

// Nothing is added without a frame, or for a server that is no member of the ensemble. What makes no sense now is shown but
// disabled.

/// Adds what can be done to the server.
void addServerActions(QMenu& menu, NodeId server, const Frame& frame, const CommandSink& sink);
/// Adds what can be done to the links between two servers.
void addLinkActions(QMenu& menu, NodeId one, NodeId other, const Frame& frame, const CommandSink& sink);
/// Adds what can be done to a message in flight; what leaves the fault model of TCP is marked so.
void addMessageActions(QMenu& menu, EventId message, const Frame& frame, const CommandSink& sink);
/// Adds what can be done to the ensemble: writes, reads, presets.
void addEnsembleActions(QMenu& menu, const Frame& frame, const CommandSink& sink);

}  // namespace zabscope
