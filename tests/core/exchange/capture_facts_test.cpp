// SPDX-License-Identifier: GPL-3.0-or-later
/// Captures of real servers: every message of a known one, and the same whatever became of its packets.
#include <QtTest>
#include <fstream>
#include <sstream>

#include "core/exchange/capture_cast.h"
#include "core/exchange/capture_facts.h"
#include "core/zab/zab.pb.h"

using namespace zabscope;
using zab::MessageKind;

namespace {

const char* const s1 = ZABSCOPE_SOURCE_DIR "/tests/data/zookeeper-pcap/s1.pcap";

std::string fileBytes(const char* path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::variant<Capture, CaptureTrouble> readBytes(const std::string& bytes, const CaptureLimits& limits = {}) {
    std::istringstream in(bytes);
    return readCapture(
        in, "capture", [](std::uint64_t) { return true; }, limits);
}

Capture whole(const std::string& bytes) {
    auto read = readBytes(bytes);
    if (auto* trouble = std::get_if<CaptureTrouble>(&read)) qFatal("%s", trouble->text().c_str());
    return std::move(std::get<Capture>(read));
}

/// A packet of a pcap file: its time, what was captured, and its length.
struct Packet {
    std::int64_t at = 0;
    std::string bytes;
    std::size_t length = 0;
};

std::vector<Packet> packetsOf(const std::string& file) {
    std::istringstream in(file);
    CaptureFile capture(in, "capture");
    std::vector<Packet> packets;
    while (const auto packet = capture.next())
        packets.push_back({packet->at, std::string{packet->bytes}, packet->length});
    return packets;
}

void put(std::string& out, std::uint64_t value, int bytes, bool bigEndian) {
    for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> 8 * (bigEndian ? bytes - 1 - i : i) & 0xff);
}

std::string pcapOf(const std::vector<Packet>& packets, std::uint32_t link = 1, bool bigEndian = false,
                   bool nano = false) {
    std::string file;
    put(file, nano ? 0xa1b23c4d : 0xa1b2c3d4, 4, bigEndian);
    put(file, 2, 2, bigEndian);
    put(file, 4, 2, bigEndian);
    put(file, 0, 8, bigEndian);
    put(file, 262'144, 4, bigEndian);
    put(file, link, 4, bigEndian);
    for (const Packet& packet : packets) {
        put(file, static_cast<std::uint64_t>(packet.at / 1'000'000), 4, bigEndian);
        put(file, static_cast<std::uint64_t>(packet.at % 1'000'000 * (nano ? 1000 : 1)), 4, bigEndian);
        put(file, packet.bytes.size(), 4, bigEndian);
        put(file, packet.length, 4, bigEndian);
        file += packet.bytes;
    }
    return file;
}

/// The messages in the words of the listing of another decoder.
QStringList listing(const Capture& capture, bool withTimes = true) {
    const CaptureCast cast = castOf(capture);
    QStringList lines;
    std::int64_t start = -1;
    for (const CaptureFact& fact : capture.facts) {
        if (start < 0) start = fact.at;
        if (fact.kind != CaptureFact::Kind::says) continue;
        const CapturedMessage& message = capture.messages[fact.message];
        const auto& ends = cast.connections[fact.connection].ends;
        QString text;
        const auto hex = [](std::int64_t value) { return QString::number(static_cast<quint64>(value), 16); };
        zab::wire::ElectionMessage election;
        zab::wire::QuorumPacket packet;
        if (message.kind == MessageKind::hello && election.ParseFromString(message.bytes)) {
            text = QString("protocol=-65536 sid=%1 addr=%2")
                       .arg(election.hello().sid())
                       .arg(QString::fromStdString(election.hello().address()));
        } else if (message.kind == MessageKind::notification && election.ParseFromString(message.bytes)) {
            const auto& vote = election.notification();
            text = QString("state=%1 leader=%2 zxid=0x%3 round=0x%4 peerEpoch=0x%5 version=2")
                       .arg(QString::fromStdString(zab::wire::ServerState_Name(vote.state())))
                       .arg(vote.leader())
                       .arg(hex(vote.zxid()), hex(vote.round()), hex(vote.peer_epoch()));
        } else if (packet.ParseFromString(message.bytes)) {
            text = "zxid=0x" + hex(packet.zxid());
            if (message.kind == MessageKind::followerInfo)
                text += QString(" sid=%1 protocolVersion=0x10000 configVersion=0x0").arg(packet.sid());
            if (message.kind == MessageKind::leaderInfo) text += " protocolVersion=0x10000";
            if (message.kind == MessageKind::ackEpoch) text += QString(" currentEpoch=%1").arg(packet.current_epoch());
        }
        QString line =
            QString("%1>%2 %3 %4")
                .arg(ends[fact.side])
                .arg(ends[1 - fact.side])
                .arg(QString::fromStdString(std::string{zab::kindName(static_cast<std::uint8_t>(message.kind))}), text);
        if (withTimes) line.prepend(QString::number(static_cast<double>(fact.at - start) / 1000, 'f', 3) + " ");
        lines << line.trimmed();
    }
    return lines;
}

QStringList wantedListing() {
    QFile file(ZABSCOPE_SOURCE_DIR "/tests/data/zookeeper-pcap/s1.txt");
    if (!file.open(QIODevice::ReadOnly)) return {};
    return QString::fromUtf8(file.readAll()).split('\n', Qt::SkipEmptyParts);
}

QStringList withoutTimes(QStringList lines) {
    for (QString& line : lines) line = line.section(' ', 1);
    return lines;
}

constexpr std::size_t etherSize = 14;

}  // namespace

class CaptureFactsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyMessageOfAKnownCapture() {
        const QStringList wanted = wantedListing();
        QCOMPARE(wanted.size(), 48);
        const Capture capture = whole(fileBytes(s1));
        QCOMPARE(listing(capture), wanted);
        QCOMPARE(capture.counts.lostBytes, 0U);
        QCOMPARE(capture.counts.unknownMessages, 0U);
        QCOMPARE(capture.counts.segments, capture.counts.packets);
        QCOMPARE(capture.configurations.size(), std::size_t{1});
        QCOMPARE(castOf(capture).ensemble.members.size(), std::size_t{3});
        for (const CapturedMessage& message : capture.messages) QVERIFY(message.heardAt > 0);
    }
    // Our writer gives the very bytes that the servers sent, stream by stream.
    void theSameBytesAreWritten() {
        const std::string file = fileBytes(s1);
        const Capture capture = whole(file);
        WireEnsemble ensemble;
        ensemble.configuration = capture.configurations.at(0);
        ensemble.addresses = readConfiguration(ensemble.configuration)->addresses;
        std::map<std::pair<Address, Address>, std::string> sent, written;
        std::istringstream in(file);
        CaptureFile packets(in, "capture");
        while (const auto packet = packets.next()) {
            CapturedSegment segment;
            if (readSegment(*packet, segment) == PacketKind::segment) sent[{segment.from, segment.to}] += segment.bytes;
        }
        for (const CaptureFact& fact : capture.facts) {
            if (fact.kind != CaptureFact::Kind::says) continue;
            const CapturedMessage& message = capture.messages[fact.message];
            const auto& ends = capture.connections[fact.connection].ends;
            const auto bytes =
                toZookeeper(static_cast<std::uint8_t>(message.kind), message.bytes, fact.side == 0, ensemble);
            QVERIFY(bytes);
            written[{ends[fact.side], ends[1 - fact.side]}] += *bytes;
        }
        std::erase_if(sent, [](const auto& entry) { return entry.second.empty(); });
        QCOMPARE(written.size(), sent.size());
        QVERIFY(written == sent);
    }

    void otherFormsOfTheFile() {
        const auto packets = packetsOf(fileBytes(s1));
        QCOMPARE(listing(whole(pcapOf(packets, 1, true))), wantedListing());
        QCOMPARE(listing(whole(pcapOf(packets, 1, false, true))), wantedListing());
    }
    void otherLinks_data() {
        QTest::addColumn<int>("link");
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("null") << 0 << QByteArray("\2\0\0\0", 4);
        QTest::newRow("loop") << 108 << QByteArray("\0\0\0\2", 4);
        QTest::newRow("raw") << 101 << QByteArray();
        QTest::newRow("cooked") << 113 << QByteArray("\0\0\3\4\0\6\0\0\0\0\0\0\0\0\x08\0", 16);
        QTest::newRow("cooked 2") << 276 << QByteArray("\x08\0\0\0\0\0\0\1\3\4\0\6\0\0\0\0\0\0\0\0", 20);
        QTest::newRow("tagged") << 1 << QByteArray("\0\0\0\0\0\0\0\0\0\0\0\0\x81\0\0\5\x08\0", 18);
    }
    void otherLinks() {
        QFETCH(int, link);
        QFETCH(QByteArray, header);
        auto packets = packetsOf(fileBytes(s1));
        for (Packet& packet : packets) {
            packet.bytes = header.toStdString() + packet.bytes.substr(etherSize);
            packet.length = packet.bytes.size();
        }
        QCOMPARE(listing(whole(pcapOf(packets, static_cast<std::uint32_t>(link)))), wantedListing());
    }
    void internetProtocolSix() {
        auto packets = packetsOf(fileBytes(s1));
        for (Packet& packet : packets) {
            const std::string tcp = packet.bytes.substr(etherSize + 20);
            std::string ip("\x60\0\0\0", 4);
            put(ip, tcp.size(), 2, true);
            ip += std::string("\6\x40", 2);
            for (int end = 0; end < 2; ++end) ip += std::string(15, '\0') + '\1';
            packet.bytes = std::string(12, '\0') + "\x86\xdd" + ip + tcp;
            packet.length = packet.bytes.size();
        }
        QCOMPARE(listing(whole(pcapOf(packets))), wantedListing());
    }

    void packetsSentAgainAndInDisorder() {
        const auto packets = packetsOf(fileBytes(s1));
        std::vector<Packet> mixed;
        for (std::size_t i = 0; i < packets.size(); ++i) {
            mixed.push_back(packets[i]);
            if (i % 2 == 0) mixed.push_back(packets[i]);  // as on the interface "any"
        }
        QCOMPARE(listing(whole(pcapOf(mixed))), wantedListing());
        // Neighbours exchange their places: what was said stays the same, if not when.
        mixed = packets;
        for (std::size_t i = 20; i + 1 < mixed.size(); i += 3) std::swap(mixed[i], mixed[i + 1]);
        const Capture capture = whole(pcapOf(mixed));
        QStringList got = listing(capture, false), wanted = withoutTimes(wantedListing());
        got.sort();
        wanted.sort();
        QCOMPARE(got, wanted);
        QVERIFY(capture.counts.backInTime > 0);
    }
    // Votes and packets are told by their first bytes; only of what else they say nothing is known.
    void packetsThatWereCutOff() {
        auto packets = packetsOf(fileBytes(s1));
        constexpr std::size_t snapLength = 66 + 48;
        for (Packet& packet : packets) packet.bytes.resize(std::min(packet.bytes.size(), snapLength));
        const Capture capture = whole(pcapOf(packets));
        QCOMPARE(listing(capture, false), withoutTimes(wantedListing()));
        QVERIFY(capture.configurations.empty());
    }
    void packetsThatAreMissing() {
        auto packets = packetsOf(fileBytes(s1));
        // The first vote of server 3 to server 2 was not captured, but everything after it.
        std::size_t longest = 0;
        while (packets[longest].bytes.size() < 200) ++longest;
        packets.erase(packets.begin() + static_cast<std::ptrdiff_t>(longest));
        const Capture capture = whole(pcapOf(packets));
        QStringList wanted = withoutTimes(wantedListing()), got = listing(capture, false);
        QVERIFY(wanted.removeOne("3>2 NOTIFICATION state=LOOKING leader=3 zxid=0x0 round=0x1 peerEpoch=0x0 version=2"));
        wanted.sort();
        got.sort();
        QCOMPARE(got, wanted);
        QCOMPARE(capture.counts.lostBytes, 186U);
    }
    void aCaptureThatBeginsInTheMiddle() {
        auto packets = packetsOf(fileBytes(s1));
        packets.erase(packets.begin(), packets.begin() + static_cast<std::ptrdiff_t>(packets.size() * 2 / 3));
        const Capture capture = whole(pcapOf(packets));
        int pings = 0;
        for (const CapturedMessage& message : capture.messages) pings += message.kind == MessageKind::ping ? 1 : 0;
        QVERIFY(pings >= 10);
        QCOMPARE(static_cast<std::size_t>(pings), capture.messages.size());
    }
    void foreignTraffic() {
        auto packets = packetsOf(fileBytes(s1));
        for (Packet& packet : packets)
            if (packet.bytes.size() > 66) packet.bytes.replace(66, 4, "GET ");
        const Capture capture = whole(pcapOf(packets));
        QVERIFY(capture.messages.empty());
        QVERIFY(capture.counts.foreignConnections > 3);
    }

    void brokenFiles_data() {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("words");
        QTest::newRow("empty") << QByteArray() << "there is nothing in it";
        QTest::newRow("text") << QByteArray("hello, this is text") << "is no capture";
        QTest::newRow("header") << QByteArray("\xd4\xc3\xb2\xa1xx", 6) << "ends in its header";
        QByteArray lies = QByteArray::fromStdString(pcapOf({{0, "x", 1}}));
        lies[35] = '\x7f';
        QTest::newRow("sizes that lie") << lies << "a packet says to have";
        QTest::newRow("block") << QByteArray("\x0a\x0d\x0d\x0a\xff\xff\xff\x7f\x4d\x3c\x2b\x1a", 12)
                               << "a block says to have";
        QTest::newRow("order") << QByteArray("\x0a\x0d\x0d\x0a\x1c\0\0\0xxxx", 12) << "does not say its byte order";
    }
    void brokenFiles() {
        QFETCH(QByteArray, file);
        QFETCH(QString, words);
        const auto read = readBytes(file.toStdString());
        const auto* trouble = std::get_if<CaptureTrouble>(&read);
        QVERIFY(trouble);
        const QString text = QString::fromStdString(trouble->text());
        QVERIFY2(text.contains(words) && !text.contains('\n') && !trouble->remedy.empty(), qPrintable(text));
    }
    void aFileThatIsCutOffIsReadUpToThere() {
        const std::string file = fileBytes(s1);
        const Capture capture = whole(file.substr(0, file.size() / 2));
        QVERIFY(capture.counts.cutOff);
        const QStringList got = listing(capture);
        QVERIFY(got.size() > 5);
        QCOMPARE(got, wantedListing().first(got.size()));
    }
    void limitsAreSaid() {
        CaptureLimits few;
        few.messages = 5;
        const auto read = readBytes(fileBytes(s1), few);
        QVERIFY(std::holds_alternative<CaptureTrouble>(read));
        QVERIFY(std::get<CaptureTrouble>(read).text().find("more messages than can be shown; take") !=
                std::string::npos);
    }
};

QTEST_GUILESS_MAIN(CaptureFactsTest)
#include "capture_facts_test.moc"
