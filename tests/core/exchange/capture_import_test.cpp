// SPDX-License-Identifier: GPL-3.0-or-later
/// Captures as runs: what real servers did in a known one, and our own runs, which come back as they left.
#include <zlib.h>

#include <QTemporaryDir>
#include <QtTest>
#include <fstream>
#include <sstream>

#include "app/source_run.h"
#include "core/exchange/capture_import.h"
#include "core/exchange/departures.h"
#include "core/exchange/pcapng_export.h"
#include "core/trace/elections.h"
#include "core/trace/text.h"

using namespace zabscope;

namespace {

const char* const s1 = ZABSCOPE_SOURCE_DIR "/tests/data/zookeeper-pcap/s1.pcap";

class TextOutput : public Output {
public:
    bool goOn(double) override { return true; }
    std::string text;

protected:
    void take(std::string_view bytes) override { text += bytes; }
};

ImportedCapture imported(std::istream& in) {
    auto read = importCapture(in, "capture", 0, [](double) { return true; });
    if (auto* trouble = std::get_if<CaptureTrouble>(&read)) qFatal("%s", trouble->text().c_str());
    return std::move(std::get<ImportedCapture>(read));
}

ImportedCapture captureOfS1() {
    std::ifstream in(s1, std::ios::binary);
    return imported(in);
}

/// What is said and heard on the servers' own ports: instant, ends and ZooKeeper's bytes, which leave out what a
/// capture cannot hold.
QStringList conversation(const Timeline& timeline, const WireEnsemble& wire, bool deliveries) {
    QStringList lines;
    for (EventId id = 1; id <= timeline.last(); ++id) {
        const Event& event = timeline.event(id);
        const auto* delivered = std::get_if<Delivered>(&event.what);
        if (delivered && !deliveries) continue;
        const Event& message = delivered ? timeline.event(delivered->message) : event;
        const auto* sent = std::get_if<Sent>(&message.what);
        if (!sent) continue;
        const auto bytes = toZookeeper(sent->kind, sent->bytes, openerOf(sent->connection) == sent->from, wire);
        if (!bytes) continue;
        lines << QString("%1 %2 %3>%4 %5 %6")
                     .arg(QString::fromStdString(toSeconds(event.at)), delivered ? "hears" : "says")
                     .arg(sent->from)
                     .arg(sent->to)
                     .arg(QString::fromStdString(std::string{zab::kindName(sent->kind)}),
                          QString(QByteArray::fromStdString(*bytes).toHex().left(400)));
    }
    return lines;
}

QString firstDifference(const QStringList& expected, const QStringList& got) {
    for (qsizetype i = 0; i < std::max(expected.size(), got.size()); ++i) {
        const QString left = i < expected.size() ? expected[i] : "the end", right = i < got.size() ? got[i] : "the end";
        if (left != right) return QString("%1:\n  expected %2\n  got      %3").arg(i).arg(left, right);
    }
    return {};
}

/// Everything that a trace's reader asks of events holds for these.
void isSound(const Timeline& timeline) {
    for (EventId id = 1; id <= timeline.last(); ++id) {
        const Event& event = timeline.event(id);
        QVERIFY(event.cause < id);
        QVERIFY(!toLine(event, timeline).empty() && !toDetail(event, timeline).empty());
    }
}

}  // namespace

class CaptureImportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatRealServersDid() {
        const ImportedCapture run = captureOfS1();
        isSound(run.timeline);
        QCOMPARE(run.ensemble.members.size(), std::size_t{3});
        QCOMPARE(run.messages, 48U);
        QCOMPARE(run.nameless, 0U);
        const auto elections = electionsOf(run.timeline, run.ensemble);
        QCOMPARE(elections.size(), std::size_t{1});
        const Election& election = elections[0];
        QCOMPARE(election.winner, 3);
        QCOMPARE(election.epoch, std::int64_t{1});
        QCOMPARE(election.round, std::int64_t{1});
        QCOMPARE(election.outcome, ElectionOutcome::established);
        QCOMPARE(election.decidedBy, zab::DecidingField::sid);
        QCOMPARE(election.learners.size(), std::size_t{2});
        for (const SyncedLearner& learner : election.learners) QCOMPARE(learner.mode, zab::SyncMode::diff);
        const ClusterState state = run.timeline.at(run.timeline.positionAt(Instant{seconds(5)}));
        for (const NodeState& node : state.servers()) {
            QVERIFY(node.up);
            QCOMPARE(zab::roleOf(node.fields), node.node == 3 ? zab::Role::leading : zab::Role::following);
            QCOMPARE(zab::phaseOf(node.fields), zab::Phase::broadcast);
            QCOMPARE(node.fields.scalar(zab::currentEpoch), std::int64_t{1});
        }
        // Servers 2 and 1 were killed one after the other, and 3 had nobody left to talk to.
        std::vector<NodeId> deaths;
        for (EventId id = 1; id <= run.timeline.last(); ++id)
            if (const auto* died = std::get_if<Died>(&run.timeline.event(id).what)) deaths.push_back(died->node);
        QCOMPARE(deaths, (std::vector<NodeId>{2, 1}));
        QVERIFY(run.timeline.state().messagesInFlight() == 0);
    }

    // Our export, imported, says the same at the same times in the same order.
    void ourRunsComeBack_data() {
        QTest::addColumn<QString>("scenario");
        QTest::addColumn<bool>("deliveries");
        for (const char* name :
             {"tests/scenarios/boot_three.zab", "resources/scenarios/demonstration.zab",
              "tests/scenarios/observers.zab", "tests/scenarios/trunc_then_diff.zab",
              "tests/scenarios/snap_across_epochs.zab", "tests/scenarios/session_moves.zab", "tests/scenarios/heal.zab",
              "resources/scenarios/power_cut.zab", "tests/conformance/s7.zab", "tests/scenarios/hierarchical.zab"})
            QTest::newRow(name) << QString(name) << true;
    }
    void ourRunsComeBack() {
        QFETCH(QString, scenario);
        QFETCH(bool, deliveries);
        auto loaded = loadRun(ZABSCOPE_SOURCE_DIR "/" + scenario.toStdString());
        QVERIFY(std::holds_alternative<SourceRun>(loaded));
        const auto& run = std::get<SourceRun>(loaded);
        TextOutput output;
        QVERIFY(!exportPcapng({*run.timeline, run.header, *run.ensemble, {}}, output));
        output.flush();
        std::istringstream in(output.text);
        const ImportedCapture back = imported(in);
        isSound(back.timeline);
        QCOMPARE(back.counts.lostBytes + back.counts.unknownMessages + back.counts.backInTime, 0U);
        const WireEnsemble wire = wireEnsembleOf(*run.ensemble);
        QCOMPARE(back.ensemble.members, run.ensemble->members);
        const QString difference = firstDifference(conversation(*run.timeline, wire, deliveries),
                                                   conversation(back.timeline, wire, deliveries));
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
        const auto ours = electionsOf(*run.timeline, *run.ensemble);
        const auto theirs = electionsOf(back.timeline, back.ensemble);
        QCOMPARE(theirs.size(), ours.size());
        for (std::size_t i = 0; i < ours.size(); ++i) {
            QCOMPARE(theirs[i].winner, ours[i].winner);
            QCOMPARE(theirs[i].epoch, ours[i].epoch);
            QCOMPARE(theirs[i].decidedBy, ours[i].decidedBy);
            QCOMPARE(theirs[i].learners, ours[i].learners);
        }
    }

    // The same run, the same bytes: what our servers say in s1 is what the real ones said.
    void theSameRunHasTheSameBytes() {
        auto loaded = loadRun(ZABSCOPE_SOURCE_DIR "/tests/conformance/s1.zab");
        QVERIFY(std::holds_alternative<SourceRun>(loaded));
        const ImportedCapture real = captureOfS1();
        WireEnsemble wire;
        for (NodeId sid = 1; sid <= 3; ++sid)
            wire.addresses[sid] = {"127.0.0.1", static_cast<std::uint16_t>(24500 + sid),
                                   static_cast<std::uint16_t>(24600 + sid)};
        wire.configuration = configurationText(real.ensemble, wire.addresses);
        // Who is still told of which vote, and who calls whom first, is a race; each message is what it is.
        const auto saidBy = [&](const Timeline& timeline) {
            std::map<QString, QStringList> said;  // by "1>3 quorum" and "1 election"
            for (const QString& line : conversation(timeline, wire, false)) {
                const QString pair = line.section(' ', 2, 2), message = line.section(' ', 3);
                const bool election = message.startsWith("HELLO") || message.startsWith("NOTIFICATION");
                QStringList& list = said[election ? pair.section('>', 0, 0) + " election" : pair + " quorum"];
                if (!message.startsWith("PING") && !(election && list.contains(message))) list << message;
            }
            return said;
        };
        const auto theirs = saidBy(real.timeline);
        const auto ours = saidBy(*std::get<SourceRun>(loaded).timeline);
        QCOMPARE(theirs.size(), std::size_t{7});
        QCOMPARE(ours.size(), theirs.size());
        for (const auto& [who, lines] : theirs) {
            QVERIFY(lines.size() >= 2);
            // On the election ports ours may say more: a vote that was replaced before it left is not captured.
            if (who.endsWith("quorum"))
                QVERIFY2(ours.at(who) == lines, qPrintable(who + firstDifference(lines, ours.at(who))));
            for (const QString& line : lines) QVERIFY2(ours.at(who).contains(line), qPrintable(who + " " + line));
        }
    }

    void packedCaptures() {
        QTemporaryDir folder;
        const std::string path = folder.filePath("s1.pcap.gz").toStdString();
        QFile plain(s1);
        QVERIFY(plain.open(QIODevice::ReadOnly));
        const QByteArray bytes = plain.readAll();
        const gzFile packed = gzopen(path.c_str(), "wb");
        QCOMPARE(gzwrite(packed, bytes.data(), static_cast<unsigned>(bytes.size())), static_cast<int>(bytes.size()));
        gzclose(packed);
        double told = 0;
        const auto read = importCapture(path, [&](double done) { return told = done, true; });
        QVERIFY(std::holds_alternative<ImportedCapture>(read));
        QCOMPARE(std::get<ImportedCapture>(read).messages, 48U);
        QVERIFY(std::holds_alternative<CaptureTrouble>(
            importCapture(folder.path().toStdString(), [](double) { return true; })));
        QVERIFY(std::holds_alternative<CaptureTrouble>(importCapture("/no/such/file", [](double) { return true; })));
    }

    void whatIsNoConversation() {
        std::istringstream in(std::string("\xd4\xc3\xb2\xa1\2\0\4\0\0\0\0\0\0\0\0\0\0\0\4\0\1\0\0\0", 24));
        const auto read = importCapture(in, "nothing.pcap", 0, [](double) { return true; });
        QVERIFY(std::holds_alternative<CaptureTrouble>(read));
        QVERIFY(std::get<CaptureTrouble>(read).text().find(
                    "no conversation of ZooKeeper's servers; capture the election") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(CaptureImportTest)
#include "capture_import_test.moc"
