// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/dot_graph.h"

#include "core/exchange/event_line.h"
#include "core/exchange/event_walk.h"
#include "core/exchange/json_text.h"
#include "core/zab/message_text.h"

namespace zabscope {
namespace {

constexpr std::size_t longestName = 200;

/// A text in quotes. In Graphviz a backslash begins an escape.
void appendQuoted(std::string& out, std::string_view text) {
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    out += '"';
}

/// For each event of a span the nearest event of the excerpt that led to it.
class Origins {
public:
    Origins(const Excerpt& excerpt, EventId first)
        : m_first(first), m_partial(!excerpt.servers.empty() || !excerpt.kinds.empty()) {}

    /// The event's cause, or what stands for it; noEvent if there is nothing.
    EventId of(const Event& event) const {
        if (event.cause < m_first) return noEvent;
        return m_partial ? m_nearest[event.cause - m_first] : event.cause;
    }
    /// Every event of the span, in order; whether the excerpt has it.
    void take(const Event& event, bool wanted) {
        if (m_partial) m_nearest.push_back(wanted ? event.id : of(event));
    }

private:
    EventId m_first;
    bool m_partial;
    std::vector<EventId> m_nearest;  // the event itself, if the excerpt has it
};

std::string_view colourOf(const What& what) {
    if (std::holds_alternative<Sent>(what) || std::holds_alternative<Delivered>(what)) return "#dbeafe";
    if (std::holds_alternative<Commanded>(what) || std::holds_alternative<Asked>(what)) return "#fef3c7";
    if (std::holds_alternative<Died>(what) || std::holds_alternative<Lost>(what) || std::holds_alternative<Violated>(what))
        return "#fee2e2";
    return "#ffffff";
}

void appendNode(std::string& out, const Event& event, const Timeline& timeline) {
    out += "  e";
    appendNumber(out, event.id);
    out += " [label=";
    appendQuoted(out, eventLine(event, timeline));
    out += ", kind=";
    out += eventKindName(event.what);
    out += ", at_us=";
    appendNumber(out, std::int64_t{event.at.time_since_epoch().count()});
    out += ", where=";  // "node" is a word of the language
    appendNumber(out, std::int64_t{nodeOf(event.what)});
    out += ", fillcolor=";
    appendQuoted(out, colourOf(event.what));
    out += "];\n";
}

void appendEdge(std::string& out, EventId from, const Event& to) {
    const auto* delivered = std::get_if<Delivered>(&to.what);
    out += "  e";
    appendNumber(out, from);
    out += " -> e";
    appendNumber(out, to.id);
    out += delivered && delivered->message == from ? " [kind=message, style=bold];\n" : " [kind=cause];\n";
}

}  // namespace

std::optional<ExportTrouble> exportDot(const Exported& run, Output& output) {
    std::string& out = output.buffer();
    out += "digraph zabscope {\n  graph [label=";
    appendQuoted(out, zab::printable(run.header.scenarioName, longestName) + ", seed " + std::to_string(run.header.seed));
    out += ", rankdir=LR];\n  node [shape=box, style=filled, fontname=\"sans-serif\"];\n";
    const EventId first = run.excerpt.range(run.timeline).first;
    Origins origins(run.excerpt, first);
    const bool whole = walkSpan(run, output, [&](const Event& event) {
        const bool wanted = run.excerpt.has(event, run.timeline);
        if (wanted) {
            appendNode(out, event, run.timeline);
            if (const EventId origin = origins.of(event); origin != noEvent) appendEdge(out, origin, event);
        }
        origins.take(event, wanted);
    });
    if (whole) out += "}\n";
    return std::nullopt;
}

}  // namespace zabscope
