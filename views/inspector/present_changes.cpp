// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/inspector/present_changes.h"

namespace zabscope {
namespace {

constexpr EventId mostEvents = 2'000;

}  // namespace

PresentChanges presentChanges(const Frame& frame, NodeId node) {
    PresentChanges changes;
    for (EventId id = frame.now.last; id > noEvent && frame.now.last - id < mostEvents; --id) {
        const Event& event = frame.timeline->event(id);
        if (event.at != frame.now.at) break;
        const auto* changed = std::get_if<Changed>(&event.what);
        if (!changed || changed->node != node) continue;
        const RowMark mark = id == frame.now.last ? RowMark::justChanged : RowMark::changed;
        for (const FieldChange& field : changed->fields) changes.emplace(std::pair{field.field, field.row}, mark);
    }
    return changes;
}

}  // namespace zabscope
