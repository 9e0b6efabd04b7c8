// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/mermaid.h"

#include <algorithm>
#include <tuple>

#include "core/exchange/event_line.h"
#include "core/exchange/event_walk.h"
#include "core/trace/text.h"
#include "core/trace/vocabularies.h"
#include "core/zab/message_text.h"

namespace zabscope {
namespace {

constexpr std::size_t roomForFrame = 1000;  // the first lines and the note that says what is shown
constexpr std::size_t longestLabel = 160;

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

/// The word "end", in whatever letters, would end the diagram.
bool isEndWord(std::string_view text, std::size_t at) {
    constexpr std::string_view end = "end";
    for (std::size_t i = 0; i < end.size(); ++i)
        if (at + i >= text.size() || (text[at + i] | 0x20) != end[i]) return false;
    return (at == 0 || !isLetter(text[at - 1])) && (at + 3 == text.size() || !isLetter(text[at + 3]));
}

/// Text of a message or note: what means something to Mermaid becomes a number.
std::string escaped(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '#' || c == ';' || c == '<' || c == '>') result += "#" + std::to_string(static_cast<int>(c)) + ";";
        else if (isEndWord(text, at)) result += "#" + std::to_string(static_cast<int>(c)) + ";";
        else result += c;
    }
    return result;
}

std::string participant(NodeId node) {
    return (isClient(node) ? "c" : "s") + std::to_string(isClient(node) ? -node : node);
}

std::string shortened(std::string text) {
    return text.size() <= longestLabel ? text : zab::printable(text, longestLabel);
}

/// Builds the lines as long as there is room for them.
class Diagram {
public:
    Diagram(const Exported& run, bool aggregates) : m_run(run), m_aggregates(aggregates) {
        for (const Member& member : run.ensemble.members) {
            if (!isWanted(member.sid)) continue;
            if (m_first == noNode) m_first = member.sid;
            m_last = member.sid;
            line("participant " + participant(member.sid) + " as server " + std::to_string(member.sid));
        }
    }

    /// False: there is no room for it.
    bool take(const Event& event) {
        if (const auto* delivered = std::get_if<Delivered>(&event.what)) return arrow(event, delivered->message, "->>");
        if (const auto* lost = std::get_if<Lost>(&event.what)) return arrow(event, lost->message, "-x");
        if (std::holds_alternative<Sent>(event.what) || !inConversation(event)) return true;
        if (m_aggregates && std::holds_alternative<Noted>(event.what)) return true;
        const NodeId node = nodeOf(event.what);
        const std::string over = node != noNode ? participant(node) : everybody();
        if (over.empty()) return true;
        return tellArrows() && line("Note over " + over + ": " + escaped(shortened(eventLine(event, m_run.timeline))));
    }
    bool tellArrows() {
        for (const Arrow& each : m_arrows) {
            const std::string times = each.count == 1 ? "" : " ×" + std::to_string(each.count);
            const std::string until = each.count == 1 ? "" : " to " + toSeconds(each.until);
            if (!line(participant(each.from) + std::string{each.sign} + participant(each.to) + ": " +
                      toSeconds(each.since) + until + " " + std::string{kindName(each.kind)} + times))
                return false;
        }
        m_arrows.clear();
        return true;
    }
    const std::string& lines() const { return m_lines; }
    std::string everybody() const {
        if (m_first == noNode) return {};
        return participant(m_first) + (m_last == m_first ? "" : "," + participant(m_last));
    }

private:
    struct Arrow {
        NodeId from;
        NodeId to;
        std::uint8_t kind;
        std::string_view sign;
        Instant since;
        Instant until;
        std::uint64_t count;
    };

    bool isWanted(NodeId node) const {
        const auto& wanted = m_run.excerpt.servers;
        return wanted.empty() || std::find(wanted.begin(), wanted.end(), node) != wanted.end();
    }
    bool line(const std::string& text) {
        if (m_lines.size() + text.size() + 5 > longestMermaid - roomForFrame) return false;
        m_lines += "    " + text + "\n";
        return true;
    }
    bool arrow(const Event& event, EventId message, std::string_view sign) {
        const Event& sending = m_run.timeline.event(message);
        const Sent& sent = std::get<Sent>(sending.what);
        if (!inConversation(sending)) return true;
        if (m_aggregates) {
            const auto same = [&](const Arrow& each) {
                return std::tie(each.from, each.to, each.kind, each.sign) ==
                       std::tie(sent.from, sent.to, sent.kind, sign);
            };
            const auto found = std::find_if(m_arrows.begin(), m_arrows.end(), same);
            if (found == m_arrows.end()) m_arrows.push_back({sent.from, sent.to, sent.kind, sign, event.at, event.at, 1});
            else ++found->count, found->until = event.at;
            return true;
        }
        return line(participant(sent.from) + std::string{sign} + participant(sent.to) + ": " +
                    escaped(shortened(toSeconds(event.at) + " " + std::string{kindName(sent.kind)} + " " +
                                      describeMessage(sent.kind, sent.bytes))));
    }

    const Exported& m_run;
    bool m_aggregates;
    NodeId m_first = noNode;
    NodeId m_last = noNode;
    std::string m_lines;
    std::vector<Arrow> m_arrows;
};

struct Drawn {
    std::string participants;  ///< over which a note about everything stands
    std::string lines;
    std::optional<Instant> reached;  ///< if there was no room for what is from then on
};

/// Nothing: nobody wants it any more.
std::optional<Drawn> draw(const Exported& run, Output& output, bool aggregates) {
    Diagram diagram(run, aggregates);
    std::optional<Instant> reached;
    const bool wanted = walkEvents(run, output, [&](const Event& event) {
        if (!diagram.take(event)) reached = event.at;
        return !reached;
    });
    if (!wanted) return std::nullopt;
    if (!reached && !diagram.tellArrows()) reached = run.timeline.end();
    return Drawn{diagram.everybody(), diagram.lines(), reached};
}

}  // namespace

std::optional<ExportTrouble> exportMermaid(const Exported& run, Output& output) {
    bool aggregates = false;
    std::optional<Drawn> drawn = draw(run, output, aggregates);
    if (drawn && drawn->reached) {
        aggregates = true;
        drawn = draw(run, output, aggregates);
    }
    if (!drawn) return std::nullopt;
    const Instant from = run.excerpt.from.value_or(startOfTime);
    const Instant until = std::min(run.excerpt.until.value_or(run.timeline.end()), run.timeline.end());
    std::string note = toSeconds(from) + " s to " + toSeconds(drawn->reached ? *drawn->reached : until) + " s";
    if (drawn->reached)
        note += " of " + toSeconds(until) + " s: Mermaid takes no more; choose a window with --from and --until";
    note += aggregates ? ". Messages of a kind are one arrow: ×3 is three of them." : ". An arrow stands where it arrives.";
    output.write("sequenceDiagram\n");
    output.write("    %% Zabscope: " + escaped(zab::printable(run.header.scenarioName, 200)) + ", seed " +
                 std::to_string(run.header.seed) + "\n");
    const std::size_t behindParticipants = drawn->lines.rfind("    participant ");
    const std::size_t split =
        behindParticipants == std::string::npos ? 0 : drawn->lines.find('\n', behindParticipants) + 1;
    output.write(std::string_view{drawn->lines}.substr(0, split));
    if (!drawn->participants.empty()) output.write("    Note over " + drawn->participants + ": " + escaped(note) + "\n");
    output.write(std::string_view{drawn->lines}.substr(split));
    return std::nullopt;
}

}  // namespace zabscope
