// SPDX-License-Identifier: GPL-3.0-or-later
/// Logs given to the window: they are shown, what was found can be read, and nothing pretends that the run can go on.
#include <QDir>
#include <QDropEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStatusBar>
#include <QTreeWidget>
#include <QTemporaryDir>
#include <QThreadPool>
#include <QToolButton>
#include <QUrl>
#include <QtTest>

#include "app/export/formats.h"
#include "app/source_run.h"
#include "app/window/comparison_sheet.h"
#include "app/window/import_report.h"
#include "app/window/main_window.h"

using namespace zabscope;

namespace {

QStringList logsOf(const char* scenario) {
    const QDir folder(QStringLiteral(ZABSCOPE_SOURCE_DIR "/tests/data/zookeeper-logs/") + scenario);
    QStringList paths;
    for (const QString& name : folder.entryList({QStringLiteral("*.log")})) paths << folder.filePath(name);
    return paths;
}

}  // namespace

class WindowImportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void logsAreDropped() {
        MainWindow window{QString()};
        window.setOwnClock(false);
        window.resize(1280, 800);
        window.show();
        QMimeData data;
        QList<QUrl> urls;
        for (const QString& path : logsOf("s2")) urls << QUrl::fromLocalFile(path);
        data.setUrls(urls);
        // Qt gives a drop to the widget that took what was dragged over it.
        QDragEnterEvent enter(QPoint(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&window, &drop);
        QTRY_VERIFY2(!window.session().timeline()->empty(), qPrintable(window.messages().line()));
        QCOMPARE(window.session().ensemble()->members.size(), std::size_t{3});
        QVERIFY(!window.session().whyFixed().isEmpty());
        // It can be saved as a trace that still says where it comes from.
        QVERIFY(window.session().header().isImported());
        QPushButton* offer = nullptr;
        for (QPushButton* each : window.messages().findChildren<QPushButton*>()) {
            if (each->text() == QStringLiteral("What was found")) offer = each;
        }
        QVERIFY(offer);
        offer->click();
        auto* report = window.findChild<ImportReport*>();
        QVERIFY(report && report->isVisible() && !report->isModal());
        const QString text = report->findChild<QPlainTextEdit*>()->toPlainText();
        QVERIFY2(text.contains(QStringLiteral("leads epoch 2")), qPrintable(text));
    }

    void jsonLinesOpenAndGoOn() {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("run.jsonl"));
        const auto run = std::get<SourceRun>(loadRun(ZABSCOPE_SOURCE_DIR "/tests/scenarios/leader_killed.zab"));
        const Exported exported{*run.timeline, run.header, *run.ensemble, {}};
        const auto always = [](double) { return true; };
        QCOMPARE(exportTo(path.toStdString(), *findFormat("jsonl"), exported, {}, always).end, ExportEnd::done);
        MainWindow window{QString()};
        window.setOwnClock(false);
        window.show();
        window.open(path);
        QTRY_COMPARE(window.session().timeline()->last(), run.timeline->last());
        QVERIFY(window.session().whyFixed().isEmpty() && window.messages().line().isEmpty());
        // It carries its scenario, so it goes on where it ends, and from a fork.
        window.session().playhead().goLive(window.session().known());
        window.session().act(QStringLiteral("kill 1"));
        const auto turn = [&] {
            window.tick(0.02);
            return window.session().timeline()->last() > run.timeline->last();
        };
        QTRY_VERIFY2(turn(), qPrintable(window.messages().line()));
        QCOMPARE(window.session().branches().current(), 0);
        window.session().jump(run.timeline->positionOf(run.timeline->last() / 2));
        window.session().act(QStringLiteral("kill 2"));
        QTRY_VERIFY2(window.session().branches().current() != 0, qPrintable(window.messages().line()));
    }

    void readingCanBeCancelled() {
        MainWindow window{QString()};
        window.setOwnClock(false);
        window.show();
        const auto before = window.session().timeline()->last();
        window.openAll(logsOf("s2"));
        QPushButton* cancel = nullptr;
        for (QPushButton* each : window.messages().findChildren<QPushButton*>()) {
            if (each->text() == QStringLiteral("Cancel")) cancel = each;
        }
        QVERIFY(cancel);
        cancel->click();
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
        QCOMPARE(window.session().timeline()->last(), before);
        QVERIFY(window.messages().line().isEmpty());
    }

    void theDialogOffersWhatOpens() {
        MainWindow window{QString()};
        window.setOwnClock(false);
        window.show();
        window.actions()[Do::open]->trigger();
        auto* dialog = window.findChild<QFileDialog*>();
        QVERIFY(dialog);
        const QString all = dialog->nameFilters().front();
        for (const char* type : {"*.zab", "*.zabtrace", "*.jsonl", "*.log", "*.log.*", "*.out", "*.txt", "*.gz", "*.pcap",
                                 "*.pcapng", "*.cap"})
            QVERIFY2(all.contains(QLatin1String(type) + QLatin1Char(' ')) ||
                         all.contains(QLatin1String(type) + QLatin1Char(')')),
                     type);
        window.setLanguage(QStringLiteral("zh_CN"));
        QCOMPARE(MainWindow::openFilters().size(), dialog->nameFilters().size());
        QVERIFY(MainWindow::openFilters().front() != all);
        QCOMPARE(MainWindow::openFilters().front().section(u'(', 1), all.section(u'(', 1));
        window.setLanguage(QStringLiteral("en"));
    }

    void aScenarioIsMadeAndSetBeside() {
        MainWindow window{QString()};
        window.setOwnClock(false);
        window.resize(1280, 800);
        window.show();
        // Of a run of our own there is nothing to retell.
        window.actions()[Do::retell]->trigger();
        QVERIFY(window.messages().line().contains(QStringLiteral("Import logs or a capture")));
        window.openAll(logsOf("s3"));
        QTRY_VERIFY2(!window.session().timeline()->empty(), qPrintable(window.messages().line()));
        const auto real = window.session().timeline()->last();
        window.actions()[Do::retell]->trigger();
        QTRY_VERIFY2(window.findChild<ComparisonSheet*>(), qPrintable(window.messages().line()));
        auto* sheet = window.findChild<ComparisonSheet*>();
        QVERIFY(sheet->isVisible() && !sheet->isModal());
        const auto* table = sheet->findChild<QTreeWidget*>();
        QCOMPARE(table->topLevelItemCount(), 3);
        // What differs is marked, and the first such row is chosen.
        QVERIFY(table->currentItem());
        const bool differs = table->currentItem()->text(0).startsWith(u'≠');
        QCOMPARE(sheet->verdict().startsWith(QStringLiteral("First difference")), differs);
        QCOMPARE(table->topLevelItem(2)->child(1)->text(1), QStringLiteral("4"));
        QCOMPARE(table->topLevelItem(2)->child(1)->text(2), QStringLiteral("4"));
        // Either run can be looked at, at the chosen election.
        const auto click = [&](const char* words) {
            for (QPushButton* each : sheet->findChildren<QPushButton*>())
                if (each->text() == QLatin1String(words)) each->click();
        };
        click("Show &our run");
        QVERIFY(!window.session().isImported() && window.session().whyFixed().isEmpty());
        QVERIFY(window.session().timeline()->last() != real);
        click("Show the &real run");
        QCOMPARE(window.session().timeline()->last(), real);
        QVERIFY(window.session().isImported());
        window.setLanguage(QStringLiteral("zh_CN"));
        QTRY_COMPARE(table->headerItem()->text(1), QStringLiteral("真实服务器"));
        window.setLanguage(QStringLiteral("en"));
    }

    void nothingIsPromisedOfAnImportedRun() {
        MainWindow window{QString()};
        window.setOwnClock(false);
        window.resize(1280, 800);
        window.show();
        window.openAll(logsOf("s2"));
        QTRY_VERIFY2(!window.session().timeline()->empty(), qPrintable(window.messages().line()));
        window.tick(0.02);
        QStringList words;
        for (const QWidget* each : window.statusBar()->findChildren<QWidget*>()) {
            words << each->accessibleName();
            if (const auto* button = qobject_cast<const QToolButton*>(each)) words << button->text();
        }
        const QString all = words.join(u'\n');
        QVERIFY2(all.contains(QStringLiteral("imported: not replayable")) && !all.contains(QStringLiteral("exact replay")),
                 qPrintable(all));
        QVERIFY2(all.contains(QStringLiteral("invariants are not judged")), qPrintable(all));
        // A run of our own is judged again.
        window.open(QStringLiteral(ZABSCOPE_SOURCE_DIR "/tests/scenarios/leader_killed.zab"));
        window.tick(0.02);
        bool judged = false;
        for (const auto* each : window.statusBar()->findChildren<QToolButton*>())
            judged = judged || each->text().contains(QStringLiteral("all invariants hold"));
        QVERIFY(judged);
    }

    void whatCannotBeImportedIsSaid() {
        MainWindow window{QString()};
        window.setOwnClock(false);
        window.show();
        window.openAll({QStringLiteral("/nowhere/zk1.log"), QStringLiteral("/nowhere/zk2.log")});
        QTRY_VERIFY(window.messages().line().contains(QStringLiteral("is not there")));
    }
};

QTEST_MAIN(WindowImportTest)
#include "window_import_test.moc"
