// SPDX-License-Identifier: GPL-3.0-or-later
/// Messages as words: every kind, and bytes that are none.
#include "core/zab/message_text.h"

#include <rapidcheck.h>
#include <QtTest>
#include <set>

#include "core/protocol/packet.pb.h"
#include "core/zab/zab.pb.h"

using namespace zabscope::zab;

namespace {

using Kind = MessageKind;
constexpr std::int64_t first = 0x100000001;

QByteArray bytes(const google::protobuf::Message& message) {
    return QByteArray::fromStdString(message.SerializeAsString());
}

wire::QuorumPacket packet(std::int64_t zxid) {
    wire::QuorumPacket packet;
    packet.set_zxid(zxid);
    return packet;
}
std::string txn(wire::Txn::Kind kind) {
    wire::Txn txn;
    txn.set_kind(kind);
    txn.set_path("/a");
    txn.set_data("one");
    txn.set_version(2);
    txn.set_session(0x10);
    txn.set_timeout_us(4'000'000);
    txn.set_error(-101);
    return txn.SerializeAsString();
}

}  // namespace

class MessageTextTest : public QObject {
    Q_OBJECT

    void election() {
        wire::ElectionMessage hello;
        hello.mutable_hello()->set_sid(2);
        hello.mutable_hello()->set_address("server2:3888");
        QTest::newRow("hello") << int(Kind::hello) << bytes(hello) << "sid 2 address server2:3888";
        wire::ElectionMessage vote;
        auto& notification = *vote.mutable_notification();
        notification.set_leader(3);
        notification.set_round(1);
        QTest::newRow("notification") << int(Kind::notification) << bytes(vote)
                                      << "leader 3 epoch 0 zxid 0x0 round 1 LOOKING";
        notification.set_state(wire::FOLLOWING);
        notification.set_zxid(first);
        notification.set_peer_epoch(-1);
        QTest::newRow("settled") << int(Kind::notification) << bytes(vote)
                                 << "leader 3 epoch -1 zxid 0x100000001 round 1 FOLLOWING";
        wire::ElectionMessage none = vote;
        none.mutable_notification()->set_leader(INT64_MIN);
        QTest::newRow("no vote") << int(Kind::notification) << bytes(none) << "no vote round 1 FOLLOWING";
        notification.set_state(static_cast<wire::ServerState>(77));
        QTest::newRow("unknown state") << int(Kind::notification) << bytes(vote)
                                       << "leader 3 epoch -1 zxid 0x100000001 round 1 ?";
        QTest::newRow("a hello is no vote") << int(Kind::notification) << bytes(hello) << "unreadable";
    }
    void synchronization() {
        for (const Kind kind : {Kind::ack, Kind::commit, Kind::newLeader, Kind::diff, Kind::trunc, Kind::ping})
            QTest::newRow(std::string{kindName(static_cast<std::uint8_t>(kind))}.c_str())
                << int(kind) << bytes(packet(first)) << "0x100000001";
        QTest::newRow("uptodate") << int(Kind::upToDate) << bytes(packet(-1)) << "";
        QTest::newRow("leaderinfo") << int(Kind::leaderInfo) << bytes(packet(std::int64_t{5} << 32)) << "epoch 5";
        wire::QuorumPacket learner = packet(std::int64_t{4} << 32);
        learner.set_sid(2);
        QTest::newRow("followerinfo") << int(Kind::followerInfo) << bytes(learner) << "sid 2 accepted epoch 4";
        QTest::newRow("observerinfo") << int(Kind::observerInfo) << bytes(learner) << "sid 2 accepted epoch 4";
        wire::QuorumPacket ack = packet(first);
        ack.set_current_epoch(-1);
        QTest::newRow("ackepoch") << int(Kind::ackEpoch) << bytes(ack) << "last zxid 0x100000001 current epoch -1";
        wire::Snapshot snapshot;
        snapshot.add_nodes();
        wire::QuorumPacket snap = packet(first);
        snap.set_snapshot(snapshot.SerializeAsString());
        QTest::newRow("snap") << int(Kind::snap) << bytes(snap) << "0x100000001 with 1 nodes, 0 sessions";
        snap.set_snapshot("\xff");
        QTest::newRow("bad snap") << int(Kind::snap) << bytes(snap) << "unreadable";
        wire::QuorumPacket alive = packet(0);
        alive.add_touches();
        QTest::newRow("ping answer") << int(Kind::ping) << bytes(alive) << "0x0 sessions alive 1";
    }
    void broadcast() {
        const auto proposal = [](const char* name, wire::Txn::Kind kind, const char* text) {
            wire::QuorumPacket proposal = packet(first);
            proposal.set_txn(txn(kind));
            QTest::newRow(name) << int(Kind::proposal) << bytes(proposal) << text;
        };
        proposal("create", wire::Txn::CREATE, "0x100000001 create /a = one");
        proposal("delete", wire::Txn::DELETE, "0x100000001 delete /a");
        proposal("set", wire::Txn::SET_DATA, "0x100000001 set /a = one version 2");
        proposal("create session", wire::Txn::CREATE_SESSION, "0x100000001 create session 0x10 timeout 4s");
        proposal("close session", wire::Txn::CLOSE_SESSION, "0x100000001 close session 0x10");
        proposal("error", wire::Txn::ERROR, "0x100000001 error -101");
        wire::QuorumPacket request;
        request.mutable_request()->set_operation(3);
        request.mutable_request()->set_path("/a");
        request.mutable_request()->set_data("v");
        request.mutable_request()->set_version(-1);
        request.mutable_request()->set_session(0x20);
        request.mutable_request()->set_cxid(7);
        QTest::newRow("request") << int(Kind::request) << bytes(request) << "set /a = v, session 0x20 cxid 7";
        QTest::newRow("sync") << int(Kind::sync) << bytes(request) << "session 0x20 cxid 7";
        wire::QuorumPacket revalidate;
        revalidate.set_session(0x20);
        revalidate.set_timeout_us(-5);
        revalidate.set_valid(true);
        QTest::newRow("revalidate") << int(Kind::revalidate) << bytes(revalidate) << "session 0x20 timeout -5us valid";
    }
    void clients() {
        using zabscope::wire::ClientMessage;
        ClientMessage connect;
        connect.mutable_connect()->set_timeout_us(4'000'000);
        QTest::newRow("connect") << int(Kind::clientConnect) << bytes(connect)
                                 << "new session timeout 4s last zxid seen 0x0";
        ClientMessage gone;
        gone.mutable_connected();
        QTest::newRow("expired") << int(Kind::clientConnected) << bytes(gone) << "session expired";
        ClientMessage request;
        request.mutable_request()->set_operation(zabscope::wire::ClientRequest::CREATE);
        request.mutable_request()->set_path("/\xe9\x80\x89\xe4\xb8\xbe");
        request.mutable_request()->set_data("\x1b[31m\\\xff");
        request.mutable_request()->set_ephemeral(true);
        request.mutable_request()->set_sequential(true);
        QTest::newRow("create")
            << int(Kind::clientRequest) << bytes(request)
            << QString::fromUtf8("create /\xe9\x80\x89\xe4\xb8\xbe = \\x1b[31m\\x5c\\xff ephemeral sequential, xid 0");
        ClientMessage reply;
        reply.mutable_reply()->set_xid(3);
        reply.mutable_reply()->set_zxid(first);
        reply.mutable_reply()->mutable_stat()->set_version(1);
        QTest::newRow("reply") << int(Kind::clientReply) << bytes(reply) << "xid 3 zxid 0x100000001 ok version 1";
        reply.mutable_reply()->clear_stat();
        reply.mutable_reply()->set_error(-103);
        QTest::newRow("refusal") << int(Kind::clientReply) << bytes(reply) << "xid 3 zxid 0x100000001 error -103";
        QTest::newRow("a reply is no request") << int(Kind::clientRequest) << bytes(reply) << "unreadable";
    }

private Q_SLOTS:
    void describes_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QString>("text");
        election();
        synchronization();
        broadcast();
        clients();
        QTest::newRow("no kind") << 99 << QByteArray{} << "unreadable";
        QTest::newRow("no packet") << int(Kind::ack) << QByteArray{"\xff\xff"} << "unreadable";
    }
    void describes() {
        QFETCH(int, kind);
        QFETCH(QByteArray, message);
        QFETCH(QString, text);
        QCOMPARE(QString::fromStdString(describe(static_cast<std::uint8_t>(kind), message.toStdString())), text);
    }

    void anyBytesGivePrintableText() {
        google::protobuf::SetLogHandler(nullptr);
        QVERIFY(rc::check([](std::uint8_t kind, const std::string& message) {
            for (const char c : describe(kind, message)) RC_ASSERT(static_cast<unsigned char>(c) >= 0x20 && c != 0x7f);
        }));
    }

    void namesAndKindsAreOneToOne() {
        std::set<std::string_view> names;
        for (int kind = 0; kind < 256; ++kind) {
            const std::string_view name = kindName(static_cast<std::uint8_t>(kind));
            if (name == "?") continue;
            QVERIFY(names.insert(name).second);
            QCOMPARE(int(kindByName(name).value()), kind);
        }
        QCOMPARE(names.size(), std::size_t{23});
        QVERIFY(!kindByName("?"));
        QVERIFY(!kindByName("ack"));
    }

    void printableTexts() {
        QCOMPARE(printable("abc", 3), std::string{"abc"});
        QCOMPARE(printable("abcd", 3), std::string{"abc..."});
        QCOMPARE(printable("\xe9\x80\x89\xe4\xb8\xbe", 1), std::string{"\xe9\x80\x89..."});
        QCOMPARE(printable("a\nb\t", 9), std::string{"a\\x0ab\\x09"});
        QCOMPARE(printable("\xc2\x9b", 9), std::string{"\\xc2\\x9b"});           // a control character
        QCOMPARE(printable("\xe2\x80\xae", 9), std::string{"\\xe2\\x80\\xae"});  // turns the line around
        QCOMPARE(printable("\xed\xa0\x80", 9), std::string{"\\xed\\xa0\\x80"});  // half a surrogate pair
        QCOMPARE(printable("\xf0\x9f\x90\xbe", 9), std::string{"\xf0\x9f\x90\xbe"});
        QCOMPARE(printable("\xe9\x80", 9), std::string{"\\xe9\\x80"});
    }
};

QTEST_APPLESS_MAIN(MessageTextTest)
#include "message_text_test.moc"
