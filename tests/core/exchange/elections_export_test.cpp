// SPDX-License-Identifier: GPL-3.0-or-later
/// Elections as rows: both forms say what the trace says.
#include <nlohmann/json.hpp>

#include "core/trace/elections.h"
#include "tests/core/exchange/exported_run.h"

using namespace zabscope;
using namespace zabscope::test;
using Json = nlohmann::json;

namespace {

QStringList cells(const std::string& line) { return QString::fromStdString(line).split(','); }

Json timeOf(const std::optional<Duration>& duration) { return duration ? Json(duration->count()) : Json(nullptr); }

}  // namespace

class ElectionsExportTest : public QObject {
    Q_OBJECT

private:
    SourceRun m_run = played("resources/scenarios/demonstration.zab");
    std::vector<Election> m_elections = electionsOf(*m_run.timeline, *m_run.ensemble);
    Json m_rows = Json::parse(exportText(m_run, "elections", {}, "json"));

private Q_SLOTS:
    void objectsSayWhatTheTraceSays() {
        QVERIFY(m_elections.size() > 1);
        QCOMPARE(m_rows.size(), m_elections.size());
        for (std::size_t i = 0; i < m_elections.size(); ++i) {
            const Election& election = m_elections[i];
            const Json& row = m_rows[i];
            QCOMPARE(row["election"], Json(i + 1));
            QCOMPARE(row["start_us"], Json(election.start.time_since_epoch().count()));
            QCOMPARE(row["cause"], Json(causeName(election.cause)));
            QCOMPARE(row["rounds"], Json(election.rounds));
            QCOMPARE(row["votes_cast"], Json(election.votes));
            QCOMPARE(row["votes_changed"], Json(election.changes));
            QCOMPARE(row["winner"], Json(election.winner));
            QCOMPARE(row["deciding_field"], Json(decidingFieldName(election.decidedBy)));
            QCOMPARE(row["vote_zxid"], Json(election.vote.zxid.value));
            QCOMPARE(row["vote_zxid_epoch"], Json(election.vote.zxid.epoch()));
            QCOMPARE(row["vote_zxid_counter"], Json(election.vote.zxid.counter()));
            QCOMPARE(row["election_us"], timeOf(election.electionTime()));
            QCOMPARE(row["discovery_us"], timeOf(election.discoveryTime()));
            QCOMPARE(row["synchronization_us"], timeOf(election.synchronizationTime()));
            QCOMPARE(row["epoch"], Json(election.epoch));
            QCOMPARE(row["learners"].size(), election.learners.size());
            for (std::size_t k = 0; k < election.learners.size(); ++k) {
                QCOMPARE(row["learners"][k]["sid"], Json(election.learners[k].sid));
                QCOMPARE(row["learners"][k]["mode"], Json(zab::syncModeName(election.learners[k].mode)));
            }
        }
    }
    void cellsSayTheSame() {
        const auto lines = linesOf(exportText(m_run, "elections"));
        QCOMPARE(lines.size(), m_elections.size() + 1);
        const QStringList names = cells(lines[0]);
        QCOMPARE(static_cast<std::size_t>(names.size()), m_rows[0].size());
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            const QStringList row = cells(lines[i + 1]);
            QCOMPARE(row.size(), names.size());
            for (qsizetype k = 0; k < row.size(); ++k) {
                const Json& value = m_rows[i][names[k].toStdString()];
                if (value.is_array()) continue;
                const std::string text = value.is_null() ? "" : value.is_string() ? value.get<std::string>() : value.dump();
                QCOMPARE(row[k].toStdString(), text);
            }
        }
    }
    void listsAreSeparatedByBlanks() {
        const auto lines = linesOf(exportText(m_run, "elections"));
        const QString learners = cells(lines[1]).last();
        QCOMPARE(static_cast<std::size_t>(learners.split(' ').size()), m_elections[0].learners.size());
        QVERIFY(learners.contains(":DIFF") || learners.contains(":SNAP") || learners.contains(":TRUNC"));
    }
    void aWindowChoosesElections() {
        Excerpt excerpt;
        excerpt.from = m_elections[1].start;
        const Json late = Json::parse(exportText(m_run, "elections", excerpt, "json"));
        QCOMPARE(late.size(), m_elections.size() - 1);
        QCOMPARE(late[0], m_rows[1]);
        excerpt = {};
        excerpt.until = m_elections[1].start - microseconds(1);
        QCOMPARE(Json::parse(exportText(m_run, "elections", excerpt, "json")).size(), std::size_t{1});
        excerpt.servers = {1};
        QVERIFY(exportTrouble(m_run, "elections", excerpt).find("leave out --servers") != std::string::npos);
    }
    void noElectionIsAnEmptyTable() {
        SourceRun run = m_run;
        run.timeline = std::make_shared<const Timeline>();
        QCOMPARE(Json::parse(exportText(run, "elections", {}, "json")), Json::array());
        QCOMPARE(linesOf(exportText(run, "elections")).size(), std::size_t{1});
    }
    void theFileNameChoosesTheForm() {
        QTemporaryDir folder;
        const auto start = [&](const QString& name) {
            const QString path = folder.filePath(name);
            const auto result = exportTo(path.toStdString(), *findFormat("elections"), exported(m_run), {},
                                         [](double) { return true; });
            QFile file(path);
            return result.end == ExportEnd::done && file.open(QIODevice::ReadOnly) ? file.read(8) : QByteArray();
        };
        QCOMPARE(start("a.json").left(2), QByteArray("[\n"));
        QCOMPARE(start("a.JSON").left(2), QByteArray("[\n"));
        QCOMPARE(start("a.csv"), QByteArray("election"));
    }
};

QTEST_GUILESS_MAIN(ElectionsExportTest)
#include "elections_export_test.moc"
