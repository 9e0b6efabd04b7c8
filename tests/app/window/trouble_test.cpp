// SPDX-License-Identifier: GPL-3.0-or-later
/// Broken files and other trouble: one clear line, nothing lost, and the present session stays.
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QProcess>
#include <QTemporaryDir>
#include <QThreadPool>
#include <QtTest>
#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>

#include "app/input.h"
#include "app/render/picture.h"
#include "tests/app/window/desk.h"

using namespace zabscope;

namespace {

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
void write(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

void drop(QWidget& window, const QString& path) {
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &event);
}

/// What is done by a process of its own, which is killed in the middle: saves the same session again and again.
int saveForEver(const std::string& path) {
    Desk desk(3);
    desk.pass([&] { return desk.session().timeline()->last() > 200; });
    for (int i = 0;; ++i) {
        if (writeSession(path, desk.session().header(), *desk.session().timeline())) return 1;
        if (i == 0) std::puts("saved once");
        std::fflush(stdout);
    }
}

}  // namespace

class TroubleTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    QString path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }

private Q_SLOTS:
    void cleanup() { speak(QStringLiteral("en")); }

    // A sound session, and what can become of it on a disk.
    void initTestCase() {
        speak(QStringLiteral("en"));
        Desk desk(3);
        QVERIFY(desk.passUntilAllServe());
        desk.session().playhead().setPlaying(false);
        QVERIFY(!writeSession(path("sound.zabtrace").toStdString(), desk.session().header(), *desk.session().timeline()));
        const QByteArray sound = contentOf(path("sound.zabtrace"));
        QVERIFY(sound.size() > 1000);
        write(path("truncated.zabtrace"), sound.left(sound.size() / 2));
        QByteArray flipped = sound;
        flipped[sound.size() / 2] = static_cast<char>(flipped[sound.size() / 2] ^ 0x10);
        write(path("flipped.zabtrace"), flipped);
        write(path("foreign.zabtrace"), QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16));
        write(path("empty.zabtrace"), {});
        write(path("empty.zab"), {});
        write(path("wrong.zab"), "zabscope scenario 1\nservers 3\nstrat all\n");
        QVERIFY(QDir().mkpath(path("folder.zabtrace")));
        QCOMPARE(mkfifo(path("fifo.zab").toLocal8Bit().constData(), 0600), 0);
        QFile sparse(path("sparse.zabtrace"));
        QVERIFY(sparse.open(QIODevice::WriteOnly));
        QVERIFY(sparse.resize(qint64{2} << 30));
    }

    void aBadFileIsToldAndTheSessionStays_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("told");
        const auto row = [](const char* name, const char* told) { QTest::newRow(name) << QString(name) << QString(told); };
        row("flipped.zabtrace", "flipped.zabtrace: ");
        row("foreign.zabtrace", "foreign.zabtrace");
        row("empty.zabtrace", "empty.zabtrace");
        row("empty.zab", "empty.zab");
        row("wrong.zab", "wrong.zab:3:1: ");
        row("folder.zabtrace", "is a folder");
        row("fifo.zab", "neither a file nor a folder");
        row("sparse.zabtrace", "sparse.zabtrace");
        row("missing.zab", "missing.zab");
    }
    void aBadFileIsToldAndTheSessionStays() {
        QFETCH(QString, name);
        QFETCH(QString, told);
        const QString file = m_folder.filePath(name);
        Desk desk(3);
        QVERIFY(desk.passUntilLed());
        desk.session().act("kill 1");
        QVERIFY(desk.pass([&] { return !desk.state().find(1)->up; }));
        for (const bool byDrop : {false, true}) {
            desk.window.messages().hide();
            byDrop ? drop(desk.window, file) : desk.window.open(file);
            desk.pass([&] { return desk.window.messages().line().contains(told); }, 3000);
            const QString line = desk.window.messages().line();
            QVERIFY2(line.contains(told) && !line.contains('\n'), qPrintable(line));
            QVERIFY(!desk.state().find(1)->up);
            QCOMPARE(desk.session().branches().now().commands.size(), 1U);
        }
        desk.window.setLanguage(QStringLiteral("zh_CN"));
        desk.window.open(file);
        desk.pass([&] { return desk.window.messages().line().startsWith(QStringLiteral("未打开")); }, 3000);
        QVERIFY2(desk.window.messages().line().startsWith(QStringLiteral("未打开")),
                 qPrintable(desk.window.messages().line()));
    }

    // Half of a trace is what a crash leaves: as much as is whole is shown, and it is said.
    void aTruncatedTraceShowsWhatIsWhole() {
        Desk desk(3);
        desk.window.open(path("truncated.zabtrace"));
        QVERIFY(desk.pass([&] { return desk.window.messages().line().contains("truncated.zabtrace"); }));
    }

    void aFullDiskKeepsTheOldFile() {
        Desk desk(3);
        QVERIFY(desk.passUntilLed());
        desk.session().playhead().setPlaying(false);
        const QString file = path("kept.zabtrace");
        write(file, contentOf(path("sound.zabtrace")));
        const QByteArray before = contentOf(file);
        desk.window.open(file);
        const auto read = loadTrace(file.toStdString());
        const EventId last = std::get<LoadedTrace>(read).timeline.last();
        QVERIFY(desk.pass([&] { return desk.session().timeline()->last() == last; }));
        // More than so many bytes no file may have; the signal that comes with it is ignored, as by every Qt program.
        rlimit limit{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &limit), 0);
        auto* handler = std::signal(SIGXFSZ, SIG_IGN);
        rlimit small = limit;
        small.rlim_cur = 512;
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
        desk.window.actions()[Do::save]->trigger();
        const bool told = desk.pass([&] { return desk.window.messages().line().startsWith("Not saved"); }, 3000);
        setrlimit(RLIMIT_FSIZE, &limit);
        std::signal(SIGXFSZ, handler);
        QVERIFY2(told, qPrintable(desk.window.messages().line()));
        QCOMPARE(contentOf(file), before);
    }

    void aFolderThatCannotBeWrittenIsTold() {
        write(path("plain"), "a file where a folder should be");
        Desk desk(3);
        QVERIFY(desk.passUntilLed());
        SessionFile file(desk.session(), QString());
        QString trouble;
        connect(&file, &SessionFile::saved, this, [&](const QString&, const QString& line) { trouble = line; });
        file.save(path("plain") + QStringLiteral("/run.zabtrace"));
        QVERIFY(desk.pass([&] { return !trouble.isEmpty(); }));
        QVERIFY2(trouble.contains("run.zabtrace"), qPrintable(trouble));
    }

    void killedInTheMiddleOfSavingLeavesAWholeFile() {
        const QString file = path("killed.zabtrace");
        for (int i = 0; i < 6; ++i) {
            QProcess saver;
            saver.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--save-for-ever"), file});
            QVERIFY(saver.waitForReadyRead(20'000));
            // Each time a little later, so that another part of the saving is hit.
            for (int turn = 0; turn < i; ++turn) saver.waitForReadyRead(1 + 3 * i);
            saver.kill();
            QVERIFY(saver.waitForFinished());
            QCOMPARE(saver.exitStatus(), QProcess::CrashExit);
            const auto read = loadTrace(file.toStdString());
            const auto* trace = std::get_if<LoadedTrace>(&read);
            QVERIFY(trace && !trace->warning);
            QVERIFY(trace->timeline.last() > 200);
        }
    }

    void closedInTheMiddleOfEverything() {
        QTemporaryDir folder;
        for (const char* what : {"sweep", "import", "express", "export"}) {
            auto desk = std::make_unique<Desk>(5);
            QVERIFY(desk->passUntilLed());
            const QString doing = QString::fromLatin1(what);
            if (doing == u"sweep")
                QVERIFY(QMetaObject::invokeMethod(desk->window.view("charts"), "sweepWanted", Q_ARG(int, 2000),
                                                  Q_ARG(QString, QString())));
            if (doing == u"import") desk->window.open(path("sparse.zabtrace"));
            if (doing == u"express") desk->window.actions()[Do::express]->trigger();
            if (doing == u"export") desk->window.actions()[Do::exportRun]->trigger();
            desk->pass([] { return false; }, 5);
            desk->window.close();
            desk.reset();
            QCoreApplication::processEvents();
        }
        QVERIFY(QThreadPool::globalInstance()->waitForDone(30'000));
    }
};

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() == 3 && arguments[1] == u"--save-for-ever") return saveForEver(arguments[2].toStdString());
    TroubleTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "trouble_test.moc"
