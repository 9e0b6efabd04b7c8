// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/learn/challenge.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "app/input.h"
#include "app/learn/excess.h"
#include "app/learn/text_shape.h"
#include "app/play.h"
#include "core/catalog.h"
#include "core/trace/script.h"
#include "core/trace/words.h"

namespace zabscope::learn {
namespace {

constexpr std::string_view ending = ".challenge";
constexpr std::string_view folder = ":/challenges";

const TextShape& shape() {
    static const TextShape shape{
        {{"challenge", true}, {"difficulty", true}, {"time", true}, {"actions"}, {"faults"}, {"allow"}},
        {{"title", true, true, {}},
         {"task", true, true, {}},
         {"scenario", true, false, {}},
         {"condition", true, false, {}},
         {"goal", true, true, {}},
         {"hint", false, true, {}},
         {"afterwards", false, true, {}},
         {"solution", false, false, {}}},
        {"en", "zh_CN"}};
    return shape;
}

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::optional<std::int64_t> numberIn(std::string_view text, std::int64_t least, std::int64_t most) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < least || value > most) return std::nullopt;
    return value;
}

/// The parts between a separator, trimmed.
std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t end = text.find(separator);
        parts.push_back(trimmed(text.substr(0, end)));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

std::string nameOfFile(const std::string& file) {
    const std::size_t slash = file.find_last_of("/\\");
    std::string name = slash == std::string::npos ? file : file.substr(slash + 1);
    return name.substr(0, name.rfind('.'));
}

class ChallengeReader {
public:
    explicit ChallengeReader(const TextPage& page) : m_page(page) {}

    std::variant<Challenge, TextProblem> read() {
        m_challenge.file = m_page.file;
        m_challenge.name = nameOfFile(m_page.file);
        readFields();
        readScenario();
        readTexts();
        readGoals();
        readSolution();
        if (!m_problem) playOpening();
        if (m_problem) return *std::move(m_problem);
        return std::move(m_challenge);
    }

private:
    void complain(int line, std::string message) {
        if (!m_problem) m_problem = TextProblem{m_page.file, line, std::move(message)};
    }
    void complain(const ScenarioError& error, int before) {
        complain(before + error.place.line, "column " + std::to_string(error.place.column) + ": " + error.message);
    }

    std::int64_t number(const TextField& field, std::int64_t least, std::int64_t most) {
        const auto value = numberIn(field.value, least, most);
        if (!value) {
            complain(field.line, field.name + " is a number from " + std::to_string(least) + " to " +
                                     std::to_string(most) + ", not \"" + field.value + "\"");
        }
        return value.value_or(least);
    }

    void readFields() {
        for (const TextField& field : m_page.fields) {
            if (field.name == "challenge") {
                if (field.value != "1") complain(field.line, "this program reads challenges of form 1");
            } else if (field.name == "difficulty") {
                m_challenge.difficulty = static_cast<int>(number(field, 1, Challenge::hardest));
            } else if (field.name == "time") {
                readTime(field);
            } else if (field.name == "actions") {
                m_challenge.actions = number(field, 0, 1000);
            } else if (field.name == "faults") {
                m_challenge.faults = number(field, 0, 1000);
            } else {
                readAllowed(field);
            }
        }
    }

    void readTime(const TextField& field) {
        const Ensemble anybody;
        try {
            Words words(field.value, anybody);
            m_challenge.time = words.duration("a time", seconds(1), Challenge::longest);
            words.expectEnd();
        } catch (const Misread& misread) {
            complain(field.line, misread.message);
        }
    }

    /// "start, kill 2": kinds of actions, each perhaps with how often.
    void readAllowed(const TextField& field) {
        for (const std::string_view part : split(field.value, ',')) {
            Allowance allowance;
            const std::size_t blank = part.rfind(' ');
            std::string_view name = part;
            if (blank != std::string_view::npos) allowance.most = numberIn(part.substr(blank + 1), 1, 1000);
            if (allowance.most) name = trimmed(part.substr(0, blank));
            const auto kind = actionKindByName(name);
            if (!kind) return complain(field.line, unknownKind(name));
            allowance.kind = *kind;
            if (m_challenge.allowance(*kind))
                return complain(field.line, std::string{name} + " stands twice; remove one of the two");
            m_challenge.allowed.push_back(allowance);
        }
    }

    static std::string unknownKind(std::string_view name) {
        std::vector<std::string_view> names;
        std::string list;
        for (int kind = 0; kind < actionKinds; ++kind) {
            names.push_back(nameOf(static_cast<ActionKind>(kind)));
            list += (kind == 0 ? "" : ", ") + std::string{names.back()};
        }
        const std::string_view meant = nearest(name, names);
        return "there is no action \"" + std::string{name} + "\"" +
               (meant.empty() ? "; there are: " + list : "; did you mean " + std::string{meant} + "?");
    }

    void readScenario() {
        if (m_problem) return;
        const TextCode code = codeOf(*m_page.section("scenario"));
        auto parsed = parseScenario(code.text, m_challenge.name);
        if (const auto* error = std::get_if<ScenarioError>(&parsed)) return complain(*error, code.line);
        const auto checked = zabscope::readScenario(code.text, m_challenge.name);  // the protocol's own words as well
        if (const auto* error = std::get_if<InputError>(&checked)) return complain(code.line + 1, error->line);
        m_challenge.scenario = std::get<Scenario>(std::move(parsed));
        if (const auto excess = excessIn(m_challenge.scenario.script))
            complain(code.line + excess->line, excess->message);
    }

    Texts textsOf(std::string_view section, std::string_view argument) const {
        Texts texts;
        for (const TextSection* each : m_page.all(section)) {
            if (each->argument == argument) texts[each->language] = each->body;
        }
        return texts;
    }

    void readTexts() {
        m_challenge.title = textsOf("title", {});
        m_challenge.task = textsOf("task", {});
        if (!m_page.all("afterwards").empty()) m_challenge.afterwards.push_back(textsOf("afterwards", {}));
        for (const char* name : {"title", "task", "afterwards"}) {
            for (const TextSection* each : m_page.all(name)) {
                if (!each->argument.empty()) complain(each->line, "nothing stands behind the word " + each->name);
            }
        }
        int next = 1;
        for (const TextSection* each : m_page.all("hint")) {
            if (each->language != "en") continue;
            if (each->argument != std::to_string(next))
                return complain(each->line, "hints are numbered in their order; this is hint " + std::to_string(next));
            if (next > Challenge::mostHints)
                return complain(each->line, "more than " + std::to_string(Challenge::mostHints) + " hints");
            m_challenge.hints.push_back(textsOf("hint", each->argument));
            ++next;
        }
    }

    void readGoals() {
        if (m_problem) return;
        for (const TextSection* each : m_page.all("condition")) {
            if (m_challenge.goals.size() == Challenge::mostGoals)
                return complain(each->line, "more than " + std::to_string(Challenge::mostGoals) + " conditions");
            Goal goal{each->argument, {}, textsOf("goal", each->argument)};
            if (goal.name.empty()) return complain(each->line, "name this condition, as \"## condition leads\"");
            if (goal.text.empty()) {
                return complain(each->line, "there is no text for it; add \"## goal " + goal.name + " [en]\"");
            }
            readSteps(*each, goal);
            if (m_problem) return;
            m_challenge.goals.push_back(std::move(goal));
        }
        for (const TextSection* each : m_page.all("goal")) {
            const bool known = std::any_of(m_challenge.goals.begin(), m_challenge.goals.end(),
                                           [&](const Goal& goal) { return goal.name == each->argument; });
            if (!known)
                complain(each->line, "there is no condition for it; add \"## condition " + each->argument + "\"");
        }
    }

    void readSteps(const TextSection& section, Goal& goal) {
        const TextCode code = codeOf(section);
        const auto invariants = protocolOf(m_challenge.scenario.ensemble).makeInvariants(m_challenge.scenario.ensemble);
        int line = code.line;
        for (const std::string_view step : split(code.text, '\n')) {
            ++line;
            if (step.empty()) continue;
            auto parsed = parseCondition(step, m_challenge.scenario.ensemble);
            if (const auto* error = std::get_if<ScenarioError>(&parsed)) return complain(*error, line - 1);
            auto& condition = std::get<Condition>(parsed);
            for (const std::string& name : invariantsNamedIn(condition)) {
                const bool known = std::any_of(invariants.begin(), invariants.end(),
                                               [&](const auto& invariant) { return invariant->name() == name; });
                if (!known) return complain(line, "there is no invariant " + name);
            }
            if (goal.steps.size() == Challenge::mostSteps)
                return complain(line, "more than " + std::to_string(Challenge::mostSteps) + " steps");
            goal.steps.push_back(std::move(condition));
        }
        if (goal.steps.empty()) complain(section.line, "write a condition under the heading");
    }

    void readSolution() {
        const TextSection* section = m_page.section("solution");
        if (m_problem || !section) return;
        const TextCode code = codeOf(*section);
        const auto parsed = parseScript(code.text, m_challenge.name, m_challenge.scenario.ensemble);
        if (const auto* error = std::get_if<ScenarioError>(&parsed)) return complain(*error, code.line);
        m_challenge.solution = code.text;
    }

    /// What happens before the person's turn must go well, end, and leave nothing that would happen later.
    void playOpening() {
        const int before = codeOf(*m_page.section("scenario")).line;
        Play play(m_challenge.scenario, Carrier::memory);
        const Instant end = startOfTime + m_challenge.time;
        bool more = true;
        while (more && play.timeline().last() < Challenge::longestOpening && play.simulator().now() < end)
            more = play.advance(1);
        if (more) return complain(before + 1, "the scenario's script does not end in the challenge's time; shorten it");
        for (const Director::Failure& failure : play.director().failures())
            return complain(before + failure.place.line, failure.reason);
        for (const std::size_t waiting : play.director().waiting()) {
            return complain(before + m_challenge.scenario.script[waiting].place.line,
                            "this has not happened when the script ends; let it run longer, or remove the line");
        }
        for (const Director::Deed& deed : play.director().deeds()) {
            const Event& event = play.timeline().event(deed.event);
            m_challenge.opening.push_back({event.at, std::string{std::get<Commanded>(event.what).text}});
        }
        m_challenge.begins = play.simulator().now();
    }

    const TextPage& m_page;
    Challenge m_challenge;
    std::optional<TextProblem> m_problem;
};

}  // namespace

const std::string& in(const Texts& texts, std::string_view language) {
    static const std::string nothing;
    auto found = texts.find(language);
    if (found == texts.end()) found = texts.find("en");
    return found == texts.end() ? nothing : found->second;
}

const Allowance* Challenge::allowance(ActionKind kind) const {
    const auto at =
        std::find_if(allowed.begin(), allowed.end(), [kind](const Allowance& each) { return each.kind == kind; });
    return at == allowed.end() ? nullptr : &*at;
}

std::variant<Challenge, TextProblem> readChallenge(std::string_view text, const std::string& file) {
    auto page = readTextPage(text, file);
    if (auto* problem = std::get_if<TextProblem>(&page)) return std::move(*problem);
    if (auto problem = checkShape(std::get<TextPage>(page), shape())) return *std::move(problem);
    return ChallengeReader(std::get<TextPage>(page)).read();
}

std::variant<Challenge, TextProblem> loadChallenge(const std::string& path) {
    const bool bare = path.find_first_of("/\\.") == std::string::npos;
    const std::string file = bare ? std::string{folder} + "/" + path + std::string{ending} : path;
    auto text = readTextFile(file);
    if (auto* problem = std::get_if<TextProblem>(&text)) {
        if (!bare) return std::move(*problem);
        std::string names;
        for (const std::string& each : challengeFiles()) names += (names.empty() ? "" : ", ") + nameOfFile(each);
        return TextProblem{path, 0, "is no challenge of this program; there are: " + names + "; or name a file"};
    }
    return readChallenge(std::get<std::string>(text), file);
}

std::vector<std::string> challengeFiles() { return textFilesIn(std::string{folder}, std::string{ending}); }

}  // namespace zabscope::learn
