// SPDX-License-Identifier: GPL-3.0-or-later
/// Files of lines, plain or gz, read piece by piece: a log of any size needs little memory, and one that swells without
/// end is refused.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/protocol/ids.h"

namespace zabscope {

/// Why something cannot be read, for a person.
struct ImportTrouble {
    std::string place;  ///< file, and where in it
    std::string what;
    std::string remedy;
    std::string text() const { return place + ": " + what + "; " + remedy; }
};

/// A file that a person has named, or that lies in a folder that was named.
struct LogSource {
    std::string path;
    bool inFolder = false;  ///< it was found, not named: it need not be a log
    NodeId sid = noNode;    ///< that its name or its folder's name speaks of: "zk3.log", "server-3/zookeeper.log"
};

/// The files that were named, and those in the folders that were named (three levels deep, at most 1,000 files), in the
/// order of their names.
std::vector<LogSource> findLogs(const std::vector<std::string>& paths, std::vector<ImportTrouble>& troubles);
/// The number of a server in the name of a file or folder; noNode if there is none.
NodeId sidInName(std::string_view name);

struct LineReading {
    std::uint64_t bytes = 0;  ///< unpacked
    std::uint64_t lines = 0;
    std::uint64_t longLines = 0;           ///< of which only the beginning was taken
    std::optional<ImportTrouble> trouble;  ///< what stood before it was given out
    bool stopped = false;                  ///< goOn() said so
};

/// A line is taken up to so many bytes.
constexpr std::size_t longestLine = 16'384;

/// Gives out every line without its end. `goOn` is asked every 256 KiB with the bytes read of the file as it lies on
/// disk.
LineReading readLines(const std::string& path, const std::function<void(std::string_view)>& take,
                      const std::function<bool(std::uint64_t)>& goOn);

}  // namespace zabscope
