// SPDX-License-Identifier: GPL-3.0-or-later
/// Logs as containers, collectors and other systems hand them out: what they tell is what the servers told.
#include "core/exchange/log_wrapping.h"

#include <QtTest>

#include "tests/core/exchange/log_texts.h"

using namespace zabscope;
using namespace zabscope::test;

namespace {

/// Which files a run is read from, made from its logs.
using Wrap = Texts (*)(const Texts& logs);

Texts eachLine(const Texts& logs, std::string (*change)(const std::string& server, const std::string& line)) {
    Texts wrapped;
    for (const auto& [name, text] : logs) {
        const std::string server = name.substr(2, 1);
        wrapped[name] = mapLines(text, [&](const std::string& line) { return change(server, line); });
    }
    return wrapped;
}

std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '\t') out += "\\t";
        else if (c == '>') out += "\\u003e";
        else if (c == '"') out += "\\\"";
        else out += c;
    }
    return out;
}

Texts inDockersJson(const Texts& logs) {
    return eachLine(logs, [](const std::string&, const std::string& line) {
        return "{\"log\":\"" + escaped(line) + "\\n\",\"stream\":\"stdout\",\"time\":\"2026-11-28T18:23:05.123456789Z\"}";
    });
}
Texts inColours(const Texts& logs) {
    return eachLine(logs, [](const std::string& server, const std::string& line) {
        return "\x1b[36mzk" + server + "-1  | \x1b[0m" + line;
    });
}
/// All servers in one file, by turns, with the name of each in front.
Texts together(const Texts& logs, std::string (*prefix)(const std::string& server)) {
    std::vector<std::pair<std::string, std::string>> lines;  // by the stamp, the last one for lines without
    for (const auto& [name, text] : logs) {
        std::string stamp;
        mapLines(text, [&, server = name.substr(2, 1)](const std::string& line) {
            if (line.starts_with("20")) stamp = line.substr(0, 23);
            lines.emplace_back(stamp, prefix(server) + line);
            return std::string{};
        });
    }
    std::stable_sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::string all;
    for (const auto& [stamp, line] : lines) all += line + "\n";
    return {{"all.log", all}};
}
Texts composed(const Texts& logs) {
    return together(logs, [](const std::string& server) { return "zookeeper" + server + "  | "; });
}
Texts fromPods(const Texts& logs) {
    // Pods count from 0, servers from 1: what the lines say counts.
    return together(logs, [](const std::string& server) {
        return "[pod/zk-" + std::to_string(std::stoi(server) - 1) + "/zookeeper] ";
    });
}

Texts inUtf16(const Texts& logs, bool little, bool marked) {
    Texts wide;
    for (const auto& [name, text] : logs) {
        std::string& out = wide[name];
        const auto put = [&](char high, char low) { out += little ? low : high, out += little ? high : low; };
        if (marked) put('\xfe', '\xff');
        for (const char c : text) {
            if (c == '\n') put(0, '\r');
            put(0, c);
        }
    }
    return wide;
}
Texts fromWindows(const Texts& logs) { return inUtf16(logs, true, true); }
Texts bigEndian(const Texts& logs) { return inUtf16(logs, false, true); }
Texts unmarked(const Texts& logs) { return inUtf16(logs, true, false); }

}  // namespace

class LogWrappingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsTheSame_data() {
        QTest::addColumn<Wrap>("wrap");
        QTest::newRow("Docker's JSON") << Wrap{inDockersJson};
        QTest::newRow("colours") << Wrap{inColours};
        QTest::newRow("docker compose logs") << Wrap{composed};
        QTest::newRow("kubectl logs --prefix") << Wrap{fromPods};
        QTest::newRow("UTF-16 of Windows") << Wrap{fromWindows};
        QTest::newRow("UTF-16, big end first") << Wrap{bigEndian};
        QTest::newRow("UTF-16 without a mark") << Wrap{unmarked};
    }
    void tellsTheSame() {
        QFETCH(Wrap, wrap);
        const Texts logs = textsOf("s13");
        const Texts wrapped = wrap(logs);
        for (const auto& [name, text] : wrapped) QVERIFY(looksLikeLog(std::string_view{text}.substr(0, 1 << 16)));
        const ImportedRun plain = imported(logs);
        const ImportedRun run = imported(wrapped);
        QVERIFY(run.troubles.empty());
        QCOMPARE(run.logs.size(), logs.size());
        for (const ImportedLog& log : run.logs) {
            QVERIFY2(log.count.odd == 0, log.count.firstOdd.empty() ? "" : log.count.firstOdd[0].text.c_str());
        }
        QVERIFY(leadersOf(run) == leadersOf(plain) && leadersOf(run).size() == 2);
        QVERIFY(deathsOf(run) == deathsOf(plain));
        QCOMPARE(run.timeline.last(), plain.timeline.last());
    }

    void whatIsOfNoCollectorStays_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("stamp") << QByteArray("2026-11-28 18:23:05,035 | x") << QByteArray()
                               << QByteArray("2026-11-28 18:23:05,035 | x");
        QTest::newRow("name") << QByteArray("zk_1.a-b  | x | y") << QByteArray("zk_1.a-b") << QByteArray("x | y");
        QTest::newRow("bar alone") << QByteArray("a| x") << QByteArray() << QByteArray("a| x");
        QTest::newRow("table") << QByteArray(" | x | y") << QByteArray() << QByteArray(" | x | y");
        QTest::newRow("cut JSON") << QByteArray("{\"log\":\"a\\u00") << QByteArray() << QByteArray("a\0", 2);
        QTest::newRow("other JSON") << QByteArray("{\"a\":1}") << QByteArray() << QByteArray("{\"a\":1}");
        QTest::newRow("letters beyond ASCII") << QByteArray("{\"log\":\"\\u4e2d \\\\ \\n\"}") << QByteArray()
                                              << QByteArray("\xe4\xb8\xad \\ ");
        QTest::newRow("half a colour") << QByteArray("a\x1b[3") << QByteArray() << QByteArray("a");
        QTest::newRow("nothing") << QByteArray() << QByteArray() << QByteArray();
    }
    void whatIsOfNoCollectorStays() {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, source);
        QFETCH(QByteArray, text);
        LogWrapping wrapping;
        const std::string kept = line.toStdString();
        const UnwrappedLine unwrapped = wrapping.takeOff(kept);
        QCOMPARE(QByteArray(unwrapped.source.data(), static_cast<qsizetype>(unwrapped.source.size())), source);
        QCOMPARE(QByteArray(unwrapped.text.data(), static_cast<qsizetype>(unwrapped.text.size())), text);
    }

    void widePiecesOfAnySize() {
        const std::string wide{"\xff\xfeZ\0-N\x3d\xd8\x00\xde", 10};  // "Z", a sign of two bytes, a pair
        PlainBytes bytes;
        std::string all;
        for (const char c : wide) all += bytes.take({&c, 1});
        QCOMPARE(QByteArray::fromStdString(all), QByteArray("Z\xe4\xb8\xad\xf0\x9f\x98\x80"));
    }
};

QTEST_GUILESS_MAIN(LogWrappingTest)
#include "log_wrapping_test.moc"
