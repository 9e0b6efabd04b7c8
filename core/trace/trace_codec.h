// SPDX-License-Identifier: GPL-3.0-or-later
/// Events as messages of the trace file and back. Reading checks what can be told from one event alone: that each number is
/// one that the engine could have written. What depends on the events before it is in trace_rules.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/trace/event.h"
#include "core/trace/trace.pb.h"

namespace zabscope {

/// Writes an event over what `wire` held before; its id stands in the chunk.
void encode(const Event& event, trace::Event& wire);

/// Reads events one by one. What an event points to lives until the next one is read, and not longer than its message.
class EventDecoder {
public:
    /// The event without its id, or nothing: then `trouble()` says in a few words why.
    std::optional<Event> decode(const trace::Event& wire);
    const std::string& trouble() const { return m_trouble; }

private:
    struct Reading;
    std::string m_trouble;
    std::vector<FieldChange> m_fields;
    std::vector<NoteValue> m_values;
};

}  // namespace zabscope
