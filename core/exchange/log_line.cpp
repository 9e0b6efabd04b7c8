// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/log_line.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>

namespace zabscope {
namespace {

using Text = std::string_view;

constexpr std::size_t longestPrefix = 160;  // that a collector writes in front of a line
constexpr std::int64_t microsecondsPerDay = 86'400'000'000;

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// Reads exactly `count` digits at `at`; negative if they are not there.
int digits(Text text, std::size_t at, std::size_t count) {
    if (at + count > text.size()) return -1;
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (!isDigit(text[i])) return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

/// Days since 1970-01-01 of a date of the Gregorian calendar (years 1 to 9999).
std::int64_t daysOf(int year, int month, int day) {
    const int shifted = month <= 2 ? year - 1 : year;
    const int era = shifted / 400;
    const int yearOfEra = shifted - era * 400;
    const int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return std::int64_t{era} * 146'097 + dayOfEra - 719'468;
}

/// Reads what stands at the front of a text and takes it away.
class Front {
public:
    explicit Front(Text text) : m_text(text) {}

    Text rest() const { return m_text; }
    bool take(Text word) {
        if (!m_text.starts_with(word)) return false;
        m_text.remove_prefix(word.size());
        return true;
    }
    void skipBlanks() {
        while (!m_text.empty() && (m_text[0] == ' ' || m_text[0] == '\t')) m_text.remove_prefix(1);
    }

    /// "2026-11-22 15:25:16,457", with T, a point or a zone if need be, or the time alone.
    bool takeStamp(LogLine& line) {
        std::int64_t days = 0;
        line.hasDate = false;
        if (m_text.size() > 10 && m_text[4] == '-' && m_text[7] == '-' && (m_text[10] == ' ' || m_text[10] == 'T')) {
            const int year = digits(m_text, 0, 4);
            const int month = digits(m_text, 5, 2);
            const int day = digits(m_text, 8, 2);
            if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31) return false;
            days = daysOf(year, month, day);
            line.hasDate = true;
            m_text.remove_prefix(11);
        }
        return takeTime(line, days);
    }

private:
    bool takeTime(LogLine& line, std::int64_t days) {
        if (m_text.size() < 8 || m_text[2] != ':' || m_text[5] != ':') return false;
        const int hours = digits(m_text, 0, 2);
        const int minutes = digits(m_text, 3, 2);
        const int seconds = digits(m_text, 6, 2);
        if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 60) return false;
        m_text.remove_prefix(8);
        std::int64_t fraction = 0;
        if (m_text.size() > 1 && (m_text[0] == ',' || m_text[0] == '.') && isDigit(m_text[1])) {
            std::int64_t unit = 100'000;
            std::size_t at = 1;
            for (; at < m_text.size() && at < 11 && isDigit(m_text[at]); ++at, unit /= 10)
                fraction += unit * (m_text[at] - '0');
            m_text.remove_prefix(at);
        }
        line.at =
            days * microsecondsPerDay + ((hours * 60 + minutes) * 60 + seconds) * std::int64_t{1'000'000} + fraction;
        takeZone(line);
        return true;
    }
    /// "Z", "+0100", "-01:30"
    void takeZone(LogLine& line) {
        line.hasZone = false;
        if (!m_text.empty() && m_text[0] == 'Z') {
            m_text.remove_prefix(1);
            line.hasZone = true;
            return;
        }
        if (m_text.size() < 5 || (m_text[0] != '+' && m_text[0] != '-')) return;
        const std::size_t colon = m_text[3] == ':' ? 1 : 0;
        const int hours = digits(m_text, 1, 2);
        const int minutes = digits(m_text, 3 + colon, 2);
        if (hours < 0 || minutes < 0) return;
        const std::int64_t offset = (hours * 60 + minutes) * std::int64_t{60'000'000};
        line.at -= m_text[0] == '+' ? offset : -offset;
        line.hasZone = true;
        m_text.remove_prefix(5 + colon);
    }

    Text m_text;
};

bool takeLevel(Front& front) {
    static constexpr std::array levels{Text{"INFO"},  Text{"WARN"},  Text{"DEBUG"},
                                       Text{"ERROR"}, Text{"TRACE"}, Text{"FATAL"}};
    for (const Text level : levels) {
        if (front.take(level)) return true;
    }
    return false;
}

std::int64_t numberAt(Text text) {
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// What a layout's "[thread:class@line] - " ends with: the place of "] - ", behind an '@' and digits or a '?'.
std::size_t endOfOrigin(Text text) {
    for (std::size_t at = text.find("] - "); at != Text::npos; at = text.find("] - ", at + 1)) {
        std::size_t begin = at;
        while (begin > 0 && (isDigit(text[begin - 1]) || text[begin - 1] == '?')) --begin;
        if (begin < at && begin > 0 && text[begin - 1] == '@') return at;
    }
    return Text::npos;
}

Text withoutPackages(Text name) {
    const std::size_t dot = name.rfind('.');
    return dot == Text::npos ? name : name.substr(dot + 1);
}

/// "[main:QuorumPeerConfig@177] - message": the layout of ZooKeeper's own configuration.
bool takeOrigin(Text text, LogLine& line) {
    const std::size_t end = endOfOrigin(text);
    if (end == Text::npos) return false;
    Text origin = text.substr(1, end - 1);
    origin = origin.substr(0, origin.rfind('@'));
    const std::size_t colon = origin.rfind(':');
    line.thread = colon == Text::npos ? Text{} : origin.substr(0, colon);
    line.className = withoutPackages(colon == Text::npos ? origin : origin.substr(colon + 1));
    line.message = text.substr(end + 4);
    return true;
}

/// "[main] INFO  o.a.z.s.q.QuorumPeer - message": what logback writes when nothing is configured.
bool takeThreadFirst(Front front, LogLine& line) {
    const Text text = front.rest();
    static constexpr std::array levels{Text{"] INFO "}, Text{"] WARN "}, Text{"] DEBUG "}, Text{"] ERROR "},
                                       Text{"] TRACE "}};
    std::size_t end = Text::npos;
    for (const Text level : levels) end = std::min(end, text.substr(0, 300).find(level));
    if (end == Text::npos) return false;
    Front behind(text.substr(end + 2));
    takeLevel(behind);
    behind.skipBlanks();
    // From logback 1.3 on two dashes, with pairs of keys and values between them if there are any.
    const std::size_t dash = behind.rest().find(" -");
    if (dash == Text::npos || behind.rest().substr(0, dash).find(' ') != Text::npos) return false;
    const std::size_t begin = behind.rest().find("- ", dash + 1);
    if (begin == Text::npos) return false;
    line.thread = text.substr(1, end - 1);
    line.className = withoutPackages(behind.rest().substr(0, dash));
    line.message = behind.rest().substr(begin + 2);
    return true;
}

/// "INFO message (org.apache.zookeeper.server.quorum.QuorumPeer)": the layout of Kafka's configuration.
bool takeClassLast(Text text, LogLine& line) {
    if (!text.ends_with(')')) return false;
    const std::size_t open = text.rfind(" (");
    if (open == Text::npos) return false;
    Text name = text.substr(open + 2, text.size() - open - 3);
    const std::size_t number = name.find_last_not_of("0123456789");  // some add the number of the line
    if (number != Text::npos && number + 1 < name.size() && name[number] == ':') name = name.substr(0, number);
    const bool isClass = name.find('.') != Text::npos && name.find_first_of(" /:,") == Text::npos;
    if (!isClass) return false;
    line.thread = {};
    line.className = withoutPackages(name);
    line.message = text.substr(0, open);
    return true;
}

/// "INFO org.apache.zookeeper.server.quorum.QuorumPeer: LOOKING": the layout of Cloudera's distribution.
bool takeClassFirst(Text text, LogLine& line) {
    const std::size_t colon = text.substr(0, 200).find(": ");
    if (colon == Text::npos) return false;
    const Text name = text.substr(0, colon);
    if (name.find('.') == Text::npos || name.find_first_of(" /:,()[]=") != Text::npos) return false;
    line.thread = {};
    line.className = withoutPackages(name);
    line.message = text.substr(colon + 2);
    return true;
}

/// Everything behind the stamp.
bool readBehindStamp(Front front, LogLine& line) {
    front.take("]");
    front.skipBlanks();
    line.sid = 0;
    if (front.take("[myid:")) {
        if (!front.take("]")) {
            line.sid = numberAt(front.rest());
            const std::size_t end = front.rest().find(']');
            if (end == Text::npos || end > 24) return false;
            front = Front(front.rest().substr(end + 1));
        }
        front.skipBlanks();
    }
    front.take("- ");
    front.skipBlanks();
    if (front.rest().starts_with('[')) return takeThreadFirst(front, line);
    if (!takeLevel(front)) return false;
    front.skipBlanks();
    if (front.rest().starts_with('[') && takeOrigin(front.rest(), line)) return true;
    return takeClassLast(front.rest(), line) || takeClassFirst(front.rest(), line);
}

bool readFrom(Text text, LogLine& line) {
    Front front(text);
    front.take("[");
    return front.takeStamp(line) && readBehindStamp(front, line);
}

Text withoutEnd(Text text) {
    while (!text.empty() && (text.back() == '\r' || text.back() == '\n')) text.remove_suffix(1);
    if (text.ends_with("\x1b[0m")) text.remove_suffix(4);
    return text;
}

/// "java.net.ConnectException: Connection refused"; ZooKeeper's own EndOfStreamException names no package.
bool namesThrowable(Text text) {
    const auto names = [](Text word, bool isLast) {
        if (!isLast && !word.ends_with(':')) return false;
        if (!isLast) word.remove_suffix(1);
        for (const Text kind : {Text{"Exception"}, Text{"Error"}, Text{"Throwable"}}) {
            if (!word.ends_with(kind)) continue;
            word.remove_suffix(kind.size());
            return !word.empty() && (!isLast || word.find('.') != Text::npos) &&
                   word.find_first_of("=/()[]\"':") == Text::npos;
        }
        return false;
    };
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find_first_of(" \t", begin), text.size());
        if (names(text.substr(begin, end - begin), end == text.size())) return true;
        begin = end + 1;
    }
    return false;
}

}  // namespace

bool readLogLine(std::string_view text, LogLine& line) {
    text = withoutEnd(text);
    if (text.size() < 16) return false;
    if (readFrom(text, line)) return true;
    // Something may stand in front of the stamp.
    const std::size_t last = std::min(text.size(), longestPrefix);
    for (std::size_t colon = text.find(':', 3); colon < last; colon = text.find(':', colon + 1)) {
        if (colon < 2 || !isDigit(text[colon - 1]) || !isDigit(text[colon - 2])) continue;
        const std::size_t time = colon - 2;
        if (digits(text, time + 3, 2) < 0 || (time + 5 < text.size() && text[time + 5] != ':')) continue;
        const bool dated = time >= 11 && text[time - 4] == '-' && text[time - 7] == '-';
        if (readFrom(text.substr(dated ? time - 11 : time), line)) return true;
    }
    return false;
}

bool continuesLogLine(std::string_view text) {
    text = withoutEnd(text);
    if (text.empty()) return true;
    if (text[0] == '\t' || text.starts_with("    at ") || text.starts_with("Caused by: ") || text.starts_with("  at "))
        return true;
    // Behind what a collector wrote in front of it.
    if (text.find("\tat ") != Text::npos || namesThrowable(text)) return true;
    // At DEBUG a vote is told with the whole configuration that came with it.
    const bool ofConfiguration =
        text.starts_with("server.") || text.starts_with("group.") || text.starts_with("weight.");
    return (ofConfiguration && text.find('=') != Text::npos) || text.starts_with("version=") || text == "]";
}

}  // namespace zabscope
