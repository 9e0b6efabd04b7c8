// SPDX-License-Identifier: GPL-3.0-or-later
/// Runs of real servers in every view: what is not known is shown as unknown, never as the number that stands for it, and
/// nothing is said of them that only our own servers can promise.
#include <QTemporaryDir>
#include <QtTest>

#include "app/import/import_run.h"
#include "app/render/picture.h"
#include "app/render/run_frames.h"
#include "core/protocol/peer_state.h"
#include "views/panels.h"

using namespace zabscope;

namespace {

constexpr int positions = 3;

const std::string data = ZABSCOPE_SOURCE_DIR "/tests/data/";

struct Shown {
    std::shared_ptr<const Timeline> timeline;
    std::shared_ptr<const Ensemble> ensemble;
    std::shared_ptr<const Recording> recording;

    explicit Shown(const std::string& path) {
        auto read = importRun({path}, [](double) { return true; });
        if (const auto* error = std::get_if<InputError>(&read)) qFatal("%s", error->line.c_str());
        auto& run = std::get<Imported>(read);
        const auto scenario = std::get<Scenario>(readScenario(run.header.scenario, run.header.scenarioName));
        timeline = std::make_shared<const Timeline>(std::move(run.timeline));
        ensemble = std::make_shared<const Ensemble>(scenario.ensemble);
        recording = recordingOf(*timeline, *ensemble, run.header.scenarioName);
    }
    Frame at(int step) const {
        const auto last = static_cast<EventId>(timeline->last() * static_cast<EventId>(step) / positions);
        return frameAt(timeline, ensemble, recording, timeline->positionOf(std::max<EventId>(last, 1)));
    }
};

}  // namespace

class ImportedViewsTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    /// All text in the picture, and what a screen reader is told.
    QString textOf(Picture& picture) {
        const QString path = m_folder.filePath(QStringLiteral("view.svg"));
        if (const auto trouble = savePicture(picture.widget(), path.toStdString())) qFatal("%s", trouble->c_str());
        QFile file(path);
        QString text = file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
        for (const QWidget* each : picture.widget().findChildren<QWidget*>())
            text += u'\n' + each->accessibleName() + u'\n' + each->accessibleDescription();
        return text + u'\n' + picture.widget().accessibleName() + picture.widget().accessibleDescription();
    }

private Q_SLOTS:
    void theUnknownIsNoNumber_data() {
        QTest::addColumn<QString>("path");
        for (const char* each : {"zookeeper-logs/s2/zk1.log", "zookeeper-logs/s7", "zookeeper-pcap/s1.pcap"})
            QTest::newRow(each) << QString(each);
    }
    void theUnknownIsNoNumber() {
        QFETCH(QString, path);
        const Shown run(data + path.toStdString());
        const QString number = QString::number(PeerState::unknown).mid(1, 12);
        QVERIFY(speak(QStringLiteral("en")));
        for (const Panel& panel : panels()) {
            PictureOrder order;
            order.view = QString::fromUtf8(panel.name.data(), static_cast<qsizetype>(panel.name.size()));
            const auto picture = makePicture(order);
            QVERIFY(picture);
            for (int step = 1; step <= positions; ++step) {
                picture->settle(run.at(step));
                const QString text = textOf(*picture);
                QVERIFY2(!text.contains(number), qPrintable(QStringLiteral("%1 at %2").arg(order.view).arg(step)));
                QVERIFY2(!text.contains(QStringLiteral("Nothing is written yet")) &&
                             !text.contains(QStringLiteral("of server 1 has flushed")),
                         qPrintable(order.view));
            }
        }
    }
    void theWindowPromisesNothing() {
        QVERIFY(speak(QStringLiteral("en")));
        for (const char* path : {"zookeeper-logs/s2", "zookeeper-pcap/s1.pcap"}) {
            const Shown run(data + path);
            PictureOrder order;
            order.view = QStringLiteral("window");
            const auto picture = makePicture(order);
            picture->settle(run.at(positions / 2));
            const QString text = textOf(*picture);
            QVERIFY2(text.contains(QStringLiteral("imported: not replayable")), path);
            QVERIFY2(!text.contains(QStringLiteral("all invariants hold")), path);
        }
    }
};

QTEST_MAIN(ImportedViewsTest)
#include "imported_views_test.moc"
