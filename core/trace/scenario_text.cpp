// SPDX-License-Identifier: GPL-3.0-or-later
/// Writes scenarios: in canonical form, and as they were with new recorded lines.
#include <algorithm>
#include <cassert>
#include <map>

#include "core/trace/lexer.h"
#include "core/trace/scenario.h"
#include "core/trace/words.h"

namespace zabscope {
namespace {

void line(std::string& text, std::string_view content) {
    text += content;
    text += '\n';
}

template <typename T>
void setting(std::string& text, std::string_view phrase, const T& value, const T& plain, const std::string& written) {
    if (value != plain) line(text, std::string{phrase} + " " + written);
}

void writeMembers(std::string& text, const Ensemble& ensemble) {
    std::vector<NodeId> voters;
    std::string observers;
    std::map<std::int32_t, std::string> groups;
    std::string weights;
    for (const Member& member : ensemble.members) {
        const std::string sid = " " + std::to_string(member.sid);
        if (member.observer) {
            observers += sid;
        } else {
            voters.push_back(member.sid);
        }
        if (member.group != 0) groups[member.group] += sid;
        if (member.weight != 1) weights += "weight" + sid + " " + std::to_string(member.weight) + "\n";
    }
    assert(!voters.empty());
    const bool inSeries = voters.back() - voters.front() + 1 == static_cast<NodeId>(voters.size());
    std::string servers;
    if (inSeries && voters.front() == 1) {
        servers = " " + std::to_string(voters.size());
    } else if (voters.size() == 1) {
        servers = " " + std::to_string(voters[0]) + ".." + std::to_string(voters[0]);
    } else {
        for (const NodeId voter : voters) servers += " " + std::to_string(voter);
    }
    line(text, "servers" + servers);
    if (!observers.empty()) line(text, "observers" + observers);
    for (const auto& [number, sids] : groups) line(text, "group " + std::to_string(number) + ":" + sids);
    text += weights;
}

void writeEnsemble(std::string& text, const Ensemble& ensemble) {
    const Ensemble plain;
    if (ensemble.protocol != plain.protocol) line(text, "protocol " + ensemble.protocol);
    writeMembers(text, ensemble);
    setting(text, "tick", ensemble.tickTime, plain.tickTime, toText(ensemble.tickTime));
    setting(text, "init limit", ensemble.initLimit, plain.initLimit, std::to_string(ensemble.initLimit));
    setting(text, "sync limit", ensemble.syncLimit, plain.syncLimit, std::to_string(ensemble.syncLimit));
    if (ensemble.minNotificationInterval != plain.minNotificationInterval ||
        ensemble.maxNotificationInterval != plain.maxNotificationInterval) {
        line(text, "notification interval " + toText(ensemble.minNotificationInterval) + " .. " +
                       toText(ensemble.maxNotificationInterval));
    }
    setting(text, "finalize wait", ensemble.finalizeWait, plain.finalizeWait, toText(ensemble.finalizeWait));
    setting(text, "connect timeout", ensemble.connectTimeout, plain.connectTimeout, toText(ensemble.connectTimeout));
    setting(text, "observer election delay", ensemble.observerElectionDelay, plain.observerElectionDelay,
            toText(ensemble.observerElectionDelay));
    setting(text, "commit log", ensemble.commitLogCount, plain.commitLogCount, std::to_string(ensemble.commitLogCount));
    setting(text, "snap count", ensemble.snapCount, plain.snapCount, std::to_string(ensemble.snapCount));
    const std::int64_t factor = ensemble.snapshotSizeFactorPercent;
    setting(text, "snapshot size factor", factor, plain.snapshotSizeFactorPercent,
            factor < 0 ? "off" : std::to_string(factor) + "%");
    if (ensemble.forceSnapshotSync) line(text, "force snapshot sync");
    setting(text, "initial counter", ensemble.initialCounter, plain.initialCounter,
            toHex(Zxid{ensemble.initialCounter}));
    for (const std::string& variant : ensemble.variants) line(text, "variant " + variant);
}

void writeWorld(std::string& text, const Scenario& scenario) {
    const NetworkSettings& network = scenario.network;
    if (network != NetworkSettings{}) {
        line(text, "network latency " + toText(network.latency) + " jitter " + toText(network.jitter) + " bandwidth " +
                       bandwidthText(network.bytesPerSecond));
    }
    const DiskSettings& disk = scenario.disk;
    if (disk != DiskSettings{}) {
        line(text, "disk write " + toText(disk.write) + " flush " + toText(disk.flush) + " bandwidth " +
                       bandwidthText(disk.bytesPerSecond));
    }
}

std::string commandsText(const std::vector<Command>& commands) {
    assert(!commands.empty());
    std::string text;
    for (const Command& command : commands) text += (text.empty() ? " " : "; ") + toText(command);
    return text;
}

struct StatementWriter {
    std::string operator()(const AtStatement& at) const {
        return "at " + toText(at.at - startOfTime) + (at.after == 0 ? "" : "#" + std::to_string(at.after)) + ":" +
               commandsText(at.commands);
    }
    std::string operator()(const WhenStatement& when) const {
        return "when " + toText(when.condition) + ":" + commandsText(when.commands);
    }
    std::string operator()(const DoStatement& does) const { return toText(does.command); }
    std::string operator()(const RunStatement& run) const {
        return run.hasCondition ? "run until " + toText(run.condition) + " at most " + toText(run.atMost)
                                : "run " + toText(run.atMost);
    }
    std::string operator()(const ExpectStatement& expect) const { return "expect " + toText(expect.condition); }
};

void writeConversation(std::string& text, const std::vector<std::string>& lines, std::string_view lineEnd) {
    for (const std::string& each : lines) {
        assert(each.find('\n') == std::string::npos);
        text += each.empty() ? ">" : "> " + each;
        text += lineEnd;
    }
}

}  // namespace

std::string toText(const Scenario& scenario) {
    std::string text = "zabscope scenario 1\n";
    if (!scenario.title.empty()) line(text, "title " + quoted(scenario.title));
    for (const auto& [language, title] : scenario.titles) line(text, "title " + language + ' ' + quoted(title));
    writeEnsemble(text, scenario.ensemble);
    setting(text, "seed", scenario.seed, std::uint64_t{1}, std::to_string(scenario.seed));
    writeWorld(text, scenario);
    if (!scenario.script.empty()) text += '\n';
    for (const Statement& statement : scenario.script) {
        line(text, std::visit(StatementWriter{}, statement.what));
        writeConversation(text, statement.conversation, "\n");
    }
    return text;
}

std::string withConversations(const Scenario& scenario,
                              const std::vector<std::vector<std::string>>& linesPerStatement) {
    assert(linesPerStatement.size() == scenario.script.size());
    std::string_view rest = scenario.source;
    const std::string lineEnd = rest.find("\r\n") == std::string_view::npos ? "\n" : "\r\n";
    std::string text;
    std::size_t statement = 0;
    for (int number = 1; !rest.empty(); ++number) {
        const std::size_t end = rest.find('\n');
        const std::string_view whole = rest.substr(0, end == std::string_view::npos ? rest.size() : end + 1);
        rest.remove_prefix(whole.size());
        if (whole.starts_with('>')) continue;
        text += whole;
        for (; statement < scenario.script.size() && scenario.script[statement].place.line == number; ++statement) {
            if (linesPerStatement[statement].empty()) continue;
            if (!text.ends_with('\n')) text += lineEnd;
            writeConversation(text, linesPerStatement[statement], lineEnd);
        }
    }
    assert(statement == scenario.script.size());
    return text;
}

}  // namespace zabscope
