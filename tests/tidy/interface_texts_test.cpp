// SPDX-License-Identifier: GPL-3.0-or-later
/// Every text that lupdate finds in the window is translated in the files of i18n/, with the same values, and has its
/// English plurals; no text that is gone is kept.
#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>
#include <functional>

#include "tests/tidy/source.h"
#include "tests/tidy/translation_files.h"

using namespace zabscope::tidy;

namespace {

/// Said with every failure, for it mends most of them.
constexpr const char* remedy =
    "To take new texts in and gone ones out, in the project's root; X is a folder of views/:\n"
    "  lupdate views/X -I . -extensions h,cpp -locations none -no-obsolete -source-language en \\\n"
    "    -target-language zh_CN -ts i18n/X_zh_CN.ts\n"
    "for files directly in views/: lupdate views/*.h views/*.cpp ... -ts i18n/views_zh_CN.ts\n"
    "for files in app/:            lupdate app ... -ts i18n/app_zh_CN.ts\n"
    "for plurals in English:       lupdate views app ... -pluralonly -target-language en -ts i18n/zabscope_en.ts\n"
    "Then translate what is unfinished in the .ts file by hand and remove type=\"unfinished\".\n";

/// What lupdate finds in these folders of a project, and what it complains of.
struct Found {
    Translations texts;
    QStringList complaints;
};

Found textsOf(const QString& root, const QStringList& folders) {
    Found found;
    const QTemporaryDir place;
    const QString file = place.filePath("found.ts");
    QProcess lupdate;
    lupdate.setWorkingDirectory(root);
    lupdate.start(ZABSCOPE_LUPDATE, folders + QStringList{"-I", ".", "-extensions", "h,cpp", "-locations", "absolute",
                                                          "-no-obsolete", "-source-language", "en", "-target-language",
                                                          "zh_CN", "-silent", "-ts", file});
    if (!lupdate.waitForFinished(120'000) || lupdate.exitCode() != 0) {
        found.complaints << ZABSCOPE_LUPDATE ": " + lupdate.errorString() + ' ' + lupdate.readAllStandardError();
        return found;
    }
    // "class X lacks Q_OBJECT macro": the text would never be found when the program runs.
    const QString said = QString::fromUtf8(lupdate.readAllStandardError());
    found.complaints << QString(said).remove(root + u'/').split(u'\n', Qt::SkipEmptyParts);
    QFile ts(file);
    if (!ts.open(QIODevice::ReadOnly)) return found;
    found.complaints << addTranslations(sourceOf("found.ts", QString::fromUtf8(ts.readAll())), found.texts);
    for (Translation& text : found.texts) {
        const QString path = QDir(place.path()).absoluteFilePath(text.usedAt.section(u':', 0, 0));
        text.usedAt = QDir(root).relativeFilePath(QDir::cleanPath(path)) + u':' + text.usedAt.section(u':', 1);
    }
    return found;
}

bool hasMnemonic(const QString& text) {
    static const QRegularExpression mnemonic("&[A-Za-z0-9]");
    return mnemonic.match(text).hasMatch();
}

/// What is wrong with one finished translation.
QString faultOf(const TextKey& key, bool plural, const Translation& translation, bool english) {
    if (plural != translation.plural) return "is a plural in one of code and translation only";
    for (qsizetype i = 0; i < translation.forms.size(); ++i) {
        QStringList wanted = marksOf(key.text);
        QStringList has = marksOf(translation.forms[i]);
        // "one vote" need not show its number.
        const bool one = english && i == 0;
        if (one) wanted.removeAll("%n");
        if (one) has.removeAll("%n");
        if (wanted != has) return "other values";
        if (hasMnemonic(key.text) != hasMnemonic(translation.forms[i])) return "a mnemonic (&X) in one of them only";
    }
    if (english && translation.forms.size() != 2) return "English has two forms";
    if (english && translation.forms.first() == translation.forms.last()) return "the same form twice";
    return {};
}

/// Compares the texts of the window with what all files of one language say. In English only plurals are kept.
QStringList compare(const Translations& wanted, const Translations& known, const QString& language) {
    const bool english = language == u"en";
    QStringList complaints;
    for (auto text = wanted.begin(); text != wanted.end(); ++text) {
        if (english && !text->plural) continue;
        const auto found = known.find(text.key());
        const QString what = text.key().context + ": " + text.key().text;
        if (found == known.end() || !found->isWhole()) {
            complaints << text->usedAt + ": not translated in any i18n/*_" + language + ".ts: " + what;
            continue;
        }
        const QString fault = faultOf(text.key(), text->plural, *found, english);
        if (!fault.isEmpty()) complaints << found->place() + ": " + fault + ": " + what;
    }
    for (auto it = known.begin(); it != known.end(); ++it) {
        if (isNoteContext(it.key().context)) continue;  // translations_test judges those
        const bool gone = !wanted.contains(it.key());
        if (gone) complaints << it->place() + ": translates a text that is gone: " + it.key().text;
        if (!gone && english && !it->plural) complaints << it->place() + ": stands in the code: " + it.key().text;
    }
    return complaints;
}

QStringList check(const Found& window, const std::vector<Source>& files, const QString& language) {
    Translations known;
    QStringList complaints = window.complaints;
    for (const Source& file : files) complaints << addTranslations(file, known);
    return complaints + compare(window.texts, known, language);
}

/// A project of one view with this code in a member function.
Found textsOfCode(const QString& code) {
    const QTemporaryDir root;
    QDir(root.path()).mkdir("views");
    QFile file(root.filePath("views/a.cpp"));
    if (!file.open(QIODevice::WriteOnly)) return {};
    file.write(("class A : public QObject {\n    Q_OBJECT\n    void f() {\n" + code + "\n    }\n};\n").toUtf8());
    file.close();
    return textsOf(root.path(), {"views"});
}

}  // namespace

class InterfaceTextsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_window = textsOf(QStringLiteral(ZABSCOPE_SOURCE_DIR), {"views", "app"}); }

    void theWindowHasTexts() {
        QVERIFY2(isClean(m_window.complaints), "lupdate complains, or cannot be run");
        QVERIFY(m_window.texts.size() > 100);
        QVERIFY(m_window.texts.contains({"Wording", "looks for a leader", {}}));
    }

    void everyTextIsTranslated_data() {
        QTest::addColumn<QString>("language");
        for (const QString& language : translatedLanguages() + QStringList{"en"})
            QTest::newRow(qPrintable(language)) << language;
    }
    void everyTextIsTranslated() {
        QFETCH(QString, language);
        QVERIFY2(isClean(check(m_window, translationFiles(language), language)), remedy);
    }

    void badTranslationsAreSeen_data() {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("messages");
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("complaint");
        const auto row = [](const char* name, const QString& code, const QString& messages, const QString& complaint,
                            const char* language = "zh_CN") {
            QTest::newRow(name) << code << messages << QString(language) << complaint;
        };
        const QString one = "tr(\"Kill %1\");";
        row("missing", one, "", "views/a.cpp:4: not translated in any i18n/*_zh_CN.ts: A: Kill %1");
        row("unfinished", one, tsMessage("Kill %1", "杀死 %1", " type=\"unfinished\""), "views/a.cpp:4: not translated");
        row("empty", one, tsMessage("Kill %1", ""), "views/a.cpp:4: not translated");
        row("value lost", one, tsMessage("Kill %1", "杀死"), "i18n/a_zh_CN.ts:3: other values: A: Kill %1");
        row("value added", one, tsMessage("Kill %1", "杀死 %1 %2"), "i18n/a_zh_CN.ts:3: other values");
        row("gone", "", tsMessage("Kill %1", "杀死 %1"), "i18n/a_zh_CN.ts:3: translates a text that is gone: Kill %1");
        row("vanished", "", tsMessage("K", "杀", " type=\"vanished\""), "i18n/a_zh_CN.ts:3: translates a text that is gone");
        row("other comment", "tr(\"K\", \"key\");", tsMessage("K", "杀"), "views/a.cpp:4: not translated");
        row("no plural", "tr(\"%n votes\", nullptr, 3);", tsMessage("%n votes", "%n 票"),
            "i18n/a_zh_CN.ts:3: is a plural in one");
        row("empty form", "tr(\"%n votes\", nullptr, 3);", tsPlural("%n votes", {""}), "views/a.cpp:4: not translated");
        row("number lost", "tr(\"%n votes\", nullptr, 3);", tsPlural("%n votes", {"票"}), "i18n/a_zh_CN.ts:3: other values");
        row("mnemonic lost", "tr(\"&Kill\");", tsMessage("&amp;Kill", "杀死"), "i18n/a_zh_CN.ts:3: a mnemonic");
        row("twice", "tr(\"K\");", tsMessage("K", "杀") + tsMessage("K", "杀"), "i18n/a_zh_CN.ts:4: translated twice");
        row("no Q_OBJECT", "} }; class B : QObject { void g() { tr(\"x\");", "", "views/a.cpp:4: Class 'B' lacks");
        row("no English", "tr(\"%n vote(s)\", nullptr, 3);", "", "views/a.cpp:4: not translated in any i18n/*_en.ts", "en");
        row("one English form", "tr(\"%n vote(s)\", nullptr, 3);", tsPlural("%n vote(s)", {"%n votes"}),
            "i18n/a_en.ts:3: English has two forms", "en");
        row("same English form", "tr(\"%n vote(s)\", nullptr, 3);", tsPlural("%n vote(s)", {"%n votes", "%n votes"}),
            "i18n/a_en.ts:3: the same form twice", "en");
        row("number lost in English", "tr(\"%n vote(s)\", nullptr, 3);", tsPlural("%n vote(s)", {"one vote", "votes"}),
            "i18n/a_en.ts:3: other values", "en");
        row("no plural in English", "tr(\"K\");", tsMessage("K", "k"), "i18n/a_en.ts:3: stands in the code", "en");
    }
    void badTranslationsAreSeen() {
        QFETCH(QString, code);
        QFETCH(QString, messages);
        QFETCH(QString, language);
        QFETCH(QString, complaint);
        const Source file = sourceOf("i18n/a_" + language + ".ts", tsFile("A", messages));
        const QStringList complaints = check(textsOfCode(code), {file}, language);
        QVERIFY2(!complaints.isEmpty(), "not seen");
        QVERIFY2(complaints.first().startsWith(complaint), qPrintable(complaints.join(u'\n')));
    }

    void goodTranslationsPass_data() {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("messages");
        QTest::addColumn<QString>("language");
        const auto row = [](const char* name, const QString& code, const QString& messages, const char* language = "zh_CN") {
            QTest::newRow(name) << code << messages << QString(language);
        };
        row("plain", "tr(\"Kill %1\");", tsMessage("Kill %1", "杀死 %1"));
        row("comment", "// tr(\"Kill %1\");", "");
        row("values in another order", "tr(\"%1 of %2\");", tsMessage("%1 of %2", "%2 中的 %1"));
        row("mnemonic", "tr(\"&Kill\");", tsMessage("&amp;Kill", "杀死(&amp;K)"));
        row("plural", "tr(\"%n votes\", nullptr, 3);", tsPlural("%n votes", {"%n 票"}));
        row("English plural", "tr(\"%n vote(s)\", nullptr, 3);", tsPlural("%n vote(s)", {"one vote", "%n votes"}), "en");
        row("English", "tr(\"Kill\");", "", "en");
    }
    void goodTranslationsPass() {
        QFETCH(QString, code);
        QFETCH(QString, messages);
        QFETCH(QString, language);
        const Source file = sourceOf("i18n/a_" + language + ".ts", tsFile("A", messages));
        QCOMPARE(check(textsOfCode(code), {file}, language), QStringList());
    }

    void aNoteIsLeftToItsOwnTest() {
        const Source file = sourceOf("i18n/a_zh_CN.ts", tsFile("zab", tsMessage("follows", "跟随")));
        QCOMPARE(check(textsOfCode(""), {file}, "zh_CN"), QStringList());
    }

private:
    Found m_window;
};

QTEST_GUILESS_MAIN(InterfaceTextsTest)
#include "interface_texts_test.moc"
