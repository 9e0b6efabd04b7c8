// SPDX-License-Identifier: GPL-3.0-or-later
/// What comes in through the table of readers: a run in JSON Lines is the run that went out, wherever a trace may stand.
#include <zlib.h>

#include <QTemporaryDir>
#include <QtTest>

#include "app/export/formats.h"
#include "app/import/import_run.h"
#include "app/judge.h"
#include "app/source_run.h"

using namespace zabscope;

namespace {

bool always(double) { return true; }

}  // namespace

class ImportRunTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    SourceRun m_run;

    std::string path(const char* name) const { return m_folder.filePath(name).toStdString(); }
    void pack(const char* from, const char* to) {
        QFile file(m_folder.filePath(from));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        const gzFile out = gzopen(path(to).c_str(), "wb");
        QCOMPARE(gzwrite(out, bytes.constData(), static_cast<unsigned>(bytes.size())), static_cast<int>(bytes.size()));
        gzclose(out);
    }
    void isTheRun(const TraceHeader& header, const Timeline& timeline) {
        QVERIFY(header == m_run.header);
        const auto difference = firstDifference(timeline, *m_run.timeline);
        QVERIFY2(!difference, difference ? difference->c_str() : "");
    }

private Q_SLOTS:
    void initTestCase() {
        auto run = loadRun(ZABSCOPE_SOURCE_DIR "/tests/scenarios/leader_killed.zab");
        QVERIFY(std::holds_alternative<SourceRun>(run));
        m_run = std::move(std::get<SourceRun>(run));
        const Exported exported{*m_run.timeline, m_run.header, *m_run.ensemble, {}};
        for (const char* format : {"jsonl", "zabtrace"}) {
            const std::string to = path((std::string{"run."} + format).c_str());
            QCOMPARE(exportTo(to, *findFormat(format), exported, {}, always).end, ExportEnd::done);
        }
        pack("run.jsonl", "packed.jsonl.gz");
        pack("run.zabtrace", "packed.zabtrace.gz");
    }

    void comesInAsItWentOut_data() {
        QTest::addColumn<QByteArray>("name");
        for (const char* name : {"run.jsonl", "run.zabtrace", "packed.jsonl.gz", "packed.zabtrace.gz"})
            QTest::newRow(name) << QByteArray(name);
    }
    void comesInAsItWentOut() {
        QFETCH(QByteArray, name);
        const std::string file = path(name);
        QVERIFY(looksLikeTrace(file) && looksImportable(file));
        double told = 0;
        const auto imported = importRun({file}, [&](double done) {
            told = std::max(told, done);
            return true;
        });
        if (const auto* error = std::get_if<InputError>(&imported)) QFAIL(error->line.c_str());
        const auto& run = std::get<Imported>(imported);
        isTheRun(run.header, run.timeline);
        QVERIFY(told > 0 && told <= 1);
        QVERIFY(run.summary.find("leader_killed") != std::string::npos && run.warnings.empty());
        // Every verb that takes a trace takes it.
        const auto loaded = loadRun(file);
        QVERIFY(std::holds_alternative<SourceRun>(loaded));
        isTheRun(std::get<SourceRun>(loaded).header, *std::get<SourceRun>(loaded).timeline);
        // It carries its scenario, so it can be judged, and played again.
        const auto verdict = judge(std::get<LoadedTrace>(loadTrace(file)));
        QVERIFY(std::holds_alternative<Verdict>(verdict) && std::get<Verdict>(verdict).holds());
        // Imported, it can be written as a trace.
        QVERIFY(!writeImported(run, path("again.zabtrace")));
        const auto again = loadTrace(path("again.zabtrace"));
        isTheRun(std::get<LoadedTrace>(again).header, std::get<LoadedTrace>(again).timeline);
    }

    void readingCanBeStopped() {
        for (const char* name : {"run.jsonl", "packed.zabtrace.gz"}) {
            int asked = 0;
            const auto stopped = importRun({path(name)}, [&](double) { return ++asked < 1; });
            QVERIFY(std::holds_alternative<InputError>(stopped));
            QVERIFY(std::get<InputError>(stopped).line.find("stopped") != std::string::npos);
            QCOMPARE(asked, 1);  // and not read on to the end
        }
    }

    // A large log, and a second one: whoever says no in the middle of the first is not asked again.
    void readingLogsStopsAtOnce() {
        const QByteArray line = "2026-11-22 15:25:16,457 [myid:1] - INFO  [main:QuorumPeer@1] - LOOKING\n";
        for (const char* name : {"zk1.log", "zk2.log"}) {
            QFile file(m_folder.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            for (int i = 0; i < 60'000; ++i) QVERIFY(file.write(line) == line.size());
        }
        int asked = 0;
        double done = 0;
        const auto stopped = importRun({path("zk1.log"), path("zk2.log")}, [&](double now) {
            done = now;
            return ++asked < 3;
        });
        QVERIFY(std::holds_alternative<InputError>(stopped));
        QVERIFY(std::get<InputError>(stopped).line.find("interrupted") != std::string::npos);
        QCOMPARE(asked, 3);
        QVERIFY2(done > 0 && done < 0.25, qPrintable(QString::number(done)));
        for (const char* name : {"zk1.log", "zk2.log"}) QVERIFY(QFile::remove(m_folder.filePath(name)));
    }

    void troubleIsOneLine_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("cut off") << QByteArray("{\"kind\":\"run\",\"format\":\"zabscope-jsonl\"")
                                 << QByteArray("line 1 is not JSON");
        QTest::newRow("only a word") << QByteArray("{\"kind\":\"run\",\"a\":1}\n")
                                     << QByteArray("is not the first line of a run");
        QTest::newRow("broken gz") << QByteArray("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff\xff\xff\xff", 13)
                                   << QByteArray("holds nothing that can be imported");
    }
    void troubleIsOneLine() {
        QFETCH(QByteArray, content);
        QFETCH(QByteArray, says);
        QFile file(m_folder.filePath("bad.jsonl"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        file.close();
        const auto read = importRun({path("bad.jsonl")}, always);
        QVERIFY(std::holds_alternative<InputError>(read));
        const std::string line = std::get<InputError>(read).line;
        QVERIFY2(line.find(says.toStdString()) != std::string::npos && line.find('\n') == std::string::npos, line.c_str());
    }
    void aPackedRunThatIsCutOffIsRefused() {
        QFile file(m_folder.filePath("packed.jsonl.gz"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray half = file.readAll().left(file.size() / 2);
        QFile cut(m_folder.filePath("cut.jsonl.gz"));
        QVERIFY(cut.open(QIODevice::WriteOnly) && cut.write(half) == half.size());
        cut.close();
        const auto read = loadTrace(path("cut.jsonl.gz"));
        QVERIFY(std::holds_alternative<InputError>(read));
        QVERIFY(std::get<InputError>(read).line.find("is cut off") != std::string::npos);
    }

    void aFolderIsForLogs() {
        const auto read = importRun({m_folder.path().toStdString()}, always);
        QVERIFY(std::holds_alternative<InputError>(read));
    }
};

QTEST_GUILESS_MAIN(ImportRunTest)
#include "import_run_test.moc"
