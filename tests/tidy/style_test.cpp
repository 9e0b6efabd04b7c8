// SPDX-License-Identifier: GPL-3.0-or-later
/// The house rules that a machine can judge: first lines, names, lengths, blanks.
#include <QMap>
#include <QtTest>

#include "tests/tidy/source.h"

using namespace zabscope::tidy;

namespace {

constexpr qsizetype maxFileLines = 350;
constexpr qsizetype maxFunctionLines = 70;
constexpr qsizetype maxColumns = 125;

/// Files that may be longer than the limit, each with its reason. The reason is part of the review.
const QMap<QString, QString> longFiles{
    {"app/storm_weather.cpp", "one list of kinds of weather"},
};

bool isCpp(const QString& path) { return path.endsWith(".h") || path.endsWith(".cpp"); }

QStringList checkOpening(const Source& source) {
    static const QString license = QStringLiteral("SPDX-License-Identifier: GPL-3.0-or-later");
    const bool script = source.lines.first().startsWith("#!");
    const bool slashes = isCpp(source.path) || source.path.endsWith(".proto") || source.path.endsWith(".inc");
    const qsizetype line = script ? 1 : 0;
    QStringList complaints;
    if (source.lines.value(line) != (slashes ? "// " : "# ") + license) {
        complaints << complaint(source, line, "the line with the licence is missing");
    }
    static const QRegularExpression sentence(R"(^/// \S)");
    if (source.path.endsWith(".h") && !sentence.match(source.lines.value(1)).hasMatch()) {
        complaints << complaint(source, 1, "the sentence that says what the file is is missing (/// ...)");
    }
    return complaints;
}

QStringList checkLines(const Source& source) {
    QStringList complaints;
    for (qsizetype i = 0; i < source.lines.size(); ++i) {
        const QString& line = source.lines[i];
        if (line.contains(u'\t')) {
            complaints << complaint(source, i, "a tab");
        }
        if (line.endsWith(u' ') || line.endsWith(u'\r')) {
            complaints << complaint(source, i, "blanks at the end");
        }
        // Code points, not UTF-16 units.
        // A sentence that is translated stands in one literal: lupdate and people find it whole.
        if (line.toUcs4().size() > maxColumns && !line.contains(u"NOTE(")) {
            complaints << complaint(source, i, QString("longer than %1 columns").arg(maxColumns));
        }
    }
    if (isCpp(source.path) && source.lines.size() > maxFileLines && !longFiles.contains(source.path)) {
        complaints << complaint(source, source.lines.size() - 1, QString("more than %1 lines").arg(maxFileLines));
    }
    return complaints;
}

/// Types that are declared here and file names; a type of another library may be called as it likes.
QStringList checkNames(const Source& source) {
    static const QRegularExpression type(R"(\b(?:class|struct|union|enum|concept|using|message)\s+(?:class\s+)?(\w+))");
    // The data tree is ZooKeeper's own word.
    static const QRegularExpression banned(R"(Manager|Helper|Util|Handler|Data(?!Tree|[a-z]))");
    static const QRegularExpression bannedFile(R"((^|_)(manager|helper|util|handler|data(?!_tree))s?(_|\.))");
    static const QRegularExpression camel(R"([A-Z])");
    QStringList complaints;
    const QString file = source.path.section(u'/', -1);
    if (bannedFile.match(file).hasMatch() || (isCpp(source.path) && camel.match(file).hasMatch())) {
        complaints << complaint(source, 0, "the file's name");
    }
    for (qsizetype i = 0; i < source.code.size(); ++i) {
        for (auto names = type.globalMatch(source.code[i]); names.hasNext();) {
            const QString name = names.next().captured(1);
            if (banned.match(name).hasMatch()) {
                complaints << complaint(source, i, "the name " + name);
            }
        }
    }
    return complaints;
}

/// Whether a brace that follows this text opens a function's body: it has parameters, and is no scope of names.
bool opensFunction(const QString& before) {
    static const QRegularExpression scope(
        R"(^\s*(template\s*<.*>\s*)?(inline\s+)?(namespace|class|struct|union|enum|extern)\b)",
        QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression assigned(R"((?<!operator)(?<![=!<>])=(?!=))");
    static const QRegularExpression result(R"(\)\s*(const|noexcept|override|final|->.*|:.*)?\s*)",
                                           QRegularExpression::DotMatchesEverythingOption);
    return before.contains(u'(') && !scope.match(before).hasMatch() &&
           !assigned.match(before.section(u'(', 0, 0)).hasMatch() && result.match(before).hasMatch();
}

QStringList checkFunctions(const Source& source) {
    QStringList complaints;
    QString before;  // since the last ';', '{' or '}'
    qsizetype depth = 0;
    qsizetype functionDepth = -1;
    qsizetype firstLine = 0;
    for (qsizetype i = 0; i < source.code.size(); ++i) {
        if (source.code[i].trimmed().startsWith(u'#')) {
            continue;
        }
        for (const QChar c : source.code[i]) {
            if (c == u'{') {
                if (functionDepth < 0 && opensFunction(before)) {
                    functionDepth = depth;
                    firstLine = i;
                }
                ++depth;
            } else if (c == u'}') {
                --depth;
                if (depth == functionDepth && i - firstLine + 1 > maxFunctionLines) {
                    complaints << complaint(source, firstLine, QString("a function of %1 lines").arg(i - firstLine + 1));
                }
                functionDepth = depth == functionDepth ? -1 : functionDepth;
            }
            before = c == u';' || c == u'{' || c == u'}' ? QString() : before + c;
        }
        before += u'\n';
    }
    return complaints;
}

QStringList checkStyle(const Source& source) {
    QStringList complaints = checkOpening(source) + checkLines(source);
    if (isCpp(source.path) || source.path.endsWith(".proto")) {
        complaints << checkNames(source);
    }
    return isCpp(source.path) ? complaints + checkFunctions(source) : complaints;
}

const QString opening = QStringLiteral("// SPDX-License-Identifier: GPL-3.0-or-later\n/// A thing.\n");

}  // namespace

class StyleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theHouseRulesAreKept() {
        auto files = sources(QRegularExpression(R"(\.(h|cpp|proto|inc|cmake)$|(^|/)CMakeLists\.txt$)"));
        QVERIFY(files.size() > 10);
        for (Source& script : sources(QRegularExpression(R"(^(app/(start|prepare|packages)|tests/run|\.ci/run)$)"))) {
            files.push_back(std::move(script));
        }
        QStringList complaints;
        for (const Source& source : files) {
            complaints << checkStyle(source);
        }
        QVERIFY(isClean(complaints));
    }

    void exemptionsAreNeeded() {
        for (auto it = longFiles.begin(); it != longFiles.end(); ++it) {
            const auto found = sources(QRegularExpression(u'^' + QRegularExpression::escape(it.key()) + u'$'));
            QVERIFY2(found.size() == 1 && found.front().lines.size() > maxFileLines, qPrintable(it.key()));
            QVERIFY2(!it.value().isEmpty(), qPrintable(it.key()));
        }
    }

    void badFilesAreSeen_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("complaint");
        const auto row = [](const char* name, const char* path, const QString& text, const char* complaint) {
            QTest::newRow(name) << QString(path) << text << QString(complaint);
        };
        row("no licence", "core/a.cpp", "int x;\n", "core/a.cpp:1: the line with the licence");
        row("other licence", "core/a.cpp", "// SPDX-License-Identifier: MIT\n", "core/a.cpp:1: the line with the licence");
        row("cmake licence", "core/CMakeLists.txt", opening, "core/CMakeLists.txt:1: the line with the licence");
        row("script licence", "tests/run", "#!/bin/sh\necho\n", "tests/run:2: the line with the licence");
        row("no sentence", "core/a.h", opening.section(u'\n', 0, 0) + "\n#pragma once\n", "core/a.h:2: the sentence");
        row("tab", "core/a.cpp", opening + "\tint x;\n", "core/a.cpp:3: a tab");
        row("trailing blank", "core/a.cpp", opening + "int x; \n", "core/a.cpp:3: blanks");
        row("long line", "core/a.cpp", opening + "//" + QString(124, u'x') + "\n", "core/a.cpp:3: longer than 125");
        row("long file", "core/a.cpp", opening + QString(349, u'\n'), "core/a.cpp:351: more than 350");
        row("Manager", "core/a.h", opening + "class PeerManager {};\n", "core/a.h:3: the name PeerManager");
        row("Helper", "core/a.h", opening + "struct Helper;\n", "core/a.h:3: the name Helper");
        row("Util", "core/a.h", opening + "using TextUtils = int;\n", "core/a.h:3: the name TextUtils");
        row("Handler", "core/a.h", opening + "enum class Handler { a };\n", "core/a.h:3: the name Handler");
        row("Data", "core/a.h", opening + "struct VoteData;\n", "core/a.h:3: the name VoteData");
        row("file name", "core/text_utils.cpp", opening, "core/text_utils.cpp:1: the file's name");
        row("camel file", "core/ZabPeer.cpp", opening, "core/ZabPeer.cpp:1: the file's name");
        const QString body = QString("    x();\n").repeated(69);
        row("long function", "core/a.cpp", opening + "int f(int a) {\n" + body + "}\n", "core/a.cpp:3: a function of 71");
        row("long member", "core/a.cpp",
            opening + "namespace a {\nclass B : C {\n    B() : m_a{1} {}\n    int f() const {\n" + body + "    }\n};\n}\n",
            "core/a.cpp:6: a function of 71");
        row("long constructor", "core/a.cpp", opening + "A::A(int a)\n    : m_a(a) {\n" + body + "}\n",
            "core/a.cpp:4: a function of 71");
    }
    void badFilesAreSeen() {
        QFETCH(QString, path);
        QFETCH(QString, text);
        QFETCH(QString, complaint);
        const QStringList complaints = checkStyle(sourceOf(path, text));
        QCOMPARE(complaints.size(), 1);
        QVERIFY2(complaints.first().startsWith(complaint), qPrintable(complaints.first()));
    }

    void goodFilesPass_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("text");
        QTest::newRow("comment") << "core/a.h" << opening + "// LearnerHandler of ZooKeeper; class Helper\n";
        QTest::newRow("use") << "views/a.cpp"
                             << opening + "QMimeData* d; void setData(); struct Database; class DataTree;\n";
        QTest::newRow("125") << "core/a.cpp" << opening + "//" + QString(123, u'ä') + "\n";
        QTest::newRow("350") << "core/a.cpp" << opening + QString(348, u'\n');
        const auto lines = [](int count) { return QString("    f(1);\n").repeated(count); };
        QTest::newRow("70") << "core/a.cpp" << opening + "int f() {\n" + lines(68) + "}\n";
        QTest::newRow("table") << "core/a.cpp" << opening + "const int t[] = {\n" + lines(90) + "};\n";
        QTest::newRow("class") << "core/a.h" << opening + "class A : B<int(int)> {\n" + lines(90) + "};\n";
        QTest::newRow("script") << "tests/run"
                                << "#!/bin/sh\n# SPDX-License-Identifier: GPL-3.0-or-later\n";
    }
    void goodFilesPass() {
        QFETCH(QString, path);
        QFETCH(QString, text);
        QCOMPARE(checkStyle(sourceOf(path, text)), QStringList());
    }
};

QTEST_APPLESS_MAIN(StyleTest)
#include "style_test.moc"
