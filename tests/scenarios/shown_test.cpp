// SPDX-License-Identifier: GPL-3.0-or-later
/// Plays every scenario that the program brings along, over real connections: all that they expect must hold.
#include <QtTest>

#include "tests/scenarios/played.h"

using namespace zabscope;
using namespace zabscope::test;

class ShownTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void expectations_data() {
        QTest::addColumn<QString>("path");
        for (const std::string& path : scenariosIn("resources/scenarios")) {
            QTest::newRow(shortPath(path).c_str()) << QString::fromStdString(path);
        }
    }

    void expectations() {
        QFETCH(QString, path);
        const Played played = playFile(path.toStdString(), Carrier::loopback);
        QVERIFY2(played.trouble.empty(), played.trouble.c_str());
        QVERIFY(!played.play->scenario().title.empty());
        const auto& script = played.play->scenario().script;
        const auto expects = [](const Statement& one) { return std::holds_alternative<ExpectStatement>(one.what); };
        QVERIFY2(std::any_of(script.begin(), script.end(), expects), "it expects nothing");
        // A deliberate fault is shown by what it breaks; without one nothing may break.
        const Ensemble& ensemble = played.play->scenario().ensemble;
        const bool faulty = !ensemble.variants.empty();
        if (ensemble.protocol == "folk") QVERIFY(played.play->timeline().state().violations() > 0);
        else if (!faulty) QCOMPARE(played.play->timeline().state().violations(), std::uint64_t{0});
    }
};

QTEST_GUILESS_MAIN(ShownTest)
#include "shown_test.moc"
