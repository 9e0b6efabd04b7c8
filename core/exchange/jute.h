// SPDX-License-Identifier: GPL-3.0-or-later
/// Jute, ZooKeeper's serialization (BinaryOutputArchive, BinaryInputArchive): integers big-endian, buffers and texts
/// with their length before them, -1 for none.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace zabscope {

/// UTF-8 as Java's servers write it: a character beyond U+FFFF as its two surrogates of three bytes each. Bytes that
/// are no UTF-8 stay as they are.
std::string toJuteText(std::string_view utf8);
/// The way back; surrogates that stand alone stay as they are.
std::string fromJuteText(std::string_view text);

/// What is no UTF-8 becomes U+FFFD, byte by byte.
std::string validUtf8(std::string_view text);

/// Appends to a string that lives longer.
class JuteWriter {
public:
    explicit JuteWriter(std::string& out) : m_out(out) {}
    void int32(std::int32_t value) { number(static_cast<std::uint32_t>(value), 4); }
    void int64(std::int64_t value) { number(static_cast<std::uint64_t>(value), 8); }
    void boolean(bool value) { m_out += static_cast<char>(value ? 1 : 0); }
    /// Precondition: shorter than 2 GiB.
    void buffer(std::string_view bytes);
    void none() { int32(-1); }
    void text(std::string_view utf8) { buffer(toJuteText(utf8)); }
    void raw(std::string_view bytes) { m_out += bytes; }

private:
    void number(std::uint64_t value, int bytes) {
        for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) m_out += static_cast<char>(value >> shift & 0xff);
    }
    std::string& m_out;
};

/// Reads what may be anything. After the first fault every value is 0 or empty and failed() says so.
class JuteReader {
public:
    explicit JuteReader(std::string_view bytes) : m_bytes(bytes) {}
    std::int32_t int32() { return static_cast<std::int32_t>(number(4)); }
    std::int64_t int64() { return static_cast<std::int64_t>(number(8)); }
    bool boolean() { return number(1) != 0; }
    /// Empty for none, too. The bytes live as long as what is read.
    std::string_view buffer();
    std::string text() { return validUtf8(fromJuteText(buffer())); }
    /// The number of elements of a vector, 0 for none; a fault if so many of `smallest` bytes cannot be there.
    std::size_t count(std::size_t smallest);
    /// The next bytes, or a fault.
    std::string_view raw(std::size_t size);

    bool failed() const { return m_failed; }
    std::size_t left() const { return m_bytes.size() - m_at; }
    std::size_t position() const { return m_at; }

private:
    std::uint64_t number(std::size_t bytes);
    std::string_view m_bytes;
    std::size_t m_at = 0;
    bool m_failed = false;
};

}  // namespace zabscope
