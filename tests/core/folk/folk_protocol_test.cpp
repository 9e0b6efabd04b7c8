// SPDX-License-Identifier: GPL-3.0-or-later
/// The article's protocol does what the article says, and what comes of it is seen by its invariants.
#include <QtTest>
#include <memory>

#include "core/catalog.h"
#include "core/protocol/client_field.h"
#include "core/protocol/server_state.h"
#include "core/sim/director.h"
#include "core/sim/memory_transport.h"
#include "core/sim/simulator.h"
#include "core/trace/text.h"
#include "core/trace/vocabularies.h"

using namespace zabscope;

namespace {

/// A scenario played to its end.
struct Run {
    explicit Run(const std::string& lines)
        : scenario(
              std::get<Scenario>(parseScenario("zabscope scenario 1\nprotocol folk\ntick 500ms\n" + lines, "test"))),
          simulator(stageOf(scenario), protocolOf(scenario.ensemble), std::make_unique<MemoryTransport>()),
          director(scenario, simulator) {
        while (director.step()) {}
    }
    QStringList failures() const {
        QStringList said;
        for (const auto& failure : director.failures()) said << QString::fromStdString(failure.reason);
        return said;
    }
    std::int64_t field(NodeId sid, std::uint16_t field) const {
        return simulator.timeline().state().find(sid)->fields.scalar(field);
    }
    std::set<std::string> broken() const {
        std::set<std::string> names;
        const Invariants invariants = protocolOf(scenario.ensemble).makeInvariants(scenario.ensemble);
        const Timeline& timeline = simulator.timeline();
        for (EventId id = 1; id <= timeline.last(); ++id) {
            const auto* violated = std::get_if<Violated>(&timeline.event(id).what);
            if (violated) names.insert(std::string{invariants[violated->invariant]->name()});
        }
        return names;
    }

    Scenario scenario;
    Simulator simulator;
    Director director;
};

using Names = std::set<std::string>;

}  // namespace

class FolkProtocolTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nobodyToAskAtTheFirstStart() {
        const Run run("servers 3\nstart all\nrun 4s\n");
        QCOMPARE(run.broken(), Names{});
        const Run longer(
            "servers 3\nstart all\nrun 20s\nexpect server 1 looks and server 2 looks and server 3 looks\n");
        QCOMPARE(longer.failures(), QStringList());
        QCOMPARE(longer.broken(), Names{"LeaderInTime"});
    }

    void anIdIsTheFirstZxid() {
        const Run run("servers 3 7\nstart all\nrun 10ms\n");
        QCOMPARE(run.field(3, server_state::lastProcessed), 3);
        QCOMPARE(run.field(7, server_state::lastProcessed), 7);
    }

    void theLowestAreAgreedTo() {
        const Run run(
            "servers 5\nvariant silence_elects\nstart all\nrun 1s\n"
            "expect server 1 leads and server 2 leads and server 3 leads\n");
        QCOMPARE(run.failures(), QStringList());
        QCOMPARE(run.broken(), Names{"OneLeader"});
    }

    void theOtherWayRoundIsNoBetter() {
        const Run run(
            "servers 3\nvariant silence_elects\nvariant newer_is_agreed_to\nstart all\nrun 1s\n"
            "expect server 3 leads and server 2 leads and not server 1 leads\n");
        QCOMPARE(run.failures(), QStringList());
        QCOMPARE(run.broken(), Names{"OneLeader"});
    }

    void aServerAloneLeads() {
        const Run run(
            "servers 1\nvariant silence_elects\nstart all\nrun 1s\nwrite to 1 \"a\"\nrun 1s\n"
            "expect leader is 1\nexpect count note \"is done\" >= 2\n");
        QCOMPARE(run.failures(), QStringList());
        QCOMPARE(run.broken(), Names{});
    }

    void syncCopiesANumberAndNoData() {
        const Run run(
            "servers 3\nvariant silence_elects\nstart 2 3\nrun until server 2 leads at most 5s\n"
            "client 1 connects to 3\nclient 1 creates /a \"1\"\nrun until note \"is done\" at most 5s\nrun 100ms\n"
            "start 1\nrun 1s\nexpect server 1 follows\nexpect not same tree on 1 2\nexpect same tree on 2 3\n");
        QCOMPARE(run.failures(), QStringList());
        QCOMPARE(run.field(1, server_state::lastProcessed), run.field(2, server_state::lastProcessed));
        QCOMPARE(run.field(1, server_state::lastLogged), 0);
        QCOMPARE(run.broken(), Names{});  // nobody has lost anything yet
    }

    void aWriteThatWasDoneIsLost() {
        const Run run(
            "servers 3\nvariant silence_elects\nstart 2 3\nrun until server 2 leads at most 5s\n"
            "write to 3 \"a\"\nrun 1s\nkill 2\nstart 1\nrun 5s\nexpect leader is 1\n");
        QCOMPARE(run.failures(), QStringList());
        QCOMPARE(run.broken(), Names{"WritesAreKept"});
    }

    void aNewerServerBeginsAnElectionThoughOneLeads() {
        const Run run(
            "servers 1 2 9\nvariant silence_elects\nstart 1 2\nrun until server 1 leads at most 5s\n"
            "start 9\nrun 1s\nexpect note \"though 1 leads\" on 9\nexpect server 9 looks\n");
        QCOMPARE(run.failures(), QStringList());
    }

    void whatWasWrittenIsReadAgain() {
        const Run run(
            "servers 3\nvariant silence_elects\nstart 2 3\nrun until server 2 leads at most 5s\n"
            "write to 2 \"a\" 3 times\nrun 1s\nkill 3\nrun 100ms\nstart 3\nrun 1s\n"
            "expect server 3 follows\nexpect same tree on 2 3\npower off 3\nrun 100ms\nstart 3\nrun 1s\n"
            "expect same tree on 2 3\n");
        QCOMPARE(run.failures(), QStringList());
        QCOMPARE(run.field(3, server_state::lastProcessed), run.field(2, server_state::lastProcessed));
    }

    void clientsAreAnsweredAsByZooKeeper() {
        const Run run(
            "servers 3\nvariant silence_elects\nstart 2 3\nrun until server 2 leads at most 5s\n"
            "client 1 connects to 3\nclient 1 creates /a \"1\"\nclient 1 sets /a \"2\"\nclient 1 sets /a version 7\n"
            "client 1 reads /a\nclient 1 reads /b\nclient 1 creates /a\nclient 1 syncs\n"
            "client 1 creates /s sequential\nclient 1 deletes /a\nrun 2s\n"
            "expect delivered REPLY from 3 to c1\nclient 1 closes\nrun 1s\n");
        QCOMPARE(run.failures(), QStringList());
        const PeerState& client = run.simulator.timeline().state().find(-1)->fields;
        // The read of /a waits for the writes before it, and then finds the tree after the last write.
        QCOMPARE(client.scalar(clientCompleted), 6);  // the closing included
        QCOMPARE(client.scalar(clientFailed), 4);
        QCOMPARE(run.field(2, server_state::nodeCount), 2);
        QCOMPARE(run.field(3, server_state::treeDigest), run.field(2, server_state::treeDigest));
    }

    void bytesThatAreNoMessageCloseTheConnection() {
        Ensemble ensemble;
        ensemble.protocol = "folk";
        ensemble.members = {Member{1}, Member{2}};
        const auto peer = protocolOf(ensemble).makePeer(1, ensemble);
        Effects effects;
        peer->step(startOfTime, Started{std::make_shared<DiskImage>(), 1, 1}, effects);
        const ConnectionId connection = makeConnectionId(2, 1, 1);
        peer->step(startOfTime, ConnectionOpened{connection, Port::election, true}, effects);
        for (const std::string_view bytes : {std::string_view{"\xff\xff"}, std::string_view{}}) {
            effects.clear();
            peer->clone()->step(startOfTime, MessageArrived{connection, bytes}, effects);
            QCOMPARE(effects.size(), 1u);
            QVERIFY(std::get<Close>(effects[0]).connection == connection);
        }
    }

    // The numbers and names of all protocols are apart, since a number alone says whose it is.
    void noTwoProtocolsShareANumber() {
        std::set<int> kinds;
        std::set<std::string_view> names;
        std::set<int> sentences;
        QVERIFY(vocabularies().size() >= 2);
        for (const Vocabulary* each : vocabularies()) {
            QVERIFY(findProtocol(each->protocol));
            for (const KindInfo& kind : each->kinds) {
                QVERIFY2(kinds.insert(kind.number).second, kind.name.data());
                QVERIFY2(names.insert(kind.name).second, kind.name.data());
                QVERIFY(kindByName(kind.name) == kind.number);
            }
            for (std::size_t i = 0; i < each->sentences.size(); ++i)
                QVERIFY(sentences.insert(each->firstSentence + static_cast<int>(i)).second);
        }
        QCOMPARE(kindName(0), "?");
        QCOMPARE(sentenceText(60'000), "?");
        QCOMPARE(describeMessage(0, "x"), "unreadable");
        QCOMPARE(describeMessage(20, "x"), "unreadable");
    }
};

QTEST_APPLESS_MAIN(FolkProtocolTest)
#include "folk_protocol_test.moc"
