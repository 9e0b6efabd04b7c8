// SPDX-License-Identifier: GPL-3.0-or-later
/// Lessons in the window: pages, questions, the way there and back, and what is kept.
#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QTemporaryDir>
#include <QTextBrowser>
#include <QtTest>

#include "app/window/lesson_desk.h"
#include "app/window/main_window.h"

using namespace zabscope;

namespace {

struct Classroom {
    QTemporaryDir folder;
    std::unique_ptr<MainWindow> window;

    Classroom() { open(); }
    void open() {
        window = std::make_unique<MainWindow>(folder.path());
        window->setOwnClock(false);
        window->resize(1280, 800);
        window->show();
        window->setLanguage("en");
        window->actions()[Do::lessons]->trigger();
    }
    LessonSheet* sheet() { return window->findChild<LessonSheet*>(); }
    Session& session() { return window->session(); }
    QPushButton* button(const QString& text) {
        for (QPushButton* each : sheet()->findChildren<QPushButton*>()) {
            if (each->text() == text) return each;
        }
        return nullptr;
    }
    QComboBox* combo(const QString& name) {
        for (QComboBox* each : sheet()->findChildren<QComboBox*>()) {
            if (each->accessibleName() == name) return each;
        }
        return nullptr;
    }
    QString text() { return sheet()->findChild<QTextBrowser*>()->toPlainText(); }
    template <typename Until>
    bool pass(Until until, int turns = 6000) {
        for (int i = 0; i < turns; ++i) {
            window->tick(0.016);
            QCoreApplication::processEvents();
            if (until()) return true;
            QThread::usleep(100);
        }
        return false;
    }
    int page() { return combo("Page")->currentIndex(); }
    bool arrived() {
        const Playhead& playhead = session().playhead();
        return !playhead.isPlaying() && !playhead.stop();
    }
    QString told() {
        const Playhead& playhead = session().playhead();
        const Known known = session().known();
        return QStringLiteral("page %1, at %2#%3, stop %4#%5, known %6#%7, playing %8")
            .arg(page())
            .arg(playhead.shown().time_since_epoch().count())
            .arg(playhead.last())
            .arg(playhead.stop() ? playhead.stop()->at.time_since_epoch().count() : -1)
            .arg(playhead.stop() ? playhead.stop()->last : 0)
            .arg(known.reached.time_since_epoch().count())
            .arg(known.timeline.last())
            .arg(playhead.isPlaying());
    }
    /// Goes on, first at a walk and then at once.
    void goOn() {
        QPushButton* next = button("Next") ? button("Next") : button("Skip");
        QTest::mouseClick(next, Qt::LeftButton);
    }
};

}  // namespace

class LessonDeskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // The last page can be hurried to like any other; only then is the lesson finished. What is asked is asked without
    // showing what comes.
    void theLastPageIsSeenBeforeTheLessonEnds() {
        Classroom room;
        const int last = room.combo("Page")->count() - 1;
        QVERIFY(room.pass([&] { return room.window->lessons().isThere(); }));
        room.window->lessons().goTo(last - 1);
        QVERIFY(room.pass([&] { return room.window->lessons().isThere(); }));
        room.window->lessons().goTo(last);
        QVERIFY(!room.window->lessons().isThere());
        QTest::mouseClick(room.button("Finish"), Qt::LeftButton);
        QCOMPARE(room.page(), last);
        QVERIFY2(room.pass([&] { return room.arrived(); }), qPrintable(room.told()));
        QCOMPARE(room.combo("Lesson")->currentIndex(), 0);
        // Back on a page that asks: the run is recorded to its end, and shown to here.
        room.window->lessons().goTo(1);
        QVERIFY(room.pass([&] { return room.arrived() && room.window->lessons().isThere(); }));
        QVERIFY(room.window->lessons().asks());
        room.window->tick(0.016);
        const auto shown = [&] { return room.window->view("ensemble")->frame().timeline->last(); };
        QVERIFY(room.session().timeline()->last() > room.session().playhead().last());
        QCOMPARE(shown(), room.session().playhead().last());
        QTest::keyClick(room.sheet(), Qt::Key_1);
        room.window->tick(0.016);
        QCOMPARE(shown(), room.session().timeline()->last());
        QTest::mouseClick(room.button("Next"), Qt::LeftButton);
        room.window->lessons().goTo(last);
        QVERIFY(room.pass([&] { return room.arrived() && room.window->lessons().isThere(); }));
        QTest::mouseClick(room.button("Finish"), Qt::LeftButton);
        QCOMPARE(room.combo("Lesson")->currentIndex(), 1);
    }

    void threeLessonsGoByKeyboardAlone() {
        Classroom room;
        const auto press = [&](Qt::Key key) {
            QWidget* at = QApplication::focusWidget();
            QTest::keyClick(at ? at : room.window.get(), key);
            QCoreApplication::processEvents();
        };
        room.window->activateWindow();
        QVERIFY(room.pass([&] { return room.sheet()->isAncestorOf(QApplication::focusWidget()); }, 50));
        for (int lesson = 0; lesson < 3; ++lesson) {
            QCOMPARE(room.combo("Lesson")->currentIndex(), lesson);
            const int pages = room.combo("Page")->count();
            for (int page = 0; page < pages; ++page) {
                const QString place = QStringLiteral("lesson %1, page %2: %3").arg(lesson).arg(page).arg(room.told());
                QVERIFY2(room.page() == page, qPrintable(place));
                const auto radios = room.sheet()->findChildren<QRadioButton*>();
                if (!radios.empty()) {
                    // Down chooses, Space answers, on the next page it is a digit. Enter would skip.
                    QVERIFY2(room.button("Skip")->hasFocus(), qPrintable(place));
                    if (page % 2 == 0) {
                        press(Qt::Key_Down);
                        QVERIFY(radios[0]->hasFocus());
                        press(Qt::Key_Down);
                        QVERIFY(radios[1]->hasFocus());
                        press(Qt::Key_Space);
                    } else {
                        press(Qt::Key_1);
                    }
                    QVERIFY(room.pass([&] { return room.button("Next") || room.button("Finish"); }, 50));
                    QVERIFY(!room.session().playhead().isPlaying() || room.session().playhead().stop());
                }
                if (page == 1) {
                    press(Qt::Key_Backspace);
                    QCOMPARE(room.page(), 0);
                    press(Qt::Key_Return);
                    QCOMPARE(room.page(), 1);
                }
                QVERIFY(room.pass([&] { return room.button("Next") || room.button("Finish"); }, 50));
                // While the servers are on their way, the first Enter brings them there.
                room.pass([] { return false; }, 3);
                if (!room.arrived() && !room.button("Finish")) press(Qt::Key_Return);
                QVERIFY(room.pass([&] { return room.arrived(); }));
                press(Qt::Key_Return);
                room.pass([] { return false; }, 3);
            }
        }
        QCOMPARE(room.combo("Lesson")->currentIndex(), 3);
    }

    void theFirstLessonOpensAtItsFirstPage() {
        Classroom room;
        QVERIFY(room.sheet()->isVisible());
        QCOMPARE(room.page(), 0);
        QCOMPARE(room.combo("Lesson")->currentIndex(), 0);
        QVERIFY(room.pass([&] { return room.arrived(); }));
        QCOMPARE(room.session().playhead().last(), noEvent);
        QVERIFY(room.text().size() > 50);
    }

    void goingOnPlaysTheServersToTheNextPageAndStopsThere() {
        Classroom room;
        QVERIFY(room.pass([&] { return room.arrived(); }));
        EventId before = noEvent;
        bool moved = false;
        const int pages = room.combo("Page")->count();
        for (int page = 1; page < pages; ++page) {
            room.goOn();
            QVERIFY(room.pass([&] { return room.page() == page; }));
            room.pass([&] { return room.arrived(); }, 30);
            if (!room.arrived() && page + 1 < pages) room.goOn();  // no patience: at once
            QVERIFY2(room.pass([&] { return room.arrived(); }), qPrintable(room.told()));
            QCOMPARE(room.page(), page);
            QVERIFY(room.session().playhead().last() >= before);
            moved = moved || room.session().playhead().last() > before;
            before = room.session().playhead().last();
        }
        QVERIFY(moved);
        // Back: the same place again.
        QTest::mouseClick(room.button("Back"), Qt::LeftButton);
        QCOMPARE(room.page(), pages - 2);
        QVERIFY(room.pass([&] { return room.arrived(); }));
        QVERIFY(room.session().playhead().last() <= before);
    }

    void anAnswerIsJudgedAndKept() {
        Classroom room;
        QVERIFY(room.pass([&] { return room.arrived(); }));
        for (int turn = 0; turn < 10 && !room.sheet()->findChild<QRadioButton*>(); ++turn) {
            room.goOn();
            QVERIFY(room.pass([&] { return room.arrived() || room.button("Skip"); }));
            if (!room.arrived()) room.goOn();
            QVERIFY(room.pass([&] { return room.arrived(); }));
        }
        auto choices = room.sheet()->findChildren<QRadioButton*>();
        QVERIFY(choices.size() >= 2);
        QVERIFY(room.button("Skip"));
        choices[0]->click();
        QCoreApplication::processEvents();
        QVERIFY(room.button("Next"));
        // What was answered stands.
        choices = room.sheet()->findChildren<QRadioButton*>();
        QVERIFY(choices[0]->isChecked() && !choices[1]->isEnabled());
        bool judged = false;
        for (QLabel* label : room.sheet()->findChildren<QLabel*>())
            judged = judged || (label->isVisible() && (label->text().startsWith("✓ ") || label->text().startsWith("✗ ")));
        QVERIFY(judged);
        // Closed and opened again: the same page, the same answer.
        const int page = room.page();
        room.window->close();
        room.open();
        QCOMPARE(room.page(), page);
        QVERIFY(room.pass([&] { return room.arrived(); }));
        choices = room.sheet()->findChildren<QRadioButton*>();
        QVERIFY(choices[0]->isChecked());
    }

    void whoeverMeddlesComesBackToTheLesson() {
        Classroom room;
        QVERIFY(room.pass([&] { return room.arrived(); }));
        room.goOn();
        QVERIFY(room.pass([&] { return room.arrived(); }));
        const Position there = room.session().playhead().position();
        room.session().act("kill 1");
        QVERIFY(room.pass([&] { return room.session().isChanged(); }));
        QTest::mouseClick(room.button("Back"), Qt::LeftButton);
        QVERIFY(room.pass([&] { return room.arrived(); }));
        room.goOn();
        QVERIFY(room.pass([&] { return room.arrived(); }));
        QCOMPARE(room.session().playhead().position(), there);
        QVERIFY(room.session().branches().now().commands.empty());
    }

    // A lesson behind its neighbour's tab is brought to the front by its key, and closed by the next; a presentation
    // leaves out what was behind.
    void theKeyRaisesBeforeItCloses() {
        Classroom room;
        const auto* dock = room.window->findChild<QDockWidget*>(QStringLiteral("lessons"));
        const auto isFront = [&] { return dock->isVisible() && !dock->visibleRegion().isEmpty(); };
        room.window->actions()[Do::challenges]->trigger();
        QVERIFY(room.pass([&] { return !isFront(); }, 50));
        room.window->actions()[Do::presenter]->trigger();
        QCoreApplication::processEvents();
        QVERIFY(!dock->isVisible());
        room.window->actions()[Do::presenter]->trigger();
        QVERIFY(room.pass([&] { return !isFront(); }, 50));
        room.window->actions()[Do::lessons]->trigger();
        QVERIFY(room.pass(isFront, 50));
        room.window->actions()[Do::lessons]->trigger();
        QVERIFY(room.pass([&] { return dock->isHidden(); }, 50));
    }

    void theLessonSpeaksChinese() {
        Classroom room;
        const QString english = room.text();
        room.window->actions()[Do::chinese]->trigger();
        QCoreApplication::processEvents();
        QVERIFY(room.text() != english);
        QVERIFY(room.text().contains(QRegularExpression("\\p{Han}")));
        room.window->actions()[Do::english]->trigger();
        QCoreApplication::processEvents();
        QCOMPARE(room.text(), english);
    }
};

QTEST_MAIN(LessonDeskTest)
#include "lesson_desk_test.moc"
