// SPDX-License-Identifier: GPL-3.0-or-later
/// Worksheets: every blank has its answer, the answers are what the run shows, and the PDF holds all of it on its pages.
#include "app/learn/worksheet_file.h"

#include "app/learn/teaching_source.h"
#include "app/render/picture.h"
#include "core/trace/elections.h"
#include "tests/app/render/outside.h"

using namespace zabscope;
using namespace zabscope::learn;

namespace {

/// The blanks of a sheet, by number; the answers of the other version.
QMap<int, QString> blanksOf(const QString& sheet) {
    static const QRegularExpression blank(QStringLiteral(R"(\((\d+)\) ((?:\\_){10,}))"));
    QMap<int, QString> all;
    for (auto found = blank.globalMatch(sheet); found.hasNext();) {
        const auto one = found.next();
        all[one.captured(1).toInt()] = one.captured(2);
    }
    return all;
}
QMap<int, QString> answersOf(const QString& sheet) {
    static const QRegularExpression answer(QStringLiteral(R"(\((\d+)\) \*\*(.+?)\*\*)"));
    QMap<int, QString> all;
    for (auto found = answer.globalMatch(sheet); found.hasNext();) {
        const auto one = found.next();
        all[one.captured(1).toInt()] = one.captured(2);
    }
    return all;
}

LessonSource lesson(const std::string& name) {
    auto loaded = loadTeachingSource(name);
    if (const auto* error = std::get_if<InputError>(&loaded)) qFatal("%s", error->line.c_str());
    return std::get<LessonSource>(std::move(loaded));
}

}  // namespace

class WorksheetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { speak(QStringLiteral("en")); }

    void everyBlankHasItsAnswer_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("language");
        for (const char* name : {"2", "7", "established"}) {
            for (const char* language : {"en", "zh_CN"}) QTest::addRow("%s %s", name, language) << name << language;
        }
    }
    void everyBlankHasItsAnswer() {
        QFETCH(QString, name);
        QFETCH(QString, language);
        QVERIFY(speak(language));
        const LessonSource source = lesson(name.toStdString());
        const Worksheet worksheet(*source.lesson, source.run, language.toStdString());
        const auto blanks = blanksOf(worksheet.text(false));
        const auto answers = answersOf(worksheet.text(true));
        QVERIFY2(blanks.size() > 20, qPrintable(worksheet.text(false)));
        QCOMPARE(blanks.keys(), answers.keys());
        QCOMPARE(blanks.lastKey(), static_cast<int>(blanks.size()));
        for (const QString& answer : answers) QVERIFY(!answer.trimmed().isEmpty() && answer != u"–");
        QVERIFY(!worksheet.text(false).contains(u"**"_qs + answers.last()));
        // Each question of the lesson is asked, and its right choice is the answer.
        for (const LessonPage& page : source.lesson->pages) {
            if (!page.question) continue;
            const auto right = std::find_if(page.question->choices.begin(), page.question->choices.end(),
                                            [](const Choice& choice) { return choice.right; });
            const QString text =
                SheetText::withoutLinks(QString::fromStdString(right->text.in(language.toStdString())));
            QVERIFY2(worksheet.text(false).contains(QStringLiteral("☐ %1. %2").arg(
                         QChar(static_cast<char16_t>(u'A' + (right - page.question->choices.begin()))), text)),
                     qPrintable(text));
            QVERIFY(worksheet.text(true).contains(u"☒ "));
        }
        QVERIFY(!worksheet.text(true).contains(u"](term:"));
        if (language == u"zh_CN") {
            const QString words = QString(worksheet.text(true)).remove(QStringLiteral("zxid"));
            static const QRegularExpression english(QStringLiteral("\\b(the|server|vote|Why|Answer)\\b"));
            QVERIFY2(!words.contains(english), qPrintable(english.match(words).captured(0) + words));
        }
    }

    void theAnswersAreThoseOfTheRun() {
        const LessonSource source = lesson("sync");
        const Worksheet worksheet(*source.lesson, source.run, "en");
        const QString text = worksheet.text(true);
        for (const Election& election : electionsOf(*source.run.timeline, source.lesson->scenario.ensemble)) {
            const QString winner = QStringLiteral("**%1**, with the vote").arg(election.winner);
            QVERIFY2(text.contains(winner), qPrintable(winner + text));
        }
        const auto answers = answersOf(text).values();
        for (const char* mode : {"DIFF", "TRUNC", "SNAP"}) QVERIFY(answers.contains(QLatin1String(mode)));
        QVERIFY(text.contains("adopts the vote for"));
        QVERIFY2(text.contains("a TRUNC"), qPrintable(text));
    }

    void bookmarksOfASessionAreAskedAbout() {
        auto loaded = loadRun(ZABSCOPE_SOURCE_DIR "/resources/scenarios/leader_killed.zab");
        SourceRun run = std::get<SourceRun>(std::move(loaded));
        const Timeline& timeline = *run.timeline;
        const EventId half = timeline.last() / 2;
        run.header.bookmarks = {{timeline.positionOf(half), "Who must *notice* this?"},
                                {timeline.positionOf(timeline.last()), ""},
                                {{timeline.end(), timeline.last() + 9}, "of another branch"}};
        const Worksheet worksheet(run, "en");
        const QString sheet = worksheet.text(false);
        QVERIFY(sheet.contains("“Who must \\*notice\\* this?”"));
        QVERIFY(sheet.contains("Moment 2, at ") && !sheet.contains("Moment 3") && !sheet.contains("another branch"));
        QCOMPARE(blanksOf(sheet).keys(), answersOf(worksheet.text(true)).keys());
        QVERIFY(sheet.contains("Election 2"));
    }

    void aSourceIsFoundOrRefused() {
        QVERIFY(std::holds_alternative<SourceRun>(
            loadTeachingSource(ZABSCOPE_SOURCE_DIR "/resources/scenarios/first_election.zab")));
        const auto wrong = loadTeachingSource("no-such-thing");
        QVERIFY(std::holds_alternative<InputError>(wrong));
        QVERIFY(refuseName("sheet.txt") && !refuseName("sheet.md"));
        QCOMPARE(answersName("a.b/sheet.pdf"), std::string("a.b/sheet-answers.pdf"));
    }

    void thePdfHoldsAllOfIt_data() {
        QTest::addColumn<QString>("language");
        QTest::newRow("en") << "en";
        QTest::newRow("zh_CN") << "zh_CN";
    }
    void thePdfHoldsAllOfIt() {
        if (!isInstalled("pdftotext") || !isInstalled("qpdf") || !isInstalled("pdffonts"))
            QSKIP("pdftotext, pdffonts and qpdf are not installed");
        QFETCH(QString, language);
        QVERIFY(speak(language));
        const LessonSource source = lesson("7");
        const Worksheet worksheet(*source.lesson, source.run, language.toStdString());
        QTemporaryDir folder;
        const QString path = folder.filePath("sheet.pdf");
        QVERIFY(!writeWorksheet(worksheet, true, path.toStdString()));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{"sheet.pdf"});
        QVERIFY(ask("qpdf", {"--check", path}).fine);
        // Every font is embedded: the column "emb" says yes.
        const QStringList fonts = ask("pdffonts", {path}).text.trimmed().split(u'\n').mid(2);
        QVERIFY(!fonts.isEmpty());
        for (const QString& font : fonts) QVERIFY2(font.contains(QStringLiteral(" yes ")), qPrintable(font));
        const QString text = ask("pdftotext", {"-layout", path, "-"}).text;
        const QStringList pages = text.split(u'\f', Qt::SkipEmptyParts);
        QVERIFY(pages.size() >= 3);
        for (int i = 0; i < pages.size(); ++i)
            QVERIFY2(pages[i].contains(QString::number(i + 1)) && pages[i].contains(QString::number(pages.size())),
                     qPrintable(pages[i]));
        // Nothing is lost between the pages: each blank's number is there with its answer behind it.
        const auto answers = answersOf(worksheet.text(true));
        const QString flat = QString(text).remove(QRegularExpression(QStringLiteral("\\s")));
        for (auto it = answers.begin(); it != answers.end(); ++it) {
            const QString wanted = QStringLiteral("(%1)%2").arg(it.key()).arg(
                QString(it.value()).remove(QRegularExpression(QStringLiteral("[\\s\\\\]"))));
            QVERIFY2(flat.contains(wanted), qPrintable(wanted));
        }
        // No word stands beyond the margins of A4 (595 x 842 points).
        static const QRegularExpression box(
            QStringLiteral(R"re(<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)")re"));
        const QString boxes = ask("pdftotext", {"-bbox", path, "-"}).text;
        int words = 0;
        for (auto found = box.globalMatch(boxes); found.hasNext(); ++words) {
            const auto one = found.next();
            QVERIFY(one.captured(1).toDouble() > 40 && one.captured(3).toDouble() < 595 - 40);
            QVERIFY(one.captured(2).toDouble() > 30 && one.captured(4).toDouble() < 842 - 30);
        }
        QVERIFY(words > 200);
    }
};

QTEST_MAIN(WorksheetTest)
#include "worksheet_test.moc"
