// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/setting_parser.h"

#include <algorithm>
#include <cassert>
#include <optional>

#include "core/trace/condition_words.h"

namespace zabscope {
namespace {

constexpr std::size_t mostServers = 101;
constexpr std::int64_t largestWeight = 1'000'000;
constexpr std::int64_t mostTicks = 1'000'000;
constexpr std::int64_t largestLog = 1'000'000'000;
constexpr Duration shortest = milliseconds(1);
constexpr Duration longest = seconds(24 * 3600);

enum class Setting : std::uint8_t {
    title,
    servers,
    observers,
    group,
    weight,
    seed,
    tick,
    initLimit,
    syncLimit,
    notificationInterval,
    finalizeWait,
    connectTimeout,
    observerElectionDelay,
    commitLog,
    snapCount,
    snapshotSizeFactor,
    forceSnapshotSync,
    initialCounter,
    network,
    link,
    disk,
    variant
};
struct SettingWord {
    std::string_view phrase;
    Setting setting;
    bool once;
};
constexpr SettingWord table[]{
    {"title", Setting::title, true},
    {"servers", Setting::servers, true},
    {"observers", Setting::observers, true},
    {"group", Setting::group, false},
    {"weight", Setting::weight, false},
    {"seed", Setting::seed, true},
    {"tick", Setting::tick, true},
    {"init limit", Setting::initLimit, true},
    {"sync limit", Setting::syncLimit, true},
    {"notification interval", Setting::notificationInterval, true},
    {"finalize wait", Setting::finalizeWait, true},
    {"connect timeout", Setting::connectTimeout, true},
    {"observer election delay", Setting::observerElectionDelay, true},
    {"commit log", Setting::commitLog, true},
    {"snap count", Setting::snapCount, true},
    {"snapshot size factor", Setting::snapshotSizeFactor, true},
    {"force snapshot sync", Setting::forceSnapshotSync, true},
    {"initial counter", Setting::initialCounter, true},
    {"network", Setting::network, true},
    {"link", Setting::link, false},
    {"disk", Setting::disk, true},
    {"variant", Setting::variant, false},
};

/// "33%", or "off" as -1.
std::int64_t sizeFactor(Words& words) {
    if (words.accept("off")) return -1;
    const std::string_view text = words.peek().text;
    std::int64_t percent = text.size() > 1 && text.size() <= 5 && text.ends_with('%') ? 0 : -1;
    for (const char digit : text.substr(0, text.empty() ? 0 : text.size() - 1)) {
        if (percent >= 0) percent = digit >= '0' && digit <= '9' ? percent * 10 + (digit - '0') : -1;
    }
    if (percent < 0) words.fail("a percentage from 0% to 9999%, or off");
    words.take();
    return percent;
}

}  // namespace

bool SettingReader::sees(Words& words) {
    return std::any_of(std::begin(table), std::end(table),
                       [&](const SettingWord& each) { return words.seesPhrase(each.phrase); });
}

bool SettingReader::read(Words& words, int line) {
    const SettingWord* found = nullptr;
    const Token first = words.peek();
    for (const SettingWord& each : table) {
        if (!found && words.acceptPhrase(each.phrase)) found = &each;
    }
    if (!found) return false;
    if (found->once && !m_seen.insert(found->phrase).second)
        words.failAt(first, "\"" + std::string{found->phrase} + "\" stands twice");
    Ensemble& ensemble = m_scenario.ensemble;
    switch (found->setting) {
        case Setting::title:
            m_scenario.title = words.string("a title");
            break;
        case Setting::servers:
            readServers(words, false);
            break;
        case Setting::observers:
            readServers(words, true);
            break;
        case Setting::group:
            readGroup(words);
            break;
        case Setting::weight:
            readWeight(words);
            break;
        case Setting::seed:
            m_scenario.seed = words.largeNumber("a seed");
            break;
        case Setting::tick:
            ensemble.tickTime = words.duration("a tick", shortest, longest);
            break;
        case Setting::initLimit:
            ensemble.initLimit = words.number("a number of ticks", 1, mostTicks);
            break;
        case Setting::syncLimit:
            ensemble.syncLimit = words.number("a number of ticks", 1, mostTicks);
            break;
        case Setting::notificationInterval:
            ensemble.minNotificationInterval = words.duration("the least interval", shortest, longest);
            words.expect("..");
            ensemble.maxNotificationInterval =
                words.duration("the largest interval", ensemble.minNotificationInterval, longest);
            break;
        case Setting::finalizeWait:
            ensemble.finalizeWait = words.duration("a wait", {}, longest);
            break;
        case Setting::connectTimeout:
            ensemble.connectTimeout = words.duration("a time-out", shortest, longest);
            break;
        case Setting::observerElectionDelay:
            ensemble.observerElectionDelay = words.duration("a delay", {}, longest);
            break;
        case Setting::commitLog:
            ensemble.commitLogCount = words.number("a number of transactions", 1, largestLog);
            break;
        case Setting::snapCount:
            ensemble.snapCount = words.number("a number of transactions", 2, largestLog);
            break;
        case Setting::snapshotSizeFactor:
            ensemble.snapshotSizeFactorPercent = sizeFactor(words);
            break;
        case Setting::forceSnapshotSync:
            ensemble.forceSnapshotSync = true;
            break;
        case Setting::initialCounter:
            ensemble.initialCounter = words.number("a counter", 0, UINT32_MAX);
            break;
        case Setting::network:
            readNetwork(words);
            break;
        case Setting::link:
            readLink(words, line);
            break;
        case Setting::disk:
            readDisk(words);
            break;
        case Setting::variant:
            if (words.peek().kind != Token::Kind::word || !condition::isPlainWord(words.peek().text))
                words.fail("the name of a variant");
            ensemble.variants.insert(std::string{words.take().text});
            break;
    }
    return true;
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
void SettingReader::readLink(Words& words, int line) {
    const Target one{Target::Who::sid, words.sid()};
    const bool oneWay = words.accept("to");
    const Target other{Target::Who::sid, words.sid()};
    const auto both = [&](const auto& command) {
        const Place place{line, 1};
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

void SettingReader::finish() const {
    const Ensemble& ensemble = m_scenario.ensemble;
    if (!m_seen.contains("servers")) throw Misread{1, "expected a line \"servers 5\" before the first statement"};
    if (m_weights && !ensemble.hierarchical)
        throw Misread{1, "weights count in groups only; expected a line \"group 1: 1 2 3\""};
    const bool anyWeight = std::any_of(ensemble.members.begin(), ensemble.members.end(), [](const Member& each) {
        return !each.observer && each.group != 0 && each.weight > 0;
    });
    if (ensemble.hierarchical && !anyWeight)
        throw Misread{1, "no group has a voter with a weight, so nobody could decide"};
}

}  // namespace zabscope
