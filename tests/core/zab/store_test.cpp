// SPDX-License-Identifier: GPL-3.0-or-later
/// The durable state of a server: what a life finds on its disk, group commit, and that a crash between any two writes
/// leaves a history that makes sense.
#include "core/zab/store.h"

#include <rapidcheck.h>

#include <QtTest>

#include "tests/core/zab/phases.h"

using namespace zabscope;
using namespace zabscope::zab;

namespace {

namespace wire = zabscope::zab::wire;
using Zxids = std::vector<Zxid>;

/// A server that reads this disk, and nothing more.
Bench started(const DiskImage& disk) {
    Bench bench{1, servers(3), disk};
    bench.start();
    return bench;
}

// ---- a store beside the model of what it should hold ----

struct Entry {
    Zxid zxid;
    int branch = 0;
    friend bool operator==(const Entry&, const Entry&) = default;
};

struct Model {
    std::vector<Entry> history;  ///< from the very beginning, whether it lies in the log or in a snapshot
    Zxid base;                   ///< where the log begins
    Zxid last;                   ///< lastProcessed
    friend bool operator==(const Model&, const Model&) = default;
};

std::uint64_t digestOfTree(const std::vector<Entry>& history) {
    DataTree tree;
    for (const Entry& entry : history) {
        wire::Txn txn;
        txn.ParseFromString(txnBytes(entry.zxid, entry.branch));
        tree.apply(txn);
    }
    return tree.digest();
}

Model cutTo(Model model, Zxid zxid) {
    std::erase_if(model.history, [&](const Entry& entry) { return entry.zxid > zxid; });
    model.last = zxid;
    return model;
}

/// What the store says, compared with the model. A crash may forget that lastProcessed was a zxid without transaction.
bool holds(const Store& store, const Model& model) {
    const Zxid last = model.history.empty() ? Zxid{} : std::max(model.history.back().zxid, model.base);
    return store.tree().digest() == digestOfTree(model.history) && std::max(store.lastLogged(), model.base) >= model.base &&
           store.lastLogged() == std::max(last, model.base) && store.history().base() == model.base &&
           store.lastProcessed() >= store.lastLogged();
}

class Crashing {
public:
    Crashing() {
        Effects effects;
        Actions actions{startOfTime, effects};
        RC_ASSERT(m_store.load(m_disk, 1, actions));
        m_store.setAcceptedEpoch(1'000'000, Token::created, actions);
        carry(effects);
    }

    void someStep() {
        Effects effects;
        Actions actions{startOfTime, effects};
        const Model before = m_model;
        std::vector<Model> between{before};
        const int which = *rc::gen::inRange(0, 10);
        if (which < 4) {
            append(actions);
        } else if (which < 6) {
            m_store.takeSnapshot(actions);
        } else if (which < 8) {
            truncate(actions);
        } else {
            between.push_back(adopt(actions));
        }
        between.push_back(m_model);
        RC_ASSERT(holds(m_store, m_model));
        if (*rc::gen::inRange(0, 4) == 0) return crash(effects, between);
        carry(effects);
    }

private:
    void append(Actions& actions) {
        const Zxid last = m_store.lastProcessed();
        const bool newEpoch = last.epoch() == 0 || *rc::gen::inRange(0, 3) == 0;
        const Entry entry{newEpoch ? Zxid::of(last.epoch() + 1, 1) : Zxid{last.value + 1}, m_branch};
        m_store.append(entry.zxid, makeBlob(txnBytes(entry.zxid, entry.branch)), actions);
        m_store.fastForward();
        m_model.history.push_back(entry);
        m_model.last = entry.zxid;
    }
    void truncate(Actions& actions) {
        Zxids points{m_model.base};
        for (const Entry& entry : m_model.history) {
            if (entry.zxid > m_model.base) points.push_back(entry.zxid);
        }
        const Zxid to = *rc::gen::elementOf(points);
        RC_ASSERT(m_store.truncate(to, actions));
        m_model = cutTo(m_model, to);
        ++m_branch;
    }
    /// A snapshot of another server that has a part of this history, and something else after it. Returns what a crash in
    /// between may leave: the old history without what lies beyond the snapshot.
    Model adopt(Actions& actions) {
        const Model old = m_model;
        ++m_branch;
        const auto kept = *rc::gen::inRange<std::size_t>(0, m_model.history.size() + 1);
        m_model.history.resize(kept);
        const auto fresh = *rc::gen::inRange(0, 4);
        Zxid last = kept == 0 ? Zxid{} : m_model.history.back().zxid;
        for (int i = 0; i < fresh; ++i) {
            last = i == 0 && *rc::gen::inRange(0, 2) == 0 ? Zxid::of(last.epoch() + 1, 1) : Zxid{last.value + 1};
            if (last.epoch() == 0) last = Zxid::of(1, 1);
            m_model.history.push_back({last, m_branch});
        }
        if (*rc::gen::inRange(0, 3) == 0) last = Zxid::of(last.epoch() + 1, 0);
        DataTree tree;
        for (const Entry& entry : m_model.history) {
            wire::Txn txn;
            txn.ParseFromString(txnBytes(entry.zxid, entry.branch));
            tree.apply(txn);
        }
        wire::Snapshot snapshot;
        tree.serialize(snapshot);
        snapshot.set_zxid(last.value);
        m_store.loadSnapshot(snapshot);
        m_store.adoptSnapshot(actions);
        m_model.base = m_model.last = last;
        return cutTo(old, std::max(last, old.base));
    }
    void carry(const Effects& effects) {
        for (const Effect& effect : effects) {
            if (const Write* write = std::get_if<Write>(&effect)) carryOut(*write, m_disk);
        }
    }
    void crash(const Effects& effects, const std::vector<Model>& allowed) {
        std::vector<Write> writes;
        for (const Effect& effect : effects) {
            if (const Write* write = std::get_if<Write>(&effect)) writes.push_back(*write);
        }
        const auto done = *rc::gen::inRange<std::size_t>(0, writes.size() + 1);
        for (std::size_t i = 0; i < done; ++i) carryOut(writes[i], m_disk);
        Effects births;
        Actions actions{startOfTime, births};
        m_store = Store{m_ensemble, m_variants};
        RC_ASSERT(m_store.load(m_disk, 1, actions));
        const auto found = std::find_if(allowed.begin(), allowed.end(),
                                        [&](const Model& model) { return holds(m_store, model); });
        RC_ASSERT(found != allowed.end());
        if (done == writes.size()) RC_ASSERT(holds(m_store, allowed.back()));
        m_model = *found;
        m_model.last = m_store.lastProcessed();
        carry(births);
    }

    Ensemble m_ensemble = servers(3);
    Variants m_variants;
    DiskImage m_disk;
    Store m_store{m_ensemble, m_variants};
    Model m_model;
    int m_branch = 0;
};

}  // namespace

class StoreTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNewDisk() {
        Bench bench = started({});
        QCOMPARE(bench.did, (QStringList{"accepted 0", "flush", "current 0", "flush", "snapshot 0x0"}));
        QCOMPARE(bench.role(), Role::looking);
    }

    void readsTheLogToItsEnd() {
        Bench bench = started(diskWith(2, 2, {z(1, 1), z(1, 2), z(2, 1)}));
        QCOMPARE(bench.zxid(Field::lastProcessed), z(2, 1));
        QCOMPARE(bench.zxid(Field::committedLogMin), z(1, 1));
        QCOMPARE(static_cast<std::uint64_t>(bench.field(Field::treeDigest)), treeOf({z(1, 1), z(1, 2), z(2, 1)}).digest());
        QCOMPARE(bench.did, QStringList{});
    }

    void aTornTailIsCut() {
        DiskImage disk = diskWith(1, 1, {z(1, 1), z(1, 2)});
        disk.files[nameOf(FileKind::log)].push_back({makeBlob("x"), z(1, 3), Record::Health::torn});
        Bench bench = started(disk);
        QCOMPARE(bench.zxid(Field::lastProcessed), z(1, 2));
        QCOMPARE(bench.did, QStringList{"cut 0x100000002 keep 2"});
    }

    void refusals_data() {
        QTest::addColumn<int>("which");
        QTest::newRow("a record that is corrupt") << 0;
        QTest::newRow("a record that is no transaction") << 1;
        QTest::newRow("a log without a snapshot") << 2;
        QTest::newRow("a log newer than the accepted epoch") << 3;
        QTest::newRow("a current epoch above the accepted") << 4;
        QTest::newRow("records out of order") << 5;
        QTest::newRow("an adopted snapshot that is corrupt") << 6;
    }
    void refusals() {
        QFETCH(int, which);
        DiskImage disk = diskWith(1, 1, {z(1, 1)});
        auto& log = disk.files[nameOf(FileKind::log)];
        switch (which) {
        case 0: log.push_back({makeBlob(txnBytes(z(1, 2))), z(1, 2), Record::Health::corrupt}); break;
        case 1: log.push_back({makeBlob("\x7f"), z(1, 2)}); break;
        case 2: disk.files.erase(nameOf(FileKind::snapshot)); break;
        case 3: log.push_back({makeBlob(txnBytes(z(2, 1))), z(2, 1)}); break;
        case 4: putEpoch(disk, FileKind::currentEpoch, 2); break;
        case 5: log.push_back({makeBlob(txnBytes(z(1, 1))), z(1, 1)}); break;
        case 6: {
            auto& adopted = disk.files[nameOf(FileKind::adoptedSnapshot)];
            adopted.push_back({makeBlob(""), z(1, 1), Record::Health::corrupt});
            break;
        }
        }
        Bench bench = started(disk);
        QCOMPARE(bench.did, QStringList{"exit"});
        QVERIFY2(bench.notes.join(' ').contains("refuses to start"), qPrintable(bench.notes.join(' ')));
    }

    void aSnapshotThatDoesNotReadIsPassedOver() {
        DiskImage disk = diskWith(1, 1, {z(1, 1), z(1, 2)});
        disk.files[nameOf(FileKind::snapshot, z(1, 2).value)].push_back({makeBlob("\x7f"), z(1, 2)});
        QCOMPARE(started(disk).zxid(Field::lastProcessed), z(1, 2));
    }

    // It went down between the synchronized transactions and currentEpoch.
    void raisesTheCurrentEpoch() {
        Bench bench = started(diskWith(3, 1, {z(1, 1), z(2, 1)}));
        QCOMPARE(bench.field(Field::currentEpoch), 2);
        QCOMPARE(bench.did, (QStringList{"current 2", "flush"}));
    }

    void missingEpochsAreThoseOfTheLog() {
        DiskImage disk = diskWith(0, 0, {z(2, 1)});
        disk.files.erase(nameOf(FileKind::acceptedEpoch));
        disk.files.erase(nameOf(FileKind::currentEpoch));
        Bench bench = started(disk);
        QCOMPARE(bench.did, (QStringList{"accepted 2", "flush", "current 2", "flush"}));
    }

    // The log before an adopted snapshot is void, whatever it says.
    void beginsAtTheAdoptedSnapshot() {
        DiskImage disk = diskWith(3, 3, {z(1, 1), z(1, 9), z(3, 1), z(3, 2)});
        const Blob adopted = makeBlob(snapshotBytes(treeOf({z(1, 1), z(2, 1)}), z(3, 0)));
        disk.files[nameOf(FileKind::adoptedSnapshot)].push_back({adopted, z(3, 0)});
        Bench bench = started(disk);
        QCOMPARE(bench.zxid(Field::lastProcessed), z(3, 2));
        const std::uint64_t expected = treeOf({z(1, 1), z(2, 1), z(3, 1), z(3, 2)}).digest();
        QCOMPARE(static_cast<std::uint64_t>(bench.field(Field::treeDigest)), expected);
        // TRUNC counts the records of the file: two void ones come first.
        bench.flushAll();
        bench.vote(3, {3});
        bench.opened(bench.toLeader());
        bench.say(bench.toLeader(), packetOf(PacketType::LEADERINFO, z(4, 0)));
        bench.flushAll();
        bench.say(bench.toLeader(), packetOf(PacketType::TRUNC, z(3, 1)));
        QCOMPARE(bench.did, QStringList{"cut 0x300000001 keep 3"});
        QCOMPARE(bench.zxid(Field::lastProcessed), z(3, 1));
    }

    void aCrashBetweenAnyTwoWritesMakesSense() {
        QVERIFY(rc::check("store", [] {
            Crashing server;
            for (int i = 0; i < 60; ++i) server.someStep();
        }));
    }

    void groupCommit() {
        Ensemble ensemble = servers(3);
        Variants variants;
        Store store{ensemble, variants};
        Effects effects;
        Actions actions{startOfTime, effects};
        QVERIFY(store.load({}, 1, actions));
        store.flushed(Token::created, actions);
        store.flushed(Token::created, actions);
        const auto flushes = [&] {
            return std::count_if(effects.begin(), effects.end(),
                                 [](const Effect& e) { return std::holds_alternative<Flush>(e); });
        };
        effects.clear();
        const auto append = [&](Zxid zxid) {
            store.append(zxid, makeBlob(txnBytes(zxid)), actions);
            store.flushLog(actions);
        };
        append(z(1, 1));
        append(z(1, 2));
        append(z(1, 3));
        QCOMPARE(flushes(), 1);
        store.flushed(Token::log, actions);
        QCOMPARE(store.lastFlushed(), z(1, 1));
        QCOMPARE(flushes(), 2);  // what gathered meanwhile
        store.flushed(Token::log, actions);
        QCOMPARE(store.lastFlushed(), z(1, 3));
        QCOMPARE(flushes(), 2);
        QVERIFY(!store.isFlushing());
    }
};

QTEST_APPLESS_MAIN(StoreTest)
#include "store_test.moc"
