// SPDX-License-Identifier: GPL-3.0-or-later
/// A run as a capture of what ZooKeeper's servers would have put on the wire, for Wireshark and its kin.
#pragma once

#include <optional>

#include "core/exchange/exported.h"
#include "core/exchange/output.h"
#include "core/exchange/zookeeper_wire.h"

namespace zabscope {

/// Server N listens at 10.0.0.N, ports 2888 and 3888.
WireEnsemble wireEnsembleOf(const Ensemble& ensemble);

/// Every message's first segment has a comment that says in words what it is.
std::optional<ExportTrouble> exportPcapng(const Exported& run, Output& output);

}  // namespace zabscope
