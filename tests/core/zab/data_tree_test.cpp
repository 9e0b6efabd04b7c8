// SPDX-License-Identifier: GPL-3.0-or-later
/// The replicated tree: what each transaction does, and that copies, snapshots and replays end in the same digest.
#include "core/zab/data_tree.h"

#include <rapidcheck.h>

#include <QtTest>

#include <algorithm>

#include "core/zab/request_preparation.h"

using namespace zabscope::zab;
using zabscope::seconds;
using zabscope::Zxid;

namespace {

wire::Txn txnOf(wire::Txn::Kind kind, std::int64_t zxid, const std::string& path = {}, const std::string& data = {}) {
    wire::Txn txn;
    txn.set_kind(kind);
    txn.set_zxid(zxid);
    txn.set_path(path);
    txn.set_data(data);
    return txn;
}
wire::Txn createTxn(std::int64_t zxid, const std::string& path, std::int32_t parentCversion, SessionId owner = 0) {
    wire::Txn txn = txnOf(wire::Txn::CREATE, zxid, path, "d");
    txn.set_parent_cversion(parentCversion);
    txn.set_ephemeral_owner(owner);
    return txn;
}
wire::Txn setTxn(std::int64_t zxid, const std::string& path, const std::string& data, std::int32_t version) {
    wire::Txn txn = txnOf(wire::Txn::SET_DATA, zxid, path, data);
    txn.set_version(version);
    return txn;
}
wire::Txn sessionTxn(wire::Txn::Kind kind, std::int64_t zxid, SessionId session) {
    wire::Txn txn = txnOf(kind, zxid);
    txn.set_session(session);
    txn.set_timeout_us(1'000'000);
    return txn;
}

wire::Snapshot snapshotOf(const DataTree& tree) {
    wire::Snapshot snapshot;
    tree.serialize(snapshot);
    return snapshot;
}
std::string bytesOf(const DataTree& tree) { return snapshotOf(tree).SerializeAsString(); }

/// A write in a small world, in which names are made, deleted and made again often.
wire::Request someWrite() {
    static const std::vector<std::string> paths{"/a", "/a/x", "/a/x/y", "/b", "/b/x"};
    wire::Request request;
    request.set_operation(*rc::gen::element(1, 1, 1, 2, 2, 3));
    request.set_path(*rc::gen::elementOf(paths));
    request.set_data(std::string(*rc::gen::inRange<std::size_t>(0, 20), 'z'));
    request.set_version(-1);
    request.set_ephemeral(request.operation() == 1 && *rc::gen::inRange(0, 3) == 0);
    return request;
}

/// Transactions as a leader makes them, in three sessions at a time. One that has ended gives way to one with a new id:
/// ids are never used twice.
std::vector<wire::Txn> someTxns() {
    std::vector<wire::Txn> txns;
    DataTree tree;
    RequestPreparation preparation;
    const auto take = [&](wire::Request request, SessionId session, int operation) {
        request.set_session(session);
        request.set_operation(operation);
        const Zxid zxid = Zxid::of(1, static_cast<std::int64_t>(txns.size()) + 1);
        txns.push_back(preparation.prepare(request, zxid, tree));
        tree.apply(txns.back());
        preparation.applied(zxid);
    };
    std::vector<SessionId> sessions{1, 2, 3};
    for (const SessionId session : sessions) take({}, session, 8);
    const int count = *rc::gen::inRange(0, 60);
    for (int i = 0; i < count; ++i) {
        SessionId& session = sessions[*rc::gen::inRange<std::size_t>(0, 3)];
        const wire::Request request = someWrite();
        take(request, session, request.operation());
        if (*rc::gen::inRange(0, 12) > 0) continue;
        take({}, session, 7);
        take({}, session += 10, 8);
    }
    return txns;
}

DataTree treeOf(const std::vector<wire::Txn>& txns, std::size_t count) {
    DataTree tree;
    for (std::size_t i = 0; i < count; ++i) tree.apply(txns[i]);
    return tree;
}

}  // namespace

class DataTreeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void beginsWithTheRoot() {
        const DataTree tree;
        QCOMPARE(tree.nodeCount(), 1u);
        QVERIFY(tree.read("/") && !tree.read("") && !tree.read("/a"));
        QVERIFY(tree.read("/")->stat == NodeStat{});
        QVERIFY(tree.lastProcessed() == Zxid{0});
        QCOMPARE(tree.digest(), DataTree{}.digest());
    }

    void createSetDelete() {
        DataTree tree;
        const std::uint64_t empty = tree.digest();
        QCOMPARE(tree.apply(createTxn(5, "/a", 1)).error, error::ok);
        QCOMPARE(tree.apply(createTxn(6, "/a/b", 1)).error, error::ok);
        QCOMPARE(tree.read("/")->stat.cversion, 1);
        QVERIFY(tree.read("/")->stat.pzxid == Zxid{5});
        QCOMPARE(tree.read("/a")->stat.numChildren, 1);
        const wire::Txn set = setTxn(7, "/a/b", "hello", 1);
        const ApplyResult result = tree.apply(set);
        QVERIFY(result.error == error::ok && result.path == "/a/b");
        QVERIFY(result.stat.version == 1 && result.stat.mzxid == Zxid{7} && result.stat.czxid == Zxid{6});
        QCOMPARE(result.stat.dataLength, 5);
        QCOMPARE(tree.read("/a/b")->data, std::string("hello"));
        QCOMPARE(tree.apply(txnOf(wire::Txn::DELETE, 8, "/a")).error, error::notEmpty);
        QCOMPARE(tree.apply(txnOf(wire::Txn::DELETE, 9, "/a/b")).error, error::ok);
        QVERIFY(tree.read("/a")->stat.pzxid == Zxid{9} && tree.read("/a")->stat.numChildren == 0);
        QCOMPARE(tree.apply(txnOf(wire::Txn::DELETE, 10, "/a")).error, error::ok);
        QCOMPARE(tree.nodeCount(), 1u);
        QVERIFY(tree.lastProcessed() == Zxid{10});
        // The root remembers that it had children.
        QVERIFY(tree.digest() != empty);
    }

    void nonsenseIsAnErrorAndChangesNothing_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("code");
        QTest::newRow("create the root") << 1 << "/" << error::nodeExists;
        QTest::newRow("create again") << 1 << "/a" << error::nodeExists;
        QTest::newRow("create nothing") << 1 << "" << error::badArguments;
        QTest::newRow("create relative") << 1 << "x/y" << error::badArguments;
        QTest::newRow("create an orphan") << 1 << "/p/q" << error::noNode;
        QTest::newRow("delete the root") << 2 << "/" << error::badArguments;
        QTest::newRow("delete nothing") << 2 << "" << error::badArguments;
        QTest::newRow("delete what is not") << 2 << "/x" << error::noNode;
        QTest::newRow("set what is not") << 5 << "/x" << error::noNode;
        QTest::newRow("no kind") << 0 << "/a" << error::unimplemented;
        QTest::newRow("unknown kind") << 99 << "/a" << error::unimplemented;
    }
    void nonsenseIsAnErrorAndChangesNothing() {
        QFETCH(int, kind);
        QFETCH(QString, path);
        QFETCH(int, code);
        DataTree tree;
        tree.apply(createTxn(1, "/a", 1));
        const std::uint64_t before = tree.digest();
        const wire::Txn txn = txnOf(static_cast<wire::Txn::Kind>(kind), 2, path.toStdString());
        QCOMPARE(tree.apply(txn).error, code);
        QCOMPARE(tree.digest(), before);
        QCOMPARE(tree.nodeCount(), 2u);
        QVERIFY(tree.lastProcessed() == Zxid{2});
    }

    void errorTransactionTellsItsCode() {
        DataTree tree;
        wire::Txn txn = txnOf(wire::Txn::ERROR, 3);
        txn.set_error(error::badVersion);
        QCOMPARE(tree.apply(txn).error, error::badVersion);
        QVERIFY(tree.lastProcessed() == Zxid{3});
    }

    void sessionsAndTheirEphemerals() {
        DataTree tree;
        const std::uint64_t empty = tree.digest();
        tree.apply(sessionTxn(wire::Txn::CREATE_SESSION, 1, 77));
        QVERIFY(tree.hasSession(77) && tree.sessionTimeout(77) == seconds(1) && !tree.sessionTimeout(78));
        QVERIFY(tree.digest() != empty);
        tree.apply(createTxn(2, "/e", 1, 77));
        tree.apply(createTxn(3, "/f", 2, 77));
        QVERIFY((tree.ephemerals(77) == std::set<std::string>{"/e", "/f"}));
        tree.apply(txnOf(wire::Txn::DELETE, 4, "/f"));
        QVERIFY((tree.ephemerals(77) == std::set<std::string>{"/e"}));
        wire::Txn close = sessionTxn(wire::Txn::CLOSE_SESSION, 5, 77);
        close.add_paths("/e");
        close.add_paths("/");  // not its own: left alone
        tree.apply(close);
        QVERIFY(!tree.hasSession(77) && !tree.read("/e") && tree.ephemerals(77).empty());
        QCOMPARE(tree.nodeCount(), 1u);
    }

    void closingASessionSparesTheNodesOfOthers() {
        DataTree tree;
        tree.apply(createTxn(1, "/e", 1, 5));
        wire::Txn close = sessionTxn(wire::Txn::CLOSE_SESSION, 2, 6);
        close.add_paths("/e");
        tree.apply(close);
        QVERIFY(tree.read("/e"));
    }

    void everyPartOfANodeIsInTheDigest() {
        wire::Snapshot base;
        base.add_nodes()->set_path("/");
        base.add_nodes()->set_path("/a");
        const auto digestAfter = [&](const auto& change) {
            wire::Snapshot snapshot = base;
            change(snapshot, *snapshot.mutable_nodes(1));
            DataTree tree;
            return tree.load(snapshot) ? tree.digest() : 0;
        };
        using Node = wire::Snapshot::Node;
        std::vector<std::uint64_t> digests{
            digestAfter([](auto&, Node&) {}),
            digestAfter([](auto&, Node& node) { node.set_path("/b"); }),
            digestAfter([](auto&, Node& node) { node.set_data("a"); }),
            digestAfter([](auto&, Node& node) { node.set_data(std::string(1, '\0')); }),
            digestAfter([](auto&, Node& node) { node.set_data(std::string(8, '\0')); }),
            digestAfter([](auto&, Node& node) { node.set_czxid(1); }),
            digestAfter([](auto&, Node& node) { node.set_mzxid(1); }),
            digestAfter([](auto&, Node& node) { node.set_pzxid(1); }),
            digestAfter([](auto&, Node& node) { node.set_version(1); }),
            digestAfter([](auto&, Node& node) { node.set_cversion(1); }),
            digestAfter([](auto&, Node& node) { node.set_ephemeral_owner(1); }),
            digestAfter([](auto& snapshot, Node&) { snapshot.add_sessions()->set_session(1); }),
        };
        QVERIFY(std::find(digests.begin(), digests.end(), 0u) == digests.end());
        std::sort(digests.begin(), digests.end());
        QVERIFY(std::adjacent_find(digests.begin(), digests.end()) == digests.end());
    }

    void snapshotsAreTheTree() {
        QVERIFY(rc::check([] {
            const std::vector<wire::Txn> txns = someTxns();
            const DataTree tree = treeOf(txns, txns.size());
            const wire::Snapshot snapshot = snapshotOf(tree);
            DataTree loaded = treeOf(someTxns(), 0);
            RC_ASSERT(loaded.load(snapshot));
            RC_ASSERT(loaded.digest() == tree.digest());
            RC_ASSERT(loaded.nodeCount() == tree.nodeCount());
            RC_ASSERT(loaded.lastProcessed() == tree.lastProcessed());
            RC_ASSERT(bytesOf(loaded) == snapshot.SerializeAsString());
            for (const auto& node : snapshot.nodes()) {
                RC_ASSERT(loaded.read(node.path())->stat == tree.read(node.path())->stat);
            }
        }));
    }

    void brokenSnapshotsAreRefused_data() {
        QTest::addColumn<QStringList>("paths");
        QTest::newRow("nothing") << QStringList{};
        QTest::newRow("no root") << QStringList{"/a"};
        QTest::newRow("orphan") << QStringList{"/", "/a/b"};
        QTest::newRow("not ascending") << QStringList{"/", "/b", "/a"};
        QTest::newRow("twice") << QStringList{"/", "/a", "/a"};
        QTest::newRow("root twice") << QStringList{"/", "/"};
        QTest::newRow("relative") << QStringList{"/", "a"};
        QTest::newRow("empty path") << QStringList{"", "/"};
    }
    void brokenSnapshotsAreRefused() {
        QFETCH(QStringList, paths);
        wire::Snapshot snapshot;
        for (const QString& path : paths) snapshot.add_nodes()->set_path(path.toStdString());
        DataTree tree;
        tree.apply(createTxn(1, "/kept", 1));
        const std::uint64_t before = tree.digest();
        QVERIFY(!tree.load(snapshot));
        QCOMPARE(tree.digest(), before);
        QVERIFY(tree.read("/kept"));
    }

    void aSessionTwiceIsRefused() {
        wire::Snapshot snapshot = snapshotOf(DataTree{});
        snapshot.add_sessions()->set_session(1);
        DataTree tree;
        QVERIFY(tree.load(snapshot));
        snapshot.add_sessions()->set_session(1);
        QVERIFY(!tree.load(snapshot));
    }

    void copiesAreIndependent() {
        QVERIFY(rc::check([] {
            const std::vector<wire::Txn> txns = someTxns();
            const auto cut = *rc::gen::inRange<std::size_t>(0, txns.size() + 1);
            DataTree tree = treeOf(txns, cut);
            const DataTree copy = tree;
            const std::string before = bytesOf(copy);
            for (std::size_t i = cut; i < txns.size(); ++i) tree.apply(txns[i]);
            RC_ASSERT(bytesOf(copy) == before);
            RC_ASSERT(bytesOf(tree) == bytesOf(treeOf(txns, txns.size())));
            RC_ASSERT(tree.digest() == treeOf(txns, txns.size()).digest());
        }));
    }

    /// A server that replays its log over a newer snapshot ends where it would be without.
    void replayOverANewerTreeIsHarmless() {
        QVERIFY(rc::check([] {
            const std::vector<wire::Txn> txns = someTxns();
            const auto from = *rc::gen::inRange<std::size_t>(0, txns.size() + 1);
            const auto snapshotAt = *rc::gen::inRange<std::size_t>(from, txns.size() + 1);
            DataTree tree = treeOf(txns, snapshotAt);
            for (std::size_t i = from; i < txns.size(); ++i) tree.apply(txns[i]);
            const DataTree whole = treeOf(txns, txns.size());
            RC_ASSERT(bytesOf(tree) == bytesOf(whole));
            RC_ASSERT(tree.digest() == whole.digest());
        }));
    }

    /// Of two nodes that had the same name one after the other, a transaction means the one that lived in its time.
    void anOldTransactionLeavesAYoungerNodeAlone() {
        DataTree tree;
        tree.apply(createTxn(1, "/a", 1));
        tree.apply(createTxn(2, "/a/x", 1));
        tree.apply(txnOf(wire::Txn::DELETE, 3, "/a/x"));
        tree.apply(txnOf(wire::Txn::DELETE, 4, "/a"));
        tree.apply(createTxn(5, "/a", 2));
        const std::string before = bytesOf(tree);
        QCOMPARE(tree.apply(createTxn(2, "/a/x", 1)).error, error::noNode);
        tree.apply(setTxn(2, "/a", "old", 1));
        QCOMPARE(tree.apply(txnOf(wire::Txn::DELETE, 4, "/a")).error, error::noNode);
        QCOMPARE(bytesOf(tree), before);
    }

    void namesAndParents() {
        QVERIFY(parentOf("/a") == "/" && parentOf("/a/b") == "/a");
        QVERIFY(!parentOf("/") && !parentOf("") && !parentOf("a/b"));
        QCOMPARE(sequentialName("/n-", 7), std::string("/n-0000000007"));
        QCOMPARE(sequentialName("/", INT32_MAX), std::string("/2147483647"));
        QCOMPARE(sequentialName("/n", -1), std::string("/n-000000001"));
        QCOMPARE(sequentialName("/n", INT32_MIN), std::string("/n-2147483648"));
    }

    void setOnAnExistingPath() {
        DataTree tree;
        std::int64_t zxid = 0;
        for (int i = 0; i < 1000; ++i) tree.apply(createTxn(++zxid, "/node" + std::to_string(i), i + 1));
        wire::Txn txn = setTxn(0, "/node500", std::string(100, 'x'), 0);
        std::int32_t version = 0;
        QBENCHMARK {
            txn.set_zxid(++zxid);
            txn.set_version(++version);
            tree.apply(txn);
        }
        QCOMPARE(tree.read("/node500")->stat.version, version);
    }
};

QTEST_APPLESS_MAIN(DataTreeTest)
#include "data_tree_test.moc"
