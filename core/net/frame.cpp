// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/frame.h"

#include <google/protobuf/unknown_field_set.h>

#include <cassert>

namespace zabscope {

namespace {

constexpr std::size_t prefixSize = 4;
/// Above it, room that is no longer needed is given back or bytes given out are moved out of the way.
constexpr std::size_t tidyAbove = 1u << 20;

std::uint32_t readLength(const char* prefix) {
    std::uint32_t length = 0;
    for (std::size_t i = 0; i < prefixSize; ++i) length = length << 8 | static_cast<std::uint8_t>(prefix[i]);
    return length;
}

bool isKnown(const google::protobuf::Message& message) {
    return message.GetReflection()->GetUnknownFields(message).empty();
}

void requireKnownContent(const wire::Envelope& envelope) {
    bool known = isKnown(envelope);
    switch (envelope.content_case()) {
    case wire::Envelope::kGreeting: known &= isKnown(envelope.greeting()); break;
    case wire::Envelope::kParcel: known &= isKnown(envelope.parcel()); break;
    case wire::Envelope::CONTENT_NOT_SET: throw FrameError("a frame holds neither a greeting nor a parcel");
    }
    if (!known) throw FrameError("a frame holds fields that are not known");
}

}  // namespace

void appendFrame(const wire::Envelope& envelope, std::string& bytes) {
    const std::size_t length = envelope.ByteSizeLong();
    if (length > largestFrame)
        throw FrameError("a message of " + std::to_string(length) + " bytes is larger than the largest frame of " +
                         std::to_string(largestFrame));
    assert(length > 0);
    const std::size_t start = bytes.size();
    bytes.resize(start + prefixSize + length);
    for (std::size_t i = 0; i < prefixSize; ++i) bytes[start + i] = static_cast<char>(length >> (8 * (prefixSize - 1 - i)));
    envelope.SerializeWithCachedSizesToArray(reinterpret_cast<std::uint8_t*>(bytes.data() + start + prefixSize));
}

void FrameDecoder::feed(std::string_view bytes) {
    if (m_read == m_bytes.size()) {
        if (m_bytes.capacity() > tidyAbove) m_bytes = {};
        m_bytes.clear();
        m_read = 0;
    } else if (m_read > tidyAbove) {
        m_bytes.erase(0, m_read);
        m_read = 0;
    }
    m_bytes.append(bytes);
}

bool FrameDecoder::next(wire::Envelope& envelope) {
    if (left() < prefixSize) return false;
    const char* const frame = m_bytes.data() + m_read;
    const std::uint32_t length = readLength(frame);
    if (length < 1 || length > m_largest)
        throw FrameError("a frame announces " + std::to_string(length) + " bytes where 1 to " +
                         std::to_string(m_largest) + " are allowed");
    if (left() < prefixSize + length) return false;
    if (!envelope.ParseFromArray(frame + prefixSize, static_cast<int>(length)))
        throw FrameError("a frame of " + std::to_string(length) + " bytes is not an envelope");
    requireKnownContent(envelope);
    m_read += prefixSize + length;
    return true;
}

}  // namespace zabscope
