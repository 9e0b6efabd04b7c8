// SPDX-License-Identifier: GPL-3.0-or-later
/// What has happened so far is told after however many hours of heartbeats, and wherever one goes.
#include "views/narration/story_shelf.h"

#include <QListView>
#include <QtTest>

#include "tests/views/played.h"
#include "views/narration/narration_view.h"

using namespace zabscope;

namespace {

QStringList textsOf(const NarrationView& view) {
    QStringList texts;
    for (const Line& line : static_cast<LineModel*>(view.findChild<QListView*>()->model())->lines()) texts << line.text;
    return texts;
}

/// As many turns as the shelf needs.
std::vector<Told> told(StoryShelf& shelf, const Frame& frame, Density density) {
    std::vector<Told> all;
    int turns = 0;
    do {
        all = shelf.upTo(frame, density, 200);
    } while (shelf.isReading() && ++turns < 1000);
    return all;
}

}  // namespace

class StoryShelfTest : public QObject {
    Q_OBJECT

    Played m_long;

private Q_SLOTS:
    void initTestCase() {
        m_long = play("zabscope scenario 1\nservers 5\nstart all\nrun until leader elected at most 10s\n"
                      "run 15000s\nkill 1\nrun 10000s\n");
        QVERIFY(m_long.timeline->chunks().size() > 80);
    }
    void whatHappenedBeforeHoursOfHeartbeatsIsTold() {
        NarrationView view;
        view.resize(400, 600);
        view.show();
        view.setFrame(m_long.at());
        QTRY_VERIFY(textsOf(view).contains("Servers 1 to 5 start"));
        QVERIFY(!textsOf(view).filter("killed").isEmpty());
    }
    void whereverOneGoesTheSameIsToldAsToOneWhoJustCame() {
        StoryShelf shelf;
        for (const char* at : {"25000s", "14000s", "15001s", "100s", "24000s", "14999s"}) {
            const Frame frame = m_long.at(at);
            for (const Density density : {Density::focus, Density::context, Density::all}) {
                StoryShelf fresh;
                const auto known = told(shelf, frame, density);
                const auto wanted = told(fresh, frame, density);
                QVERIFY(!wanted.empty());
                QCOMPARE(known.size(), wanted.size());
                for (std::size_t i = 0; i < known.size(); ++i) {
                    QCOMPARE(known[i].entry->events, wanted[i].entry->events);
                    QCOMPARE(known[i].count, wanted[i].count);
                }
            }
        }
    }
    void silenceIsWalkedThroughOnce() {
        StoryShelf shelf;
        told(shelf, m_long.at(), Density::context);
        shelf.upTo(m_long.at("14000s"), Density::context, 200);
        QVERIFY(!shelf.isReading());
        shelf.upTo(m_long.at("24500s"), Density::context, 200);
        QVERIFY(!shelf.isReading());
    }
    void anotherBranchHasItsOwnStory() {
        StoryShelf shelf;
        told(shelf, m_long.at(), Density::context);
        // Up to the fork they share their chunks, afterwards nothing.
        Timeline other = m_long.timeline->prefix(m_long.timeline->positionAt(Instant{seconds(14000)}).last);
        other.append(Instant{seconds(14001)}, noEvent, Commanded{"kill 2"});
        other.append(Instant{seconds(14001)}, other.last(), Died{2, Death::killed});
        const auto branch = std::make_shared<const Timeline>(std::move(other));
        const Frame frame =
            frameAt(branch, m_long.ensemble, m_long.recording, {branch->end(), branch->last()});
        const auto all = told(shelf, frame, Density::context);
        QCOMPARE(all.back().entry->kind, StoryKind::death);
        QCOMPARE(all.back().entry->events.front(), branch->last());
    }
    void commitsOfManyChunksAreOneLine() {
        const Played run = play("zabscope scenario 1\nservers 3\nstart all\nrun until leader elected at most 10s\n"
                                "run 500ms\nload on 1 \"v\" 20 outstanding 1500 writes\nrun 5s\n");
        QVERIFY(run.timeline->chunks().size() > 5);
        NarrationView view;
        view.resize(400, 600);
        view.show();
        view.setFrame(run.at());
        const QStringList commits = textsOf(view).filter("commits");
        QVERIFY2(commits.size() == 1, qPrintable(textsOf(view).mid(textsOf(view).size() - 12).join(u'\n')));
        QVERIFY2(commits.front().contains("commits 1:1 to 1:15"), qPrintable(commits.front()));
    }
};

QTEST_MAIN(StoryShelfTest)
#include "story_shelf_test.moc"
