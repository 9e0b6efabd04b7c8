// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/render/film.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "app/session/playhead.h"

namespace zabscope {

std::variant<std::vector<Position>, ExportTrouble> filmPositions(const Exported& run, const PictureChoice& choice,
                                                                 const GoOn& goOn) {
    const RunFrames frames(run);
    const Position end = frames.until();
    const Known known{run.timeline, end.at};
    Playhead playhead;
    playhead.setPace(choice.speed > 0 ? Pace::fixed : Pace::guided);
    playhead.setSpeed(choice.speed);
    playhead.setPlaying(true);
    playhead.jump(frames.from());
    std::vector<Position> positions{playhead.position()};
    const double step = 1.0 / choice.framesPerSecond;
    const auto last = static_cast<std::size_t>(std::ceil(FilmLimits::lastStays * choice.framesPerSecond));
    while (playhead.shown() < end.at || playhead.last() < end.last) {
        if (positions.size() % 64 == 0 && !goOn(0)) return std::vector<Position>{};
        if (positions.size() + last >= FilmLimits::mostPictures) {
            const auto minutes = FilmLimits::mostPictures / static_cast<std::size_t>(choice.framesPerSecond) / 60;
            return ExportTrouble{"the film would be longer than " + std::to_string(minutes) + " minutes",
                                 "take a part of the run with --from and --until, or a greater --speed"};
        }
        playhead.advance(step, known);
        positions.push_back(playhead.position());
    }
    positions.insert(positions.end(), last, positions.back());
    return positions;
}

std::variant<std::unique_ptr<Film>, ExportTrouble> Film::make(const Exported& run, const PictureChoice& choice,
                                                              const GoOn& goOn) {
    if (auto trouble = refusePart(run.excerpt)) return *trouble;
    const auto fits = [](int side) { return side >= FilmLimits::smallestSide && side <= FilmLimits::largestSide; };
    if (!fits(choice.size.width()) || !fits(choice.size.height())) {
        return ExportTrouble{"a film is at least " + std::to_string(FilmLimits::smallestSide) + " and at most " +
                                 std::to_string(FilmLimits::largestSide) + " pixels wide and high",
                             "ask for such a --size"};
    }
    PictureOrder order = orderOf(choice);
    order.caption = choice.captions && choice.view != u"window";  // the window has its own
    auto begun = beginPicture(order);
    if (auto* trouble = std::get_if<ExportTrouble>(&begun)) return *trouble;
    auto positions = filmPositions(run, choice, goOn);
    if (auto* trouble = std::get_if<ExportTrouble>(&positions)) return *trouble;
    std::unique_ptr<Film> film(new Film(run));
    film->m_positions = std::move(std::get<std::vector<Position>>(positions));
    film->m_picture = std::move(std::get<std::unique_ptr<Picture>>(begun));
    film->m_size = choice.size;
    return film;
}

QImage Film::picture(std::size_t index) {
    const Frame frame = m_frames.at(m_positions[index]);
    m_settled ? m_picture->show(frame) : m_picture->settle(frame);
    m_settled = true;
    QCoreApplication::processEvents();  // layouts that hang on the frame
    return m_picture->image();
}

}  // namespace zabscope
