// SPDX-License-Identifier: GPL-3.0-or-later
/// readJsonl: lines that may hold anything become the trace file's messages, and are checked as those are.
#include <istream>

#include "core/exchange/jsonl.h"
#include "core/exchange/jsonl_line.h"
#include "core/trace/trace.pb.h"
#include "core/trace/trace_codec.h"
#include "core/trace/trace_rules.h"
#include "core/zab/message_text.h"

namespace zabscope {
namespace {

using Json = nlohmann::json;

constexpr std::size_t longestLine = std::size_t{128} << 20;
const std::string exportAgain = "export it again, or copy it again from where it is whole";

/// Reads one line into `line`, without its end. False: it is longer than what is read.
bool nextLine(std::istream& in, std::string& line) {
    line.clear();
    for (std::streambuf* source = in.rdbuf();;) {
        const int c = source->sbumpc();
        if (c == std::char_traits<char>::eof()) {
            in.setstate(line.empty() ? std::ios::eofbit | std::ios::failbit : std::ios::eofbit);
            return true;
        }
        if (c == '\n') break;
        if (line.size() == longestLine) return false;
        line += static_cast<char>(c);
    }
    return true;
}

bool isBlank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

class Reading {
public:
    Reading(std::istream& in, std::string name, const ReadLimits& limits)
        : m_in(in), m_name(std::move(name)), m_limits(limits) {}

    std::variant<LoadedTrace, TraceError> run() {
        std::string line;
        while (m_in.good()) {
            ++m_number;
            if (!nextLine(m_in, line)) return trouble("is longer than 128 MiB", exportAgain);
            if (m_number == 1 && line.starts_with("\xef\xbb\xbf")) line.erase(0, 3);
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
        const Json object = parseLine(line);
        if (!m_begun) return takeRun(object);
        m_wire.Clear();
        readEvent(LineValues{object}, m_wire);
        const std::optional<Event> event = m_decoder.decode(m_wire);
        if (!event) throw Misfit{"cannot be an event: " + m_decoder.trouble(), {}};
        Timeline& timeline = m_trace.timeline;
        const std::uint64_t id = LineValues{object}.count("id");
        if (id != timeline.last() + 1)
            throw Misfit{"has event " + std::to_string(id) + ", but event " + std::to_string(timeline.last() + 1) +
                             " should come next",
                         "export the whole run, without --from, --until, --servers and --kinds"};
        if (const auto why = whyNot(timeline, *event)) throw Misfit{"cannot be the next event: " + *why, {}};
        timeline.append(event->at, event->cause, event->what);
        // Counting is not for free, and few events need little.
        if (line.size() > 65'536 || timeline.last() % Chunk::size == 0) checkMemory();
    }
    void checkMemory() const {
        if (m_trace.timeline.memory() <= m_limits.memory) return;
        throw Misfit{
            "is one too many: the run needs more than " + std::to_string(m_limits.memory >> 20) + " MiB of memory",
            "raise the limit or export a shorter run"};
    }
    void takeRun(const Json& object);

    std::istream& m_in;
    std::string m_name;
    ReadLimits m_limits;
    std::uint64_t m_number = 0;
    bool m_begun = false;
    LoadedTrace m_trace;
    trace::Event m_wire;
    EventDecoder m_decoder;
};

Position positionOf(const LineValues& values) {
    const std::int64_t at = values.number("at_us");
    if (at < 0) throw Misfit{"has a time before the start of the run", {}};
    return {Instant{Duration{at}}, values.count("event")};
}

Branch branchOf(const LineValues& values, std::size_t index) {
    Branch branch{
        values.text("name"), static_cast<std::int32_t>(values.within("parent", -1, INT32_MAX)), positionOf(values), {}};
    if (branch.parent >= static_cast<std::int64_t>(index)) throw Misfit{"has a branch of a later branch", {}};
    for (const Json& each : values.list("commands")) {
        const LineValues command{each};
        branch.commands.push_back({positionOf(command), command.text("text")});
        const std::size_t count = branch.commands.size();
        if (count > 1 && branch.commands[count - 1].position < branch.commands[count - 2].position)
            throw Misfit{"has commands that go back in time", {}};
    }
    return branch;
}

void Reading::takeRun(const Json& object) {
    const LineValues values{object};
    const std::string notOurs = "give the name of a file written by `zabscope export --to jsonl`";
    if (!object.contains("format") || object["format"] != std::string{jsonlFormat})
        throw Misfit{"is not the first line of a run in Zabscope's JSON Lines", notOurs};
    if (values.number("version") != jsonlVersion)
        throw Misfit{
            "has format version " + std::to_string(values.number("version")) + ", this program reads version 1",
            "read it with the version of Zabscope that wrote it"};
    TraceHeader& header = m_trace.header;
    header.programVersion = values.text("program_version");
    header.protocol = values.text("protocol");
    if (header.protocol != "zab")
        throw Misfit{"is of protocol \"" + zab::printable(header.protocol, 40) + "\", which this program does not know",
                     "read it with the version of Zabscope that wrote it"};
    header.seed = values.count("seed");
    header.scenarioName = values.text("scenario_name");
    header.scenario = values.text("scenario");
    for (const Json& variant : values.list("variants")) header.variants.push_back(textOf(variant, "variants"));
    header.outsideFaultModel = values.flag("outside_fault_model");
    for (const Json& branch : values.list("branches"))
        header.branches.push_back(branchOf(LineValues{branch}, header.branches.size()));
    header.branch = static_cast<std::uint32_t>(values.within("branch", 0, INT32_MAX));
    if (header.branch != 0 && header.branch >= header.branches.size())
        throw Misfit{"names branch " + std::to_string(header.branch) + ", which is not there", {}};
    for (const Json& bookmark : values.list("bookmarks"))
        header.bookmarks.push_back({positionOf(LineValues{bookmark}), LineValues{bookmark}.text("note")});
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
