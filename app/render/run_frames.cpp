// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/render/run_frames.h"

#include <QLocale>
#include <algorithm>

#include "core/catalog.h"
#include "core/trace/scenario.h"
#include "views/panels.h"

namespace zabscope {
namespace {

// The size for which the program's type is made.
constexpr double usualWidth = 1280;
constexpr double usualHeight = 720;
constexpr double smallestScale = 0.7;  // below, nobody could read it
constexpr double largestScale = 4;

/// The export's run lives longer than any frame of it.
template <typename T>
std::shared_ptr<const T> borrowed(const T& value) {
    return std::shared_ptr<const T>(std::shared_ptr<const T>(), &value);
}

}  // namespace

std::shared_ptr<const Recording> recordingOf(const Timeline& timeline, const Ensemble& ensemble,
                                             const std::string& name) {
    auto recording = std::make_shared<Recording>();
    for (const auto& invariant : protocolOf(ensemble).makeInvariants(ensemble))
        recording->invariants.emplace_back(invariant->name());
    recording->branches.push_back({name.substr(name.rfind('/') + 1), -1, {}, {timeline.end(), timeline.last()}});
    return recording;
}

RunFrames::RunFrames(const Exported& run)
    : m_timeline(borrowed(run.timeline)),
      m_ensemble(borrowed(run.ensemble)),
      m_recording(recordingOf(run.timeline, run.ensemble, run.header.scenarioName)) {
    const auto [first, behind] = run.excerpt.range(run.timeline);
    const Instant end = std::min(run.excerpt.until.value_or(run.timeline.end()), run.timeline.end());
    m_until = {end, behind - 1};
    m_from = {std::min(run.excerpt.from.value_or(startOfTime), end), std::min(first - 1, behind - 1)};
}

Frame RunFrames::at(Position position) const { return frameAt(m_timeline, m_ensemble, m_recording, position); }

Position RunFrames::chosen(const PictureChoice& choice) const {
    if (!choice.at) return m_until;
    return m_timeline->positionAt(std::min(*choice.at, m_timeline->end()));
}

QString titleOf(const TraceHeader& header) {
    const auto parsed = parseScenario(header.scenario, header.scenarioName);
    const auto* scenario = std::get_if<Scenario>(&parsed);
    // What the program speaks now is the locale that speak() has set.
    const std::string title = scenario ? scenario->titleIn(QLocale().name().toStdString()) : std::string();
    if (!title.empty()) return QString::fromStdString(title);
    return QString::fromStdString(header.scenarioName).section(u'/', -1);
}

PictureOrder orderOf(const PictureChoice& choice) {
    PictureOrder order;
    order.view = choice.view;
    order.size = choice.size;
    order.theme = choice.theme;
    order.language = choice.language;
    order.scale = std::clamp(std::min(choice.size.width() / usualWidth, choice.size.height() / usualHeight),
                             smallestScale, largestScale);
    return order;
}

std::variant<std::unique_ptr<Picture>, ExportTrouble> beginPicture(const PictureOrder& order) {
    if (!speak(order.language))
        return ExportTrouble{"--lang " + order.language.toStdString() + " is not known", "there are en, zh_CN"};
    std::unique_ptr<Picture> picture = makePicture(order);
    if (picture) return picture;
    std::string known;
    for (const Panel& panel : panels()) known += std::string{panel.name} + " ";
    return ExportTrouble{"--view " + order.view.toStdString() + " is not known",
                         "there are " + known + "(several with commas between them) and window"};
}

std::optional<ExportTrouble> refusePart(const Excerpt& excerpt) {
    if (excerpt.servers.empty() && excerpt.kinds.empty()) return std::nullopt;
    return ExportTrouble{"a picture shows all servers and all that happens", "leave out --servers and --kinds"};
}

}  // namespace zabscope
