// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/comparison.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "app/elections_table.h"

namespace zabscope {
namespace {

constexpr std::array<const char*, 8> fieldNames{"cause",  "winner", "by",      "round",
                                                "voters", "epoch",  "outcome", "learners"};
std::string timesOf(const Election& election) {
    const auto text = [](const std::optional<Duration>& duration) { return duration ? toText(*duration) : "-"; };
    return "at " + toSeconds(election.start) + " s: elects in " + text(election.electionTime()) + ", discovers in " +
           text(election.discoveryTime()) + ", synchronizes in " + text(election.synchronizationTime());
}

std::string padded(const std::string& text, std::size_t width) {
    return text + std::string(width - std::min(width, text.size()), ' ');
}

}  // namespace

const std::array<const char*, 8>& comparedFields() { return fieldNames; }

ComparedValues comparedValues(const Election& election) {
    const bool won = election.winner != noNode;
    std::string voters, learners;
    for (const NodeId voter : election.voters) voters += (voters.empty() ? "" : " ") + std::to_string(voter);
    for (const SyncedLearner& learner : election.learners) {
        learners += (learners.empty() ? "" : " ") + std::to_string(learner.sid) + ":" +
                    std::string{zab::syncModeName(learner.mode)};
    }
    const std::string lost = election.before == noNode ? "" : " (" + std::to_string(election.before) + ")";
    return {std::string{causeName(election.cause)} + lost,
            won ? std::to_string(election.winner) : "-",
            std::string{decidingFieldName(election.decidedBy)},
            won ? std::to_string(election.round) : "-",
            won ? voters : "-",
            election.epoch > 0 ? std::to_string(election.epoch) : "-",
            std::string{outcomeName(election.outcome)},
            learners.empty() ? "-" : learners};
}

std::optional<Difference> firstDifference(const std::vector<Election>& left, const std::vector<Election>& right) {
    for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
        if (i >= left.size()) return Difference{i, "election", "none", causeName(right[i].cause).data()};
        if (i >= right.size()) return Difference{i, "election", causeName(left[i].cause).data(), "none"};
        const ComparedValues ours = comparedValues(left[i]), theirs = comparedValues(right[i]);
        for (std::size_t field = 0; field < ours.size(); ++field)
            if (ours[field] != theirs[field]) return Difference{i, fieldNames[field], ours[field], theirs[field]};
    }
    return std::nullopt;
}

std::string toComparison(const std::string& leftName, const std::vector<Election>& left, const std::string& rightName,
                         const std::vector<Election>& right) {
    constexpr std::size_t nameWidth = 12;
    std::string text = "A is " + leftName + "\nB is " + rightName + "\n";
    for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
        text += "\nelection " + std::to_string(i + 1) + "\n";
        if (i < left.size()) text += "  A " + timesOf(left[i]) + "\n";
        if (i < right.size()) text += "  B " + timesOf(right[i]) + "\n";
        if (i >= left.size() || i >= right.size()) {
            text += std::string{"! only "} + (i < left.size() ? "A" : "B") + " has it\n";
            continue;
        }
        const ComparedValues ours = comparedValues(left[i]), theirs = comparedValues(right[i]);
        std::size_t width = 0;
        for (const std::string& value : ours) width = std::max(width, value.size());
        for (std::size_t field = 0; field < ours.size(); ++field) {
            const bool same = ours[field] == theirs[field];
            text += (same ? "  " : "! ") + padded(fieldNames[field], nameWidth) + padded(ours[field], width + 2) +
                    (same ? "=" : theirs[field]) + "\n";
        }
    }
    const auto difference = firstDifference(left, right);
    if (!difference) return text + "\nno difference: the same elections with the same ends\n";
    return text + "\nfirst difference: election " + std::to_string(difference->election + 1) + ", " +
           difference->field + ": " + difference->left + " in A, " + difference->right + " in B\n";
}

nlohmann::json toComparisonJson(const std::vector<Election>& left, const std::vector<Election>& right) {
    const auto difference = firstDifference(left, right);
    nlohmann::json first = nullptr;
    if (difference) {
        first = {{"election", difference->election + 1},
                 {"field", difference->field},
                 {"a", difference->left},
                 {"b", difference->right}};
    }
    return {{"a", toJson(left)}, {"b", toJson(right)}, {"first_difference", first}};
}

}  // namespace zabscope
