// SPDX-License-Identifier: GPL-3.0-or-later
/// "What happens next?" in the window, by keyboard: asked, answered, shown, scored, withdrawn.
#include <QLabel>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTextBrowser>
#include <QtTest>

#include "app/window/main_window.h"
#include "app/window/prediction_desk.h"

using namespace zabscope;
using learn::Foreseen;
using learn::Topic;

namespace {

struct Room {
    QTemporaryDir folder;
    std::unique_ptr<MainWindow> window;

    explicit Room(const QString& scenario = QStringLiteral(":/scenarios/demonstration.zab")) {
        window = std::make_unique<MainWindow>(folder.path());
        window->setOwnClock(false);
        window->resize(1280, 800);
        window->show();
        window->setLanguage("en");
        window->open(scenario);
        window->tick(0.016);
    }
    Session& session() { return window->session(); }
    PredictionDesk& desk() { return window->predictions(); }
    PredictionSheet* sheet() { return window->findChild<PredictionSheet*>(); }
    void key(Qt::Key key) {
        window->activateWindow();
        QCoreApplication::processEvents();
        QWidget* focus = window->focusWidget() ? window->focusWidget() : window.get();
        QTest::keyClick(focus, key);
        QCoreApplication::processEvents();
    }
    template <typename Until>
    bool pass(Until until, int turns = 20'000) {
        for (int i = 0; i < turns; ++i) {
            window->tick(0.016);
            QCoreApplication::processEvents();
            if (until()) return true;
            QThread::usleep(100);
        }
        return false;
    }
    bool runUntil(const QString& condition) {
        auto parsed = parseCondition(condition.toStdString(), *session().ensemble());
        session().runUntil(std::get<Condition>(parsed));
        return pass([&] { return !session().isSeeking(); });
    }
    /// The digit of the right answer, as soon as it is known.
    int right() {
        if (!pass([&] { return desk().foreseen() != nullptr; })) return -1;
        const auto& options = desk().question()->options;
        for (std::size_t i = 0; i < options.size(); ++i) {
            if (options[i] == desk().foreseen()->right.front()) return static_cast<int>(i);
        }
        return -1;
    }
    bool says(const QString& text) {
        for (QLabel* label : sheet()->findChildren<QLabel*>()) {
            if (label->isVisible() && label->text().contains(text)) return true;
        }
        return false;
    }
    QPushButton* button(const QString& text) {
        for (QPushButton* each : sheet()->findChildren<QPushButton*>()) {
            if (each->isVisible() && each->text().remove(u'&') == text) return each;
        }
        return nullptr;
    }
    learn::Progress::Score score(const char* topic) {
        return learn::Progress(folder.filePath("learning.ini")).predictions()[topic];
    }
};

}  // namespace

class PredictionDeskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // While a question waits nothing that is shown has a future, though it is recorded.
    void whatComesIsHiddenUntilItIsAnswered() {
        Room room;
        QVERIFY(room.runUntil("leader elected"));
        const EventId recorded = room.session().timeline()->last();
        QVERIFY(room.runUntil("server 3 looks") || true);
        room.session().jump({});
        QVERIFY(room.runUntil("server 3 looks"));
        room.window->tick(0.016);
        const Position there = room.session().playhead().position();
        QVERIFY(there.last < recorded);
        const auto shownTo = [&] { return room.window->view("ensemble")->frame().timeline->last(); };
        QVERIFY(shownTo() >= recorded);
        room.key(Qt::Key_Q);
        room.window->tick(0.016);
        QVERIFY(room.desk().isOpen());
        QVERIFY(room.says("hidden until you have answered"));
        QCOMPARE(shownTo(), there.last);
        const Recording& recording = *room.window->view("timeline")->frame().recording;
        QCOMPARE(recording.branches[static_cast<std::size_t>(recording.branch)].end.last, there.last);
        QVERIFY(room.right() >= 0);
        room.desk().choose(0);
        room.window->tick(0.016);
        QVERIFY(shownTo() >= recorded);
        QVERIFY(!room.says("hidden until you have answered"));
    }

    void aRightAnswerByKeyboardAloneIsCountedAndShown() {
        Room room;
        QVERIFY(room.runUntil("server 3 looks"));
        const Position there = room.session().playhead().position();
        room.key(Qt::Key_Q);
        QVERIFY(room.sheet()->isVisible());
        QVERIFY(room.desk().isOpen());
        QCOMPARE(room.desk().question()->topic, Topic::winner);
        const int right = room.right();
        QVERIFY(right >= 0);
        QVERIFY(!room.says("✓") && !room.says("Right"));  // nothing is given away
        QCOMPARE(room.session().playhead().position(), there);
        room.key(static_cast<Qt::Key>(Qt::Key_1 + right));
        QVERIFY(room.says("✓ Right: Server 5"));
        QVERIFY(room.says("largest sid"));
        QCOMPARE(room.score("winner").asked, 1);
        QCOMPARE(room.score("winner").right, 1);
        QCOMPARE(room.session().playhead().position(), there);
        // Enter on "Show it" plays up to what decides it; once more goes there.
        QCOMPARE(room.window->focusWidget(), room.button("Show it"));
        const Position decided = room.desk().foreseen()->at;
        room.key(Qt::Key_Return);
        QVERIFY(room.session().playhead().isPlaying());
        room.key(Qt::Key_Return);
        QVERIFY(room.pass([&] { return room.session().playhead().position() == decided; }));
        room.window->tick(0.016);
        QCOMPARE(room.session().selection().event, room.desk().foreseen()->event);
        // What was foreseen is what happened.
        const Event& event = room.session().timeline()->event(decided.last);
        QVERIFY(std::holds_alternative<Changed>(event.what));
        QCOMPARE(std::get<Changed>(event.what).node, 5);
    }

    void aWrongAnswerIsToldAndCounted() {
        Room room;
        QVERIFY(room.runUntil("server 3 looks"));
        room.key(Qt::Key_Q);
        const int right = room.right();
        room.key(right == 0 ? Qt::Key_2 : Qt::Key_1);
        QVERIFY(room.says("✗ Not so. The answer: Server 5"));
        QCOMPARE(room.score("winner").asked, 1);
        QCOMPARE(room.score("winner").right, 0);
        // Digits are densities again.
        room.key(Qt::Key_3);
        QVERIFY(room.window->actions()[Do::densityAll]->isChecked());
    }

    void whoDoesNotWaitIsToldTheAnswerWhenItIsThere() {
        Room room;
        QVERIFY(room.runUntil("server 3 looks"));
        room.key(Qt::Key_Q);
        room.desk().choose(4);
        QVERIFY(room.desk().foreseen() || room.says("Running ahead…"));
        QVERIFY(room.pass([&] { return room.says("✓ Right"); }));
    }

    void whoActsOrGoesBackHasTheQuestionWithdrawn() {
        Room room;
        QVERIFY(room.runUntil("server 3 looks"));
        room.key(Qt::Key_Q);
        QVERIFY(room.desk().isOpen());
        room.session().act("kill 5");
        QVERIFY(room.pass([&] { return !room.desk().isOpen(); }));
        QVERIFY(room.says("You have acted"));
        room.key(Qt::Key_Q);
        QVERIFY(room.desk().isOpen());
        QCOMPARE(room.desk().question()->topic, Topic::winner);
        room.session().jump({});
        QVERIFY(room.pass([&] { return !room.desk().isOpen(); }));
        QVERIFY(room.says("You have gone back"));
        QVERIFY(room.score("winner").asked == 0);
    }

    void whoPlaysOnSeesItHappenAndItDoesNotCount() {
        Room room;
        QVERIFY(room.runUntil("server 3 looks"));
        room.key(Qt::Key_Q);
        QVERIFY(room.right() >= 0);
        room.session().playhead().setPace(Pace::express);
        room.session().playhead().setPlaying(true);
        QVERIFY(room.pass([&] { return !room.desk().isOpen(); }));
        QVERIFY(room.says("It has happened"));
        QCOMPARE(room.score("winner").asked, 0);
    }

    void whereNothingIsUndecidedTheNextQuestionIsLookedFor() {
        Room room;
        room.key(Qt::Key_Q);
        QVERIFY(!room.desk().isOpen());
        QVERIFY(room.pass([&] { return room.button("Run to the next question") != nullptr; }));
        QCOMPARE(room.window->focusWidget(), room.button("Run to the next question"));
        QCOMPARE(room.session().playhead().last(), noEvent);
        room.key(Qt::Key_Return);
        QVERIFY(room.pass([&] { return room.desk().isOpen(); }));
        QVERIFY(!room.session().playhead().isPlaying());
    }

    void askingInThePastAnswersWithWhatIsRecorded() {
        Room room;
        QVERIFY(room.runUntil("server 3 looks"));
        const Position there = room.session().playhead().position();
        QVERIFY(room.runUntil("server 5 is down"));
        room.session().jump(there);
        room.key(Qt::Key_Q);
        QCOMPARE(room.desk().question()->asked, there);
        QCOMPARE(room.right(), 4);
        QCOMPARE(room.session().playhead().position(), there);
        QCOMPARE(room.session().branches().all().size(), std::size_t{1});
    }

    // What the scenario does before the answer nobody can guess, so the question tells it.
    void whatTheScriptStillDoesIsTold() {
        QTemporaryDir place;
        QFile file(place.filePath("late.zab"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("zabscope scenario 1\nservers 5\nstart 1 2\nrun 4s\nstart 3\nrun 10s\n");
        file.close();
        Room room(file.fileName());
        QVERIFY(room.runUntil("server 1 looks and server 2 looks"));
        room.key(Qt::Key_Q);
        QVERIFY(room.desk().isOpen() && room.desk().question()->topic == Topic::winner);
        const int right = room.right();
        QVERIFY(right >= 0);
        QVERIFY(room.pass([&] { return room.says("this is done meanwhile"); }));
        QVERIFY(room.says("start 3"));
        QVERIFY(!room.says("start 1 2"));
        if (!qEnvironmentVariable("ZABSCOPE_PICTURES").isEmpty())
            room.window->grab().save(qEnvironmentVariable("ZABSCOPE_PICTURES") + "/late.png");
    }

    void anotherQuestionIsNotTheSameAgain() {
        Room room;
        QVERIFY(room.runUntil("server 3 looks"));
        std::vector<learn::Prediction> asked;
        for (int turn = 0; turn < 6; ++turn) {
            room.key(Qt::Key_Q);
            if (!room.desk().isOpen()) {
                QVERIFY(room.pass([&] { return room.button("Run to the next question") != nullptr; }));
                room.key(Qt::Key_Return);
                QVERIFY(room.pass([&] { return room.desk().isOpen(); }));
            }
            for (const learn::Prediction& each : asked)
                QVERIFY(!each.asksSame(*room.desk().question()) || each.asked < room.desk().question()->asked);
            asked.push_back(*room.desk().question());
            QVERIFY(room.right() >= 0);
            room.key(Qt::Key_1);
        }
        QVERIFY(asked.front().topic != asked.back().topic || !asked.front().asksSame(asked.back()));
    }

    void whatIsOftenWrongIsToBeReviewed() {
        Room room;
        learn::Progress progress(room.folder.filePath("learning.ini"));
        for (int i = 0; i < 4; ++i) progress.addPrediction("sync", false);
        for (int i = 0; i < 4; ++i) progress.addPrediction("winner", true);
        room.desk().retranslate();
        room.key(Qt::Key_Q);
        const QString html = room.sheet()->findChild<QTextBrowser*>()->toHtml();
        QVERIFY(html.contains("lesson:sync"));
        QVERIFY(!html.contains("lesson:order"));
        Q_EMIT room.sheet()->followed("lesson:sync");
        QCOMPARE(room.window->findChild<QDockWidget*>("lessons")->isVisible(), true);
    }

    void itSpeaksChinese() {
        Room room;
        QVERIFY(room.runUntil("server 3 looks"));
        room.window->actions()[Do::chinese]->trigger();
        QCoreApplication::processEvents();
        room.key(Qt::Key_Q);
        QVERIFY(room.right() >= 0);
        room.key(Qt::Key_1);
        for (QLabel* label : room.sheet()->findChildren<QLabel*>()) {
            if (label->isVisible() && label->text().size() > 8)
                QVERIFY2(label->text().contains(QRegularExpression("\\p{Han}")), qPrintable(label->text()));
        }
        room.window->actions()[Do::english]->trigger();
        QCoreApplication::processEvents();
        QVERIFY(room.says("Who wins an election"));
    }
};

QTEST_MAIN(PredictionDeskTest)
#include "prediction_desk_test.moc"
