// SPDX-License-Identifier: GPL-3.0-or-later
/// Variations of a scenario: one setting takes each value, everything else stays, and what is wrong is said.
#include "app/variation.h"

#include <QtTest>

using namespace zabscope;

namespace {

Scenario scenario() {
    auto read = readScenario(
        "zabscope scenario 1\ntitle \"T\"\nservers 3\ninit limit 7\nnetwork latency 2ms jitter 3ms\n\nstart all\nrun 1s\n",
        "vary.zab");
    if (const auto* error = std::get_if<InputError>(&read)) qFatal("%s", error->line.c_str());
    return std::get<Scenario>(std::move(read));
}

std::vector<Variant> variants(const std::string& wish) {
    auto read = variantsOf(scenario(), wish);
    if (const auto* error = std::get_if<InputError>(&read)) qFatal("%s", error->line.c_str());
    return std::get<std::vector<Variant>>(std::move(read));
}

QString trouble(const std::string& wish) {
    const auto read = variantsOf(scenario(), wish);
    const auto* error = std::get_if<InputError>(&read);
    return error ? QString::fromStdString(error->line) : QString();
}

}  // namespace

class VariationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSettingTakesEachValue() {
        const auto all = variants("init limit 5, 10,20");
        QCOMPARE(all.size(), std::size_t{3});
        const std::array<std::int64_t, 3> limits{5, 10, 20};
        for (std::size_t i = 0; i < all.size(); ++i) {
            Scenario back = all[i].scenario;
            QCOMPARE(back.ensemble.initLimit, limits[i]);
            QCOMPARE(all[i].name, "init limit " + std::to_string(limits[i]));
            back.ensemble.initLimit = 7;
            QCOMPARE(toText(back), toText(scenario()));
        }
        QCOMPARE(variants("initLimit 5,10")[1].scenario.ensemble.initLimit, 10);
        QCOMPARE(variants("sync limit 1,2")[0].scenario.ensemble.syncLimit, 1);
    }

    void ofANetworkOnlyTheNamedPartChanges() {
        const auto all = variants("network latency 1ms, 50ms");
        QCOMPARE(all[1].scenario.network.latency, milliseconds(50));
        QCOMPARE(all[1].scenario.network.jitter, milliseconds(3));
        QCOMPARE(variants("disk flush 1ms, 9ms")[1].scenario.disk.flush, milliseconds(9));
        QCOMPARE(variants("servers 3,5")[1].scenario.ensemble.members.size(), std::size_t{5});
    }

    void whatIsWrongIsSaid() {
        const QString colour = trouble("colour red, blue");
        QVERIFY2(colour.contains("there are tick, init limit"), qPrintable(colour));
        QVERIFY2(trouble("init limit 5").contains("two to 6 values"), qPrintable(trouble("init limit 5")));
        QVERIFY2(trouble("init limit 1,2,3,4,5,6,7").contains("two to 6 values"), qPrintable(trouble("")));
        QVERIFY2(trouble("init limit 5, many").contains("a number of ticks"), qPrintable(trouble("init limit 5, many")));
        QVERIFY(!trouble("init limit 5,").isEmpty());
        QVERIFY(!trouble("").isEmpty());
    }
};

QTEST_APPLESS_MAIN(VariationTest)
#include "variation_test.moc"
