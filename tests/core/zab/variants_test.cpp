// SPDX-License-Identifier: GPL-3.0-or-later
/// The deliberate faults of a learner, and what an observer does: each seen in the order of what the server does.
#include "core/zab/variants.h"

#include <QtTest>

#include "tests/core/zab/following.h"

using namespace zabscope;
using namespace zabscope::zab;

namespace {

/// DIFF with one transaction, and one proposal that is not committed; then NEWLEADER.
Following synchronizing(const char* variant) {
    Following server{{}, {variant}};
    server.promise(1).hear(PacketType::DIFF, z(1, 1));
    server.proposeAndCommit(z(1, 1));
    server.propose(z(1, 2));
    server.newLeader();
    return server;
}

}  // namespace

class VariantsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Who writes a scenario finds every name in its language.
    void theLanguageNamesThemAll() {
        QFile help(ZABSCOPE_SOURCE_DIR "/resources/help/scenario.md");
        QVERIFY(help.open(QIODevice::ReadOnly));
        const QByteArray text = help.readAll();
        for (const std::string_view name : variantNames()) {
            const std::string row = "| `" + std::string{name} + "` |";
            QVERIFY2(text.contains(row.c_str()), name.data());
        }
    }

    void names() {
        QCOMPARE(variantNames().size(), static_cast<std::size_t>(Variant::count));
        for (std::size_t i = 0; i < variantNames().size(); ++i) {
            const Variants one{{std::string{variantNames()[i]}}};
            for (std::size_t j = 0; j < variantNames().size(); ++j) QCOMPARE(one.has(static_cast<Variant>(j)), i == j);
        }
    }

    void epochBeforeTxns() {
        Following server = synchronizing("epoch_before_txns");
        QCOMPARE(server.did, (QStringList{"current 1", "flush"}));
        server.flushed();
        QCOMPARE(server.did, (QStringList{"log 0x100000001", "flush"}));
        server.flushed();
        QCOMPARE(server.did, QStringList{"3: ACK 0x100000000"});
    }

    void logDiffAsync() {
        Following server = synchronizing("log_diff_async");
        QCOMPARE(server.did, (QStringList{"current 1", "flush"}));
        server.flushed();
        QCOMPARE(server.did, (QStringList{"log 0x100000001", "flush", "3: ACK 0x100000000"}));
        server.upToDate();
        QCOMPARE(server.did, (QStringList{"3: ACK 0x100000000", "log 0x100000002", "flush"}));
        server.flushed();
        QCOMPARE(server.did, QStringList{});
        server.flushed();
        QCOMPARE(server.did, QStringList{"3: ACK 0x100000002"});
    }

    void logDiffAfterUptodate() {
        Following server = synchronizing("log_diff_after_uptodate");
        server.flushAll();
        QCOMPARE(server.did, (QStringList{"current 1", "flush", "3: ACK 0x100000000"}));
        server.upToDate();
        QCOMPARE(server.did, (QStringList{"3: ACK 0x100000000", "log 0x100000001", "log 0x100000002", "flush"}));
        QCOMPARE(server.zxid(Field::lastProcessed), z(1, 1));
    }

    void flushAllAtNewleader() {
        Following server = synchronizing("flush_all_at_newleader");
        QCOMPARE(server.did, (QStringList{"log 0x100000001", "log 0x100000002", "flush"}));
        server.flushAll();
        Following lucky = synchronizing("flush_all_at_newleader");
        server.commit(z(1, 2));
        QCOMPARE(server.did, (QStringList{"close 3", "flush"}));
        lucky.flushAll();
        lucky.propose(z(1, 3));
        lucky.commit(z(1, 2));
        lucky.upToDate();
        QCOMPARE(lucky.zxid(Field::lastProcessed), z(1, 2));
        QCOMPARE(lucky.did, (QStringList{"3: ACK 0x100000000", "3: ACK 0x100000002", "log 0x100000003", "flush"}));
    }

    // The overtaking ACK is of what is durable: it costs only liveness.
    void ackOvertake() {
        Following server = synchronizing("ack_overtake");
        QCOMPARE(server.did, (QStringList{"log 0x100000001", "flush"}));
        server.flushAll();
        QCOMPARE(server.did, (QStringList{"current 1", "flush", "3: ACK 0x100000001", "3: ACK 0x100000000"}));
    }

    void ackBeforeFsync() {
        Following server{{}, {"ack_before_fsync"}};
        server.serve(1).propose(z(1, 1));
        QCOMPARE(server.did, (QStringList{"log 0x100000001", "3: ACK 0x100000001", "flush"}));
        server.flushed();
        QCOMPARE(server.did, QStringList{});
    }

    void noEpochPromise() {
        Following server{diskWith(5, 1), {"no_epoch_promise"}};
        server.opened(server.toLeader());
        server.hear(PacketType::LEADERINFO, z(3, 0));
        QCOMPARE(server.did, (QStringList{"accepted 3", "flush"}));
    }

    void snapshotBeforeCommit() {
        DiskImage disk = diskWith(1, 1, {z(1, 1), z(1, 2)});
        disk.files[nameOf(FileKind::snapshot, z(1, 2).value)].push_back(
            {makeBlob(snapshotBytes(treeOf({z(1, 1), z(1, 2)}), z(1, 2))), z(1, 2)});
        Following server{disk, {"snapshot_before_commit"}};
        server.promise(2).hear(PacketType::TRUNC, z(1, 1));
        QCOMPARE(server.did, QStringList{"cut 0x100000001 keep 1"});
        QVERIFY(server.holds({z(1, 1), z(1, 2)}));
    }

    void skipCommittedlog() {
        Following server = synchronizing("skip_committedlog");
        server.flushAll();
        server.upToDate();
        server.commit(z(1, 2));
        QVERIFY(server.holds({z(1, 1), z(1, 2)}));
    }

    // Memory lags behind the log: what comes again is applied, but not logged twice.
    void retainDbNoFastforward() {
        Following server{{}, {"retain_db_no_fastforward"}};
        server.serve(1).propose(z(1, 1));
        server.lose();
        server.flushAll();
        QCOMPARE(server.zxid(Field::lastProcessed), z(0, 0));
        QCOMPARE(server.zxid(Field::lastLogged), z(1, 1));
        server.vote(3, {3});
        server.promise(2).hear(PacketType::DIFF, z(1, 1));
        server.proposeAndCommit(z(1, 1));
        server.newLeader();
        QCOMPARE(server.did, QStringList{"flush"});
        QVERIFY(server.holds({z(1, 1)}));
    }

    // ---- observers ----
    void anObserver() {
        Following server{{}, {}, 4};
        QCOMPARE(server.role(), Role::observing);
        server.opened(server.toLeader());
        QCOMPARE(server.did, QStringList{"3: OBSERVERINFO 0x0"});
        server.hear(PacketType::LEADERINFO, z(1, 0));
        server.flushAll();
        server.hear(PacketType::DIFF, z(1, 1));
        server.proposeAndCommit(z(1, 1));
        server.hear(PacketType::NEWLEADER, z(1, 0));
        QCOMPARE(server.did, QStringList{"flush"});
        server.hear(proposalOf(z(1, 2), PacketType::INFORM));
        server.flushAll();
        QCOMPARE(server.did, (QStringList{"current 1", "flush", "3: ACK 0x100000000"}));
        server.upToDate();
        QCOMPARE(server.did, (QStringList{"3: ACK 0x100000000", "log 0x100000001", "log 0x100000002", "flush"}));
        server.flushAll();
        server.propose(z(1, 3));
        server.commit(z(1, 3));
        QCOMPARE(server.did, QStringList{});
        server.hear(proposalOf(z(1, 3), PacketType::INFORM));
        QCOMPARE(server.did, (QStringList{"log 0x100000003", "flush"}));
        QVERIFY(server.holds({z(1, 1), z(1, 2), z(1, 3)}));
        server.flushAll();
        QCOMPARE(server.did, QStringList{});  // it acknowledges nothing
        server.hear(proposalOf(z(1, 3), PacketType::INFORM));
        QCOMPARE(server.did, (QStringList{"close 3", "flush"}));
    }
};

QTEST_APPLESS_MAIN(VariantsTest)
#include "variants_test.moc"
