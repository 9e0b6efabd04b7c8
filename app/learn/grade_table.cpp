// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/learn/grade_table.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/trace/lexer.h"

namespace zabscope::learn {
namespace {

std::string joined(const std::vector<std::string>& parts, const char* between) {
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : between) + part;
    return text;
}

std::string ofBudget(std::int64_t used, const std::optional<std::int64_t>& budget) {
    return std::to_string(used) + (budget ? "/" + std::to_string(*budget) : "");
}

std::string cell(std::string text) {
    text = printable(std::move(text));
    if (!text.empty() && std::string_view{"=+-@"}.find(text[0]) != std::string_view::npos) text.insert(0, "'");
    if (text.find_first_of(",\"") == std::string::npos) return text;
    std::string quotedText = "\"";
    for (const char c : text) quotedText += c == '"' ? std::string{"\"\""} : std::string{c};
    return quotedText + "\"";
}

std::string csvRow(const std::vector<std::string>& cells) {
    std::string row;
    for (const std::string& each : cells)
        row += (row.empty() ? "" : ",") + (each.empty() && row.empty() ? "\"\"" : cell(each));
    return row + "\r\n";
}

std::string budgetText(const std::optional<std::int64_t>& budget) { return budget ? std::to_string(*budget) : ""; }

using Rows = std::vector<std::vector<std::string>>;

std::vector<std::size_t> widthsOf(const Rows& rows) {
    std::vector<std::size_t> widths(rows.front().size(), 0);
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], static_cast<std::size_t>(lengthInCharacters(row[i])));
    }
    return widths;
}

std::string rowText(const std::vector<std::string>& row, const std::vector<std::size_t>& widths) {
    std::string text;
    for (std::size_t i = 0; i < row.size(); ++i) {
        text += row[i];
        if (i + 1 < row.size()) text.append(widths[i] - static_cast<std::size_t>(lengthInCharacters(row[i])) + 2, ' ');
    }
    return text.substr(0, text.find_last_not_of(' ') + 1) + "\n";
}

constexpr std::size_t mostForbidden = 5;  // lines of it in the table; --json has them all

std::string detail(const Grade& grade) {
    std::string text;
    for (std::size_t i = 0; i < std::min(grade.forbidden.size(), mostForbidden); ++i)
        text += "    not counted as solved: " + printable(grade.forbidden[i]) + "\n";
    if (grade.forbidden.size() > mostForbidden)
        text += "    and " + std::to_string(grade.forbidden.size() - mostForbidden) + " more that were not allowed\n";
    for (const std::string& line : grade.remarks) text += "    " + printable(line) + "\n";
    if (grade.differs)
        text += "    the recorded run is not what its commands give: " + printable(*grade.differs) + "\n";
    if (!grade.trouble.empty()) text += "    " + printable(grade.trouble) + "\n";
    return text;
}

}  // namespace

std::string printable(std::string text) {
    for (char& c : text) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
    }
    const std::size_t bad = firstNotUtf8(text);
    if (bad == std::string_view::npos) return text;
    for (char& c : text) {
        if (static_cast<unsigned char>(c) >= 0x80) c = '?';
    }
    return text;
}

nlohmann::json toJson(const Grade& grade) {
    nlohmann::json goals = nlohmann::json::array();
    for (const GoalGrade& goal : grade.goals)
        goals.push_back({{"name", goal.name}, {"holds", goal.holds}, {"has_held", goal.hasHeld}});
    const auto clean = [](const std::vector<std::string>& lines) {
        nlohmann::json list = nlohmann::json::array();
        for (const std::string& line : lines) list.push_back(printable(line));
        return list;
    };
    nlohmann::json json{{"file", printable(grade.file)},
                        {"result", nameOf(grade.result)},
                        {"goals", goals},
                        {"failed", clean(grade.failed)},
                        {"actions", grade.actions},
                        {"faults", grade.faults},
                        {"forbidden", clean(grade.forbidden)},
                        {"remarks", clean(grade.remarks)},
                        {"differs", nullptr},
                        {"solved_at_us", nullptr},
                        {"trouble", printable(grade.trouble)}};
    if (grade.differs) json["differs"] = printable(*grade.differs);
    if (grade.solvedAt) json["solved_at_us"] = (*grade.solvedAt - startOfTime).count();
    return json;
}

Grade gradeFromJson(const nlohmann::json& json) {
    Grade grade;
    grade.file = json.at("file").get<std::string>();
    const auto result = json.at("result").get<std::string>();
    for (const Result each : {Result::passed, Result::failed}) {
        if (result == nameOf(each)) grade.result = each;
    }
    for (const auto& goal : json.at("goals"))
        grade.goals.push_back(
            {goal.at("name").get<std::string>(), goal.at("holds").get<bool>(), goal.at("has_held").get<bool>()});
    json.at("failed").get_to(grade.failed);
    json.at("actions").get_to(grade.actions);
    json.at("faults").get_to(grade.faults);
    json.at("forbidden").get_to(grade.forbidden);
    json.at("remarks").get_to(grade.remarks);
    if (!json.at("differs").is_null()) grade.differs = json["differs"].get<std::string>();
    if (!json.at("solved_at_us").is_null())
        grade.solvedAt = startOfTime + microseconds(json["solved_at_us"].get<std::int64_t>());
    json.at("trouble").get_to(grade.trouble);
    return grade;
}

std::string toTable(const std::vector<Grade>& grades, const Challenge& challenge) {
    Rows rows{{"FILE", "RESULT", "ACTIONS", "FAULTS", "SOLVED AT", "NOT MET"}};
    for (const Grade& grade : grades) {
        if (grade.result == Result::unreadable) {
            rows.push_back({printable(grade.file), std::string{nameOf(grade.result)}, "-", "-", "-", ""});
            continue;
        }
        rows.push_back({printable(grade.file), std::string{nameOf(grade.result)},
                        ofBudget(grade.actions, challenge.actions), ofBudget(grade.faults, challenge.faults),
                        grade.solvedAt ? toSeconds(*grade.solvedAt) + " s" : "-",
                        printable(joined(grade.failed, ", "))});
    }
    const auto widths = widthsOf(rows);
    std::string text = rowText(rows[0], widths);
    for (std::size_t i = 0; i < grades.size(); ++i) text += rowText(rows[i + 1], widths) + detail(grades[i]);
    return text;
}

std::string toCsv(const std::vector<Grade>& grades, const Challenge& challenge) {
    std::string text = csvRow({"file", "result", "actions", "actions_allowed", "faults", "faults_allowed",
                               "solved_at_s", "not_met", "forbidden", "remarks", "differs", "trouble"});
    for (const Grade& grade : grades) {
        const bool read = grade.result != Result::unreadable;
        text += csvRow({grade.file, std::string{nameOf(grade.result)}, read ? std::to_string(grade.actions) : "",
                        budgetText(challenge.actions), read ? std::to_string(grade.faults) : "",
                        budgetText(challenge.faults), grade.solvedAt ? toSeconds(*grade.solvedAt) : "",
                        joined(grade.failed, "; "), joined(grade.forbidden, "; "), joined(grade.remarks, "; "),
                        grade.differs.value_or(""), grade.trouble});
    }
    return text;
}

nlohmann::json toJson(const std::vector<Grade>& grades, const Challenge& challenge) {
    nlohmann::json list = nlohmann::json::array();
    for (const Grade& grade : grades) list.push_back(toJson(grade));
    nlohmann::json json{
        {"challenge", challenge.name}, {"actions_allowed", nullptr}, {"faults_allowed", nullptr}, {"solutions", list}};
    if (challenge.actions) json["actions_allowed"] = *challenge.actions;
    if (challenge.faults) json["faults_allowed"] = *challenge.faults;
    return json;
}

}  // namespace zabscope::learn
