// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/log_line.h"

#include <QtTest>

using namespace zabscope;

class LogLineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void layouts_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("sid");
        QTest::addColumn<QByteArray>("className");
        QTest::addColumn<QByteArray>("message");
        const QByteArray stamp = "2026-11-22 15:25:16,457";
        QTest::newRow("log4j") << stamp + " [myid:3] - INFO  [main:QuorumPeerConfig@177] - Reading" << 3
                               << QByteArray("QuorumPeerConfig") << QByteArray("Reading");
        QTest::newRow("no myid yet") << stamp + " [myid:] - WARN  [main:QuorumPeerMain@152] - x" << 0
                                     << QByteArray("QuorumPeerMain") << QByteArray("x");
        QTest::newRow("brackets and colons in the thread")
            << stamp +
                   " [myid:3] - INFO  [QuorumPeer[myid=3](plain=[0:0]:2181)(secure=disabled):QuorumPeer@1455] - LOOKING"
            << 3 << QByteArray("QuorumPeer") << QByteArray("LOOKING");
        QTest::newRow("logback shortens packages")
            << stamp + " [myid:3] - INFO  [main:o.a.z.s.q.QuorumPeer@906] - Peer state changed: leading" << 3
            << QByteArray("QuorumPeer") << QByteArray("Peer state changed: leading");
        QTest::newRow("Debian") << stamp + " - INFO  [main:QuorumPeer@1] - LOOKING" << 0 << QByteArray("QuorumPeer")
                                << QByteArray("LOOKING");
        QTest::newRow("an end of an origin in the message")
            << stamp + " - INFO  [main:A$B@1] - one [x] - two" << 0 << QByteArray("A$B") << QByteArray("one [x] - two");
        QTest::newRow("Kafka") << "[" + stamp + "] INFO LOOKING (org.apache.zookeeper.server.quorum.QuorumPeer)" << 0
                               << QByteArray("QuorumPeer") << QByteArray("LOOKING");
        QTest::newRow("logback unconfigured") << QByteArray("15:25:16.457 [main] INFO  o.a.z.s.q.QuorumPeer - LOOKING")
                                              << 0 << QByteArray("QuorumPeer") << QByteArray("LOOKING");
        QTest::newRow("logback 1.3 unconfigured")
            << QByteArray("15:25:16.457 [main] INFO  o.a.z.s.q.QuorumPeer -- LOOKING") << 0 << QByteArray("QuorumPeer")
            << QByteArray("LOOKING");
        QTest::newRow("with keys and values")
            << QByteArray("15:25:16.457 [main] INFO  o.a.z.s.q.QuorumPeer -a=\"1\"- Peer state - x") << 0
            << QByteArray("QuorumPeer") << QByteArray("Peer state - x");
        QTest::newRow("class and number last")
            << "[" + stamp + "] INFO LOOKING (org.apache.zookeeper.server.quorum.QuorumPeer:906)" << 0
            << QByteArray("QuorumPeer") << QByteArray("LOOKING");
        QTest::newRow("Cloudera") << stamp + " INFO org.apache.zookeeper.server.quorum.QuorumPeer: state: LOOKING" << 0
                                  << QByteArray("QuorumPeer") << QByteArray("state: LOOKING");
        QTest::newRow("behind syslog") << "Nov 22 15:25:17 host zookeeper[12]: " + stamp + " - INFO  [m:A@1] - x" << 0
                                       << QByteArray("A") << QByteArray("x");
        QTest::newRow("behind a container's stamp")
            << "2026-11-22T14:25:16.095123456Z stdout F " + stamp + " [myid:2] - INFO  [m:A@1] - x" << 2
            << QByteArray("A") << QByteArray("x");
        QTest::newRow("end of line of another system")
            << stamp + " - INFO  [m:A@1] - x\r" << 0 << QByteArray("A") << QByteArray("x");
    }
    void layouts() {
        QFETCH(QByteArray, text);
        QFETCH(int, sid);
        QFETCH(QByteArray, className);
        QFETCH(QByteArray, message);
        LogLine line;
        QVERIFY(readLogLine(text.toStdString(), line));
        const std::string kept = text.toStdString();
        QVERIFY(readLogLine(kept, line));
        QCOMPARE(line.sid, std::int64_t{sid});
        QCOMPARE(QByteArray(line.className.data(), static_cast<qsizetype>(line.className.size())), className);
        QCOMPARE(QByteArray(line.message.data(), static_cast<qsizetype>(line.message.size())), message);
        QCOMPARE(line.at % 1'000'000, std::int64_t{457'000});
    }

    void stamps() {
        LogLine line;
        const std::string rest = " - INFO  [m:A@1] - x";
        QVERIFY(readLogLine("1970-01-02 00:00:01,5" + rest, line));
        QCOMPARE(line.at, std::int64_t{86'401'500'000});
        QVERIFY(line.hasDate && !line.hasZone);
        QVERIFY(readLogLine("2024-02-29T12:00:00.000+0130" + rest, line));
        QVERIFY(line.hasZone);
        const std::int64_t utc = line.at;
        QVERIFY(readLogLine("2024-02-29 10:30:00Z" + rest, line));
        QCOMPARE(line.at, utc);
        QVERIFY(readLogLine("23:59:59,999" + rest, line));
        QVERIFY(!line.hasDate);
    }

    void others_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("continues");
        QTest::newRow("empty") << QByteArray() << true;
        QTest::newRow("frame") << QByteArray("\tat java.base/java.net.Socket.connect(Socket.java:1)") << true;
        QTest::newRow("exception") << QByteArray("java.net.ConnectException: Connection refused") << true;
        QTest::newRow("exception without a word") << QByteArray("java.io.EOFException") << true;
        QTest::newRow("exception without a package")
            << QByteArray("EndOfStreamException: Unable to read additional data from client") << true;
        QTest::newRow("exception behind a name")
            << QByteArray("zk1-1  | org.apache.zookeeper.server.ServerCnxn$EndOfStreamException: Unable to read") << true;
        QTest::newRow("configuration") << QByteArray("server.2=127.0.0.1:22812:33812:participant") << true;
        QTest::newRow("a sentence") << QByteArray("Error: no such file") << false;
        QTest::newRow("in a sentence") << QByteArray("there was an Exception in it") << false;
        QTest::newRow("month 13") << QByteArray("2026-13-22 15:25:16,457 - INFO  [m:A@1] - x") << false;
        QTest::newRow("hour 25") << QByteArray("2026-11-22 25:25:16,457 - INFO  [m:A@1] - x") << false;
        QTest::newRow("no level") << QByteArray("2026-11-22 15:25:16,457 hello") << false;
        QTest::newRow("kernel") << QByteArray("Nov 22 15:25:16 host kernel: usb 1-1: new device") << false;
        QTest::newRow("web server") << QByteArray("10.0.0.1 - - [22/Nov/2026:15:25:16 +0000] \"GET / HTTP/1.1\" 200")
                                    << false;
        QTest::newRow("cut in the origin")
            << QByteArray("2026-11-22 15:25:16,457 [myid:1] - INFO  [main:Quor") << false;
        QTest::newRow("bytes") << QByteArray::fromHex("00ff00ff1f8b08000000") << false;
    }
    void others() {
        QFETCH(QByteArray, text);
        QFETCH(bool, continues);
        LogLine line;
        QVERIFY(!readLogLine(text.toStdString(), line));
        QCOMPARE(continuesLogLine(text.toStdString()), continues);
    }
};

QTEST_GUILESS_MAIN(LogLineTest)
#include "log_line_test.moc"
