// SPDX-License-Identifier: GPL-3.0-or-later
/// Servers, clients and paths in the scenario language: how Words reads them and how they are written.
#include <algorithm>
#include <array>
#include <cassert>

#include "core/trace/words.h"

namespace zabscope {
namespace {

using Who = Target::Who;
struct TargetWord {
    std::string_view word;
    Who who;
};
constexpr std::array<TargetWord, 4> targetWords{
    {{"leader", Who::leader}, {"follower", Who::follower}, {"observer", Who::observer}, {"all", Who::all}}};
constexpr std::size_t mostTargets = 255;

}  // namespace

NodeId Words::checkedSid(const Token& token, std::int64_t value) const {
    const auto sid = static_cast<NodeId>(value);
    if (!m_ensemble.members.empty() && !m_ensemble.find(sid)) {
        std::string all;
        for (const Member& member : m_ensemble.members) all += " " + std::to_string(member.sid);
        failAt(token, "there is no server " + std::to_string(sid) + "; there are" + all);
    }
    return sid;
}

NodeId Words::sid() {
    const Token token = peek();
    return checkedSid(token, number("the number of a server", 1, largestSid));
}

NodeId Words::client() { return static_cast<NodeId>(-number("the number of a client", 1, lastClient)); }

bool Words::seesTarget() const {
    return seesNumber() || sees("it") || sees("server") || sees("servers") ||
           std::any_of(targetWords.begin(), targetWords.end(), [&](const TargetWord& each) { return sees(each.word); });
}

Target Words::target() {
    if (sees("server") || sees("servers") || sees("the")) take();
    for (const TargetWord& each : targetWords) {
        if (accept(each.word)) return {each.who, noNode};
    }
    if (sees("it")) {
        if (!m_it) failAt(peek(), "\"it\" needs one server in the condition before; name the server");
        take();
        return *m_it;
    }
    if (!seesNumber()) fail("a server: a number, leader, follower, observer or all");
    return {Who::sid, sid()};
}

Target Words::node() {
    const std::string_view text = peek().kind == Token::Kind::word ? peek().text : std::string_view{};
    if (text.size() < 2 || text[0] != 'c' || text[1] < '0' || text[1] > '9') return target();
    std::int64_t value = 0;
    for (const char digit : text.substr(1)) {
        value = digit >= '0' && digit <= '9' && value <= lastClient ? value * 10 + (digit - '0') : lastClient + 1;
    }
    if (value < 1 || value > lastClient) fail("a client from c1 to c" + std::to_string(lastClient));
    take();
    return {Who::sid, static_cast<NodeId>(-value)};
}

Targets Words::targets() {
    Targets result;
    do {
        result.push_back(target());
        if (result.back().who == Who::sid && sees("..")) {
            const Token dots = take();
            const NodeId last = sid();
            if (last < result.back().sid) failAt(dots, "the range ends before it begins");
            for (NodeId next = result.back().sid + 1; next <= last; ++next) {
                if (m_ensemble.members.empty() || m_ensemble.find(next)) result.push_back({Who::sid, next});
            }
        }
        if (result.size() > mostTargets)
            failAt(peek(), "more than " + std::to_string(mostTargets) + " servers in a list");
        if (sees(",")) take();
    } while (seesTarget());
    return result;
}

std::string toText(const Target& target) {
    switch (target.who) {
        case Who::sid:
            return nodeName(target.sid);
        case Who::leader:
            return "leader";
        case Who::follower:
            return "follower";
        case Who::observer:
            return "observer";
        case Who::all:
            return "all";
    }
    assert(false);
    return {};
}

std::string toText(const Targets& targets) {
    std::string text;
    for (const Target& target : targets) {
        if (!text.empty()) text += ' ';
        text += toText(target);
    }
    return text;
}

std::string pathText(std::string_view path) {
    const auto plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' || c == '_' ||
               c == '-' || c == '.';
    };
    const bool word = path.starts_with('/') && path.find("..") == std::string_view::npos &&
                      std::all_of(path.begin(), path.end(), plain);
    return word ? std::string{path} : "path " + quoted(path);
}

std::string bandwidthText(std::int64_t bytesPerSecond) {
    if (bytesPerSecond == 0) return "unlimited";
    constexpr std::array<std::pair<std::string_view, std::int64_t>, 4> units{
        {{"GB/s", 1'000'000'000}, {"MB/s", 1'000'000}, {"KB/s", 1000}, {"B/s", 1}}};
    for (const auto& [name, bytes] : units) {
        if (bytesPerSecond % bytes == 0) return std::to_string(bytesPerSecond / bytes) + std::string{name};
    }
    assert(false);
    return {};
}

}  // namespace zabscope
