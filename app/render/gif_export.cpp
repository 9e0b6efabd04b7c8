// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/render/gif_export.h"

#include <algorithm>

#include "app/render/film.h"
#include "app/render/gif_file.h"

namespace zabscope {
namespace {

constexpr int fastest = 50;         // pictures a second
constexpr std::size_t tasted = 24;  // pictures by whose colours the palette is chosen
constexpr std::size_t mostPictures = 9'000;
constexpr double tasting = 0.05;  // its share of the work

}  // namespace

std::optional<ExportTrouble> exportGif(const Exported& run, const PictureChoice& choice, const std::string& path,
                                       const GoOn& goOn) {
    PictureChoice slow = choice;
    slow.framesPerSecond = std::min(choice.framesPerSecond, fastest);
    auto made = Film::make(run, slow, goOn);
    if (auto* trouble = std::get_if<ExportTrouble>(&made)) return *trouble;
    Film& film = *std::get<std::unique_ptr<Film>>(made);
    const std::size_t count = film.pictures();
    if (count == 0) return std::nullopt;
    if (count > mostPictures) {
        return ExportTrouble{
            "a GIF of " + std::to_string(count) + " pictures would be larger than any viewer bears",
            "take a part of the run with --from and --until, a smaller --fps, a greater --speed, or mp4"};
    }
    Palette palette;
    const std::size_t tastes = std::min(tasted, count);
    for (std::size_t i = 0; i < tastes; ++i) {
        if (!goOn(tasting * static_cast<double>(i) / static_cast<double>(tastes))) return std::nullopt;
        palette.see(film.picture(i * (count - 1) / std::max<std::size_t>(1, tastes - 1)));
    }
    palette.choose(GifFile::mostColours);
    GifFile file(path, film.size(), palette);
    const auto when = [&](std::size_t index) {  // hundredths of a second, rounded
        return static_cast<int>((index * 200 / static_cast<std::size_t>(slow.framesPerSecond) + 1) / 2);
    };
    for (std::size_t i = 0; i < count; ++i) {
        const double done = tasting + (1 - tasting) * static_cast<double>(i) / static_cast<double>(count);
        if (!goOn(done)) return std::nullopt;
        file.add(film.picture(i), when(i + 1) - when(i));
    }
    if (const auto trouble = file.finish())
        return ExportTrouble{path + ": cannot be written: " + *trouble, "choose another place"};
    return std::nullopt;
}

}  // namespace zabscope
