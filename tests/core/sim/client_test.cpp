// SPDX-License-Identifier: GPL-3.0-or-later
/// A client through its one door: session, requests in order, pings, moving on, expiry, load.
#include "core/sim/client.h"

#include <QtTest>

#include "core/protocol/packet.pb.h"

using namespace zabscope;
using Lines = std::vector<std::string>;

namespace {

Ensemble threeServers() {
    Ensemble ensemble;
    for (NodeId sid = 1; sid <= 3; ++sid) ensemble.members.push_back({.sid = sid});
    return ensemble;
}

/// A client and the other end of its connection.
struct Stand {
    explicit Stand(NodeId self = -1) : client(makeClient(self, threeServers())) { give(Started{}); }

    /// What the client does about an input, in words; alarms aside.
    Lines give(const Input& input) {
        Effects effects;
        client->step(now, input, effects);
        Lines lines;
        for (const Effect& effect : effects) {
            if (const auto* connect = std::get_if<Connect>(&effect)) {
                connection = connect->connection;
                lines.push_back("connect " + std::to_string(connect->to));
            }
            if (std::holds_alternative<Close>(effect)) lines.push_back("close");
            if (std::holds_alternative<Exit>(effect)) lines.push_back("exit");
            if (const auto* send = std::get_if<Send>(&effect)) lines.push_back(textOf(send->bytes));
            if (const auto* alarm = std::get_if<SetAlarm>(&effect)) alarms[alarm->alarm] = alarm->at;
            if (const auto* alarm = std::get_if<CancelAlarm>(&effect)) alarms.erase(alarm->alarm);
        }
        return lines;
    }
    Lines ask(Operation::Verb verb, std::int64_t count = 1, std::int64_t outstanding = 1) {
        Operation operation;
        operation.verb = verb;
        operation.count = count;
        operation.outstanding = outstanding;
        return give(ClientAsked{operation});
    }
    /// Time passes until the next alarm, which rings.
    Lines alarm() {
        const auto next = std::min_element(alarms.begin(), alarms.end(),
                                           [](const auto& a, const auto& b) { return a.second < b.second; });
        now = next->second;
        const AlarmId id = next->first;
        alarms.erase(next);
        return give(AlarmRang{id});
    }
    Lines opened() { return give(ConnectionOpened{connection, Port::client, false}); }
    Lines say(const wire::ClientMessage& message) {
        const std::string bytes = message.SerializeAsString();
        return give(MessageArrived{connection, bytes});
    }
    Lines connected(std::int64_t session = 77, Duration timeout = seconds(12)) {
        wire::ClientMessage message;
        message.mutable_connected()->set_session(session);
        message.mutable_connected()->set_timeout_us(timeout.count());
        return say(message);
    }
    Lines reply(std::int32_t xid, std::int64_t zxid = 0, std::int32_t error = 0) {
        wire::ClientMessage message;
        message.mutable_reply()->set_xid(xid);
        message.mutable_reply()->set_zxid(zxid);
        message.mutable_reply()->set_error(error);
        return say(message);
    }
    std::int64_t field(ClientField field) const { return client->published().state().scalar(field); }

    static std::string textOf(const std::string& bytes) {
        wire::ClientMessage message;
        if (!message.ParseFromString(bytes)) return "?";
        if (message.has_connect()) {
            return "hello " + std::to_string(message.connect().session()) + " seen " +
                   std::to_string(message.connect().last_zxid_seen());
        }
        return wire::ClientRequest::Operation_Name(message.request().operation()) + " " +
               std::to_string(message.request().xid());
    }

    std::unique_ptr<Peer> client;
    ConnectionId connection{};
    Instant now;
    std::map<AlarmId, Instant> alarms;
};

}  // namespace

class ClientTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void requestsWaitForTheSessionAndAreAnsweredInOrder() {
        Stand stand;
        QCOMPARE(stand.ask(Operation::Verb::set, 2), (Lines{"connect 1"}));
        QCOMPARE(stand.opened(), (Lines{"hello 0 seen 0"}));
        QCOMPARE(stand.connected(), (Lines{"SET_DATA 1", "SET_DATA 2"}));
        QCOMPARE(stand.ask(Operation::Verb::read), (Lines{"GET_DATA 3"}));
        QCOMPARE(stand.field(clientOutstanding), 3);
        stand.reply(1, 5);
        stand.reply(2, 6, -101);
        QCOMPARE(stand.field(clientCompleted), 1);
        QCOMPARE(stand.field(clientFailed), 1);
        QCOMPARE(stand.field(clientLastError), -101);
        QCOMPARE(stand.field(clientLastZxid), 6);
    }

    void anAnswerOutOfOrderIsNoAnswer() {
        Stand stand;
        stand.ask(Operation::Verb::set, 2);
        stand.opened();
        stand.connected();
        QCOMPARE(stand.reply(2), (Lines{"close"}));
        QCOMPARE(stand.field(clientFailed), 2);
    }

    void itPingsWhenIdleAndMovesOnWithoutAnswer() {
        Stand stand;
        stand.ask(Operation::Verb::connect);
        stand.opened();
        stand.connected(77, seconds(12));
        QCOMPARE(stand.alarm(), (Lines{"PING -2"}));
        QCOMPARE(stand.now, Instant{seconds(4)});
        stand.reply(-2, 9);
        QCOMPARE(stand.alarm(), (Lines{"PING -2"}));
        QCOMPARE(stand.now, Instant{seconds(8)});
        QCOMPARE(stand.alarm(), (Lines{"close"}));  // at 12 s the second ping and the missing answer are both due
        QCOMPARE(stand.now, Instant{seconds(12)});
        QCOMPARE(stand.alarm(), (Lines{"connect 2"}));
        QCOMPARE(stand.now, Instant{milliseconds(12'100)});
        QCOMPARE(stand.opened(), (Lines{"hello 77 seen 9"}));
    }

    void pausesDoubleUpToTwoSeconds() {
        Stand stand;
        stand.ask(Operation::Verb::connect);
        std::vector<std::int64_t> pauses;
        for (int i = 0; i < 7; ++i) {
            const Instant before = stand.now;
            stand.give(ConnectionFailed{stand.connection, true});
            QCOMPARE(stand.alarm(), (Lines{"connect " + std::to_string((i + 1) % 3 + 1)}));
            pauses.push_back((stand.now - before).count() / 1000);
        }
        QCOMPARE(pauses, (std::vector<std::int64_t>{100, 200, 400, 800, 1600, 2000, 2000}));
    }

    void whatWasNotAnsweredIsLostWithTheConnection() {
        Stand stand;
        stand.ask(Operation::Verb::set, 3);
        stand.opened();
        stand.connected();
        stand.reply(1);
        stand.give(ConnectionClosed{stand.connection});
        QCOMPARE(stand.field(clientFailed), 2);
        QCOMPARE(stand.field(clientLastError), connectionLoss);
        QCOMPARE(stand.field(clientOutstanding), 0);
    }

    void anExpiredSessionStaysExpired() {
        Stand stand;
        stand.ask(Operation::Verb::set);
        stand.opened();
        stand.connected();
        stand.give(ConnectionClosed{stand.connection});
        stand.ask(Operation::Verb::set);
        stand.alarm();
        QCOMPARE(stand.opened(), (Lines{"hello 77 seen 0"}));
        QCOMPARE(stand.connected(77, Duration{}), (Lines{"close"}));
        QCOMPARE(stand.field(clientExpired), 1);
        QCOMPARE(stand.field(clientLastError), sessionExpired);
        QCOMPARE(stand.ask(Operation::Verb::set), Lines{});
        QCOMPARE(stand.field(clientFailed), 3);
        QCOMPARE(stand.ask(Operation::Verb::connect), (Lines{"connect 2"}));
        QCOMPARE(stand.opened(), (Lines{"hello 0 seen 0"}));
    }

    void aHelperClientStaysAndGetsANewSession() {
        Stand stand{helperClientOf(2)};
        Operation operation;
        operation.server = 2;
        QCOMPARE(stand.give(ClientAsked{operation}), (Lines{"connect 2"}));
        stand.give(ConnectionFailed{stand.connection, true});
        QCOMPARE(stand.alarm(), (Lines{"connect 2"}));
        stand.opened();
        stand.connected();
        stand.give(ConnectionClosed{stand.connection});
        QCOMPARE(stand.alarm(), (Lines{"connect 2"}));
        stand.opened();
        QCOMPARE(stand.connected(77, Duration{}), (Lines{"close", "connect 2"}));
        QCOMPARE(stand.opened(), (Lines{"hello 0 seen 0"}));
    }

    void aHelperClientCreatesWhatIsMissing() {
        Stand stand{helperClientOf(2)};
        Operation operation;
        operation.server = 2;
        operation.path = "/a/b";
        operation.count = 2;
        stand.give(ClientAsked{operation});
        stand.opened();
        QCOMPARE(stand.connected(), (Lines{"GET_DATA 1"}));
        QCOMPARE(stand.reply(1, 0, -101), (Lines{"GET_DATA 2"}));  // the parent, too?
        QCOMPARE(stand.reply(2, 0, -101), (Lines{"CREATE 3"}));
        QCOMPARE(stand.reply(3, 5), (Lines{"CREATE 4"}));
        QCOMPARE(stand.reply(4, 6, -110), (Lines{"SET_DATA 5", "SET_DATA 6"}));  // somebody else was quicker
        stand.reply(5, 7);
        stand.reply(6, 8);
        QCOMPARE(stand.field(clientCompleted), 2);
        QCOMPARE(stand.field(clientFailed), 0);
        operation.count = 1;
        QCOMPARE(stand.give(ClientAsked{operation}), (Lines{"SET_DATA 7"}));
        operation.path = "/a";
        QCOMPARE(stand.give(ClientAsked{operation}), (Lines{"SET_DATA 8"}));
    }

    void aLostPreparationBeginsAnew() {
        Stand stand{helperClientOf(2)};
        Operation operation;
        operation.server = 2;
        stand.give(ClientAsked{operation});
        stand.opened();
        QCOMPARE(stand.connected(), (Lines{"GET_DATA 1"}));
        stand.give(ConnectionClosed{stand.connection});
        QCOMPARE(stand.field(clientFailed), 0);
        stand.alarm();
        stand.opened();
        QCOMPARE(stand.connected(), (Lines{"GET_DATA 2"}));
        QCOMPARE(stand.reply(2), (Lines{"SET_DATA 3"}));
    }

    void aLoadKeepsItsWindowFullAndAsksAgainWhatWasLost() {
        Stand stand;
        stand.ask(Operation::Verb::load, 4, 2);
        stand.opened();
        QCOMPARE(stand.connected(), (Lines{"SET_DATA 1", "SET_DATA 2"}));
        QCOMPARE(stand.reply(1), (Lines{"SET_DATA 3"}));
        stand.give(ConnectionClosed{stand.connection});
        stand.alarm();
        stand.opened();
        QCOMPARE(stand.connected(), (Lines{"SET_DATA 4", "SET_DATA 5"}));
        QCOMPARE(stand.reply(4), (Lines{"SET_DATA 6"}));
        stand.reply(5);
        stand.reply(6);
        QCOMPARE(stand.field(clientCompleted), 4);
        QCOMPARE(stand.field(clientFailed), 2);
        QCOMPARE(stand.ask(Operation::Verb::load, 0, 1), (Lines{"SET_DATA 7"}));
        QCOMPARE(stand.ask(Operation::Verb::stop), Lines{});
        QCOMPARE(stand.reply(7), Lines{});
    }

    void aNewLoadDoesNotCountTheOldOnesAnswers() {
        Stand stand;
        stand.ask(Operation::Verb::load, 0, 1);
        stand.opened();
        stand.connected();
        QCOMPARE(stand.ask(Operation::Verb::load, 0, 2), (Lines{"SET_DATA 2", "SET_DATA 3"}));
        QCOMPARE(stand.reply(1), Lines{});
        QCOMPARE(stand.reply(2), (Lines{"SET_DATA 4"}));
    }

    void closingWaitsForWhatWasAskedBefore() {
        Stand stand;
        stand.ask(Operation::Verb::set);
        stand.ask(Operation::Verb::close);
        stand.opened();
        QCOMPARE(stand.connected(), (Lines{"SET_DATA 1", "CLOSE_SESSION 2"}));
    }

    void closingEndsTheSession() {
        Stand stand;
        stand.ask(Operation::Verb::connect);
        stand.opened();
        stand.connected();
        QCOMPARE(stand.ask(Operation::Verb::close), (Lines{"CLOSE_SESSION 1"}));
        QCOMPARE(stand.reply(1), (Lines{"close"}));
        QCOMPARE(stand.field(clientSession), 0);
        QCOMPARE(stand.ask(Operation::Verb::vanish), (Lines{"exit"}));
    }

    void movingToAnotherServerKeepsTheSession() {
        Stand stand;
        stand.ask(Operation::Verb::connect);
        stand.opened();
        stand.connected();
        Operation move;
        move.verb = Operation::Verb::connect;
        move.server = 3;
        QCOMPARE(stand.give(ClientAsked{move}), (Lines{"close", "connect 3"}));
        QCOMPARE(stand.opened(), (Lines{"hello 77 seen 0"}));
    }
};

QTEST_APPLESS_MAIN(ClientTest)
#include "client_test.moc"
