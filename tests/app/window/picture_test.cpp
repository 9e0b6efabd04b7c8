// SPDX-License-Identifier: GPL-3.0-or-later
/// "Export picture": a name is proposed, and what is saved is the view, sharp enough for a slide.
#include <QFileDialog>
#include <QTemporaryDir>
#include <QtTest>

#include "app/render/picture.h"
#include "tests/app/window/desk.h"

using namespace zabscope;

class PictureTest : public QObject {
    Q_OBJECT

    static QFileDialog* ask(Desk& desk) {
        desk.window.actions()[Do::exportPicture]->trigger();
        return desk.window.findChild<QFileDialog*>();
    }

private Q_SLOTS:
    void cleanup() { speak(QStringLiteral("en")); }

    void aNameIsProposedThatSaysWhatIsShown() {
        Desk desk;
        QVERIFY(desk.passUntilAllServe());
        desk.session().playhead().setPlaying(false);
        QFileDialog* dialog = ask(desk);
        QVERIFY(dialog);
        const QString name = QFileInfo(dialog->selectedFiles().value(0)).fileName();
        const QRegularExpression pattern(QStringLiteral("^[\\w-]+_ensemble_[0-9.]+m?s\\.png$"));
        QVERIFY2(pattern.match(name).hasMatch(), qPrintable(name));
    }

    void thePictureIsTheViewTwiceAsSharp() {
        QTemporaryDir folder;
        Desk desk;
        QVERIFY(desk.passUntilAllServe());
        desk.session().playhead().setPlaying(false);
        View* view = desk.window.view("ensemble");
        const QSize size = view->size();
        for (const char* name : {"a.png", "a.svg", "a.pdf"}) {
            QFileDialog* dialog = ask(desk);
            QVERIFY(dialog);
            dialog->selectFile(folder.filePath(name));
            Q_EMIT dialog->fileSelected(folder.filePath(name));
            delete dialog;
            desk.window.messages().hide();
            desk.pass([&] { return view->size() == size; });
            QVERIFY2(QFileInfo(folder.filePath(name)).size() > 1000, name);
        }
        const QImage saved(folder.filePath("a.png"));
        QCOMPARE(saved.size(), size * 2);
        // Sharp, not blown up: halved and doubled again it is another picture.
        const QImage coarse = saved.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation).scaled(saved.size());
        int fine = 0;
        for (int y = 0; y < saved.height(); ++y) {
            for (int x = 0; x < saved.width(); ++x)
                fine += qAbs(qGray(saved.pixel(x, y)) - qGray(coarse.pixel(x, y))) > 60;
        }
        QVERIFY2(fine > 2000, qPrintable(QString::number(fine)));
        desk.window.update();
        QCOMPARE(view->grab().toImage().size(), view->size());  // the screen goes on as before
    }
};

QTEST_MAIN(PictureTest)
#include "picture_test.moc"
