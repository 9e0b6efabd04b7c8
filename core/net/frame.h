// SPDX-License-Identifier: GPL-3.0-or-later
/// Frames of the wire: a length of four bytes, big-endian, then one serialized Envelope.
#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

#include "core/protocol/packet.pb.h"

namespace zabscope {

/// The largest Envelope between two ends that know each other.
inline constexpr std::uint32_t largestFrame = 64u << 20;
/// The largest Envelope before the greeting was accepted: who has not said the secret may not make us hold more.
inline constexpr std::uint32_t largestGreeting = 1024;

/// Bytes that are not a frame of ours: one sentence without its full stop, says what was found and what is allowed.
class FrameError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Appends `envelope` as one frame to `bytes`. Throws FrameError, and appends nothing, if it is larger than largestFrame.
void appendFrame(const wire::Envelope& envelope, std::string& bytes);

/// Cuts a stream of bytes, fed in pieces of any size, into envelopes. Holds only bytes that came: a length is not believed
/// before its bytes are here.
class FrameDecoder {
public:
    explicit FrameDecoder(std::uint32_t largest) : m_largest(largest) {}

    /// From the next frame on, envelopes of up to `largest` bytes are allowed.
    void allow(std::uint32_t largest) { m_largest = largest; }
    void feed(std::string_view bytes);
    /// True if a whole frame was there: it is in `envelope` and has either a greeting or a parcel, and nothing unknown.
    /// False if more bytes are needed. Throws FrameError on a bad frame, and again at every later call.
    bool next(wire::Envelope& envelope);
    /// How many bytes were fed and belong to no frame given out.
    std::size_t left() const { return m_bytes.size() - m_read; }

private:
    std::uint32_t m_largest;
    std::string m_bytes;
    std::size_t m_read = 0;  // the bytes before it were given out
};

}  // namespace zabscope
