// SPDX-License-Identifier: GPL-3.0-or-later
/// Plays every scenario of this folder over memory and over real connections: both must hold the very conversation that the
/// file has recorded. REWRITE=1 records it anew from the memory run; then read the difference before you commit it.
#include <QtTest>

#include "app/judge.h"
#include "tests/scenarios/played.h"

using namespace zabscope;
using namespace zabscope::test;

class GoldenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void conversation_data() {
        QTest::addColumn<QString>("path");
        for (const std::string& path : scenariosIn("tests/scenarios")) {
            QTest::newRow(std::filesystem::path{path}.stem().c_str()) << QString::fromStdString(path);
        }
    }

    void conversation() {
        QFETCH(QString, path);
        const std::string file = path.toStdString();
        const Played memory = playFile(file, Carrier::memory);
        QVERIFY2(memory.trouble.empty(), memory.trouble.c_str());
        const std::string text = recordedText(*memory.play);
        if (qEnvironmentVariableIntValue("REWRITE") == 1) {
            std::ofstream(file, std::ios::binary) << text;
        } else {
            const std::string differs = difference(shortPath(file), memory.play->scenario().source, text);
            QVERIFY2(differs.empty(), differs.c_str());
        }
        const Played loopback = playFile(file, Carrier::loopback);
        QVERIFY2(loopback.trouble.empty(), loopback.trouble.c_str());
        const auto first = firstDifference(memory.play->timeline(), loopback.play->timeline());
        QVERIFY2(!first, first ? first->c_str() : "");
        const std::string differs = difference(shortPath(file), text, recordedText(*loopback.play));
        QVERIFY2(differs.empty(), differs.c_str());
    }

    // What was recorded in a file is what happened, event by event.
    void file_data() { conversation_data(); }
    void file() {
        QFETCH(QString, path);
        const Played memory = playFile(path.toStdString(), Carrier::memory);
        QVERIFY2(memory.trouble.empty(), memory.trouble.c_str());
        const QTemporaryDir folder;
        TraceWriter writer(folder.filePath("run.zabtrace").toStdString());
        const TraceHeader header = headerOf(memory.play->scenario());
        QVERIFY(!writer.begin(header));
        QVERIFY(!writer.finish(memory.play->timeline(), header));
        const auto loaded = readTrace(folder.filePath("run.zabtrace").toStdString());
        const auto* error = std::get_if<TraceError>(&loaded);
        QVERIFY2(!error, error ? error->text().c_str() : "");
        const auto first = firstDifference(memory.play->timeline(), std::get<LoadedTrace>(loaded).timeline);
        QVERIFY2(!first, first ? first->c_str() : "");
        QVERIFY(std::get<LoadedTrace>(loaded).header == header);
    }

    // What a reader sees when a conversation changes.
    void aDifferenceNamesItsPlace() {
        QCOMPARE(difference("a.zab", "x\ny\n", "x\ny\n"), std::string{});
        QCOMPARE(difference("a.zab", "x\ny\n", "x\nz\n"), std::string{"a.zab:2:\n  expected: y\n  got:      z"});
        QCOMPARE(difference("a.zab", "x\n", "x\nz\n"), std::string{"a.zab:2:\n  expected: (the end)\n  got:      z"});
    }
};

QTEST_GUILESS_MAIN(GoldenTest)
#include "golden_test.moc"
