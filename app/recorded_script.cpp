// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recorded_script.h"

namespace zabscope {

std::vector<RecordedCommand> recordedCommands(const Timeline& timeline, const Ensemble& ensemble) {
    std::vector<RecordedCommand> all;
    Instant instant;
    std::int64_t before = 0;  // events of this instant so far
    for (EventId id = 1; id <= timeline.last(); ++id) {
        const Event& event = timeline.event(id);
        if (event.at != instant) before = 0;
        instant = event.at;
        if (const auto* commanded = std::get_if<Commanded>(&event.what)) {
            auto command = parseCommand(commanded->text, ensemble);
            if (auto* read = std::get_if<Command>(&command)) all.push_back({id, instant, before, std::move(*read)});
        }
        ++before;
    }
    return all;
}

Scenario withScript(Scenario scenario, const std::vector<AtStatement>& script, Instant reached) {
    scenario.script.clear();
    for (const AtStatement& each : script) scenario.script.push_back({each, {}, {}, {}});
    const Duration length = reached - startOfTime;
    if (length > Duration{}) scenario.script.push_back({RunStatement{length, false, {}}, {}, {}, {}});
    return scenario;
}

}  // namespace zabscope
