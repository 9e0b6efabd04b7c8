// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/elections_table.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace zabscope {
namespace {

constexpr std::size_t columns = 14;
using Row = std::array<std::string, columns>;

std::string list(const std::vector<NodeId>& sids) {
    std::string text;
    for (const NodeId sid : sids) text += (text.empty() ? "" : " ") + std::to_string(sid);
    return text.empty() ? "-" : text;
}

std::string time(const std::optional<Duration>& duration) { return duration ? toText(*duration) : "-"; }

std::string learnersText(const Election& election) {
    std::string text;
    for (const SyncedLearner& learner : election.learners) {
        text += (text.empty() ? "" : " ") + std::to_string(learner.sid) + ":" +
                std::string{zab::syncModeName(learner.mode)};
    }
    return text.empty() ? "-" : text;
}

Row rowOf(const Election& election) {
    const std::string before = election.before == noNode ? "" : " (" + std::to_string(election.before) + ")";
    const bool won = election.winner != noNode;
    return {toSeconds(election.start),
            std::string{causeName(election.cause)} + before,
            std::to_string(election.rounds) + (won ? " (to " + std::to_string(election.round) + ")" : ""),
            std::to_string(election.votes),
            std::to_string(election.changes),
            won ? std::to_string(election.winner) : "-",
            std::string{decidingFieldName(election.decidedBy)},
            won ? list(election.voters) : "-",
            time(election.electionTime()),
            time(election.discoveryTime()),
            time(election.synchronizationTime()),
            election.epoch > 0 ? std::to_string(election.epoch) : "-",
            std::string{outcomeName(election.outcome)},
            learnersText(election)};
}

nlohmann::json timeJson(const std::optional<Duration>& duration) {
    return duration ? nlohmann::json(duration->count()) : nlohmann::json(nullptr);
}

nlohmann::json voteJson(const zab::Vote& vote) {
    return {{"epoch", vote.epoch}, {"zxid", toHex(vote.zxid)}, {"sid", vote.sid}};
}

nlohmann::json toJson(const Election& election) {
    nlohmann::json learners = nlohmann::json::array();
    for (const SyncedLearner& each : election.learners)
        learners.push_back({{"sid", each.sid}, {"mode", zab::syncModeName(each.mode)}});
    const bool won = election.winner != noNode;
    return {{"start_us", election.start.time_since_epoch().count()},
            {"cause", causeName(election.cause)},
            {"lost_leader", election.before},
            {"round", election.round},
            {"rounds", election.rounds},
            {"votes", election.votes},
            {"changes", election.changes},
            {"winner", won ? nlohmann::json(election.winner) : nlohmann::json(nullptr)},
            {"vote", won ? voteJson(election.vote) : nlohmann::json(nullptr)},
            {"runner_up", election.runnerUp ? voteJson(*election.runnerUp) : nlohmann::json(nullptr)},
            {"decided_by", decidingFieldName(election.decidedBy)},
            {"voters", election.voters},
            {"election_us", timeJson(election.electionTime())},
            {"discovery_us", timeJson(election.discoveryTime())},
            {"synchronization_us", timeJson(election.synchronizationTime())},
            {"epoch", election.epoch},
            {"outcome", outcomeName(election.outcome)},
            {"learners", learners}};
}

}  // namespace

std::string toTable(const std::vector<Election>& elections) {
    std::vector<Row> rows{{"start", "cause", "rounds", "votes", "changes", "winner", "by", "voters", "election",
                           "discovery", "sync", "epoch", "outcome", "learners"}};
    for (const Election& election : elections) rows.push_back(rowOf(election));
    std::array<std::size_t, columns> widths{};
    for (const Row& row : rows) {
        for (std::size_t i = 0; i < columns; ++i) widths[i] = std::max(widths[i], row[i].size());
    }
    std::string text;
    for (const Row& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < columns; ++i) line += row[i] + std::string(widths[i] - row[i].size() + 2, ' ');
        text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    }
    return text;
}

nlohmann::json toJson(const std::vector<Election>& elections) {
    nlohmann::json all = nlohmann::json::array();
    for (const Election& election : elections) all.push_back(toJson(election));
    return all;
}

}  // namespace zabscope
