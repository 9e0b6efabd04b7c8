// SPDX-License-Identifier: GPL-3.0-or-later
/// Messages between servers and clients as words: their kind, and one English line of what is in them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/protocol/vocabulary.h"

namespace zabscope::zab {

/// The kind of a message as it stands in the trace. 1..18 are ZooKeeper's packet codes (QuorumPacket.Type).
enum class MessageKind : std::uint8_t {
    request = 1, proposal, ack, commit, ping, revalidate, sync, inform, newLeader = 10, followerInfo, upToDate, diff, trunc,
    snap, observerInfo, leaderInfo, ackEpoch,
    hello = 32, notification,
    clientConnect = 48, clientConnected, clientRequest, clientReply
};

/// All kinds, ascending by number.
std::span<const KindInfo> messageKinds();
/// "PROPOSAL", "NOTIFICATION", "HELLO", "REPLY"; "?" for a number that is no kind.
std::string_view kindName(std::uint8_t kind);
std::optional<MessageKind> kindByName(std::string_view name);

/// What is in the message, without its kind: "0x100000001", "leader 3 epoch 0 zxid 0x0 round 1 LOOKING".
/// Bytes that do not decode give "unreadable".
std::string describe(std::uint8_t kind, std::string_view bytes);

/// Text from outside as it may stand in a line of output: what is not a printable UTF-8 character is escaped ("\x1b"), a
/// backslash too, and after `longest` characters stands "...".
std::string printable(std::string_view text, std::size_t longest);

}  // namespace zabscope::zab
