// SPDX-License-Identifier: GPL-3.0-or-later
/// Runs on disk: writing them while they happen, and reading them back from a file that may hold anything. trace.proto is
/// the format.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/trace/timeline.h"

namespace zabscope {

/// What a person did from a fork on; see trace.proto.
struct PlacedCommand {
    Position position;
    std::string text;
    friend bool operator==(const PlacedCommand&, const PlacedCommand&) = default;
};
struct Branch {
    std::string name;
    std::int32_t parent = -1;  ///< index of the branch it was forked from, -1: none
    Position fork;
    std::vector<PlacedCommand> commands;
    Position end{};  ///< how far it was recorded; the start if that is not known
    friend bool operator==(const Branch&, const Branch&) = default;
};

/// A place that a person has marked.
struct Bookmark {
    Position position;
    std::string note;
    friend bool operator==(const Bookmark&, const Bookmark&) = default;
};

struct TraceHeader {
    static constexpr std::uint32_t formatVersion = 1;
    std::string programVersion;
    std::string protocol;
    std::uint64_t seed = 1;
    std::string scenarioName;
    std::string scenario;
    std::vector<std::string> variants;
    bool outsideFaultModel = false;
    std::vector<Branch> branches;  ///< written by finish()
    std::uint32_t branch = 0;      ///< the one that was recorded, if there are any
    std::vector<Bookmark> bookmarks;  ///< written by finish()
    Position shown{};  ///< where the person stood; written by finish()
    /// Empty: the run was simulated. Else what it was read from, for a person; the scenario then only tells the ensemble.
    std::string origin;
    bool isImported() const { return !origin.empty(); }
    friend bool operator==(const TraceHeader&, const TraceHeader&) = default;
};

/// Trouble with a file, for a person.
struct TraceError {
    std::string file;
    std::string what;    ///< with the place
    std::string remedy;  ///< what can be done
    /// All in one line.
    std::string text() const { return file + ": " + what + "; " + remedy; }
};

/// Writes a run to `path` + ".partial" while it goes on (".partial.2" and so on if there is one already, which is never
/// touched), and gives it its name when it is whole. After an error, or when it
/// is destroyed before finish(), what was recorded is kept in the partial file, which readTrace can read.
class TraceWriter {
public:
    explicit TraceWriter(std::string path);
    ~TraceWriter();
    TraceWriter(const TraceWriter&) = delete;
    TraceWriter& operator=(const TraceWriter&) = delete;

    /// Opens the partial file and writes what is known of the run at its start (no branches). First call.
    std::optional<TraceError> begin(const TraceHeader& header);
    /// Writes the chunks that have become whole since the last call; the timeline must be the same run, grown.
    std::optional<TraceError> write(const Timeline& timeline);
    /// Writes the rest, then the branches and whether the run left the fault model, and renames the file. Last call.
    std::optional<TraceError> finish(const Timeline& timeline, const TraceHeader& header);

    std::uint64_t bytes() const { return m_bytes; }
    const std::string& partialPath() const { return m_partial; }

private:
    std::optional<TraceError> record(char tag, std::string& message);
    std::optional<TraceError> chunk(const Timeline& timeline, std::size_t index);
    std::optional<TraceError> trouble(const std::string& doing) const;
    std::optional<TraceError> close();

    std::string m_path;
    std::string m_partial;
    std::FILE* m_file = nullptr;
    std::size_t m_chunks = 0;  // written so far
    std::uint64_t m_bytes = 0;
};

struct ReadLimits {
    std::uint64_t memory = std::uint64_t{4} << 30;  ///< bytes that the timeline may take
};

struct LoadedTrace {
    TraceHeader header;
    Timeline timeline;
    std::optional<std::string> warning;  ///< the file ends in the middle: everything up to there is in the timeline
};

/// Reads a trace. A file that is cut off is read up to there; any other fault is an error that names chunk and byte.
std::variant<LoadedTrace, TraceError> readTrace(const std::string& path, const ReadLimits& limits = {});
/// The same from a stream; `name` stands in the messages.
std::variant<LoadedTrace, TraceError> readTrace(std::istream& in, const std::string& name, const ReadLimits& limits = {});

}  // namespace zabscope
