// SPDX-License-Identifier: GPL-3.0-or-later
/// What a teacher makes in the window: a worksheet of this run, or of the lesson that is open.
#include <QFileDialog>
#include <QLineEdit>
#include <QtTest>

#include "app/window/main_window.h"

using namespace zabscope;

namespace {

QString textOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

struct Desk {
    QTemporaryDir folder;
    MainWindow window{QString()};

    Desk() {
        window.setOwnClock(false);
        window.resize(1280, 800);
        window.show();
        window.open(QStringLiteral(":/scenarios/first_election.zab"));
        window.session().runTo(startOfTime + seconds(1));
        const auto isThere = [this] {
            window.tick(0.016);
            return !window.session().isSeeking();
        };
        if (!QTest::qWaitFor(isThere)) qFatal("the run does not come to one second");
    }
    /// Calls for a file dialog and chooses a name in it.
    QString choose(Do what, const QString& name) {
        window.actions()[what]->trigger();
        auto* dialog = window.findChild<QFileDialog*>();
        if (!dialog) return QString();
        const QString path = folder.filePath(name);
        Q_EMIT dialog->fileSelected(path);
        dialog->close();
        return path;
    }
};

}  // namespace

class WindowTeachingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aWorksheetAndItsAnswersAreWritten() {
        Desk desk;
        const QString path = desk.choose(Do::worksheet, "class.md");
        const QString answers = desk.folder.filePath("class-answers.md");
        QVERIFY(QTest::qWaitFor([&] { return desk.window.messages().line().contains(answers); }));
        QVERIFY(textOf(path).contains("(1) \\_\\_"));
        QVERIFY(textOf(answers).contains("(1) **"));
        QVERIFY(textOf(path).startsWith("# " + QString::fromStdString(desk.window.session().scenario().title)));
    }

    void theOpenLessonComesFirst() {
        Desk desk;
        desk.window.actions()[Do::lessons]->trigger();
        const QString path = desk.choose(Do::worksheet, "lesson.md");
        QVERIFY(QTest::qWaitFor([&] { return QFile::exists(desk.folder.filePath("lesson-answers.md")); }));
        QVERIFY2(textOf(path).startsWith("# Lesson 1: "), qPrintable(textOf(path).left(80)));
    }

    void aLessonOfTheRunOpensAgain() {
        Desk desk;
        Session& session = desk.window.session();
        const auto& actions = desk.window.actions();
        actions[Do::saveLesson]->trigger();
        QVERIFY2(desk.window.messages().line().contains("bookmark"), qPrintable(desk.window.messages().line()));
        session.act(QStringLiteral("kill 3"));
        session.runTo(startOfTime + seconds(3));
        QVERIFY(QTest::qWaitFor([&] {
            desk.window.tick(0.016);
            return !session.isSeeking();
        }));
        const Timeline& timeline = *session.timeline();
        EventId death = 1;
        while (!std::holds_alternative<Died>(timeline.event(death).what)) ++death;
        session.setBookmarks({{timeline.positionOf(death), "The leader is gone."}});
        actions[Do::saveLesson]->trigger();
        auto* title = desk.window.messages().findChild<QLineEdit*>();
        QVERIFY(title && title->isVisible());
        title->setText("Without a leader");
        QTest::keyClick(title, Qt::Key_Return);
        auto* dialog = desk.window.findChild<QFileDialog*>();
        QVERIFY(dialog);
        const QString path = desk.folder.filePath("own.lesson.md");
        Q_EMIT dialog->fileSelected(desk.folder.filePath("own.md"));
        dialog->close();
        QVERIFY(QTest::qWaitFor([&] { return desk.window.messages().line().contains(path); }));
        QVERIFY2(textOf(path).contains("when: killed 3\n"), qPrintable(textOf(path)));
        desk.window.open(path);
        QCOMPARE(QString::fromStdString(session.scenario().title), desk.window.windowTitle().section("[*]", 0, 0));
        QVERIFY(QTest::qWaitFor([&] {
            session.playhead().setPace(Pace::express);  // a page is gone to at the pace of a newcomer
            desk.window.tick(0.016);
            return session.timeline()->last() >= death && session.playhead().last() == death;
        }));
        QCOMPARE(session.playhead().shown(), timeline.event(death).at);
    }

    void aLessonThatIsWrongIsSaid() {
        Desk desk;
        QFile file(desk.folder.filePath("bad.lesson.md"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("nothing") > 0);
        file.close();
        desk.window.open(file.fileName());
        QVERIFY2(desk.window.messages().line().contains("bad.lesson.md:1"), qPrintable(desk.window.messages().line()));
    }

    void aNameOfAnotherKindIsRefused() {
        Desk desk;
        desk.choose(Do::worksheet, "class.txt");
        QVERIFY2(desk.window.messages().line().contains(".md or .pdf"), qPrintable(desk.window.messages().line()));
    }
};

QTEST_MAIN(WindowTeachingTest)
#include "window_teaching_test.moc"
