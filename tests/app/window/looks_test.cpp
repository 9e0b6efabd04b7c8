// SPDX-License-Identifier: GPL-3.0-or-later
/// The window at several sizes, in both languages: nothing is cut off, and every panel shows something worth its place.
/// With ZABSCOPE_PICTURES=FOLDER in the environment all pictures are left there, to be looked at.
#include <QAbstractButton>
#include <QLabel>
#include <QListView>
#include <QScrollBar>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>
#include <QtTest>

#include "app/render/picture.h"
#include "tests/app/window/desk.h"
#include "views/ensemble/ensemble_view.h"

using namespace zabscope;

namespace {

void keepPicture(QWidget& widget, const QString& name) {
    const QString folder = qEnvironmentVariable("ZABSCOPE_PICTURES");
    if (!folder.isEmpty()) widget.grab().save(folder + u'/' + name + QStringLiteral(".png"));
}

bool isSeen(const QWidget& widget) { return widget.isVisible() && !widget.visibleRegion().isEmpty(); }

/// Controls with words that need more room than they have. What is folded or elided on purpose tells so by itself.
QStringList cutOff(const QWidget& window) {
    QStringList all;
    for (const QAbstractButton* button : window.findChildren<QAbstractButton*>()) {
        const auto* tool = qobject_cast<const QToolButton*>(button);
        const bool isSign = tool && !tool->icon().isNull() && tool->toolButtonStyle() == Qt::ToolButtonIconOnly;
        if (!isSeen(*button) || button->text().isEmpty() || isSign) continue;
        if (button->width() < button->minimumSizeHint().width() || button->height() < button->fontMetrics().height())
            all << button->text();
    }
    for (const QLabel* label : window.findChildren<QLabel*>()) {
        if (!isSeen(*label) || label->text().isEmpty()) continue;
        const bool narrow = !label->wordWrap() && label->width() < label->minimumSizeHint().width();
        const bool low = label->wordWrap() && label->height() < label->heightForWidth(label->width());
        if (narrow || low) all << label->text();
    }
    for (const QTabBar* tabs : window.findChildren<QTabBar*>()) {
        for (int i = 0; isSeen(*tabs) && i < tabs->count(); ++i) {
            if (tabs->tabRect(i).right() > tabs->width()) all << tabs->tabText(i);
        }
    }
    return all;
}

int wholeRows(const QTableView& table) {
    int rows = 0;
    for (int y = 0; y < table.viewport()->height(); y += table.rowHeight(table.rowAt(y))) {
        if (table.rowAt(y) < 0 || y + table.rowHeight(table.rowAt(y)) > table.viewport()->height()) break;
        ++rows;
    }
    return rows;
}

}  // namespace

class LooksTest : public QObject {
    Q_OBJECT

    static void settle(Desk& desk) {
        desk.pass([] { return false; }, 6);
    }
    /// In the middle of the first election, with its messages on their way.
    static void toABusyMoment(Desk& desk) {
        desk.session().act("write to 1 /a \"x\" 20 times");
        QVERIFY(desk.pass([&] { return zab::zxidOf(desk.state().find(1)->fields, zab::lastCommitted).counter() > 6; }));
        desk.session().playhead().setPlaying(false);
    }

private Q_SLOTS:
    void cleanup() { speak(QStringLiteral("en")); }

    void nothingIsCutOff_data() {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QString>("language");
        QTest::addColumn<double>("scale");
        QTest::addColumn<int>("servers");
        const auto row = [](const char* name, QSize size, const char* language, double scale, int servers) {
            QTest::newRow(name) << size << QString::fromLatin1(language) << scale << servers;
        };
        row("1280x720 en", {1280, 720}, "en", 1, 5);
        row("1280x720 zh_CN", {1280, 720}, "zh_CN", 1, 9);
        row("1366x768 en", {1366, 768}, "en", 1, 3);
        row("1920x1080 en", {1920, 1080}, "en", 1, 25);
        row("1920x1080 zh_CN", {1920, 1080}, "zh_CN", 1, 5);
        row("2560x1440 en", {2560, 1440}, "en", 1, 9);
        row("1280x720 en twice as large, 9 servers", {1280, 720}, "en", 2, 9);
        row("1280x720 en twice as large", {1280, 720}, "en", 2, 5);
        row("1280x720 zh_CN twice as large", {1280, 720}, "zh_CN", 2, 5);
    }
    void nothingIsCutOff() {
        QFETCH(QSize, size);
        QFETCH(QString, language);
        QFETCH(double, scale);
        QFETCH(int, servers);
        Desk desk(servers);
        desk.window.setLanguage(language);
        desk.window.setTextScale(scale);
        desk.window.resize(size);
        QVERIFY(desk.passUntilAllServe());
        toABusyMoment(desk);
        const QString name = QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'_');
        for (const char* panel : {"inspector", "ballots", "logs"}) {
            desk.window.dock(panel)->raise();
            const char* below = panel == QLatin1String("inspector") ? "sequence"
                                : panel == QLatin1String("ballots") ? "events"
                                                                    : "charts";
            desk.window.dock(below)->raise();
            settle(desk);
            QCOMPARE(desk.window.size(), size);  // nothing has pushed the window apart
            const auto* ensemble = qobject_cast<EnsembleView*>(desk.window.view("ensemble"));
            if (servers <= 9) QVERIFY2(ensemble->scene().layout.lines() >= 2, "the servers have no words");
            keepPicture(desk.window, name + u'_' + QString::fromLatin1(panel));
            const QStringList cut = cutOff(desk.window);
            QVERIFY2(cut.isEmpty(), qPrintable(QString::fromLatin1(panel) + ": " + cut.join(" | ")));
        }
        desk.window.setPresenter(true);
        settle(desk);
        keepPicture(desk.window, name + QStringLiteral("_presenter"));
        // Nothing but the views: no title, and of the story only what fits.
        QVERIFY(desk.window.dock("narration")->titleBarWidget());
        const auto* story = desk.window.view("narration")->findChild<QListView*>();
        QVERIFY(story && story->verticalScrollBar()->maximum() == 0);
        desk.window.setPresenter(false);
        settle(desk);
        QCOMPARE(desk.window.dock("narration")->titleBarWidget() != nullptr, scale > 1 && size.height() < 1000);
    }

    void theTableOfEventsHasRowsToRead() {
        Desk desk;
        desk.window.resize(1366, 768);
        QVERIFY(desk.passUntilAllServe());
        desk.window.dock("events")->raise();
        settle(desk);
        auto* table = desk.window.view("events")->findChild<QTableView*>();
        QVERIFY(table);
        QVERIFY2(wholeRows(*table) >= 3, qPrintable(QString::number(wholeRows(*table))));
    }

    void theLegendIsThereFromTheStart() {
        Desk desk;
        desk.window.resize(1366, 768);
        settle(desk);
        auto* ensemble = qobject_cast<EnsembleView*>(desk.window.view("ensemble"));
        QVERIFY(ensemble->isLegendShown());
        QAction* legend = desk.window.actions()[Do::legend];
        QVERIFY(legend->isChecked());
        legend->trigger();
        settle(desk);
        QVERIFY(!ensemble->isLegendShown());
        QVERIFY(!legend->isChecked());
    }
};

QTEST_MAIN(LooksTest)
#include "looks_test.moc"
