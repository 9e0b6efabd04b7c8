// SPDX-License-Identifier: GPL-3.0-or-later
/// The few colours that stand for all colours of some pictures.
#pragma once

#include <QImage>
#include <QRgb>
#include <cstdint>
#include <vector>

namespace zabscope {

/// Counts colours, then halves the set of them where that helps most (median cut).
class Palette {
public:
    /// Takes the picture's colours in. It has 32 bits a pixel.
    void see(const QImage& image);
    /// Chooses at most `most` colours, 1..256, of those seen; those that fill areas come out as they are.
    void choose(int most);

    const std::vector<QRgb>& colours() const { return m_colours; }
    /// The index of the chosen colour that is nearest.
    std::uint8_t nearest(QRgb colour);

private:
    struct Bin {
        std::uint64_t count = 0;
        std::uint64_t red = 0;
        std::uint64_t green = 0;
        std::uint64_t blue = 0;
    };
    struct Point;
    struct Box;

    std::vector<Bin> m_bins;
    std::vector<QRgb> m_colours;
    std::vector<std::int16_t> m_known;  ///< what nearest() has found, by the six high bits of each part; -1: not yet
};

}  // namespace zabscope
