// SPDX-License-Identifier: GPL-3.0-or-later
/// The logs of real servers, imported, against the record of what was done to them and what they answered.
#include <QtTest>

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "core/exchange/log_import.h"
#include "core/trace/elections.h"
#include "core/trace/scenario.h"
#include "core/trace/text.h"
#include "core/trace/trace_file.h"
#include "core/trace/trace_rules.h"
#include "core/zab/notes.h"
#include "tests/core/exchange/log_texts.h"

using namespace zabscope;
using namespace zabscope::test;
using nlohmann::json;

namespace {

constexpr std::int64_t millisecond = 1000;

json truthOf(const std::string& scenario) {
    std::ifstream in(logFolder(scenario) + "/truth.json");
    return json::parse(in);
}

std::vector<Election> establishedOf(const ImportedRun& run) {
    std::vector<Election> found;
    for (const Election& election : electionsOf(run.timeline, run.ensemble)) {
        if (election.established) found.push_back(election);
    }
    return found;
}

std::string supportersOf(const ImportedRun& run, const Election& election) {
    std::string text = "[";
    for (EventId id = 1; id <= run.timeline.last(); ++id) {
        const Event& event = run.timeline.event(id);
        const auto* note = std::get_if<Noted>(&event.what);
        if (!note || event.at != *election.established || note->node != election.winner) continue;
        if (static_cast<zab::Sentence>(note->sentence) != zab::Sentence::established) continue;
        const ClusterState state = run.timeline.at(run.timeline.positionOf(id));
        for (const Member& member : run.ensemble.members) {
            const auto phase = state.find(election.winner)->fields.cell(zab::learnerPhase, member.sid);
            const bool supports = member.sid == election.winner ||
                                  (phase && *phase >= static_cast<std::int64_t>(zab::LearnerPhase::acknowledged));
            if (supports) text += (text.size() > 1 ? ", " : "") + std::to_string(member.sid);
        }
    }
    return text + "]";
}

/// What the servers answered at a named point of the run: "1 follower, 3 leader, 2 down".
void compareCheckpoint(const ImportedRun& run, const json& checkpoint, bool truthIsOld) {
    const Instant at{Duration{stampOf(checkpoint["time"]) - run.start}};
    const ClusterState state = run.timeline.at(run.timeline.positionAt(at));
    for (const auto& [name, answer] : checkpoint["servers"].items()) {
        const NodeState* server = state.find(std::stoi(name));
        const std::string where = checkpoint["note"].get<std::string>() + ", server " + name;
        const bool up = server && server->up;
        if (answer == "frozen") continue;  // it answered nothing
        if (answer.is_string()) {
            QVERIFY2(!up, where.c_str());
            continue;
        }
        QVERIFY2(up, where.c_str());
        const zab::Role role = zab::roleOf(server->fields);
        if (answer.empty()) {
            QVERIFY2(role == zab::Role::looking, where.c_str());
            continue;
        }
        const std::string mode = answer["mode"];
        const zab::Role wanted = mode == "leader"     ? zab::Role::leading
                                 : mode == "observer" ? zab::Role::observing
                                                      : zab::Role::following;
        QVERIFY2(role == wanted, where.c_str());
        // 3.4 does not tell when a follower begins to serve.
        const std::int64_t serves = server->fields.scalar(zab::serving);
        QVERIFY2(serves == 1 || (serves == PeerState::unknown && truthIsOld && role != zab::Role::leading),
                 where.c_str());
    }
}

void compareWithTruth(const ImportedRun& run, const json& truth) {
    const auto elections = establishedOf(run);
    std::vector<std::string> killed;
    std::vector<std::string> truthKilled;
    std::vector<std::pair<NodeId, Instant>> deaths;
    for (EventId id = 1; id <= run.timeline.last(); ++id) {
        const Event& event = run.timeline.event(id);
        if (const auto* died = std::get_if<Died>(&event.what)) deaths.emplace_back(died->node, event.at);
    }
    std::size_t election = 0;
    std::map<NodeId, int> starts;
    for (const json& event : truth["events"]) {
        const std::string what = event["event"];
        if (what == "leader") {
            QVERIFY(election < elections.size());
            const Election& found = elections[election++];
            QCOMPARE(found.winner, event["sid"].get<int>());
            QCOMPARE(found.epoch, event["epoch"].get<std::int64_t>());
            const std::int64_t decided = run.start + found.decided->time_since_epoch().count();
            const std::int64_t established = run.start + found.established->time_since_epoch().count();
            QVERIFY2(std::abs(decided - stampOf(event["time"])) <= 3 * millisecond, stampText(decided).c_str());
            QVERIFY2(std::abs(established - stampOf(event["established"])) <= 3 * millisecond,
                     stampText(established).c_str());
            QCOMPARE(supportersOf(run, found), event["supporters"].get<std::string>());
        } else if (what == "kill") {
            truthKilled.push_back(std::to_string(event["sid"].get<int>()));
            const std::size_t number = truthKilled.size() - 1;
            QVERIFY(number < deaths.size());
            // The last line before, and the first one that notices, are some milliseconds apart.
            const std::int64_t died = run.start + deaths[number].second.time_since_epoch().count();
            QVERIFY2(std::abs(died - stampOf(event["time"])) <= 400 * millisecond, stampText(died).c_str());
        } else if (what == "start") {
            ++starts[event["sid"].get<int>()];
        } else if (what == "checkpoint") {
            compareCheckpoint(run, event, truth["zookeeper"] == "3.4.14");
        }
    }
    QCOMPARE(election, elections.size());
    for (const auto& [sid, at] : deaths) killed.push_back(std::to_string(sid));
    QVERIFY2(killed == truthKilled, json(killed).dump().c_str());
    for (const auto& [sid, count] : starts) QCOMPARE(static_cast<int>(run.timeline.state().find(sid)->life), count);
}

/// The run as a trace reader would judge it, and with nothing said twice or left hanging.
void checkSound(const ImportedRun& run) {
    Timeline again;
    for (EventId id = 1; id <= run.timeline.last(); ++id) {
        const Event& event = run.timeline.event(id);
        const auto why = whyNot(again, event);
        QVERIFY2(!why, (std::to_string(id) + ": " + why.value_or("")).c_str());
        again.append(event.at, event.cause, event.what);
    }
    QCOMPARE(run.timeline.state().messagesInFlight(), std::size_t{0});
    const auto scenario = parseScenario(run.header.scenario, run.header.scenarioName);
    QVERIFY(std::holds_alternative<Scenario>(scenario));
    QVERIFY(std::get<Scenario>(scenario).ensemble == run.ensemble);
    QVERIFY(run.header.isImported());
}

/// Written as a trace it reads back as the same run.
void checkRoundTrip(const ImportedRun& run) {
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("run.zabtrace")).toStdString();
    TraceWriter writer(path);
    QVERIFY(!writer.begin(run.header) && !writer.finish(run.timeline, run.header));
    const auto read = readTrace(path);
    if (const auto* error = std::get_if<TraceError>(&read)) QFAIL(error->text().c_str());
    const auto& back = std::get<LoadedTrace>(read);
    QVERIFY(back.header == run.header);
    QCOMPARE(back.timeline.last(), run.timeline.last());
    for (EventId id = 1; id <= back.timeline.last(); ++id)
        QVERIFY(toDetail(back.timeline.event(id), back.timeline) == toDetail(run.timeline.event(id), run.timeline));
}

}  // namespace

class LogImportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTruth_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"s1", "s2", "s3", "s4", "s7", "s8", "s9", "s10", "s11", "s12", "s13", "s16"})
            QTest::newRow(name) << QString{name};
    }
    void agreesWithTruth() {
        QFETCH(QString, name);
        const ImportedRun run = imported(textsOf(name.toStdString()));
        QVERIFY(run.troubles.empty() && run.silent.empty() && run.leaps.empty());
        for (const ImportedLog& log : run.logs) QCOMPARE(log.count.odd, std::uint64_t{0});
        for (const ClockOffset& offset : run.offsets) QCOMPARE(offset.ahead, std::int64_t{0});
        compareWithTruth(run, truthOf(name.toStdString()));
        checkSound(run);
        checkRoundTrip(run);
    }

    // 3.4 and 3.5 tell their version when they take their first role: that is no beginning.
    void versionsOfServers() {
        const auto versionsOf = [](const char* scenario) {
            QStringList versions;
            for (const ImportedLog& log : imported(textsOf(scenario)).logs) versions << QString::number(log.version);
            return versions.join(u' ');
        };
        QCOMPARE(versionsOf("s9"), QStringLiteral("30414 30414 30414"));
        QCOMPARE(versionsOf("s10"), QStringLiteral("30904 30904 30904"));
    }

    void aDiskThatWasWipedIsFoundEmpty_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"s2", "s9", "s10", "s14"}) QTest::newRow(name) << QString{name};
    }
    void aDiskThatWasWipedIsFoundEmpty() {
        QFETCH(QString, name);
        const ImportedRun run = imported(textsOf(name.toStdString()));
        std::multiset<NodeId> wiped;
        for (EventId id = 1; id <= run.timeline.last(); ++id) {
            const auto* wipe = std::get_if<DiskWiped>(&run.timeline.event(id).what);
            if (!wipe) continue;
            wiped.insert(wipe->node);
            const ClusterState state = run.timeline.at(run.timeline.positionOf(id));
            const NodeState& server = *state.find(wipe->node);
            QVERIFY(!server.up && server.durable == HistoryTip{});
        }
        std::multiset<NodeId> really;
        const json truth = truthOf(name.toStdString());
        for (const json& event : truth["events"]) {
            if (event["event"] == "wipe") really.insert(event["sid"].get<int>());
        }
        QVERIFY(wiped == really);
    }

    // All are killed at once: who logged least was not dead first.
    void endsThatNobodyNoticesAreOne() {
        const ImportedRun run = imported(textsOf("s14"));
        std::set<Instant> ends;
        for (EventId id = 1; id <= run.timeline.last(); ++id) {
            if (std::holds_alternative<Died>(run.timeline.event(id).what)) ends.insert(run.timeline.event(id).at);
        }
        QVERIFY(!ends.empty() && *ends.rbegin() - *ends.begin() < milliseconds(50));
        QCOMPARE(deathsOf(run).size(), std::size_t{3});
    }

    // Server 2 logs at WARN: what it did is known from the others.
    void aServerThatTellsNothingIsShownAsTheOthersSawIt() {
        const ImportedRun run = imported(textsOf("s15"));
        QVERIFY(run.silent == std::vector<NodeId>{2});
        QCOMPARE(run.troubles.size(), std::size_t{1});
        QVERIFY2(run.troubles[0].text().starts_with("zk2.log: tells of no election; "), run.troubles[0].text().c_str());
        QVERIFY((leadersOf(run) == std::vector<std::string>{"3 leads epoch 1", "2 leads epoch 2"}));
        checkSound(run);
    }

    void groupsAreToldOf() {
        QCOMPARE(imported(textsOf("s16")).groups, std::int64_t{3});
        QCOMPARE(imported(textsOf("s8")).groups, std::int64_t{0});
    }

    // Whoever has a quorum of votes waits for a better one, and counts no other.
    void votesBehindTheQuorumAreNotCounted() {
        for (const char* scenario : {"s12", "s13"}) {
            const ImportedRun run = imported(textsOf(scenario));
            const std::size_t quorum = run.ensemble.members.size() / 2 + 1;
            for (const Election& election : establishedOf(run)) QCOMPARE(election.voters.size(), quorum);
        }
    }

    // Of one log only: what it shows is told, and nobody is made up who looks for a leader at the end.
    void oneLogOfManyTellsItsElections_data() {
        QTest::addColumn<QString>("scenario");
        QTest::addColumn<int>("log");
        QTest::addColumn<QString>("told");
        QTest::newRow("s1 leader") << "s1" << 3 << "3 epoch 1 by sid: first start";
        QTest::newRow("s1 follower") << "s1" << 1 << "3 epoch 0 by sid: first start";
        QTest::newRow("s2 follower") << "s2" << 1
                                     << "3 epoch 1 by sid: first start; 2 epoch 2 by sid: leader unreachable";
        QTest::newRow("s2 leader twice") << "s2" << 2
                                         << "3 epoch 1 by sid: first start; 2 epoch 2 by sid: leader unreachable";
        QTest::newRow("s2 killed") << "s2" << 3 << "3 epoch 1 by sid: first start; 2 epoch 2 by -: leader killed";
        QTest::newRow("s3 follower") << "s3" << 3
                                     << "5 epoch 1 by sid: first start; 4 epoch 2 by sid: leader unreachable; "
                                        "4 epoch 3 by sid: leader lost quorum";
    }
    void oneLogOfManyTellsItsElections() {
        QFETCH(QString, scenario);
        QFETCH(int, log);
        QFETCH(QString, told);
        const std::string path = logFolder(scenario.toStdString()) + "/zk" + std::to_string(log) + ".log";
        const auto read = importLogs({path}, [](double) { return true; });
        QVERIFY(std::holds_alternative<ImportedRun>(read));
        const auto& run = std::get<ImportedRun>(read);
        QStringList words;
        for (const Election& each : electionsOf(run.timeline, run.ensemble)) {
            words << QStringLiteral("%1 epoch %2 by %3: %4")
                         .arg(each.winner)
                         .arg(each.epoch)
                         .arg(decidingFieldName(each.decidedBy).data(), causeName(each.cause).data());
        }
        QCOMPARE(words.join(QStringLiteral("; ")), told);
    }
};

QTEST_GUILESS_MAIN(LogImportTest)
#include "log_import_test.moc"
