// SPDX-License-Identifier: GPL-3.0-or-later
/// Learning in the window: a scenario under another protocol, and misconceptions that can be tried.
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTextBrowser>
#include <QtTest>

#include "app/window/main_window.h"
#include "app/window/misconceptions_sheet.h"

using namespace zabscope;

namespace {

struct Desk {
    MainWindow window{QString()};

    Desk() {
        window.setOwnClock(false);
        window.resize(1280, 800);
        window.show();
        window.open(QStringLiteral(":/scenarios/leader_killed.zab"));
        window.tick(0.016);
    }
    const Scenario& scenario() { return window.session().scenario(); }
    QComboBox* protocols() {
        for (QComboBox* box : window.findChildren<QComboBox*>()) {
            if (box->accessibleName() == TopBar::tr("Protocol")) return box;
        }
        return nullptr;
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        window.activateWindow();
        QCoreApplication::processEvents();  // shortcuts are for the active window
        QTest::keyClick(&window, key, modifiers);
        QCoreApplication::processEvents();
    }
    MisconceptionsSheet* sheet() {
        key(Qt::Key_M);
        return window.findChild<MisconceptionsSheet*>();
    }
};

}  // namespace

class LearningTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aKeyBeginsTheScenarioUnderTheNextProtocol() {
        Desk desk;
        const std::string title = desk.scenario().title;
        QCOMPARE(desk.scenario().ensemble.protocol, "zab");
        QCOMPARE(desk.protocols()->currentIndex(), 0);
        desk.key(Qt::Key_P, Qt::ControlModifier);
        desk.window.tick(0.016);
        QCOMPARE(desk.scenario().ensemble.protocol, "folk");
        QCOMPARE(desk.scenario().title, title);
        QCOMPARE(desk.protocols()->currentIndex(), 1);
        desk.key(Qt::Key_P, Qt::ControlModifier);
        desk.window.tick(0.016);
        QCOMPARE(desk.scenario().ensemble.variants, std::set<std::string>{"silence_elects"});
        QCOMPARE(desk.protocols()->currentIndex(), 2);
        desk.key(Qt::Key_P, Qt::ControlModifier);
        QCOMPARE(desk.scenario().ensemble.protocol, "zab");
    }

    void theToolBarChoosesWithTheKeyboardAlone() {
        Desk desk;
        QVERIFY(desk.protocols()->focusPolicy() & Qt::TabFocus);
        desk.protocols()->setFocus();
        QTest::keyClick(desk.protocols(), Qt::Key_End);
        Q_EMIT desk.protocols()->activated(desk.protocols()->currentIndex());
        QCOMPARE(desk.scenario().ensemble.protocol, "folk");
    }

    void aMisconceptionIsFoundReadAndTried() {
        Desk desk;
        MisconceptionsSheet* sheet = desk.sheet();
        QVERIFY(sheet && sheet->isVisible());
        auto* list = sheet->findChild<QListWidget*>();
        auto* search = sheet->findChild<QLineEdit*>();
        auto* text = sheet->findChild<QTextBrowser*>();
        QVERIFY(list->count() >= 25);
        QTest::keyClicks(search, "highest zxid asks the others to agree");
        QVERIFY(list->count() < 25);
        QVERIFY2(text->toPlainText().contains("there is no such answer"), qPrintable(text->toPlainText()));
        const auto buttons = sheet->findChildren<QPushButton*>();
        const auto tries = std::find_if(buttons.begin(), buttons.end(), [](const QPushButton* each) {
            return each->text() == MisconceptionsSheet::tr("&Try it");
        });
        QVERIFY(tries != buttons.end() && (*tries)->isEnabled());
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(desk.scenario().ensemble.protocol, "folk");
        QVERIFY(desk.window.session().playhead().isPlaying());
        search->setText("kazoo");
        QVERIFY(!(*tries)->isEnabled());  // that cannot be run
        search->setText("qwertz");
        QCOMPARE(list->count(), 0);
        QVERIFY(!(*tries)->isEnabled());
    }

    void theSheetSpeaksChinese() {
        Desk desk;
        desk.window.setLanguage(QStringLiteral("zh_CN"));
        MisconceptionsSheet* sheet = desk.sheet();
        sheet->findChild<QLineEdit*>()->setText(QStringLiteral("时间戳"));
        QVERIFY(sheet->findChild<QTextBrowser*>()->toPlainText().contains(QStringLiteral("没有任何时钟参与排序")));
        desk.window.setLanguage(QStringLiteral("en"));
        QCoreApplication::processEvents();
        QVERIFY(sheet->findChild<QTextBrowser*>()->toPlainText().contains(QStringLiteral("No clock decides")));
    }
};

QTEST_MAIN(LearningTest)
#include "learning_test.moc"
