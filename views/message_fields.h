// SPDX-License-Identifier: GPL-3.0-or-later
/// A message taken apart for a person: each field with its name, its value, what it is for and the bytes it stands in.
#pragma once

#include <QString>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace zabscope {

struct MessageField {
    QString name;         ///< as in the definition of the wire, "current_epoch"
    QString value;        ///< as it may be shown: outside text is escaped and cut
    QString explanation;  ///< one sentence in the reader's language
    int depth = 0;        ///< how deep it is nested: a field of a field has 1
    std::size_t begin = 0;
    std::size_t end = 0;      ///< its tag, length and content are the bytes [begin, end); equal: it is not on the wire
    bool unreadable = false;  ///< the bytes are no such field: the rest of what holds it is not read
    bool isZxid = false;
    std::int64_t number = 0;  ///< the value of a number

    bool isOnWire() const { return begin != end; }
};

/// At most this many fields are read of one message; one more then stands for the rest.
inline constexpr std::size_t mostMessageFields = 400;

/// The fields in the order of the bytes; what is not on the wire but has a meaning (a value of 0 takes no bytes) comes last
/// in its message. Any bytes and any kind are answered.
std::vector<MessageField> messageFields(std::uint8_t kind, std::string_view bytes);

}  // namespace zabscope
