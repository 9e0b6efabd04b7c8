// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/note.h"

#include "core/protocol/peer_state.h"

namespace zabscope {

std::string toText(const NoteValue& value) {
    if (value.value == PeerState::unknown) return "unknown";
    switch (value.kind) {
        case ValueKind::sid:
        case ValueKind::epoch:
            // The vote that an observer begins with.
            if (value.value == INT64_MIN) return "none";
            return std::to_string(value.value);
        case ValueKind::number:
        case ValueKind::round:
            return std::to_string(value.value);
        case ValueKind::zxid:
        case ValueKind::session:
            return toHex(Zxid{value.value});
        case ValueKind::duration:
            return toText(Duration{value.value});
        case ValueKind::serverState: {
            // The ordinals of ZooKeeper's QuorumPeer.ServerState, which are also the values on the wire.
            constexpr std::array<std::string_view, 4> names{"LOOKING", "FOLLOWING", "LEADING", "OBSERVING"};
            if (value.value < 0 || value.value >= static_cast<std::int64_t>(names.size()))
                return std::to_string(value.value);
            return std::string{names[static_cast<std::size_t>(value.value)]};
        }
    }
    assert(false);
    return {};
}

std::string fill(std::string_view noteTemplate, std::span<const NoteValue> values) {
    std::string text;
    text.reserve(noteTemplate.size() + values.size() * 8);
    for (std::size_t i = 0; i < noteTemplate.size(); ++i) {
        const char c = noteTemplate[i];
        const bool mark =
            c == '%' && i + 1 < noteTemplate.size() && noteTemplate[i + 1] >= '1' && noteTemplate[i + 1] <= '9';
        const std::size_t index = mark ? static_cast<std::size_t>(noteTemplate[i + 1] - '1') : 0;
        if (mark && index < values.size()) {
            text += toText(values[index]);
            ++i;
        } else {
            text += c;
        }
    }
    return text;
}

}  // namespace zabscope
