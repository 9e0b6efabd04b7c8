// SPDX-License-Identifier: GPL-3.0-or-later
/// Messages taken apart: every field of the wire's definition is known, its bytes are the right ones, and no bytes break it.
#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <QtTest>
#include <algorithm>

#include "core/protocol/packet.pb.h"
#include "core/zab/message_text.h"
#include "core/zab/zab.pb.h"
#include "views/message_fields.h"

using namespace zabscope;
using zab::MessageKind;

namespace {

std::uint8_t kindOf(MessageKind kind) { return static_cast<std::uint8_t>(kind); }

const MessageField* find(const std::vector<MessageField>& fields, const char* name) {
    const auto at = std::find_if(fields.begin(), fields.end(),
                                 [&](const MessageField& field) { return field.name == QLatin1String(name); });
    return at == fields.end() ? nullptr : &*at;
}

using Descriptor = google::protobuf::FieldDescriptor;

/// Fills every field, those of messages inside too; of a oneof the last one stays.
void fill(google::protobuf::Message& message, std::vector<std::string>& names) {
    const auto* reflection = message.GetReflection();
    for (int i = 0; i < message.GetDescriptor()->field_count(); ++i) {
        const Descriptor* field = message.GetDescriptor()->field(i);
        names.push_back(std::string{field->name()});
        switch (field->cpp_type()) {
            case Descriptor::CPPTYPE_INT32:
                reflection->SetInt32(&message, field, 7);
                break;
            case Descriptor::CPPTYPE_INT64:
                reflection->SetInt64(&message, field, 8);
                break;
            case Descriptor::CPPTYPE_BOOL:
                reflection->SetBool(&message, field, true);
                break;
            case Descriptor::CPPTYPE_ENUM:
                reflection->SetEnumValue(&message, field, field->enum_type()->value(1)->number());
                break;
            case Descriptor::CPPTYPE_STRING:
                if (field->is_repeated()) reflection->AddString(&message, field, "/a");
                else reflection->SetString(&message, field, {});
                break;
            case Descriptor::CPPTYPE_MESSAGE:
                fill(field->is_repeated() ? *reflection->AddMessage(&message, field)
                                          : *reflection->MutableMessage(&message, field),
                     names);
                break;
            case Descriptor::CPPTYPE_UINT32:
            case Descriptor::CPPTYPE_UINT64:
            case Descriptor::CPPTYPE_DOUBLE:
            case Descriptor::CPPTYPE_FLOAT:
                QFAIL("a type that the walk does not know");
        }
    }
}

zab::wire::QuorumPacket fullPacket(std::vector<std::string>& names) {
    zab::wire::QuorumPacket packet;
    fill(packet, names);
    zab::wire::Txn txn;
    fill(txn, names);
    txn.set_path("/p");
    txn.set_data("d");
    zab::wire::Snapshot snapshot;
    fill(snapshot, names);
    snapshot.mutable_nodes(0)->set_path("/p");
    snapshot.mutable_nodes(0)->set_data("d");
    packet.set_txn(txn.SerializeAsString());
    packet.set_snapshot(snapshot.SerializeAsString());
    packet.mutable_request()->set_path("/p");
    packet.mutable_request()->set_data("d");
    return packet;
}

void nothingIsUnknown(std::uint8_t kind, const std::string& bytes, const std::vector<std::string>& names) {
    const auto fields = messageFields(kind, bytes);
    for (const MessageField& field : fields) {
        QVERIFY2(!field.unreadable && !field.name.startsWith("unknown"), qPrintable(field.name));
        QVERIFY2(!field.explanation.isEmpty(), qPrintable(field.name));
        QVERIFY(field.begin <= field.end && field.end <= bytes.size());
    }
    for (const std::string& name : names) QVERIFY2(find(fields, name.c_str()), name.c_str());
}

}  // namespace

class MessageFieldsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFieldOfAPacketIsKnown() {
        std::vector<std::string> names;
        const std::string bytes = fullPacket(names).SerializeAsString();
        nothingIsUnknown(kindOf(MessageKind::proposal), bytes, names);
    }

    void everyFieldOfElectionAndClientMessagesIsKnown() {
        for (int i = 0; i < zab::wire::ElectionMessage::descriptor()->field_count(); ++i) {
            std::vector<std::string> names;
            zab::wire::ElectionMessage message;
            const auto* reflection = message.GetReflection();
            fill(*reflection->MutableMessage(&message, message.GetDescriptor()->field(i)), names);
            if (message.has_hello()) message.mutable_hello()->set_address("a");
            nothingIsUnknown(kindOf(MessageKind::notification), message.SerializeAsString(), names);
        }
        for (int i = 0; i < wire::ClientMessage::descriptor()->field_count(); ++i) {
            std::vector<std::string> names;
            wire::ClientMessage message;
            const auto* reflection = message.GetReflection();
            fill(*reflection->MutableMessage(&message, message.GetDescriptor()->field(i)), names);
            if (message.has_request()) message.mutable_request()->set_path("/p");
            if (message.has_request()) message.mutable_request()->set_data("d");
            if (message.has_reply()) message.mutable_reply()->set_path("/p");
            if (message.has_reply()) message.mutable_reply()->set_data("d");
            nothingIsUnknown(kindOf(MessageKind::clientReply), message.SerializeAsString(), names);
        }
    }

    void theBytesOfAFieldAreItsOwn() {
        zab::wire::ElectionMessage message;
        auto& vote = *message.mutable_notification();
        vote.set_state(zab::wire::FOLLOWING);
        vote.set_leader(3);
        vote.set_zxid(0x100000005);
        vote.set_round(300);
        const std::string bytes = message.SerializeAsString();
        const auto fields = messageFields(kindOf(MessageKind::notification), bytes);
        const MessageField* whole = find(fields, "notification");
        QVERIFY(whole);
        QCOMPARE(whole->begin, std::size_t{0});
        QCOMPARE(whole->end, bytes.size());
        const MessageField* zxid = find(fields, "zxid");
        QCOMPARE(zxid->value, QString("1:5"));
        QCOMPARE(zxid->depth, 1);
        QVERIFY(zxid->isZxid);
        QCOMPARE(bytes.substr(zxid->begin, zxid->end - zxid->begin), std::string("\x19\x05\0\0\0\x01\0\0\0", 9));
        const MessageField* round = find(fields, "round");
        QCOMPARE(round->value, QString("300"));
        QCOMPARE(bytes.substr(round->begin, round->end - round->begin), std::string("\x20\xac\x02", 3));
        QCOMPARE(find(fields, "state")->value, QString("FOLLOWING"));
    }

    void aDefaultValueTakesNoBytesAndIsShown() {
        zab::wire::ElectionMessage message;
        message.mutable_notification()->set_leader(3);  // LOOKING is 0
        const auto fields = messageFields(kindOf(MessageKind::notification), message.SerializeAsString());
        const MessageField* state = find(fields, "state");
        QVERIFY(state && !state->isOnWire());
        QCOMPARE(state->value, QString("LOOKING"));
        // An ACKEPOCH's epoch of 0 says something; one of an ACK says nothing.
        QVERIFY(find(messageFields(kindOf(MessageKind::ackEpoch), "\x08\x12"), "current_epoch"));
        QVERIFY(!find(messageFields(kindOf(MessageKind::ack), "\x08\x03"), "current_epoch"));
    }

    void numbersAreReadWithTheirSign() {
        zab::wire::QuorumPacket packet;
        packet.set_type(zab::wire::QuorumPacket::ACKEPOCH);
        packet.set_current_epoch(-1);
        packet.set_zxid(-1);
        packet.set_timeout_us(INT64_MIN);
        const auto fields = messageFields(kindOf(MessageKind::ackEpoch), packet.SerializeAsString());
        QCOMPARE(find(fields, "current_epoch")->value, QString("-1"));
        QCOMPARE(find(fields, "zxid")->value, QString("-1"));
        QCOMPARE(find(fields, "timeout_us")->value, QString("-9223372036854775808 µs"));
        QCOMPARE(find(fields, "type")->value, QString("ACKEPOCH"));
    }

    void numbersThatMeanSomethingAreSaidInWords() {
        zab::wire::ElectionMessage vote;  // of an observer, which has none
        vote.mutable_notification()->set_leader(INT64_MIN);
        const auto fields = messageFields(kindOf(MessageKind::notification), vote.SerializeAsString());
        QCOMPARE(find(fields, "leader")->value, QString("none (the smallest number)"));
        // A reply, whose error is field 3.
        const auto reply = messageFields(kindOf(MessageKind::clientReply), std::string("\x22\x0b\x18\x9b") +
                                                                               std::string(8, '\xff') + "\x01");
        QCOMPARE(find(reply, "error")->value, QString("-101 (NONODE)"));
    }

    void badBytesAreSaidToBeUnreadable() {
        const auto lastOf = [](std::string_view bytes) { return messageFields(kindOf(MessageKind::ack), bytes).back(); };
        for (const std::string_view bytes : {std::string_view("\xff"), std::string_view("\x08"),
                                             std::string_view("\x11\1\2"),
                                             std::string_view("\x2a\x05\x01"), std::string_view("\0\1", 2),
                                             std::string_view("\x0b"), std::string_view("\x0f")}) {
            QVERIFY(lastOf(bytes).unreadable);
            QCOMPARE(lastOf(bytes).end, bytes.size());
        }
        QVERIFY(messageFields(200, "abc").back().unreadable);
        QVERIFY(messageFields(200, "").empty());
        // What is good before the spoilt part is shown; a field of an unknown number is no fault.
        const auto fields = messageFields(kindOf(MessageKind::ack), std::string_view("\x08\x03\xff"));
        QCOMPARE(fields.front().value, QString("ACK"));
        QVERIFY(fields.back().unreadable);
        QVERIFY(messageFields(kindOf(MessageKind::ack), std::string_view("\xf8\x01\x05")).front().name.contains("31"));
    }

    void anyBytesAreAnswered() {
        quint32 chance = 1;
        std::vector<std::string> names;
        const std::string whole = fullPacket(names).SerializeAsString();
        for (int turn = 0; turn < 20'000; ++turn) {
            std::string bytes = turn % 2 == 0 ? whole : std::string(static_cast<std::size_t>(turn % 40), '\0');
            for (int i = 0; i < (turn % 2 == 0 ? 2 : 40) && !bytes.empty(); ++i) {
                chance = chance * 1664525 + 1013904223;
                bytes[(chance >> 8) % bytes.size()] = static_cast<char>(chance >> 24);
            }
            for (const MessageField& field : messageFields(static_cast<std::uint8_t>(chance >> 16), bytes))
                QVERIFY(field.begin <= field.end && field.end <= bytes.size());
        }
    }

    void aHugeMessageIsCutShort() {
        std::string bytes;
        for (int i = 0; i < 100'000; ++i) bytes += "\x08\x03";
        const auto fields = messageFields(kindOf(MessageKind::ack), bytes);
        QVERIFY(fields.size() <= mostMessageFields + 2);
        QVERIFY(std::any_of(fields.begin(), fields.end(), [&](const MessageField& f) { return f.end == bytes.size(); }));
    }
};

QTEST_MAIN(MessageFieldsTest)
#include "message_fields_test.moc"
