// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/render/gif_file.h"

#include <fcntl.h>
#include <gif_lib.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>

namespace zabscope {
namespace {

constexpr int transparent = GifFile::mostColours;  // its index in the table of 256 colours
constexpr int longest = 0xFFFF;                    // hundredths of a second that a picture can stay

}  // namespace

GifFile::GifFile(const std::string& path, const QSize& size, Palette& palette) : m_size(size), m_palette(palette) {
    int error = 0;
    // giflib's own way to open a file would hide it from everybody else.
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (descriptor < 0) {
        m_trouble = std::strerror(errno);
        return;
    }
    m_file = EGifOpenFileHandle(descriptor, &error);
    if (!m_file) {
        m_trouble = GifErrorString(error) ? GifErrorString(error) : "unknown";
        ::close(descriptor);
        return;
    }
    const auto pixels = static_cast<std::size_t>(size.width()) * static_cast<std::size_t>(size.height());
    m_shown.resize(pixels);
    m_pending.resize(pixels);
    m_next.resize(pixels);
    begin();
}

GifFile::~GifFile() {
    int error = 0;
    if (m_file) EGifCloseFile(m_file, &error);
}

void GifFile::check(int result) {
    if (result == GIF_OK || m_trouble) return;
    const char* said = GifErrorString(m_file->Error);
    m_trouble = said ? said : "unknown";
}

void GifFile::begin() {
    std::unique_ptr<ColorMapObject, decltype(&GifFreeMapObject)> map(GifMakeMapObject(256, nullptr), GifFreeMapObject);
    const std::vector<QRgb>& colours = m_palette.colours();
    for (std::size_t i = 0; i < 256; ++i) {
        const QRgb colour = i < colours.size() ? colours[i] : qRgb(0, 0, 0);
        map->Colors[i] = {static_cast<GifByteType>(qRed(colour)), static_cast<GifByteType>(qGreen(colour)),
                          static_cast<GifByteType>(qBlue(colour))};
    }
    EGifSetGifVersion(m_file, true);
    check(EGifPutScreenDesc(m_file, m_size.width(), m_size.height(), 8, 0, map.get()));
    // Plays again for ever.
    constexpr GifByteType again[] = {1, 0, 0};
    check(EGifPutExtensionLeader(m_file, APPLICATION_EXT_FUNC_CODE));
    check(EGifPutExtensionBlock(m_file, 11, "NETSCAPE2.0"));
    check(EGifPutExtensionBlock(m_file, sizeof again, again));
    check(EGifPutExtensionTrailer(m_file));
}

void GifFile::add(const QImage& image, int hundredths) {
    if (m_trouble) return;
    for (int y = 0; y < m_size.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        std::uint8_t* out = m_next.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(m_size.width());
        for (int x = 0; x < m_size.width(); ++x) {
            // Runs of one colour are the rule.
            out[x] = x > 0 && line[x] == line[x - 1] ? out[x - 1] : m_palette.nearest(line[x]);
        }
    }
    if (m_hasPending && m_next == m_pending && m_hundredths + hundredths <= longest) {
        m_hundredths += hundredths;
        return;
    }
    writePending();
    std::swap(m_pending, m_next);
    m_hundredths = hundredths;
    m_hasPending = true;
}

QRect GifFile::changed() const {
    const int width = m_size.width();
    int left = width;
    int right = -1;
    int top = -1;
    int bottom = -1;
    for (int y = 0; y < m_size.height(); ++y) {
        const auto at = static_cast<std::ptrdiff_t>(y) * width;
        const auto was = m_shown.begin() + at;
        const auto [first, other] = std::mismatch(was, was + width, m_pending.begin() + at);
        if (first == was + width) continue;
        int end = width;
        while (m_shown[static_cast<std::size_t>(at + end - 1)] == m_pending[static_cast<std::size_t>(at + end - 1)])
            --end;
        left = std::min(left, static_cast<int>(first - was));
        right = std::max(right, end - 1);
        top = top < 0 ? y : top;
        bottom = y;
    }
    // A picture has at least one pixel.
    return bottom < 0 ? QRect(0, 0, 1, 1) : QRect(QPoint(left, top), QPoint(right, bottom));
}

void GifFile::writePending() {
    if (!m_hasPending) return;
    const QRect part = m_hasShown ? changed() : QRect(QPoint(), m_size);
    const GraphicsControlBlock control{DISPOSE_DO_NOT, false, m_hundredths,
                                       m_hasShown ? transparent : NO_TRANSPARENT_COLOR};
    GifByteType packed[4];
    EGifGCBToExtension(&control, packed);
    check(EGifPutExtension(m_file, GRAPHICS_EXT_FUNC_CODE, sizeof packed, packed));
    check(EGifPutImageDesc(m_file, part.left(), part.top(), part.width(), part.height(), false, nullptr));
    std::vector<GifPixelType> line(static_cast<std::size_t>(part.width()));
    for (int y = part.top(); !m_trouble && y <= part.bottom(); ++y) {
        const auto at = static_cast<std::size_t>(y) * static_cast<std::size_t>(m_size.width()) +
                        static_cast<std::size_t>(part.left());
        for (std::size_t x = 0; x < line.size(); ++x) {
            const bool same = m_hasShown && m_shown[at + x] == m_pending[at + x];
            line[x] = same ? static_cast<GifPixelType>(transparent) : m_pending[at + x];
        }
        check(EGifPutLine(m_file, line.data(), part.width()));
    }
    m_shown = m_pending;
    m_hasShown = true;
    ++m_pictures;
}

std::optional<std::string> GifFile::finish() {
    if (!m_file) return m_trouble;
    if (!m_trouble) writePending();
    int error = 0;
    const int closed = EGifCloseFile(m_file, &error);
    m_file = nullptr;
    if (closed != GIF_OK && !m_trouble) m_trouble = GifErrorString(error) ? GifErrorString(error) : "unknown";
    return m_trouble;
}

}  // namespace zabscope
