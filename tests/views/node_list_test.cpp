// SPDX-License-Identifier: GPL-3.0-or-later
/// Servers in a row as a range, clients and hostile numbers as they are.
#include "views/node_list.h"

#include <QtTest>
#include <climits>
#include <numeric>
#include <vector>

using namespace zabscope;

class NodeListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rangesAreJoined_data() {
        QTest::addColumn<QList<int>>("nodes");
        QTest::addColumn<QString>("text");
        QTest::addRow("none") << QList<int>{} << QString();
        QTest::addRow("one") << QList<int>{3} << QStringLiteral("3");
        QTest::addRow("two") << QList<int>{3, 4} << QStringLiteral("3 4");
        QTest::addRow("three") << QList<int>{3, 4, 5} << QStringLiteral("3–5");
        QTest::addRow("gaps") << QList<int>{1, 2, 3, 5, 7, 8, 9} << QStringLiteral("1–3 5 7–9");
        QTest::addRow("pair first") << QList<int>{1, 2, 4, 5, 6} << QStringLiteral("1 2 4–6");
        QTest::addRow("clients") << QList<int>{-3, -2, -1, 1, 2, 3} << QStringLiteral("c3 c2 c1 1–3");
        QTest::addRow("hostile") << QList<int>{INT_MAX} << QString::number(INT_MAX);
    }
    void rangesAreJoined() {
        QFETCH(QList<int>, nodes);
        QFETCH(QString, text);
        QCOMPARE(nodeList(std::vector<NodeId>(nodes.begin(), nodes.end())), text);
    }

    void itIsBounded() {
        std::vector<NodeId> odd;
        for (NodeId node = 1; node < 400; node += 2) odd.push_back(node);
        QCOMPARE(nodeList(odd, 3), QStringLiteral("1 3 5 …"));
    }
};

QTEST_GUILESS_MAIN(NodeListTest)
#include "node_list_test.moc"
