// SPDX-License-Identifier: GPL-3.0-or-later
/// A page that does not keep to the shape of its kind is refused with a line and a remedy.
#include "app/learn/text_shape.h"

#include <QtTest>

using namespace zabscope::learn;

namespace {

const std::string good = R"(---
name: one
row: 2
---

## claim [en]
Says: this.

## claim [zh_CN]

如此说。

## page first [en]
event: leader
look: 3

### A heading inside

Text.

## scenario
```zab
servers 3
## no heading
```
)";

TextPage pageOf(const std::string& text) {
    auto read = readTextPage(text, "a.md");
    if (const auto* problem = std::get_if<TextProblem>(&read)) qFatal("%s", problem->text().c_str());
    return std::get<TextPage>(std::move(read));
}

const TextShape shape{{{"name", true}, {"row"}},
                      {{"claim", true, true, {}}, {"page", false, true, {{"event", true}, {"look"}}}, {"scenario"}},
                      {}};

}  // namespace

class TextShapeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shapesAreJudged_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("complaint");
        const auto row = [](const char* name, const char* text, const char* complaint) {
            QTest::newRow(name) << QString(text) << QString(complaint);
        };
        row("good", good.c_str(), "");
        row("missing field", "---\nrow: 1\n---\n## claim [en]\nx\n",
            "a.md:1: the file lacks the field name; add a line \"name: ...\"");
        row("unknown field", "---\nname: 1\nnmae: 1\n---\n## claim [en]\nx\n",
            "a.md:3: the file has no field nmae; there are: name, row (a text that begins so needs a blank line before "
            "it)");
        row("empty field", "---\nname:\n---\n## claim [en]\nx\n",
            "a.md:2: field name is empty; give it a value or remove the line");
        row("missing section", "---\nname: 1\n---\n## scenario\nx\n",
            "a.md: section claim is missing; add \"## claim [en]\"");
        row("unknown section", "---\nname: 1\n---\n## clam [en]\nx\n",
            "a.md:4: there is no section clam; there are: claim, page, scenario");
        row("empty section", "---\nname: 1\n---\n## claim [en]\n\n",
            "a.md:4: section claim is empty; write its text under the heading or remove it");
        row("no language", "---\nname: 1\n---\n## claim\nx\n",
            "a.md:4: name the language of this section, as \"## claim [en]\"");
        row("a language", "---\nname: 1\n---\n## claim [en]\nx\n## scenario [en]\nx\n",
            "a.md:6: this section is for every language; remove [en]");
        row("field of a section", "---\nname: 1\n---\n## claim [en]\nx\n## page a [en]\nlook: 1\n",
            "a.md:6: section page lacks the field event; add a line \"event: ...\"");
    }
    void shapesAreJudged() {
        QFETCH(QString, text);
        QFETCH(QString, complaint);
        const auto problem = checkShape(pageOf(text.toStdString()), shape);
        QCOMPARE(problem ? QString::fromStdString(problem->text()) : QString(), complaint);
    }

    void everyLanguageIsAskedFor() {
        TextShape both = shape;
        both.languages = {"en", "zh_CN"};
        const auto problem = checkShape(pageOf(good), both);
        QVERIFY(problem);
        QCOMPARE(problem->text(), "a.md:13: section page first is here in en but not in zh_CN; add it");
    }
};

QTEST_APPLESS_MAIN(TextShapeTest)
#include "text_shape_test.moc"
