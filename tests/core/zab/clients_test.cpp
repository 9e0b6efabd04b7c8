// SPDX-License-Identifier: GPL-3.0-or-later
/// Clients of one server: sessions, the order of replies, reads that wait, sync (zab.md 3.6, 5, 7).
#include "core/zab/clients.h"

#include <QtTest>

#include "stand.h"

using namespace zabscope;
using namespace zabscope::zab;
using Ask = zabscope::wire::ClientRequest;

namespace {

constexpr NodeId client = -1;

zabscope::wire::ClientMessage connecting(SessionId session = 0, std::int64_t seen = 0, Duration timeout = seconds(20)) {
    zabscope::wire::ClientMessage message;
    message.mutable_connect()->set_session(session);
    message.mutable_connect()->set_last_zxid_seen(seen);
    message.mutable_connect()->set_timeout_us(timeout.count());
    return message;
}

zabscope::wire::ClientMessage asking(int xid, Ask::Operation operation, const char* path = "/a", const char* value = "") {
    zabscope::wire::ClientMessage message;
    message.mutable_request()->set_xid(xid);
    message.mutable_request()->set_operation(operation);
    message.mutable_request()->set_path(path);
    message.mutable_request()->set_data(value);
    message.mutable_request()->set_version(-1);
    return message;
}

/// A server that is an ensemble of its own and leads it: a write is answered when its flush is.
Stand alone() {
    Stand stand{1, voters(1)};
    stand.start();
    stand.ring(Alarm::finalize);
    stand.flushAll();
    return stand;
}

/// Server 1 of three, which follows 3 and serves.
Stand atService() {
    Stand stand{1, voters(3)};
    stand.start();
    stand.meet(3);
    stand.hear(3, looking(3));
    stand.ring(Alarm::finalize);
    stand.followUntilUpToDate(3);
    return stand;
}

/// The leader proposes a transaction, the follower logs it.
void propose(Stand& stand, const zab::wire::Txn& txn) {
    zab::wire::QuorumPacket packet = packetOf(PacketType::PROPOSAL, Zxid{txn.zxid()});
    packet.set_txn(txn.SerializeAsString());
    stand.say(stand.connectionTo(3, Port::quorum), packet);
    stand.flushAll();
}
zab::wire::Txn txnOf(std::int64_t counter, SessionId session, int cxid, zab::wire::Txn::Kind kind, const char* path = "/a") {
    zab::wire::Txn txn;
    txn.set_zxid(Zxid::of(1, counter).value);
    txn.set_session(session);
    txn.set_cxid(cxid);
    txn.set_kind(kind);
    txn.set_path(path);
    txn.set_timeout_us(20'000'000);
    return txn;
}
/// Both at once.
void commit(Stand& stand, const zab::wire::Txn& txn) {
    propose(stand, txn);
    stand.packet(3, PacketType::COMMIT, Zxid{txn.zxid()});
}
void revalidate(Stand& stand, SessionId session, bool valid) {
    zab::wire::QuorumPacket packet = packetOf(PacketType::REVALIDATE, Zxid{-1});
    packet.set_session(session);
    packet.set_valid(valid);
    stand.say(stand.connectionTo(3, Port::quorum), packet);
}

constexpr SessionId firstSession = 1LL << 56 | 1LL << 32 | 1;  // of server 1 in its first life

/// A connection with a session at a follower.
ConnectionId atFollower(Stand& stand) {
    const ConnectionId id = stand.knock(client, Port::client);
    stand.say(id, connecting());
    commit(stand, txnOf(1, firstSession, 0, zab::wire::Txn::CREATE_SESSION, ""));
    return id;
}

}  // namespace

class ClientsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSessionIsCreatedByATransaction() {
        Stand stand = alone();
        QVERIFY(stand.listens(Port::client));
        const ConnectionId id = stand.knock(client, Port::client);
        stand.say(id, connecting());
        QCOMPARE(stand.record.sent, QStringList{});
        stand.flushAll();
        QCOMPARE(stand.record.sent, QStringList{"c1: CONNECTED session 0x100000100000001 timeout 20s"});
        stand.say(stand.knock(-2, Port::client), connecting());
        stand.flushAll();
        QCOMPARE(stand.record.sent, QStringList{"c2: CONNECTED session 0x100000100000002 timeout 20s"});
    }

    void theTimeoutIsWithinTwoAndTwentyTicks() {
        Stand stand = alone();
        stand.say(stand.knock(-1, Port::client), connecting(0, 0, milliseconds(1)));
        stand.say(stand.knock(-2, Port::client), connecting(0, 0, seconds(1000)));
        stand.say(stand.knock(-3, Port::client), connecting(0, 0, Duration{INT64_MIN}));
        stand.flushAll();
        QCOMPARE(stand.record.sent.size(), 3);
        QVERIFY(stand.record.sent[0].endsWith("timeout 4s"));
        QVERIFY(stand.record.sent[1].endsWith("timeout 40s"));
        QVERIFY(stand.record.sent[2].endsWith("timeout 4s"));
    }

    void aClientThatHasSeenMoreIsRefused() {
        Stand stand = alone();
        const ConnectionId ahead = stand.knock(client, Port::client);
        stand.say(ahead, connecting(0, Zxid::of(1, 1).value));
        QVERIFY(!stand.isOpen(ahead));
        const ConnectionId level = stand.knock(client, Port::client);
        stand.say(level, connecting(0, Zxid::of(1, 0).value));
        QVERIFY(stand.isOpen(level));
    }

    void nobodyIsServedWithoutALeader() {
        Stand stand{1, voters(3)};
        stand.start();
        QVERIFY(!stand.listens(Port::client));
        const ConnectionId early = stand.knock(client, Port::client);
        QVERIFY(!stand.isOpen(early));

        Stand follows = atService();
        const ConnectionId id = atFollower(follows);
        follows.hangUp(3, Port::quorum);
        QVERIFY(!follows.isOpen(id));
        QVERIFY(!follows.listens(Port::client));
    }

    void repliesComeInTheOrderOfRequests() {
        Stand stand = alone();
        const ConnectionId id = stand.knock(client, Port::client);
        stand.say(id, connecting());
        stand.flushAll();
        stand.say(id, asking(1, Ask::GET_DATA, "/"));
        QCOMPARE(stand.record.sent, QStringList{"c1: REPLY xid 1 zxid 0x100000001 ok version 0"});  // nothing to wait for
        stand.say(id, asking(2, Ask::CREATE, "/a", "x"));
        stand.say(id, asking(3, Ask::GET_DATA, "/a"));
        QCOMPARE(stand.record.sent, QStringList{});
        stand.say(id, asking(-2, Ask::PING));
        QCOMPARE(stand.record.sent, QStringList{});
        stand.say(id, asking(4, Ask::SYNC, "/"));
        stand.say(id, asking(5, Ask::SET_DATA, "/b", "y"));
        stand.say(id, asking(6, Ask::GET_DATA, "/b"));
        stand.flushAll();
        QCOMPARE(stand.record.sent, (QStringList{"c1: REPLY xid 2 zxid 0x100000002 ok /a version 0",
                                                 "c1: REPLY xid 3 zxid 0x100000002 ok = x version 0",
                                                 "c1: REPLY xid -2 zxid 0x100000002 ok",
                                                 "c1: REPLY xid 4 zxid 0x100000002 ok",
                                                 "c1: REPLY xid 5 zxid 0x100000003 error -101",
                                                 "c1: REPLY xid 6 zxid 0x100000003 error -101"}));
        stand.say(id, asking(-2, Ask::PING));
        QCOMPARE(stand.record.sent, QStringList{"c1: REPLY xid -2 zxid 0x100000003 ok"});
    }

    void theReadsOfOthersDoNotWait() {
        Stand stand = alone();
        const ConnectionId writer = stand.knock(-1, Port::client);
        const ConnectionId reader = stand.knock(-2, Port::client);
        stand.say(writer, connecting());
        stand.say(reader, connecting());
        stand.flushAll();
        stand.say(writer, asking(1, Ask::CREATE));
        stand.say(reader, asking(1, Ask::GET_DATA));
        QCOMPARE(stand.record.sent, QStringList{"c2: REPLY xid 1 zxid 0x100000002 error -101"});
        stand.flushAll();
        stand.say(reader, asking(2, Ask::GET_DATA));
        QCOMPARE(stand.record.sent, QStringList{"c2: REPLY xid 2 zxid 0x100000003 ok version 0"});
    }

    void aFollowerForwardsWritesAndAnswersAtTheCommit() {
        Stand stand = atService();
        const ConnectionId id = stand.knock(client, Port::client);
        stand.say(id, connecting());
        QCOMPARE(stand.record.sent, QStringList{"3: REQUEST create session, session 0x100000100000001 cxid 0"});
        const zab::wire::Txn created = txnOf(1, firstSession, 0, zab::wire::Txn::CREATE_SESSION, "");
        propose(stand, created);
        QCOMPARE(stand.record.sent, QStringList{"3: ACK 0x100000001"});
        stand.packet(3, PacketType::COMMIT, Zxid::of(1, 1));
        QCOMPARE(stand.record.sent, QStringList{"c1: CONNECTED session 0x100000100000001 timeout 20s"});
        stand.say(id, asking(1, Ask::CREATE));
        QCOMPARE(stand.record.sent, QStringList{"3: REQUEST create /a, session 0x100000100000001 cxid 1"});
        commit(stand, txnOf(2, 77, 1, zab::wire::Txn::CREATE, "/b"));  // another session's write, with the same cxid
        QCOMPARE(stand.record.sent, QStringList{});
        commit(stand, txnOf(3, firstSession, 1, zab::wire::Txn::CREATE));
        QCOMPARE(stand.record.sent, QStringList{"c1: REPLY xid 1 zxid 0x100000003 ok /a version 0"});
        commit(stand, txnOf(4, firstSession, 9, zab::wire::Txn::DELETE));  // its own, asked for elsewhere
        QCOMPARE(stand.record.sent, QStringList{});
    }

    void syncWaitsForTheWordOfTheLeader() {
        Stand stand = atService();
        const ConnectionId id = atFollower(stand);
        stand.say(id, asking(1, Ask::SYNC, "/"));
        QCOMPARE(stand.record.sent, QStringList{"3: REQUEST sync /, session 0x100000100000001 cxid 1"});
        stand.say(id, asking(1, Ask::SYNC, "/"));  // twice the same xid
        stand.say(id, asking(2, Ask::GET_DATA, "/b"));
        QCOMPARE(stand.record.sent, QStringList{});
        commit(stand, txnOf(2, 77, 1, zab::wire::Txn::CREATE, "/b"));
        QCOMPARE(stand.record.sent, QStringList{});
        stand.packet(3, PacketType::SYNC);
        QCOMPARE(stand.record.sent, QStringList{"c1: REPLY xid 1 zxid 0x100000002 ok"});
        stand.packet(3, PacketType::SYNC);
        QCOMPARE(stand.record.sent, (QStringList{"c1: REPLY xid 1 zxid 0x100000002 ok",
                                                 "c1: REPLY xid 2 zxid 0x100000002 ok version 0"}));
        stand.packet(3, PacketType::SYNC);  // nobody waits
        QCOMPARE(stand.record.sent, QStringList{});
    }

    void theSyncOfAClientThatLeftIsNotAnothers() {
        Stand stand = atService();
        const ConnectionId id = atFollower(stand);
        stand.say(id, asking(1, Ask::SYNC, "/"));
        stand.hangUp(id);
        const ConnectionId again = stand.knock(client, Port::client);
        stand.say(again, connecting(firstSession));
        revalidate(stand, firstSession, true);
        stand.say(again, asking(1, Ask::SYNC, "/"));
        stand.packet(3, PacketType::SYNC);
        QCOMPARE(stand.record.sent, QStringList{});
        stand.packet(3, PacketType::SYNC);
        QCOMPARE(stand.record.sent, QStringList{"c1: REPLY xid 1 zxid 0x100000001 ok"});
    }

    void aSessionMovesHereIfTheLeaderKnowsIt() {
        Stand stand = atService();
        const ConnectionId id = stand.knock(client, Port::client);
        stand.say(id, connecting(0x42));
        QCOMPARE(stand.record.sent, QStringList{"3: REVALIDATE session 0x42 timeout 20s"});
        revalidate(stand, 0x43, true);
        QCOMPARE(stand.record.sent, QStringList{});
        revalidate(stand, 0x42, true);
        QCOMPARE(stand.record.sent, QStringList{"c1: CONNECTED session 0x42 timeout 20s"});
        revalidate(stand, 0x42, false);  // it has been answered
        QVERIFY(stand.isOpen(id));
        stand.say(id, asking(1, Ask::GET_DATA, "/"));
        QCOMPARE(stand.record.sent.size(), 1);
    }

    void anExpiredSessionIsToldSo() {
        Stand stand = atService();
        const ConnectionId id = stand.knock(client, Port::client);
        stand.say(id, connecting(0x42));
        revalidate(stand, 0x42, false);
        QCOMPARE(stand.record.sent, QStringList{"c1: CONNECTED session expired"});
        QVERIFY(!stand.isOpen(id));

        Stand leads = alone();
        const ConnectionId there = leads.knock(client, Port::client);
        leads.say(there, connecting(0x42));
        QCOMPARE(leads.record.sent, QStringList{"c1: CONNECTED session expired"});
        QVERIFY(!leads.isOpen(there));
    }

    void aSessionLivesOnItsYoungestConnection() {
        Stand stand = alone();
        const ConnectionId before = stand.knock(-1, Port::client);
        stand.say(before, connecting());
        stand.flushAll();
        stand.say(before, asking(1, Ask::CREATE));
        const ConnectionId after = stand.knock(-2, Port::client);
        stand.say(after, connecting(firstSession));
        QVERIFY(!stand.isOpen(before));
        QCOMPARE(stand.record.sent, QStringList{"c2: CONNECTED session 0x100000100000001 timeout 20s"});
        stand.flushAll();
        QCOMPARE(stand.record.sent, QStringList{});  // the write is done, and nobody there waits for it
        stand.say(after, asking(2, Ask::GET_DATA));
        QCOMPARE(stand.record.sent, QStringList{"c2: REPLY xid 2 zxid 0x100000002 ok version 0"});
    }

    void aSessionIsClosedByItsClient() {
        Stand stand = atService();
        const ConnectionId id = atFollower(stand);
        stand.say(id, asking(1, Ask::CLOSE_SESSION, ""));
        QCOMPARE(stand.record.sent, QStringList{"3: REQUEST close session, session 0x100000100000001 cxid 1"});
        commit(stand, txnOf(2, firstSession, 1, zab::wire::Txn::CLOSE_SESSION, ""));
        QCOMPARE(stand.record.sent, QStringList{"c1: REPLY xid 1 zxid 0x100000002 ok"});
        QVERIFY(!stand.isOpen(id));
    }

    void theEndOfAnExpiredSessionIsNoReply() {
        Stand stand = atService();
        const ConnectionId id = atFollower(stand);
        stand.say(id, asking(0, Ask::CREATE));  // the leader closes sessions with cxid 0
        commit(stand, txnOf(2, firstSession, 0, zab::wire::Txn::CLOSE_SESSION, ""));
        QCOMPARE(stand.record.sent, QStringList{});
        QVERIFY(!stand.isOpen(id));
    }

    void aSessionExpiresWithoutASignOfLife() {
        Stand stand = alone();
        const ConnectionId id = stand.knock(client, Port::client);
        stand.say(id, connecting(0, 0, seconds(4)));
        stand.flushAll();
        for (int half = 0; half < 6; ++half) {  // with pings it lives
            stand.ring(Alarm::halfTick);
            stand.say(id, asking(-2, Ask::PING));
            stand.flushAll();
        }
        QVERIFY(stand.isOpen(id));
        for (int half = 0; half < 6; ++half) {
            stand.ring(Alarm::halfTick);
            stand.flushAll();
        }
        QVERIFY(!stand.isOpen(id));
    }

    void whatIsNotAskedForProperlyEndsTheConnection() {
        Stand stand = alone();
        const auto shownOut = [&](std::initializer_list<zabscope::wire::ClientMessage> messages) {
            const ConnectionId id = stand.knock(client, Port::client);
            for (const auto& message : messages) {
                stand.say(id, message);
                stand.flushAll();
            }
            return !stand.isOpen(id);
        };
        zabscope::wire::ClientMessage reply;
        reply.mutable_reply()->set_xid(1);
        QVERIFY(shownOut({asking(1, Ask::GET_DATA)}));                    // no session
        QVERIFY(shownOut({connecting(), connecting()}));                  // two
        QVERIFY(shownOut({connecting(), reply}));
        QVERIFY(shownOut({zabscope::wire::ClientMessage{}}));
        QVERIFY(!shownOut({connecting(), asking(1, Ask::CREATE_SESSION)}));  // answered: unimplemented
        QVERIFY(!shownOut({connecting(), asking(1, static_cast<Ask::Operation>(99))}));
        QCOMPARE(stand.record.sent, QStringList{});
    }
};

QTEST_APPLESS_MAIN(ClientsTest)
#include "clients_test.moc"
