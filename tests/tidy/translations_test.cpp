// SPDX-License-Identifier: GPL-3.0-or-later
/// Every text that the core marks with NOTE is translated in every language of i18n/, and nothing else is kept there.
#include <QDir>
#include <QMap>
#include <QSet>
#include <QXmlStreamReader>
#include <QtTest>
#include <algorithm>
#include <tuple>

#include "tests/tidy/source.h"

using namespace zabscope::tidy;

namespace {

/// Said with every failure, for it mends most of them. New texts are then translated in the .ts file by hand.
constexpr const char* remedy =
    "To take new texts in and gone ones out, in the project's root:\n"
    "  lupdate core -I . -extensions inc,h,cpp -tr-function-alias QT_TRANSLATE_NOOP+=NOTE -locations none \\\n"
    "    -no-obsolete -ts i18n/zabscope_zh_CN.ts\n"
    "If that file also holds texts of other folders, name those, too: -no-obsolete drops what it does not see.\n";

struct Key {
    QString context;
    QString text;
    friend bool operator<(const Key& a, const Key& b) {
        return std::tie(a.context, a.text) < std::tie(b.context, b.text);
    }
};

/// Where each marked text stands: "core/zab/sentences.inc:12".
using Notes = QMap<Key, QString>;

struct Translation {
    qint64 line = 0;
    QString text;
    QString type;  ///< empty: finished; else what lupdate has put there: unfinished, vanished, obsolete
};
using Translations = QMap<Key, Translation>;

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
            notes.insert({joined(parts.captured(1)), joined(parts.captured(2))}, place(source, line + 1));
        } else {
            complaints << complaint(source, line, "a NOTE that is not two texts in quotes");
        }
    }
    for (auto bare = bareSentence.globalMatch(blanked); bare.hasNext();) {
        complaints << complaint(source, lineAt(bare.next().capturedStart()), "a sentence without NOTE");
    }
    return complaints;
}

/// Reads Qt's TS format; complains if it is broken or says a thing twice.
QStringList read(const Source& source, Translations& translations) {
    QXmlStreamReader xml(source.lines.join(u'\n'));
    QStringList complaints;
    Key key;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) {
            continue;
        }
        if (xml.name() == u"name") {
            key.context = xml.readElementText();
        } else if (xml.name() == u"source") {
            key.text = xml.readElementText();
        } else if (xml.name() == u"translation") {
            const qint64 line = xml.lineNumber();
            const QString type = xml.attributes().value("type").toString();
            if (translations.contains(key)) {
                complaints << complaint(source, line - 1, "translated twice: " + key.text);
            }
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            translations.insert(key, {line, text, type});
        }
    }
    if (xml.hasError()) {
        complaints << complaint(source, xml.lineNumber() - 1, xml.errorString());
    }
    return complaints;
}

QStringList marksOf(const QString& text) {
    static const QRegularExpression mark("%[1-9]");
    QSet<QString> marks;
    for (auto found = mark.globalMatch(text); found.hasNext();) {
        marks << found.next().captured();
    }
    QStringList sorted = marks.values();
    sorted.sort();
    return sorted;
}

/// A note's context is words, a widget's is the name of its class: so a context that no NOTE has any more is seen.
bool isNoteContext(const QString& context) {
    return !context.isEmpty() && context.front().isLower();
}

/// Compares what is marked with what one language's file says.
QStringList compare(const Notes& notes, const Translations& translations, const Source& file) {
    QStringList complaints;
    for (auto note = notes.begin(); note != notes.end(); ++note) {
        const auto found = translations.find(note.key());
        if (found == translations.end() || !found->type.isEmpty() || found->text.trimmed().isEmpty()) {
            complaints << note.value() + ": not translated in " + file.path + ": " + note.key().text;
        } else if (marksOf(found->text) != marksOf(note.key().text)) {
            complaints << complaint(file, found->line - 1, "other values than in: " + note.key().text);
        }
    }
    for (auto it = translations.begin(); it != translations.end(); ++it) {
        const bool dropped = it->type == "vanished" || it->type == "obsolete";
        if ((dropped || isNoteContext(it.key().context)) && !notes.contains(it.key())) {
            complaints << complaint(file, it->line - 1, "translates a text that is gone: " + it.key().text);
        }
    }
    return complaints;
}

QStringList check(const std::vector<Source>& code, const Source& file) {
    Notes notes;
    Translations translations;
    QStringList complaints;
    for (const Source& source : code) {
        complaints << collect(source, notes);
    }
    complaints << read(file, translations);
    return complaints + compare(notes, translations, file);
}

/// A TS file with these translations in one context.
QString ts(const QString& context, const QString& messages) {
    return "<TS version=\"2.1\">\n<context><name>" + context + "</name>\n" + messages + "</context></TS>\n";
}
QString message(const QString& source, const QString& translation, const QString& type = {}) {
    return "<message><source>" + source + "</source><translation" + type + ">" + translation + "</translation></message>\n";
}

}  // namespace

class TranslationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyNoteIsTranslated_data() {
        QTest::addColumn<QString>("path");
        const QDir folder(QStringLiteral(ZABSCOPE_SOURCE_DIR "/i18n"));
        const QStringList files = folder.entryList({"*.ts"}, QDir::Files, QDir::Name);
        QVERIFY(files.contains("zabscope_zh_CN.ts"));
        for (const QString& file : files) {
            QTest::newRow(qPrintable(file)) << folder.filePath(file);
        }
    }
    void everyNoteIsTranslated() {
        QFETCH(QString, path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto code = sources(QRegularExpression(R"(^core/.*\.(h|cpp|inc)$)"));
        const Source language = sourceOf("i18n/" + path.section(u'/', -1), QString::fromUtf8(file.readAll()));
        const QStringList complaints = check(code, language);
        QVERIFY2(isClean(complaints), remedy);
    }

    void theCoreHasNotes() {
        Notes notes;
        for (const Source& source : sources(QRegularExpression(R"(^core/.*\.(h|cpp|inc)$)"))) {
            QCOMPARE(collect(source, notes), QStringList());
        }
        const auto sentences = sources(QRegularExpression(R"(^core/zab/sentences\.inc$)"));
        QCOMPARE(sentences.size(), std::size_t{1});
        const auto count = sentences.front().code.filter(QRegularExpression("^ZABSCOPE_SENTENCE")).size();
        QVERIFY(count > 0);
        const auto ofZab = [](const Key& key) { return key.context == "zab"; };
        const QList<Key> keys = notes.keys();
        QCOMPARE(std::count_if(keys.begin(), keys.end(), ofZab), count);
        QVERIFY(notes.size() > count);
    }

    void badTranslationsAreSeen_data() {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("complaint");
        const auto row = [](const char* name, const QString& code, const QString& file, const char* complaint) {
            QTest::newRow(name) << code << file << QString(complaint);
        };
        const QString note = "f(NOTE(\"zab\", \"%1 of %2\"));\n";
        const QString good = message("%1 of %2", "%2 中的 %1");
        row("missing", note, ts("zab", ""), "core/a.cpp:1: not translated in i18n/a.ts: %1 of %2");
        row("empty", note, ts("zab", message("%1 of %2", "")), "core/a.cpp:1: not translated");
        row("unfinished", note, ts("zab", message("%1 of %2", "%2 %1", " type=\"unfinished\"")),
            "core/a.cpp:1: not translated");
        row("mark lost", note, ts("zab", message("%1 of %2", "%1")), "i18n/a.ts:3: other values than in: %1 of %2");
        row("mark added", note, ts("zab", message("%1 of %2", "%1 %2 %3")), "i18n/a.ts:3: other values");
        row("gone", note, ts("zab", good + message("old", "旧")), "i18n/a.ts:4: translates a text that is gone: old");
        row("context gone", "", ts("zab", good), "i18n/a.ts:3: translates a text that is gone");
        row("vanished", "", ts("View", message("old", "旧", " type=\"vanished\"")),
            "i18n/a.ts:3: translates a text that is gone");
        row("twice", note, ts("zab", good + good), "i18n/a.ts:4: translated twice");
        row("broken", note, ts("zab", good).section(u'\n', 0, 2), "i18n/a.ts:3: ");
        row("no literal", "f(NOTE(\"zab\", name));\n", ts("zab", ""), "core/a.cpp:1: a NOTE that is not");
        row("bare sentence", "ZABSCOPE_SENTENCE(a, \"b\")\n", ts("zab", ""), "core/a.cpp:1: a sentence without NOTE");
    }
    void badTranslationsAreSeen() {
        QFETCH(QString, code);
        QFETCH(QString, file);
        QFETCH(QString, complaint);
        const QStringList complaints = check({sourceOf("core/a.cpp", code)}, sourceOf("i18n/a.ts", file));
        QCOMPARE(complaints.size(), 1);
        QVERIFY2(complaints.first().startsWith(complaint), qPrintable(complaints.first()));
    }

    void goodTranslationsPass_data() {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("file");
        const QString both = ts("zab", message("a \"b\" &gt; %1", "%1 &lt; 甲，%1"));
        QTest::newRow("escapes") << "NOTE(\"zab\", \"a \\\"b\\\" > %1\")" << both;
        QTest::newRow("joined") << "NOTE(\n    \"zab\",\n    \"a \\\"b\\\" \"\n    \"> %1\")" << both;
        QTest::newRow("sentence") << "ZABSCOPE_SENTENCE(name, NOTE(\"zab\", \"a \\\"b\\\" > %1\"))" << both;
        QTest::newRow("comment") << "// NOTE(\"zab\", \"old\")" << ts("zab", "");
        QTest::newRow("definition") << "#define NOTE(context, text) text" << ts("zab", "");
        QTest::newRow("a view's") << "" << ts("EnsembleView", message("Kill", "杀死"));
    }
    void goodTranslationsPass() {
        QFETCH(QString, code);
        QFETCH(QString, file);
        QCOMPARE(check({sourceOf("core/a.cpp", code)}, sourceOf("i18n/a.ts", file)), QStringList());
    }
};

QTEST_APPLESS_MAIN(TranslationsTest)
#include "translations_test.moc"
