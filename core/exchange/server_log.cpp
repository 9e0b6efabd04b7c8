// SPDX-License-Identifier: GPL-3.0-or-later
/// From lines to the facts of one server: whose log it is, the order of its lines, the leaps of its clock, its lives.
#include "core/exchange/server_log.h"

#include <algorithm>
#include <cstdlib>

#include "core/zab/message_text.h"

namespace zabscope {
namespace {

constexpr std::int64_t second = 1'000'000;
constexpr std::int64_t day = 86'400 * second;
constexpr std::int64_t quarter = 900 * second;
/// Threads write lines a little out of order; more than that is the clock's doing.
constexpr std::int64_t jumble = 2 * second;
constexpr std::int64_t longGap = 1500 * second;
/// A leap of whole quarters of an hour, give or take this, is a change of the time zone.
constexpr std::int64_t zoneSlack = 30 * second;
constexpr std::size_t mostHandlers = 1024;
constexpr std::size_t oddLength = 80;

/// The nearest multiple of a quarter of an hour if it is near enough, else 0.
std::int64_t zoneChange(std::int64_t leap) {
    const std::int64_t size = std::abs(leap);
    const std::int64_t whole = (size + quarter / 2) / quarter * quarter;
    if (whole == 0 || whole > day || std::abs(size - whole) > zoneSlack) return 0;
    return leap < 0 ? -whole : whole;
}

bool isSameWord(const LogFact& a, const LogFact& b) {
    return a.kind == b.kind && a.at == b.at && a.sid == b.sid && a.state == b.state && a.phase == b.phase &&
           a.mode == b.mode && a.number == b.number && a.zxid == b.zxid && a.vote == b.vote && a.round == b.round;
}

/// Gives the facts of a file their order and finds the leaps of the clock.
class Clockwork {
public:
    explicit Clockwork(FileFacts& file) : m_file(file) {}

    void run() {
        if (m_file.facts.empty()) return;
        findLeaps();
        if (isShuffled() || partsAreSwapped()) {
            std::stable_sort(m_file.facts.begin(), m_file.facts.end(), byTime);
            m_file.sorted = true;
            m_backward.clear();
        }
        makeSpans();
    }

private:
    static bool byTime(const LogFact& a, const LogFact& b) { return a.at < b.at; }

    bool beginsLife(std::size_t from) const {
        for (std::size_t i = from; i < m_file.facts.size() && i < from + 3; ++i) {
            if (m_file.facts[i].kind == FactKind::starts || m_file.facts[i].kind == FactKind::named) return true;
        }
        return false;
    }
    void findLeaps() {
        for (std::size_t i = 1; i < m_file.facts.size(); ++i) {
            if (m_file.facts[i].at < m_file.facts[i - 1].at - jumble) m_backward.push_back(i);
        }
    }
    bool isShuffled() const { return m_backward.size() > std::max<std::size_t>(8, m_file.facts.size() / 20); }
    /// Whether the file is made of parts that would follow one another if they stood in another order, as when a newer
    /// file was put before an older one.
    bool partsAreSwapped() const {
        // Where the log begins with a start and goes on in the middle of a life, it is the clock that went back.
        if (m_backward.empty() || (beginsLife(0) && !beginsLife(m_backward.front()))) return false;
        std::vector<std::pair<std::int64_t, std::int64_t>> parts;
        std::size_t begin = 0;
        for (std::size_t i = 0; i <= m_backward.size(); ++i) {
            const std::size_t end = i < m_backward.size() ? m_backward[i] : m_file.facts.size();
            if (begin > 0 && zoneChange(m_file.facts[begin].at - m_file.facts[begin - 1].at) != 0) return false;
            const auto [first, last] =
                std::minmax_element(m_file.facts.begin() + static_cast<std::ptrdiff_t>(begin),
                                    m_file.facts.begin() + static_cast<std::ptrdiff_t>(end), byTime);
            parts.emplace_back(first->at, last->at);
            begin = end;
        }
        std::sort(parts.begin(), parts.end());
        for (std::size_t i = 1; i < parts.size(); ++i) {
            if (parts[i].first < parts[i - 1].second) return false;
        }
        return true;
    }

    void makeSpans() {
        const auto& facts = m_file.facts;
        m_file.spans.push_back({ClockSpan::Leap::none, 0, facts[0].line, facts[0].file, 0});
        std::size_t begin = 0;
        for (std::size_t i = 1; i <= facts.size(); ++i) {
            const std::int64_t leap = i < facts.size() ? facts[i].at - facts[i - 1].at : 0;
            const bool back = leap < -jumble && !m_file.sorted;
            // A pause that lasts quarters of an hour to the second may be the clock's.
            const bool forward = leap >= longGap && zoneChange(leap) != 0;
            if (i < facts.size() && !back && !forward) continue;
            endSpan(begin, i);
            if (i == facts.size() || m_file.spans.size() >= UINT16_MAX) break;
            ClockSpan next{ClockSpan::Leap::gap, leap, facts[i].line, facts[i].file, m_file.spans.back().shift};
            if (back) {
                const std::int64_t zone = zoneChange(leap);
                next.leap = zone != 0 ? ClockSpan::Leap::timeZone : ClockSpan::Leap::setBack;
                next.shift -= zone != 0 ? zone : leap;
            }
            m_file.spans.push_back(next);
            begin = i;
        }
        m_file.spanOf.resize(facts.size(), static_cast<std::uint16_t>(m_file.spans.size() - 1));
    }
    /// Within a span stamps say the order.
    void endSpan(std::size_t begin, std::size_t end) {
        const auto first = m_file.facts.begin() + static_cast<std::ptrdiff_t>(begin);
        const auto last = m_file.facts.begin() + static_cast<std::ptrdiff_t>(end);
        std::stable_sort(first, last, byTime);
        m_file.spanOf.resize(end, static_cast<std::uint16_t>(m_file.spans.size() - 1));
    }

    FileFacts& m_file;
    std::vector<std::size_t> m_backward;  // facts before which the clock goes back
};

/// Takes out what two files of one server tell twice: rotation with overlap, or the same log in two layouts.
void dropDoubles(ServerLog& log) {
    std::vector<bool> drop(log.facts.size(), false);
    std::vector<bool> taken(log.facts.size(), false);
    for (std::size_t begin = 0; begin < log.facts.size();) {
        std::size_t end = begin + 1;
        while (end < log.facts.size() && log.facts[end].at == log.facts[begin].at && end - begin < 512) ++end;
        for (std::size_t i = begin; i < end; ++i) {
            for (std::size_t j = begin; j < end && !drop[i]; ++j) {
                if (drop[j] || taken[j] || log.facts[j].file >= log.facts[i].file ||
                    !isSameWord(log.facts[i], log.facts[j]))
                    continue;
                drop[i] = true;
                taken[j] = true;
            }
        }
        begin = end;
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < log.facts.size(); ++i) {
        if (drop[i]) continue;
        log.facts[kept] = log.facts[i];
        log.spanOf[kept++] = log.spanOf[i];
    }
    log.facts.resize(kept);
    log.spanOf.resize(kept);
}

void append(ServerLog& log, FileFacts& file) {
    if (log.spans.size() + file.spans.size() > UINT16_MAX) return;
    // The next file goes on with the same clock.
    const bool goesOn = !log.spans.empty() && log.spans.back().shift == file.spans.front().shift;
    const std::size_t base = log.spans.size() - (goesOn ? 1 : 0);
    log.spans.insert(log.spans.end(), file.spans.begin() + (goesOn ? 1 : 0), file.spans.end());
    for (std::size_t i = 0; i < file.facts.size(); ++i) {
        log.facts.push_back(file.facts[i]);
        log.facts.back().at += file.spans[file.spanOf[i]].shift;
        log.spanOf.push_back(static_cast<std::uint16_t>(base + file.spanOf[i]));
    }
    std::vector<LogFact>().swap(file.facts);
}

/// Files that overlap are woven into each other by time.
void weave(ServerLog& log) {
    const auto isBefore = [&](std::size_t a, std::size_t b) { return log.facts[a].at < log.facts[b].at; };
    std::vector<std::size_t> order(log.facts.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    if (std::is_sorted(order.begin(), order.end(), isBefore)) return;
    std::stable_sort(order.begin(), order.end(), isBefore);
    std::vector<LogFact> facts;
    std::vector<std::uint16_t> spans;
    for (const std::size_t i : order) {
        facts.push_back(log.facts[i]);
        spans.push_back(log.spanOf[i]);
    }
    log.facts = std::move(facts);
    log.spanOf = std::move(spans);
    dropDoubles(log);
}

}  // namespace

FileReader::FileReader(std::string path, NodeId named, std::uint16_t file) : m_number(file) {
    m_file.path = std::move(path);
    m_file.named = named;
}

void FileReader::oddLine(std::string_view line) {
    ++m_file.count.odd;
    if (m_file.count.firstOdd.size() < LineCount::mostOdd)
        m_file.count.firstOdd.push_back({m_line, zab::printable(line.substr(0, 4 * oddLength), oddLength)});
}

/// Old versions do not say which learner a line speaks of, but each has a thread of its own.
void FileReader::noteThread(LogFact& fact, const LogLine& line) {
    if (!line.thread.starts_with("LearnerHandler-")) return;
    if (fact.kind == FactKind::learnerComes) {
        if (m_handlers.size() >= mostHandlers) m_handlers.clear();
        m_handlers[std::string{line.thread}] = fact.sid;
    } else if (fact.sid == noNode && (fact.kind == FactKind::sends || fact.kind == FactKind::losesLearner)) {
        const auto known = m_handlers.find(line.thread);
        if (known != m_handlers.end()) fact.sid = known->second;
    }
}

/// The first line of a stack trace says how a follower lost its leader.
void FileReader::noteReason(std::string_view trace) {
    if (m_file.facts.empty() || trace.find("Exception") == std::string_view::npos) return;
    LogFact& last = m_file.facts.back();
    if (last.kind != FactKind::losesLeader || last.number != 0) return;
    last.number = trace.find("Timeout") != std::string_view::npos ? LogFact::silent : LogFact::broken;
}

void FileReader::add(LogFact fact) {
    fact.line = m_line;
    fact.file = m_number;
    m_file.facts.push_back(fact);
}

void FileReader::take(std::string_view text, std::uint32_t number) {
    m_line = number;
    ++m_file.count.lines;
    LogLine line;
    LogFact fact;
    if (!readLogLine(text, line)) {
        if (m_begun && understandTrace(text, fact) == Understood::fact) {
            fact.at = m_at;
            add(fact);
            ++m_file.count.facts;
        } else if (continuesLogLine(text)) {
            ++m_file.count.continued;
            noteReason(text);
        } else {
            oddLine(text);
        }
        return;
    }
    if (!line.hasDate) {
        line.at += m_days * day;
        if (m_begun && line.at < m_at - day / 2) {
            ++m_days;
            line.at += day;
        }
    }
    const std::int64_t before = m_at;
    m_at = line.at;
    const Understood understood = understand(line, fact);
    if (understood == Understood::fact) {
        ++m_file.count.facts;
        if (fact.kind == FactKind::starts && m_begun) {
            LogFact last;
            last.kind = FactKind::lastWord;
            last.at = before;
            add(last);
        }
        noteThread(fact, line);
        add(fact);
        if (const NodeId own = ownSid(line); own != noNode) ++m_sids[own];
    } else if (understood == Understood::broken) {
        oddLine(text);
    } else {
        ++m_file.count.others;
        if (line.sid != 0 && line.sid <= largestSid && m_sids.empty()) m_sids[static_cast<NodeId>(line.sid)] = 1;
    }
    if (!m_begun) m_file.firstAt = line.at;
    m_begun = true;
}

FileFacts FileReader::finish() {
    m_file.lastAt = m_at;
    if (m_begun && !m_file.facts.empty()) {
        LogFact last;
        last.kind = FactKind::lastWord;
        last.at = m_at;
        add(last);
    }
    std::uint64_t most = 0;
    for (const auto& [sid, count] : m_sids) {
        if (count > most) m_file.sid = sid;
        most = std::max(most, count);
    }
    Clockwork(m_file).run();
    return std::move(m_file);
}

std::vector<ServerLog> putTogether(std::vector<FileFacts> files, std::vector<ImportTrouble>& troubles) {
    std::map<NodeId, ServerLog> servers;
    std::stable_sort(files.begin(), files.end(),
                     [](const FileFacts& a, const FileFacts& b) { return a.firstAt < b.firstAt; });
    for (FileFacts& file : files) {
        if (file.facts.empty()) continue;
        const NodeId sid = file.sid != noNode ? file.sid : file.named;
        if (sid == noNode) {
            troubles.push_back({file.path, "does not say which server wrote it",
                                "give it a name with the server's number, as zk3.log"});
            continue;
        }
        servers[sid].sid = sid;
        append(servers[sid], file);
    }
    std::vector<ServerLog> logs;
    for (auto& [sid, log] : servers) {
        weave(log);
        findLives(log);
        for (const LogFact& fact : log.facts) {
            if (fact.kind == FactKind::version) log.version = fact.number;
        }
        logs.push_back(std::move(log));
    }
    return logs;
}

void findLives(ServerLog& log) {
    log.lives.clear();
    bool named = false;
    bool versioned = false;
    bool searched = false;
    for (std::size_t i = 0; i < log.facts.size(); ++i) {
        const LogFact& fact = log.facts[i];
        const bool isName = fact.kind == FactKind::named;
        const bool isVersion = fact.kind == FactKind::version;
        // A log whose beginning is cut off, or whose first line got lost, still shows a beginning.
        const bool begins =
            fact.kind == FactKind::starts || (isName && (named || searched)) ||
            (isVersion && (versioned || (searched && !fact.running)));
        if (log.lives.empty() || begins) {
            log.lives.push_back({i, i, fact.at, begins || fact.kind == FactKind::starts, false});
            named = versioned = searched = false;
        }
        named = named || isName;
        versioned = versioned || isVersion;
        searched = searched || fact.kind == FactKind::election || fact.kind == FactKind::notified;
        ServerLife& life = log.lives.back();
        life.end = i + 1;
        life.lastLine = std::max(life.lastLine, fact.at);
        life.exits = life.exits || fact.kind == FactKind::exits;
    }
}

}  // namespace zabscope
