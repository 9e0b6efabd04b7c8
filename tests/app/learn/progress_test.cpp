// SPDX-License-Identifier: GPL-3.0-or-later
/// What a learner has answered, kept in a file.
#include <QSettings>
#include <QTemporaryDir>
#include <QtTest>

#include "app/learn/progress.h"

using namespace zabscope;
using namespace zabscope::learn;

class ProgressTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theHistoryIsKeptAndRecentAnswersWeighMore() {
        QTemporaryDir folder;
        const QString file = folder.filePath("learning.ini");
        Progress progress(file);
        for (int i = 0; i < 210; ++i) progress.addPrediction("winner", i >= 205);
        for (const bool right : {true, true, true, false, false}) progress.addPrediction("sync", right);
        for (const bool right : {false, false, true, true, true}) progress.addPrediction("commit", right);
        auto scores = Progress(file).predictions();
        QCOMPARE(scores["winner"].asked, 210);
        QCOMPARE(scores["winner"].right, 5);
        QCOMPARE(scores["winner"].history.size(), std::size_t{Progress::mostHistory});
        QVERIFY(scores["winner"].history.back() && !scores["winner"].history.front());
        QVERIFY(scores["commit"].share() > 0.6 && scores["sync"].share() < 0.6);
        QCOMPARE(scores["never"].share(), 0.0);
        // What makes no sense counts as never asked.
        QSettings(file, QSettings::IniFormat).setValue("prediction/" + QByteArray("sync").toHex() + "/right", 99);
        QVERIFY(!Progress(file).predictions().contains("sync"));
        QFile broken(file);
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write(QByteArray(1000, '\xff'));
        broken.close();
        QVERIFY(Progress(file).predictions().empty());
    }
};

QTEST_GUILESS_MAIN(ProgressTest)
#include "progress_test.moc"
