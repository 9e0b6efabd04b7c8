// SPDX-License-Identifier: GPL-3.0-or-later
/// What happens to logs before somebody looks at them: clocks, rotation, other versions, losses. What can be known is
/// the same.
#include <QtTest>

#include <zlib.h>

#include <random>
#include <regex>

#include "core/exchange/log_import.h"
#include "core/trace/elections.h"
#include "core/trace/trace_rules.h"
#include "tests/core/exchange/log_texts.h"

using namespace zabscope;
using namespace zabscope::test;

namespace {

const std::vector<std::string> leadersOfS3{"5 leads epoch 1", "4 leads epoch 2", "4 leads epoch 3"};
const std::vector<NodeId> deathsOfS3{1, 5, 2};

std::int64_t aheadOf(const ImportedRun& run, NodeId sid, std::uint16_t span = 0) {
    for (const ClockOffset& offset : run.offsets) {
        if (offset.sid == sid && offset.span == span) return offset.ahead;
    }
    return INT64_MIN;
}

bool isNear(std::int64_t value, std::int64_t wanted) { return std::abs(value - wanted) <= 20'000; }

/// As ZooKeeper 3.4.14 writes the same; what it does not write is left out.
std::string inOldWords(const std::string& line) {
    static const std::regex notification(
        R"(Notification: my state:(\w+); n.sid:(\d+), n.state:(\w+), n.leader:(\d+), n.round:(\w+), )"
        R"(n.peerEpoch:(\w+), n.zxid:(\w+), .*)");
    for (const char* newer :
         {"Peer state changed", "Learner received", "Sending DIFF", "PeerState set", "Snapshot loaded"}) {
        if (line.find(newer) != std::string::npos) return {};
    }
    std::string old =
        std::regex_replace(line, notification,
                           "Notification: 1 (message format version), $4 (n.leader), $7 (n.zxid), $5 (n.round), "
                           "$3 (n.state), $2 (n.sid), $6 (n.peerEpoch) $1 (my state)");
    old = std::regex_replace(old, std::regex("with Learner sid"), "with Follower sid");
    return std::regex_replace(old, std::regex(R"(sids: \[\[(.*)\]\];)"), "sids: [ $1 ];");
}

std::string writeFile(const QTemporaryDir& folder, const std::string& name, const std::string& text, bool packed) {
    const std::string path = folder.filePath(QString::fromStdString(name)).toStdString();
    const gzFile file = gzopen(path.c_str(), packed ? "wb" : "wbT");
    gzwrite(file, text.data(), static_cast<unsigned>(text.size()));
    gzclose(file);
    return path;
}

const ImportProgress goOn = [](double) { return true; };

}  // namespace

class LogDamageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void clocksAreCorrected() {
        Texts texts = textsOf("s3");
        texts["zk2.log"] = shifted(texts["zk2.log"], 5);
        texts["zk5.log"] = shifted(texts["zk5.log"], -3600);
        const ImportedRun run = imported(texts);
        QVERIFY(leadersOf(run) == leadersOfS3);
        QVERIFY(deathsOf(run) == deathsOfS3);
        QVERIFY(isNear(aheadOf(run, 2), 5'000'000));
        QVERIFY(isNear(aheadOf(run, 5), -3'600'000'000));
        for (const NodeId right : {1, 3, 4}) QCOMPARE(aheadOf(run, right), std::int64_t{0});
        QVERIFY(isNear(run.start, imported(textsOf("s3")).start));
    }

    void clockLeaps_data() {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<int>("leap");
        QTest::newRow("time zone, back") << -3600 << static_cast<int>(ClockSpan::Leap::timeZone);
        QTest::newRow("time zone, forward") << 3600 << static_cast<int>(ClockSpan::Leap::gap);
        QTest::newRow("set back") << -137 << static_cast<int>(ClockSpan::Leap::setBack);
    }
    void clockLeaps() {
        QFETCH(int, seconds);
        QFETCH(int, leap);
        Texts texts = textsOf("s3");
        texts["zk4.log"] = shifted(texts["zk4.log"], seconds, lineCount(texts["zk4.log"]) / 2);
        const ImportedRun run = imported(texts);
        QCOMPARE(run.leaps.size(), std::size_t{1});
        QCOMPARE(static_cast<int>(run.leaps[0].span.leap), leap);
        QVERIFY(leadersOf(run) == leadersOfS3);
        QVERIFY(deathsOf(run) == deathsOfS3);
    }

    void midnightWithoutDates() {
        Texts texts = textsOf("s2");
        for (auto& [name, text] : texts) {
            // 15:47:04.9, before the writes and the kill, becomes midnight.
            text = mapLines(shifted(text, 8 * 3600 + 12 * 60 + 55),
                            [](const std::string& line) { return line.starts_with("2026-") ? line.substr(11) : line; });
        }
        QVERIFY(texts["zk1.log"].find("\n23:59:59") != std::string::npos);
        QVERIFY(texts["zk1.log"].find("\n00:00:0") != std::string::npos);
        const ImportedRun run = imported(texts);
        QVERIFY((leadersOf(run) == std::vector<std::string>{"3 leads epoch 1", "2 leads epoch 2"}));
        QVERIFY((deathsOf(run) == std::vector<NodeId>{3}));
        QVERIFY(run.timeline.end() < Instant{seconds(60)});
    }

    void linesInNoOrder() {
        Texts texts = textsOf("s8");
        std::vector<std::string> lines;
        mapLines(texts["zk3.log"], [&](const std::string& line) {
            lines.push_back(line);
            return line;
        });
        std::shuffle(lines.begin(), lines.end(), std::mt19937{1});
        texts["zk3.log"].clear();
        for (const std::string& line : lines) texts["zk3.log"] += line + "\n";
        const ImportedRun run = imported(texts);
        QVERIFY(run.logs[2].sorted);
        QVERIFY((leadersOf(run) == std::vector<std::string>{"3 leads epoch 1", "2 leads epoch 2"}));
    }

    void partsSwapped() {
        Texts texts = textsOf("s8");
        std::string& log = texts["zk3.log"];
        const std::size_t second = log.rfind('\n', log.rfind("Reading configuration")) + 1;
        log = log.substr(second) + log.substr(0, second);
        const ImportedRun run = imported(texts);
        QVERIFY(run.leaps.empty());
        QVERIFY((leadersOf(run) == std::vector<std::string>{"3 leads epoch 1", "2 leads epoch 2"}));
        QVERIFY((deathsOf(run) == std::vector<NodeId>{1, 2, 3}));
    }

    void rotatedAndDoubled() {
        Texts texts;
        for (const auto& [name, text] : textsOf("s2")) {
            const std::size_t half = text.find('\n', text.size() / 2) + 1;
            texts[name + ".1"] = text.substr(0, half + 2000);
            texts[name] = text.substr(half);
        }
        const ImportedRun whole = imported(textsOf("s2"));
        const ImportedRun run = imported(texts);
        QVERIFY(leadersOf(run) == leadersOf(whole));
        QCOMPARE(run.timeline.last(), whole.timeline.last());
    }

    void olderVersion() {
        Texts texts = textsOf("s3");
        for (auto& [name, text] : texts) text = mapLines(text, inOldWords);
        const ImportedRun run = imported(texts);
        QVERIFY(leadersOf(run) == leadersOfS3);
        QVERIFY(deathsOf(run) == deathsOfS3);
        // One server of the new version among old ones.
        texts["zk2.log"] = textsOf("s3")["zk2.log"];
        QVERIFY(leadersOf(imported(texts)) == leadersOfS3);
    }

    void withoutTheServersNumber() {
        Texts texts;
        for (const auto& [name, text] : textsOf("s7")) {
            texts[name] = mapLines(text, [](const std::string& line) {
                return std::regex_replace(line, std::regex(R"( \[myid:\d*\] - )"), " - ");
            });
        }
        const ImportedRun run = imported(texts);
        QVERIFY(leadersOf(run) == leadersOf(imported(textsOf("s7"))));
        QVERIFY(run.ensemble.find(4)->observer);
    }

    void serversWithoutLog() {
        Texts texts = textsOf("s3");
        texts.erase("zk4.log");
        const ImportedRun run = imported(texts);
        QVERIFY((run.silent == std::vector<NodeId>{4}));
        QVERIFY(leadersOf(run) == leadersOfS3);
        QCOMPARE(run.timeline.state().messagesInFlight(), std::size_t{0});
        const ImportedRun alone = imported({{"zk1.log", textsOf("s2")["zk1.log"]}});
        QVERIFY((alone.silent == std::vector<NodeId>{2, 3}));
        QVERIFY((leadersOf(alone) == std::vector<std::string>{"3 leads epoch 1", "2 leads epoch 2"}));
    }

    void cutAndForeignLines() {
        Texts texts = textsOf("s2");
        std::mt19937 random(7);
        texts["zk2.log"] = mapLines(texts["zk2.log"], [&](const std::string& line) {
            return random() % 4 == 0 && !line.empty() ? line.substr(0, random() % line.size()) : line;
        });
        texts["zk1.log"] = mapLines(texts["zk1.log"], [](const std::string& line) {
            return line + "\nNov 22 kernel: usb 1-1: new device\n{\"level\":\"info\"}\n\x01\x02\xff";
        });
        const ImportedRun run = imported(texts);
        QVERIFY(!leadersOf(run).empty());
        QVERIFY(run.logs[0].count.odd >= 3 * 200);
        QCOMPARE(run.logs[0].count.firstOdd.size(), LineCount::mostOdd);
        QCOMPARE(run.logs[0].count.firstOdd[0].line, std::uint32_t{2});
        for (const ImportedLog& log : run.logs) {
            const LineCount& count = log.count;
            QVERIFY(count.lines >= count.facts + count.others + count.odd);
        }
    }

    void neverCrashes() {
        std::mt19937 random(3);
        const Texts whole = textsOf("s8");
        for (int turn = 0; turn < 40; ++turn) {
            Texts texts = whole;
            for (auto& [name, text] : texts) {
                for (int i = 0; i < 200; ++i) text[random() % text.size()] = static_cast<char>(random() % 256);
                text.resize(text.size() - random() % (text.size() / 2));
            }
            const ImportedRun run = imported(texts);
            Timeline again;
            for (EventId id = 1; id <= run.timeline.last(); ++id) {
                const Event& event = run.timeline.event(id);
                const auto why = whyNot(again, event);
                QVERIFY2(!why, (std::to_string(id) + ": " + why.value_or("")).c_str());
                again.append(event.at, event.cause, event.what);
            }
        }
    }

    void files() {
        const QTemporaryDir folder;
        std::vector<std::string> paths;
        for (const auto& [name, text] : textsOf("s2")) paths.push_back(writeFile(folder, name + ".gz", text, true));
        auto read = importLogs(paths, goOn);
        QVERIFY(std::holds_alternative<ImportedRun>(read));
        QVERIFY(
            (leadersOf(std::get<ImportedRun>(read)) == std::vector<std::string>{"3 leads epoch 1", "2 leads epoch 2"}));
        // A folder that holds other things, too; a packed file that ends in the middle.
        writeFile(folder, "zoo.cfg", "tickTime=2000\n", false);
        QFile cut(QString::fromStdString(paths[0]));
        QVERIFY(cut.open(QIODevice::ReadWrite) && cut.resize(cut.size() / 2));
        cut.close();
        read = importLogs({folder.path().toStdString()}, goOn);
        const auto& run = std::get<ImportedRun>(read);
        QCOMPARE(run.logs.size(), std::size_t{3});
        QCOMPARE(run.troubles.size(), std::size_t{1});
        QVERIFY(run.troubles[0].text().find("ends in the middle") != std::string::npos);
        QVERIFY(std::holds_alternative<ImportTrouble>(importLogs(paths, [](double) { return false; })));
    }

    void refusals() {
        const QTemporaryDir folder;
        const auto lineOf = [](const std::variant<ImportedRun, ImportTrouble>& read) {
            const auto* trouble = std::get_if<ImportTrouble>(&read);
            return trouble ? trouble->text() : std::string{};
        };
        QVERIFY(lineOf(importLogs({"/nowhere/zk1.log"}, goOn)).find("cannot be read") != std::string::npos);
        const std::string nothing = writeFile(folder, "notes.txt", "hello\n", false);
        QVERIFY(lineOf(importLogs({nothing}, goOn)).find("no line in it") != std::string::npos);
        // 200 MB of one letter in 200 KB.
        const std::string bomb = writeFile(folder, "zk1.log.gz", std::string(200'000'000, 'x'), true);
        QVERIFY(lineOf(importLogs({bomb}, goOn)).find("swells") != std::string::npos);
        const std::string nameless =
            writeFile(folder, "log", "2026-11-22 15:25:16,457 - INFO  [main:QuorumPeer@1] - LOOKING\n", false);
        QVERIFY(lineOf(importLogs({nameless}, goOn)).find("which server") != std::string::npos);
    }

    void namesOfServers() {
        QCOMPARE(sidInName("zk3"), 3);
        QCOMPARE(sidInName("zookeeper-2026-11-22"), noNode);
        QCOMPARE(sidInName("server2-2026-11-22"), 2);
        QCOMPARE(sidInName("zookeeper-3.8.0"), noNode);
        QCOMPARE(sidInName("zookeeper"), noNode);
        QCOMPARE(sidInName("node-12"), 12);
    }
};

QTEST_GUILESS_MAIN(LogDamageTest)
#include "log_damage_test.moc"
