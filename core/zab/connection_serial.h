// SPDX-License-Identifier: GPL-3.0-or-later
/// Mints the ids of the connections that one server opens in one life.
#pragma once

#include "core/protocol/ids.h"

namespace zabscope::zab {

class ConnectionSerial {
public:
    ConnectionSerial(NodeId self, std::uint32_t life) : m_self(self), m_life(life) {}
    ConnectionId next() { return makeConnectionId(m_self, m_life, ++m_last); }

private:
    NodeId m_self;
    std::uint32_t m_life;
    std::uint32_t m_last = 0;
};

}  // namespace zabscope::zab
