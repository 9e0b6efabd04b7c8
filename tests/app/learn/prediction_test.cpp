// SPDX-License-Identifier: GPL-3.0-or-later
/// Questions about what happens next: where each kind is asked, and that its answer is what happens when the run goes on.
#include <QSettings>
#include <QTemporaryDir>
#include <QtTest>

#include "app/input.h"
#include "app/learn/foresight.h"
#include "app/learn/prediction_words.h"
#include "app/learn/progress.h"
#include "app/session/run.h"
#include "core/trace/condition_watch.h"
#include "core/zab/notes.h"

using namespace zabscope;
using namespace zabscope::learn;
using Kind = Option::Kind;

namespace {

std::shared_ptr<const Scenario> read(const std::string& text, const std::string& name) {
    auto read = readScenario(text, name);
    if (const auto* error = std::get_if<InputError>(&read)) qFatal("%s", error->line.c_str());
    return std::make_shared<const Scenario>(std::get<Scenario>(std::move(read)));
}

std::shared_ptr<const Scenario> shipped(const std::string& name) {
    QFile file(QString::fromStdString(":/scenarios/" + name + ".zab"));
    if (!file.open(QIODevice::ReadOnly)) qFatal("no scenario %s", name.c_str());
    return read(file.readAll().toStdString(), name);
}

/// A run that is played to its end, and looked at as if it had only got to a position.
struct Played {
    std::shared_ptr<const Scenario> scenario;
    Saves saves;
    std::unique_ptr<Run> run;
    EventId script = noEvent;  ///< its last event

    explicit Played(std::shared_ptr<const Scenario> of, std::vector<PlacedCommand> commands = {})
        : scenario(std::move(of)) {
        Revive order;
        order.scenario = scenario;
        order.carrier = Carrier::memory;
        order.commands = std::move(commands);
        run = std::make_unique<Run>(order, saves);
    }
    const Timeline& timeline() const { return run->timeline(); }
    /// To the end of the script and as far as questions look.
    void playOut() {
        while (run->isScripted() && run->step(never)) {}
        script = timeline().last();
        const Instant end = timeline().end() + predictionReach + milliseconds(1);
        while (timeline().last() < 400'000 && run->step(end)) {}
    }
    /// To the first position where the condition holds.
    Position until(const std::string& text) {
        auto parsed = parseCondition(text, scenario->ensemble);
        ConditionWatch watch(std::get<Condition>(parsed), scenario->ensemble, timeline().state(), timeline().end());
        EventId seen = timeline().last();
        while (!watch.holds(timeline().end()) && run->step(never)) {
            for (; seen < timeline().last(); ++seen)
                watch.observe(timeline().event(seen + 1), timeline().state(), timeline().histories());
        }
        return here();
    }
    Position here() const { return {timeline().end(), timeline().last()}; }
    std::vector<Prediction> questions(Position at) const {
        const ClusterState state = timeline().at(at);
        return predictionsAt({timeline(), state, at, scenario->ensemble});
    }
    std::vector<Prediction> questions() const { return questions(here()); }
    /// As the window would know the run if it had only come to the position.
    KnownRun knownTo(Position at) const {
        KnownRun known;
        known.scenario = scenario;
        known.commands = run->commands();
        known.timeline = std::make_shared<const Timeline>(timeline().prefix(at.last));
        known.end = at;
        return known;
    }
    Foreseen answer(const Prediction& prediction) const { return foresee(prediction, knownTo(prediction.asked)); }
};

const Prediction* find(const std::vector<Prediction>& all, Topic topic, NodeId subject = noNode) {
    for (const Prediction& each : all) {
        if (each.topic == topic && (subject == noNode || each.subject == subject)) return &each;
    }
    return nullptr;
}

std::vector<Kind> only(Kind kind) { return {kind}; }
std::vector<Kind> kinds(const Foreseen& seen) {
    std::vector<Kind> all;
    for (const Option& each : seen.right) all.push_back(each.kind);
    return all;
}

}  // namespace

class PredictionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whoWinsIsAskedWhileTheyLookAndNobodyLeads() {
        Played played(shipped("demonstration"));
        QVERIFY(played.questions({}).empty());  // nobody is up
        played.until("server 3 looks");
        const auto all = played.questions();
        const Prediction* asked = find(all, Topic::winner);
        QVERIFY(asked);
        QCOMPARE(asked->options.size(), std::size_t{6});  // five servers, or nobody
        const Foreseen seen = played.answer(*asked);
        QCOMPARE(seen.right, (std::vector<Option>{{Kind::server, 5}}));
        QVERIFY(seen.election);
        QCOMPARE(seen.election->winner, 5);
        played.until("leader elected");
        QVERIFY(!find(played.questions(), Topic::winner));
    }

    void whenTooFewAreUpNobodyWins() {
        Played played(read("zabscope scenario 1\nservers 3\nstart 1\nrun 40s\n", "one.zab"));
        played.until("server 1 looks");
        const auto all = played.questions();
        const Prediction* asked = find(all, Topic::winner);
        QVERIFY(asked);
        const Foreseen seen = played.answer(*asked);
        QCOMPARE(seen.how, Foreseen::How::nothing);
        QCOMPARE(kinds(seen), only(Kind::nothing));
        QCOMPARE(seen.at.at, asked->asked.at + predictionReach);
    }

    void aWriteCommitsOrIsLost() {
        Played commits(shipped("demonstration"));
        commits.until("sent PROPOSAL and logged 1:5 on 5");
        auto all = commits.questions();
        const Prediction* asked = find(all, Topic::commit);
        QVERIFY(asked);
        QCOMPARE(kinds(commits.answer(*asked)), only(Kind::committed));

        Played lost(shipped("uncommitted_truncated"));
        lost.until("flushed 1:4 on 3");
        all = lost.questions();
        asked = find(all, Topic::commit);
        QVERIFY(asked);
        QCOMPARE(asked->zxid, Zxid::of(1, 4));
        const Foreseen seen = lost.answer(*asked);
        QCOMPARE(kinds(seen), only(Kind::lost));
        QVERIFY(!seen.deeds.empty());  // the script kills 3 and starts the others: nobody could know
        // When 1 and 2 have an established leader it is decided.
        lost.until("leader is 2");
        QVERIFY(!find(lost.questions(), Topic::commit));
    }

    void whatWasCommittedLongAgoIsNotAskedAfterARestart() {
        Played played(shipped("power_cut"));
        played.until("server 1 is down and server 2 is down and server 3 is down");
        played.until("server 1 looks and server 2 looks and server 3 looks");
        const auto all = played.questions();
        const Prediction* asked = find(all, Topic::commit);
        if (!asked) return;
        const auto& timeline = played.timeline();
        for (EventId id = 1; id <= timeline.last(); ++id) {
            const auto* noted = std::get_if<Noted>(&timeline.event(id).what);
            if (noted && noted->sentence == static_cast<std::uint16_t>(zab::Sentence::commits))
                QVERIFY(Zxid{noted->values[0].value} < asked->zxid);
        }
    }

    void howALearnerIsBroughtUpToDate_data() {
        QTest::addColumn<QString>("scenario");
        QTest::addColumn<QString>("until");
        QTest::addColumn<int>("learner");
        QTest::addColumn<int>("right");
        QTest::newRow("late joiner: SNAP") << "late_joiner" << "server 3 looks" << 3 << static_cast<int>(Kind::snap);
        QTest::newRow("uncommitted tail: TRUNC")
            << "uncommitted_truncated" << "server 3 is down and leader is 2" << 3 << static_cast<int>(Kind::trunc);
        QTest::newRow("back after a while: DIFF")
            << "demonstration" << "server 5 is down and leader is 4" << 5 << static_cast<int>(Kind::diff);
    }
    void howALearnerIsBroughtUpToDate() {
        QFETCH(QString, scenario);
        QFETCH(QString, until);
        QFETCH(int, learner);
        QFETCH(int, right);
        Played played(shipped(scenario.toStdString()));
        played.until(until.toStdString());
        played.until("server " + std::to_string(learner) + " looks");
        const auto all = played.questions();
        const Prediction* asked = find(all, Topic::sync, learner);
        QVERIFY(asked);
        const Foreseen seen = played.answer(*asked);
        QCOMPARE(kinds(seen), only(static_cast<Kind>(right)));
    }

    void whoNoticesAFault_data() {
        QTest::addColumn<QString>("deed");
        QTest::addColumn<int>("right");
        QTest::newRow("leader killed") << "kill 3" << static_cast<int>(Kind::learnersAtOnce);
        QTest::newRow("leader frozen") << "freeze 3" << static_cast<int>(Kind::learnersLate);
        QTest::newRow("follower killed") << "kill 1" << static_cast<int>(Kind::leaderAtOnce);
        QTest::newRow("follower frozen") << "freeze 1" << static_cast<int>(Kind::leaderLate);
    }
    void whoNoticesAFault() {
        QFETCH(QString, deed);
        QFETCH(int, right);
        Played played(shipped("first_election"));
        played.until("server 1 serves and server 2 serves");
        QVERIFY(!played.run->act(deed.toStdString(), played.timeline().end()));
        const auto all = played.questions();
        const Prediction* asked = find(all, Topic::notice);
        QVERIFY(asked);
        QCOMPARE(asked->leader, 3);
        const Foreseen seen = played.answer(*asked);
        QCOMPARE(kinds(seen), only(static_cast<Kind>(right)));
        QVERIFY(seen.deeds.empty());
        while (played.run->step(seen.at.at)) {}
        QVERIFY(!find(played.questions(), Topic::notice));  // it has been noticed
    }

    void aPartitionIsNoticedByWhoIsPartedFromTheLeader() {
        Played played(shipped("partition"));
        played.until("link 1 5 is cut");
        const auto all = played.questions();
        const Prediction* asked = find(all, Topic::notice);
        QVERIFY(asked);
        QCOMPARE(asked->options.size(), std::size_t{5});
        QCOMPARE(asked->learners, (std::vector<NodeId>{1, 2, 3}));
        const Foreseen seen = played.answer(*asked);
        QCOMPARE(seen.how, Foreseen::How::decided);
        QVERIFY(seen.right.front().kind == Kind::leaderLate || seen.right.front().kind == Kind::learnersLate);
    }

    void aReadSeesTheWriteOrAnOlderState() {
        const std::string text =
            "zabscope scenario 1\nservers 3\nnetwork latency 5ms\nstart all\n"
            "run until server 1 serves and server 2 serves and server 3 serves at most 10s\n"
            "client 1 connects to 1\nclient 2 connects to 3\nclient 2 creates /a \"old\"\n"
            "run until applied 1:3 on all at most 5s\nrun 1s\n";
        // The leader has committed the new value; server 1, which is asked, has heard of it, or has not yet.
        for (const bool slow : {false, true}) {
            Played played(read(text + (slow ? "delay 3 to 1 by 500ms\n" : "") +
                                   "client 2 sets /a \"new\"\nrun until committed 1:4 on 3 at most 5s\nrun 100ms\n" +
                                   "client 1 reads /a\nrun 5s\n",
                               "read.zab"));
            while (!find(played.questions(), Topic::read) && played.run->step(never)) {}
            const auto all = played.questions();
            const Prediction* asked = find(all, Topic::read);
            QVERIFY(asked);
            QCOMPARE(asked->subject, 1);
            QCOMPARE(asked->client, -1);
            QCOMPARE(asked->zxid, Zxid::of(1, 4));
            const Foreseen seen = played.answer(*asked);
            QCOMPARE(kinds(seen), only(slow ? Kind::seesNot : Kind::sees));
            // When the server dies meanwhile, nobody answers.
            QVERIFY(!played.run->act("kill 1", played.timeline().end()));
            QCOMPARE(kinds(played.answer(*asked)), only(Kind::noAnswer));
        }
    }

    void everyAnswerIsWhatHappensWhenTheRunGoesOn_data() {
        QTest::addColumn<QString>("scenario");
        for (const char* name : {"demonstration", "leader_killed", "late_joiner", "uncommitted_truncated", "partition",
                                 "observer", "rollover", "variants/ack_before_fsync"})
            QTest::newRow(name) << name;
    }
    void everyAnswerIsWhatHappensWhenTheRunGoesOn() {
        QFETCH(QString, scenario);
        Played played(shipped(scenario.toStdString()));
        played.playOut();
        const Timeline& whole = played.timeline();
        int asked = 0;
        EventId next = 1;
        const EventId distance = std::max<EventId>(1, std::min<EventId>(whole.last(), 4000) / 40);
        for (EventId id = 1; id < played.script && asked < 60; ++id) {
            if (id < next || whole.event(id + 1).at == whole.event(id).at) continue;
            next = id + distance;
            for (const Prediction& each : played.questions({whole.event(id).at, id})) {
                ++asked;
                const Foreseen seen = played.answer(each);
                QVERIFY(seen.how != Foreseen::How::unfinished);
                QVERIFY(!seen.right.empty());
                for (const Option& right : seen.right)
                    QVERIFY(std::find(each.options.begin(), each.options.end(), right) != each.options.end());
                // The fork is the run, event by event, up to what decides it.
                QVERIFY(seen.timeline->last() <= whole.last());
                const EventId last = seen.event == noEvent ? seen.at.last : seen.event;
                for (EventId one = id; one <= last; ++one) {
                    const Event& a = seen.timeline->event(one);
                    const Event& b = whole.event(one);
                    QVERIFY(a.at == b.at && a.cause == b.cause && a.what.index() == b.what.index());
                }
                // Read in the recording it is the same.
                const Foreseen recorded = foresee(each, played.knownTo(played.here()));
                QCOMPARE(recorded.right, seen.right);
                QCOMPARE(recorded.event, seen.event);
            }
        }
        QVERIFY2(asked >= 5, qPrintable(QString::number(asked)));
    }

    void theNextQuestionIsFoundAndCanBeAskedThere() {
        Played played(shipped("demonstration"));
        const auto any = [](const Prediction&) { return true; };
        KnownRun start = played.knownTo({});
        const auto first = nextQuestion(start, {}, any);
        QVERIFY(first);
        played.playOut();
        QVERIFY(!played.questions(*first).empty());
        for (EventId id = 1; id < first->last; ++id) {
            if (played.timeline().event(id + 1).at == played.timeline().event(id).at) continue;
            QVERIFY(played.questions({played.timeline().event(id).at, id}).empty());
        }
        const auto sync = nextQuestion(start, {}, [](const Prediction& each) { return each.topic == Topic::notice; });
        QVERIFY(sync);
        QVERIFY(find(played.questions(*sync), Topic::notice));
        const std::atomic<bool> stop = true;
        QVERIFY(!nextQuestion(start, {}, any, &stop));
    }

    void aRecordingThatEndsTooEarlyIsNoAnswer() {
        Played played(shipped("demonstration"));
        played.until("server 3 looks");
        const auto all = played.questions();
        const Prediction* asked = find(all, Topic::winner);
        QVERIFY(asked);
        KnownRun known = played.knownTo(asked->asked);
        known.fixed = true;
        QCOMPARE(foresee(*asked, known).how, Foreseen::How::unfinished);
        const std::atomic<bool> stop = true;
        known.fixed = false;
        QCOMPARE(foresee(*asked, known, &stop).how, Foreseen::How::unfinished);
    }

    void theHistoryIsKeptAndRecentAnswersWeighMore() {
        QTemporaryDir folder;
        const QString file = folder.filePath("learning.ini");
        Progress progress(file);
        for (int i = 0; i < 210; ++i) progress.addPrediction("winner", i >= 205);
        for (const bool right : {true, true, true, false, false}) progress.addPrediction("sync", right);
        for (const bool right : {false, false, true, true, true}) progress.addPrediction("commit", right);
        auto scores = Progress(file).predictions();
        QCOMPARE(scores["winner"].asked, 210);
        QCOMPARE(scores["winner"].right, 5);
        QCOMPARE(scores["winner"].history.size(), std::size_t{Progress::mostHistory});
        QVERIFY(scores["winner"].history.back() && !scores["winner"].history.front());
        QVERIFY(scores["commit"].share() > 0.6 && scores["sync"].share() < 0.6);
        QCOMPARE(scores["never"].share(), 0.0);
        // What makes no sense counts as never asked.
        QSettings(file, QSettings::IniFormat).setValue("prediction/" + QByteArray("sync").toHex() + "/right", 99);
        QVERIFY(!Progress(file).predictions().contains("sync"));
        QFile broken(file);
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write(QByteArray(1000, '\xff'));
        broken.close();
        QVERIFY(Progress(file).predictions().empty());
    }
};

QTEST_MAIN(PredictionTest)
#include "prediction_test.moc"
