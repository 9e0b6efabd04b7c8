// SPDX-License-Identifier: GPL-3.0-or-later
/// Every sentence of Zab leads to a lesson that there is, or to a place in ZooKeeper's source.
#include <QtTest>
#include <algorithm>
#include <set>

#include "app/learn/lesson.h"
#include "core/zab/notes.h"
#include "views/narration/background.h"

using namespace zabscope;

class BackgroundTest : public QObject {
    Q_OBJECT

    template <typename What>
    static Background of(const What& what) {
        Event event;
        event.what = what;
        return backgroundOf(event);
    }
    static Background ofNote(zab::Sentence which) { return of(Noted{1, static_cast<std::uint16_t>(which), {}}); }

private Q_SLOTS:
    void everySentenceLeadsSomewhere() {
        std::set<std::string> lessons;
        for (const learn::Lesson& lesson : learn::loadCourse().lessons) lessons.insert(lesson.key);
        for (std::uint16_t i = 0; i < static_cast<std::uint16_t>(zab::Sentence::count); ++i) {
            const Background background = ofNote(static_cast<zab::Sentence>(i));
            QVERIFY2(!background.lesson.empty() || !background.source.empty(), zab::sentence(i).data());
            QVERIFY2(background.lesson.empty() || lessons.contains(std::string(background.lesson)), zab::sentence(i).data());
        }
        for (const char* command : {"kill 3", "cut 1 from 2", "write to 1 \"x\"", "timeout 2"}) {
            const Background background = of(Commanded{command});
            QVERIFY2(lessons.contains(std::string(background.lesson)), command);
        }
        QVERIFY(lessons.contains(std::string(of(Violated{}).lesson)));
    }

    void eachLeadsToWhatItIsAbout() {
        QCOMPARE(ofNote(zab::Sentence::adopts_by_zxid).lesson, std::string_view("order"));
        QCOMPARE(ofNote(zab::Sentence::promises_epoch).lesson, std::string_view("established"));
        QCOMPARE(ofNote(zab::Sentence::syncs_trunc_ahead).lesson, std::string_view("sync"));
        QCOMPARE(ofNote(zab::Sentence::commits).lesson, std::string_view("write"));
        QCOMPARE(ofNote(zab::Sentence::leader_lost_quorum).lesson, std::string_view("timeouts"));
        QVERIFY(of(Noted{1, 60000, {}}).lesson.empty());
    }
};

QTEST_GUILESS_MAIN(BackgroundTest)
#include "background_test.moc"
