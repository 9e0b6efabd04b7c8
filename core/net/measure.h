// SPDX-License-Identifier: GPL-3.0-or-later
/// How fast the real wire is on this machine: the yardstick that `zabscope bench` prints beside its own figures.
#pragma once

namespace zabscope {

struct LoopbackMeasure {
    double rawRoundTripMicroseconds = 0;  ///< 64 bytes there and back on one connection, without frames
    double lockStepPerSecond = 0;         ///< messages one at a time through LoopbackTransport
    double inFlightPerSecond = 0;         ///< the same with 64 messages on their way
    double openMicroseconds = 0;          ///< for one of 600 connections, opened together
};

/// Takes about a second. Throws TransportError.
LoopbackMeasure measureLoopback();

}  // namespace zabscope
