// SPDX-License-Identifier: GPL-3.0-or-later
/// A file to read through once, unpacked if it is packed (gzip): tells how far it is, and can be stopped.
#pragma once

#include <zlib.h>

#include <cstdint>
#include <functional>
#include <streambuf>
#include <string>

namespace zabscope {

class PackedFile : public std::streambuf {
public:
    /// Told how far the reading is (0..1); false stops it.
    using GoOn = std::function<bool(double)>;

    explicit PackedFile(const std::string& path, GoOn goOn = {});
    ~PackedFile() override;
    PackedFile(const PackedFile&) = delete;
    PackedFile& operator=(const PackedFile&) = delete;

    bool isOpen() const { return m_file != nullptr; }
    /// It was told to stop: what came after looks like the end of the file.
    bool isStopped() const { return m_stopped; }

    /// The first bytes of a file, unpacked; empty if it cannot be read.
    static std::string beginning(const std::string& path, std::size_t most);

protected:
    /// Throws std::ios_base::failure where the disk or the packing is broken, which makes a stream bad.
    int_type underflow() override;

private:
    gzFile m_file = nullptr;
    GoOn m_goOn;
    double m_size = 0;
    std::string m_buffer;
    bool m_stopped = false;
};

}  // namespace zabscope
