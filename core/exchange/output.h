// SPDX-License-Identifier: GPL-3.0-or-later
/// Where the bytes of an export go, piece by piece, so that a run of any length needs little memory.
#pragma once

#include <string>
#include <string_view>

namespace zabscope {

class Output {
public:
    Output() { m_buffer.reserve(blockSize + 4096); }
    virtual ~Output() = default;
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;

    void write(std::string_view bytes) {
        m_buffer += bytes;
        if (m_buffer.size() >= blockSize) flush();
    }
    /// To append to directly; call flushIfFull() now and then.
    std::string& buffer() { return m_buffer; }
    void flushIfFull() {
        if (m_buffer.size() >= blockSize) flush();
    }
    void flush() {
        take(m_buffer);
        m_buffer.clear();
    }
    /// How far the export is (0..1). False: it is not wanted any more, or cannot be written: stop at once. Call it
    /// every few thousand events.
    virtual bool goOn(double done) = 0;

protected:
    /// Takes bytes for good. After trouble it takes and forgets, and goOn() says no.
    virtual void take(std::string_view bytes) = 0;

private:
    static constexpr std::size_t blockSize = 1 << 16;
    std::string m_buffer;
};

}  // namespace zabscope
