// SPDX-License-Identifier: GPL-3.0-or-later
/// Lessons made of runs: they load, run to the end, and each page stands where its bookmark stood.
#include "app/learn/lesson_maker.h"

#include <QtTest>

#include "app/learn/lesson_run.h"
#include "app/learn/place_condition.h"
#include "app/play.h"
#include "app/session/session_file.h"
#include "core/catalog.h"

using namespace zabscope;
using namespace zabscope::learn;

namespace {

LessonDraft draftOf(const QString& file) {
    auto loaded = loadScenario((ZABSCOPE_SOURCE_DIR "/resources/scenarios/" + file).toStdString());
    if (const auto* error = std::get_if<InputError>(&loaded)) qFatal("%s", error->line.c_str());
    Play play(std::get<Scenario>(loaded), Carrier::memory);
    while (play.advance()) {}
    return {"What we saw", toScenarioText(play.scenario(), play.timeline(), play.timeline().end()),
            std::make_shared<const Timeline>(play.timeline()), std::make_shared<const Ensemble>(play.scenario().ensemble),
            {}};
}

Lesson made(const LessonDraft& draft) {
    const auto text = makeLesson(draft);
    if (const auto* error = std::get_if<InputError>(&text)) qFatal("%s", error->line.c_str());
    auto read = readLesson(std::get<std::string>(text), "own.lesson.md");
    if (const auto* problem = std::get_if<TextProblem>(&read)) qFatal("%s", problem->text().c_str());
    return std::get<Lesson>(std::move(read));
}

/// The first event after `from` with which the server gets the role and phase.
EventId whenItLeads(const Timeline& timeline) {
    for (EventId id = 1; id <= timeline.last(); ++id) {
        const auto* changed = std::get_if<Changed>(&timeline.event(id).what);
        if (!changed) continue;
        for (const FieldChange& change : changed->fields) {
            const NodeState* node = timeline.at(timeline.positionOf(id)).find(changed->node);
            if (change.field == zab::phase && zab::phaseOf(node->fields) == zab::Phase::broadcast &&
                zab::roleOf(node->fields) == zab::Role::leading)
                return id;
        }
    }
    return noEvent;
}

}  // namespace

class LessonMakerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachPageStandsAtItsBookmark_data() {
        QTest::addColumn<QString>("file");
        for (const char* file : {"leader_killed.zab", "uncommitted_truncated.zab", "partition.zab", "power_cut.zab",
                                 "folk/lost_write.zab"})
            QTest::newRow(file) << file;
    }
    void eachPageStandsAtItsBookmark() {
        QFETCH(QString, file);
        LessonDraft draft = draftOf(file);
        const Timeline& timeline = *draft.timeline;
        // Sixty places all over the run, whatever happens there; first the start itself.
        const EventId step = std::max<EventId>(1, timeline.last() / 59);
        for (EventId id = 0; id <= timeline.last() && draft.bookmarks.size() < Lesson::mostPages; id += step)
            draft.bookmarks.push_back({id == 0 ? Position{} : timeline.positionOf(id), "note " + std::to_string(id)});
        std::reverse(draft.bookmarks.begin(), draft.bookmarks.end());  // as somebody may set them in any order
        const Lesson lesson = made(draft);
        const LessonRun run = runLesson(lesson);
        QVERIFY2(run.faults.empty(), run.faults.empty() ? "" : run.faults.front().c_str());
        QCOMPARE(run.timeline->last(), timeline.last());
        QCOMPARE(run.places.size(), draft.bookmarks.size());
        std::reverse(draft.bookmarks.begin(), draft.bookmarks.end());
        std::size_t exact = 0;
        for (std::size_t i = 0; i < run.places.size(); ++i) {
            const EventId wanted = draft.bookmarks[i].position.last;
            QVERIFY(run.places[i].last <= wanted);
            exact += run.places[i].last == wanted ? 1 : 0;
            // What lies between is nothing that the language could name.
            for (EventId id = run.places[i].last + 1; id <= wanted; ++id) {
                const What& what = timeline.event(id).what;
                QVERIFY2(!std::holds_alternative<Sent>(what) && !std::holds_alternative<Delivered>(what) &&
                             !std::holds_alternative<Noted>(what) && !std::holds_alternative<Died>(what),
                         qPrintable(QString::number(id)));
            }
            QCOMPARE(lesson.pages[i].text.in("en"), draft.bookmarks[i].note);
        }
        QVERIFY2(exact * 2 > run.places.size(), qPrintable(QString::number(exact)));
    }

    void whatIsSoComesBeforeWhatHappens() {
        const LessonDraft draft = draftOf("leader_killed.zab");
        const EventId led = whenItLeads(*draft.timeline);
        const BoundPlace place = bindPlace(*draft.timeline, *draft.ensemble, {}, noEvent, led);
        QCOMPARE(place.event, led);
        QCOMPARE(QString::fromStdString(toText(*place.condition)), QString("leader is 5"));
        // From there on it is so already: then what happens is counted.
        const BoundPlace later = bindPlace(*draft.timeline, *draft.ensemble, {}, led, led + 1);
        QVERIFY(!later.condition || toText(*later.condition) != "leader is 5");
    }

    void aHostileNoteStaysText() {
        LessonDraft draft = draftOf("first_election.zab");
        draft.title = "# ``` [en]\n---";
        draft.bookmarks = {{draft.timeline->positionOf(5), "## page x\nlook: nothing"},
                           {draft.timeline->positionOf(9), "```\n## text y [en]"},
                           {draft.timeline->positionOf(9), ""}};
        const Lesson lesson = made(draft);
        QCOMPARE(lesson.pages.size(), std::size_t{3});
        QVERIFY(lesson.pages[0].text.in("en").starts_with("\\## page x"));
        QVERIFY(!lesson.pages[2].text.in("en").empty());
    }

    void whatCannotBecomeALessonIsSaid() {
        LessonDraft draft = draftOf("first_election.zab");
        const auto line = [&] {
            const auto text = makeLesson(draft);
            const auto* error = std::get_if<InputError>(&text);
            return error ? QString::fromStdString(error->line) : QString();
        };
        QVERIFY2(line().contains("no bookmarks"), qPrintable(line()));
        draft.bookmarks = {{{draft.timeline->end(), draft.timeline->last() + 1}, "on another branch"}};
        QVERIFY2(line().contains("no bookmarks"), qPrintable(line()));
        draft.bookmarks.assign(61, {draft.timeline->positionOf(1), "again"});
        QVERIFY2(line().contains("at most 60"), qPrintable(line()));
        draft.bookmarks.resize(1);
        draft.scenario += std::string(300'000, '\n');
        QVERIFY2(line().contains("256 KiB"), qPrintable(line()));
    }
};

QTEST_APPLESS_MAIN(LessonMakerTest)
#include "lesson_maker_test.moc"
