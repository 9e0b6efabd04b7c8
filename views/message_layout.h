// SPDX-License-Identifier: GPL-3.0-or-later
/// The fields of every message on the wire, as the protocol's .proto and packet.proto define them, with what each is for.
#pragma once

#include <QString>
#include <cstdint>
#include <span>

#include "core/protocol/message_layout.h"

namespace zabscope {

/// The fields of a message of this kind; empty for a number that is no kind.
std::span<const FieldLayout> messageLayout(std::uint8_t kind);
/// Whether the field says something in a message of this kind even if it takes no bytes.
bool isOfKind(const FieldLayout& field, std::uint8_t kind);
/// What the field is for, in the reader's language; the same field can mean different things in different kinds.
QString explanationOf(const FieldLayout& field, std::uint8_t kind);

}  // namespace zabscope
