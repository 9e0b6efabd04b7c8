// SPDX-License-Identifier: GPL-3.0-or-later
/// readJsonl: lines that may hold anything become the trace file's messages, and are checked as those are.
#include <algorithm>
#include <cstring>
#include <istream>

#include "core/exchange/jsonl.h"
#include "core/exchange/jsonl_line.h"
#include "core/trace/trace.pb.h"
#include "core/trace/trace_codec.h"
#include "core/trace/trace_rules.h"
#include "core/trace/vocabularies.h"
#include "core/zab/message_text.h"

namespace zabscope {
namespace {

constexpr std::size_t longestLine = std::size_t{128} << 20;
const std::string exportAgain = "export it again, or copy it again from where it is whole";

/// The lines of a stream, each good until the next one is asked for.
class Lines {
public:
    enum class Got : std::uint8_t { line, end, tooLong };
    explicit Lines(std::istream& in) : m_in(in), m_buffer(std::size_t{1} << 18, '\0') {}

    /// Reads one, without its end.
    Got next(std::string_view& line) {
        for (std::size_t looked = 0;;) {
            const char* const start = m_buffer.data() + m_at;
            const std::size_t held = m_held - m_at;
            if (const void* end = std::memchr(start + looked, '\n', held - looked)) {
                line = {start, static_cast<std::size_t>(static_cast<const char*>(end) - start)};
                m_at += line.size() + 1;
                return Got::line;
            }
            looked = held;
            if (held > longestLine) return Got::tooLong;
            if (more()) continue;
            line = {m_buffer.data() + m_at, held};
            m_at = m_held;
            return held > 0 ? Got::line : Got::end;
        }
    }

private:
    /// False: there is no more.
    bool more() {
        std::memmove(m_buffer.data(), m_buffer.data() + m_at, m_held - m_at);
        m_held -= std::exchange(m_at, 0);
        if (m_held == m_buffer.size()) m_buffer.resize(2 * m_buffer.size());
        m_in.read(m_buffer.data() + m_held, static_cast<std::streamsize>(m_buffer.size() - m_held));
        m_held += static_cast<std::size_t>(m_in.gcount());
        return m_in.gcount() > 0;
    }

    std::istream& m_in;
    std::string m_buffer;
    std::size_t m_at = 0;
    std::size_t m_held = 0;
};

bool isBlank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

class Reading {
public:
    Reading(std::istream& in, std::string name, const ReadLimits& limits)
        : m_in(in), m_name(std::move(name)), m_limits(limits) {}

    std::variant<LoadedTrace, TraceError> run() {
        Lines lines(m_in);
        std::string_view line;
        for (Lines::Got got = lines.next(line); got != Lines::Got::end; got = lines.next(line)) {
            ++m_number;
            if (got == Lines::Got::tooLong) return trouble("is longer than 128 MiB", exportAgain);
            if (m_number == 1 && line.starts_with("\xef\xbb\xbf")) line.remove_prefix(3);
            if (isBlank(line)) continue;
            try {
                takeLine(line);
            } catch (const Misfit& misfit) {
                return trouble(misfit.what, misfit.remedy.empty() ? exportAgain : misfit.remedy);
            }
        }
        if (m_in.bad()) return TraceError{m_name, "cannot be read any further", "check the disk it is on"};
        if (!m_begun) return TraceError{m_name, "is empty", exportAgain};
        return std::move(m_trace);
    }

private:
    TraceError trouble(const std::string& what, const std::string& remedy) const {
        return {m_name, "line " + std::to_string(m_number) + " " + what, remedy};
    }
    void takeLine(std::string_view line) {
        parseLine(line, m_values);
        const LineValues values{m_values};
        if (!m_begun) return takeRun(values);
        m_wire.Clear();
        readEvent(values, m_wire);
        const std::optional<Event> event = m_decoder.decode(m_wire);
        if (!event) throw Misfit{"cannot be an event: " + m_decoder.trouble(), {}};
        Timeline& timeline = m_trace.timeline;
        const std::uint64_t id = values.count("id");
        if (id != timeline.last() + 1)
            throw Misfit{"has event " + std::to_string(id) + ", but event " + std::to_string(timeline.last() + 1) +
                             " should come next",
                         "export the whole run, without --from, --until, --servers and --kinds"};
        if (const auto why = whyNot(timeline, *event)) throw Misfit{"cannot be the next event: " + *why, {}};
        timeline.append(event->at, event->cause, event->what);
        m_memory += line.size() + sizeof(Event);
        if (timeline.last() % Chunk::size == 0) m_memory += timeline.state().memory();
        if (m_memory > m_limits.memory) checkMemory();
    }
    void checkMemory() {
        m_memory = m_trace.timeline.memory();
        if (m_memory <= m_limits.memory) return;
        throw Misfit{
            "is one too many: the run needs more than " + std::to_string(m_limits.memory >> 20) + " MiB of memory",
            "raise the limit or export a shorter run"};
    }
    void takeRun(const LineValues& values);

    std::istream& m_in;
    std::string m_name;
    ReadLimits m_limits;
    std::uint64_t m_number = 0;
    std::uint64_t m_memory = 0;  // of the timeline, at most; counting it exactly takes its time
    bool m_begun = false;
    JsonValues m_values;
    LoadedTrace m_trace;
    trace::Event m_wire;
    EventDecoder m_decoder;
};

Position positionOf(const LineValues& values, const char* atKey = "at_us", const char* eventKey = "event") {
    const std::int64_t at = values.number(atKey);
    if (at < 0) throw Misfit{"has a time before the start of the run", {}};
    return {Instant{Duration{at}}, values.count(eventKey)};
}

Branch branchOf(const LineValues& values, std::size_t index) {
    Branch branch{
        values.text("name"), static_cast<std::int32_t>(values.within("parent", -1, INT32_MAX)), positionOf(values), {}};
    if (branch.parent >= static_cast<std::int64_t>(index)) throw Misfit{"has a branch of a later branch", {}};
    values.objects("commands", [&](const LineValues& command) {
        branch.commands.push_back({positionOf(command), command.text("text")});
        const std::size_t count = branch.commands.size();
        if (count > 1 && branch.commands[count - 1].position < branch.commands[count - 2].position)
            throw Misfit{"has commands that go back in time", {}};
    });
    if (values.has("end_at_us")) branch.end = positionOf(values, "end_at_us", "end_event");
    return branch;
}

void Reading::takeRun(const LineValues& values) {
    const std::string notOurs = "give the name of a file written by `zabscope export --to jsonl`";
    if (values.plainWord("format") != jsonlFormat)
        throw Misfit{"is not the first line of a run in Zabscope's JSON Lines", notOurs};
    if (values.number("version") != jsonlVersion)
        throw Misfit{
            "has format version " + std::to_string(values.number("version")) + ", this program reads version 1",
            "read it with the version of Zabscope that wrote it"};
    TraceHeader& header = m_trace.header;
    header.programVersion = values.text("program_version");
    header.protocol = values.text("protocol");
    if (!findVocabulary(header.protocol))
        throw Misfit{"is of protocol \"" + zab::printable(header.protocol, 40) + "\", which this program does not know",
                     "read it with the version of Zabscope that wrote it"};
    header.seed = values.count("seed");
    header.scenarioName = values.text("scenario_name");
    header.scenario = values.text("scenario");
    if (values.has("origin")) header.origin = values.text("origin");  // what older versions do not write
    header.variants = values.texts("variants");
    header.outsideFaultModel = values.flag("outside_fault_model");
    values.objects("branches", [&](const LineValues& branch) {
        header.branches.push_back(branchOf(branch, header.branches.size()));
    });
    header.branch = static_cast<std::uint32_t>(values.within("branch", 0, INT32_MAX));
    if (header.branch != 0 && header.branch >= header.branches.size())
        throw Misfit{"names branch " + std::to_string(header.branch) + ", which is not there", {}};
    values.objects("bookmarks", [&](const LineValues& bookmark) {
        header.bookmarks.push_back({positionOf(bookmark), bookmark.text("note")});
    });
    if (values.has("shown_at_us")) header.shown = positionOf(values, "shown_at_us", "shown_event");
    m_begun = true;
}

}  // namespace

std::variant<LoadedTrace, TraceError> readJsonl(std::istream& in, const std::string& name, const ReadLimits& limits) {
    return Reading{in, name, limits}.run();
}

bool looksLikeJsonl(std::string_view start) {
    if (start.starts_with("\xef\xbb\xbf")) start.remove_prefix(3);
    std::string compact;
    for (const char c : start.substr(0, 256))
        if (c != ' ' && c != '\t' && c != '\r' && c != '\n') compact += c;
    return compact.starts_with(R"({"kind":"run",)");
}

}  // namespace zabscope
