// SPDX-License-Identifier: GPL-3.0-or-later
/// A GIF that is written picture by picture: only what has changed is written, and the whole plays again and again.
#pragma once

#include <QRect>
#include <QSize>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/render/palette.h"

struct GifFileType;

namespace zabscope {

class GifFile {
public:
    /// At most so many colours; one more index means "as before".
    static constexpr int mostColours = 255;

    /// The palette has chosen its colours and lives as long as the file.
    GifFile(const std::string& path, const QSize& size, Palette& palette);
    ~GifFile();
    GifFile(const GifFile&) = delete;
    GifFile& operator=(const GifFile&) = delete;

    /// The next picture, which stays for so many hundredths of a second. One that equals the picture before only
    /// lengthens its time. `image` has 32 bits a pixel and the file's size.
    void add(const QImage& image, int hundredths);
    /// Ends the file. Returns what went wrong with it at any time, or nothing.
    std::optional<std::string> finish();
    /// Pictures written so far, without the one whose time is not known yet.
    std::size_t pictures() const { return m_pictures; }

private:
    void begin();
    void writePending();
    QRect changed() const;
    void check(int result);

    GifFileType* m_file = nullptr;
    QSize m_size;
    Palette& m_palette;
    std::vector<std::uint8_t> m_shown;    ///< indices of what the viewer sees before the pending picture
    std::vector<std::uint8_t> m_pending;  ///< of the picture that is to be written when its time is known
    std::vector<std::uint8_t> m_next;
    int m_hundredths = 0;  ///< of the pending picture
    bool m_hasPending = false;
    bool m_hasShown = false;
    std::size_t m_pictures = 0;
    std::optional<std::string> m_trouble;
};

}  // namespace zabscope
