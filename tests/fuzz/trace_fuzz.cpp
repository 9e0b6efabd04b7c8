// SPDX-License-Identifier: GPL-3.0-or-later
/// Any bytes as a trace file: read or refused in words. What was read can be looked at everywhere, and is written so that
/// it reads back.
#include <unistd.h>
#include <zlib.h>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <string>
#include <string_view>

#include "core/trace/elections.h"
#include "core/trace/scenario.h"
#include "core/trace/text.h"
#include "core/trace/trace_file.h"

namespace {

using namespace zabscope;

constexpr std::size_t checksumSize = 5;
constexpr char checksumTag = 0x7d;  // field 15, fixed32

[[noreturn]] void fail(const char* what, const std::string& text) {
    std::fprintf(stderr, "%s: %s\n", what, text.c_str());
    std::abort();
}

/// Makes the checksum of every record right, so that what is behind it is tried too.
void mendChecksums(std::string& file) {
    std::size_t at = 0;
    while (at < file.size()) {
        const char tag = file[at++];
        if (tag != 0x0a && tag != 0x12) return;
        std::size_t size = 0;
        for (int shift = 0; at < file.size() && shift < 28; shift += 7) {
            const auto part = static_cast<unsigned char>(file[at++]);
            size |= static_cast<std::size_t>(part & 0x7f) << shift;
            if (part < 0x80) break;
        }
        if (size > file.size() - at) return;
        if (size >= checksumSize && file[at + size - checksumSize] == checksumTag) {
            const auto sum = static_cast<std::uint32_t>(
                crc32_z(0, reinterpret_cast<const unsigned char*>(file.data() + at), size - checksumSize));
            for (std::size_t i = 0; i < 4; ++i)
                file[at + size - 4 + i] = static_cast<char>(sum >> (8 * i) & 0xff);
        }
        at += size;
    }
}

std::variant<LoadedTrace, TraceError> read(const std::string& file) {
    std::istringstream in(file);
    ReadLimits limits;
    limits.memory = std::uint64_t{64} << 20;
    return readTrace(in, "fuzz", limits);
}

/// Looks at the run in all the ways that a reader of it does.
void lookAt(const LoadedTrace& trace) {
    const Timeline& timeline = trace.timeline;
    for (EventId id = 1; id <= timeline.last(); ++id) {
        const Event& event = timeline.event(id);
        if (toDetail(event, timeline).empty() || toLine(event, timeline).empty()) fail("an event without words", "");
        const Position position = timeline.positionOf(id);
        if (timeline.parse(timeline.toText(position)) != position) fail("not a position", timeline.toText(position));
    }
    for (EventId id = 0; id <= timeline.last(); id += timeline.last() / 3 + 1)
        (void)timeline.at(id == 0 ? Position{} : timeline.positionOf(id));
    const auto scenario = parseScenario(trace.header.scenario, trace.header.scenarioName);
    if (const auto* read = std::get_if<Scenario>(&scenario)) (void)electionsOf(timeline, read->ensemble);
    (void)electionsOf(timeline, Ensemble{});
}

void checkRoundTrip(const LoadedTrace& trace) {
    static const std::string path =
        (std::filesystem::temp_directory_path() / ("zabscope-fuzz-" + std::to_string(getpid()))).string();
    TraceWriter writer(path);
    if (const auto error = writer.begin(trace.header)) fail("not written", error->text());
    if (const auto error = writer.finish(trace.timeline, trace.header)) fail("not written", error->text());
    const auto again = readTrace(path);
    std::filesystem::remove(path);
    if (const auto* error = std::get_if<TraceError>(&again)) fail("does not read back", error->text());
    const LoadedTrace& back = std::get<LoadedTrace>(again);
    if (back.timeline.last() != trace.timeline.last()) fail("events are lost", std::to_string(back.timeline.last()));
    for (EventId id = 1; id <= back.timeline.last(); ++id) {
        if (toDetail(back.timeline.event(id), back.timeline) != toDetail(trace.timeline.event(id), trace.timeline))
            fail("reads back differently", toDetail(trace.timeline.event(id), trace.timeline));
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size) {
    std::string file(reinterpret_cast<const char*>(input), size);
    mendChecksums(file);
    const auto result = read(file);
    if (const auto* error = std::get_if<TraceError>(&result)) {
        if (error->what.empty() || error->remedy.empty() || error->text().find('\n') != std::string::npos)
            fail("a refusal without words", error->text());
        return 0;
    }
    lookAt(std::get<LoadedTrace>(result));
    checkRoundTrip(std::get<LoadedTrace>(result));
    return 0;
}
