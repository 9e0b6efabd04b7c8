// SPDX-License-Identifier: GPL-3.0-or-later
/// What one server's logs say: the facts of all its lives in order, and what its clock did meanwhile.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/exchange/log_input.h"
#include "core/exchange/log_vocabulary.h"

namespace zabscope {

/// A line that could not be understood: the beginning of what it says.
struct OddLine {
    std::uint32_t line = 0;
    std::string text;
};

/// What became of the lines of one file.
struct LineCount {
    std::uint64_t lines = 0;
    std::uint64_t facts = 0;        ///< lines that say something of the election or the roles
    std::uint64_t others = 0;       ///< lines of a server that say nothing of them
    std::uint64_t continued = 0;    ///< stack traces, empty lines
    std::uint64_t odd = 0;          ///< not understood
    std::vector<OddLine> firstOdd;  ///< the first few of these
    static constexpr std::size_t mostOdd = 8;
};

/// A stretch in which a clock ran evenly: it begins where the log does, and where the stamps leap.
struct ClockSpan {
    enum class Leap : std::uint8_t { none, gap, setBack, timeZone };
    Leap leap = Leap::none;
    std::int64_t size = 0;   ///< microseconds that the stamps leap, negative: back
    std::uint32_t line = 0;  ///< where, in which file
    std::uint16_t file = 0;
    std::int64_t shift = 0;  ///< microseconds that are added to its stamps
};

/// One life of the server: its facts are [begin, end).
struct ServerLife {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::int64_t lastLine = 0;  ///< the time of the last line of any kind, shifted as its span is
    bool whole = false;         ///< the log has its beginning
    bool exits = false;         ///< it says that it ends
};

/// A file as it was read.
struct FileFacts {
    std::string path;
    NodeId sid = noNode;    ///< as the lines say; noNode if they do not
    NodeId named = noNode;  ///< as its name says
    LineCount count;
    std::vector<LogFact> facts;
    std::int64_t firstAt = 0;  ///< stamps of the first and the last line
    std::int64_t lastAt = 0;
    bool sorted = false;                ///< its lines stood in no order and were put in order by their stamps
    std::vector<std::uint16_t> spanOf;  ///< of each fact, into spans
    std::vector<ClockSpan> spans;
};

/// Takes the lines of one file. A value for each file.
class FileReader {
public:
    FileReader(std::string path, NodeId named, std::uint16_t file);
    /// `number`: of the line in its file, from 1.
    void take(std::string_view line, std::uint32_t number);
    /// All lines have been taken.
    FileFacts finish();
    std::size_t facts() const { return m_file.facts.size(); }

private:
    void add(LogFact fact);
    void oddLine(std::string_view line);
    void noteThread(LogFact& fact, const LogLine& line);
    void noteReason(std::string_view trace);

    FileFacts m_file;
    std::uint16_t m_number;
    std::uint32_t m_line = 0;
    std::int64_t m_at = 0;    // of the last line with a stamp
    std::int64_t m_days = 0;  // that the clock of an undated log has gone round
    bool m_begun = false;
    std::map<NodeId, std::uint64_t> m_sids;                 // how often lines name the server's own number
    std::map<std::string, NodeId, std::less<>> m_handlers;  // threads of LearnerHandlers
};

/// A server's logs put together.
struct ServerLog {
    NodeId sid = noNode;
    std::vector<LogFact> facts;  ///< in order; `at` is shifted as the spans say
    std::vector<std::uint16_t> spanOf;
    std::vector<ClockSpan> spans;
    std::vector<ServerLife> lives;
    std::int64_t version = 0;  ///< of the last life that says it
};

/// Puts the files of each server together, ascending by sid. Facts that two files tell are taken once. Files of which
/// nobody can say whose they are, are left out and told in `troubles`.
std::vector<ServerLog> putTogether(std::vector<FileFacts> files, std::vector<ImportTrouble>& troubles);
/// Finds the lives again after the shifts have changed.
void findLives(ServerLog& log);

}  // namespace zabscope
