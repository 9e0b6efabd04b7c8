// SPDX-License-Identifier: GPL-3.0-or-later
/// The settings that need more than a word and a value: servers, groups, network, links, disks.
#include <algorithm>
#include <iterator>

#include "core/trace/setting_parser.h"

namespace zabscope {
namespace {

constexpr std::size_t mostServers = 101;
constexpr std::int64_t largestWeight = 1'000'000;
constexpr Duration longest = seconds(24 * 3600);

constexpr std::size_t longestLanguage = 16;

/// As "de" or "zh_CN".
bool isLanguage(const Token& token) {
    const auto fits = [](char each) {
        return (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z') || each == '_';
    };
    return token.kind == Token::Kind::word && token.text.size() <= longestLanguage &&
           std::all_of(token.text.begin(), token.text.end(), fits);
}

}  // namespace

/// "title "A"" in English, "title zh_CN "B"" in another language.
void SettingReader::readTitle(Words& words) {
    const Token first = words.peek();
    if (first.kind == Token::Kind::string) {
        if (!m_seen.insert("title").second) words.failAt(first, "a title without a language stands twice");
        m_scenario.title = words.string("a title");
        return;
    }
    if (!isLanguage(first)) words.fail("a title in quotes, or its language and the title");
    const std::string language{words.take().text};
    std::string title = words.string("a title in " + language);
    if (m_scenario.titles.size() == Scenario::mostTitles) words.failAt(first, "there are too many titles");
    if (!m_scenario.titles.emplace(language, std::move(title)).second)
        words.failAt(first, "a title in " + language + " stands twice");
}

/// "servers 5" is 1 to 5; "servers 1 2 4" and "servers 3..5" are these.
void SettingReader::readServers(Words& words, bool observers) {
    std::vector<Member>& members = m_scenario.ensemble.members;
    const bool alone = words.peek(1).kind == Token::Kind::end && !observers;
    const Token first = words.peek();
    NodeId begin = 1;
    NodeId end = 0;
    if (alone) {
        end = static_cast<NodeId>(words.number("a number of servers", 1, static_cast<std::int64_t>(mostServers)));
    }
    do {
        const Token token = alone ? first : words.peek();
        if (!alone) begin = static_cast<NodeId>(words.number("the number of a server", 1, largestSid));
        if (!alone)
            end = words.sees("..")
                      ? (words.take(), static_cast<NodeId>(words.number("the number of a server", begin, largestSid)))
                      : begin;
        for (NodeId sid = begin; sid <= end; ++sid) {
            const auto at = std::lower_bound(members.begin(), members.end(), sid,
                                             [](const Member& each, NodeId wanted) { return each.sid < wanted; });
            if (at != members.end() && at->sid == sid)
                words.failAt(token, "server " + std::to_string(sid) + " stands twice");
            if (members.size() == mostServers)
                words.failAt(token, "an ensemble has at most " + std::to_string(mostServers) + " servers");
            members.insert(at, Member{sid, observers});
        }
        if (words.sees(",")) words.take();
    } while (!words.atEnd());
}

Member& SettingReader::member(Words& words) {
    const Token token = words.peek();
    const auto sid = static_cast<NodeId>(words.number("the number of a server", 1, largestSid));
    for (Member& each : m_scenario.ensemble.members) {
        if (each.sid == sid) return each;
    }
    words.failAt(token, "there is no server " + std::to_string(sid) + " in the lines before");
}

void SettingReader::readGroup(Words& words) {
    const auto number = static_cast<std::int32_t>(words.number("the number of a group", 1, largestSid));
    words.expect(":");
    do {
        const Token token = words.peek();
        Member& each = member(words);
        if (each.group != 0)
            words.failAt(token, "server " + std::to_string(each.sid) + " is in group " + std::to_string(each.group) +
                                    " already");
        each.group = number;
        if (words.sees(",")) words.take();
    } while (!words.atEnd());
    m_scenario.ensemble.hierarchical = true;
}

void SettingReader::readWeight(Words& words) {
    Member& each = member(words);
    each.weight = words.number("a weight", 0, largestWeight);
    m_weights = true;
}

void SettingReader::readNetwork(Words& words) {
    NetworkSettings& network = m_scenario.network;
    do {
        if (words.accept("latency")) {
            network.latency = words.duration("a latency", {}, longest);
        } else if (words.accept("jitter")) {
            network.jitter = words.duration("a jitter", {}, longest);
        } else if (words.accept("bandwidth")) {
            network.bytesPerSecond = words.bytesPerSecond(true);
        } else {
            words.fail();
        }
    } while (!words.atEnd());
}

void SettingReader::readDisk(Words& words) {
    DiskSettings& disk = m_scenario.disk;
    do {
        if (words.accept("write")) {
            disk.write = words.duration("the time of a write", {}, longest);
        } else if (words.accept("flush")) {
            disk.flush = words.duration("the time of a flush", {}, longest);
        } else if (words.accept("bandwidth")) {
            disk.bytesPerSecond = words.bytesPerSecond(false);
        } else {
            words.fail();
        }
    } while (!words.atEnd());
}

/// A link's setting becomes commands that open the script, so that a link has one way to change.
void SettingReader::readLink(Words& words) {
    const Target one{Target::Who::sid, words.sid()};
    const bool oneWay = words.accept("to");
    const Target other{Target::Who::sid, words.sid()};
    const auto both = [&](const auto& command) {
        const Place place{m_line, 1};
        m_scenario.script.push_back(
            {DoStatement{command(Targets{one}, Targets{other})}, place, std::string{words.written()}, {}});
        if (!oneWay)
            m_scenario.script.push_back(
                {DoStatement{command(Targets{other}, Targets{one})}, place, std::string{words.written()}, {}});
    };
    do {
        if (words.accept("latency")) {
            const Duration latency = words.duration("a latency", {}, longest);
            both([&](const Targets& from, const Targets& to) { return Delay{from, to, latency}; });
        } else if (words.accept("jitter")) {
            const Duration jitter = words.duration("a jitter", {}, longest);
            both([&](const Targets& from, const Targets& to) { return Jitter{from, to, jitter}; });
        } else if (words.accept("bandwidth")) {
            const std::int64_t bytes = words.bytesPerSecond(true);
            both([&](const Targets& from, const Targets& to) { return Bandwidth{from, to, bytes}; });
        } else {
            words.fail();
        }
    } while (!words.atEnd());
}

}  // namespace zabscope
