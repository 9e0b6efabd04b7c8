// SPDX-License-Identifier: GPL-3.0-or-later
/// Trace files: what is written is read back, whatever is wrong is said, and nothing in a file can do harm.
#include "core/trace/trace_file.h"

#include <zlib.h>

#include <QtTest>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>

#include "core/trace/text.h"
#include "core/trace/trace.pb.h"
#include "core/trace/trace_codec.h"
#include "core/trace/trace_header.h"
#include "tests/core/trace/random_run.h"

using namespace zabscope;
using zabscope::test::picture;
using zabscope::test::RandomRun;

namespace {

TraceHeader header() {
    TraceHeader header;
    header.programVersion = "0.1.0";
    header.protocol = "zab";
    header.seed = UINT64_MAX;
    header.scenarioName = "boot.scenario";
    header.scenario = "servers 3\n";
    header.variants = {"epoch_before_txns"};
    return header;
}
TraceHeader session() {
    TraceHeader whole = header();
    whole.outsideFaultModel = true;
    const Position fork{startOfTime + seconds(1), 12}, after{startOfTime + seconds(2), 20};
    whole.branches = {{"first", -1, {}, {{fork, "kill 3"}}}, {"second", 0, fork, {{after, "drop"}}, {after.at, 30}}};
    whole.shown = {fork.at, 0};
    whole.branch = 1;
    return whole;
}
std::string fileBytes(const std::string& path) {
    std::ifstream in{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}
std::variant<LoadedTrace, TraceError> readBytes(const std::string& bytes, const ReadLimits& limits = {}) {
    std::istringstream in{bytes};
    return readTrace(in, "t.trace", limits);
}
std::string errorOf(const std::string& bytes, const ReadLimits& limits = {}) {
    const auto result = readBytes(bytes, limits);
    const auto* error = std::get_if<TraceError>(&result);
    return error ? error->text() : "";
}
/// One record of a file: a message with its checksum under the tag.
std::string record(char tag, const google::protobuf::Message& message) {
    std::string bytes = message.SerializeAsString();
    const auto sum = crc32_z(0, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    bytes += '\x7d';
    for (int shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(sum >> shift & 0xff);
    std::string start{tag};
    std::size_t size = bytes.size();
    for (; size >= 0x80; size >>= 7) start += static_cast<char>(size | 0x80);
    return start + static_cast<char>(size) + bytes;
}
trace::Header wireHeader() {
    trace::Header wire;
    wire.set_magic(0x5343425A);
    wire.set_format_version(1);
    wire.set_protocol("zab");
    return wire;
}
/// A file with one chunk: two servers are born, 1 sends a message to 2, then what `change` makes of the fourth event.
std::string fileWith(const std::function<void(trace::Event&)>& change) {
    trace::Chunk chunk;
    chunk.set_first_event(1);
    const auto add = [&](Instant at, const What& what) { encode(Event{noEvent, at, noEvent, what}, *chunk.add_events()); };
    add(startOfTime, Born{1, 1});
    add(startOfTime, Born{2, 1});
    add(startOfTime + seconds(1), Sent{makeConnectionId(1, 1, 1), 1, 2, 2, startOfTime + seconds(2), "x"});
    add(startOfTime + seconds(2), Delivered{3, 2});
    change(*chunk.mutable_events(3));
    return record('\x0a', wireHeader()) + record('\x12', chunk);
}

}  // namespace

class TraceFileTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    std::string path(const char* name) const { return m_folder.filePath(name).toStdString(); }
    std::string written(const Timeline& timeline, const TraceHeader& header, const char* name = "run.trace") {
        TraceWriter writer{path(name)};
        if (writer.begin(header) || writer.write(timeline) || writer.finish(timeline, header)) return {};
        return fileBytes(path(name));
    }

private Q_SLOTS:
    void aRunComesBack_data() {
        QTest::addColumn<qulonglong>("events");
        for (const qulonglong events : {0ULL, 1ULL, 4095ULL, 4096ULL, 4097ULL, 10000ULL})
            QTest::addRow("%llu", events) << events;
    }
    void aRunComesBack() {
        QFETCH(qulonglong, events);
        Timeline timeline;
        TraceWriter writer{path("grown.trace")};
        QVERIFY(!writer.begin(session()));
        RandomRun run{events + 3};
        for (qulonglong done = 0; done < events;) {
            const auto part = std::min<qulonglong>(events - done, 999);
            run.grow(timeline, part);
            done += part;
            QVERIFY(!writer.write(timeline));
        }
        QVERIFY(!std::filesystem::exists(path("grown.trace")) || events != 0);
        QVERIFY(!writer.finish(timeline, session()));
        QVERIFY(!std::filesystem::exists(path("grown.trace.partial")));

        const auto result = readTrace(path("grown.trace"));
        QVERIFY2(std::holds_alternative<LoadedTrace>(result),
                 std::holds_alternative<TraceError>(result) ? std::get<TraceError>(result).text().c_str() : "");
        const auto& loaded = std::get<LoadedTrace>(result);
        QVERIFY(!loaded.warning);
        QVERIFY(loaded.header == session());
        QCOMPARE(loaded.timeline.last(), timeline.last());
        for (EventId id = 1; id <= timeline.last(); ++id)
            QCOMPARE(toDetail(loaded.timeline.event(id), loaded.timeline), toDetail(timeline.event(id), timeline));
        QCOMPARE(picture(loaded.timeline.state(), loaded.timeline.histories()),
                 picture(timeline.state(), timeline.histories()));

        trace::Trace whole;  // as protoc --decode would
        QVERIFY(whole.ParseFromString(fileBytes(path("grown.trace"))));
        QCOMPARE(static_cast<qulonglong>(whole.chunks_size()), (events + 4095) / 4096);
        QCOMPARE(whole.header().branches_size(), 2);
        QCOMPARE(std::get<TraceHeader>(readTraceHeader(path("grown.trace"))).scenario, header().scenario);
        // Written at once or as it grew: the bytes are the same.
        QVERIFY(written(timeline, session()) == fileBytes(path("grown.trace")));
    }

    void cutOffAnywhereItIsReadUpToThere() {
        Timeline timeline;
        RandomRun{5}.grow(timeline, 4200);
        const std::string bytes = written(timeline, header());
        const std::size_t step = std::max<std::size_t>(1, bytes.size() / 397);
        std::size_t warned = 0;
        EventId before = 0;
        for (std::size_t size = 0; size < bytes.size(); size += size < 200 ? 1 : step) {
            const auto result = readBytes(bytes.substr(0, size));
            if (const auto* error = std::get_if<TraceError>(&result)) {
                QVERIFY2(size < 200, error->text().c_str());
                continue;
            }
            const auto& loaded = std::get<LoadedTrace>(result);
            // Every event that is whole in the file, in the chunk that is cut off as well.
            QVERIFY(loaded.timeline.last() >= before);
            before = loaded.timeline.last();
            for (EventId id = 1; id <= before; id += 97)
                QCOMPARE(toDetail(loaded.timeline.event(id), loaded.timeline), toDetail(timeline.event(id), timeline));
            warned += loaded.warning.has_value();
            if (loaded.warning) QVERIFY(loaded.warning->starts_with("t.trace: is cut off in chunk "));
            // What is taken from the chunk that is cut off nothing vouches for.
            if (loaded.warning && loaded.timeline.last() % Chunk::size != 0)
                QVERIFY2(loaded.warning->ends_with(" on without a checksum"), loaded.warning->c_str());
        }
        QVERIFY(warned > 300);
        QVERIFY(before > 4150);
    }

    void everyFlippedBitIsNoticed() {
        Timeline timeline;
        RandomRun{6}.grow(timeline, 40);
        const std::string bytes = written(timeline, session());
        for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
            std::string flipped = bytes;
            flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ 1 << bit % 8);
            const auto result = readBytes(flipped);
            const auto* loaded = std::get_if<LoadedTrace>(&result);
            QVERIFY2(!loaded || loaded->warning, qPrintable(QString::number(bit)));
        }
    }

    void faultsAreNamedWithTheirPlace() {
        Timeline timeline;
        RandomRun{7}.grow(timeline, 9000);
        std::string bytes = written(timeline, header());
        bytes[bytes.size() - 100] ^= 1;
        const std::string error = errorOf(bytes);
        QVERIFY2(error.starts_with("t.trace: chunk 3 at byte ") &&
                     error.find("is damaged: wrong checksum; record it again") != std::string::npos,
                 error.c_str());
    }

    void foreignFiles_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("error");
        trace::Header newer = wireHeader();
        newer.set_format_version(2);
        trace::Header raft = wireHeader();
        raft.set_protocol("raft\x1b");
        const auto bytes = [](const std::string& text) { return QByteArray::fromStdString(text); };
        QTest::newRow("empty") << QByteArray{} << "is empty";
        QTest::newRow("text") << QByteArray{"servers 3\n"} << "is not a Zabscope trace";
        QTest::newRow("text after a blank line")
            << QByteArray{"\n# A scenario that begins with a blank line and goes on for a while, as some do\n"}
            << "is not a Zabscope trace";
        QTest::newRow("zeros") << QByteArray(5000, '\0') << "is not a Zabscope trace";
        QTest::newRow("an absurd size") << QByteArray{"\x0a\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"}
                                        << "is not a Zabscope trace";
        QTest::newRow("another version") << bytes(record('\x0a', newer))
                                         << "has format version 2, this program reads version 1";
        QTest::newRow("another protocol") << bytes(record('\x0a', raft)) << "is of protocol \"raft\\x1b\"";
        QTest::newRow("cut in the header")
            << bytes(record('\x0a', wireHeader()).substr(0, 9)) << "is cut off inside its header";
        QTest::newRow("rubbish behind the header")
            << bytes(record('\x0a', wireHeader()) + "rubbish") << "no chunk starts there";
        QTest::newRow("a chunk of claims")
            << bytes(record('\x0a', wireHeader()) + "\x12\xff\xff\xff\xff\x7f") << "it claims 34359738367 bytes";
        QTest::newRow("headers again and again")
            << bytes(record('\x0a', wireHeader()) + record('\x0a', wireHeader()) + record('\x0a', wireHeader()))
            << "a header that cannot be";
    }
    void foreignFiles() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, error);
        const std::string got = errorOf(bytes.toStdString());
        QVERIFY2(QString::fromStdString(got).contains(error), got.c_str());
        QVERIFY(got.find('\n') == std::string::npos);
    }

    void eventsThatCannotBe_data() {
        using Change = std::function<void(trace::Event&)>;
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("error");
        const auto row = [](const char* name, const char* error, Change change) { QTest::newRow(name) << change << error; };
        row("time goes back", "time goes back", [](auto& e) { e.set_at_us(5); });
        row("negative time", "time -1 cannot be", [](auto& e) { e.set_at_us(-1); });
        row("end of time", "cannot be", [](auto& e) { e.set_at_us(INT64_MAX); });
        row("its own cause", "its cause is not an earlier event", [](auto& e) { e.set_cause(4); });
        row("no kind", "of a kind that this version does not know", [](auto& e) { e.clear_what(); });
        row("message from the future", "there is no earlier event 9",
            [](auto& e) { e.mutable_delivered()->set_message(9); });
        row("message 0", "there is no earlier event 0", [](auto& e) { e.mutable_delivered()->set_message(0); });
        row("no message", "event 1 is no message", [](auto& e) { e.mutable_delivered()->set_message(1); });
        row("node 0", "node 0 cannot be", [](auto& e) { e.mutable_delivered()->set_to(0); });
        row("unborn", "node 3 has never been born", [](auto& e) { e.mutable_rang()->set_node(3); });
        row("node 256", "node 256 cannot be", [](auto& e) { e.mutable_rang()->set_node(256); });
        row("second life", "has lived life 1 already", [](auto& e) {
            e.mutable_born()->set_node(1);
            e.mutable_born()->set_life(1);
        });
        row("death", "death 9 cannot be", [](auto& e) {
            e.mutable_died()->set_node(1);
            e.mutable_died()->set_how(static_cast<trace::Died::How>(9));
        });
        row("unspecified", "death 0 cannot be", [](auto& e) { e.mutable_died()->set_node(1); });
        row("unknown field", "field 47 cannot be", [](auto& e) {
            e.mutable_changed()->set_node(1);
            e.mutable_changed()->add_fields()->set_field(47);
        });
        row("field far off", "field 96 cannot be", [](auto& e) {
            e.mutable_changed()->set_node(1);
            e.mutable_changed()->add_fields()->set_field(96);
        });
        row("role", "role 4 cannot be", [](auto& e) {
            e.mutable_changed()->set_node(1);
            e.mutable_changed()->add_fields()->set_value(4);
        });
        row("row of a scalar", "row 1 cannot be", [](auto& e) {
            e.mutable_changed()->set_node(1);
            e.mutable_changed()->add_fields()->set_row(1);
        });
        row("many values", "number of values 7 cannot be", [](auto& e) {
            e.mutable_noted()->set_node(1);
            for (int i = 0; i < 7; ++i) e.mutable_noted()->add_values()->set_kind(trace::Noted::SID);
        });
        row("absurd duration", "duration -9223372036854775808 cannot be", [](auto& e) {
            e.mutable_noted()->set_node(1);
            auto& value = *e.mutable_noted()->add_values();
            value.set_kind(trace::Noted::DURATION);
            value.set_value(INT64_MIN);
        });
        row("flight", "flight -2 cannot be", [](auto& e) {
            e.mutable_sent()->set_flight_us(-2);
            e.mutable_sent()->set_connection(static_cast<std::uint64_t>(makeConnectionId(1, 1, 1)));
            e.mutable_sent()->set_from(1);
            e.mutable_sent()->set_to(2);
        });
        row("connection of another", "not named by its opener", [](auto& e) {
            e.mutable_connecting()->set_connection(static_cast<std::uint64_t>(makeConnectionId(1, 1, 1)));
            e.mutable_connecting()->set_from(2);
            e.mutable_connecting()->set_to(1);
            e.mutable_connecting()->set_port(trace::QUORUM);
        });
        row("large text", "it claims ", [](auto& e) { e.mutable_commanded()->set_text(std::string(2 << 20, 'x')); });
    }
    void eventsThatCannotBe() {
        using Change = std::function<void(trace::Event&)>;
        QFETCH(Change, change);
        QFETCH(QString, error);
        const std::string got = errorOf(fileWith(change));
        QVERIFY2(got.starts_with("t.trace: chunk 1 at byte ") && got.find(" event 4 near byte ") != std::string::npos,
                 got.c_str());
        QVERIFY2(QString::fromStdString(got).contains(error), got.c_str());
    }
    void theUnchangedFileIsFine() {
        QCOMPARE(errorOf(fileWith([](trace::Event&) {})), std::string{});
    }

    void chunksMustFollowEachOther() {
        trace::Chunk chunk;
        chunk.set_first_event(2);
        encode(Event{noEvent, startOfTime, noEvent, Born{1, 1}}, *chunk.add_events());
        QVERIFY(errorOf(record('\x0a', wireHeader()) + record('\x12', chunk)).find("its first event is not the next one") !=
                std::string::npos);
        chunk.clear_events();
        chunk.set_first_event(1);
        QVERIFY(errorOf(record('\x0a', wireHeader()) + record('\x12', chunk)).find("it cannot be decoded") !=
                std::string::npos);
    }

    void memoryIsBounded() {
        Timeline timeline;
        RandomRun{8}.grow(timeline, 20'000);
        const std::string bytes = written(timeline, header(), "large.trace");
        QVERIFY(errorOf(bytes, {.memory = 1 << 20}).find("needs more than 1 MiB of memory") != std::string::npos);
        const auto result = readTrace(path("large.trace"), {.memory = 1000});
        QVERIFY(std::get<TraceError>(result).what.find("at most 0 MiB are read") != std::string::npos);
    }
    void tenGigabytesAreRefusedAtOnce() {
        Timeline timeline;
        RandomRun{8}.grow(timeline, 100);
        QVERIFY(!written(timeline, header(), "huge.trace").empty());
        std::filesystem::resize_file(path("huge.trace"), std::uintmax_t{10} << 30);  // a hole: takes no room
        const auto result = readTrace(path("huge.trace"));
        QVERIFY(std::get<TraceError>(result).what.find("is 10240 MiB large; at most 4096 MiB are read") !=
                std::string::npos);
    }

    void filesThatCannotBeOpened() {
        QVERIFY(std::get<TraceError>(readTrace(path("absent"))).what.find("No such file") != std::string::npos);
        QVERIFY(std::get<TraceError>(readTrace(path("."))).what == "is a folder");
    }
};

QTEST_APPLESS_MAIN(TraceFileTest)
#include "trace_file_test.moc"
