// SPDX-License-Identifier: GPL-3.0-or-later
/// What the engine refuses is told in the reader's language, whatever it is.
#include "app/session/engine_words.h"

#include <QtTest>

#include "app/render/picture.h"
#include "app/session/orders.h"
#include "app/session/run.h"

using namespace zabscope;

class EngineWordsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Run> m_run;
    Saves m_saves;

private Q_SLOTS:
    void initTestCase() {
        auto scenario = parseScenario("zabscope scenario 1\nservers 3\n", "test");
        Revive order;
        order.scenario = std::make_shared<const Scenario>(std::get<Scenario>(std::move(scenario)));
        order.carrier = Carrier::memory;
        m_run = std::make_unique<Run>(order, m_saves);
    }
    void cleanup() { speak(QStringLiteral("en")); }

    void everyRefusalIsTranslated_data() {
        QTest::addColumn<QString>("command");
        for (const char* command : {"kill 1", "kill leader", "thaw 1", "freeze 1", "timeout 1",
                                    "corrupt disk of 1", "release message #7", "deliver message #7"})
            QTest::newRow(command) << QString(command);
    }
    // The servers are not started yet, so all of this means nothing.
    void everyRefusalIsTranslated() {
        QFETCH(QString, command);
        const auto why = m_run->act(command.toStdString(), startOfTime);
        QVERIFY(why);
        speak(QStringLiteral("en"));
        const QString english = EngineWords::refused(command.toStdString() + ": " + *why);
        QVERIFY2(english.startsWith("Not done") && english.contains(command), qPrintable(english));
        speak(QStringLiteral("zh_CN"));
        QString chinese = EngineWords::refused(command.toStdString() + ": " + *why);
        QVERIFY(chinese.startsWith(QStringLiteral("未执行")));
        // Beside the command itself, which is the scenario's language, nothing is left in English.
        static const QRegularExpression words(QStringLiteral("[a-z]{3,}"));
        QVERIFY2(!chinese.remove(command).contains(words), qPrintable(chinese));
    }

    void whatStopsTheEngineSaysWhatToDo() {
        for (const char* line : {"listening: no descriptor is left of the 1024 this process may open; raise the limit",
                                 "listening: 127.0.0.1 cannot be reached; bring the loopback interface up",
                                 "the run has grown to 4 GB: it pauses here; save it, or begin a new one"}) {
            speak(QStringLiteral("zh_CN"));
            const QString chinese = EngineWords::stopped(line);
            QVERIFY2(chinese.contains(QStringLiteral("引擎已停止")) && chinese.contains(QStringLiteral("重新开始")),
                     qPrintable(chinese));
        }
        const QString other = EngineWords::stopped("something new");
        QVERIFY(other.contains("something new"));
    }

    void whatIsLeftOutIsToldBriefly() {
        const QString line = EngineWords::leftOut({"kill 3", std::string(5000, 'x'), "start  3", "kill 4"});
        QVERIFY(line.contains("kill 3; xxx") && line.contains("start 3; …") && !line.contains("kill 4"));
        QVERIFY(line.size() < 300);
    }
};

QTEST_MAIN(EngineWordsTest)
#include "engine_words_test.moc"
