// SPDX-License-Identifier: GPL-3.0-or-later
/// A run of a protocol other than Zab in every text format: its messages and sentences have their names.
#include <nlohmann/json.hpp>

#include "core/exchange/jsonl.h"
#include "core/trace/vocabularies.h"
#include "tests/core/exchange/exported_run.h"

using namespace zabscope;
using namespace zabscope::test;
using Json = nlohmann::json;

class FolkFormatsTest : public QObject {
    Q_OBJECT

private:
    SourceRun m_run = played("resources/scenarios/folk/two_leaders.zab");

private Q_SLOTS:
    void nothingIsCalledQuestionMark_data() {
        QTest::addColumn<QByteArray>("format");
        for (const Format& format : formats()) {
            const QByteArray name(format.name.data(), static_cast<qsizetype>(format.name.size()));
            if (std::holds_alternative<StreamExport>(format.make) && name != "pcapng") QTest::newRow(name) << name;
        }
    }
    void nothingIsCalledQuestionMark() {
        QFETCH(QByteArray, format);
        std::string text = exportText(m_run, format.toStdString());
        // ShiViz's first line is a regular expression.
        if (format == "shiviz") text.erase(0, text.find('\n'));
        for (const std::string& line : linesOf(text)) QVERIFY2(line.find('?') == std::string::npos, line.c_str());
        const bool tellsMessages = format != "elections";
        QCOMPARE(text.find("ELECTIONREQUEST") != std::string::npos, tellsMessages);
    }

    void messagesTellWhatIsInThem() {
        std::size_t seen = 0;
        for (const std::string& line : linesOf(exportText(m_run, "jsonl"))) {
            const Json event = Json::parse(line);
            if (event["kind"] == "noted") QVERIFY(event["text"].get<std::string>().size() > 3);
            if (event["kind"] != "sent") continue;
            const auto kind = event["message_number"].get<std::uint8_t>();
            QCOMPARE(event["message_kind"].get<std::string>(), std::string{kindName(kind)});
            QVERIFY2(event["content"].is_object(), line.c_str());
            if (vocabularyOfKind(kind)->protocol != "folk") continue;
            ++seen;
            const Event& sent = m_run.timeline->event(event["id"].get<EventId>());
            QCOMPARE(event["content"]["zxid"].get<std::int64_t>(),
                     gistOf(kind, std::get<Sent>(sent.what).bytes).zxid->value);
            QCOMPARE(event["content"]["sid"], event["from"]);
        }
        QVERIFY(seen > 10);
    }

    void itIsReadBack() {
        std::istringstream in(exportText(m_run, "jsonl"));
        const auto read = readJsonl(in, "folk.jsonl");
        if (const auto* error = std::get_if<TraceError>(&read)) QFAIL(error->text().c_str());
        QVERIFY(std::get<LoadedTrace>(read).header == m_run.header);
        QCOMPARE(std::get<LoadedTrace>(read).timeline.last(), m_run.timeline->last());
    }

    void noCaptureCanHoldIt() {
        QVERIFY(exportTrouble(m_run, "pcapng").find("do not speak the protocol folk") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(FolkFormatsTest)
#include "folk_formats_test.moc"
