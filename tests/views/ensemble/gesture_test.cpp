// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/ensemble/gesture.h"

#include <QtTest>
#include <set>

#include "core/trace/scenario.h"

using namespace zabscope;

namespace {

using Pairs = std::vector<std::pair<NodeId, NodeId>>;

QStringList textsOf(const std::vector<Command>& commands) {
    QStringList texts;
    for (const Command& command : commands) texts << QString::fromStdString(toText(command));
    return texts;
}

}  // namespace

class GestureTest : public QObject {
    Q_OBJECT

    std::vector<Member> m_members;
    RingLayout m_layout;

private Q_SLOTS:
    void initTestCase() {
        for (NodeId sid = 1; sid <= 5; ++sid) m_members.push_back({sid, false, 1, 0});
        RingLayout::Input input;
        input.members = m_members;
        input.area = QRectF(0, 0, 800, 600);
        input.em = 15;
        input.labelWidth = 130;
        input.shortWidth = 70;
        m_layout = RingLayout(input);
    }
    void aPairBecomesACut() { QCOMPARE(textsOf(cutsOf({{2, 5}})), QStringList{"cut 2 from 5"}); }
    void aStarBecomesOneCommand() { QCOMPARE(textsOf(cutsOf({{1, 3}, {2, 3}, {3, 4}})), QStringList{"cut 3 from 1 2 4"}); }
    void twoSidesBecomeOneCommand() {
        QCOMPARE(textsOf(cutsOf({{1, 3}, {1, 4}, {1, 5}, {2, 3}, {2, 4}, {2, 5}})), QStringList{"cut 1 2 from 3 4 5"});
    }
    void theCommandsCutExactlyThesePairs() {
        const Pairs pairs{{1, 2}, {1, 3}, {2, 3}, {4, 5}, {3, 5}};
        std::set<std::pair<NodeId, NodeId>> cut;
        for (const Command& command : cutsOf(pairs)) {
            const Cut& one = std::get<Cut>(command);
            for (const Target& from : one.from) {
                for (const Target& to : one.to) {
                    QVERIFY(from.sid != to.sid);
                    QVERIFY(cut.insert(std::minmax(from.sid, to.sid)).second);
                }
            }
        }
        QCOMPARE(cut, (std::set<std::pair<NodeId, NodeId>>(pairs.begin(), pairs.end())));
    }
    void aStrokeAcrossALinkIsASlash() {
        const QPointF middle = (m_layout.place(3) + m_layout.place(4)) / 2;
        const Gesture gesture = gestureOf({middle - QPointF(0, 40), middle + QPointF(0, 40)}, m_layout, {});
        QCOMPARE(gesture.meaning, Gesture::Meaning::slash);
        QCOMPARE(gesture.links, (Pairs{{3, 4}}));
    }
    void whatIsCutBothWaysIsLeftAlone() {
        Timeline timeline;
        timeline.append(startOfTime, noEvent, LinkChanged{3, 4, true, {}, {}, 0});
        const QPointF middle = (m_layout.place(3) + m_layout.place(4)) / 2;
        const QPolygonF stroke{middle - QPointF(0, 40), middle + QPointF(0, 40)};
        QCOMPARE(gestureOf(stroke, m_layout, timeline.state()).links, (Pairs{{3, 4}}));
        timeline.append(startOfTime, noEvent, LinkChanged{4, 3, true, {}, {}, 0});
        QCOMPARE(gestureOf(stroke, m_layout, timeline.state()).meaning, Gesture::Meaning::nothing);
    }
    void aLoopAroundServersSplitsThemOff() {
        QPolygonF loop;
        const QRectF both = QRectF(m_layout.place(3), m_layout.place(4)).normalized().adjusted(-50, -50, 50, 50);
        loop << both.topLeft() << both.topRight() << both.bottomRight() << both.bottomLeft();
        const Gesture gesture = gestureOf(loop, m_layout, {});
        QCOMPARE(gesture.meaning, Gesture::Meaning::lasso);
        QCOMPARE(textsOf(gesture.commands), QStringList{"partition 3 4 | 1 2 5"});
        Ensemble ensemble;
        ensemble.members = m_members;
        QVERIFY(std::holds_alternative<Command>(parseCommand(toText(gesture.commands.front()), ensemble)));
    }
    void aLoopAroundAllAsksForNothing() {
        const Gesture gesture = gestureOf(QPolygonF(QRectF(-10, -10, 900, 700)), m_layout, {});
        QCOMPARE(gesture.meaning, Gesture::Meaning::lasso);
        QVERIFY(gesture.commands.empty());
    }
    void aDotIsNothing() {
        QCOMPARE(gestureOf({}, m_layout, {}).meaning, Gesture::Meaning::nothing);
        QCOMPARE(gestureOf({QPointF(3, 3)}, m_layout, {}).meaning, Gesture::Meaning::nothing);
    }
};

QTEST_MAIN(GestureTest)
#include "gesture_test.moc"
