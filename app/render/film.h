// SPDX-License-Identifier: GPL-3.0-or-later
/// A run as a film: where each of its pictures stands in virtual time, and those pictures. How fast the machine draws
/// them has no part in it.
#pragma once

#include <cstdint>
#include <memory>
#include <variant>
#include <vector>

#include "app/render/picture.h"
#include "app/render/run_frames.h"

namespace zabscope {

/// What a film may be; more would fill disks without anybody looking at it.
struct FilmLimits {
    static constexpr std::size_t mostPictures = 45'000;  ///< half an hour at 25 a second
    static constexpr int smallestSide = 96;
    static constexpr int largestSide = 4096;
    static constexpr double lastStays = 1.5;  ///< seconds that the last picture stays
};

/// The position of every picture, from the start of the excerpt to its end. Time passes as it does in the window (see
/// Playhead): at the choice's speed, or if that is 0 at a guided pace, which is slow while votes fly and quick while
/// nothing happens. Empty when it was not wanted any more.
std::variant<std::vector<Position>, ExportTrouble> filmPositions(const Exported& run, const PictureChoice& choice,
                                                                 const GoOn& goOn);

/// The pictures of a film, made one at a time, each when it is wanted.
class Film {
public:
    /// Plans the film; `goOn` is asked meanwhile. Trouble if the choice cannot be filmed.
    static std::variant<std::unique_ptr<Film>, ExportTrouble> make(const Exported& run, const PictureChoice& choice,
                                                                   const GoOn& goOn);

    /// 0 if the film was not wanted any more.
    std::size_t pictures() const { return m_positions.size(); }
    Position position(std::size_t index) const { return m_positions[index]; }
    QSize size() const { return m_size; }
    /// 32 bits a pixel, opaque. The same for the same index, whatever was drawn before.
    QImage picture(std::size_t index);

private:
    explicit Film(const Exported& run) : m_frames(run) {}

    RunFrames m_frames;
    std::vector<Position> m_positions;
    std::unique_ptr<Picture> m_picture;
    QSize m_size;
    bool m_settled = false;
};

}  // namespace zabscope
