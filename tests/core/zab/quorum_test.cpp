// SPDX-License-Identifier: GPL-3.0-or-later
/// Sets of sids, and which of them may decide; any two that may have a server in common.
#include "core/zab/quorum.h"

#include <rapidcheck.h>

#include <QtTest>

#include <set>
#include <vector>

using namespace zabscope;
using namespace zabscope::zab;

namespace {

SidSet setOf(std::initializer_list<NodeId> sids) {
    SidSet set;
    for (const NodeId sid : sids) set.insert(sid);
    return set;
}

Ensemble majorityOf(NodeId size) {
    Ensemble ensemble;
    for (NodeId sid = 1; sid <= size; ++sid) ensemble.members.push_back({.sid = sid});
    return ensemble;
}

Ensemble someEnsemble(bool hierarchical) {
    Ensemble ensemble = majorityOf(*rc::gen::inRange(1, 10));
    ensemble.hierarchical = hierarchical;
    for (Member& member : ensemble.members) {
        member.observer = *rc::gen::inRange(0, 8) == 0;
        if (!hierarchical) continue;
        member.group = *rc::gen::inRange(0, 5);
        member.weight = *rc::gen::inRange<std::int64_t>(0, 4);
    }
    return ensemble;
}

SidSet someServers(const Ensemble& ensemble) {
    SidSet set;
    for (const Member& member : ensemble.members) {
        if (*rc::gen::inRange(0, 3) > 0) set.insert(member.sid);
    }
    return set;
}

}  // namespace

class QuorumTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sidSetBehavesAsASet() {
        QVERIFY(rc::check([] {
            SidSet set;
            std::set<NodeId> model;
            const auto steps = *rc::gen::container<std::vector<NodeId>>(rc::gen::inRange(0, 256));
            for (const NodeId sid : steps) {
                if (*rc::gen::inRange(0, 3) == 0) {
                    set.erase(sid);
                    model.erase(sid);
                } else {
                    set.insert(sid);
                    model.insert(sid);
                }
            }
            RC_ASSERT(set.size() == model.size());
            RC_ASSERT(set.empty() == model.empty());
            std::vector<NodeId> seen;
            for (const NodeId sid : set) seen.push_back(sid);
            RC_ASSERT(seen == std::vector<NodeId>(model.begin(), model.end()));
            for (NodeId sid = -1; sid <= 256; ++sid) RC_ASSERT(set.contains(sid) == model.contains(sid));
            set.clear();
            RC_ASSERT(set == SidSet{});
        }));
    }

    void wordBordersAreIterated() {
        std::vector<NodeId> seen;
        for (const NodeId sid : setOf({0, 63, 64, 127, 128, 255})) seen.push_back(sid);
        QVERIFY((seen == std::vector<NodeId>{0, 63, 64, 127, 128, 255}));
    }

    void majority_data() {
        QTest::addColumn<int>("voters");
        QTest::addColumn<int>("needed");
        QTest::addColumn<int>("neededWithFault");
        QTest::newRow("1") << 1 << 1 << 1;
        QTest::newRow("2") << 2 << 2 << 1;
        QTest::newRow("3") << 3 << 2 << 1;
        QTest::newRow("4") << 4 << 3 << 2;
        QTest::newRow("5") << 5 << 3 << 2;
        QTest::newRow("101") << 101 << 51 << 50;
    }
    void majority() {
        QFETCH(int, voters);
        QFETCH(int, needed);
        QFETCH(int, neededWithFault);
        Ensemble ensemble = majorityOf(voters);
        const Quorum right{ensemble};
        ensemble.variants.insert("majority_minus_one");
        const Quorum faulty{ensemble};
        SidSet set;
        for (NodeId sid = 0; sid <= voters; ++sid) {
            if (sid > 0) set.insert(sid);
            QCOMPARE(right.contains(set), sid >= needed);
            QCOMPARE(faulty.contains(set), sid >= neededWithFault);
        }
    }

    void observersAndStrangersDoNotCount() {
        Ensemble ensemble = majorityOf(5);
        ensemble.members[3].observer = ensemble.members[4].observer = true;
        const Quorum quorum{ensemble};
        QVERIFY((quorum.voters() == std::vector<NodeId>{1, 2, 3}));
        QVERIFY(quorum.isVoter(3) && !quorum.isVoter(4) && !quorum.isVoter(9));
        QVERIFY(quorum.contains(setOf({1, 2})));
        QVERIFY(!quorum.contains(setOf({1, 4, 5, 9, 200})));
        QCOMPARE(quorum.weight(4), 1);
    }

    /// Groups 1 {1 2 3}, 2 {4 5 6}, 3 {7 8 9} of weight 1 each, and group 4 {10} of weight 0.
    void hierarchy() {
        Ensemble ensemble = majorityOf(10);
        ensemble.hierarchical = true;
        for (Member& member : ensemble.members) member.group = (member.sid - 1) / 3 + 1;
        ensemble.members[9].weight = 0;
        const Quorum quorum{ensemble};
        QVERIFY(quorum.contains(setOf({1, 2, 4, 5})));
        QVERIFY(!quorum.contains(setOf({1, 2, 3, 4, 7, 10})));
        QVERIFY(!quorum.contains(setOf({1, 2, 10})));
        QCOMPARE(quorum.weight(10), 0);
        QCOMPARE(quorum.weight(9), 1);
        QCOMPARE(quorum.weight(99), 0);
        ensemble.variants.insert("majority_minus_one");
        QVERIFY(Quorum{ensemble}.contains(setOf({1, 2})));
    }

    void weightsDecideInAGroup() {
        Ensemble ensemble = majorityOf(3);
        ensemble.hierarchical = true;
        for (Member& member : ensemble.members) member.group = 1;
        ensemble.members[0].weight = 3;
        const Quorum quorum{ensemble};
        QVERIFY(quorum.contains(setOf({1})));
        QVERIFY(!quorum.contains(setOf({2, 3})));
    }

    void emptySetIsNeverAQuorum() {
        QVERIFY(rc::check([] {
            Ensemble ensemble = someEnsemble(*rc::gen::arbitrary<bool>());
            if (*rc::gen::arbitrary<bool>()) ensemble.variants.insert("majority_minus_one");
            RC_ASSERT(!Quorum{ensemble}.contains({}));
        }));
    }

    void anyTwoQuorumsIntersect() {
        for (const bool hierarchical : {false, true}) {
            QVERIFY(rc::check([hierarchical] {
                const Ensemble ensemble = someEnsemble(hierarchical);
                const Quorum quorum{ensemble};
                const SidSet one = someServers(ensemble);
                SidSet rest;
                for (const Member& member : ensemble.members) {
                    if (!one.contains(member.sid)) rest.insert(member.sid);
                }
                // If any quorum missed `one`, the largest set that does would be a quorum.
                RC_ASSERT(!(quorum.contains(one) && quorum.contains(rest)));
            }));
        }
    }

    void moreServersAreNoLess() {
        QVERIFY(rc::check([] {
            const Ensemble ensemble = someEnsemble(*rc::gen::arbitrary<bool>());
            const Quorum quorum{ensemble};
            SidSet set = someServers(ensemble);
            const bool before = quorum.contains(set);
            set.insert(*rc::gen::inRange(1, 12));
            RC_ASSERT(!before || quorum.contains(set));
        }));
    }

    void withTheFaultTwoQuorumsMayMiss() {
        Ensemble ensemble = majorityOf(4);
        ensemble.variants.insert("majority_minus_one");
        const Quorum faulty{ensemble};
        QVERIFY(faulty.contains(setOf({1, 2})) && faulty.contains(setOf({3, 4})));
        Ensemble groups = majorityOf(2);
        groups.hierarchical = true;
        groups.members[0].group = 1;
        groups.members[1].group = 2;
        groups.variants.insert("majority_minus_one");
        QVERIFY(Quorum{groups}.contains(setOf({1})) && Quorum{groups}.contains(setOf({2})));
    }
};

QTEST_APPLESS_MAIN(QuorumTest)
#include "quorum_test.moc"
