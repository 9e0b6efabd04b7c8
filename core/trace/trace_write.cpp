// SPDX-License-Identifier: GPL-3.0-or-later
/// Writing a trace file, record by record, beside its final name.
#include <unistd.h>
#include <zlib.h>

#include <cassert>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <limits>

#include "core/trace/trace.pb.h"
#include "core/trace/trace_codec.h"
#include "core/trace/trace_file.h"

namespace zabscope {
namespace {

constexpr char headerTag = 0x0a;  // field 1 of Trace, a message
constexpr char chunkTag = 0x12;   // field 2
constexpr char crcTag = 0x7d;     // field 15 of both, a fixed32
constexpr std::uint32_t magic = 0x5343425A;
constexpr int mostPartials = 99;  // unfinished recordings of one name

/// The part of the header that may not be known before the end.
void addLate(const TraceHeader& header, trace::Header& wire) {
    for (const Branch& branch : header.branches) {
        trace::Branch& to = *wire.add_branches();
        to.set_name(branch.name);
        to.set_parent(branch.parent);
        to.set_fork_at_us(branch.fork.at.time_since_epoch().count());
        to.set_fork_event(branch.fork.last);
        for (const PlacedCommand& command : branch.commands) {
            trace::PlacedCommand& place = *to.add_commands();
            place.set_at_us(command.position.at.time_since_epoch().count());
            place.set_after_event(command.position.last);
            place.set_text(command.text);
        }
        to.set_end_at_us(branch.end.at.time_since_epoch().count());
        to.set_end_event(branch.end.last);
    }
    wire.set_branch(header.branch);
    for (const Bookmark& bookmark : header.bookmarks) {
        trace::Bookmark& to = *wire.add_bookmarks();
        to.set_at_us(bookmark.position.at.time_since_epoch().count());
        to.set_event(bookmark.position.last);
        to.set_note(bookmark.note);
    }
    if (header.shown != Position{}) {
        wire.mutable_shown()->set_at_us(header.shown.at.time_since_epoch().count());
        wire.mutable_shown()->set_event(header.shown.last);
    }
    wire.set_outside_fault_model(header.outsideFaultModel);
}

std::optional<TraceError> remedyFor(const std::string& file, const std::string& what, int code, bool begun,
                                    const std::string& partial) {
    std::string remedy = "choose another place for the trace";
    if (code == ENOSPC || code == EDQUOT || code == EFBIG) remedy = "free some space or choose another place";
    if (code == EACCES || code == EPERM || code == EROFS) remedy = "choose a place that may be written to";
    if (code == ENOENT || code == ENOTDIR) remedy = "make the folder first or choose another place";
    if (begun) remedy += "; what was recorded is in " + partial;
    return TraceError{file, what + ": " + std::strerror(code), remedy};
}

}  // namespace

TraceWriter::TraceWriter(std::string path) : m_path(std::move(path)), m_partial(m_path + ".partial") {}

TraceWriter::~TraceWriter() {
    if (m_file) std::fclose(m_file);
}

std::optional<TraceError> TraceWriter::trouble(const std::string& doing) const {
    return remedyFor(m_path, doing, errno, m_bytes > 0, m_partial);
}

std::optional<TraceError> TraceWriter::begin(const TraceHeader& header) {
    assert(!m_file && m_bytes == 0);
    std::error_code ignored;
    if (std::filesystem::is_directory(m_path, ignored)) return TraceError{m_path, "is a folder", "give the name of a file"};
    // Giving the file its name would put it in the place of a device or a pipe.
    if (std::filesystem::exists(m_path, ignored) && !std::filesystem::is_regular_file(m_path, ignored))
        return TraceError{m_path, "is there already and is no plain file", "choose another name"};
    // What another recording of this name has left, or is still writing, stays as it is.
    for (int number = 2; !m_file && number <= mostPartials; ++number) {
        m_file = std::fopen(m_partial.c_str(), "wbx");
        if (!m_file && errno != EEXIST) return trouble("cannot be written");
        if (!m_file) m_partial = m_path + ".partial." + std::to_string(number);
    }
    if (!m_file) return TraceError{m_path, "has too many unfinished recordings beside it", "delete or rename them"};

    trace::Header wire;
    wire.set_magic(magic);
    wire.set_format_version(TraceHeader::formatVersion);
    wire.set_program_version(header.programVersion);
    wire.set_protocol(header.protocol);
    wire.set_seed(header.seed);
    wire.set_scenario_name(header.scenarioName);
    wire.set_scenario(header.scenario);
    for (const std::string& variant : header.variants) wire.add_variants(variant);
    wire.set_outside_fault_model(header.outsideFaultModel);
    if (header.isImported()) wire.set_origin(header.origin);
    std::string bytes = wire.SerializeAsString();
    return record(headerTag, bytes);
}

/// Adds the checksum to the message and writes it as one field of Trace.
std::optional<TraceError> TraceWriter::record(char tag, std::string& message) {
    assert(m_file);
    const auto sum =
        static_cast<std::uint32_t>(crc32_z(0, reinterpret_cast<const unsigned char*>(message.data()), message.size()));
    message += crcTag;
    for (int shift = 0; shift < 32; shift += 8) message += static_cast<char>(sum >> shift & 0xff);

    std::string start{tag};
    std::size_t size = message.size();
    for (; size >= 0x80; size >>= 7) start += static_cast<char>(size | 0x80);
    start += static_cast<char>(size);
    const bool written = std::fwrite(start.data(), 1, start.size(), m_file) == start.size() &&
                         std::fwrite(message.data(), 1, message.size(), m_file) == message.size();
    m_bytes += start.size() + message.size();
    if (!written || std::fflush(m_file) != 0) return trouble("cannot be written any further");
    return std::nullopt;
}

std::optional<TraceError> TraceWriter::chunk(const Timeline& timeline, std::size_t index) {
    const Chunk& chunk = *timeline.chunks()[index];
    trace::Chunk start;
    start.set_first_event(chunk.events.front().id);
    std::string bytes = start.SerializeAsString();
    // Event by event: a chunk of messages of their own would need many times the memory.
    trace::Event wire;
    for (const Event& event : chunk.events) {
        encode(event, wire);
        bytes += chunkTag;  // field 2 of Chunk as well
        std::size_t size = wire.ByteSizeLong();
        for (; size >= 0x80; size >>= 7) bytes += static_cast<char>(size | 0x80);
        bytes += static_cast<char>(size);
        wire.AppendToString(&bytes);
    }
    m_chunks = index + 1;
    return record(chunkTag, bytes);
}

std::optional<TraceError> TraceWriter::write(const Timeline& timeline) {
    while (m_chunks < timeline.chunks().size() && timeline.chunks()[m_chunks]->events.size() == Chunk::size) {
        if (auto error = chunk(timeline, m_chunks)) return error;
    }
    return std::nullopt;
}

std::optional<TraceError> TraceWriter::close() {
    std::FILE* file = std::exchange(m_file, nullptr);
    const bool synced = std::fflush(file) == 0 && (fsync(fileno(file)) == 0 || errno == EINVAL);  // EINVAL: not a disk
    const int code = errno;
    if (std::fclose(file) == 0 && synced) return std::nullopt;
    if (!synced) errno = code;
    return trouble("cannot be written to the end");
}

std::optional<TraceError> TraceWriter::finish(const Timeline& timeline, const TraceHeader& header) {
    if (auto error = write(timeline)) return error;
    if (m_chunks < timeline.chunks().size()) {
        if (auto error = chunk(timeline, m_chunks)) return error;
    }
    if (!header.branches.empty() || !header.bookmarks.empty() || header.outsideFaultModel) {
        trace::Header late;
        addLate(header, late);
        std::string bytes = late.SerializeAsString();
        if (auto error = record(headerTag, bytes)) return error;
    }
    if (auto error = close()) return error;
    if (std::rename(m_partial.c_str(), m_path.c_str()) != 0) return trouble("cannot be given its name");
    return std::nullopt;
}

}  // namespace zabscope
