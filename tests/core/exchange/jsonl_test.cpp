// SPDX-License-Identifier: GPL-3.0-or-later
/// JSON Lines: every line is JSON with the keys of its kind, jq agrees, and what is read back is the same run.
#include <map>
#include <nlohmann/json.hpp>

#include "core/exchange/json_text.h"
#include "core/exchange/jsonl.h"
#include "core/trace/text.h"
#include "tests/core/exchange/exported_run.h"
#include "tests/core/trace/random_run.h"

using namespace zabscope;
using namespace zabscope::test;
using Json = nlohmann::json;

namespace {

std::variant<LoadedTrace, TraceError> readBack(const std::string& text, const ReadLimits& limits = {}) {
    std::istringstream in(text);
    return readJsonl(in, "run.jsonl", limits);
}

std::string refusal(const std::string& text, const ReadLimits& limits = {}) {
    const auto read = readBack(text, limits);
    const auto* error = std::get_if<TraceError>(&read);
    return error ? error->text() : "it was read";
}

/// "id:number kind:string ..": what must be the same for all lines of a kind. A null and {"base64"} have kinds of their
/// own.
std::string shapeOf(const Json& object) {
    std::string shape;
    for (const auto& [key, value] : object.items())
        shape += key + ":" + (value.is_number() ? "number" : value.type_name()) + " ";
    return shape;
}

}  // namespace

class JsonlTest : public QObject {
    Q_OBJECT

private:
    SourceRun m_run = played("resources/scenarios/demonstration.zab");
    std::string m_text = exportText(m_run, "jsonl");

    void isTheSameRun(const SourceRun& run) {
        const auto read = readBack(exportText(run, "jsonl"));
        if (const auto* error = std::get_if<TraceError>(&read)) QFAIL(error->text().c_str());
        const auto& loaded = std::get<LoadedTrace>(read);
        QVERIFY(loaded.header == run.header);
        QCOMPARE(loaded.timeline.last(), run.timeline->last());
        // The files hold every field of every event.
        QTemporaryDir folder;
        const auto bytesOf = [&](const Timeline& timeline) {
            const std::string path = folder.filePath("a.zabtrace").toStdString();
            TraceWriter writer(path);
            if (writer.begin(run.header) || writer.finish(timeline, run.header)) return QByteArray();
            QFile file(QString::fromStdString(path));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        const QByteArray bytes = bytesOf(*run.timeline);
        QVERIFY(!bytes.isEmpty() && bytesOf(loaded.timeline) == bytes);
    }

private Q_SLOTS:
    void oneEventALine() {
        const auto lines = linesOf(m_text);
        QCOMPARE(lines.size(), m_run.timeline->last() + 1);
        QVERIFY(m_text.ends_with('\n') && m_text[0] == '{' && m_text.find('\r') == std::string::npos);
        std::map<std::string, std::string> shapes;
        std::map<std::string, std::string> contents;
        for (const std::string& line : lines) {
            const Json event = Json::parse(line);
            const std::string kind = event["kind"];
            const auto shape = shapes.try_emplace(kind, shapeOf(event)).first;
            QCOMPARE(shapeOf(event), shape->second);
            if (kind != "sent") continue;
            QVERIFY(event["content"].is_object());
            const auto content = contents.try_emplace(event["message_kind"], shapeOf(event["content"])).first;
            QCOMPARE(shapeOf(event["content"]), content->second);
        }
        QVERIFY(shapes.size() > 12 && contents.size() > 12);
    }

    void valuesAreTheTraces() {
        const auto lines = linesOf(m_text);
        std::size_t zxids = 0;
        for (EventId id = 1; id <= m_run.timeline->last(); ++id) {
            const Event& event = m_run.timeline->event(id);
            const Json line = Json::parse(lines[id]);
            QCOMPARE(line["id"].get<EventId>(), id);
            QCOMPARE(line["at_us"].get<std::int64_t>(), event.at.time_since_epoch().count());
            QCOMPARE(line["cause"].get<EventId>(), event.cause);
            QCOMPARE(line["kind"].get<std::string>(), std::string{eventKindName(event.what)});
            const Json& holder = line.contains("zxid") ? line : line.value("content", Json::object());
            if (!holder.is_object() || !holder.contains("zxid")) continue;
            ++zxids;
            const Zxid zxid{holder["zxid"].get<std::int64_t>()};
            QCOMPARE(holder["zxid_epoch"].get<std::int64_t>(), zxid.epoch());
            QCOMPARE(holder["zxid_counter"].get<std::int64_t>(), zxid.counter());
        }
        QVERIFY(zxids > 100);
    }

    void runsComeBack_data() {
        QTest::addColumn<QString>("scenario");
        for (const char* name : {"resources/scenarios/demonstration.zab", "resources/scenarios/observer.zab",
                                 "resources/scenarios/variants/ack_before_fsync.zab", "tests/scenarios/disk_full.zab",
                                 "tests/scenarios/outside_tcp.zab", "tests/scenarios/hold_release.zab",
                                 "tests/scenarios/session_moves.zab", "tests/scenarios/freeze_leader.zab"})
            QTest::newRow(name) << name;
    }
    void runsComeBack() {
        QFETCH(QString, scenario);
        isTheSameRun(played(scenario.toStdString()));
    }
    void whatNoScenarioMakesIsReadBack() {
        SourceRun run = played("tests/scenarios/single.zab");
        Timeline timeline = *run.timeline;
        const Instant at = timeline.end();
        timeline.append(at, noEvent, Commanded{"kill \xff\xc3(\"\n\x01\x7f\\"});
        timeline.append(at, noEvent, DiskCorrupted{1, Zxid::of(7, 9)});
        timeline.append(at, noEvent, LinkChanged{1, -1, false, milliseconds(3), microseconds(1), 1000});
        timeline.append(at, noEvent, DiskWiped{1});
        timeline.append(at, noEvent, Violated{3, noNode, "Ende: ü€😀"});
        timeline.append(at, noEvent, Sent{makeConnectionId(1, 1, 9), 1, 2, 200, never, "\x01\xff"});
        timeline.append(at, noEvent, Lost{timeline.last(), Loss::dropped});
        timeline.append(
            at, noEvent,
            Wrote{1, Write::Action::remove, Write::Meaning::snapshot, {3, -5}, Zxid{INT64_MAX}, UINT64_MAX, 7});
        run.timeline = std::make_shared<const Timeline>(timeline);
        run.header.scenarioName = "\xfe.zab";
        run.header.seed = UINT64_MAX;
        run.header.variants = {"a\"b"};
        run.header.branches = {{"", -1, {}, {}}, {"other", 0, {at, 4}, {{{at, 5}, "kill 1"}, {{at, 6}, "\x80"}}, {at, 9}}};
        run.header.shown = {at, 3};
        run.header.branch = 1;
        run.header.bookmarks = {{{at, 3}, "hier"}};
        run.header.origin = "logs of \xff";
        isTheSameRun(run);
    }

    void everyKindOfEventIsReadBack() {
        SourceRun run = m_run;
        Timeline timeline;
        RandomRun{5}.grow(timeline, 6000);
        run.timeline = std::make_shared<const Timeline>(timeline);
        isTheSameRun(run);
    }

    void anExcerptIsNoWholeRun() {
        Excerpt excerpt;
        excerpt.from = atMilliseconds(1);
        QVERIFY(refusal(exportText(m_run, "jsonl", excerpt)).find("should come next; export the whole run") !=
                std::string::npos);
        excerpt = {};
        excerpt.kinds = {What(Sent{}).index()};
        const auto lines = linesOf(exportText(m_run, "jsonl", excerpt));
        QVERIFY(lines.size() > 2 && !Json::parse(lines[0])["whole"].get<bool>());
        for (std::size_t i = 1; i < lines.size(); ++i) QCOMPARE(Json::parse(lines[i])["kind"], Json("sent"));
    }

    void aBadLineIsNamed_data() {
        QTest::addColumn<int>("line");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char* name, int line, QByteArray text, QByteArray says) {
            QTest::newRow(name) << line << text << says;
        };
        row("no JSON", 5, "{\"id\":5", "line 5 is not JSON, or is cut off");
        row("no object", 5, "[1]", "line 5 is not a JSON object");
        row("deep", 5, QByteArray(100'000, '['), "line 5 is nested more than 8 deep");
        row("many", 5, "{\"a\":[" + QByteArray("1,").repeated(1'000'001) + "1]}",
            "line 5 has more than 1000000 values");
        row("no kind", 2, R"({"id":1,"at_us":0,"cause":0})", "line 2 has no \"kind\"");
        row("no number", 2, R"({"id":1,"at_us":"0","cause":0,"kind":"froze","node":1})",
            "has \"at_us\" that is no whole");
        row("fraction", 2, R"({"id":1,"at_us":0.5,"cause":0,"kind":"froze","node":1})",
            "has \"at_us\" that is no whole");
        row("unknown", 2, R"({"id":1,"at_us":0,"cause":0,"kind":"\u001bx"})", "kind \"\\x1bx\", which this version");
        row("no life", 2, R"({"id":1,"at_us":0,"cause":0,"kind":"froze","node":1})",
            "next event: node 1 has never been");
        row("node", 2, R"({"id":1,"at_us":0,"cause":0,"kind":"born","node":300,"life":1})", "node 300 cannot be");
        row("future", 2, R"({"id":1,"at_us":0,"cause":9,"kind":"born","node":1,"life":1})", "cause is not an earlier");
        row("order", 2, R"({"id":2,"at_us":0,"cause":0,"kind":"born","node":1,"life":1})", "event 1 should come next");
        row("words", 2, R"({"id":1,"at_us":0,"cause":0,"kind":"died","node":1,"how":"x"})", "has \"how\" \"x\", which");
        row("version", 1, R"({"kind":"run","format":"zabscope-jsonl","version":2})",
            "format version 2, this program reads");
        row("foreign", 1, R"({"time":1})", "is not the first line of a run");
    }
    void aBadLineIsNamed() {
        QFETCH(int, line);
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, says);
        auto lines = linesOf(m_text);
        lines[static_cast<std::size_t>(line - 1)] = text.toStdString();
        std::string whole;
        for (const std::string& each : lines) whole += each + "\n";
        const std::string refused = refusal(whole);
        QVERIFY2(refused.find(says.toStdString()) != std::string::npos, refused.c_str());
        QVERIFY(refused.starts_with("run.jsonl: line " + std::to_string(line)) &&
                refused.find('\n') == std::string::npos);
    }
    void smallThingsAreForgiven() {
        std::string changed = "\xef\xbb\xbf" + m_text;
        changed.pop_back();
        for (std::size_t at = changed.find('\n'); at != std::string::npos; at = changed.find('\n', at + 4))
            changed.replace(at, 1, "\r\n\n");
        const auto read = readBack(changed);
        QVERIFY(std::holds_alternative<LoadedTrace>(read));
        QCOMPARE(std::get<LoadedTrace>(read).timeline.last(), m_run.timeline->last());
        QVERIFY(looksLikeJsonl(changed) && !looksLikeJsonl("{\"kind\":\"sent\"}") && !looksLikeJsonl("\x0dZBCS"));
    }
    void linesWithoutAnOriginAreOfOlderVersions() {
        std::string older = m_text;
        const std::size_t at = older.find(R"("origin":"",)");
        QVERIFY(at != std::string::npos);
        older.erase(at, 12);
        const auto read = readBack(older);
        QVERIFY(std::holds_alternative<LoadedTrace>(read) && std::get<LoadedTrace>(read).header == m_run.header);
    }
    void limitsHold() {
        QVERIFY(refusal("").find("is empty; ") != std::string::npos);
        QVERIFY(refusal(m_text.substr(0, m_text.size() / 2)).find("is cut off") != std::string::npos);
        ReadLimits small;
        small.memory = 1 << 20;
        QVERIFY(refusal(exportText(longRun(40'000), "jsonl"), small)
                    .find("needs more than 1 MiB of memory; raise the limit") != std::string::npos);
    }

    void base64IsReadBack() {
        for (const std::string bytes : {"", "a", "ab", "abc", "\xff\xfe\xfd\xfc"}) {
            std::string text;
            appendBase64(text, bytes);
            QCOMPARE(QByteArray::fromStdString(text), QByteArray::fromStdString(bytes).toBase64());
            QCOMPARE(readBase64(text), std::optional{bytes});
        }
        for (const char* bad : {"a", "ab=c", "====", "a===", "ab!=", "YQ==YQ=="}) QVERIFY(!readBase64(bad));
    }

    void jqAgrees() {
        if (!hasProgram("jq")) QSKIP("jq is not installed");
        const auto ask = [&](const QString& filter) {
            return runProgram("jq", {"-s", filter}, QByteArray::fromStdString(m_text)).out.trimmed();
        };
        QCOMPARE(ask("length"), QByteArray::number(static_cast<qulonglong>(m_run.timeline->last() + 1)));
        QCOMPARE(ask("[.[] | select(.kind != \"run\") | .id] == [range(1; length)]"), QByteArray("true"));
        QCOMPARE(ask("[.[] | select(.zxid != null) | .zxid == .zxid_epoch * 4294967296 + .zxid_counter] | all"),
                 QByteArray("true"));
    }
};

QTEST_GUILESS_MAIN(JsonlTest)
#include "jsonl_test.moc"
