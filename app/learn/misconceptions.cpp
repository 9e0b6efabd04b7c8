// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/learn/misconceptions.h"

#include <QFileInfo>
#include <algorithm>
#include <cassert>
#include <charconv>
#include <optional>

#include "app/input.h"
#include "app/learn/text_shape.h"

namespace zabscope::learn {
namespace {

const TextShape& shape() {
    static const TextShape shape{{{"article"}, {"scenario"}, {"same"}},
                                 {{"claim", true, true, {}},
                                  {"fact", true, true, {}},
                                  {"look", false, true, {}},
                                  {"words", false, true, {}},
                                  {"source", true, false, {}},
                                  {"scenario", false, false, {}}},
                                 {}};
    return shape;
}

/// A number at the beginning of the text, 0 if there is none.
int leadingNumber(std::string_view text) {
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

/// Reads one file and fills in all but what it shares with another one.
class Reader {
public:
    Reader(const std::string& path, const std::string& scenarios) : m_path(path), m_scenarios(scenarios) {}

    std::optional<TextProblem> read(Misconception& made) {
        auto text = readTextFile(m_path);
        if (const auto* problem = std::get_if<TextProblem>(&text)) return *problem;
        auto page = readTextPage(std::get<std::string>(text), m_path);
        if (const auto* problem = std::get_if<TextProblem>(&page)) return *problem;
        made.page = std::get<TextPage>(std::move(page));
        if (auto problem = checkShape(made.page, shape())) return problem;
        made.name = QFileInfo(QString::fromStdString(m_path)).completeBaseName().toStdString();
        made.number = leadingNumber(made.name);
        if (made.number <= 0) return TextProblem{m_path, 0, "the file's name must begin with a number, as 27_name.md"};
        made.article = leadingNumber(made.page.field("article").value_or(""));
        return readScenarioPart(made);
    }

private:
    std::optional<TextProblem> readScenarioPart(Misconception& made) const {
        const TextSection* own = made.page.section("scenario");
        const auto named = made.page.field("scenario");
        const auto same = made.page.field("same");
        if ((own ? 1 : 0) + (named ? 1 : 0) + (same ? 1 : 0) > 1)
            return TextProblem{m_path, 0,
                               "has more than one scenario; keep the section, the field scenario or the field same"};
        if (!own && !named && !same) return std::nullopt;
        if (!made.page.section("look"))
            return TextProblem{m_path, 0, "can be run, but does not say what to look at; add \"## look [en]\""};
        if (same) return std::nullopt;
        TextCode code{{}, 0};
        made.scenarioName = m_path;
        if (own) {
            code = codeOf(*own);
        } else {
            made.scenarioName = m_scenarios + "/" + *named + ".zab";
            auto text = readTextFile(made.scenarioName);
            if (const auto* problem = std::get_if<TextProblem>(&text)) return *problem;
            code.text = std::get<std::string>(std::move(text));
        }
        const auto scenario = zabscope::readScenario(code.text, made.scenarioName, code.line);
        if (const auto* error = std::get_if<InputError>(&scenario))
            return TextProblem{"", 0, error->line};  // it names the file itself
        made.scenario = std::move(code.text);
        return std::nullopt;
    }

    const std::string& m_path;
    const std::string& m_scenarios;
};

}  // namespace

std::string Misconception::text(std::string_view section, std::string_view language) const {
    const TextSection* found = page.section(section, language);
    return found ? found->body : std::string{};
}

Misconceptions Misconceptions::load(const std::string& folder, const std::string& scenarios) {
    Misconceptions read;
    for (const std::string& path : textFilesIn(folder, ".md")) {
        Misconception made;
        if (auto problem = Reader(path, scenarios).read(made)) {
            read.m_problems.push_back(std::move(*problem));
        } else {
            read.m_all.push_back(std::move(made));
        }
    }
    for (Misconception& each : read.m_all) {
        const auto same = each.page.field("same");
        if (!same) continue;
        const auto other = std::find_if(read.m_all.begin(), read.m_all.end(),
                                        [&](const Misconception& one) { return one.name == *same && one.runs(); });
        if (other == read.m_all.end()) {
            read.m_problems.push_back({each.page.file, 0, "field same: there is no " + *same + " that can be run"});
            continue;
        }
        each.scenario = other->scenario;
        each.scenarioName = other->scenarioName;
    }
    std::stable_sort(read.m_all.begin(), read.m_all.end(),
                     [](const Misconception& a, const Misconception& b) { return a.number < b.number; });
    for (std::size_t i = 0; i < read.m_all.size(); ++i) {
        for (const TextSection& section : read.m_all[i].page.sections) {
            const bool title = section.name == "claim" || section.name == "words";
            if (section.name == "scenario") continue;
            read.m_search.add(i, QString::fromStdString(section.body), title ? 3 : 1);
        }
    }
    return read;
}

std::vector<const Misconception*> Misconceptions::find(std::string_view query) const {
    std::vector<const Misconception*> found;
    const QString words = QString::fromUtf8(query.data(), static_cast<qsizetype>(query.size())).trimmed();
    if (words.isEmpty()) {
        for (const Misconception& each : m_all) found.push_back(&each);
        return found;
    }
    for (const std::size_t number : m_search.find(words)) found.push_back(&m_all[number]);
    return found;
}

const Misconception* Misconceptions::byNumber(int number) const {
    const auto at =
        std::find_if(m_all.begin(), m_all.end(), [&](const Misconception& each) { return each.number == number; });
    return at == m_all.end() ? nullptr : &*at;
}

Scenario scenarioOf(const Misconception& misconception) {
    assert(misconception.runs());
    auto scenario = readScenario(misconception.scenario, misconception.scenarioName);
    assert(std::holds_alternative<Scenario>(scenario));  // it was read once when it was loaded
    return std::get<Scenario>(std::move(scenario));
}

}  // namespace zabscope::learn
