// SPDX-License-Identifier: GPL-3.0-or-later
/// Writing trace files: where they can stand, and what is kept when the writing does not come to its end.
#include <sys/resource.h>
#include <sys/stat.h>

#include <QtTest>
#include <csignal>
#include <filesystem>

#include "core/trace/trace_file.h"
#include "tests/core/trace/random_run.h"

using namespace zabscope;
using zabscope::test::RandomRun;

namespace {

TraceHeader header() {
    TraceHeader header;
    header.programVersion = "0.1.0";
    header.protocol = "zab";
    header.scenario = "servers 3\n";
    return header;
}

}  // namespace

class TraceWriteTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    std::string path(const char* name) const { return m_folder.filePath(name).toStdString(); }

private Q_SLOTS:
    void placesThatCannotBeWritten() {
        TraceWriter absent{path("no/such/run.trace")};
        const auto error = absent.begin(header());
        QVERIFY(error && error->text().find("No such file or directory; make the folder first") != std::string::npos);
        TraceWriter folder{path("")};
        QCOMPARE(folder.begin(header())->what, std::string{"is a folder"});
    }

    void aFullDiskKeepsWhatWasRecorded() {
        Timeline timeline;
        RandomRun{9}.grow(timeline, 3 * Chunk::size);
        TraceWriter writer{path("full.trace")};
        QVERIFY(!writer.begin(header()));
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        getrlimit(RLIMIT_FSIZE, &before);
        const rlimit small{200'000, before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
        const auto error = writer.finish(timeline, header());
        setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(error.has_value());
        QVERIFY2(
            error->text().find("free some space or choose another place; what was recorded is in ") != std::string::npos,
            error->text().c_str());
        QVERIFY(!std::filesystem::exists(path("full.trace")));
        const auto result = readTrace(writer.partialPath());
        QVERIFY(std::get<LoadedTrace>(result).warning.has_value());
        QVERIFY(!std::get<LoadedTrace>(result).timeline.empty());
    }

    // Two at once, or one after one that was interrupted: neither takes the other's place.
    void anUnfinishedRecordingIsNeverTouched() {
        Timeline timeline;
        RandomRun{9}.grow(timeline, 50);
        TraceWriter first{path("twice.trace")};
        QVERIFY(!first.begin(header()));
        TraceWriter second{path("twice.trace")};
        QVERIFY(!second.begin(header()));
        QVERIFY(first.partialPath() != second.partialPath());
        QVERIFY(!second.finish(timeline, header()));
        QVERIFY(!first.finish(Timeline{}, header()));
        QCOMPARE(std::get<LoadedTrace>(readTrace(path("twice.trace"))).timeline.last(), EventId{0});
        QVERIFY(!std::filesystem::exists(first.partialPath()) && !std::filesystem::exists(second.partialPath()));
    }

    void aPipeStaysAPipe() {
        QCOMPARE(mkfifo(path("pipe").c_str(), 0600), 0);
        TraceWriter writer{path("pipe")};
        const auto error = writer.begin(header());
        QVERIFY(error.has_value());
        QVERIFY2(error->text().find("is no plain file; choose another name") != std::string::npos, error->text().c_str());
        QVERIFY(std::filesystem::is_fifo(path("pipe")));
    }

    void whatIsNotFinishedStaysPartial() {
        Timeline timeline;
        RandomRun{9}.grow(timeline, Chunk::size + 5);
        {
            TraceWriter writer{path("stopped.trace")};
            QVERIFY(!writer.begin(header()));
            QVERIFY(!writer.write(timeline));
        }
        QVERIFY(!std::filesystem::exists(path("stopped.trace")));
        const auto result = readTrace(path("stopped.trace.partial"));
        QCOMPARE(std::get<LoadedTrace>(result).timeline.last(), EventId{Chunk::size});
    }
};

QTEST_APPLESS_MAIN(TraceWriteTest)
#include "trace_write_test.moc"
