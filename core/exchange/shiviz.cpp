// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/shiviz.h"

#include <map>

#include "core/exchange/event_line.h"
#include "core/exchange/event_walk.h"
#include "core/exchange/json_text.h"
#include "core/trace/text.h"

namespace zabscope {
namespace {

/// The events of each host that are known to have happened.
using Clock = std::map<NodeId, std::int64_t>;

std::string hostOf(NodeId node) {
    return (isClient(node) ? "client_" : "server_") + std::to_string(isClient(node) ? -node : node);
}

class Log {
public:
    Log(const Timeline& timeline, std::string& out) : m_timeline(timeline), m_out(out) {}

    void take(const Event& event) {
        const NodeId host = nodeOf(event.what);
        Clock& clock = m_clocks[host];
        ++clock[host];
        if (const auto* delivered = std::get_if<Delivered>(&event.what)) arrive(delivered->message, clock);
        if (std::holds_alternative<Sent>(event.what)) m_sent[event.id] = clock;
        write(host, clock, event);
        ++m_events;
    }
    void forget(EventId message) { m_sent.erase(message); }
    std::size_t events() const { return m_events; }

private:
    void arrive(EventId message, Clock& clock) {
        const auto sent = m_sent.find(message);
        if (sent == m_sent.end()) return;  // it was sent before the excerpt: nobody in it knows of that
        for (const auto& [node, count] : sent->second) {
            std::int64_t& known = clock[node];
            known = std::max(known, count);
        }
        m_sent.erase(sent);
    }
    void write(NodeId host, const Clock& clock, const Event& event) {
        m_out += hostOf(host);
        m_out += ' ';
        JsonObject object(m_out);
        for (const auto& [node, count] : clock) object.number(hostOf(node), count);
        object.end();
        m_out += ' ';
        m_out += eventLine(event, m_timeline);
        m_out += '\n';
    }

    const Timeline& m_timeline;
    std::string& m_out;
    std::map<NodeId, Clock> m_clocks;
    std::map<EventId, Clock> m_sent;  // of what is on its way
    std::size_t m_events = 0;
};

bool isWanted(const Event& event, const Exported& run) {
    if (nodeOf(event.what) == noNode) return false;
    if (!run.excerpt.kinds.empty()) return true;
    const auto* delivered = std::get_if<Delivered>(&event.what);
    return inConversation(delivered ? run.timeline.event(delivered->message) : event);
}

}  // namespace

std::optional<ExportTrouble> exportShiviz(const Exported& run, Output& output) {
    // No bracket is escaped: ShiViz counts brackets to find its groups. The second line would part executions.
    output.write("(?<host>\\S+) (?<clock>{[^}]*}) (?<event>.*)\n\n");
    Log log(run.timeline, output.buffer());
    std::optional<Instant> full;
    const bool whole = walkEvents(run, output, [&](const Event& event) {
        if (const auto* lost = std::get_if<Lost>(&event.what)) log.forget(lost->message);
        if (!isWanted(event, run)) return true;
        if (log.events() == mostShivizEvents) full = event.at;
        else log.take(event);
        return !full;
    });
    if (!whole || !full) return std::nullopt;
    const Instant from = run.excerpt.from.value_or(startOfTime);
    // What happens at one instant is not parted.
    const Duration fits = *full - from - Duration{1};
    return ExportTrouble{"ShiViz cannot take more than " + std::to_string(mostShivizEvents) + " events",
                         fits > Duration{} ? "ask for a window, as --from " + toText(from - startOfTime) + " --until " +
                                                 toText(from + fits - startOfTime) + ", or for fewer --kinds"
                                           : "ask for fewer --servers or --kinds"};
}

}  // namespace zabscope
