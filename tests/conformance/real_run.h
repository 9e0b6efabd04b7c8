// SPDX-License-Identifier: GPL-3.0-or-later
/// Reads what real servers did: the record of what was done to them (truth.json) and their logs (zab.md 6).
#pragma once

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "tests/conformance/chronicle.h"

namespace zabscope::test {

/// Of each learner, what its leaders said at each synchronization, by time: one leader's log does not know the next one's.
using Synchronizations = std::map<int, std::multimap<std::string, std::string>>;

/// The log of one server, line by line.
class RealLog {
public:
    RealLog(int sid, Chronicle& chronicle, Synchronizations& synchronizations)
        : m_sid(sid), m_chronicle(chronicle), m_synchronizations(synchronizations) {}

    void read(const std::string& path) {
        std::ifstream in(path);
        for (std::string line; std::getline(in, line);) {
            const std::size_t end = line.find("] - ", 60);  // behind thread, class and line number
            if (!line.starts_with("20") || end == std::string::npos) continue;
            m_time = line.substr(0, line.find(' ', 11));
            tell(std::string_view{line}.substr(end + 4), line.find("QuorumPeer@") != std::string::npos);
        }
    }

private:
    using Text = std::string_view;

    /// What stands between two pieces of the text; the second may be empty: up to the end.
    static std::string between(Text text, Text before, Text after) {
        const std::size_t at = text.find(before);
        if (at == Text::npos) return {};
        const std::size_t from = at + before.size();
        return std::string{text.substr(from, after.empty() ? Text::npos : text.find(after, from) - from)};
    }
    static std::string hexNumber(const std::string& text) { return std::to_string(std::stoull(text, nullptr, 16)); }

    void say(std::string milestone) { m_chronicle.milestones[m_sid].push_back(std::move(milestone)); }

    void tell(Text text, bool fromQuorumPeer) {
        if (text.starts_with("Reading configuration from:")) {
            say("starts");
            m_loaded = false;
        } else if (text.starts_with("Snapshot loaded") && !m_loaded) {
            m_loaded = true;  // a later one tells of a TRUNC or SNAP
            say("history " + between(text, "zxid is ", ","));
        } else if (text.starts_with("New election.")) {
            ++m_election;
            say("LOOKING " + between(text, "proposed zxid=", ""));
        } else if (fromQuorumPeer && (text == "FOLLOWING" || text == "LEADING" || text == "OBSERVING")) {
            say(std::string{text});
        } else if (text.starts_with("Getting a diff")) {
            say("DIFF " + between(text, "leader ", ""));
        } else if (text.starts_with("Getting a snapshot")) {
            say("SNAP " + between(text, "leader ", ""));
        } else if (text.starts_with("Truncating log")) {
            say("TRUNC " + between(text, "leader ", ""));
        } else if (text == "Learner received NEWLEADER message") {
            say("NEWLEADER");
        } else if (text == "Learner received UPTODATE message") {
            say("UPTODATE");
        } else if (text.starts_with("Have quorum of supporters")) {
            say("established " + between(text, "zxid: ", ""));
        } else if (const std::string left =
                       between(text, "Not sufficient followers synced, only synced with sids: [ [", "] ]");
                   !left.empty()) {
            say("steps down with " + std::to_string(1 + std::count(left.begin(), left.end(), ',')));
        } else if (text.starts_with("Notification time out: ")) {
            m_chronicle.timeouts[m_sid].push_back(between(text, "out: ", " ms") + "ms");
        } else if (text.starts_with("Synchronizing with Learner sid: ")) {
            m_synchronizations[std::stoi(between(text, "sid: ", " "))].emplace(
                m_time, "max " + between(text, "maxCommittedLog=", " ") + " min " + between(text, "minCommittedLog=", " ") +
                            " last " + between(text, "lastProcessedZxid=", " ") + " peer " +
                            between(text, "peerLastZxid=", ""));
        } else if (text.starts_with("Notification: ")) {
            notification(text);
        }
    }

    // "my state:LOOKING; n.sid:3, n.state:LOOKING, n.leader:3, n.round:0x1, n.peerEpoch:0x0, n.zxid:0x0, ..."
    void notification(Text text) {
        const std::string from = between(text, "n.sid:", ",");
        const std::string state = between(text, "n.state:", ",");
        const std::string vote = "leader " + between(text, "n.leader:", ",") + " epoch " +
                                 hexNumber(between(text, "n.peerEpoch:", ",")) + " zxid " + between(text, "n.zxid:", ",") +
                                 " round " + hexNumber(between(text, "n.round:", ",")) + " " + state;
        if (from == std::to_string(m_sid)) {
            Lines& own = m_chronicle.ownVotes[m_sid];
            if (state == "LOOKING" && (own.empty() || own.back() != vote)) own.push_back(vote);
        } else if (state != "LOOKING") {
            m_chronicle.settledVotes[m_sid].insert("election " + std::to_string(m_election) + ": from " + from + " " +
                                                   vote);
        }
    }

    int m_sid;
    Chronicle& m_chronicle;
    Synchronizations& m_synchronizations;
    std::string m_time;  // of the present line
    bool m_loaded = false;
    int m_election = 0;
};

/// "[2, 3]" as "2 3".
inline std::string withoutBrackets(std::string text) {
    std::erase_if(text, [](char c) { return c == '[' || c == ']' || c == ','; });
    return text;
}

inline std::string checkpointLine(const nlohmann::json& event) {
    Lines servers;
    for (const auto& [sid, state] : event["servers"].items()) {
        std::string line = sid + " ";
        if (state.is_string()) {
            line += state.get<std::string>();
        } else if (state.empty()) {
            line += "does not serve";
        } else {
            line += state["mode"].get<std::string>() + " " + state["zxid"].get<std::string>();
        }
        servers.push_back(line);
    }
    return event["note"].get<std::string>() + ": " + join(servers, ", ");
}

/// The account of all servers of one scenario. Throws what the JSON reader throws if the record is not as it should be.
inline Chronicle readRealRun(const std::string& folder) {
    Chronicle chronicle;
    std::ifstream in(folder + "/truth.json");
    const nlohmann::json truth = nlohmann::json::parse(in);
    for (const nlohmann::json& event : truth["events"]) {
        const std::string what = event["event"];
        if (what == "leader") {
            chronicle.leaders.push_back("leader " + std::to_string(event["sid"].get<int>()) + " epoch " +
                                        std::to_string(event["epoch"].get<int>()) + " supporters " +
                                        withoutBrackets(event["supporters"]));
        } else if (what == "checkpoint") {
            chronicle.checkpoints.push_back(checkpointLine(event));
        } else if (what == "kill") {
            chronicle.kills.push_back(std::to_string(event["sid"].get<int>()));
        } else if (what == "write") {
            chronicle.writes.push_back(event["mzxid"]);
        }
    }
    const int servers = truth["participants"].get<int>() + truth["observers"].get<int>();
    Synchronizations synchronizations;
    for (int sid = 1; sid <= servers; ++sid) {
        RealLog{sid, chronicle, synchronizations}.read(folder + "/zk" + std::to_string(sid) + ".log");
    }
    for (const auto& [sid, lines] : synchronizations) {
        for (const auto& [time, line] : lines) chronicle.synchronizations[sid].push_back(line);
    }
    return chronicle;
}

}  // namespace zabscope::test
