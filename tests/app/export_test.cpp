// SPDX-License-Identifier: GPL-3.0-or-later
/// Exports as files: whole ones under their names, or nothing at all; and what an excerpt takes.
#include <QTemporaryDir>
#include <QtTest>
#include <filesystem>

#include "app/export/formats.h"
#include "app/source_run.h"

using namespace zabscope;

namespace {

std::optional<ExportTrouble> writeMany(const Exported& run, Output& output) {
    for (EventId id = 1; id <= run.timeline.last(); ++id) {
        output.write(std::string(1000, 'x') + "\n");
        if (!output.goOn(static_cast<double>(id) / static_cast<double>(run.timeline.last()))) return std::nullopt;
    }
    return std::nullopt;
}
std::optional<ExportTrouble> refuseIt(const Exported&, Output& output) {
    output.write("half");
    return ExportTrouble{"too much of it", "ask for less"};
}

constexpr Format manyLines{"many", "txt", "many lines", StreamExport{writeMany}};
constexpr Format refusing{"refusing", "txt", "refuses", StreamExport{refuseIt}};

bool always(double) { return true; }

}  // namespace

class ExportTest : public QObject {
    Q_OBJECT

private:
    SourceRun m_run;
    QTemporaryDir m_folder;

    std::string path(const char* name) const { return m_folder.filePath(name).toStdString(); }
    Exported exported(Excerpt excerpt = {}) const {
        return {*m_run.timeline, m_run.header, *m_run.ensemble, std::move(excerpt)};
    }
    std::vector<EventId> taken(const Excerpt& excerpt) const {
        std::vector<EventId> events;
        const auto [first, behind] = excerpt.range(*m_run.timeline);
        for (EventId id = first; id < behind; ++id)
            if (excerpt.has(m_run.timeline->event(id), *m_run.timeline)) events.push_back(id);
        return events;
    }

private Q_SLOTS:
    void initTestCase() {
        auto run = loadRun(ZABSCOPE_SOURCE_DIR "/tests/scenarios/leader_killed.zab");
        QVERIFY(std::holds_alternative<SourceRun>(run));
        m_run = std::move(std::get<SourceRun>(run));
    }

    void aWholeFileGetsItsName() {
        QCOMPARE(exportTo(path("a.txt"), manyLines, exported(), {}, always).end, ExportEnd::done);
        QCOMPARE(std::filesystem::file_size(path("a.txt")), m_run.timeline->last() * 1001);
        QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{"a.txt"});
    }
    void aCancelledExportLeavesWhatWasThere() {
        QFile old(m_folder.filePath("b.txt"));
        QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
        old.close();
        int asked = 0;
        const auto stopSoon = [&](double) { return ++asked < 3; };
        QCOMPARE(exportTo(path("b.txt"), manyLines, exported(), {}, stopSoon).end, ExportEnd::cancelled);
        QCOMPARE(asked, 3);
        QVERIFY(old.open(QIODevice::ReadOnly));
        QCOMPARE(old.readAll(), QByteArray("old"));
        QVERIFY(!QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden).join(' ').contains("partial"));
    }
    void troubleIsOneLineAndLeavesNothing() {
        const auto result = exportTo(path("c.txt"), refusing, exported(), {}, always);
        QCOMPARE(result.end, ExportEnd::trouble);
        QCOMPARE(QString::fromStdString(result.line), QString("too much of it; ask for less"));
        QVERIFY(!std::filesystem::exists(path("c.txt")));
        const auto nowhere = exportTo(path("no/such/c.txt"), manyLines, exported(), {}, always);
        QCOMPARE(nowhere.end, ExportEnd::trouble);
        QVERIFY(nowhere.line.find("choose another place") != std::string::npos);
        QCOMPARE(exportTo(m_folder.path().toStdString(), manyLines, exported(), {}, always).end, ExportEnd::trouble);
    }
    void aFullDiskIsSaid() {
        if (!std::filesystem::exists("/dev/full")) QSKIP("there is no /dev/full here");
        const auto result = exportTo("/dev/full", manyLines, exported(), {}, always);
        QCOMPARE(result.end, ExportEnd::trouble);
        QVERIFY(result.line.find("No space left") != std::string::npos);
        QVERIFY(!std::filesystem::is_regular_file("/dev/full"));
    }

    void anExcerptOfTime() {
        Excerpt excerpt;
        excerpt.from = Instant{milliseconds(200)};
        excerpt.until = Instant{milliseconds(400)};
        const auto events = taken(excerpt);
        QVERIFY(!events.empty());
        const Timeline& timeline = *m_run.timeline;
        QVERIFY(timeline.event(events.front()).at >= *excerpt.from);
        QVERIFY(timeline.event(events.front() - 1).at < *excerpt.from);
        QVERIFY(timeline.event(events.back()).at <= *excerpt.until);
        QVERIFY(timeline.event(events.back() + 1).at > *excerpt.until);
    }
    void anExcerptOfServersAndKinds() {
        Excerpt excerpt;
        excerpt.servers = {1, 2};
        excerpt.kinds = {What(Sent{}).index(), What(Delivered{}).index()};
        int delivered = 0;
        for (const EventId id : taken(excerpt)) {
            const Event& event = m_run.timeline->event(id);
            const auto* arrival = std::get_if<Delivered>(&event.what);
            delivered += arrival ? 1 : 0;
            const Event& message = arrival ? m_run.timeline->event(arrival->message) : event;
            const auto& sent = std::get<Sent>(message.what);
            QVERIFY(sent.from <= 2 && sent.to <= 2);
        }
        QVERIFY(delivered > 0);
        QVERIFY(Excerpt{}.isWhole() && !excerpt.isWhole());
    }

    void aTraceIsReadBackEqual() {
        const Format* format = findFormat("zabtrace");
        QVERIFY(format);
        QCOMPARE(exportTo(path("d.zabtrace"), *format, exported(), {}, always).end, ExportEnd::done);
        const auto read = loadRun(path("d.zabtrace"));
        QVERIFY(std::holds_alternative<SourceRun>(read));
        const auto& run = std::get<SourceRun>(read);
        QVERIFY(run.header == m_run.header);
        QCOMPARE(run.timeline->last(), m_run.timeline->last());
        Excerpt late;
        late.from = Instant{milliseconds(1)};
        const auto refused = exportTo(path("e.zabtrace"), *format, exported(late), {}, always);
        QCOMPARE(refused.end, ExportEnd::trouble);
        QVERIFY(!std::filesystem::exists(path("e.zabtrace")));
    }
};

QTEST_GUILESS_MAIN(ExportTest)
#include "export_test.moc"
