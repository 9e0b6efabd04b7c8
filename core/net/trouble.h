// SPDX-License-Identifier: GPL-3.0-or-later
/// Trouble of the real wire as one line each: what failed, where, and the remedy.
#pragma once

#include <string>

#include <QAbstractSocket>
#include <QString>

#include "core/sim/transport.h"

namespace zabscope {

/// Raises the soft limit of open descriptors to the hard one, as far as the system allows. A mesh of 101 needs 10,300.
void raiseDescriptorLimit();

/// `what` is a phrase like "connection 1.1#5 from 1 to 3 cannot be opened". Names the limit and `ulimit -n`.
TransportError descriptorsExhausted(const std::string& what);
/// What Qt Network reported: names the limit of descriptors or a missing loopback interface where that is the cause.
TransportError networkTrouble(const std::string& what, QAbstractSocket::SocketError error, const QString& reason);
/// The same for a number of <cerrno>.
TransportError systemTrouble(const std::string& what, int error);

}  // namespace zabscope
