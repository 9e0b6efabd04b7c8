// SPDX-License-Identifier: GPL-3.0-or-later
/// How the fields of a message stand on the wire, for those who show them one by one.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace zabscope {

/// How the bytes of a field are to be read and shown.
enum class FieldForm : std::uint8_t {
    number,   ///< varint, int32 or int64
    zigzag,   ///< varint, sint64
    fixed,    ///< eight bytes, signed
    zxid,     ///< eight bytes
    session,  ///< eight bytes, shown in hex
    time,     ///< varint, microseconds
    truth,    ///< varint, yes or no
    choice,   ///< varint, one of FieldLayout::words
    text,     ///< a string, or bytes that a client gave
    message   ///< FieldLayout::parts
};

/// A word for a value of a field of the form `choice`.
struct FieldWord {
    std::int64_t value;
    std::string_view word;
};

struct FieldLayout {
    int number;
    std::string_view name;
    FieldForm form;
    bool always = false;                ///< shown even if it is 0 and so takes no bytes
    const char* explanation = nullptr;  ///< English; its context is the protocol that has the message
    std::span<const FieldWord> words = {};
    std::span<const FieldLayout> parts = {};
};

}  // namespace zabscope
