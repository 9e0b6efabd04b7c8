// SPDX-License-Identifier: GPL-3.0-or-later
/// Every text that the core marks with NOTE is translated in the files of i18n/, once, and no text that is gone is kept.
#include <QMap>
#include <QtTest>
#include <algorithm>

#include "tests/tidy/source.h"
#include "tests/tidy/translation_files.h"

using namespace zabscope::tidy;

namespace {

/// Said with every failure, for it mends most of them. New texts are then translated in the .ts file by hand.
constexpr const char* remedy =
    "To take new texts in and gone ones out, in the project's root:\n"
    "  lupdate core -I . -extensions inc,h,cpp -tr-function-alias QT_TRANSLATE_NOOP+=NOTE -locations none \\\n"
    "    -no-obsolete -ts i18n/zabscope_zh_CN.ts\n";

/// Where each marked text stands: "core/zab/sentences.inc:12".
using Notes = QMap<TextKey, QString>;

/// What adjacent literals ("a" "b") say when the compiler has joined them.
QString joined(const QString& literals) {
    // \x22 is a quote: moc loses its way in raw strings that hold one.
    static const QRegularExpression literal(R"(\x22((?:\\.|[^\x22\\])*)\x22)");
    QString text;
    for (auto parts = literal.globalMatch(literals); parts.hasNext();) {
        text += parts.next().captured(1);
    }
    return text.replace("\\n", "\n").replace("\\\"", "\"");
}

QString place(const Source& source, qsizetype line) {
    return QStringLiteral("%1:%2").arg(source.path).arg(line);
}

/// Adds the marked texts of a source to the notes; complains of a mark that lupdate cannot read.
QStringList collect(const Source& source, Notes& notes) {
    static const QRegularExpression mark(R"(\bNOTE\s*\()");
    static const QRegularExpression shape(
        R"(\G\s*(\x22(?:\\.|[^\x22\\\n])*\x22)\s*,\s*((?:\x22(?:\\.|[^\x22\\\n])*\x22\s*)+)\))");
    static const QRegularExpression bareSentence(R"(\bZABSCOPE_SENTENCE\s*\(\s*\w+\s*,\s*+(?!NOTE\b))");
    const QString text = source.lines.join(u'\n');
    // Marks in comments do not count, nor does the line that defines the mark.
    QStringList code = source.code;
    for (QString& line : code) {
        line = line.trimmed().startsWith("#define") ? QString(line.size(), u' ') : line;
    }
    const QString blanked = code.join(u'\n');
    const auto lineAt = [&](qsizetype at) { return blanked.left(at).count(u'\n'); };
    QStringList complaints;
    for (auto marks = mark.globalMatch(blanked); marks.hasNext();) {
        const QRegularExpressionMatch found = marks.next();
        const QRegularExpressionMatch parts = shape.match(text, found.capturedEnd());
        const qsizetype line = lineAt(found.capturedStart());
        if (parts.hasMatch()) {
            notes.insert({joined(parts.captured(1)), joined(parts.captured(2)), {}}, place(source, line + 1));
        } else {
            complaints << complaint(source, line, "a NOTE that is not two texts in quotes");
        }
    }
    for (auto bare = bareSentence.globalMatch(blanked); bare.hasNext();) {
        complaints << complaint(source, lineAt(bare.next().capturedStart()), "a sentence without NOTE");
    }
    return complaints;
}

/// Compares what is marked with what all files of one language say.
QStringList compare(const Notes& notes, const Translations& translations, const QString& language) {
    QStringList complaints;
    for (auto note = notes.begin(); note != notes.end(); ++note) {
        const auto found = translations.find(note.key());
        if (found == translations.end() || !found->isWhole()) {
            complaints << note.value() + ": not translated in any i18n/*_" + language + ".ts: " + note.key().text;
        } else if (marksOf(found->forms.first()) != marksOf(note.key().text)) {
            complaints << found->place() + ": other values than in: " + note.key().text;
        }
    }
    for (auto it = translations.begin(); it != translations.end(); ++it) {
        const bool dropped = it->type == "vanished" || it->type == "obsolete";
        if ((dropped || isNoteContext(it.key().context)) && !notes.contains(it.key())) {
            complaints << it->place() + ": translates a text that is gone: " + it.key().text;
        }
    }
    return complaints;
}

QStringList check(const std::vector<Source>& code, const std::vector<Source>& files, const QString& language) {
    Notes notes;
    Translations translations;
    QStringList complaints;
    for (const Source& source : code) {
        complaints << collect(source, notes);
    }
    for (const Source& file : files) {
        complaints << addTranslations(file, translations);
    }
    return complaints + compare(notes, translations, language);
}

/// Files i18n/a.ts, i18n/b.ts ... out of one text.
std::vector<Source> filesOf(const QString& text) {
    std::vector<Source> files;
    char name = 'a';
    for (const QString& part : text.split("====")) {
        files.push_back(sourceOf(QStringLiteral("i18n/%1.ts").arg(name++), part));
    }
    return files;
}

}  // namespace

class TranslationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyNoteIsTranslated_data() {
        QTest::addColumn<QString>("language");
        QVERIFY(translatedLanguages().contains("zh_CN"));
        for (const QString& language : translatedLanguages()) {
            QTest::newRow(qPrintable(language)) << language;
        }
    }
    void everyNoteIsTranslated() {
        QFETCH(QString, language);
        const auto code = sources(QRegularExpression(R"(^core/.*\.(h|cpp|inc)$)"));
        QVERIFY2(isClean(check(code, translationFiles(language), language)), remedy);
    }

    void theCoreHasNotes() {
        Notes notes;
        for (const Source& source : sources(QRegularExpression(R"(^core/.*\.(h|cpp|inc)$)"))) {
            QCOMPARE(collect(source, notes), QStringList());
        }
        const auto tables = sources(QRegularExpression(R"(^core/\w+/sentences\.inc$)"));
        QVERIFY(!tables.empty());
        const QList<TextKey> keys = notes.keys();
        for (const Source& table : tables) {
            const auto count = table.code.filter(QRegularExpression("^ZABSCOPE_SENTENCE")).size();
            QVERIFY(count > 0);
            // A protocol's purposes of messages stand in the same context.
            const QString protocol = table.path.section(u'/', 1, 1);
            const auto ofIt = [&](const TextKey& key) { return key.context == protocol; };
            QVERIFY(std::count_if(keys.begin(), keys.end(), ofIt) >= count);
            QVERIFY(notes.size() > count);
        }
    }

    void badTranslationsAreSeen_data() {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("complaint");
        const auto row = [](const char* name, const QString& code, const QString& file, const char* complaint) {
            QTest::newRow(name) << code << file << QString(complaint);
        };
        const QString note = "f(NOTE(\"zab\", \"%1 of %2\"));\n";
        const QString good = tsMessage("%1 of %2", "%2 中的 %1");
        row("missing", note, tsFile("zab", ""), "core/a.cpp:1: not translated in any i18n/*_zh_CN.ts: %1 of %2");
        row("empty", note, tsFile("zab", tsMessage("%1 of %2", "")), "core/a.cpp:1: not translated");
        row("unfinished", note, tsFile("zab", tsMessage("%1 of %2", "%2 %1", " type=\"unfinished\"")),
            "core/a.cpp:1: not translated");
        row("mark lost", note, tsFile("zab", tsMessage("%1 of %2", "%1")), "i18n/a.ts:3: other values than in: %1 of %2");
        row("mark added", note, tsFile("zab", tsMessage("%1 of %2", "%1 %2 %3")), "i18n/a.ts:3: other values");
        row("gone", note, tsFile("zab", good + tsMessage("old", "旧")), "i18n/a.ts:4: translates a text that is gone: old");
        row("context gone", "", tsFile("zab", good), "i18n/a.ts:3: translates a text that is gone");
        row("vanished", "", tsFile("View", tsMessage("old", "旧", " type=\"vanished\"")),
            "i18n/a.ts:3: translates a text that is gone");
        row("twice", note, tsFile("zab", good + good), "i18n/a.ts:4: translated twice");
        row("twice in two files", note, tsFile("zab", good) + "====" + tsFile("zab", good),
            "i18n/b.ts:3: translated twice, at i18n/a.ts:3, too: %1 of %2");
        row("broken", note, tsFile("zab", good).section(u'\n', 0, 2), "i18n/a.ts:3: ");
        row("no literal", "f(NOTE(\"zab\", name));\n", tsFile("zab", ""), "core/a.cpp:1: a NOTE that is not");
        row("bare sentence", "ZABSCOPE_SENTENCE(a, \"b\")\n", tsFile("zab", ""), "core/a.cpp:1: a sentence without NOTE");
    }
    void badTranslationsAreSeen() {
        QFETCH(QString, code);
        QFETCH(QString, file);
        QFETCH(QString, complaint);
        const QStringList complaints = check({sourceOf("core/a.cpp", code)}, filesOf(file), "zh_CN");
        QCOMPARE(complaints.size(), 1);
        QVERIFY2(complaints.first().startsWith(complaint), qPrintable(complaints.first()));
    }

    void goodTranslationsPass_data() {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("file");
        const QString both = tsFile("zab", tsMessage("a \"b\" &gt; %1", "%1 &lt; 甲，%1"));
        QTest::newRow("escapes") << "NOTE(\"zab\", \"a \\\"b\\\" > %1\")" << both;
        QTest::newRow("joined") << "NOTE(\n    \"zab\",\n    \"a \\\"b\\\" \"\n    \"> %1\")" << both;
        QTest::newRow("sentence") << "ZABSCOPE_SENTENCE(name, NOTE(\"zab\", \"a \\\"b\\\" > %1\"))" << both;
        QTest::newRow("comment") << "// NOTE(\"zab\", \"old\")" << tsFile("zab", "");
        QTest::newRow("definition") << "#define NOTE(context, text) text" << tsFile("zab", "");
        QTest::newRow("in the second file") << "NOTE(\"zab\", \"a\")"
                                            << tsFile("View", tsMessage("b", "乙")) + "====" +
                                                   tsFile("zab", tsMessage("a", "甲"));
        QTest::newRow("a view's") << "" << tsFile("EnsembleView", tsMessage("Kill", "杀死"));
    }
    void goodTranslationsPass() {
        QFETCH(QString, code);
        QFETCH(QString, file);
        QCOMPARE(check({sourceOf("core/a.cpp", code)}, filesOf(file), "zh_CN"), QStringList());
    }
};

QTEST_APPLESS_MAIN(TranslationsTest)
#include "translations_test.moc"
