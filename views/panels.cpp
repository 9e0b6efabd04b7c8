// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels.h"

#include <algorithm>
#include <array>

#include "views/ballots/ballots_view.h"
#include "views/charts/charts_view.h"
#include "views/ensemble/ensemble_view.h"
#include "views/events/events_view.h"
#include "views/inspector/inspector_view.h"
#include "views/logs/logs_view.h"
#include "views/narration/narration_view.h"
#include "views/sequence/sequence_view.h"
#include "views/timeline/timeline_view.h"

namespace zabscope {
namespace {

template <typename V>
View* make() {
    return new V;
}

constexpr std::array table{
    Panel{"ensemble", Stand::centre, make<EnsembleView>},
    Panel{"narration", Stand::top, make<NarrationView>},
    Panel{"inspector", Stand::right, make<InspectorView>},
    Panel{"ballots", Stand::right, make<BallotsView>},
    Panel{"logs", Stand::right, make<LogsView>},
    Panel{"sequence", Stand::below, make<SequenceView>},
    Panel{"events", Stand::below, make<EventsView>},
    Panel{"charts", Stand::below, make<ChartsView>},
    Panel{"timeline", Stand::bottom, make<TimelineView>},
};

}  // namespace

std::span<const Panel> panels() { return table; }

const Panel* findPanel(std::string_view name) {
    const auto found = std::find_if(table.begin(), table.end(), [&](const Panel& panel) { return panel.name == name; });
    return found == table.end() ? nullptr : &*found;
}

}  // namespace zabscope
