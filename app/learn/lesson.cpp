// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/learn/lesson.h"

#include <algorithm>
#include <charconv>

#include "app/input.h"
#include "app/learn/glossary.h"
#include "app/learn/lesson_question.h"
#include "app/learn/text_shape.h"
#include "core/trace/words.h"
#include "views/panels.h"

namespace zabscope::learn {
namespace {

const TextShape& shape() {
    static const TextShape lesson{
        {{"number", true}, {"minutes"}},
        {{"title", true, true},
         {"summary", true, true},
         {"scenario", true},
         {"page", true, false, {{"when"}, {"expect"}, {"look", true}, {"servers"}, {"terms"}, {"source"}}},
         {"text", true, true},
         {"question", false, true}},
        {"en", "zh_CN"}};
    return lesson;
}

std::vector<std::string> words(const std::string& text) {
    std::vector<std::string> list;
    std::string word;
    for (const char c : text + " ") {
        if (c != ' ' && c != ',') {
            word += c;
        } else if (!word.empty()) {
            list.push_back(std::exchange(word, {}));
        }
    }
    return list;
}

/// A paragraph without its line breaks; Chinese has no blanks between words.
std::string oneLine(std::string text, const std::string& language) {
    const std::string between = language == "zh_CN" ? "" : " ";
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos;) text.replace(at, 1, between);
    return text;
}

std::optional<int> number(const std::string& text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

class Reader {
public:
    explicit Reader(const TextPage& page) : m_page(page) {}

    std::variant<Lesson, TextProblem> read() {
        readHead();
        if (!m_problem) readScenarioSection();
        for (const TextSection* section : m_page.all("page")) {
            if (!m_problem) readPage(*section);
        }
        for (const char* name : {"text", "question"}) {
            for (const TextSection* section : m_page.all(name)) {
                judgeOwner(*section);
                judgeLinks(*section);
            }
        }
        if (m_problem) return *m_problem;
        return std::move(m_lesson);
    }

private:
    void complain(int line, std::string message) {
        if (!m_problem) m_problem = TextProblem{m_page.file, line, std::move(message)};
    }

    void readHead() {
        m_lesson.file = m_page.file;
        m_lesson.key = m_page.file.substr(m_page.file.find_last_of('/') + 1);
        m_lesson.key.resize(std::min(m_lesson.key.size(), m_lesson.key.find('.')));
        m_lesson.key.erase(0, std::min(m_lesson.key.find_first_not_of("0123456789_"), m_lesson.key.size()));
        const auto count = [&](const char* name, int most) {
            for (const TextField& field : m_page.fields) {
                if (field.name != name) continue;
                const auto value = number(field.value);
                if (value && *value >= 1 && *value <= most) return *value;
                complain(field.line, field.name + " is a number from 1 to " + std::to_string(most));
            }
            return 0;
        };
        m_lesson.number = count("number", 999);
        m_lesson.minutes = count("minutes", 600);
        for (const TextSection* section : m_page.all("title"))
            m_lesson.title.byLanguage[section->language] = section->body;
        for (const TextSection* section : m_page.all("summary"))
            m_lesson.summary.byLanguage[section->language] = oneLine(section->body, section->language);
    }

    void readScenarioSection() {
        const TextSection& section = *m_page.all("scenario").front();
        const TextCode code = codeOf(section);
        auto scenario = readScenario(code.text, m_lesson.key);
        if (const auto* error = std::get_if<InputError>(&scenario))
            return complain(section.line,
                            "its scenario, counted from line " + std::to_string(code.line) + ": " + error->line);
        m_lesson.scenario = std::get<Scenario>(std::move(scenario));
    }

    std::optional<Condition> condition(const TextSection& section, const char* name) {
        for (const TextField& field : section.fields) {
            if (field.name != name) continue;
            auto parsed = parseCondition(field.value, m_lesson.scenario.ensemble);
            if (auto* good = std::get_if<Condition>(&parsed)) return std::move(*good);
            complain(field.line, field.name + ": " + std::get<ScenarioError>(parsed).message);
        }
        return std::nullopt;
    }

    void readPage(const TextSection& section) {
        if (section.argument.empty()) return complain(section.line, "give the page a name, as \"## page first_votes\"");
        if (m_lesson.pages.size() >= Lesson::mostPages) return complain(section.line, "a lesson has at most 60 pages");
        LessonPage page;
        page.name = section.argument;
        page.line = section.line;
        page.when = condition(section, "when");
        page.expect = condition(section, "expect");
        page.look = words(section.field("look").value_or(""));
        page.terms = words(section.field("terms").value_or(""));
        page.source = section.field("source").value_or("");
        for (const std::string& view : page.look) {
            const auto isView = [&](const Panel& panel) { return panel.name == view; };
            if (std::none_of(panels().begin(), panels().end(), isView))
                complain(lineOf(section, "look"), "there is no view " + view + " to look at" + meantView(view));
        }
        for (const std::string& term : page.terms) judgeTerm(lineOf(section, "terms"), term);
        for (const std::string& word : words(section.field("servers").value_or(""))) {
            const auto sid = number(word);
            const auto& members = m_lesson.scenario.ensemble.members;
            const auto isIt = [&](const Member& member) { return member.sid == sid; };
            if (!sid || std::none_of(members.begin(), members.end(), isIt))
                complain(section.line, "its scenario has no server " + word);
            page.servers.push_back(sid.value_or(noNode));
        }
        for (const TextSection* text : of("text", page.name)) page.text.byLanguage[text->language] = text->body;
        if (page.text.empty())
            return complain(section.line, "the page has no text; add \"## text " + page.name + " [en]\"");
        readQuestionOf(page);
        m_lesson.pages.push_back(std::move(page));
    }

    void readQuestionOf(LessonPage& page) {
        const auto sections = of("question", page.name);
        if (sections.empty()) return;
        auto question = readQuestion(sections, m_page.file);
        if (auto* problem = std::get_if<TextProblem>(&question)) return complain(problem->line, problem->message);
        page.question = std::get<Question>(std::move(question));
    }

    static int lineOf(const TextSection& section, std::string_view field) {
        for (const TextField& each : section.fields) {
            if (each.name == field) return each.line;
        }
        return section.line;
    }

    static std::string meantView(const std::string& wrong) {
        std::vector<std::string_view> names;
        for (const Panel& panel : panels()) names.push_back(panel.name);
        const std::string_view near = nearest(wrong, names);
        return near.empty() ? "" : "; did you mean " + std::string{near} + "?";
    }

    void judgeTerm(int line, const std::string& key) {
        if (glossary().find(key)) return;
        std::vector<std::string_view> keys;
        for (const Term& term : glossary().terms) keys.push_back(term.key);
        const std::string_view near = nearest(key, keys);
        complain(line, "the glossary has no term " + key +
                           (near.empty() ? "; its terms stand in resources/glossary"
                                         : "; did you mean " + std::string{near} + "?"));
    }

    /// Links to terms, "[quorum](term:quorum)".
    void judgeLinks(const TextSection& section) {
        constexpr std::string_view begin = "](term:";
        for (std::size_t at = section.body.find(begin); at != std::string::npos; at = section.body.find(begin, at + 1)) {
            const std::size_t from = at + begin.size();
            const auto before = section.body.begin() + static_cast<std::ptrdiff_t>(at);
            const auto lines = std::count(section.body.begin(), before, '\n');
            judgeTerm(section.bodyLine + static_cast<int>(lines),
                      section.body.substr(from, section.body.find(')', from) - from));
        }
    }

    void judgeOwner(const TextSection& section) {
        const auto isIt = [&](const LessonPage& page) { return page.name == section.argument; };
        if (std::none_of(m_lesson.pages.begin(), m_lesson.pages.end(), isIt))
            complain(section.line, "there is no page " + section.argument + " to which this belongs");
    }

    std::vector<const TextSection*> of(std::string_view name, const std::string& argument) const {
        std::vector<const TextSection*> sections = m_page.all(name);
        std::erase_if(sections, [&](const TextSection* each) { return each->argument != argument; });
        return sections;
    }

    const TextPage& m_page;
    Lesson m_lesson;
    std::optional<TextProblem> m_problem;
};

}  // namespace

std::variant<Lesson, TextProblem> readLesson(std::string_view text, const std::string& file) {
    const auto page = readTextPage(text, file);
    if (const auto* problem = std::get_if<TextProblem>(&page)) return *problem;
    if (auto problem = checkShape(std::get<TextPage>(page), shape())) return *problem;
    return Reader(std::get<TextPage>(page)).read();
}

std::variant<Lesson, TextProblem> loadLesson(const std::string& path) {
    const auto text = readTextFile(path);
    if (const auto* problem = std::get_if<TextProblem>(&text)) return *problem;
    return readLesson(std::get<std::string>(text), path);
}

Course loadCourse(const std::string& folder) {
    Course course;
    for (const std::string& path : textFilesIn(folder, ".lesson.md")) {
        auto lesson = loadLesson(path);
        if (auto* problem = std::get_if<TextProblem>(&lesson)) {
            course.problems.push_back(std::move(*problem));
        } else {
            course.lessons.push_back(std::get<Lesson>(std::move(lesson)));
        }
    }
    std::stable_sort(course.lessons.begin(), course.lessons.end(),
                     [](const Lesson& a, const Lesson& b) { return a.number < b.number; });
    return course;
}

}  // namespace zabscope::learn
