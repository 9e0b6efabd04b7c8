// SPDX-License-Identifier: GPL-3.0-or-later
/// The same conversations while something else takes the processors: how busy the machine is must not show in a run.
#include <QtTest>

#include <array>
#include <atomic>
#include <thread>

#include "tests/scenarios/played.h"

using namespace zabscope;
using namespace zabscope::test;

namespace {

/// Takes all the time that it can get, as long as it lives.
class Hog {
public:
    Hog() {
        for (std::thread& thread : m_threads) {
            thread = std::thread{[this] {
                while (!m_enough.load(std::memory_order_relaxed)) {}
            }};
        }
    }
    ~Hog() {
        m_enough = true;
        for (std::thread& thread : m_threads) thread.join();
    }

private:
    std::atomic<bool> m_enough = false;
    std::array<std::thread, 2> m_threads;
};

}  // namespace

class HogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void conversation_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"leader_killed", "late_joiner_appendix_b", "heal"}) QTest::newRow(name) << QString{name};
    }

    void conversation() {
        QFETCH(QString, name);
        const std::string file = ZABSCOPE_SOURCE_DIR "/tests/scenarios/" + name.toStdString() + ".zab";
        const Hog hog;
        for (int run = 1; run <= 20; ++run) {
            const Played played = playFile(file, Carrier::loopback);
            QVERIFY2(played.trouble.empty(), played.trouble.c_str());
            const std::string differs =
                difference(shortPath(file), played.play->scenario().source, recordedText(*played.play));
            QVERIFY2(differs.empty(), ("run " + std::to_string(run) + ": " + differs).c_str());
        }
    }
};

QTEST_GUILESS_MAIN(HogTest)
#include "hog_test.moc"
