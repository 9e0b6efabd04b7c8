// SPDX-License-Identifier: GPL-3.0-or-later
/// Whatever bytes come in, on whatever port and in whatever role: a server keeps the rules of the stand and does not fall.
#include <google/protobuf/stubs/logging.h>
#include <rapidcheck.h>

#include <QtTest>

#include <functional>

#include "stand.h"

using namespace zabscope;
using namespace zabscope::zab;

namespace {

std::int64_t someNumber() {
    return *rc::gen::oneOf(rc::gen::inRange<std::int64_t>(-2, 6), rc::gen::arbitrary<std::int64_t>(),
                           rc::gen::element<std::int64_t>(INT64_MIN, INT64_MAX, 0x100000000, 0x100000001, 0x200000000));
}

std::string someText() {
    return *rc::gen::weightedOneOf<std::string>({{3, rc::gen::element<std::string>("/", "/a", "/a/b", "", "a", "//", "/a/")},
                                                 {1, rc::gen::container<std::string>(rc::gen::inRange<char>(1, 127))}});
}

template <typename Message>
void fillNumbers(Message& message) {
    message.set_session(someNumber());
    message.set_timeout_us(someNumber());
}

zab::wire::ElectionMessage someElectionMessage() {
    zab::wire::ElectionMessage message;
    if (*rc::gen::inRange(0, 4) == 0) {
        message.mutable_hello()->set_sid(someNumber());
        return message;
    }
    zab::wire::Notification& words = *message.mutable_notification();
    words.set_state(static_cast<zab::wire::ServerState>(*rc::gen::inRange(0, 5)));
    words.set_leader(someNumber());
    words.set_zxid(someNumber());
    words.set_round(someNumber());
    words.set_peer_epoch(someNumber());
    return message;
}

zab::wire::QuorumPacket somePacket() {
    zab::wire::QuorumPacket packet;
    packet.set_type(static_cast<zab::wire::QuorumPacket::Type>(*rc::gen::inRange(0, 20)));
    packet.set_zxid(someNumber());
    packet.set_sid(someNumber());
    packet.set_current_epoch(someNumber());
    packet.set_valid(*rc::gen::arbitrary<bool>());
    fillNumbers(packet);
    if (*rc::gen::arbitrary<bool>()) fillNumbers(*packet.mutable_request());
    packet.mutable_request()->set_operation(*rc::gen::inRange(0, 10));
    packet.mutable_request()->set_path(someText());
    zab::wire::Txn txn;
    fillNumbers(txn);
    txn.set_zxid(*rc::gen::arbitrary<bool>() ? packet.zxid() : someNumber());
    txn.set_kind(static_cast<zab::wire::Txn::Kind>(*rc::gen::inRange(0, 14)));
    txn.set_path(someText());
    txn.add_paths(someText());
    packet.set_txn(*rc::gen::arbitrary<bool>() ? txn.SerializeAsString() : someText());
    zab::wire::Snapshot snapshot;
    DataTree{}.serialize(snapshot);
    snapshot.set_zxid(someNumber());
    if (*rc::gen::arbitrary<bool>()) snapshot.add_nodes()->set_path(someText());
    packet.set_snapshot(*rc::gen::arbitrary<bool>() ? snapshot.SerializeAsString() : someText());
    return packet;
}

zabscope::wire::ClientMessage someClientMessage() {
    zabscope::wire::ClientMessage message;
    if (*rc::gen::inRange(0, 3) == 0) {
        message.mutable_connect()->set_session(*rc::gen::arbitrary<bool>() ? 0 : someNumber());
        message.mutable_connect()->set_timeout_us(someNumber());
        message.mutable_connect()->set_last_zxid_seen(*rc::gen::arbitrary<bool>() ? 0 : someNumber());
        return message;
    }
    zabscope::wire::ClientRequest& request = *message.mutable_request();
    request.set_xid(*rc::gen::inRange(-2, 3));
    request.set_operation(static_cast<zabscope::wire::ClientRequest::Operation>(*rc::gen::inRange(0, 10)));
    request.set_path(someText());
    request.set_data(someText());
    request.set_version(*rc::gen::inRange(-1, 2));
    request.set_ephemeral(*rc::gen::arbitrary<bool>());
    request.set_sequential(*rc::gen::arbitrary<bool>());
    return message;
}

std::string someBytes() {
    switch (*rc::gen::inRange(0, 8)) {
    case 0: return *rc::gen::arbitrary<std::string>();
    case 1:
    case 2: return someElectionMessage().SerializeAsString();
    case 3: return someClientMessage().SerializeAsString();
    default: return somePacket().SerializeAsString();
    }
}

std::string bytesFor(Port port) {
    if (*rc::gen::inRange(0, 8) == 0) return someBytes();
    switch (port) {
    case Port::election: return someElectionMessage().SerializeAsString();
    case Port::quorum: return somePacket().SerializeAsString();
    case Port::client: return someClientMessage().SerializeAsString();
    }
    return {};
}

/// One thing that the world may do to a server.
void somethingHappens(Stand& stand) {
    const std::vector<ConnectionId> all = stand.connections();
    const int what = *rc::gen::inRange(0, 20);
    if (what == 0) {
        const auto port = static_cast<Port>(*rc::gen::inRange(0, 3));
        if (stand.listens(port)) stand.knock(port == Port::client ? -1 : *rc::gen::inRange(1, 5), port);
    } else if (what == 1) {
        stand.flushAll();
    } else if (what == 2) {
        const auto alarm = static_cast<Alarm>(*rc::gen::inRange(1, 8));
        if (stand.alarm(alarm) >= 0) stand.ring(alarm);
    } else if (!all.empty()) {
        const ConnectionId id = *rc::gen::elementOf(all);
        if (!stand.isOpen(id)) {
            what % 2 == 0 ? stand.accept(id) : stand.refuse(id);
        } else if (what == 3) {
            stand.hangUp(id);
        } else {
            stand.bytes(id, bytesFor(stand.portOf(id)));
        }
    }
}

/// What brings a server into each of its roles; server 2 of three voters and an observer, unless it says otherwise.
Stand looks() {
    Stand stand{2, votersAndObserver(3)};
    stand.start();
    stand.meet(1);
    stand.meet(3);
    stand.call(4);
    return stand;
}
Stand finalizes() {
    Stand stand = looks();
    stand.hear(1, looking(2));
    return stand;
}
Stand leads() {
    Stand stand = finalizes();
    stand.ring(Alarm::finalize);
    stand.knock(1, Port::quorum);
    return stand;
}
Stand leadsAlone() {
    Stand stand{1, voters(1)};
    stand.start();
    stand.ring(Alarm::finalize);
    stand.flushAll();
    stand.knock(-1, Port::client);
    return stand;
}
Stand follows() {
    Stand stand = looks();
    stand.hear(3, looking(3));
    stand.ring(Alarm::finalize);
    stand.accept(stand.connectionTo(3, Port::quorum));
    return stand;
}
Stand serves() {
    Stand stand = looks();
    stand.hear(3, looking(3));
    stand.ring(Alarm::finalize);
    stand.followUntilUpToDate(3);
    stand.knock(-1, Port::client);
    return stand;
}
Stand observes() {
    Stand stand{4, votersAndObserver(3)};
    stand.start();
    stand.meet(1);
    stand.meet(3);
    stand.hear(1, following(3, 1, 0));
    stand.hear(3, leading(3, 1, 0));
    stand.accept(stand.connectionTo(3, Port::quorum));
    return stand;
}

}  // namespace

class HostileBytesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { google::protobuf::SetLogHandler(nullptr); }  // it complains of text that is no UTF-8

    void noBytesBringAServerDown_data() {
        QTest::addColumn<int>("number");
        int number = 0;
        for (const char* name : {"looks", "finalizes", "leads", "leads alone", "follows", "serves", "observes"}) {
            QTest::newRow(name) << number++;
        }
    }
    void noBytesBringAServerDown() {
        QFETCH(int, number);
        const std::vector<std::function<Stand()>> births{looks, finalizes, leads, leadsAlone, follows, serves, observes};
        const auto& birth = births[static_cast<std::size_t>(number)];
        QVERIFY(rc::check([&] {
            Stand stand = birth();
            const int count = *rc::gen::inRange(1, 150);
            for (int i = 0; i < count; ++i) somethingHappens(stand);
            stand.flushAll();
        }));
    }
};

QTEST_APPLESS_MAIN(HostileBytesTest)
#include "hostile_bytes_test.moc"
