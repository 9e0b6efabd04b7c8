// SPDX-License-Identifier: GPL-3.0-or-later
/// Preparing requests: ZooKeeper's codes, the speculative state, and that what is prepared can be applied.
#include "core/zab/request_preparation.h"

#include <rapidcheck.h>

#include <QtTest>

#include <deque>
#include <vector>

using namespace zabscope::zab;
using zabscope::Zxid;
using Operation = zabscope::wire::ClientRequest;

namespace {

constexpr SessionId session = 7;

wire::Request requestOf(int operation, const std::string& path, const std::string& data = {},
                        std::int32_t version = -1) {
    wire::Request request;
    request.set_session(session);
    request.set_cxid(4);
    request.set_operation(operation);
    request.set_path(path);
    request.set_data(data);
    request.set_version(version);
    return request;
}
wire::Request createOf(const std::string& path, bool ephemeral = false, bool sequential = false) {
    wire::Request request = requestOf(Operation::CREATE, path);
    request.set_ephemeral(ephemeral);
    request.set_sequential(sequential);
    return request;
}

/// A leader's tree with the stations before it; transactions are applied when the test says so.
struct Leader {
    DataTree tree;
    RequestPreparation preparation;
    std::deque<wire::Txn> outstanding;
    std::int64_t counter = 0;

    Leader() {
        wire::Request open = requestOf(Operation::CREATE_SESSION, {});
        open.set_timeout_us(1000);
        prepare(open);
        applyAll();
    }
    wire::Txn prepare(const wire::Request& request) {
        outstanding.push_back(preparation.prepare(request, Zxid::of(1, ++counter), tree));
        return outstanding.back();
    }
    ApplyResult applyNext() {
        const wire::Txn txn = outstanding.front();
        outstanding.pop_front();
        ApplyResult result = tree.apply(txn);
        result.path = {};
        preparation.applied(Zxid{txn.zxid()});
        return result;
    }
    void applyAll() {
        while (!outstanding.empty()) applyNext();
    }
    std::int32_t errorOf(const wire::Request& request) {
        const wire::Txn txn = prepare(request);
        return txn.kind() == wire::Txn::ERROR ? txn.error() : error::ok;
    }
};

wire::Request someRequest() {
    static const std::vector<std::string> paths{"/", "/a", "/a/x", "/a/x/y", "/b", "/b/x", "/b/"};
    wire::Request request;
    request.set_operation(*rc::gen::element(1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 7, 8, 8));
    request.set_session(*rc::gen::inRange<std::int64_t>(session, session + 3));
    request.set_path(*rc::gen::elementOf(paths));
    request.set_version(*rc::gen::element(-1, -1, 0, 1));
    request.set_ephemeral(*rc::gen::inRange(0, 3) == 0);
    request.set_sequential(*rc::gen::inRange(0, 4) == 0);
    return request;
}

}  // namespace

class RequestPreparationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void paths_data() {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<bool>("valid");
        QTest::newRow("root") << QByteArray("/") << true;
        QTest::newRow("two parts") << QByteArray("/a/b") << true;
        QTest::newRow("dots inside") << QByteArray("/a.b/..c/.d") << true;
        QTest::newRow("letters of others") << QByteArray("/\xe9\x80\x89\xe4\xb8\xbe") << true;
        QTest::newRow("beside the forbidden") << QByteArray("/\xc2\xa0\xef\xa4\x80\xef\xbf\xaf") << true;
        QTest::newRow("beyond the first plane") << QByteArray("/\xf0\x9f\x98\x80") << true;
        QTest::newRow("longest") << QByteArray("/" + QByteArray(1023, 'a')) << true;
        QTest::newRow("too long") << QByteArray("/" + QByteArray(1024, 'a')) << false;
        QTest::newRow("empty") << QByteArray("") << false;
        QTest::newRow("relative") << QByteArray("a") << false;
        QTest::newRow("slash at the end") << QByteArray("/a/") << false;
        QTest::newRow("two slashes") << QByteArray("/a//b") << false;
        QTest::newRow("two slashes first") << QByteArray("//") << false;
        QTest::newRow("dot") << QByteArray("/a/./b") << false;
        QTest::newRow("dots") << QByteArray("/a/..") << false;
        QTest::newRow("NUL") << QByteArray("/a\0b", 4) << false;
        QTest::newRow("control") << QByteArray("/a\x1f") << false;
        QTest::newRow("delete") << QByteArray("/a\x7f") << false;
        QTest::newRow("U+009F") << QByteArray("/\xc2\x9f") << false;
        QTest::newRow("U+E000") << QByteArray("/\xee\x80\x80") << false;
        QTest::newRow("U+F8FF") << QByteArray("/\xef\xa3\xbf") << false;
        QTest::newRow("U+FFF0") << QByteArray("/\xef\xbf\xb0") << false;
    }
    void paths() {
        QFETCH(QByteArray, path);
        QFETCH(bool, valid);
        QCOMPARE(isValidPath(path.toStdString()), valid);
    }

    void transactionsCarryWhatTheRequestAsked() {
        Leader leader;
        wire::Request create = createOf("/a");
        create.set_data("one");
        wire::Txn txn = leader.prepare(create);
        QVERIFY(txn.kind() == wire::Txn::CREATE && txn.path() == "/a" && txn.data() == "one");
        QVERIFY(txn.parent_cversion() == 1 && txn.ephemeral_owner() == 0);
        QVERIFY(txn.session() == session && txn.cxid() == 4 && txn.zxid() == Zxid::of(1, 2).value);
        txn = leader.prepare(requestOf(Operation::SET_DATA, "/a", "two"));
        QVERIFY(txn.kind() == wire::Txn::SET_DATA && txn.path() == "/a" && txn.data() == "two" && txn.version() == 1);
        txn = leader.prepare(requestOf(Operation::DELETE, "/a", {}, 1));
        QVERIFY(txn.kind() == wire::Txn::DELETE && txn.path() == "/a");
    }

    void codes_data() {
        QTest::addColumn<int>("operation");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("version");
        QTest::addColumn<int>("code");
        const int create = Operation::CREATE;
        const int remove = Operation::DELETE;
        const int set = Operation::SET_DATA;
        QTest::newRow("create") << create << QByteArray("/new") << -1 << error::ok;
        QTest::newRow("create the root") << create << QByteArray("/") << -1 << error::nodeExists;
        QTest::newRow("create again") << create << QByteArray("/a") << -1 << error::nodeExists;
        QTest::newRow("create an orphan") << create << QByteArray("/x/y") << -1 << error::noNode;
        QTest::newRow("below an ephemeral") << create << QByteArray("/e/y") << -1 << error::noChildrenForEphemerals;
        QTest::newRow("create relative") << create << QByteArray("x") << -1 << error::badArguments;
        QTest::newRow("create nothing") << create << QByteArray("") << -1 << error::badArguments;
        QTest::newRow("create with slash") << create << QByteArray("/a/") << -1 << error::badArguments;
        QTest::newRow("delete") << remove << QByteArray("/a/b") << 0 << error::ok;
        QTest::newRow("delete the root") << remove << QByteArray("/") << -1 << error::badArguments;
        QTest::newRow("delete a parent") << remove << QByteArray("/a") << -1 << error::notEmpty;
        QTest::newRow("delete another version") << remove << QByteArray("/a/b") << 3 << error::badVersion;
        QTest::newRow("version before children") << remove << QByteArray("/a") << 3 << error::badVersion;
        QTest::newRow("delete what is not") << remove << QByteArray("/x") << -1 << error::noNode;
        QTest::newRow("set") << set << QByteArray("/a") << 0 << error::ok;
        QTest::newRow("set the root") << set << QByteArray("/") << -1 << error::ok;
        QTest::newRow("set another version") << set << QByteArray("/a") << 1 << error::badVersion;
        QTest::newRow("set what is not") << set << QByteArray("/x") << -1 << error::noNode;
        QTest::newRow("set no path") << set << QByteArray("//") << -1 << error::badArguments;
        QTest::newRow("a read") << int{Operation::GET_DATA} << QByteArray("/a") << -1 << error::unimplemented;
        QTest::newRow("unknown") << 99 << QByteArray("/a") << -1 << error::unimplemented;
    }
    /// The same, whether what stands before is applied or outstanding.
    void codes() {
        QFETCH(int, operation);
        QFETCH(QByteArray, path);
        QFETCH(int, version);
        QFETCH(int, code);
        for (const bool applied : {false, true}) {
            Leader leader;
            leader.prepare(createOf("/a"));
            leader.prepare(createOf("/a/b"));
            leader.prepare(createOf("/e", true));
            if (applied) leader.applyAll();
            QCOMPARE(leader.errorOf(requestOf(operation, path.toStdString(), "d", version)), code);
            leader.applyAll();
        }
    }

    void unknownSessionIsExpired() {
        Leader leader;
        wire::Request request = createOf("/a");
        request.set_session(99);
        QCOMPARE(leader.errorOf(request), error::sessionExpired);
        request.set_operation(Operation::CREATE_SESSION);
        QCOMPARE(leader.errorOf(request), error::ok);
        request.set_operation(Operation::CREATE);
        QCOMPARE(leader.errorOf(request), error::ok);  // its session is outstanding
        request.set_operation(Operation::CLOSE_SESSION);
        QCOMPARE(leader.errorOf(request), error::ok);
        request.set_operation(Operation::SET_DATA);
        QCOMPARE(leader.errorOf(request), error::sessionExpired);  // closing, though the tree never knew it
        leader.applyAll();
        QCOMPARE(leader.errorOf(request), error::sessionExpired);
    }

    void contentHasALimit() {
        Leader leader;
        leader.prepare(createOf("/a"));
        QCOMPARE(leader.errorOf(requestOf(Operation::SET_DATA, "/a", std::string(largestContent, 'x'))), error::ok);
        QCOMPARE(leader.errorOf(requestOf(Operation::SET_DATA, "/a", std::string(largestContent + 1, 'x'))),
                 error::badArguments);
    }

    void versionsCountThroughOutstandingChanges() {
        Leader leader;
        leader.prepare(createOf("/a"));
        for (int version = 0; version < 5; ++version) {
            const wire::Txn txn = leader.prepare(requestOf(Operation::SET_DATA, "/a", "d", version));
            QCOMPARE(txn.version(), version + 1);
            if (version == 2) leader.applyNext();
        }
        leader.applyAll();
        QCOMPARE(leader.tree.read("/a")->stat.version, 5);
    }

    void versionMinusOneIsPassedOver() {
        wire::Snapshot snapshot;
        DataTree{}.serialize(snapshot);
        snapshot.mutable_nodes(0)->set_version(-2);
        snapshot.add_sessions()->set_session(session);
        DataTree tree;
        QVERIFY(tree.load(snapshot));
        RequestPreparation preparation;
        const wire::Request request = requestOf(Operation::SET_DATA, "/", "d");
        QCOMPARE(preparation.prepare(request, Zxid::of(1, 1), tree).version(), 0);
    }

    void sequentialNamesCountEveryChildThatEverWas() {
        Leader leader;
        QCOMPARE(leader.prepare(createOf("/n-", false, true)).path(), std::string("/n-0000000000"));
        QCOMPARE(leader.prepare(createOf("/n-", false, true)).path(), std::string("/n-0000000001"));
        leader.applyNext();
        leader.prepare(requestOf(Operation::DELETE, "/n-0000000001"));
        QCOMPARE(leader.prepare(createOf("/n-", false, true)).path(), std::string("/n-0000000002"));
        QCOMPARE(leader.prepare(createOf("/", false, true)).path(), std::string("/0000000003"));
        leader.applyAll();
        QCOMPARE(leader.prepare(createOf("/m", false, true)).path(), std::string("/m0000000004"));
        leader.prepare(createOf("/a"));
        QCOMPARE(leader.prepare(createOf("/a/", false, true)).path(), std::string("/a/0000000000"));
        QCOMPARE(leader.errorOf(createOf("/a//", false, true)), error::badArguments);
        QCOMPARE(leader.errorOf(createOf("/" + std::string(1014, 'a'), false, true)), error::badArguments);
    }

    void closingListsEphemeralsAlsoOutstandingOnes() {
        Leader leader;
        leader.prepare(createOf("/applied", true));
        leader.prepare(createOf("/deleted", true));
        leader.applyAll();
        leader.prepare(createOf("/outstanding", true));
        leader.prepare(createOf("/mine", false));
        leader.prepare(requestOf(Operation::DELETE, "/deleted"));
        leader.prepare(createOf("/deleted", false));
        const wire::Txn txn = leader.prepare(requestOf(Operation::CLOSE_SESSION, {}));
        QVERIFY(txn.kind() == wire::Txn::CLOSE_SESSION);
        QCOMPARE(txn.paths_size(), 2);
        QVERIFY(txn.paths(0) == "/applied" && txn.paths(1) == "/outstanding");
        wire::Request open = requestOf(Operation::CREATE_SESSION, {});
        open.set_session(8);
        leader.prepare(open);
        wire::Request again = createOf("/applied");
        again.set_session(8);
        QCOMPARE(leader.errorOf(again), error::ok);
        leader.applyAll();
        QVERIFY(leader.tree.read("/applied") && leader.tree.read("/mine") && leader.tree.read("/deleted"));
        QVERIFY(!leader.tree.read("/outstanding") && !leader.tree.hasSession(session));
    }

    void aFailedRequestChangesNothing() {
        Leader leader;
        leader.prepare(createOf("/a"));
        QCOMPARE(leader.errorOf(requestOf(Operation::SET_DATA, "/a", "d", 9)), error::badVersion);
        QCOMPARE(leader.prepare(requestOf(Operation::SET_DATA, "/a", "d", 0)).version(), 1);
    }

    void clearForgetsWhatWasNeverApplied() {
        Leader leader;
        leader.prepare(createOf("/a"));
        leader.preparation.clear();
        QCOMPARE(leader.errorOf(requestOf(Operation::SET_DATA, "/a")), error::noNode);
    }

    /// However far applying lags behind, the same transactions come out, and each does what it promised.
    void preparationDoesNotDependOnWhatIsApplied() {
        QVERIFY(rc::check([] {
            Leader lagging;
            Leader prompt;
            const int count = *rc::gen::inRange(0, 60);
            for (int i = 0; i < count; ++i) {
                const wire::Request request = someRequest();
                const wire::Txn late = lagging.prepare(request);
                const wire::Txn early = prompt.prepare(request);
                RC_ASSERT(late.SerializeAsString() == early.SerializeAsString());
                RC_ASSERT(prompt.applyNext().error == early.error());
                const auto applied = *rc::gen::inRange<std::size_t>(0, lagging.outstanding.size() + 1);
                for (std::size_t n = 0; n < applied / 4; ++n) lagging.applyNext();
            }
            lagging.applyAll();
            RC_ASSERT(lagging.tree.digest() == prompt.tree.digest());
        }));
    }

    void onePathWithAThousandOutstanding() {
        Leader leader;
        leader.prepare(createOf("/zabscope"));
        leader.applyAll();
        const wire::Request request = requestOf(Operation::SET_DATA, "/zabscope", std::string(100, 'x'));
        for (int i = 0; i < 1000; ++i) leader.prepare(request);
        QBENCHMARK {
            leader.prepare(request);
            leader.applyNext();
        }
    }
};

QTEST_APPLESS_MAIN(RequestPreparationTest)
#include "request_preparation_test.moc"
