// SPDX-License-Identifier: GPL-3.0-or-later
/// Walks over the fields of one Protobuf message without decoding them, so that sizes are known before memory is taken.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace zabscope {

class WireCursor {
public:
    enum class Type : std::uint8_t { varint = 0, fixed64 = 1, bytes = 2, fixed32 = 5 };
    struct Field {
        std::uint32_t number = 0;
        Type type = Type::varint;
        std::uint64_t value = 0;  ///< of a varint or a fixed number
        std::string_view bytes;   ///< of a string, a message or bytes
        std::size_t size = 0;     ///< bytes of the whole field, tag included
    };

    explicit WireCursor(std::string_view message) : m_rest(message) {}

    /// Reads the next field. False at the end of the message, or where it is not one: then rest() is not empty.
    bool next(Field& field) {
        const std::string_view whole = m_rest;
        std::uint64_t tag = 0;
        if (!varint(tag) || tag > UINT32_MAX || tag >> 3 == 0) return stop(whole);
        field = Field{};
        field.number = static_cast<std::uint32_t>(tag >> 3);
        field.type = static_cast<Type>(tag & 7);
        if (!content(field)) return stop(whole);
        field.size = whole.size() - m_rest.size();
        return true;
    }
    std::string_view rest() const { return m_rest; }

private:
    bool stop(std::string_view whole) {
        m_rest = whole;
        return false;
    }
    bool content(Field& field) {
        switch (field.type) {
        case Type::varint: return varint(field.value);
        case Type::fixed64: return fixed(field.value, 8);
        case Type::fixed32: return fixed(field.value, 4);
        case Type::bytes: {
            std::uint64_t size = 0;
            if (!varint(size) || size > m_rest.size()) return false;
            field.bytes = m_rest.substr(0, static_cast<std::size_t>(size));
            m_rest.remove_prefix(static_cast<std::size_t>(size));
            return true;
        }
        }
        return false;  // groups are not used
    }
    bool varint(std::uint64_t& value) {
        value = 0;
        for (std::size_t i = 0; i < m_rest.size() && i < 10; ++i) {
            const auto byte = static_cast<unsigned char>(m_rest[i]);
            value |= std::uint64_t{byte & 0x7fU} << (7 * i);
            if (byte >= 0x80) continue;
            m_rest.remove_prefix(i + 1);
            return true;
        }
        return false;
    }
    bool fixed(std::uint64_t& value, std::size_t size) {
        if (m_rest.size() < size) return false;
        value = 0;
        for (std::size_t i = size; i-- > 0;) value = value << 8 | static_cast<unsigned char>(m_rest[i]);
        m_rest.remove_prefix(size);
        return true;
    }

    std::string_view m_rest;
};

}  // namespace zabscope
