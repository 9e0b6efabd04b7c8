// SPDX-License-Identifier: GPL-3.0-or-later
/// Logs given to the window: they are shown, what was found can be read, and nothing pretends that the run can go on.
#include <QDir>
#include <QDropEvent>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QUrl>
#include <QtTest>

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
