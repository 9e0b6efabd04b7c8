// SPDX-License-Identifier: GPL-3.0-or-later
/// The top level of the project holds what the architecture names, and nothing else.
#include <QDir>
#include <QSet>
#include <QtTest>

#include "tests/tidy/source.h"

using namespace zabscope::tidy;

namespace {

/// What stands at the top level and should not. Build folders and dot-files may.
QStringList strangers(const QStringList& names) {
    static const QSet<QString> known{"CMakeLists.txt", "CMakePresets.json", "LICENSE", "README.md", "app", "core",
                                     "views",          "resources",         "tests",   "i18n"};
    QStringList complaints;
    for (const QString& name : names) {
        if (known.contains(name) || name.startsWith(u'.') || name.startsWith("build")) {
            continue;
        }
        complaints << name + ": does not belong at the top level; if a run has left it there, delete it";
    }
    return complaints;
}

}  // namespace

class TopLevelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingElseIsThere() {
        const QStringList names = QDir(ZABSCOPE_SOURCE_DIR).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
        QVERIFY(names.contains("core"));
        QVERIFY(isClean(strangers(names)));
    }
    void strangersAreSeen() {
        QCOMPARE(strangers({"core", "build-asan", ".ci", "README.md"}).size(), 0);
        QCOMPARE(strangers({"core", "storm-7.zab", "src"}).size(), 2);
    }
};

QTEST_APPLESS_MAIN(TopLevelTest)
#include "top_level_test.moc"
