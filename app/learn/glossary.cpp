// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/learn/glossary.h"

#include <algorithm>
#include <array>
#include <set>

namespace zabscope::learn {
namespace {

constexpr std::array languages{"en", "zh_CN"};

void addTerm(Glossary& all, const TextPage& page, const TextSection& section) {
    const auto complain = [&](int line, std::string message) {
        all.problems.push_back({page.file, line, std::move(message)});
    };
    if (all.find(section.name)) return;
    Term term;
    term.key = section.name;
    for (const char* language : languages) {
        const auto isIt = [&](const TextSection& each) {
            return each.name == section.name && each.language == language;
        };
        const auto found = std::find_if(page.sections.begin(), page.sections.end(), isIt);
        if (found == page.sections.end())
            return complain(section.line, "the term " + term.key + " is not there in " + language + "; add it");
        const std::string name = found->field("name").value_or("");
        if (name.empty()) return complain(found->line, "say how the term is called: add a line \"name: ...\"");
        if (found->body.empty()) return complain(found->line, "say what the term means, below its name");
        term.name.byLanguage[language] = name;
        term.also.byLanguage[language] = found->field("also").value_or("");
        term.meaning.byLanguage[language] = found->body;
    }
    all.terms.push_back(std::move(term));
}

}  // namespace

const Term* Glossary::find(std::string_view key) const {
    const auto found = std::find_if(terms.begin(), terms.end(), [&](const Term& term) { return term.key == key; });
    return found == terms.end() ? nullptr : &*found;
}

Glossary loadGlossary(const std::string& folder) {
    Glossary all;
    for (const std::string& path : textFilesIn(folder, ".md")) {
        const auto text = readTextFile(path);
        if (const auto* problem = std::get_if<TextProblem>(&text)) {
            all.problems.push_back(*problem);
            continue;
        }
        const auto page = readTextPage(std::get<std::string>(text), path);
        if (const auto* problem = std::get_if<TextProblem>(&page)) {
            all.problems.push_back(*problem);
            continue;
        }
        std::set<std::string> seen;  // what is wrong with a term is told once, not for each language
        for (const TextSection& section : std::get<TextPage>(page).sections) {
            if (seen.insert(section.name).second) addTerm(all, std::get<TextPage>(page), section);
        }
    }
    return all;
}

const Glossary& glossary() {
    static const Glossary all = loadGlossary();
    return all;
}

}  // namespace zabscope::learn
