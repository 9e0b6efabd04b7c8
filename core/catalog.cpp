// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace zabscope {

// What every protocol has; see core/sim/protocol.h.
#define ZABSCOPE_PROTOCOL(name)                                           \
    namespace name {                                                      \
    std::unique_ptr<Peer> makePeer(NodeId sid, const Ensemble& ensemble); \
    Invariants makeInvariants(const Ensemble& ensemble);                  \
    std::span<const std::string_view> variantNames();                     \
    }
#include "core/catalog.inc"
#undef ZABSCOPE_PROTOCOL

namespace {

constexpr std::array all{
#define ZABSCOPE_PROTOCOL(name) Protocol{#name, name::makePeer, name::makeInvariants, name::variantNames},
#include "core/catalog.inc"
#undef ZABSCOPE_PROTOCOL
};

}  // namespace

std::span<const Protocol> protocols() { return all; }

const Protocol* findProtocol(std::string_view name) {
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Protocol& protocol) { return protocol.name == name; });
    return found == all.end() ? nullptr : &*found;
}

const Protocol& defaultProtocol() { return all.front(); }

const Protocol& protocolOf(const Ensemble& ensemble) {
    const Protocol* protocol = findProtocol(ensemble.protocol);
    assert(protocol);
    return *protocol;
}

}  // namespace zabscope
