// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/variation.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <sstream>

namespace zabscope {
namespace {

/// Settings with one value, by the words that open their lines. Some are a part of a line with others: "latency" of
/// "network latency 2ms jitter 1ms".
struct Variable {
    std::string_view phrase;
    bool isPart = false;
};
constexpr std::array<Variable, 18> variables{{{"tick"},
                                              {"init limit"},
                                              {"sync limit"},
                                              {"finalize wait"},
                                              {"connect timeout"},
                                              {"observer election delay"},
                                              {"notification interval"},
                                              {"commit log"},
                                              {"snap count"},
                                              {"snapshot size factor"},
                                              {"initial counter"},
                                              {"servers"},
                                              {"network latency", true},
                                              {"network jitter", true},
                                              {"network bandwidth", true},
                                              {"disk write", true},
                                              {"disk flush", true},
                                              {"disk bandwidth", true}}};

std::string known() {
    std::string all;
    for (const Variable& each : variables) all += (all.empty() ? "" : ", ") + std::string{each.phrase};
    return all;
}

std::string trimmed(const std::string& text) {
    const auto isSpace = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    const auto first = std::find_if_not(text.begin(), text.end(), isSpace);
    const auto last = std::find_if_not(text.rbegin(), text.rend(), isSpace).base();
    return first < last ? std::string(first, last) : std::string();
}

/// "initLimit 5" as "init limit 5".
std::string spelledOut(const std::string& text) {
    std::string out;
    for (const char c : text) {
        const bool capital = c >= 'A' && c <= 'Z' && !out.empty() && out.back() >= 'a' && out.back() <= 'z';
        const bool isName = out.find_first_of("0123456789") == std::string::npos;
        if (capital && isName) {
            out += ' ';
            out += static_cast<char>(std::tolower(c));
        } else {
            out += c;
        }
    }
    return out;
}

std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> parts{""};
    for (const char c : text) {
        if (c == ',') {
            parts.emplace_back();
        } else {
            parts.back() += c;
        }
    }
    for (std::string& part : parts) part = trimmed(part);
    return parts;
}

/// The line that is there with the part's value changed, "network latency 2ms jitter 1ms" with jitter 3ms. In canonical
/// form such a line has all its parts.
std::string withPart(const std::string& line, std::string_view part, const std::string& value) {
    std::istringstream in(line);
    std::string text;
    std::string word;
    bool isValue = false;
    while (in >> word) {
        text += (text.empty() ? "" : " ") + (isValue ? value : word);
        isValue = word == part;
    }
    return text;
}

/// The canonical form with the setting changed. Its settings end with an empty line, if there is a script.
std::string withSetting(const std::string& canonical, const Variable& variable, const std::string& value) {
    const std::string phrase{variable.phrase};
    const std::string opening = variable.isPart ? phrase.substr(0, phrase.find(' ')) : phrase;
    std::istringstream in(canonical);
    std::string text;
    std::string each;
    bool inSettings = true;
    bool placed = false;
    const auto place = [&](const std::string& line) {
        if (!placed) text += line + '\n';
        placed = true;
    };
    while (std::getline(in, each)) {
        if (inSettings && each.empty()) {
            inSettings = false;
            place(phrase + " " + value);
        }
        if (!inSettings || !each.starts_with(opening + " ")) {
            text += each + '\n';
        } else {
            place(variable.isPart ? withPart(each, phrase.substr(phrase.find(' ') + 1), value) : phrase + " " + value);
        }
    }
    place(phrase + " " + value);
    return text;
}

}  // namespace

std::variant<std::vector<Variant>, InputError> variantsOf(const Scenario& scenario, const std::string& wish) {
    const std::string text = trimmed(spelledOut(trimmed(wish)));
    const auto variable = std::find_if(variables.begin(), variables.end(), [&](const Variable& each) {
        return text.starts_with(std::string{each.phrase} + " ");
    });
    if (variable == variables.end())
        return InputError{wish + ": name a setting and its values, as \"init limit 5, 10, 20\"; there are " + known()};
    const std::vector<std::string> values = split(text.substr(variable->phrase.size()));
    if (values.size() < 2 || values.size() > mostVariants)
        return InputError{wish + ": name two to " + std::to_string(mostVariants) +
                          " values with commas between, as \"init limit 5, 10, 20\""};
    std::vector<Variant> all;
    const std::string canonical = toText(scenario);
    for (const std::string& value : values) {
        const std::string line = std::string{variable->phrase} + " " + value;
        auto read = readScenario(withSetting(canonical, *variable, value), "\"" + line + "\"");
        if (auto* error = std::get_if<InputError>(&read)) return std::move(*error);
        auto& varied = std::get<Scenario>(read);
        varied.name = scenario.name;
        all.push_back({line, std::move(varied)});
    }
    return all;
}

}  // namespace zabscope
