// SPDX-License-Identifier: GPL-3.0-or-later
/// One line of a log as ZooKeeper's servers write it: time stamp, level, thread, class and message, whatever the
/// layout.
#pragma once

#include <cstdint>
#include <string_view>

namespace zabscope {

/// The parts point into the line.
struct LogLine {
    std::int64_t at = 0;  ///< microseconds of the writer's clock since 1970-01-01, or since midnight if it has no date
    bool hasDate = false;
    bool hasZone = false;  ///< the stamp names its time zone: `at` is UTC then, else the writer's own time
    std::int64_t sid = 0;  ///< of the layout's [myid:3]; 0: not given
    std::string_view thread;
    std::string_view className;  ///< without its packages
    std::string_view message;
};

/// Reads a line in the layouts of log4j and logback as ZooKeeper 3.4 to 3.9, Debian, Kafka and containers have them;
/// what a collector wrote in front of it (host names, a stamp of its own) is skipped. False: it is no such line. A
/// colour or a carriage return at its end is left out. Time is linear in the length of the line.
bool readLogLine(std::string_view text, LogLine& line);

/// Whether a line that is none of the above goes on with the one before it: a stack trace, an empty line.
bool continuesLogLine(std::string_view text);

}  // namespace zabscope
