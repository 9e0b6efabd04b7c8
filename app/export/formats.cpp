// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/formats.h"

#include <algorithm>
#include <array>

#include "app/export/trace_export.h"
#include "core/exchange/pcapng_export.h"
#include "core/protocol/note.h"

namespace zabscope {
namespace {

constexpr std::array table{
    Format{"zabtrace", "zabtrace",
           NOTE("Formats", "Zabscope's own trace (Protobuf), which can be opened and forked again"),
           FileExport{exportTrace}},
    Format{"pcapng", "pcapng",
           NOTE("Formats", "the conversation in ZooKeeper's own bytes, as a capture for Wireshark"),
           StreamExport{exportPcapng}},
};

}  // namespace

std::span<const Format> formats() { return table; }

const Format* findFormat(std::string_view name) {
    const auto found = std::find_if(table.begin(), table.end(), [&](const Format& each) { return each.name == name; });
    return found == table.end() ? nullptr : &*found;
}

}  // namespace zabscope
