// SPDX-License-Identifier: GPL-3.0-or-later
/// The capture of a run: whole, in order, and beyond the reproach of tshark and capinfos.
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

#include "app/export/formats.h"
#include "app/source_run.h"

using namespace zabscope;

namespace {

bool always(double) { return true; }

/// What a program says to its standard output; its trouble if it fails.
QString said(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        return "TROUBLE: " + QString::fromLocal8Bit(process.readAllStandardError());
    return QString::fromLocal8Bit(process.readAllStandardOutput());
}

}  // namespace

class PcapngExportTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString exported(const QString& scenario, const Excerpt& excerpt = {}) {
        auto loaded = loadRun(ZABSCOPE_SOURCE_DIR "/" + scenario.toStdString());
        if (auto* error = std::get_if<InputError>(&loaded)) return "TROUBLE: " + QString::fromStdString(error->line);
        const auto& run = std::get<SourceRun>(loaded);
        const QString path = m_folder.filePath("run.pcapng");
        const Exported what{*run.timeline, run.header, *run.ensemble, excerpt};
        const auto result = exportTo(path.toStdString(), *findFormat("pcapng"), what, {}, always);
        return result.end == ExportEnd::done ? path : "TROUBLE: " + QString::fromStdString(result.line);
    }

private Q_SLOTS:
    void tsharkFindsNoFault_data() {
        QTest::addColumn<QString>("scenario");
        for (const char* name : {"tests/scenarios/boot_three.zab", "resources/scenarios/demonstration.zab",
                                 "resources/scenarios/power_cut.zab", "tests/scenarios/freeze_leader.zab",
                                 "tests/scenarios/outside_tcp.zab", "tests/scenarios/heal.zab"})
            QTest::newRow(name) << QString(name);
    }
    void tsharkFindsNoFault() {
        if (QStandardPaths::findExecutable("tshark").isEmpty()) QSKIP("tshark is not installed");
        QFETCH(QString, scenario);
        const QString path = exported(scenario);
        QVERIFY2(!path.startsWith("TROUBLE"), qPrintable(path));
        const QStringList check{"-r", path, "-n", "-o", "tcp.check_checksum:TRUE", "-o", "ip.check_checksum:TRUE"};
        // Everything that it says of a segment. (It takes LEADERINFO, also of real servers, for another protocol's
        // message.)
        const QStringList rows =
            said("tshark", {"-r", path, "-n", "-d", "tcp.port==2888,data", "-o", "tcp.check_checksum:TRUE", "-o",
                            "ip.check_checksum:TRUE", "-T", "fields", "-e", "tcp.checksum.status", "-e",
                            "ip.checksum.status", "-e", "_ws.malformed", "-e", "tcp.analysis.flags"})
                .split('\n');
        QVERIFY2(rows.size() > 100, qPrintable(rows.first()));
        for (qsizetype i = 0; i + 1 < rows.size(); ++i)
            QVERIFY2(rows[i] == "1\t1\t\t", qPrintable(QString("frame %1: %2").arg(i + 1).arg(rows[i])));
    }
    void everyConversationIsWhole() {
        if (QStandardPaths::findExecutable("tshark").isEmpty()) QSKIP("tshark is not installed");
        const QString path = exported("tests/scenarios/leader_killed.zab");
        QVERIFY2(!path.startsWith("TROUBLE"), qPrintable(path));
        // Bits: 1 SYN, 2 SYN+ACK, 4 ACK, 8 data, 16 FIN, 32 RST.
        const QStringList rows =
            said("tshark", {"-r", path, "-n", "-T", "fields", "-e", "tcp.stream", "-e", "tcp.completeness"})
                .split('\n', Qt::SkipEmptyParts);
        QMap<int, int> completeness;
        for (const QString& row : rows)
            completeness[row.section('\t', 0, 0).toInt()] |= row.section('\t', 1, 1).toInt();
        QVERIFY(completeness.size() > 6);
        int ended = 0;
        for (const int bits : completeness) {
            const bool refused = (bits & ~32) == 1;
            QVERIFY2(refused || (bits & 15) == 15, qPrintable(QString::number(bits)));
            ended += bits & (16 | 32) ? 1 : 0;
        }
        QVERIFY(ended > 6);
    }
    void capinfosReadsTheTimes() {
        if (QStandardPaths::findExecutable("capinfos").isEmpty()) QSKIP("capinfos is not installed");
        const QString path = exported("tests/scenarios/boot_three.zab");
        const QString facts = said("capinfos", {"-M", path});
        QVERIFY2(facts.contains("pcapng") && facts.contains("Ethernet") && facts.contains("True"), qPrintable(facts));
        QVERIFY2(facts.contains("Strict time order:   True"), qPrintable(facts));
    }
    void anExcerptKeepsTheNumbers() {
        if (QStandardPaths::findExecutable("tshark").isEmpty()) QSKIP("tshark is not installed");
        Excerpt excerpt;
        excerpt.from = Instant{milliseconds(300)};
        excerpt.servers = {1, 3};
        const QString path = exported("tests/scenarios/leader_killed.zab", excerpt);
        QVERIFY2(!path.startsWith("TROUBLE"), qPrintable(path));
        const QString rows =
            said("tshark", {"-r", path, "-n", "-T", "fields", "-e", "ip.src", "-e", "frame.time_epoch"});
        for (const QString& row : rows.split('\n', Qt::SkipEmptyParts)) {
            QVERIFY2(!row.startsWith("10.0.0.2\t"), qPrintable(row));
            QVERIFY(row.section('\t', 1, 1).toDouble() >= 0.3);
        }
        const QString faults = said("tshark", {"-r", path, "-n", "-Y", "tcp.analysis.flags"});
        QCOMPARE(faults, QString());
        excerpt.kinds = {0};
        QVERIFY(exported("tests/scenarios/leader_killed.zab", excerpt).contains("leave out --kinds"));
    }
};

QTEST_GUILESS_MAIN(PcapngExportTest)
#include "pcapng_export_test.moc"
