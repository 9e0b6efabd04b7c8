// SPDX-License-Identifier: GPL-3.0-or-later
/// Many links in few words, and the story of a partition as it is told.
#include "views/narration/torn_links.h"

#include <QtTest>

#include "tests/views/played.h"
#include "views/narration/story_shelf.h"
#include "views/narration/telling.h"

using namespace zabscope;

namespace {

QString wordsFor(TornLinks::Directions directions) { return TornLinks(std::move(directions)).text(); }

QStringList told(const Played& played) {
    StoryShelf shelf;
    QStringList texts;
    const Frame frame = played.at();
    for (const auto& [entry, count] : shelf.upTo(frame, Density::context, 1000))
        texts << Telling::sentence(std::span{entry->events}.first(count), *played.timeline);
    return texts;
}

qsizetype placeOf(const QStringList& texts, const QString& part) {
    for (qsizetype i = 0; i < texts.size(); ++i) {
        if (texts[i].contains(part)) return i;
    }
    qWarning("nowhere: %s", qPrintable(part));
    return -1;
}

}  // namespace

class TornLinksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void linksInFewWords() {
        QCOMPARE(wordsFor({{1, 2}, {2, 1}}), "1–2");
        QCOMPARE(wordsFor({{1, 2}}), "1→2");
        QCOMPARE(wordsFor({{1, 4}, {4, 1}, {1, 5}, {5, 1}, {2, 4}, {4, 2}, {2, 5}, {5, 2}}),
                 "all links that join servers 1 and 2 with servers 4 and 5");
        QCOMPARE(wordsFor({{3, 1}, {1, 3}, {3, 2}, {2, 3}}), "all links that join servers 1 and 2 with server 3");
        // One of them goes one way only: they are named.
        QCOMPARE(wordsFor({{1, 4}, {4, 1}, {1, 5}}), "1–4, 1→5");
        TornLinks::Directions many;
        for (NodeId to = 2; to <= 12; ++to) many.emplace(1, to);
        QVERIFY2(wordsFor(many).contains("and 3 more"), qPrintable(wordsFor(many)));
    }

    void aPartitionIsToldInOneSentence() {
        const QStringList texts = told(playShown("partition"));
        QVERIFY(placeOf(texts, "Cut: all links that join servers 1 to 3 with servers 4 and 5") > 0);
        QVERIFY(placeOf(texts, "Open, latency 5 ms: all links that join servers 1 to 3 with servers 4 and 5") > 0);
        QVERIFY(placeOf(texts, "Server 5 drops servers 1 to 3: it has heard nothing from them for 2 s") > 0);
    }

    // The leader steps down and looks for a new one; its followers notice, and only then look, too.
    void whatAServerDidBeforeIsToldBefore() {
        const QStringList texts = told(playShown("hierarchical"));
        const qsizetype down = placeOf(texts, "Server 6: steps down");
        QVERIFY(down > 0);
        const QStringList after = texts.mid(down);
        const qsizetype lost = placeOf(after, "Servers 2 and 3 have lost the connection to the leader 6");
        const qsizetype look = placeOf(after, "Servers 2 and 3 look for a leader: round 3");
        QVERIFY2(lost > 0 && look > lost, qPrintable(after.join('\n')));
    }

    void aCommandIsACommandWhoeverGaveIt() {
        const QStringList texts = told(playShown("first_election"));
        QCOMPARE(texts.front(), "Command: start 1 2 3");
    }
};

QTEST_MAIN(TornLinksTest)
#include "torn_links_test.moc"
