// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog.h"

#include <algorithm>
#include <array>

#include "core/zab/zab_protocol.h"

namespace zabscope {
namespace {

constexpr std::array all{
    Protocol{"zab", zab::makePeer, zab::makeInvariants, zab::variantNames},
};

}  // namespace

std::span<const Protocol> protocols() { return all; }

const Protocol* findProtocol(std::string_view name) {
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Protocol& protocol) { return protocol.name == name; });
    return found == all.end() ? nullptr : &*found;
}

const Protocol& defaultProtocol() { return all.front(); }

}  // namespace zabscope
