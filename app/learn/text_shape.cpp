// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/learn/text_shape.h"

#include <algorithm>
#include <string>

namespace zabscope::learn {
namespace {

/// A field or a shape by its name; null if there is none.
template <typename Named>
const Named* find(const std::vector<Named>& list, std::string_view name) {
    const auto at = std::find_if(list.begin(), list.end(), [&](const Named& each) { return each.name == name; });
    return at == list.end() ? nullptr : &*at;
}

template <typename Shape>
std::string names(const std::vector<Shape>& shapes) {
    std::string list;
    for (const Shape& shape : shapes) list.append(list.empty() ? "" : ", ").append(shape.name);
    return list.empty() ? "none" : list;
}

class ShapeCheck {
public:
    ShapeCheck(const TextPage& page, const TextShape& shape) : m_page(page), m_shape(shape) {}

    std::optional<TextProblem> judge() {
        judgeFields(m_page.fields, m_shape.fields, 1, "the file");
        for (const TextSection& section : m_page.sections) judgeSection(section);
        for (const SectionShape& wanted : m_shape.sections) {
            if (wanted.required && m_page.all(wanted.name).empty()) {
                complain(0, "section " + std::string{wanted.name} + " is missing; add \"## " +
                                std::string{wanted.name} + (wanted.perLanguage ? " [en]\"" : "\""));
            }
        }
        for (const TextSection& section : m_page.sections) judgeLanguages(section);
        return m_problem;
    }

private:
    void complain(int line, std::string message) {
        if (!m_problem) m_problem = TextProblem{m_page.file, line, std::move(message)};
    }
    void judgeFields(const std::vector<TextField>& fields, const std::vector<FieldShape>& shapes, int line,
                     const std::string& owner) {
        for (const TextField& field : fields) {
            if (!find(shapes, field.name)) {
                complain(field.line, owner + " has no field " + field.name + "; there are: " + names(shapes) +
                                         " (a text that begins so needs a blank line before it)");
            } else if (field.value.empty()) {
                complain(field.line, "field " + field.name + " is empty; give it a value or remove the line");
            }
        }
        for (const FieldShape& wanted : shapes) {
            if (wanted.required && !find(fields, wanted.name)) {
                complain(line, owner + " lacks the field " + std::string{wanted.name} + "; add a line \"" +
                                   std::string{wanted.name} + ": ...\"");
            }
        }
    }
    void judgeSection(const TextSection& section) {
        const SectionShape* wanted = find(m_shape.sections, section.name);
        if (!wanted) {
            return complain(section.line,
                            "there is no section " + section.name + "; there are: " + names(m_shape.sections));
        }
        if (wanted->perLanguage == section.language.empty()) {
            complain(section.line, wanted->perLanguage
                                       ? "name the language of this section, as \"## " + section.name + " [en]\""
                                       : "this section is for every language; remove [" + section.language + "]");
        }
        judgeFields(section.fields, wanted->fields, section.line, "section " + section.name);
        if (section.body.empty() && section.fields.empty()) {
            complain(section.line,
                     "section " + section.name + " is empty; write its text under the heading or remove it");
        }
    }
    void judgeLanguages(const TextSection& section) {
        if (section.language.empty()) return;
        for (const std::string_view language : m_shape.languages) {
            const bool isThere =
                std::any_of(m_page.sections.begin(), m_page.sections.end(), [&](const TextSection& other) {
                    return other.name == section.name && other.argument == section.argument &&
                           other.language == language;
                });
            if (!isThere) {
                complain(section.line, "section " + section.name +
                                           (section.argument.empty() ? "" : " " + section.argument) + " is here in " +
                                           section.language + " but not in " + std::string{language} + "; add it");
            }
        }
    }

    const TextPage& m_page;
    const TextShape& m_shape;
    std::optional<TextProblem> m_problem;
};

}  // namespace

std::optional<TextProblem> checkShape(const TextPage& page, const TextShape& shape) {
    return ShapeCheck(page, shape).judge();
}

}  // namespace zabscope::learn
