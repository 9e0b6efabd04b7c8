// SPDX-License-Identifier: GPL-3.0-or-later
/// The trace file as it is published: files of version 1 stay readable to the byte, and other programs read them with
/// trace.proto alone.
#include <QProcess>
#include <QStandardPaths>
#include <QtTest>
#include <fstream>
#include <set>

#include "core/trace/trace_file.h"

using namespace zabscope;

namespace {

const QString source = QStringLiteral(ZABSCOPE_SOURCE_DIR);
const QString oldFile = source + "/tests/data/trace/version_1.zabtrace";

QByteArray bytesOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

struct ProgramEnd {
    int code = -1;
    QByteArray out;
    QByteArray errors;
};
ProgramEnd runProgram(const QString& program, const QStringList& arguments, const QByteArray& input = {}) {
    QProcess process;
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000)) return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

/// Debian's own, where the Protobuf package is; another one may come first on the path.
QString python() {
    const QString debian = QStringLiteral("/usr/bin/python3");
    return QFileInfo::exists(debian) ? debian : QStandardPaths::findExecutable("python3");
}

}  // namespace

class PublishedFormatTest : public QObject {
    Q_OBJECT

private:
    LoadedTrace m_trace;

private Q_SLOTS:
    void initTestCase() {
        auto read = readTrace(oldFile.toStdString());
        if (const auto* error = std::get_if<TraceError>(&read)) QFAIL(error->text().c_str());
        m_trace = std::move(std::get<LoadedTrace>(read));
        QVERIFY(!m_trace.warning);
    }
    void anOldFileHoldsEveryKindOfEvent() {
        std::set<std::size_t> kinds;
        for (EventId id = 1; id <= m_trace.timeline.last(); ++id) kinds.insert(m_trace.timeline.event(id).what.index());
        QCOMPARE(kinds.size(), eventKinds);
        QCOMPARE(m_trace.header.scenarioName, std::string("old.zab"));
        QCOMPARE(m_trace.header.seed, std::uint64_t{7});
        QCOMPARE(m_trace.header.branches.size(), std::size_t{2});
        QCOMPARE(m_trace.header.bookmarks.size(), std::size_t{1});
    }
    /// A field that is read or written otherwise than when the file was made would change a byte.
    void anOldFileIsWrittenAgainAsItWas() {
        QTemporaryDir folder;
        const QString path = folder.filePath("again.zabtrace");
        TraceWriter writer(path.toStdString());
        QVERIFY(!writer.begin(m_trace.header));
        QVERIFY(!writer.finish(m_trace.timeline, m_trace.header));
        QVERIFY(!bytesOf(path).isEmpty());
        QVERIFY(bytesOf(path) == bytesOf(oldFile));
    }
    void protocReadsTheWholeFile() {
        if (QStandardPaths::findExecutable("protoc").isEmpty()) QSKIP("protoc is not installed");
        const auto end = runProgram(
            "protoc", {"-I", source + "/core/trace", "--decode", "zabscope.trace.Trace", "trace.proto"}, bytesOf(oldFile));
        QCOMPARE(end.code, 0);
        QCOMPARE(end.errors, QByteArray());
        QCOMPARE(end.out.count("\n  events {"), static_cast<qsizetype>(m_trace.timeline.last()));
        QVERIFY(end.out.startsWith("header {\n  magic: 1396916826\n  format_version: 1\n"));
        static const QRegularExpression unknown("^ *\\d+: ", QRegularExpression::MultilineOption);
        QVERIFY(!unknown.match(QString::fromLatin1(end.out)).hasMatch());
    }
    void pythonReadsTheWholeFile() {
        if (QStandardPaths::findExecutable("protoc").isEmpty()) QSKIP("protoc is not installed");
        if (runProgram(python(), {"-c", "import google.protobuf"}).code != 0) QSKIP("python3-protobuf is not installed");
        QTemporaryDir folder;
        const auto made =
            runProgram("protoc", {"-I", source + "/core/trace", "--python_out", folder.path(), "trace.proto"});
        QCOMPARE(made.errors, QByteArray());
        const char* program = R"(
import sys
import zlib
sys.path.insert(0, sys.argv[1])
import trace_pb2
trace = trace_pb2.Trace()
trace.ParseFromString(open(sys.argv[2], 'rb').read())
sound = all(zlib.crc32(chunk.SerializeToString()[:-5]) == chunk.crc32 for chunk in trace.chunks)
events = [event for chunk in trace.chunks for event in chunk.events]
kinds = {event.WhichOneof('what') for event in events}
print(len(events), len(kinds), trace.header.seed, sound, trace.chunks[0].first_event)
)";
        const auto end = runProgram(python(), {"-c", program, folder.path(), oldFile});
        QCOMPARE(end.errors, QByteArray());
        QCOMPARE(end.out.trimmed(), QByteArray::number(static_cast<qulonglong>(m_trace.timeline.last())) + " " +
                                        QByteArray::number(static_cast<qulonglong>(eventKinds)) + " 7 True 1");
    }
};

QTEST_GUILESS_MAIN(PublishedFormatTest)
#include "published_format_test.moc"
