// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/setting_parser.h"

#include <algorithm>
#include <iterator>

#include "core/trace/condition_words.h"
#include "core/trace/vocabularies.h"

namespace zabscope {
namespace {

constexpr std::int64_t mostTicks = 1'000'000;
constexpr std::int64_t largestLog = 1'000'000'000;
constexpr Duration shortest = milliseconds(1);
constexpr Duration longest = seconds(24 * 3600);

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

std::string protocol(Words& words) {
    for (const Vocabulary* each : vocabularies()) {
        if (words.accept(each->protocol)) return std::string{each->protocol};
    }
    words.fail("the name of a protocol");
}

std::string variant(Words& words) {
    const bool plain = words.peek().kind == Token::Kind::word && condition::isPlainWord(words.peek().text);
    if (!plain) words.fail("the name of a variant");
    return std::string{words.take().text};
}

void readIntervals(Words& words, Ensemble& ensemble) {
    ensemble.minNotificationInterval = words.duration("the least interval", shortest, longest);
    words.expect("..");
    ensemble.maxNotificationInterval =
        words.duration("the largest interval", ensemble.minNotificationInterval, longest);
}

}  // namespace

/// A word that opens a setting, and how the rest of its line is read.
struct SettingReader::Setting {
    std::string_view phrase;
    bool once;
    void (*read)(SettingReader&, Words&);
    static const Setting all[];
};

const SettingReader::Setting SettingReader::Setting::all[]{
    {"title", false, [](SettingReader& r, Words& w) { r.readTitle(w); }},
    {"servers", true, [](SettingReader& r, Words& w) { r.readServers(w, false); }},
    {"protocol", true, [](SettingReader& r, Words& w) { r.ensemble().protocol = protocol(w); }},
    {"observers", true, [](SettingReader& r, Words& w) { r.readServers(w, true); }},
    {"group", false, [](SettingReader& r, Words& w) { r.readGroup(w); }},
    {"weight", false, [](SettingReader& r, Words& w) { r.readWeight(w); }},
    {"seed", true, [](SettingReader& r, Words& w) { r.m_scenario.seed = w.largeNumber("a seed"); }},
    {"tick", true, [](SettingReader& r, Words& w) { r.ensemble().tickTime = w.duration("a tick", shortest, longest); }},
    {"init limit", true,
     [](SettingReader& r, Words& w) { r.ensemble().initLimit = w.number("a number of ticks", 1, mostTicks); }},
    {"sync limit", true,
     [](SettingReader& r, Words& w) { r.ensemble().syncLimit = w.number("a number of ticks", 1, mostTicks); }},
    {"notification interval", true, [](SettingReader& r, Words& w) { readIntervals(w, r.ensemble()); }},
    {"finalize wait", true,
     [](SettingReader& r, Words& w) { r.ensemble().finalizeWait = w.duration("a wait", {}, longest); }},
    {"connect timeout", true,
     [](SettingReader& r, Words& w) { r.ensemble().connectTimeout = w.duration("a time-out", shortest, longest); }},
    {"observer election delay", true,
     [](SettingReader& r, Words& w) { r.ensemble().observerElectionDelay = w.duration("a delay", {}, longest); }},
    {"commit log", true,
     [](SettingReader& r, Words& w) {
         r.ensemble().commitLogCount = w.number("a number of transactions", 1, largestLog);
     }},
    {"snap count", true,
     [](SettingReader& r, Words& w) { r.ensemble().snapCount = w.number("a number of transactions", 2, largestLog); }},
    {"snapshot size factor", true,
     [](SettingReader& r, Words& w) { r.ensemble().snapshotSizeFactorPercent = sizeFactor(w); }},
    {"force snapshot sync", true, [](SettingReader& r, Words&) { r.ensemble().forceSnapshotSync = true; }},
    {"initial counter", true,
     [](SettingReader& r, Words& w) { r.ensemble().initialCounter = w.number("a counter", 0, UINT32_MAX); }},
    {"network", true, [](SettingReader& r, Words& w) { r.readNetwork(w); }},
    {"link", false, [](SettingReader& r, Words& w) { r.readLink(w); }},
    {"disk", true, [](SettingReader& r, Words& w) { r.readDisk(w); }},
    {"variant", false, [](SettingReader& r, Words& w) { r.ensemble().variants.insert(variant(w)); }},
};

bool SettingReader::sees(const Words& words) {
    return std::any_of(std::begin(Setting::all), std::end(Setting::all),
                       [&](const Setting& each) { return words.seesPhrase(each.phrase); });
}

bool SettingReader::read(Words& words, int line) {
    const Token first = words.peek();
    const auto found = std::find_if(std::begin(Setting::all), std::end(Setting::all),
                                    [&](const Setting& each) { return words.acceptPhrase(each.phrase); });
    if (found == std::end(Setting::all)) return false;
    if (found->once && !m_seen.insert(found->phrase).second) {
        words.failAt(first, "\"" + std::string{found->phrase} + "\" stands twice");
    }
    m_line = line;
    found->read(*this, words);
    return true;
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
