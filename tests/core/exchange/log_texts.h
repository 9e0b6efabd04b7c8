// SPDX-License-Identifier: GPL-3.0-or-later
/// The logs of real servers as texts, and ways to do to them what happens to logs.
#pragma once

#include <QtTest>

#include <algorithm>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/exchange/log_import.h"
#include "core/exchange/log_line.h"
#include "core/trace/elections.h"

namespace zabscope::test {

/// The text of each file by its name.
using Texts = std::map<std::string, std::string>;

inline std::string logFolder(const std::string& scenario) {
    return std::string{ZABSCOPE_SOURCE_DIR} + "/tests/data/zookeeper-logs/" + scenario;
}

inline Texts textsOf(const std::string& scenario) {
    Texts texts;
    for (int sid = 1; sid < 10; ++sid) {
        const std::string name = "zk" + std::to_string(sid) + ".log";
        std::ifstream in(logFolder(scenario) + "/" + name, std::ios::binary);
        if (in) texts[name] = {std::istreambuf_iterator<char>(in), {}};
    }
    return texts;
}

inline ImportedRun imported(const Texts& texts) {
    std::vector<std::pair<std::string, std::string_view>> views;
    for (const auto& [name, text] : texts) views.emplace_back(name, text);
    auto read = importLogTexts(views);
    if (const auto* trouble = std::get_if<ImportTrouble>(&read)) {
        qWarning("%s", trouble->text().c_str());
        return {};
    }
    return std::move(std::get<ImportedRun>(read));
}

/// "2026-11-22 15:25:17,616" in microseconds.
inline std::int64_t stampOf(const std::string& text) {
    LogLine line;
    const bool read = readLogLine(text + " [myid:1] - INFO  [main:Main@1] - x", line);
    return read ? line.at : -1;
}

/// Each line as `change` makes it; a line that becomes empty is left out.
inline std::string mapLines(const std::string& text, const std::function<std::string(const std::string&)>& change) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string changed = change(text.substr(at, end - at));
        if (!changed.empty()) result += changed + "\n";
        at = end + 1;
    }
    return result;
}

/// "5 leads epoch 1", "4 leads epoch 2": who got established.
inline std::vector<std::string> leadersOf(const ImportedRun& run) {
    std::vector<std::string> leaders;
    for (const Election& election : electionsOf(run.timeline, run.ensemble)) {
        if (election.established)
            leaders.push_back(std::to_string(election.winner) + " leads epoch " + std::to_string(election.epoch));
    }
    return leaders;
}

/// The servers that ended, in order.
inline std::vector<NodeId> deathsOf(const ImportedRun& run) {
    std::vector<NodeId> deaths;
    for (EventId id = 1; id <= run.timeline.last(); ++id) {
        if (const auto* died = std::get_if<Died>(&run.timeline.event(id).what)) deaths.push_back(died->node);
    }
    return deaths;
}

/// The stamps of a log in its usual layout, moved by so many seconds from a line on.
inline std::string shifted(const std::string& text, std::int64_t seconds, std::size_t fromLine = 0) {
    std::size_t number = 0;
    return mapLines(text, [&](const std::string& line) {
        LogLine read;
        if (number++ < fromLine || !readLogLine(line, read) || !read.hasDate) return line;
        std::string stamp = stampText(read.at + seconds * 1'000'000);
        stamp[19] = ',';
        return stamp + line.substr(23);
    });
}

inline std::size_t lineCount(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace zabscope::test
