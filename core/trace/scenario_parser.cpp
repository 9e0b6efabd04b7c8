// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <optional>
#include <utility>

#include "core/trace/command_parser.h"
#include "core/trace/condition_parser.h"
#include "core/trace/scenario.h"
#include "core/trace/script.h"
#include "core/trace/setting_parser.h"

namespace zabscope {
namespace {

/// A line that only records the conversation of the statement above.
bool isConversation(std::string_view line) { return line.starts_with(">"); }

std::string_view withoutMark(std::string_view line) {
    line.remove_prefix(1);
    if (line.starts_with(' ')) line.remove_prefix(1);
    return line;
}

/// What may follow the word that begins a statement.
AtStatement readAt(Words& words) {
    AtStatement statement;
    statement.at = startOfTime + words.duration("a time since the start");
    if (words.accept("#"))
        statement.after = words.number("the number of an event of that instant", 1, Words::largestCount);
    words.expect(":");
    statement.commands = readCommands(words);
    return statement;
}

WhenStatement readWhen(Words& words) {
    WhenStatement statement;
    statement.condition = readCondition(words);
    words.expect(":");
    words.setIt(serverNamedIn(statement.condition));
    statement.commands = readCommands(words);
    return statement;
}

RunStatement readRun(Words& words) {
    RunStatement statement;
    if (words.accept("until")) {
        statement.hasCondition = true;
        statement.condition = readCondition(words);
        words.expect("at most");
    }
    statement.atMost = words.duration("a time");
    return statement;
}

class ScenarioReader {
public:
    /// What is read: a whole scenario, or statements alone that are played on a stage of their own.
    enum class Whole : std::uint8_t { scenario, script };

    ScenarioReader(Scenario& scenario, Whole whole)
        : m_scenario(scenario), m_settings(scenario), m_whole(whole), m_inScript(whole == Whole::script) {}

    /// Throws Misread; line() is where.
    void run() {
        checkText();
        std::string_view rest = m_scenario.source;
        if (rest.starts_with("\xef\xbb\xbf")) rest.remove_prefix(3);  // some editors' mark of UTF-8
        bool opened = false;
        while (!rest.empty()) {
            ++m_line;
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            std::string_view line = rest.substr(0, end);
            rest.remove_prefix(std::min(end + 1, rest.size()));
            if (line.ends_with('\r')) line.remove_suffix(1);
            if (isConversation(line)) {
                if (m_scenario.script.empty()) throw Misread{1, "a recorded line needs a statement above it"};
                m_scenario.script.back().conversation.emplace_back(withoutMark(line));
                continue;
            }
            Words words{line, m_scenario.ensemble};
            if (words.atEnd()) continue;
            if (opened || (m_whole == Whole::script && !words.sees("zabscope"))) {
                readLine(words);
            } else {
                readOpening(words);
            }
            words.expectEnd();
            opened = true;
        }
        if (!opened && m_whole == Whole::scenario) throw Misread{1, "expected \"zabscope scenario 1\", got an empty file"};
        if (!m_inScript) m_settings.finish();
    }
    int line() const { return std::max(m_line, 1); }

private:
    void checkText() {
        const std::string_view text = m_scenario.source;
        if (text.size() > Scenario::largestSource) {
            throw Misread{1, "a scenario has at most " + std::to_string(Scenario::largestSource) +
                                 " bytes, this one has " + std::to_string(text.size())};
        }
        const std::size_t bad = firstNotUtf8(text);
        if (bad == std::string_view::npos) return;
        const std::string_view before = text.substr(0, bad);
        const std::size_t lineBreak = before.rfind('\n');
        m_line = 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
        throw Misread{1 + lengthInCharacters(before.substr(lineBreak == std::string_view::npos ? 0 : lineBreak + 1)),
                      "the text is not UTF-8 here"};
    }

    void readOpening(Words& words) {
        if (!words.accept("zabscope") || !words.accept("scenario"))
            words.fail("\"zabscope scenario 1\" as the first line");
        if (!words.accept("1")) words.fail("version 1 of the scenario language");
    }

    void readLine(Words& words) {
        if (!m_inScript) {
            if (m_settings.read(words, m_line)) return checkCount(words);
            if (beginsLikeSetting(words)) words.fail();
            m_settings.finish();
            m_inScript = true;
        } else if (SettingReader::sees(words)) {
            words.failAt(words.peek(), m_whole == Whole::script
                                           ? "only statements stand here: the stage and its settings are given"
                                           : "settings must stand before the first statement");
        }
        const Place place{m_line, words.peek().column};
        m_scenario.script.push_back({readStatement(words), place, std::string{words.written()}, {}});
        checkCount(words);
    }

    /// "init limt": a phrase of a setting that went wrong behind its first word, and no statement either.
    static bool beginsLikeSetting(const Words& words) {
        return words.sees("init") || words.sees("notification") || words.sees("finalize") || words.sees("connect") ||
               words.sees("observer") || words.sees("commit") || words.sees("snap") || words.sees("snapshot") ||
               words.sees("force") || words.sees("initial");
    }

    decltype(Statement::what) readStatement(Words& words) {
        if (words.accept("at")) return readAt(words);
        if (words.accept("when")) return readWhen(words);
        if (words.accept("run")) return readRun(words);
        if (words.accept("expect")) return ExpectStatement{readCondition(words)};
        for (const std::string_view word : {"title", "servers", "seed", "network", "variant"}) words.hint(word);
        DoStatement statement{readCommand(words)};
        if (words.sees(";"))
            words.failAt(words.peek(), "several commands stand behind \"at\" or \"when\" only; begin a new line");
        return statement;
    }

    void checkCount(const Words& words) const {
        if (m_scenario.script.size() <= Scenario::mostStatements) return;
        words.failAt(words.peek(),
                     "a scenario has at most " + std::to_string(Scenario::mostStatements) + " statements");
    }

    Scenario& m_scenario;
    SettingReader m_settings;
    Whole m_whole;
    int m_line = 0;
    bool m_inScript;
};

std::optional<ScenarioError> readInto(Scenario& scenario, ScenarioReader::Whole whole) {
    ScenarioReader reader{scenario, whole};
    try {
        reader.run();
    } catch (const Misread& misread) {
        return ScenarioError{scenario.name, {reader.line(), misread.column}, misread.message};
    }
    return std::nullopt;
}

/// Reads a single line with nothing behind it.
template <typename Read>
auto readAlone(std::string_view text, const Ensemble& ensemble, Read read)
    -> std::variant<decltype(read(std::declval<Words&>())), ScenarioError> {
    try {
        if (text.size() > Scenario::largestSource)
            throw Misread{1, "longer than " + std::to_string(Scenario::largestSource) + " bytes"};
        if (firstNotUtf8(text) != std::string_view::npos) throw Misread{1, "the text is not UTF-8"};
        Words words{text, ensemble};
        auto value = read(words);
        words.expectEnd();
        return value;
    } catch (const Misread& misread) {
        return ScenarioError{{}, {1, misread.column}, misread.message};
    }
}

}  // namespace

std::string ScenarioError::text() const {
    return (file.empty() ? "" : file + ":") + std::to_string(place.line) + ":" + std::to_string(place.column) + ": " +
           message;
}

std::variant<Scenario, ScenarioError> parseScenario(std::string_view text, std::string name) {
    Scenario scenario;
    scenario.name = std::move(name);
    scenario.source = text;
    if (auto error = readInto(scenario, ScenarioReader::Whole::scenario)) return *std::move(error);
    return scenario;
}

std::variant<std::vector<Statement>, ScenarioError> parseScript(std::string_view text, std::string name,
                                                                const Ensemble& ensemble) {
    Scenario stage;
    stage.name = std::move(name);
    stage.source = text;
    stage.ensemble = ensemble;
    if (auto error = readInto(stage, ScenarioReader::Whole::script)) return *std::move(error);
    return std::move(stage.script);
}

std::variant<Command, ScenarioError> parseCommand(std::string_view text, const Ensemble& ensemble) {
    return readAlone(text, ensemble, readCommand);
}

std::variant<Condition, ScenarioError> parseCondition(std::string_view text, const Ensemble& ensemble) {
    return readAlone(text, ensemble, readCondition);
}

}  // namespace zabscope
