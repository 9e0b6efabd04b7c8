// SPDX-License-Identifier: GPL-3.0-or-later
/// CSV: a strict reader of RFC 4180 and sqlite3 find the events of the trace in it.
#include <map>

#include "core/exchange/csv_text.h"
#include "core/exchange/event_walk.h"
#include "tests/core/exchange/exported_run.h"

using namespace zabscope;
using namespace zabscope::test;

namespace {

using Rows = std::vector<std::vector<std::string>>;

/// As the grammar of RFC 4180 has it, with LF for line ends; nothing if the text does not follow it.
std::optional<Rows> parseCsv(const std::string& text) {
    Rows rows;
    std::vector<std::string> row;
    for (std::size_t at = 0; at < text.size();) {
        std::string cell;
        if (text[at] == '"') {
            for (++at;; ++at) {
                if (at >= text.size()) return std::nullopt;
                if (text[at] == '"' && text.substr(at, 2) != "\"\"") break;
                if (text[at] == '"') ++at;
                cell += text[at];
            }
            ++at;
        } else {
            while (at < text.size() && text[at] != ',' && text[at] != '\n') {
                if (text[at] == '"' || text[at] == '\r') return std::nullopt;
                cell += text[at++];
            }
        }
        row.push_back(cell);
        if (at >= text.size() || (text[at] != ',' && text[at] != '\n')) return std::nullopt;
        if (text[at++] == '\n') rows.push_back(std::exchange(row, {}));
    }
    return row.empty() ? std::optional{rows} : std::nullopt;
}

}  // namespace

class CsvTest : public QObject {
    Q_OBJECT

private:
    SourceRun m_run = played("resources/scenarios/demonstration.zab");
    std::string m_text = exportText(m_run, "csv");

private Q_SLOTS:
    void everyEventIsARow() {
        QVERIFY(m_text.starts_with("id,at_us,kind,cause,node,") && m_text.ends_with('\n'));
        const auto rows = parseCsv(m_text);
        QVERIFY(rows);
        QCOMPARE(rows->size(), m_run.timeline->last() + 1);
        QCOMPARE(linesOf(m_text).size(), rows->size());
        const auto& names = rows->front();
        const auto column = [&](const char* name) {
            const auto found = std::find(names.begin(), names.end(), name);
            return static_cast<std::size_t>(found - names.begin());
        };
        std::map<std::string, std::set<std::size_t>> filled;
        for (EventId id = 1; id <= m_run.timeline->last(); ++id) {
            const auto& row = (*rows)[id];
            const Event& event = m_run.timeline->event(id);
            QCOMPARE(row.size(), names.size());
            QCOMPARE(row[0], std::to_string(id));
            QCOMPARE(row[1], std::to_string(event.at.time_since_epoch().count()));
            QCOMPARE(row[2], std::string{eventKindName(event.what)});
            QCOMPARE(row[4], std::to_string(nodeOf(event.what)));
            const std::string& zxid = row[column("zxid")];
            if (zxid.empty()) continue;
            const Zxid whole{std::stoll(zxid)};
            QCOMPARE(row[column("zxid_epoch")], std::to_string(whole.epoch()));
            QCOMPARE(row[column("zxid_counter")], std::to_string(whole.counter()));
        }
    }
    void cellsAreQuotedOnlyIfNeeded() {
        const auto cell = [](const char* text) {
            std::string out;
            appendCell(out, text);
            return out;
        };
        QCOMPARE(cell("plain"), std::string("plain"));
        QCOMPARE(cell("a,b"), std::string("\"a,b\""));
        QCOMPARE(cell("say \"no\""), std::string("\"say \"\"no\"\"\""));
        QCOMPARE(cell("a\nb"), std::string("\"a\nb\""));
    }
    void textFromOutsideStaysInItsCell() {
        SourceRun run = m_run;
        Timeline timeline;
        timeline.append({}, noEvent, Commanded{"=1+1,\"x\"\n\r\x1b[2J\xff"});
        run.timeline = std::make_shared<const Timeline>(timeline);
        const std::string text = exportText(run, "csv");
        const auto rows = parseCsv(text);
        QVERIFY(rows && rows->size() == 2 && linesOf(text).size() == 2);
        QVERIFY(text.find("\"=1+1,\"\"x\"\"\\x0a\\x0d\\x1b[2J\\xff\"") != std::string::npos);
    }
    void aGivenUpExportStops() {
        const SourceRun run = longRun(3 * eventsBetweenQuestions);
        TextOutput output(2);
        QVERIFY(!std::get<StreamExport>(findFormat("csv")->make)(exported(run), output));
        QVERIFY(output.progressAscends());
        output.flush();
        QCOMPARE(linesOf(output.text()).size(), eventsBetweenQuestions + 1);
    }

    void sqliteAgrees() {
        if (!hasProgram("sqlite3")) QSKIP("sqlite3 is not installed");
        QTemporaryDir folder;
        const QString path = folder.filePath("run.csv");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(m_text.data(), static_cast<qint64>(m_text.size())) > 0);
        file.close();
        const auto end = runProgram("sqlite3", {":memory:", "-cmd", ".mode csv", "-cmd", ".import \"" + path + "\" run",
                                                "select count(*), max(id + 0), count(distinct kind) from run;"
                                                "select count(*) from run where kind = 'delivered';"});
        QCOMPARE(end.errors, QByteArray());
        std::set<std::size_t> kinds;
        int delivered = 0;
        for (EventId id = 1; id <= m_run.timeline->last(); ++id) {
            const What& what = m_run.timeline->event(id).what;
            kinds.insert(what.index());
            delivered += std::holds_alternative<Delivered>(what) ? 1 : 0;
        }
        const QString last = QString::number(m_run.timeline->last());
        QCOMPARE(
            QString(end.out).replace("\r", "").split('\n'),
            (QStringList{last + "," + last + "," + QString::number(kinds.size()), QString::number(delivered), ""}));
    }
};

QTEST_GUILESS_MAIN(CsvTest)
#include "csv_test.moc"
