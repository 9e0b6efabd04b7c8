// SPDX-License-Identifier: GPL-3.0-or-later
/// Client sessions as the leader watches them, alone and through the one door.
#include "core/zab/sessions.h"

#include <QtTest>

#include "tests/core/zab/following.h"
#include "tests/core/zab/term.h"

using namespace zabscope;
using namespace zabscope::zab;
using ClientOperation = ::zabscope::wire::ClientRequest;

namespace {

constexpr SessionId session = 77;

DataTree treeWith(Duration timeout) {
    zabscope::zab::wire::Txn txn;
    txn.set_zxid(1);
    txn.set_kind(zabscope::zab::wire::Txn::CREATE_SESSION);
    txn.set_session(session);
    txn.set_timeout_us(timeout.count());
    DataTree tree;
    tree.apply(txn);
    return tree;
}

/// Session 77 with 4 s, created through follower 1.
Term withSession() {
    Term term = established({1});
    term.request(1, ClientOperation::CREATE_SESSION, session);
    term.ack(1, z(1, 1));
    term.flushAll();
    return term;
}

void touch(Term& term) {
    zabscope::zab::wire::QuorumPacket packet = packetOf(PacketType::PING, z(1, 0));
    packet.add_touches()->set_session(session);
    term.give(1, packet);
}

/// Half ticks until the session is closed; the follower answers every PING.
int halfTicksToExpiry(Term& term, int touchedFor = 0) {
    for (int i = 1; i <= 30; ++i) {
        term.ring(Alarm::halfTick);
        if (term.did.contains("1: PROPOSAL 0x100000002")) return i;
        term.give(1, packetOf(PacketType::PING, z(1, 0)));
        if (i <= touchedFor) touch(term);
    }
    return -1;
}

}  // namespace

class SessionsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachIsNamedOnce() {
        const DataTree tree = treeWith(seconds(4));
        Sessions sessions;
        sessions.begin(tree, startOfTime);
        QVERIFY(sessions.expire(startOfTime + milliseconds(3999)).empty());
        QVERIFY(sessions.touch(session, tree, startOfTime + seconds(1)));
        QVERIFY(sessions.expire(startOfTime + seconds(4)).empty());
        QCOMPARE(sessions.expire(startOfTime + seconds(5)), std::vector<SessionId>{session});
        QVERIFY(sessions.expire(startOfTime + seconds(5)).empty());
        QVERIFY(!sessions.touch(session, tree, startOfTime + seconds(5)));
        QVERIFY(!sessions.touch(session + 1, tree, startOfTime));
    }

    void aNewTermGivesTheWholeTime() {
        const DataTree tree = treeWith(seconds(4));
        Sessions sessions;
        sessions.begin(tree, startOfTime);
        QCOMPARE(sessions.expire(startOfTime + seconds(9)).size(), std::size_t{1});
        sessions.begin(tree, startOfTime + seconds(10));
        QVERIFY(sessions.touch(session, tree, startOfTime + seconds(10)));
        QVERIFY(sessions.expire(startOfTime + seconds(13)).empty());
    }

    void theLeaderClosesASilentSession() {
        Term term = withSession();
        QCOMPARE(term.field(Field::sessionCount), 1);
        QCOMPARE(halfTicksToExpiry(term), 8);
        term.ack(1, z(1, 2));
        term.flushAll();
        QCOMPARE(term.field(Field::sessionCount), 0);
    }

    void touchesInPingsKeepItOpen() {
        Term term = withSession();
        QCOMPARE(halfTicksToExpiry(term, 4), 12);
    }

    void revalidation() {
        Term term = withSession();
        zabscope::zab::wire::QuorumPacket packet = packetOf(PacketType::REVALIDATE, Zxid{-1});
        packet.set_session(session);
        term.give(1, packet);
        QCOMPARE(term.did, QStringList{"1: REVALIDATE"});
        QVERIFY(term.lastPacket.valid());
        packet.set_session(session + 1);
        term.give(1, packet);
        QVERIFY(!term.lastPacket.valid());
        // An answer counts as a touch.
        term.ring(Alarm::halfTick);
        packet.set_session(session);
        term.give(1, packet);
        QCOMPARE(halfTicksToExpiry(term), 8);
    }

    void sessionsOutliveTheTerm() {
        Term term = withSession();
        term.hangUpOn(1);
        term.ring(Alarm::halfTick);
        term.ring(Alarm::halfTick);
        term.flushAll();
        QCOMPARE(term.role(), Role::looking);
        QCOMPARE(term.field(Field::sessionCount), 1);
    }

    // A follower gathers signs of life and tells them with its next PING.
    void aFollowerTellsTouches() {
        Following server;
        server.serve(1);
        const ConnectionId client = server.knock(-1, Port::client);
        ::zabscope::wire::ClientMessage message;
        message.mutable_connect()->set_timeout_us(seconds(4).count());
        server.say(client, message);
        QCOMPARE(server.did, QStringList{"3: REQUEST"});
        const std::int64_t fresh = server.lastPacket.request().session();
        zabscope::zab::wire::Txn txn;
        txn.set_zxid(z(1, 1).value);
        txn.set_kind(zabscope::zab::wire::Txn::CREATE_SESSION);
        txn.set_session(fresh);
        txn.set_timeout_us(seconds(4).count());
        zabscope::zab::wire::QuorumPacket proposal = packetOf(PacketType::PROPOSAL, z(1, 1));
        proposal.set_txn(txn.SerializeAsString());
        server.hear(proposal);
        server.commit(z(1, 1));
        QCOMPARE(server.did, QStringList{"c1: CONNECTED"});
        message.mutable_request()->set_operation(ClientOperation::PING);
        server.say(client, message);
        server.hear(PacketType::PING, z(1, 1));
        QCOMPARE(server.lastPacket.touches_size(), 1);
        QCOMPARE(server.lastPacket.touches(0).session(), fresh);
        server.hear(PacketType::PING, z(1, 1));
        QCOMPARE(server.lastPacket.touches_size(), 0);
    }
};

QTEST_APPLESS_MAIN(SessionsTest)
#include "sessions_test.moc"
