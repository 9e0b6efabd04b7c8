// SPDX-License-Identifier: GPL-3.0-or-later
/// The machine refuses: too few descriptors, no loopback interface. One line that names the remedy, and no crash.
#include "core/net/trouble.h"

#include <sys/resource.h>
#ifdef __linux__
#include <sched.h>
#endif

#include <cerrno>

#include <QtTest>

#include "core/net/loopback_transport.h"

using namespace zabscope;

namespace {

void limitDescriptors(rlim_t count) {
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = count;
    setrlimit(RLIMIT_NOFILE, &limit);
}

void openUntilRefused(LoopbackTransport& wire) {
    wire.nodeUp(1);
    for (std::uint32_t i = 0; i < 100; ++i) {
        wire.open(makeConnectionId(2, 1, i), 2, 1);
        wire.awaitOpen(makeConnectionId(2, 1, i));
    }
}

void listenUntilRefused(LoopbackTransport& wire) {
    for (NodeId node = 1; node <= 100; ++node) wire.nodeUp(node);
}

}  // namespace

class TroubleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void raisesTheLimit() {
        limitDescriptors(64);
        raiseDescriptorLimit();
        rlimit limit{};
        getrlimit(RLIMIT_NOFILE, &limit);
        QVERIFY(limit.rlim_cur > 64);
    }

    void tooFewDescriptors_data() {
        QTest::addColumn<int>("limit");
        QTest::addColumn<bool>("listening");
        // Each opening takes three for a moment and two to keep: these limits meet all of them.
        for (int limit = 40; limit < 44; ++limit) {
            QTest::addRow("open %d", limit) << limit << false;
            QTest::addRow("listen %d", limit) << limit << true;
        }
    }
    void tooFewDescriptors() {
        QFETCH(int, limit);
        QFETCH(bool, listening);
        LoopbackTransport wire;
        limitDescriptors(static_cast<rlim_t>(limit));
        QString trouble = "none";
        try {
            listening ? listenUntilRefused(wire) : openUntilRefused(wire);
        } catch (const TransportError& error) {
            raiseDescriptorLimit();  // first, for UBSan needs descriptors of its own to look at the error
            trouble = error.what();
        }
        QVERIFY2(trouble.contains(QString("left of the %1 this process may open").arg(limit)), qPrintable(trouble));
        QVERIFY2(trouble.contains("`ulimit -n`") && !trouble.contains('\n'), qPrintable(trouble));
        LoopbackTransport next;
        next.nodeUp(1);
        next.open(makeConnectionId(2, 1, 1), 2, 1);
        next.awaitOpen(makeConnectionId(2, 1, 1));
    }

    void errorsOfTheSystem() {
        QVERIFY(QString(systemTrouble("x", EMFILE).what()).startsWith("x: no descriptor is left of the "));
        QVERIFY(QString(systemTrouble("x", ENETUNREACH).what()).contains("127.0.0.1 cannot be reached"));
        QVERIFY(QString(systemTrouble("x", EACCES).what()).startsWith("x: Permission denied; "));
    }

    /// The last one: it takes the network away from this process.
    void noLoopbackInterface() {
#ifdef __linux__
        if (unshare(CLONE_NEWNET) != 0 && unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0)
            QSKIP("this system does not let a process leave its network");
        LoopbackTransport wire;
        try {
            openUntilRefused(wire);
            QFAIL("there is a loopback interface");
        } catch (const TransportError& error) {
            QVERIFY2(QString(error.what()).contains("127.0.0.1 cannot be reached"), error.what());
        }
#else
        QSKIP("only Linux lets a process leave its network");
#endif
    }
};

QTEST_GUILESS_MAIN(TroubleTest)
#include "trouble_test.moc"
