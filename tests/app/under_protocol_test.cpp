// SPDX-License-Identifier: GPL-3.0-or-later
/// A scenario can be run under another protocol, and back.
#include "app/under_protocol.h"

#include <QtTest>

#include "app/input.h"

using namespace zabscope;

class UnderProtocolTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theScriptStaysAndExpectationsGo() {
        const auto read = readScenario(
            "zabscope scenario 1\ntitle \"T\"\nservers 3\ntick 1s\nseed 4\nvariant no_finalize_wait\nstart all\n"
            "expect never violation\nrun until leader elected at most 2s\nkill leader\n",
            "a.zab");
        const Scenario folk = underProtocol(std::get<Scenario>(read), "folk", {"silence_elects"});
        QCOMPARE(folk.ensemble.protocol, "folk");
        QCOMPARE(folk.ensemble.variants, std::set<std::string>{"silence_elects"});
        QCOMPARE(folk.title, "T");
        QCOMPARE(folk.seed, std::uint64_t{4});
        QCOMPARE(folk.script.size(), std::size_t{3});
        const auto again = readScenario(folk.source, "a.zab");
        QVERIFY(std::get<Scenario>(again).ensemble == folk.ensemble);
        const Scenario zab = underProtocol(folk, "zab", {});
        QCOMPARE(zab.ensemble.protocol, "zab");
        QVERIFY(zab.ensemble.variants.empty());
        QVERIFY(zab.source.find("protocol") == std::string::npos);
    }

    void whatIsNoProtocolIsRefused() {
        const auto line = [](const std::string& text) {
            return std::get<InputError>(readScenario("zabscope scenario 1\n" + text, "a.zab")).line;
        };
        QVERIFY2(line("protocol raft\nservers 3\n").starts_with("a.zab:2:10: expected "),
                 line("protocol raft\n").c_str());
        QCOMPARE(
            line("protocol folk\nservers 3\nvariant no_finalize_wait\n"),
            "a.zab: variant no_finalize_wait is none of protocol folk; there are: silence_elects, newer_is_agreed_to");
        QVERIFY(line("protocol zab\nprotocol zab\nservers 3\n").starts_with("a.zab:3:"));
    }
};

QTEST_APPLESS_MAIN(UnderProtocolTest)
#include "under_protocol_test.moc"
