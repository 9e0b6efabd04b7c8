// SPDX-License-Identifier: GPL-3.0-or-later
/// A broken file of the glossary is one clear line, and the others still load.
#include "app/learn/glossary.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace zabscope::learn;

namespace {

const QByteArray head = "---\ntitle: terms\n---\n";
const QByteArray good = head + "## vote [en]\nname: vote\nalso: ballot\n\nWho is to lead.\n\n"
                               "## vote [zh_CN]\nname: 选票\n\n由谁领导。\n";

void write(const QTemporaryDir& folder, const char* name, const QByteArray& text) {
    QFile file(folder.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

}  // namespace

class GlossaryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theOneThatIsShippedIsWhole() {
        for (const TextProblem& problem : glossary().problems) qWarning("%s", problem.text().c_str());
        QVERIFY(glossary().problems.empty());
        QVERIFY(glossary().terms.size() >= 60);
    }

    void whatIsWrongIsOneLine_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("complaint");
        const auto row = [](const char* name, const QByteArray& text, const char* complaint) {
            QTest::newRow(name) << text << QString(complaint);
        };
        row("empty", "", ":1: begin the file");
        row("no head", "## a [en]\nname: a\n\nx\n", ":1: begin the file");
        row("head without end", "---\ntitle: x\n", "do not end");
        row("not UTF-8", head + "\xff\xfe", "is not UTF-8");
        row("too large", head + QByteArray(300'000, 'x'), "is larger than 256 KiB");
        row("one language", head + "## a [en]\nname: a\n\nx\n", ":4: the term a is not there in zh_CN; add it");
        row("no name", head + "## a [en]\n\nx\n\n## a [zh_CN]\nname: b\n\ny\n", ":4: say how the term is called");
        row("no meaning", head + "## a [en]\nname: a\n\n## a [zh_CN]\nname: b\n\ny\n", ":4: say what the term means");
        row("twice", head + "## a [en]\nname: a\n\nx\n\n## a [en]\nname: a\n\nx\n", "stands already in line 4");
        row("a field twice", head + "## a [en]\nname: a\nname: b\n\nx\n", "name");
        row("fence without end", head + "## a [en]\nname: a\n\n```\nx\n", "```");
    }
    void whatIsWrongIsOneLine() {
        QFETCH(QByteArray, text);
        QFETCH(QString, complaint);
        const QTemporaryDir folder;
        write(folder, "bad.md", text);
        write(folder, "good.md", good);
        const Glossary read = loadGlossary(folder.path().toStdString());
        QCOMPARE(read.terms.size(), std::size_t{1});
        QCOMPARE(read.terms.front().also.in("en"), std::string("ballot"));
        QCOMPARE(read.problems.size(), std::size_t{1});
        const QString line = QString::fromStdString(read.problems.front().text());
        QVERIFY2(line.startsWith(folder.filePath("bad.md")), qPrintable(line));
        QVERIFY2(line.contains(complaint) && !line.contains('\n'), qPrintable(line));
    }
};

QTEST_GUILESS_MAIN(GlossaryTest)
#include "glossary_test.moc"
