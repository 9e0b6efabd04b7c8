// SPDX-License-Identifier: GPL-3.0-or-later
/// Logs given to the window: they are shown, what was found can be read, and nothing pretends that the run can go on.
#include <QDir>
#include <QDropEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QThreadPool>
#include <QUrl>
#include <QtTest>

#include "app/export/formats.h"
#include "app/source_run.h"
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
