// SPDX-License-Identifier: GPL-3.0-or-later
/// ZooKeeper's bytes: known vectors, and that every message of ours is read back from them as it was.
#include <QtTest>

#include "core/exchange/jute.h"
#include "core/exchange/zookeeper_records.h"
#include "core/exchange/zookeeper_wire.h"
#include "core/protocol/packet.pb.h"
#include "core/protocol/zxid.h"
#include "core/zab/zab.pb.h"

using namespace zabscope;
using zab::MessageKind;
using zab::wire::QuorumPacket;
using Outcome = WireReading::Outcome;

namespace {

WireEnsemble oneServer() {
    WireEnsemble ensemble;
    ensemble.addresses[1] = {"127.0.0.1", 2888, 3888};
    Ensemble members;
    members.members.push_back({1});
    ensemble.configuration = configurationText(members, ensemble.addresses);
    return ensemble;
}

QByteArray hexOf(const std::string& bytes) { return QByteArray::fromStdString(bytes).toHex(); }

QuorumPacket packet(QuorumPacket::Type type, std::int64_t zxid) {
    QuorumPacket packet;
    packet.set_type(type);
    packet.set_zxid(zxid);
    return packet;
}

std::string wireOf(const QuorumPacket& packet, bool fromLearner) {
    return toZookeeper(static_cast<std::uint8_t>(packet.type()), packet.SerializeAsString(), fromLearner, oneServer())
        .value_or("nothing");
}

zab::wire::ElectionMessage vote() {
    zab::wire::ElectionMessage message;
    message.mutable_notification()->set_state(zab::wire::LEADING);
    message.mutable_notification()->set_leader(INT64_MIN);
    message.mutable_notification()->set_zxid(-1);
    message.mutable_notification()->set_round(7);
    message.mutable_notification()->set_peer_epoch(3);
    return message;
}

zab::wire::Txn txnOf(zab::wire::Txn::Kind kind) {
    zab::wire::Txn txn;
    txn.set_kind(kind);
    txn.set_zxid(0x100000005);
    txn.set_session(0x0100000200000003);
    txn.set_cxid(4);
    return txn;
}

/// One packet of everything that a leader sends.
std::vector<QuorumPacket> ofLeader() {
    std::vector<QuorumPacket> leader;
    for (const auto type :
         {QuorumPacket::COMMIT, QuorumPacket::SYNC, QuorumPacket::UPTODATE, QuorumPacket::DIFF, QuorumPacket::TRUNC,
          QuorumPacket::SNAP, QuorumPacket::NEWLEADER, QuorumPacket::LEADERINFO, QuorumPacket::PING})
        leader.push_back(packet(type, 0x100000005));
    auto create = txnOf(zab::wire::Txn::CREATE);
    create.set_path("/a\xf0\x9f\x98\x80");
    create.set_data(std::string{"\0x", 2});
    create.set_ephemeral_owner(create.session());
    create.set_parent_cversion(9);
    auto remove = txnOf(zab::wire::Txn::DELETE);
    remove.set_path("/a/b");
    auto set = txnOf(zab::wire::Txn::SET_DATA);
    set.set_path("/a");
    set.set_data("hello");
    set.set_version(12);
    auto open = txnOf(zab::wire::Txn::CREATE_SESSION);
    open.set_timeout_us(6'000'000);
    auto close = txnOf(zab::wire::Txn::CLOSE_SESSION);
    close.add_paths("/a/e");
    close.add_paths("/a/f");
    auto error = txnOf(zab::wire::Txn::ERROR);
    error.set_error(-110);
    for (const auto& txn : {create, remove, set, open, close, error}) {
        auto proposal = packet(QuorumPacket::PROPOSAL, txn.zxid());
        proposal.set_txn(txn.SerializeAsString());
        leader.push_back(proposal);
        proposal.set_type(QuorumPacket::INFORM);
        leader.push_back(proposal);
    }
    auto valid = packet(QuorumPacket::REVALIDATE, -1);
    valid.set_session(77);
    valid.set_valid(true);
    leader.push_back(valid);
    return leader;
}

/// One packet of everything that a learner sends.
std::vector<QuorumPacket> ofLearner() {
    std::vector<QuorumPacket> learner;
    auto info = packet(QuorumPacket::FOLLOWERINFO, 0x100000000);
    info.set_sid(2);
    learner.push_back(info);
    info.set_type(QuorumPacket::OBSERVERINFO);
    learner.push_back(info);
    auto epoch = packet(QuorumPacket::ACKEPOCH, 0x100000005);
    epoch.set_current_epoch(-1);
    learner.push_back(epoch);
    learner.push_back(packet(QuorumPacket::ACK, 0x100000005));
    auto alive = packet(QuorumPacket::PING, 5);
    alive.add_touches()->set_session(88);
    alive.mutable_touches(0)->set_timeout_us(4'000'000);
    learner.push_back(alive);
    auto asks = packet(QuorumPacket::REVALIDATE, -1);
    asks.set_session(77);
    asks.set_timeout_us(5'000'000);
    learner.push_back(asks);
    using Operation = wire::ClientRequest;
    for (const auto operation : {Operation::CREATE, Operation::DELETE, Operation::SET_DATA, Operation::SYNC,
                                 Operation::CREATE_SESSION, Operation::CLOSE_SESSION}) {
        auto request = packet(QuorumPacket::REQUEST, -1);
        request.mutable_request()->set_session(99);
        request.mutable_request()->set_cxid(3);
        request.mutable_request()->set_operation(operation);
        const bool sessionOnly = operation == Operation::CREATE_SESSION || operation == Operation::CLOSE_SESSION;
        if (!sessionOnly) request.mutable_request()->set_path("/q");
        if (operation == Operation::CREATE) request.mutable_request()->set_sequential(true);
        if (operation == Operation::CREATE || operation == Operation::SET_DATA)
            request.mutable_request()->set_data("v");
        if (operation == Operation::SET_DATA || operation == Operation::DELETE)
            request.mutable_request()->set_version(-1);
        if (operation == Operation::CREATE_SESSION) request.mutable_request()->set_timeout_us(8'000'000);
        learner.push_back(request);
    }
    return learner;
}

}  // namespace

class ZookeeperWireTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // The vectors of zab.md, appendix A.
    void knownBytesOfTheElectionPort() {
        zab::wire::ElectionMessage hello;
        hello.mutable_hello()->set_sid(1);
        QCOMPARE(hexOf(*toZookeeper(32, hello.SerializeAsString(), true, oneServer())),
                 QByteArray("ffffffffffff000000000000000000010000000e3132372e302e302e313a33383838"));
        zab::wire::ElectionMessage message;
        message.mutable_notification()->set_leader(1);
        message.mutable_notification()->set_round(1);
        QCOMPARE(hexOf(*toZookeeper(33, message.SerializeAsString(), true, oneServer())),
                 QByteArray("0000005e000000000000000000000001000000000000000000000000000000010000000000000000"
                            "00000002000000327365727665722e313d3132372e302e302e313a323838383a333838383a706172"
                            "7469636970616e740a76657273696f6e3d30"));
    }
    void knownBytesOfTheQuorumPort() {
        auto info = packet(QuorumPacket::FOLLOWERINFO, 0);
        info.set_sid(1);
        QCOMPARE(hexOf(wireOf(info, true)),
                 QByteArray("0000000b00000000000000000000001400000000000000010001000000000000"
                            "00000000ffffffff"));
        QCOMPARE(hexOf(wireOf(packet(QuorumPacket::LEADERINFO, 0x100000000), false)),
                 QByteArray("0000001100000001000000000000000400010000ffffffff"));
        QCOMPARE(hexOf(wireOf(packet(QuorumPacket::ACKEPOCH, 0), true)),
                 QByteArray("0000001200000000000000000000000400000000ffffffff"));
        QCOMPARE(hexOf(wireOf(packet(QuorumPacket::DIFF, 0), false)),
                 QByteArray("0000000d0000000000000000ffffffffffffffff"));
        QCOMPARE(hexOf(wireOf(packet(QuorumPacket::ACK, 0x100000000), true)),
                 QByteArray("000000030000000100000000ffffffffffffffff"));
        QCOMPARE(hexOf(wireOf(packet(QuorumPacket::UPTODATE, -1), false)),
                 QByteArray("0000000cffffffffffffffffffffffffffffffff"));
        QCOMPARE(hexOf(wireOf(packet(QuorumPacket::PING, 5), true)),
                 QByteArray("00000005000000000000000500000000ffffffff"));
    }

    void everyPacketIsReadBack() {
        for (const bool fromLearner : {false, true}) {
            for (const QuorumPacket& one : fromLearner ? ofLearner() : ofLeader()) {
                std::string bytes = wireOf(one, fromLearner);
                if (one.type() == QuorumPacket::SNAP) {
                    QVERIFY(bytes.ends_with(snapshotSignature));
                    bytes.resize(bytes.size() - snapshotSignature.size());
                }
                for (std::size_t size = 0; size < bytes.size(); ++size)
                    QCOMPARE(readQuorumPacket(std::string_view{bytes}.substr(0, size), size).outcome, Outcome::more);
                const WireReading reading = readQuorumPacket(bytes + "what follows", bytes.size() + 12);
                QCOMPARE(reading.outcome, Outcome::whole);
                QCOMPARE(reading.size, bytes.size());
                QCOMPARE(static_cast<int>(reading.kind), static_cast<int>(one.type()));
                QuorumPacket back;
                QVERIFY(back.ParseFromString(reading.bytes));
                QCOMPARE(back.ShortDebugString(), one.ShortDebugString());
                if (one.type() == QuorumPacket::NEWLEADER) QCOMPARE(reading.configuration, oneServer().configuration);
            }
        }
    }
    void votesAreReadBack() {
        const std::string bytes = *toZookeeper(33, vote().SerializeAsString(), true, oneServer());
        const WireReading reading = readNotification(bytes, bytes.size());
        QCOMPARE(reading.outcome, Outcome::whole);
        QCOMPARE(reading.bytes, vote().SerializeAsString());
        QCOMPARE(reading.configuration, oneServer().configuration);
        // Of a frame that the capture cut off the vote is still known, or that something stood there.
        const WireReading cut = readNotification(bytes, 40);
        QCOMPARE(cut.outcome, Outcome::whole);
        QCOMPARE(cut.bytes, vote().SerializeAsString());
        QCOMPARE(cut.size, bytes.size());
        QVERIFY(cut.configuration.empty());
        QCOMPARE(readNotification(bytes, 39).outcome, Outcome::unknown);
        QCOMPARE(readNotification(bytes, 7).outcome, Outcome::wrong);
    }
    void packetsThatTheCaptureCutOff() {
        auto proposal = packet(QuorumPacket::PROPOSAL, 0x100000005);
        proposal.set_txn(txnOf(zab::wire::Txn::ERROR).SerializeAsString());
        const std::string bytes = wireOf(proposal, false);
        const WireReading reading = readQuorumPacket(bytes, 16);
        QCOMPARE(reading.outcome, Outcome::whole);
        QCOMPARE(reading.size, bytes.size());
        QCOMPARE(reading.bytes, packet(QuorumPacket::PROPOSAL, 0x100000005).SerializeAsString());
        QCOMPARE(readQuorumPacket(bytes, 15).outcome, Outcome::wrong);
    }
    void sizesThatLie() {
        std::string bytes = wireOf(packet(QuorumPacket::ACK, 1), true);
        bytes[12] = 0x7f;
        QCOMPARE(readQuorumPacket(bytes, bytes.size()).outcome, Outcome::wrong);
        bytes = wireOf(packet(QuorumPacket::ACK, 1), true);
        bytes[16] = 0x7f;
        QCOMPARE(readQuorumPacket(bytes, bytes.size()).outcome, Outcome::wrong);
        std::string frame = *toZookeeper(33, vote().SerializeAsString(), true, oneServer());
        frame[0] = 0x7f;
        QCOMPARE(readNotification(frame, frame.size()).outcome, Outcome::wrong);
        frame = *toZookeeper(33, vote().SerializeAsString(), true, oneServer());
        frame[44] = 0x01;  // the configuration's length
        QCOMPARE(readNotification(frame, frame.size()).outcome, Outcome::wrong);
        QVERIFY(!fromZookeeperTxn("short"));
        std::string close = *toZookeeperTxn(txnOf(zab::wire::Txn::CLOSE_SESSION).SerializeAsString());
        close[32] = 0x7f;  // so many paths
        QVERIFY(!fromZookeeperTxn(close));
    }

    void oldestFormsAreRead() {
        const WireReading hello = readHello(std::string_view{"\0\0\0\0\0\0\0\x03", 8}, 8);
        QCOMPARE(hello.outcome, Outcome::whole);
        QCOMPARE(QString::fromStdString(zab::describe(32, hello.bytes)), QString("sid 3"));
        const std::string bytes = *toZookeeper(33, vote().SerializeAsString(), true, oneServer());
        std::string old = std::string{"\0\0\0\x1c", 4} + bytes.substr(4, 28);
        old[19] = 2;  // the last byte of the zxid's upper half
        const WireReading reading = readNotification(old, old.size());
        QCOMPARE(reading.outcome, Outcome::whole);
        zab::wire::ElectionMessage message;
        QVERIFY(message.ParseFromString(reading.bytes));
        QCOMPARE(message.notification().peer_epoch(), Zxid{message.notification().zxid()}.epoch());
    }

    void configurationsAreReadBack() {
        Ensemble ensemble;
        ensemble.hierarchical = true;
        ensemble.members = {{1, false, 2, 1}, {2, false, 0, 1}, {7, false, 1, 2}, {9, true, 1, 0}};
        ServerAddresses addresses;
        for (const Member& member : ensemble.members)
            addresses[member.sid] = {"host" + std::to_string(member.sid), 1, 2};
        const std::string text = configurationText(ensemble, addresses);
        QCOMPARE(QString::fromStdString(text.substr(0, text.find('\n'))), QString("server.1=host1:1:2:participant"));
        QVERIFY(text.ends_with("group.1=1:2\ngroup.2=7\nweight.1=2\nweight.2=0\nweight.7=1\nweight.9=1\nversion=0"));
        const auto read = readConfiguration(text);
        QVERIFY(read);
        QVERIFY(read->ensemble == ensemble);
        QVERIFY(read->addresses == addresses);
        const auto other =
            readConfiguration("server.3=[fe80::1]:2888:3888:observer;2181\nserver.4=a:1:2|b:1:2\nnoise\n");
        QVERIFY(other);
        QCOMPARE(other->addresses.at(3).host, std::string{"fe80::1"});
        QVERIFY(other->ensemble.members[0].observer && !other->ensemble.members[1].observer);
        QVERIFY(!readConfiguration("server.999=a:1:2:participant"));
        QVERIFY(!readConfiguration("version=0"));
    }
    void javaTexts() {
        QCOMPARE(hexOf(toJuteText("\xf0\x9f\x98\x80")), QByteArray("eda0bdedb880"));
        QCOMPARE(fromJuteText(toJuteText("a\xf0\x9f\x98\x80\xe4\xb8\xad")),
                 std::string{"a\xf0\x9f\x98\x80\xe4\xb8\xad"});
        QCOMPARE(fromJuteText("\xed\xa0\xbd"), std::string{"\xed\xa0\xbd"});
        QCOMPARE(toJuteText("\xff\xf0\x9f"), std::string{"\xff\xf0\x9f"});
    }
    void textsThatAreNoUtf8() {
        QCOMPARE(validUtf8("a\xc3\xa9\xe4\xb8\xad\xf0\x9f\x98\x80"),
                 std::string{"a\xc3\xa9\xe4\xb8\xad\xf0\x9f\x98\x80"});
        QCOMPARE(validUtf8("\xff/\xc3"), std::string{"\xef\xbf\xbd/\xef\xbf\xbd"});
        QCOMPARE(validUtf8("\xed\xa0\xbd"), std::string{"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"});
        auto remove = txnOf(zab::wire::Txn::DELETE);
        remove.set_path("/xyz");
        std::string bytes = *toZookeeperTxn(remove.SerializeAsString());
        bytes.back() = '\xff';
        const auto txn = fromZookeeperTxn(bytes);
        QVERIFY(txn);
        QCOMPARE(txn->path(), std::string{"/xy\xef\xbf\xbd"});
    }
    void foreignTransactionsKeepTheirNames() {
        std::string multi = *toZookeeperTxn(txnOf(zab::wire::Txn::DELETE).SerializeAsString());
        multi[31] = 14;  // OpCode.multi
        const auto txn = fromZookeeperTxn(multi);
        QVERIFY(txn);
        QCOMPARE(txn->zxid(), std::int64_t{0x100000005});
        QCOMPARE(static_cast<int>(txn->kind()), 0);
        const std::string digest(12, '\1');
        QVERIFY(fromZookeeperTxn(*toZookeeperTxn(txnOf(zab::wire::Txn::ERROR).SerializeAsString()) + digest));
        QVERIFY(!fromZookeeperTxn(*toZookeeperTxn(txnOf(zab::wire::Txn::ERROR).SerializeAsString()) + "x"));
    }
    void whatHasNoBytesThere() {
        QVERIFY(!toZookeeper(33, "\xff\xff", true, oneServer()));
        QVERIFY(!toZookeeper(50, "", true, oneServer()));
        QVERIFY(!toZookeeper(3, packet(QuorumPacket::COMMIT, 1).SerializeAsString(), true, oneServer()));
    }
};

QTEST_GUILESS_MAIN(ZookeeperWireTest)
#include "zookeeper_wire_test.moc"
