// SPDX-License-Identifier: GPL-3.0-or-later
/// Without a mouse: every control is reached and named, keys go where a person expects, every menu opens by key.
#include <QAbstractItemView>
#include <QAccessible>
#include <QDialog>
#include <QListView>
#include <QPushButton>
#include <QTableView>
#include <QTextBrowser>
#include <QToolBar>
#include <QToolButton>
#include <QMenu>
#include <QMenuBar>
#include <QtTest>
#include <set>

#include "app/render/picture.h"
#include "app/window/key_sheet.h"
#include "tests/app/window/menus.h"
#include "views/narration/narration_view.h"

using namespace zabscope;

namespace {

/// Controls that can be used and of which a screen reader would not know the name.
QStringList nameless(const QWidget& root) {
    QStringList all;
    for (QWidget* widget : root.findChildren<QWidget*>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisibleTo(&root) || widget->focusProxy()) continue;
        QAccessibleInterface* access = QAccessible::queryAccessibleInterface(widget);
        const bool isPart = widget->objectName().startsWith("qt_") || widget->inherits("QTabBar");
        if (!isPart && access && access->text(QAccessible::Name).isEmpty())
            all << QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName();
    }
    return all;
}

std::set<QWidget*> dialogs() {
    std::set<QWidget*> all;
    for (QWidget* each : QApplication::topLevelWidgets()) {
        if (each->isVisible() && qobject_cast<QDialog*>(each)) all.insert(each);
    }
    return all;
}

/// Some menus wait for their end in a loop of their own, so it is looked from inside.
bool opensMenu(QWidget& widget, Qt::Key key, Qt::KeyboardModifiers modifiers) {
    bool opened = false;
    const auto look = [&opened] {
        opened = opened || QApplication::activePopupWidget() != nullptr;
        closeMenus();
    };
    QTimer closer;
    QObject::connect(&closer, &QTimer::timeout, look);
    closer.start(5);
    QTest::keyClick(&widget, key, modifiers);
    look();
    return opened;
}

}  // namespace

class KeyboardTest : public QObject {
    Q_OBJECT

    static void settle(Desk& desk) {
        desk.pass([] { return false; }, 4);
    }
    static void activate(Desk& desk) {
        desk.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&desk.window));
    }

private Q_SLOTS:
    void initTestCase() { speak(QStringLiteral("en")); }
    void cleanup() {
        closeMenus();
        speak(QStringLiteral("en"));
    }

    void whatOpensHasNames_data() {
        QTest::addColumn<int>("what");
        for (const Do what : {Do::lessons, Do::challenges, Do::predict, Do::misconceptions, Do::whatIf, Do::keys,
                              Do::exportRun, Do::exportPicture, Do::open, Do::saveAs, Do::bookmark, Do::untilCondition})
            QTest::addRow("%d", static_cast<int>(what)) << static_cast<int>(what);
    }
    void whatOpensHasNames() {
        QFETCH(int, what);
        Desk desk;
        QVERIFY(desk.passUntilAllServe());
        desk.window.actions()[static_cast<Do>(what)]->trigger();
        settle(desk);
        const QStringList within = nameless(desk.window);
        QVERIFY2(within.isEmpty(), qPrintable(within.join(" | ")));
        for (QWidget* dialog : dialogs()) {
            // What Qt's own dialog for files has inside is Qt's.
            if (dialog->inherits("QFileDialog")) continue;
            QVERIFY(!dialog->windowTitle().isEmpty());
            const QStringList inside = nameless(*dialog);
            QVERIFY2(inside.isEmpty(), qPrintable(dialog->windowTitle() + ": " + inside.join(" | ")));
            // And it goes by Escape.
            QTest::keyClick(dialog, Qt::Key_Escape);
        }
    }

    void inAMenuALetterMeansOneThing_data() {
        QTest::addColumn<QString>("language");
        QTest::newRow("en") << QStringLiteral("en");
        QTest::newRow("zh_CN") << QStringLiteral("zh_CN");
    }
    void inAMenuALetterMeansOneThing() {
        QFETCH(QString, language);
        Desk desk;
        desk.window.setLanguage(language);
        settle(desk);
        QStringList twice;
        int seen = 0;
        const auto look = [&](const QString& menu, const QList<QAction*>& actions) {
            QHash<QChar, QString> taken;
            for (const QAction* action : actions) {
                const QString text = QString(action->text()).remove(QStringLiteral("&&"));
                const auto at = text.indexOf(u'&');
                if (at < 0 || at + 1 >= text.size()) continue;
                const QChar letter = text[at + 1].toUpper();
                if (taken.contains(letter)) twice << QStringList{menu, taken[letter], text}.join(u'/');
                taken[letter] = text;
                ++seen;
            }
        };
        look(QStringLiteral("the bar"), desk.window.menuBar()->actions());
        for (const QMenu* menu : desk.window.menuBar()->findChildren<QMenu*>()) look(menu->title(), menu->actions());
        QVERIFY2(twice.isEmpty(), qPrintable(twice.join(" | ")));
        QVERIFY2(seen > 60, qPrintable(QString::number(seen)));
    }

    void aScreenReaderTogglesWhatAButtonDoes() {
        Desk desk;
        QVERIFY(desk.passUntilAllServe());
        for (const Do what : {Do::play, Do::express, Do::presenter}) {
            QAction* action = desk.window.actions()[what];
            QAbstractButton* button = nullptr;
            for (QToolBar* bar : desk.window.findChildren<QToolBar*>()) {
                if (QWidget* widget = bar->widgetForAction(action)) button = qobject_cast<QAbstractButton*>(widget);
            }
            QVERIFY(button);
            const bool before = action->isChecked();
            QSignalSpy done(&desk.window.actions(), &Actions::wanted);
            QAccessibleActionInterface* reader = QAccessible::queryAccessibleInterface(button)->actionInterface();
            QVERIFY(reader);
            reader->doAction(reader->actionNames().first());
            QCOMPARE(done, (QList<QList<QVariant>>{{QVariant::fromValue(what)}}));
            settle(desk);  // what the window knows of it agrees
            QCOMPARE(action->isChecked(), !before);
            QCOMPARE(button->isChecked(), !before);
        }
    }

    void tabReachesEverything() {
        Desk desk;
        QVERIFY(desk.passUntilAllServe());
        desk.session().playhead().setPlaying(false);
        settle(desk);
        activate(desk);
        std::set<QWidget*> reached;
        for (int i = 0; i < 600; ++i) {
            QTest::keyClick(&desk.window, Qt::Key_Tab);
            if (QWidget* focus = QApplication::focusWidget()) reached.insert(focus);
        }
        QStringList missed;
        for (QWidget* each : desk.window.findChildren<QWidget*>()) {
            const bool wants = (each->focusPolicy() & Qt::TabFocus) && each->isEnabled() && !each->focusProxy();
            if (!wants || !each->isVisible() || each->visibleRegion().isEmpty() || reached.contains(each)) continue;
            missed << QString::fromLatin1(each->metaObject()->className()) + u' ' + each->objectName() + u' ' +
                          each->accessibleName();
        }
        QVERIFY2(missed.isEmpty(), qPrintable(missed.join("\n")));
    }

    void listsAreWalkedAndButtonsPressedByTheirKeys() {
        Desk desk;
        QVERIFY(desk.passUntilAllServe());
        desk.session().playhead().setPlaying(false);
        desk.window.dock("events")->raise();
        settle(desk);
        activate(desk);
        auto* table = desk.window.view("events")->findChild<QTableView*>();
        table->setFocus(Qt::TabFocusReason);
        table->selectRow(2);
        const double speed = desk.session().playhead().speed();
        QTest::keyClick(table, Qt::Key_Down);
        QCOMPARE(table->currentIndex().row(), 3);
        QTest::keyClick(table, Qt::Key_Up);
        QTest::keyClick(table, Qt::Key_Up);
        QCOMPARE(table->currentIndex().row(), 1);
        QCOMPARE(desk.session().playhead().speed(), speed);
        // A button that Tab has reached is pressed by Space; time stands still.
        QToolButton* copy = nullptr;
        for (QToolButton* each : desk.window.view("narration")->findChildren<QToolButton*>()) {
            if (each->isVisible()) copy = each;
        }
        QVERIFY(copy);
        QSignalSpy pressed(copy, &QAbstractButton::clicked);
        copy->setFocus(Qt::TabFocusReason);
        QTest::keyClick(copy, Qt::Key_Space);
        QCOMPARE(pressed.count(), 1);
        QVERIFY(!desk.session().playhead().isPlaying());
        // On the canvas these keys belong to time.
        desk.canvas("ensemble")->setFocus();
        QTest::keyClick(desk.canvas("ensemble"), Qt::Key_Space);
        QVERIFY(desk.session().playhead().isPlaying());
        QTest::keyClick(desk.canvas("ensemble"), Qt::Key_Up);
        QVERIFY(desk.session().playhead().speed() > speed);
    }

    void menusOpenByKey() {
        Desk desk;
        QVERIFY(desk.passUntilAllServe());
        desk.session().playhead().setPlaying(false);
        settle(desk);
        activate(desk);
        for (const char* name : {"ensemble", "sequence", "timeline", "ballots", "logs"}) {
            if (QDockWidget* dock = desk.window.dock(name)) dock->raise();
            settle(desk);
            Canvas* canvas = desk.canvas(name);
            QVERIFY(canvas);
            if (canvas->items().empty()) continue;
            activate(desk);  // a menu has been in front
            canvas->setFocus(Qt::TabFocusReason);
            QTest::keyClick(canvas, Qt::Key_Tab);
            QVERIFY2(opensMenu(*canvas, Qt::Key_Menu, Qt::NoModifier), name);
            QVERIFY2(opensMenu(*canvas, Qt::Key_F10, Qt::ShiftModifier), name);
        }
        desk.window.dock("events")->raise();
        settle(desk);
        auto* table = desk.window.view("events")->findChild<QTableView*>();
        table->setFocus(Qt::TabFocusReason);
        table->selectRow(1);
        QVERIFY(opensMenu(*table, Qt::Key_Menu, Qt::NoModifier));
        QVERIFY(opensMenu(*table, Qt::Key_F10, Qt::ShiftModifier));
        auto* sentences = desk.window.view("narration")->findChild<QListView*>();
        sentences->setFocus(Qt::TabFocusReason);
        sentences->setCurrentIndex(sentences->model()->index(0, 0));
        QVERIFY(opensMenu(*sentences, Qt::Key_Menu, Qt::NoModifier));
        QVERIFY(opensMenu(*sentences, Qt::Key_F10, Qt::ShiftModifier));
    }

    void fromTheStartSpaceIsForTime() {
        MainWindow window{QString()};
        window.setOwnClock(false);
        window.beginFirst();
        window.show();
        QVERIFY(window.session().playhead().isPlaying());
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_Space);
        QVERIFY(!window.session().playhead().isPlaying());
    }

    // What a key does without a server of its own is done to the selected one, and to the leader if none is.
    void keysActOnTheSelectedServerElseOnTheLeader() {
        Desk desk(3);
        QVERIFY(desk.passUntilAllServe());
        EventId since = desk.session().timeline()->last();
        desk.key(Qt::Key_W);
        QVERIFY(desk.passUntil("command \"write to 3\"", since));
        QTest::mouseClick(desk.canvas("ensemble"), Qt::LeftButton, {}, desk.placeOf(2));
        settle(desk);
        since = desk.session().timeline()->last();
        desk.key(Qt::Key_W);
        QVERIFY(desk.passUntil("command \"write to 2\"", since));
        bool told = false;
        for (const QWidget* each : desk.window.findChildren<QWidget*>())
            told = told || each->accessibleName().contains("keys act on server 2");
        QVERIFY(told);
    }

    void escapeLeavesThePastAlone() {
        Desk desk(3);
        QVERIFY(desk.passUntilAllServe());
        desk.session().playhead().setPlaying(false);
        desk.session().jump(desk.session().timeline()->positionOf(20));
        settle(desk);
        desk.key(Qt::Key_Escape);
        settle(desk);
        QCOMPARE(desk.session().playhead().last(), EventId{20});
    }

    void theSheetOfKeysIsWithoutMarksAndNamesThePanels() {
        for (const char* language : {"en", "zh_CN"}) {
            Desk desk(3);
            desk.window.setLanguage(QString::fromLatin1(language));
            KeySheet sheet(desk.window.actions(), &desk.window);
            const QString text = sheet.findChild<QTextBrowser*>()->toPlainText();
            static const QRegularExpression mark(QStringLiteral("\\([A-Z]\\)|&[a-zA-Z]"));
            QVERIFY2(!text.contains(mark), qPrintable(mark.match(text).captured()));
            QVERIFY(text.contains("Backspace") && text.contains("Shift+F10"));
            for (const Do what : Actions::all()) {
                if (desk.window.actions()[what]->shortcuts().isEmpty()) continue;
                const QString words = Actions::plain(desk.window.actions().text(what));
                QVERIFY2(text.contains(words), qPrintable(words));
                QVERIFY(!desk.window.actions()[what]->toolTip().contains(mark) ||
                        desk.window.actions()[what]->shortcut().toString().size() == 1);
            }
            sheet.setAttribute(Qt::WA_DeleteOnClose, false);
        }
    }

    void titlesOfScenariosFollowTheLanguage() {
        MainWindow window{QString()};
        window.setOwnClock(false);
        window.open(QStringLiteral(":/scenarios/first_election.zab"));
        QVERIFY(window.windowTitle().startsWith("The first election"));
        window.setLanguage(QStringLiteral("zh_CN"));
        QCoreApplication::processEvents();
        QVERIFY2(window.windowTitle().startsWith(QStringLiteral("第一次选举")), qPrintable(window.windowTitle()));
        // In the list of scenarios every one is in Chinese.
        int seen = 0;
        for (const QMenu* menu : window.findChildren<QMenu*>()) {
            if (!qobject_cast<QToolButton*>(menu->parentWidget()) && !qobject_cast<QMenu*>(menu->parentWidget())) continue;
            for (const QAction* action : menu->actions()) {
                if (!action->text().contains(QStringLiteral("选举")) && !action->text().contains("election")) continue;
                QVERIFY2(!action->text().contains("election"), qPrintable(action->text()));
                ++seen;
            }
        }
        QVERIFY(seen > 1);
    }
};

QTEST_MAIN(KeyboardTest)
#include "keyboard_test.moc"
