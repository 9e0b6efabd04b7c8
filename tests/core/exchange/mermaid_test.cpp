// SPDX-License-Identifier: GPL-3.0-or-later
/// Mermaid: every line is one that its grammar has, the text is never too long, and says what it leaves out.
#include "core/exchange/mermaid.h"

#include "tests/core/exchange/exported_run.h"

using namespace zabscope;
using namespace zabscope::test;

namespace {

/// The first line that is none of those we write; empty if there is none.
std::string strangeLine(const std::string& text) {
    static const QRegularExpression form(
        R"(^    (%% .*|participant s\d+ as server \d+|Note over [sc]\d+(,[sc]\d+)?: .+|[sc]\d+(->>|-x)[sc]\d+: .+)$)");
    static const QRegularExpression bare(R"(;|<|>|#(?!\d+;)|\bend\b)", QRegularExpression::CaseInsensitiveOption);
    const auto lines = linesOf(text);
    if (lines.empty() || lines[0] != "sequenceDiagram") return "no first line";
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const QString line = QString::fromStdString(lines[i]);
        QString label = line.section(": ", 1);
        label.replace(QRegularExpression(R"(#\d+;)"), "~");
        if (!form.match(line).hasMatch() || bare.match(label).hasMatch()) return lines[i];
    }
    return {};
}

SourceRun withCommand(const std::string& text) {
    SourceRun run = played("tests/scenarios/single.zab");
    Timeline timeline = *run.timeline;
    timeline.append(timeline.end(), noEvent, Commanded{text});
    run.timeline = std::make_shared<const Timeline>(timeline);
    return run;
}

}  // namespace

class MermaidTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void scenariosAreDrawn_data() {
        QTest::addColumn<QString>("scenario");
        for (const char* name : {"resources/scenarios/demonstration.zab", "resources/scenarios/first_election.zab",
                                 "tests/scenarios/outside_tcp.zab", "tests/scenarios/session_moves.zab"})
            QTest::newRow(name) << name;
    }
    void scenariosAreDrawn() {
        QFETCH(QString, scenario);
        const std::string text = exportText(played(scenario.toStdString()), "mermaid");
        QCOMPARE(strangeLine(text), std::string{});
        QVERIFY(text.size() <= longestMermaid && text.find("->>") != std::string::npos);
    }
    void everyMessageOfAShortRunIsAnArrow() {
        const SourceRun run = played("resources/scenarios/first_election.zab");
        Excerpt window;
        window.until = atMilliseconds(30);
        std::size_t delivered = 0;
        for (EventId id = 1; id < window.range(*run.timeline).second; ++id)
            delivered += std::holds_alternative<Delivered>(run.timeline->event(id).what) ? 1 : 0;
        const std::string text = exportText(run, "mermaid", window);
        QCOMPARE(QString::fromStdString(text).count("->>"), static_cast<qsizetype>(delivered));
        QVERIFY(delivered > 5 && text.find("An arrow stands where it arrives") != std::string::npos);
    }
    void whatMeansSomethingIsEscaped() {
        const std::string text = exportText(withCommand("create /a#b;c <i> end /end END weekend"), "mermaid");
        QCOMPARE(strangeLine(text), std::string{});
        QVERIFY(text.find("/a#35;b#59;c #60;i#62; #101;nd /#101;nd #69;ND weekend") != std::string::npos);
    }
    void aLongRunIsAggregatedOrCutAndSaysSo() {
        SourceRun run = played("resources/scenarios/demonstration.zab");
        const std::string whole = exportText(run, "mermaid");
        // The same messages over and over, then commands without end.
        Timeline timeline = *run.timeline;
        const auto again = [&](int times) {
            for (int i = 0; i < times; ++i) {
                const EventId sent = timeline.append(
                    timeline.end() + microseconds(1), noEvent,
                    Sent{makeConnectionId(1, 1, 1), 1, 2, 32, timeline.end() + microseconds(1), "\x0a\x02\x08\x01"});
                timeline.append(timeline.end() + microseconds(1), sent, Delivered{sent, 2});
            }
        };
        again(3000);
        run.timeline = std::make_shared<const Timeline>(timeline);
        const std::string aggregated = exportText(run, "mermaid");
        QVERIFY(aggregated.size() <= longestMermaid && aggregated.find("×30") != std::string::npos);
        QVERIFY(aggregated.find("Messages of a kind are one arrow") != std::string::npos);
        QVERIFY(aggregated.find("Mermaid takes no more") == std::string::npos);
        QCOMPARE(strangeLine(aggregated), std::string{});
        for (int i = 0; i < 3000; ++i) timeline.append(timeline.end() + microseconds(1), noEvent, Commanded{"heal"});
        run.timeline = std::make_shared<const Timeline>(timeline);
        const std::string cut = exportText(run, "mermaid");
        QVERIFY(cut.size() <= longestMermaid && cut.size() > longestMermaid - 2000);
        QVERIFY(cut.find("Mermaid takes no more") != std::string::npos);
        QCOMPARE(strangeLine(cut), std::string{});
        QVERIFY(whole.size() <= longestMermaid);
    }
};

QTEST_GUILESS_MAIN(MermaidTest)
#include "mermaid_test.moc"
