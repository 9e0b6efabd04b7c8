// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/log_input.h"

#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <memory>

#include "core/exchange/log_wrapping.h"

namespace zabscope {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t mostFiles = 1000;
constexpr int deepest = 3;
constexpr std::size_t blockSize = 1 << 18;
/// Logs shrink to a tenth or a fiftieth; what swells to far more is not one.
constexpr std::uint64_t mostSwelling = 400;
constexpr std::uint64_t alwaysUnpacked = std::uint64_t{64} << 20;

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// "zookeeper-3.log.2.gz" as "zookeeper-3": what stands behind is about rotation and packing.
std::string_view stemOf(std::string_view name) {
    for (const std::string_view end : {".log", ".out", ".txt", ".gz"}) {
        const std::size_t at = name.find(end);
        if (at != std::string_view::npos && at > 0) name = name.substr(0, at);
    }
    return name;
}

/// The innermost name that holds a number: the file's own, or that of a folder no higher than the one that was named.
NodeId sidOf(const fs::path& file, const fs::path& named) {
    const NodeId own = sidInName(stemOf(file.filename().string()));
    if (own != noNode) return own;
    fs::path folder = file.parent_path();
    const fs::path top = named == file ? file.parent_path() : named;
    for (int level = 0; level <= deepest && !folder.empty(); ++level) {
        const NodeId sid = sidInName(folder.filename().string());
        if (sid != noNode || folder == top) return sid;
        folder = folder.parent_path();
    }
    return noNode;
}

void addFolder(const fs::path& folder, std::vector<LogSource>& found, std::vector<ImportTrouble>& troubles) {
    std::vector<fs::path> files;
    std::error_code error;
    fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, error);
    for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
        if (at.depth() >= deepest) at.disable_recursion_pending();
        std::error_code ignored;
        if (!at->is_regular_file(ignored) || at->path().filename().string().starts_with('.')) continue;
        if (files.size() + found.size() >= mostFiles) {
            troubles.push_back({folder.string(), "holds more than 1,000 files", "name the logs one by one"});
            break;
        }
        files.push_back(at->path());
    }
    if (error) troubles.push_back({folder.string(), "cannot be read: " + error.message(), "look at its permissions"});
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) found.push_back({file.string(), true, sidOf(file, folder)});
}

struct Closer {
    void operator()(gzFile file) const { gzclose(file); }
};
using File = std::unique_ptr<gzFile_s, Closer>;

/// Cuts blocks into lines.
class Cutter {
public:
    Cutter(LineReading& reading, const std::function<void(std::string_view)>& take)
        : m_reading(reading), m_take(take) {}

    void block(std::string_view bytes) {
        m_reading.bytes += bytes.size();
        while (!bytes.empty()) {
            const auto* end = static_cast<const char*>(std::memchr(bytes.data(), '\n', bytes.size()));
            if (!end) return keep(bytes);
            const auto size = static_cast<std::size_t>(end - bytes.data());
            if (m_kept.empty() && !m_cut) {
                give(bytes.substr(0, size));
            } else {
                keep(bytes.substr(0, size));
                last();
            }
            bytes.remove_prefix(size + 1);
        }
    }
    /// What stands behind the last line end.
    void last() {
        if (m_kept.empty() && !m_cut) return;
        give(m_kept);
        m_kept.clear();
        m_cut = false;
    }

private:
    void keep(std::string_view part) {
        const std::size_t room = longestLine - m_kept.size();
        m_cut = m_cut || part.size() > room;
        m_kept += part.substr(0, room);
    }
    void give(std::string_view line) {
        ++m_reading.lines;
        if (m_cut || line.size() > longestLine) ++m_reading.longLines;
        m_take(line.substr(0, longestLine));
    }

    LineReading& m_reading;
    const std::function<void(std::string_view)>& m_take;
    std::string m_kept;
    bool m_cut = false;
};

}  // namespace

NodeId sidInName(std::string_view name) {
    // The last number that is part of no date ("2026-11-22") and no version ("3.8.0").
    NodeId found = noNode;
    bool wasForeign = false;
    std::size_t before = 0;  // where the number before this one ends
    for (std::size_t at = 0; at < name.size();) {
        if (!isDigit(name[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        int number = 0;
        for (; end < name.size() && isDigit(name[end]); ++end) number = std::min(number * 10 + (name[end] - '0'), 100'000);
        const bool joined = before > 0 && at == before + 1;
        const bool dotted = (joined && name[before] == '.') ||
                            (end + 1 < name.size() && name[end] == '.' && isDigit(name[end + 1]));
        const bool dated = joined && name[before] == '-' && wasForeign && end - at == 2;
        wasForeign = dotted || dated || end - at > 3;
        if (!wasForeign && number >= 1 && number <= largestSid) found = number;
        before = end;
        at = end;
    }
    return found;
}

std::vector<LogSource> findLogs(const std::vector<std::string>& paths, std::vector<ImportTrouble>& troubles) {
    std::vector<LogSource> found;
    for (const std::string& path : paths) {
        std::error_code error;
        if (fs::is_directory(path, error)) {
            const fs::path folder = fs::path(path).lexically_normal();
            addFolder(folder.has_filename() ? folder : folder.parent_path(), found, troubles);
        } else {
            const fs::path file(path);
            found.push_back({path, false, sidOf(file, file)});
        }
    }
    return found;
}

LineReading readLines(const std::string& path, const std::function<void(std::string_view)>& take,
                      const std::function<bool(std::uint64_t)>& goOn) {
    LineReading reading;
    errno = 0;
    const File file(gzopen(path.c_str(), "rb"));
    if (!file) {
        reading.trouble = {path, std::string{"cannot be read: "} + std::strerror(errno ? errno : ENOMEM),
                           "name a file that is there"};
        return reading;
    }
    gzbuffer(file.get(), blockSize);
    std::string block(blockSize, '\0');
    Cutter cutter(reading, take);
    PlainBytes plain;
    for (;;) {
        const int got = gzread(file.get(), block.data(), static_cast<unsigned>(block.size()));
        if (got > 0) cutter.block(plain.take({block.data(), static_cast<std::size_t>(got)}));
        const auto packed = static_cast<std::uint64_t>(std::max<z_off_t>(gzoffset(file.get()), 0));
        if (got < 0 || (got == 0 && !gzeof(file.get()))) {
            int code = Z_OK;
            const char* message = gzerror(file.get(), &code);
            const bool cut = code == Z_BUF_ERROR;
            reading.trouble = {
                path + ", line " + std::to_string(reading.lines),
                cut ? "the packed file ends in the middle" : std::string{"cannot be read on: "} + message,
                "what stands before it was taken; look for a whole copy"};
            break;
        }
        if (!gzdirect(file.get()) && reading.bytes > alwaysUnpacked && reading.bytes > mostSwelling * packed) {
            reading.trouble = {
                path + ", line " + std::to_string(reading.lines),
                "swells to more than " + std::to_string(mostSwelling) + " times its size, as no log does",
                "unpack it yourself if you trust it"};
            break;
        }
        if (got == 0) break;
        if (!goOn(packed)) {
            reading.stopped = true;
            break;
        }
    }
    cutter.last();
    int code = Z_OK;
    gzerror(file.get(), &code);
    if (!reading.trouble && code == Z_BUF_ERROR) {
        reading.trouble = {path + ", line " + std::to_string(reading.lines), "the packed file ends in the middle",
                           "what stands before it was taken; look for a whole copy"};
    }
    return reading;
}

}  // namespace zabscope
