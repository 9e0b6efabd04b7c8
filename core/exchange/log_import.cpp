// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/log_import.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <set>

#include "core/exchange/log_story.h"
#include "core/exchange/gathered_log.h"
#include "core/trace/scenario.h"

namespace zabscope {
namespace {

constexpr std::int64_t day = 86'400'000'000;
constexpr std::size_t mostServers = 101;  // of a scenario
constexpr std::int64_t longestRun = std::int64_t{3650} * day;

struct Parts {
    std::vector<FileFacts> files;
    ImportedRun run;
};

/// Who belongs to the ensemble, and how it is set up, as far as lines say.
class Members {
public:
    explicit Members(const std::vector<ServerLog>& logs) {
        for (const ServerLog& log : logs) {
            m_voters.insert(log.sid);
            for (const LogFact& fact : log.facts) look(log.sid, fact);
        }
    }
    Ensemble ensemble() const {
        Ensemble ensemble = m_settings;
        for (const NodeId sid : m_voters)
            ensemble.members.push_back({.sid = sid, .observer = m_observers.contains(sid)});
        // An ensemble has voters: if all are observers, the logs are of observers alone, and the others are not named.
        if (m_observers.size() == m_voters.size()) {
            for (Member& member : ensemble.members) member.observer = false;
        }
        return ensemble;
    }

    std::int64_t groups() const { return m_groups; }

private:
    void look(NodeId sid, const LogFact& fact) {
        if (fact.kind == FactKind::groups) m_groups = fact.number;
        const auto add = [this](std::int64_t each) {
            if (each >= 1 && each <= largestSid) m_voters.insert(static_cast<NodeId>(each));
        };
        if (fact.kind == FactKind::notified || fact.kind == FactKind::learnerComes ||
            fact.kind == FactKind::cannotReach || fact.kind == FactKind::losesPeer ||
            fact.kind == FactKind::synchronizes)
            add(fact.sid);
        if (fact.kind == FactKind::notified) add(fact.vote.sid);
        if (fact.kind == FactKind::learnerComes && fact.number == 1) m_observers.insert(fact.sid);
        if ((fact.kind == FactKind::phase || fact.kind == FactKind::takesRole) && fact.state == zab::Role::observing)
            m_observers.insert(sid);
        if (fact.kind == FactKind::establishes) {
            for (NodeId each = 1; each <= largestSid; ++each) {
                if ((fact.sids[each / 64] >> (each % 64) & 1) != 0) add(each);
            }
        }
        const bool limit = fact.number > 0 && fact.number <= 10'000;
        if (fact.kind == FactKind::tickTime && fact.number > 0 && fact.number <= 3'600'000)
            m_settings.tickTime = milliseconds(fact.number);
        if (fact.kind == FactKind::initLimit && limit) m_settings.initLimit = fact.number;
        if (fact.kind == FactKind::syncLimit && limit) m_settings.syncLimit = fact.number;
    }

    std::set<NodeId> m_voters;
    std::set<NodeId> m_observers;
    Ensemble m_settings;
    std::int64_t m_groups = 0;
};

void tellOfFiles(Parts& parts) {
    for (const FileFacts& file : parts.files) {
        const NodeId sid = file.sid != noNode ? file.sid : file.named;
        std::int64_t version = 0;
        for (const LogFact& fact : file.facts) {
            if (fact.kind == FactKind::version) version = fact.number;
        }
        parts.run.logs.push_back({file.path, sid, version, file.count, file.sorted});
    }
}

void tellOfLeaps(ImportedRun& run, const std::vector<ServerLog>& logs) {
    for (const ServerLog& log : logs) {
        for (const ClockSpan& span : log.spans) {
            if (span.leap == ClockSpan::Leap::none) continue;
            const std::string path = span.file < run.logs.size() ? run.logs[span.file].path : std::string{};
            run.leaps.push_back({log.sid, path, span});
        }
    }
}

/// The stage as a scenario: only the ensemble, since nobody wrote a script for what happened.
void describe(ImportedRun& run) {
    Scenario scenario;
    scenario.ensemble = run.ensemble;
    scenario.title = "ZooKeeper, " + stampText(run.start).substr(0, run.start >= day ? 19 : 8);
    run.header.protocol = "zab";
    run.header.origin = "logs of ZooKeeper servers, from " + stampText(run.start);
    run.header.scenarioName = "imported";
    run.header.scenario = toText(scenario);
}

std::vector<std::vector<VoteMoment>> momentsOf(const std::vector<ServerLog>& logs, const Ensemble& ensemble) {
    const auto voters = std::count_if(ensemble.members.begin(), ensemble.members.end(),
                                      [](const Member& member) { return !member.observer; });
    std::vector<std::vector<VoteMoment>> moments;
    for (const ServerLog& log : logs) moments.push_back(voteMomentsOf(log, static_cast<std::size_t>(voters)));
    return moments;
}

/// A log at level WARN does not tell of elections; its server is shown as the others saw it, if others did.
void leaveOutPoorLogs(ImportedRun& run, std::vector<ServerLog>& logs) {
    const auto isPoor = [](const ServerLog& log) {
        return std::none_of(log.facts.begin(), log.facts.end(), [](const LogFact& fact) {
            return fact.kind == FactKind::election || fact.kind == FactKind::notified ||
                   fact.kind == FactKind::takesRole || fact.kind == FactKind::phase || fact.kind == FactKind::gets ||
                   fact.kind == FactKind::sends || fact.kind == FactKind::establishes;
        });
    };
    if (std::all_of(logs.begin(), logs.end(), isPoor)) return;
    for (const ServerLog& log : logs) {
        if (!isPoor(log)) continue;
        run.troubles.push_back({run.logs[log.facts.front().file].path, "tells of no election",
                                "its server is shown as the others saw it; log at level INFO"});
    }
    std::erase_if(logs, isPoor);
}

std::variant<ImportedRun, ImportTrouble> tell(Parts parts) {
    tellOfFiles(parts);
    ImportedRun& run = parts.run;
    std::vector<ServerLog> logs = putTogether(std::move(parts.files), run.troubles);
    if (logs.empty()) {
        if (!run.troubles.empty()) return run.troubles.front();
        return ImportTrouble{run.logs.empty() ? std::string{"import"} : run.logs.front().path,
                             "no line in it was written by a ZooKeeper server about elections or roles",
                             "name the servers' own logs (zookeeper.log, zookeeper.out), level INFO or DEBUG"};
    }
    const Members members(logs);
    run.ensemble = members.ensemble();
    run.groups = members.groups();
    leaveOutPoorLogs(run, logs);
    if (run.ensemble.members.size() > mostServers)
        return ImportTrouble{run.logs.front().path,
                             "the logs speak of " + std::to_string(run.ensemble.members.size()) + " servers",
                             "name the logs of one ensemble, of at most 101 servers"};
    for (const Member& member : run.ensemble.members) {
        if (std::none_of(logs.begin(), logs.end(), [&](const ServerLog& log) { return log.sid == member.sid; }))
            run.silent.push_back(member.sid);
    }
    const auto moments = momentsOf(logs, run.ensemble);
    run.offsets = correctClocks(logs, moments);
    tellOfLeaps(run, logs);
    run.start = INT64_MAX;
    for (const ServerLog& log : logs) {
        for (const LogFact& fact : log.facts) run.start = std::min(run.start, fact.at);
    }
    LogOrder order = orderOf(logs, moments);
    ImportStage stage;
    LogStory story(logs, moments, order, {run.ensemble, run.groups, run.start}, stage);
    bool tooLong = false;
    walk(order, [&](std::size_t log, std::size_t step) {
        tooLong = order.steps[log][step].at - run.start > longestRun;
        if (!tooLong) story.tell(log, step);
        return !tooLong;
    });
    if (tooLong)
        run.troubles.push_back({"import", "the stamps go on for more than ten years", "what stands before was taken"});
    run.timeline = stage.takeTimeline();
    describe(run);
    return std::move(run);
}

/// Reads one file after the other into the parts.
class Reading {
public:
    explicit Reading(const ImportLimits& limits) : m_limits(limits) {}

    void file(const LogSource& source, const std::function<bool(std::uint64_t)>& goOn) {
        GatheredLog log(source.path, source.sid, parts.files.size());
        const LineReading reading = readLines(
            source.path, [&](std::string_view line) { log.take(line); },
            [&](std::uint64_t bytes) { return m_facts + log.facts() < m_limits.facts && goOn(bytes); });
        if (reading.trouble) parts.run.troubles.push_back(*reading.trouble);
        if (m_facts + log.facts() >= m_limits.facts)
            parts.run.troubles.push_back(
                {source.path + ", line " + std::to_string(reading.lines),
                 "there are more than " + std::to_string(m_limits.facts) + " lines of interest",
                 "the rest was left out; cut the logs to the time you want to see"});
        end(log, source.inFolder);
    }
    void text(const std::string& name, std::string_view text) {
        GatheredLog log(name, sidInName(name), parts.files.size());
        PlainBytes plain;
        text = plain.take(text);
        while (!text.empty()) {
            const std::size_t end = std::min(text.find('\n'), text.size());
            if (m_facts + log.facts() < m_limits.facts) log.take(text.substr(0, std::min(end, longestLine)));
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        end(log, false);
    }

    Parts parts;

private:
    void end(GatheredLog& log, bool wasFound) {
        // A folder holds other files, too.
        if (wasFound && log.facts() == 0) return;
        m_facts += log.facts();
        for (FileFacts& file : log.finish()) parts.files.push_back(std::move(file));
    }

    ImportLimits m_limits;
    std::size_t m_facts = 0;
};

}  // namespace

std::variant<ImportedRun, ImportTrouble> importLogs(const std::vector<std::string>& paths, const ImportProgress& goOn,
                                                    const ImportLimits& limits) {
    Reading reading(limits);
    const std::vector<LogSource> sources = findLogs(paths, reading.parts.run.troubles);
    std::vector<double> sizes;
    double all = 1;
    for (const LogSource& source : sources) {
        std::error_code error;
        const auto size = std::filesystem::file_size(source.path, error);
        sizes.push_back(error ? 0 : static_cast<double>(size));
        all += sizes.back();
    }
    double before = 0;
    bool wanted = true;
    for (std::size_t i = 0; i < sources.size() && wanted; ++i) {
        reading.file(sources[i], [&](std::uint64_t bytes) {
            wanted = goOn((before + std::min(static_cast<double>(bytes), sizes[i])) / all);
            return wanted;
        });
        before += sizes[i];
    }
    if (!wanted) return ImportTrouble{"import", "interrupted", "nothing was written"};
    return tell(std::move(reading.parts));
}

std::variant<ImportedRun, ImportTrouble> importLogTexts(
    const std::vector<std::pair<std::string, std::string_view>>& texts, const ImportLimits& limits) {
    Reading reading(limits);
    for (const auto& [name, text] : texts) reading.text(name, text);
    return tell(std::move(reading.parts));
}

bool looksLikeLog(std::string_view beginning) {
    LogLine line;
    LogWrapping wrapping;
    PlainBytes plain;
    beginning = plain.take(beginning);
    for (int lines = 0; lines < 200 && !beginning.empty(); ++lines) {
        const std::size_t end = std::min(beginning.find('\n'), beginning.size());
        if (readLogLine(wrapping.takeOff(beginning.substr(0, std::min(end, longestLine))).text, line)) return true;
        beginning.remove_prefix(std::min(end + 1, beginning.size()));
    }
    return false;
}

std::string stampText(std::int64_t microseconds) {
    std::int64_t days = microseconds / day;
    std::int64_t rest = microseconds % day;
    if (rest < 0) {
        rest += day;
        --days;
    }
    // The civil date of a day, counted from 1970-01-01.
    const std::int64_t shifted = days + 719'468;
    const std::int64_t era = (shifted >= 0 ? shifted : shifted - 146'096) / 146'097;
    const std::int64_t dayOfEra = shifted - era * 146'097;
    const std::int64_t yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36'524 - dayOfEra / 146'096) / 365;
    const std::int64_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const std::int64_t part = (5 * dayOfYear + 2) / 153;
    const std::int64_t dayOfMonth = dayOfYear - (153 * part + 2) / 5 + 1;
    const std::int64_t month = part < 10 ? part + 3 : part - 9;
    const std::int64_t year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    std::array<char, 64> text{};
    const std::int64_t seconds = rest / 1'000'000;
    const auto number = [](std::int64_t value) { return static_cast<long long>(value); };
    int length = 0;
    // Stamps without a date begin on day 0, and go on over midnight.
    constexpr std::int64_t firstDated = 10 * 365;
    const bool dated = days >= firstDated || microseconds < 0;
    if (dated)
        length = std::snprintf(text.data(), text.size(), "%04lld-%02lld-%02lld ", number(year), number(month),
                               number(dayOfMonth));
    std::snprintf(text.data() + length, text.size() - static_cast<std::size_t>(length), "%02lld:%02lld:%02lld.%03lld",
                  number(seconds / 3600), number(seconds / 60 % 60), number(seconds % 60), number(rest / 1000 % 1000));
    return text.data() + (dated || days == 0 ? std::string{} : " +" + std::to_string(days) + "d");
}

}  // namespace zabscope
