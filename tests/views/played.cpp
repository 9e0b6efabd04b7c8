// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/played.h"

#include <QtGlobal>

#include "app/input.h"
#include "app/play.h"
#include "core/catalog.h"

namespace zabscope {
namespace {

Played finish(std::variant<Scenario, InputError> read) {
    if (const auto* error = std::get_if<InputError>(&read)) qFatal("%s", error->line.c_str());
    Play play(std::move(std::get<Scenario>(read)), Carrier::memory);
    while (play.advance()) {}
    Played played;
    played.timeline = std::make_shared<const Timeline>(play.timeline());
    played.ensemble = std::make_shared<const Ensemble>(play.scenario().ensemble);
    played.recording = std::make_shared<Recording>();
    for (const auto& invariant : protocolOf(*played.ensemble).makeInvariants(*played.ensemble))
        played.recording->invariants.emplace_back(invariant->name());
    played.recording->branches.push_back({"main", -1, {}, {played.timeline->end(), played.timeline->last()}});
    return played;
}

}  // namespace

Frame Played::at(const std::string& position) const {
    if (position.empty()) return frameAt(timeline, ensemble, recording, {timeline->end(), timeline->last()});
    const auto parsed = timeline->parse(position);
    if (!parsed) qFatal("no such position: %s", position.c_str());
    return frameAt(timeline, ensemble, recording, *parsed);
}

Frame Played::after(EventId event) const {
    return frameAt(timeline, ensemble, recording, timeline->positionOf(event));
}

Played play(const std::string& scenario) { return finish(readScenario(scenario, "test.zab")); }

Played playShown(const std::string& name) {
    return finish(loadScenario(ZABSCOPE_SOURCE_DIR "/resources/scenarios/" + name + ".zab"));
}

}  // namespace zabscope
