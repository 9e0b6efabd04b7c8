// SPDX-License-Identifier: GPL-3.0-or-later
/// The fields of every message on the wire, as zab.proto and packet.proto define them, with what each is for.
#pragma once

#include <QString>
#include <cstdint>
#include <span>
#include <string_view>

namespace zabscope {

/// How the bytes of a field are to be read and shown.
enum class FieldForm : std::uint8_t {
    number,        ///< varint, int32 or int64
    zigzag,        ///< varint, sint64
    fixed,         ///< eight bytes, signed
    zxid,          ///< eight bytes
    session,       ///< eight bytes, shown in hex
    time,          ///< varint, microseconds
    truth,         ///< varint, yes or no
    choice,        ///< varint, one of FieldLayout::words
    text,          ///< a string, or bytes that a client gave
    message        ///< FieldLayout::parts
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
    bool always = false;              ///< shown even if it is 0 and so takes no bytes
    const char* explanation = nullptr;  ///< English, to be translated in the context MessageLayout
    std::span<const FieldWord> words = {};
    std::span<const FieldLayout> parts = {};
};

/// The fields of a message of this kind; empty for a number that is no kind.
std::span<const FieldLayout> messageLayout(std::uint8_t kind);
/// Whether the field says something in a message of this kind even if it takes no bytes.
bool isOfKind(const FieldLayout& field, std::uint8_t kind);
/// What the field is for, in the reader's language; the same field can mean different things in different kinds.
QString explanationOf(const FieldLayout& field, std::uint8_t kind);

}  // namespace zabscope
