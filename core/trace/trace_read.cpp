// SPDX-License-Identifier: GPL-3.0-or-later
/// Reading a trace file that may hold anything: bounded memory, no trust in sizes, every event checked before it is taken.
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <istream>

#include "core/trace/trace.pb.h"
#include "core/trace/trace_codec.h"
#include "core/trace/trace_file.h"
#include "core/trace/trace_header.h"
#include "core/trace/trace_rules.h"
#include "core/trace/vocabularies.h"
#include "core/trace/wire_cursor.h"
#include "core/zab/message_text.h"

namespace zabscope {
namespace {

constexpr std::string_view magicBytes{"\x0dZBCS", 5};  // field 1 of Header, which stands first
constexpr std::size_t headerLimit = std::size_t{8} << 20;
constexpr std::size_t chunkLimit = std::size_t{1} << 30;
constexpr std::size_t messageLimit = std::size_t{64} << 20;  // one event Sent
constexpr std::size_t eventLimit = std::size_t{1} << 20;     // any other event
constexpr std::uint32_t sentField = 34;                      // of trace::Event
constexpr std::size_t checksumSize = 5;

const std::string recordAgain = "record it again, or copy it again from where it is whole";
const std::string otherProgram = "read it with the version of Zabscope that wrote it";

/// One field of Trace: a header or a chunk, as bytes.
struct RawRecord {
    enum class Kind : std::uint8_t { header, chunk, end, cutOff, strange, tooLarge };
    Kind kind = Kind::end;
    std::uint64_t at = 0;    // where it starts in the file
    std::uint64_t size = 0;  // as it claims
    std::string bytes;
};

class RecordSource {
public:
    explicit RecordSource(std::istream& in) : m_in(in) {}

    RawRecord next() {
        using Kind = RawRecord::Kind;
        RawRecord record;
        record.at = m_at;
        const int tag = byte();
        if (tag < 0) return record;
        if (tag != 0x0a && tag != 0x12) return ended(record, Kind::strange);
        for (int shift = 0; shift < 64; shift += 7) {
            const int part = byte();
            if (part < 0) return ended(record, Kind::cutOff);
            record.size |= static_cast<std::uint64_t>(part & 0x7f) << shift;
            if (part < 0x80) break;
            if (shift == 63) return ended(record, Kind::strange);
        }
        record.kind = tag == 0x0a ? Kind::header : Kind::chunk;
        if (record.size > (record.kind == Kind::header ? headerLimit : chunkLimit)) return ended(record, Kind::tooLarge);
        // Memory is taken as bytes come, not as the size promises.
        while (record.bytes.size() < record.size) {
            const std::size_t had = record.bytes.size();
            const auto step = static_cast<std::size_t>(std::min<std::uint64_t>(record.size - had, std::uint64_t{1} << 20));
            record.bytes.resize(had + step);
            m_in.read(record.bytes.data() + had, static_cast<std::streamsize>(step));
            const auto got = static_cast<std::size_t>(m_in.gcount());
            m_at += got;
            record.bytes.resize(had + got);
            if (got < step) return ended(record, Kind::cutOff);
        }
        return record;
    }
    bool broken() const { return m_in.bad(); }

private:
    int byte() {
        const int value = m_in.get();
        if (value != std::istream::traits_type::eof()) ++m_at;
        return value;
    }
    static RawRecord ended(RawRecord& record, RawRecord::Kind kind) {
        record.kind = kind;
        return std::move(record);
    }

    std::istream& m_in;
    std::uint64_t m_at = 0;
};

/// Whether the checksum at the end of a record is there and right.
bool isIntact(const std::string& bytes) {
    if (bytes.size() < checksumSize) return false;
    WireCursor end{std::string_view{bytes}.substr(bytes.size() - checksumSize)};
    WireCursor::Field field;
    if (!end.next(field) || field.number != 15 || field.type != WireCursor::Type::fixed32) return false;
    return field.value == crc32_z(0, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size() - checksumSize);
}

class TraceReading {
public:
    TraceReading(std::istream& in, std::string name, const ReadLimits& limits)
        : m_source(in), m_name(std::move(name)), m_limits(limits) {}

    std::variant<LoadedTrace, TraceError> run() {
        if (auto error = readHeader()) return *error;
        for (std::uint64_t number = 1;; ++number) {
            const RawRecord record = m_source.next();
            if (record.kind == RawRecord::Kind::end) break;
            if (record.kind == RawRecord::Kind::cutOff) {
                const EventId sure = m_trace.timeline.last();
                salvage(record.bytes);
                const EventId last = m_trace.timeline.last();
                m_trace.warning = m_name + ": is cut off in chunk " + std::to_string(number) + " at byte " +
                                  std::to_string(record.at) + "; read up to event " + std::to_string(last);
                if (last > sure)
                    *m_trace.warning += ", those from " + std::to_string(sure + 1) + " on without a checksum";
                break;
            }
            if (auto error = take(record, number)) return *error;
        }
        if (m_source.broken()) return TraceError{m_name, "cannot be read any further", "check the disk it is on"};
        if (auto error = takeOverHeader()) return *error;
        return std::move(m_trace);
    }

    std::variant<TraceHeader, TraceError> start() {
        if (auto error = readHeader()) return *error;
        if (auto error = takeOverHeader()) return *error;
        return std::move(m_trace.header);
    }

private:
    using Trouble = std::optional<TraceError>;
    TraceError damaged(std::uint64_t number, std::uint64_t at, const std::string& why) const {
        return {m_name, "chunk " + std::to_string(number) + " at byte " + std::to_string(at) + " is damaged: " + why,
                recordAgain};
    }

    Trouble readHeader();
    Trouble take(const RawRecord& record, std::uint64_t number);
    Trouble takeChunk(const std::string& bytes, std::uint64_t number, std::uint64_t at);
    void salvage(const std::string& bytes);
    std::optional<std::string> takeEvent(std::string_view bytes);
    Trouble takeOverHeader();
    Trouble takeOverBranch(const trace::Branch& wire, std::size_t index);

    RecordSource m_source;
    std::string m_name;
    ReadLimits m_limits;
    trace::Header m_header;
    bool m_lateHeader = false;
    trace::Event m_wire;
    EventDecoder m_decoder;
    LoadedTrace m_trace;
    std::uint64_t m_memory = 0;
};

TraceReading::Trouble TraceReading::readHeader() {
    const RawRecord record = m_source.next();
    const bool ours = record.kind == RawRecord::Kind::header || record.kind == RawRecord::Kind::cutOff;
    if (m_source.broken()) return TraceError{m_name, "cannot be read", "check that it is a file and the disk it is on"};
    if (record.kind == RawRecord::Kind::end) return TraceError{m_name, "is empty", recordAgain};
    const std::string_view start = std::string_view{record.bytes}.substr(0, magicBytes.size());
    if (!ours || start != magicBytes.substr(0, start.size()))
        return TraceError{m_name, "is not a Zabscope trace", "give the name of a file written by `zabscope run --out`"};
    if (record.kind == RawRecord::Kind::cutOff)
        return TraceError{m_name, "is cut off inside its header at byte " + std::to_string(record.at + record.bytes.size()),
                          recordAgain};

    if (!isIntact(record.bytes)) return TraceError{m_name, "its header is damaged: wrong checksum", recordAgain};
    if (!m_header.ParseFromString(record.bytes)) return TraceError{m_name, "its header cannot be decoded", recordAgain};
    if (m_header.format_version() != TraceHeader::formatVersion)
        return TraceError{
            m_name, "has format version " + std::to_string(m_header.format_version()) + ", this program reads version 1",
            otherProgram};
    if (!findVocabulary(m_header.protocol()))
        return TraceError{
            m_name, "is of protocol \"" + zab::printable(m_header.protocol(), 40) + "\", which this program does not know",
            otherProgram};
    return std::nullopt;
}

TraceReading::Trouble TraceReading::take(const RawRecord& record, std::uint64_t number) {
    if (record.kind == RawRecord::Kind::strange) return damaged(number, record.at, "no chunk starts there");
    if (record.kind == RawRecord::Kind::tooLarge)
        return damaged(number, record.at, "it claims " + std::to_string(record.size) + " bytes");
    if (!isIntact(record.bytes)) return damaged(number, record.at, "wrong checksum");
    if (record.kind == RawRecord::Kind::chunk) return takeChunk(record.bytes, number, record.at);

    trace::Header late;
    if (m_lateHeader || !late.ParseFromString(record.bytes)) return damaged(number, record.at, "a header that cannot be");
    m_lateHeader = true;
    m_header.set_branch(late.branch());
    m_header.set_outside_fault_model(m_header.outside_fault_model() || late.outside_fault_model());
    m_header.mutable_branches()->MergeFrom(late.branches());
    m_header.mutable_bookmarks()->MergeFrom(late.bookmarks());
    if (late.has_shown()) *m_header.mutable_shown() = late.shown();
    return std::nullopt;
}

TraceReading::Trouble TraceReading::takeChunk(const std::string& bytes, std::uint64_t number, std::uint64_t at) {
    const Timeline& timeline = m_trace.timeline;
    WireCursor cursor{bytes};
    WireCursor::Field field;
    bool begun = false;
    std::size_t events = 0;
    while (cursor.next(field)) {
        if (field.number == 1 && field.type == WireCursor::Type::varint) {
            if (begun || field.value != timeline.last() + 1)
                return damaged(number, at, "its first event is not the next one");
            begun = true;
        } else if (field.number == 2 && field.type == WireCursor::Type::bytes) {
            if (!begun || ++events > Chunk::size) return damaged(number, at, "its events cannot be counted");
            if (const auto why = takeEvent(field.bytes)) {
                const auto place = at + static_cast<std::uint64_t>(field.bytes.data() - bytes.data());
                return damaged(
                    number, at,
                    "event " + std::to_string(timeline.last() + 1) + " near byte " + std::to_string(place) + ": " + *why);
            }
        }
    }
    if (!cursor.rest().empty() || events == 0) return damaged(number, at, "it cannot be decoded");
    m_memory += bytes.size() + events * sizeof(Event) + timeline.state().memory();
    if (m_memory + timeline.histories().memory() > m_limits.memory)
        return TraceError{m_name,
                          "needs more than " + std::to_string(m_limits.memory >> 20) + " MiB of memory from event " +
                              std::to_string(timeline.last()) + " on",
                          "raise the limit or record a shorter run"};
    return std::nullopt;
}

/// Takes the whole events at the start of a chunk whose end, and with it the checksum, is missing.
void TraceReading::salvage(const std::string& bytes) {
    WireCursor cursor{bytes};
    WireCursor::Field field;
    if (!cursor.next(field) || field.number != 1 || field.type != WireCursor::Type::varint) return;
    if (field.value != m_trace.timeline.last() + 1) return;
    for (std::size_t events = 0; events < Chunk::size && cursor.next(field); ++events) {
        if (field.number != 2 || field.type != WireCursor::Type::bytes || takeEvent(field.bytes)) return;
    }
}

std::optional<std::string> TraceReading::takeEvent(std::string_view bytes) {
    // Small messages can decode to much larger objects, so only the body of a message may be large.
    WireCursor cursor{bytes};
    WireCursor::Field field;
    std::size_t others = 0;
    while (cursor.next(field)) others += field.number == sentField ? 0 : field.size;
    if (!cursor.rest().empty()) return "it cannot be decoded";
    if (others > eventLimit || bytes.size() > messageLimit) return "it claims " + std::to_string(bytes.size()) + " bytes";
    if (!m_wire.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) return "it cannot be decoded";

    const std::optional<Event> event = m_decoder.decode(m_wire);
    if (!event) return m_decoder.trouble();
    if (auto why = whyNot(m_trace.timeline, *event)) return why;
    m_trace.timeline.append(event->at, event->cause, event->what);
    return std::nullopt;
}

TraceReading::Trouble TraceReading::takeOverHeader() {
    TraceHeader& header = m_trace.header;
    header.programVersion = m_header.program_version();
    header.protocol = m_header.protocol();
    header.seed = m_header.seed();
    header.scenarioName = m_header.scenario_name();
    header.scenario = m_header.scenario();
    header.origin = m_header.origin();
    header.variants.assign(m_header.variants().begin(), m_header.variants().end());
    header.outsideFaultModel = m_header.outside_fault_model();
    for (const trace::Branch& wire : m_header.branches()) {
        if (auto error = takeOverBranch(wire, header.branches.size())) return error;
    }
    for (const trace::Bookmark& wire : m_header.bookmarks()) {
        // A place beyond the end of a file that was cut off is left out.
        const Position place{Instant{Duration{wire.at_us()}}, wire.event()};
        if (wire.at_us() >= 0 && wire.event() <= m_trace.timeline.last()) header.bookmarks.push_back({place, wire.note()});
    }
    if (m_header.shown().at_us() >= 0 && m_header.shown().event() <= m_trace.timeline.last())
        header.shown = {Instant{Duration{m_header.shown().at_us()}}, m_header.shown().event()};
    header.branch = m_header.branch();
    if (header.branch != 0 && header.branch >= header.branches.size())
        return TraceError{m_name, "its header names branch " + std::to_string(header.branch) + ", which is not there",
                          recordAgain};
    return std::nullopt;
}

TraceReading::Trouble TraceReading::takeOverBranch(const trace::Branch& wire, std::size_t index) {
    const auto position = [](std::int64_t at, EventId last) { return Position{Instant{Duration{at}}, last}; };
    Branch branch{wire.name(), wire.parent(), position(wire.fork_at_us(), wire.fork_event()), {},
                  position(wire.end_at_us(), wire.end_event())};
    bool ordered = wire.fork_at_us() >= 0 && wire.end_at_us() >= 0;
    ordered = ordered && wire.parent() >= -1 && wire.parent() < static_cast<std::int64_t>(index);
    Position before;
    for (const trace::PlacedCommand& command : wire.commands()) {
        branch.commands.push_back({position(command.at_us(), command.after_event()), command.text()});
        const Position now = branch.commands.back().position;
        ordered = ordered && now.at >= before.at && now.last >= before.last;
        before = now;
    }
    if (!ordered) return TraceError{m_name, "branch " + std::to_string(index) + " of its header cannot be", recordAgain};
    m_trace.header.branches.push_back(std::move(branch));
    return std::nullopt;
}

}  // namespace

std::variant<LoadedTrace, TraceError> readTrace(std::istream& in, const std::string& name, const ReadLimits& limits) {
    return TraceReading{in, name, limits}.run();
}

static std::optional<TraceError> openTrace(const std::string& path, std::ifstream& in) {
    std::error_code trouble;
    if (std::filesystem::is_directory(path, trouble))
        return TraceError{path, "is a folder", "give the name of a trace file"};
    in.open(path, std::ios::binary);
    if (in) return std::nullopt;
    return TraceError{path, std::string{"cannot be opened: "} + std::strerror(errno), "check its name and who may read it"};
}

std::variant<TraceHeader, TraceError> readTraceHeader(const std::string& path) {
    std::ifstream in;
    if (auto error = openTrace(path, in)) return *error;
    return TraceReading{in, path, {}}.start();
}

std::variant<LoadedTrace, TraceError> readTrace(const std::string& path, const ReadLimits& limits) {
    std::ifstream in;
    if (auto error = openTrace(path, in)) return *error;
    std::error_code trouble;
    // In memory a trace takes more room than on the disk, so what is too large is known before it is read.
    const auto size = std::filesystem::file_size(path, trouble);
    if (!trouble && size > limits.memory) {
        char magic[16] = {};
        in.read(magic, sizeof magic);
        if (std::string_view{magic, sizeof magic}.find(magicBytes) == std::string_view::npos)
            return TraceError{path, "is not a Zabscope trace", "give the name of a file written by `zabscope run --out`"};
        return TraceError{path,
                          "is " + std::to_string(size >> 20) + " MiB large; at most " +
                              std::to_string(limits.memory >> 20) + " MiB are read",
                          "raise the limit or record a shorter run"};
    }
    return readTrace(in, path, limits);
}

}  // namespace zabscope
