// SPDX-License-Identifier: GPL-3.0-or-later
/// A session as the window uses it: play, stop, act, go back, act in the past, find the old branch again, undo, save, open.
#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QThreadPool>
#include <QtTest>

#include "app/input.h"
#include "app/session/session.h"
#include "app/session/session_file.h"
#include "core/trace/text.h"

using namespace zabscope;

namespace {

const std::string three = "zabscope scenario 1\nservers 3\nnetwork latency 2ms\nstart all\n";

Scenario read(const std::string& text) { return std::get<Scenario>(readScenario(text, "test.zab")); }

/// Lets wall time pass in frames, as the window does, until something holds.
template <typename Until>
bool pass(Session& session, Until until, int frames = 3000) {
    for (int i = 0; i < frames; ++i) {
        session.tick(0.016);
        if (until()) return true;
        QThread::usleep(200);
    }
    return false;
}

NodeId leaderOf(const Session& session) {
    for (const NodeState& server : session.timeline()->state().servers()) {
        if (server.up && zab::roleOf(server.fields) == zab::Role::leading &&
            zab::phaseOf(server.fields) == zab::Phase::broadcast)
            return server.node;
    }
    return noNode;
}

std::vector<std::string> linesOf(const Timeline& timeline) {
    std::vector<std::string> lines;
    for (EventId id = 1; id <= timeline.last(); ++id) lines.push_back(toDetail(timeline.event(id), timeline));
    return lines;
}

Condition condition(const std::string& text) { return std::get<Condition>(parseCondition(text, Ensemble{})); }

bool seek(Session& session, const std::string& text) {
    QSignalSpy sought(&session, &Session::sought);
    session.runUntil(condition(text));
    return pass(session, [&] { return sought.size() > 0; }) && sought.front().front().toBool();
}

}  // namespace

/// Until what other threads write is written, and has been told.
static void finishWriting() {
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
}

class SessionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void playingMovesTheRunAndThePictureTogether() {
        Session session;
        session.begin(read(three), Carrier::loopback);
        session.playhead().setPlaying(true);
        session.playhead().setPace(Pace::fixed);
        session.playhead().setSpeed(1);
        QVERIFY(pass(session, [&] { return leaderOf(session) == 3; }));
        QVERIFY(session.playhead().isLive());
        QVERIFY(session.playhead().shown() <= session.known().reached);
        // The engine runs no further than a frame ahead of the picture.
        QVERIFY(session.known().reached - session.playhead().shown() <= milliseconds(40));
    }

    void aPausedSessionStandsStill() {
        Session session;
        session.begin(read(three), Carrier::memory);
        QVERIFY(!pass(session, [&] { return session.timeline()->last() > 0; }, 100));
    }

    void stepsGoEventByEventBothWays() {
        Session session;
        session.begin(read(three), Carrier::memory);
        for (EventId wanted = 1; wanted <= 40; ++wanted) {
            session.stepForward();
            QVERIFY(pass(session, [&] { return !session.isSeeking(); }));
            // A live step may bring several events of one instant.
            QVERIFY(session.playhead().last() >= wanted);
        }
        const EventId last = session.playhead().last();
        for (EventId id = last; id > 0; --id) {
            QCOMPARE(session.playhead().last(), id);
            session.stepBack();
        }
        QCOMPARE(session.playhead().last(), noEvent);
        for (EventId id = 1; id <= last; ++id) {
            session.stepForward();
            QCOMPARE(session.playhead().last(), id);
        }
    }

    void runUntilStopsAtTheEvent() {
        Session session;
        session.begin(read(three), Carrier::memory);
        QVERIFY(seek(session, "leader elected"));
        QCOMPARE(leaderOf(session), 3);
        QCOMPARE(session.playhead().last(), session.timeline()->last());
        // From the past it finds the place in what is recorded.
        const EventId found = session.playhead().last();
        session.jump({});
        QVERIFY(seek(session, "leader elected"));
        // A live step is not torn apart; in what is recorded, the very event is found.
        QVERIFY(session.playhead().last() <= found);
        QCOMPARE(session.timeline()->event(session.playhead().last()).at, session.timeline()->event(found).at);
    }

    void whatAPersonDoesLiveHappensOnThisBranch() {
        Session session;
        session.begin(read(three), Carrier::loopback);
        QVERIFY(seek(session, "server 1 serves and server 2 serves"));
        session.act("kill leader");
        QVERIFY(pass(session, [&] { return !session.branches().now().commands.empty(); }));
        QCOMPARE(session.branches().all().size(), std::size_t{1});
        QVERIFY(seek(session, "leader is 2"));
        QVERIFY(session.isChanged());
    }

    void aSenselessCommandIsTold() {
        Session session;
        session.begin(read(three), Carrier::memory);
        QSignalSpy told(&session, &Session::told);
        session.act("kill leader");
        QVERIFY(pass(session, [&] { return told.size() > 0; }));
        QVERIFY(session.branches().now().commands.empty());
    }

    void actingInThePastMakesABranchAndKeepsTheOldOne() {
        Session session;
        session.begin(read(three), Carrier::loopback);
        QVERIFY(seek(session, "leader elected"));
        session.act("write to 1 /a \"x\"");
        QVERIFY(seek(session, "committed 1:2 on all"));
        const std::vector<std::string> before = linesOf(*session.timeline());
        session.jump(*session.timeline()->parse("100ms"));
        QVERIFY(!session.playhead().isLive());
        session.act("kill 3");
        QVERIFY(pass(session, [&] { return session.branches().now().commands.size() == 1; }));
        QCOMPARE(session.branches().all().size(), std::size_t{2});
        QVERIFY(seek(session, "leader is 2"));
        session.chooseBranch(0);
        QCOMPARE(linesOf(*session.timeline()), before);
        // And it goes on from there.
        QVERIFY(seek(session, "leader is 3"));
        session.act("kill 3");
        QVERIFY(seek(session, "leader is 2"));
    }

    void undoGoesBackBeforeTheCommandAndRedoReturns() {
        Session session;
        session.begin(read(three), Carrier::memory);
        QVERIFY(seek(session, "server 1 serves and server 2 serves"));
        session.act("kill leader");
        QVERIFY(pass(session, [&] { return session.canUndo(); }));
        QVERIFY(seek(session, "leader is 2"));
        session.undo();
        QVERIFY(session.canRedo());
        QVERIFY(!session.canUndo());
        QCOMPARE(leaderOf(session), 3);
        QVERIFY(pass(session, [&] { return !session.isSeeking(); }));
        session.redo();
        QCOMPARE(leaderOf(session), 2);
        QVERIFY(!session.canRedo());
    }

    void theScriptEndsWhereThePersonActs() {
        Session session;
        session.begin(read(three + "run 1s\nkill 3\nrun 1s\n"), Carrier::memory);
        QVERIFY(seek(session, "leader elected"));
        QVERIFY(session.isScripted());
        QSignalSpy told(&session, &Session::told);
        session.act("freeze 1");
        QVERIFY(pass(session, [&] { return !session.branches().now().commands.empty(); }));
        QVERIFY(!session.isScripted());
        QVERIFY(told.size() == 1 && told.front().front().toString().contains("left out: kill 3"));
        session.playhead().setPace(Pace::express);
        session.playhead().setPlaying(true);
        QVERIFY(pass(session, [&] { return session.known().reached > startOfTime + seconds(3); }));
        QVERIFY(session.timeline()->state().find(3)->up);
    }

    void aSessionIsSavedAndOpenedAgainEqual() {
        QTemporaryDir folder;
        const QString path = folder.filePath("a.zabtrace");
        Session session;
        session.begin(read(three), Carrier::loopback);
        QVERIFY(seek(session, "server 1 serves and server 2 serves"));
        session.act("kill leader");
        QVERIFY(seek(session, "leader is 2"));
        session.jump(*session.timeline()->parse("50ms"));
        session.act("power off 1");
        QVERIFY(seek(session, "leader elected"));
        session.setBookmarks({{session.playhead().position(), "here"}});
        session.jump(*session.timeline()->parse("60ms"));
        SessionFile file(session, folder.filePath("kept"));
        QSignalSpy saved(&file, &SessionFile::saved);
        file.save(path);
        QVERIFY(saved.wait());
        QCOMPARE(saved.front().back().toString(), QString());

        auto loaded = loadTrace(path.toStdString());
        QVERIFY(std::holds_alternative<LoadedTrace>(loaded));
        Session again;
        again.show(std::get<LoadedTrace>(std::move(loaded)));
        QCOMPARE(linesOf(*again.timeline()), linesOf(*session.timeline()));
        QCOMPARE(again.branches().all().size(), std::size_t{2});
        QCOMPARE(again.branches().current(), 1);
        QCOMPARE(again.bookmarks(), session.bookmarks());
        QCOMPARE(again.playhead().position(), session.playhead().position());
        // It can be continued, and the other branch comes back.
        again.goLive();
        again.act("start 1");
        QVERIFY(seek(again, "server 1 serves"));
        again.chooseBranch(0);
        // All of it, not only up to the last that was done there.
        const SessionBranch& first = session.branches().all().front();
        QVERIFY(first.end.last > first.commands.back().position.last);
        QVERIFY(pass(again, [&] { return again.timeline()->last() >= first.end.last; }));
        QCOMPARE(linesOf(*again.timeline()), linesOf(*first.timeline));
    }

    void aTraceThatDoesNotReplayIsShownButNotContinued() {
        Play play(read(three), Carrier::memory);
        while (play.advance()) {}
        play.simulator().runUntil(startOfTime + seconds(1));
        LoadedTrace trace;
        trace.header = headerOf(play.scenario());
        trace.header.scenario = "zabscope scenario 1\nservers 3\nnetwork latency 3ms\nstart all\n";
        trace.timeline = play.timeline();
        Session session;
        QSignalSpy troubled(&session, &Session::troubled);
        session.show(std::move(trace));
        session.goLive();
        session.act("kill 3");
        QVERIFY(pass(session, [&] { return troubled.size() > 0; }));
        QVERIFY(troubled.front().front().toString().contains("not continued"));
        QVERIFY(session.timeline()->last() > 0);
    }

    void theBranchAsAScenarioGivesTheSameRun() {
        Session session;
        session.begin(read(three + "run until leader elected at most 5s\n"), Carrier::loopback);
        QVERIFY(seek(session, "leader elected"));
        session.act("write to 1 /a \"x\"");
        QVERIFY(seek(session, "committed 1:2 on all"));
        session.act("kill leader");
        QVERIFY(seek(session, "leader is 2"));
        auto scenario = readScenario(toScenarioText(session), "again.zab");
        if (const auto* error = std::get_if<InputError>(&scenario)) QFAIL(error->line.c_str());
        Play play(std::get<Scenario>(std::move(scenario)), Carrier::memory);
        while (play.advance()) {}
        QCOMPARE(linesOf(play.timeline()), linesOf(*session.timeline()));
    }

    void aCrashLeavesASessionBehind() {
        QTemporaryDir folder;
        Session session;
        session.begin(read(three), Carrier::memory);
        QVERIFY(seek(session, "server 1 serves and server 2 serves"));
        session.act("kill leader");
        QVERIFY(pass(session, [&] { return session.isChanged(); }));
        {
            SessionFile file(session, folder.path());
            file.keep();
        }  // never saved, never forgotten
        SessionFile next(session, folder.path());
        QCOMPARE(next.leftBehind().size(), 1);
        QVERIFY(std::holds_alternative<LoadedTrace>(loadTrace(next.leftBehind().front().toStdString())));
        next.discard(next.leftBehind().front());
        QVERIFY(next.leftBehind().isEmpty());
    }

    void whatSomethingElseTakesThePlaceOfIsPutAside() {
        QTemporaryDir folder;
        Session session;
        SessionFile file(session, folder.path());
        QSignalSpy done(&file, &SessionFile::putAsideDone);
        session.begin(read(three), Carrier::memory);
        QVERIFY(seek(session, "server 1 serves and server 2 serves"));
        file.putAside();  // nothing was done in it
        finishWriting();
        QVERIFY(done.isEmpty());
        session.act("kill leader");
        QVERIFY(pass(session, [&] { return session.isChanged(); }));
        file.keep();
        const EventId last = session.timeline()->last();
        file.putAside();
        session.begin(read(three), Carrier::memory);
        finishWriting();
        QCOMPARE(done.size(), 1);
        QCOMPARE(done.front().at(1).toString(), QString());
        QCOMPARE(file.aside(), QStringList{done.front().at(0).toString()});
        QVERIFY(file.isOurs(file.aside().front()));
        QCOMPARE(SessionFile::titleIn(file.aside().front()), QString::fromStdString(session.scenario().name));
        QCOMPARE(SessionFile::titleIn(folder.filePath("none.zabtrace")), QString());
        const auto kept = loadTrace(file.aside().front().toStdString());
        QVERIFY(std::holds_alternative<LoadedTrace>(kept));
        QCOMPARE(std::get<LoadedTrace>(kept).timeline.last(), last);
        // It is not kept twice, and the next start does not ask about it.
        QCOMPARE(QDir(folder.path()).entryList({"*.zabtrace"}).size(), 1);
        QVERIFY(file.leftBehind().isEmpty());
    }

    void whatCannotBePutAsideIsTold() {
        QTemporaryDir folder;
        const QString place = folder.filePath("kept");
        Session session;
        SessionFile file(session, place);
        QSignalSpy done(&file, &SessionFile::putAsideDone);
        session.begin(read(three), Carrier::memory);
        session.act("start 1");
        QVERIFY(pass(session, [&] { return session.isChanged() && session.timeline()->last() > 0; }));
        QVERIFY(QDir(place).removeRecursively());
        QFile obstacle(place);
        QVERIFY(obstacle.open(QIODevice::WriteOnly));
        file.putAside();
        finishWriting();
        QCOMPARE(done.size(), 1);
        QVERIFY(!done.front().at(1).toString().isEmpty());
    }
};

QTEST_GUILESS_MAIN(SessionTest)
#include "session_test.moc"
