// SPDX-License-Identifier: GPL-3.0-or-later
/// The terms of the glossary are found where a text uses them, in both languages, and linked once.
#include "app/learn/term_finder.h"

#include <QtTest>

#include "app/learn/misconceptions.h"

using namespace zabscope::learn;

namespace {

QStringList keysIn(const QString& text, const char* language = "en") {
    QStringList keys;
    for (const TermUse& use : TermFinder(glossary(), language).usesIn(text))
        keys << QString::fromStdString(use.term->key);
    return keys;
}

}  // namespace

class TermFinderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void found_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("language");
        QTest::addColumn<QStringList>("keys");
        const auto row = [](const char* text, const char* language, const QStringList& keys) {
            QTest::newRow(text) << QString(text) << QString(language) << keys;
        };
        row("A quorum of votes", "en", {"quorum", "vote"});
        row("server 3 sends NEWLEADER to 1", "en", {"server", "newleader"});
        row("DIFF is sent; no diff here", "en", {"diff"});
        row("its current epoch is larger", "en", {"current_epoch"});
        row("a majority", "en", {"quorum"});
        row("current_epoch", "en", {"current_epoch"});
        row("accepted_epoch", "zh_CN", {"accepted_epoch"});
        row("Quorums, quorums", "en", {"quorum"});
        row("pinged and snapping: parts of words are none", "en", {});
        row("得到法定人数的选票", "zh_CN", {"quorum", "vote"});
        row("多数派确认了 NEWLEADER", "zh_CN", {"quorum", "ack", "newleader"});
        row("", "en", {});
    }
    void found() {
        QFETCH(QString, text);
        QFETCH(QString, language);
        QFETCH(QStringList, keys);
        QCOMPARE(keysIn(text, language.toLatin1().constData()), keys);
    }

    void theFirstUseIsLinkedAndCodeIsNot() {
        const TermFinder finder(glossary(), "en");
        QCOMPARE(finder.linked("`quorum` and [a quorum](lesson:quorum): a quorum, a quorum"),
                 "`quorum` and [a quorum](lesson:quorum): a [quorum](term:quorum), a quorum");
        QCOMPARE(finder.linked("### Vote\nhttps://vote.org\n```\nvote\n```\n**votes**"),
                 "### Vote\nhttps://vote.org\n```\nvote\n```\n**votes**");
        const TermFinder chinese(glossary(), "zh_CN");
        QCOMPARE(chinese.linked(QStringLiteral("就是**法定人数（quorum）**：再说法定人数")),
                 QStringLiteral("就是**法定人数（quorum）**：再说[法定人数](term:quorum)"));
        QCOMPARE(finder.linked(finder.linked("a quorum")), finder.linked("a quorum"));
    }

    void eachTermIsFoundByItsOwnName() {
        for (const char* language : {"en", "zh_CN"}) {
            const TermFinder finder(glossary(), language);
            for (const Term& term : glossary().terms) {
                const auto uses = finder.usesIn(QString::fromStdString(term.name.in(language)));
                QVERIFY2(std::any_of(uses.begin(), uses.end(), [&](const TermUse& use) { return use.term == &term; }),
                         (term.key + " " + language).c_str());
            }
        }
    }

    void everyMisconceptionUsesSome() {
        const Misconceptions misconceptions = Misconceptions::load();
        for (const Misconception& each : misconceptions.all()) {
            if (each.article == 19 || each.article == 20 || each.article == 23) continue;  // of code, links, other systems
            for (const char* language : {"en", "zh_CN"}) {
                const QString text = QString::fromStdString(each.text("fact", language));
                QVERIFY2(!keysIn(text, language).isEmpty(), (each.name + " " + language).c_str());
            }
        }
    }

    void aLongTextIsBounded() {
        QVERIFY(keysIn(QString(5'000'000, u'a') + " quorum").isEmpty());
        QVERIFY(explained(TermFinder(glossary(), "en").usesIn("quorum, vote, epoch, zxid"), "en", 2).count("<p>") == 2);
    }
};

QTEST_GUILESS_MAIN(TermFinderTest)
#include "term_finder_test.moc"
