// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/learn/lesson_question.h"

#include <algorithm>
#include <sstream>

namespace zabscope::learn {
namespace {

/// One language's form of a question.
struct Asked {
    struct Line {
        bool right;
        std::string text;
        int line;
    };
    std::string text;
    std::vector<Line> choices;
};

std::string trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return std::string{text.substr(first, text.find_last_not_of(" \t") - first + 1)};
}

Asked readAsked(const TextSection& section) {
    Asked asked;
    std::istringstream lines(section.body);
    int number = section.bodyLine - 1;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        const bool choice = line.starts_with("+ ") || line.starts_with("- ");
        if (choice) {
            asked.choices.push_back({line.front() == '+', trimmed(line.substr(2)), number});
        } else if (!asked.choices.empty() && !trimmed(line).empty()) {
            asked.choices.back().text += " " + trimmed(line);
        } else if (asked.choices.empty()) {
            asked.text += line + "\n";
        }
    }
    asked.text.resize(asked.text.find_last_not_of('\n') + 1);
    return asked;
}

}  // namespace

std::variant<Question, TextProblem> readQuestion(const std::vector<const TextSection*>& sections,
                                                 const std::string& file) {
    Question question;
    for (const TextSection* section : sections) {
        const auto problem = [&](int line, std::string message) { return TextProblem{file, line, std::move(message)}; };
        const Asked asked = readAsked(*section);
        if (asked.text.empty()) return problem(section->line, "write the question above its first choice");
        if (asked.choices.size() < 2 || asked.choices.size() > Lesson::mostChoices)
            return problem(section->line, "a question has 2 to 8 choices, lines that begin with \"+ \" or \"- \"");
        const auto isRight = [](const Asked::Line& each) { return each.right; };
        if (std::none_of(asked.choices.begin(), asked.choices.end(), isRight) ||
            std::all_of(asked.choices.begin(), asked.choices.end(), isRight))
            return problem(section->line, "a question has a right choice (\"+ \") and a wrong one (\"- \")");
        if (question.choices.empty()) question.choices.resize(asked.choices.size());
        if (question.choices.size() != asked.choices.size())
            return problem(section->line, "this question has another number of choices in another language");
        question.text.byLanguage[section->language] = asked.text;
        for (std::size_t i = 0; i < asked.choices.size(); ++i) {
            const Asked::Line& line = asked.choices[i];
            const std::size_t arrow = line.text.find(" => ");
            if (arrow == std::string::npos)
                return problem(line.line, "put \" => \" and what is to be said about this choice behind it");
            Choice& choice = question.choices[i];
            if (question.text.byLanguage.size() > 1 && choice.right != line.right)
                return problem(line.line, "this choice is right in one language and wrong in another");
            choice.right = line.right;
            choice.text.byLanguage[section->language] = trimmed(line.text.substr(0, arrow));
            choice.feedback.byLanguage[section->language] = trimmed(line.text.substr(arrow + 4));
        }
    }
    return question;
}

}  // namespace zabscope::learn
