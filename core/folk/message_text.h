// SPDX-License-Identifier: GPL-3.0-or-later
/// The kinds of messages of the article's protocol, and one English line of what is in them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/folk/folk.pb.h"

namespace zabscope::folk {

/// What is in the message, without its kind: "sid 2 zxid 0x3 leader 1 leader zxid 0x5".
/// Bytes that do not decode give "unreadable".
std::string describe(std::uint8_t kind, std::string_view bytes);

/// Whether the bytes are a message that a server of the ensemble may have sent: it decodes, and names its sender.
bool readMessage(wire::Message& message, std::string_view bytes);

}  // namespace zabscope::folk
