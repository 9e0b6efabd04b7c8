// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/folk/message_text.h"

#include <climits>

#include "core/protocol/ids.h"
#include "core/protocol/packet.pb.h"
#include "core/protocol/zxid.h"

namespace zabscope::folk {
namespace {

using Asked = ::zabscope::wire::ClientRequest;

std::string hex(std::int64_t value) { return toHex(Zxid{value}); }

/// Text of a client may hold anything: what is no plain character is written as a dot.
std::string plain(std::string_view text) {
    std::string result;
    for (const char c : text.substr(0, 40)) result += c >= ' ' && c <= '~' ? c : '.';
    return text.size() > 40 ? result + "..." : result;
}

std::string changeText(const wire::Change& change) {
    const std::string value = change.data().empty() ? "" : " = " + plain(change.data());
    switch (change.operation()) {
        case Asked::CREATE:
            return "create " + plain(change.path()) + value;
        case Asked::DELETE:
            return "delete " + plain(change.path());
        case Asked::SET_DATA:
            return "set " + plain(change.path()) + value + " version " + std::to_string(change.version());
        default:
            return "operation " + std::to_string(change.operation());
    }
}

std::string leaderText(const wire::Message& message) {
    if (message.leader() == noNode) return ", knows no leader";
    return ", leader " + std::to_string(message.leader()) + " has zxid " + hex(message.leader_zxid());
}

}  // namespace

bool readMessage(wire::Message& message, std::string_view bytes) {
    return bytes.size() <= INT_MAX && message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())) &&
           message.sid() > 0 && message.sid() <= largestSid;
}

std::string describe(std::uint8_t kind, std::string_view bytes) {
    wire::Message message;
    if (!readMessage(message, bytes) || message.kind() != kind) return "unreadable";
    const std::string zxid = "zxid " + hex(message.zxid());
    const int known = message.kind();
    switch (known) {
        case wire::Message::ZXIDANSWER:
        case wire::Message::ELECTIONREQUEST:
            return zxid + leaderText(message);
        case wire::Message::FORWARD:
            return changeText(message.change());
        case wire::Message::WRITE:
            return hex(message.zxid()) + " " + changeText(message.change());
        case wire::Message::WRITTEN:
            return hex(message.zxid());
        case wire::Message::DONE:
            return hex(message.zxid()) + (message.error() == 0 ? "" : " error " + std::to_string(message.error()));
        default:
            return zxid;
    }
}

}  // namespace zabscope::folk
