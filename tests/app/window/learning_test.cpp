// SPDX-License-Identifier: GPL-3.0-or-later
/// Learning in the window: a scenario under another protocol, and misconceptions that can be tried.
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPushButton>
#include <QTextBrowser>
#include <QtTest>

#include "app/window/glossary_sheet.h"
#include "app/window/main_window.h"
#include "app/window/misconceptions_sheet.h"
#include "app/window/term_tips.h"

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
        QVERIFY(!sheet->isVisible());  // what plays is to be seen
        QVERIFY(!desk.window.messages().line().isEmpty());
        search->setText("kazoo");
        QVERIFY(!(*tries)->isEnabled());  // that cannot be run
        search->setText("qwertz");
        QCOMPARE(list->count(), 0);
        QVERIFY(!(*tries)->isEnabled());
    }

    void everyOneThatRunsBeginsItsScenario() {
        Desk desk;
        MisconceptionsSheet* sheet = desk.sheet();
        const learn::Misconceptions all = learn::Misconceptions::load();
        const auto buttons = sheet->findChildren<QPushButton*>();
        const auto tries = std::find_if(buttons.begin(), buttons.end(), [](const QPushButton* each) {
            return each->text() == MisconceptionsSheet::tr("&Try it");
        });
        int run = 0;
        for (const learn::Misconception& each : all.all()) {
            QVERIFY2(sheet->choose(each.number), each.name.c_str());
            QCOMPARE((*tries)->isEnabled(), each.runs());
            QVERIFY(!(*tries)->toolTip().isEmpty());
            if (!each.runs()) continue;
            (*tries)->click();
            QCOMPARE(desk.scenario().source, learn::scenarioOf(each).source);
            ++run;
        }
        QVERIFY(run >= 22);  // code, links and two comparisons with other algorithms are no runs
    }

    // A term is explained wherever it is read: by pointing, by a link, and by a key.
    void termsAreExplainedWhereTheyAreUsed() {
        Desk desk;
        desk.window.session().playhead().setPace(Pace::express);
        desk.window.session().playhead().setPlaying(true);
        for (int i = 0; i < 4000 && desk.window.session().timeline()->last() < 400; ++i) {
            desk.window.tick(0.016);
            QCoreApplication::processEvents();
            QThread::usleep(100);
        }
        desk.window.session().playhead().setPlaying(false);
        desk.window.tick(0.016);
        const auto* tips = desk.window.findChild<TermTips*>();
        View* narration = desk.window.view("narration");
        auto* lines = narration->findChild<QListView*>();
        lines->setFocus();
        // A line that speaks of an epoch or of votes is there in any election.
        QString tip;
        for (int row = 0; row < lines->model()->rowCount() && tip.isEmpty(); ++row) {
            lines->scrollTo(lines->model()->index(row, 0));
            lines->setCurrentIndex(lines->model()->index(row, 0));
            tip = tips->tipAt(*lines->viewport(), lines->visualRect(lines->currentIndex()).center());
        }
        QVERIFY2(tip.contains("<b>"), qPrintable(tip));
        QVERIFY(!tips->textAt(lines).isEmpty());
        const auto uses = tips->finder().usesIn(tips->textAt(lines));
        QVERIFY(!uses.empty());
        desk.key(Qt::Key_F4);
        auto* sheet = desk.window.findChild<GlossarySheet*>();
        QVERIFY(sheet && sheet->isVisible());
        const auto* list = sheet->findChild<QListWidget*>();
        QCOMPARE(list->count(), static_cast<int>(learn::glossary().terms.size()));
        const auto* text = sheet->findChild<QTextBrowser*>();
        QVERIFY(!text->toPlainText().isEmpty());
        QTest::keyClicks(sheet->findChild<QLineEdit*>(), "quorum");
        QVERIFY2(text->toPlainText().startsWith("quorum"), qPrintable(text->toPlainText()));
        QTest::keyClick(sheet->findChild<QLineEdit*>(), Qt::Key_Down);
        QVERIFY(!text->toPlainText().startsWith("quorum"));
    }

    void aLinkInAMisconceptionLeadsToTheGlossary() {
        Desk desk;
        desk.window.setLanguage(QStringLiteral("zh_CN"));
        MisconceptionsSheet* sheet = desk.sheet();
        sheet->choose(13);
        auto* text = sheet->findChild<QTextBrowser*>();
        QVERIFY(text->toHtml().contains("term:quorum"));
        QVERIFY(text->textInteractionFlags() & Qt::LinksAccessibleByKeyboard);
        Q_EMIT text->anchorClicked(QUrl("term:quorum"));
        const auto* glossary = desk.window.findChild<GlossarySheet*>();
        QVERIFY(glossary && glossary->isVisible());
        QVERIFY(glossary->findChild<QTextBrowser*>()->toPlainText().startsWith(QStringLiteral("法定人数")));
        desk.window.setLanguage(QStringLiteral("en"));
        QVERIFY(glossary->findChild<QTextBrowser*>()->toPlainText().contains("quorum"));
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
