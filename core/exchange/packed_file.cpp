// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/packed_file.h"

#include <algorithm>
#include <filesystem>
#include <ios>

namespace zabscope {
namespace {

constexpr std::size_t blockSize = std::size_t{256} << 10;

}  // namespace

PackedFile::PackedFile(const std::string& path, GoOn goOn)
    : m_file(gzopen(path.c_str(), "rb")), m_goOn(std::move(goOn)), m_buffer(blockSize, '\0') {
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    if (!error) m_size = static_cast<double>(size);
}

PackedFile::~PackedFile() {
    if (m_file) gzclose(m_file);
}

PackedFile::int_type PackedFile::underflow() {
    if (gptr() < egptr()) return traits_type::to_int_type(*gptr());
    if (!m_file || m_stopped) return traits_type::eof();
    if (m_goOn) {
        const auto packed = static_cast<double>(std::max<z_off_t>(gzoffset(m_file), 0));
        m_stopped = !m_goOn(m_size > 0 ? std::min(1.0, packed / m_size) : 0);
        if (m_stopped) return traits_type::eof();
    }
    const int got = gzread(m_file, m_buffer.data(), static_cast<unsigned>(m_buffer.size()));
    if (got < 0) throw std::ios_base::failure("cannot be read or unpacked");
    setg(m_buffer.data(), m_buffer.data(), m_buffer.data() + got);
    return got == 0 ? traits_type::eof() : traits_type::to_int_type(*gptr());
}

std::string PackedFile::beginning(const std::string& path, std::size_t most) {
    const gzFile file = gzopen(path.c_str(), "rb");
    if (!file) return {};
    std::string beginning(most, '\0');
    const int got = gzread(file, beginning.data(), static_cast<unsigned>(beginning.size()));
    gzclose(file);
    beginning.resize(static_cast<std::size_t>(std::max(got, 0)));
    return beginning;
}

}  // namespace zabscope
