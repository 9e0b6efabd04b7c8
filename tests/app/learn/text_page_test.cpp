// SPDX-License-Identifier: GPL-3.0-or-later
/// Pages of the teaching part are read, and what is wrong with one is said with its line and a remedy.
#include "app/learn/text_page.h"

#include <QTemporaryDir>
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

std::string problemOf(const std::string& text) {
    const auto read = readTextPage(text, "a.md");
    const auto* problem = std::get_if<TextProblem>(&read);
    return problem ? problem->text() : "";
}

}  // namespace

class TextPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPageIsRead() {
        const TextPage page = pageOf(good);
        QCOMPARE(page.field("name").value(), "one");
        QCOMPARE(page.field("row").value(), "2");
        QVERIFY(!page.field("other"));
        QCOMPARE(page.sections.size(), 4u);
        QCOMPARE(page.section("claim", "en")->body, "Says: this.");  // no field: a name has small letters
        QCOMPARE(page.section("claim", "zh_CN")->body, "如此说。");
        QCOMPARE(page.section("claim", "zh_CN")->bodyLine, 11);
        QCOMPARE(page.section("claim", "de")->language, "en");
        const TextSection& first = *page.all("page").at(0);
        QCOMPARE(first.argument, "first");
        QCOMPARE(first.field("event").value(), "leader");
        QCOMPARE(first.field("look").value(), "3");
        QCOMPARE(first.body, "### A heading inside\n\nText.");
    }

    void codeKnowsItsLines() {
        const TextCode code = codeOf(*pageOf(good).section("scenario"));
        QCOMPARE(code.text, "servers 3\n## no heading\n");
        QCOMPARE(code.line, 22);  // its first line is line 23 of the file
        const TextCode plain = codeOf(*pageOf("---\n---\n## scenario\nservers 3\n").section("scenario"));
        QCOMPARE(plain.text, "servers 3");
        QCOMPARE(plain.line, 3);
        QCOMPARE(codeOf(*pageOf("---\n---\n## scenario\n```\n```\n").section("scenario")).text, "");
    }

    void lineEndsAndMarksOfOtherSystemsAreTaken() {
        const TextPage page = pageOf("\xEF\xBB\xBF---\r\nname: one\r\n---\r\n## claim [en]\r\nText\r\n");
        QCOMPARE(page.field("name").value(), "one");
        QCOMPARE(page.section("claim")->body, "Text");
    }

    void whatIsWrongIsSaid_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("complaint");
        const auto row = [](const char* name, QByteArray text, const char* complaint) {
            QTest::newRow(name) << text << QString(complaint);
        };
        row("empty", "", "a.md:1: begin the file with a line of ---, fields, and ---");
        row("no front matter", "\n\nText\n", "a.md:3: begin the file with a line of ---, fields, and ---");
        row("open front matter", "---\nname: one\n",
            "a.md:2: the fields at the beginning do not end; add a line of ---");
        row("no field", "---\nNonsense\n---\n", "a.md:2: expected \"name: value\", or --- to end the fields");
        row("field twice", "---\na: 1\na: 2\n---\n", "a.md:3: a stands already in line 2; remove one of the two");
        row("text outside", "---\n---\nText\n", "a.md:3: text before the first section; begin with a line \"## name\"");
        row("language", "---\n---\n## a [english]\n",
            "a.md:3: expected a language as [en] or [zh_CN] at the end of the heading");
        row("section twice", "---\n---\n## a [en]\nx\n## a [en]\ny\n",
            "a.md:5: this section stands already in line 3; remove one of the two");
        row("open fence", "---\n---\n## a\n```\nx\n",
            "a.md:4: the block that ``` begins here is not ended; add a line of ```");
        row("bytes", "---\n---\n## a\n\xff\xfe\n", "a.md:4: is not UTF-8; save it as UTF-8");
        row("zero", QByteArray("---\n\0", 5), "a.md:2: holds a zero byte; is this a text file?");
        row("large", QByteArray(TextPage::largestText + 1, 'x'), "a.md: is larger than 256 KiB; make two files of it");
        QByteArray many = "---\n---\n";
        for (int i = 0; i <= TextPage::mostSections; ++i) many += "## a " + QByteArray::number(i) + "\n";
        row("sections", many, "a.md:403: more than 400 sections; make two files of it");
    }
    void whatIsWrongIsSaid() {
        QFETCH(QByteArray, text);
        QFETCH(QString, complaint);
        QCOMPARE(QString::fromStdString(problemOf(text.toStdString())), complaint);
    }

    void filesAreFoundAndRead() {
        QTemporaryDir folder;
        for (const char* name : {"b.md", "a.md", "c.txt"}) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(name);
        }
        const auto files = textFilesIn(folder.path().toStdString(), ".md");
        QCOMPARE(files.size(), 2u);
        QVERIFY(files[0].ends_with("/a.md"));
        QCOMPARE(std::get<std::string>(readTextFile(files[1])), "b.md");
        QVERIFY(std::get<TextProblem>(readTextFile(folder.path().toStdString())).message.starts_with("is a folder"));
        QVERIFY(std::get<TextProblem>(readTextFile("/nowhere/a.md")).message.starts_with("cannot be read"));
        QVERIFY(textFilesIn("/nowhere", ".md").empty());
    }
};

QTEST_APPLESS_MAIN(TextPageTest)
#include "text_page_test.moc"
