// SPDX-License-Identifier: GPL-3.0-or-later
/// The report: what it says agrees with the run, and its pictures lie where it points to.
#include "app/render/report_words.h"
#include "tests/app/render/outside.h"

using namespace zabscope;

namespace {

QString textOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// The files that pictures of the text are taken from.
QStringList linksOf(const QString& text) {
    static const QRegularExpression link(R"(!\[[^\n]*?\]\(([^)]+)\))");
    QStringList all;
    for (auto found = link.globalMatch(text); found.hasNext();)
        all << QUrl::fromPercentEncoding(found.next().captured(1).toLatin1());
    return all;
}

}  // namespace

class ReportExportTest : public QObject {
    Q_OBJECT

private:
    ExportDesk m_desk;

private Q_SLOTS:
    void itTellsTheElectionsAndShowsThem() {
        PictureChoice small;
        small.size = QSize(640, 400);
        QCOMPARE(m_desk.write("markdown", "a lesson.md", small), QString());
        const QString text = textOf(m_desk.path("a lesson.md"));
        const auto elections = electionsOf(*m_desk.run.timeline, *m_desk.run.ensemble);
        QVERIFY(!elections.empty());
        QVERIFY(text.startsWith("# "));
        for (std::size_t i = 0; i < elections.size(); ++i) {
            const QString title = QStringLiteral("### Election %1: server %2, epoch %3\n")
                                      .arg(i + 1)
                                      .arg(elections[i].winner)
                                      .arg(elections[i].epoch);
            QVERIFY2(text.contains(title), qPrintable(title + text));
        }
        QVERIFY(text.contains("which led, was killed"));
        QVERIFY(text.contains("All invariants hold."));
        QVERIFY(text.contains("| PROPOSAL |") && text.contains("| NOTIFICATION |"));
        QVERIFY2(text.contains("(0, 0, 5) | (0, 0, 4)") || text.contains("(0, 0, 5) | (0, 0, "), qPrintable(text));
        const QStringList links = linksOf(text);
        QVERIFY(links.size() >= 5);
        for (const QString& link : links) {
            QVERIFY(link.startsWith("a lesson-pictures/"));
            QVERIFY2(!QImage(m_desk.path(link)).isNull(), qPrintable(link));
        }
        QCOMPARE(QDir(m_desk.folder.path()).entryList(QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList{"a lesson-pictures"});
    }
    void everyRowOfATableHasItsColumns() {
        const QStringList lines = textOf(m_desk.path("a lesson.md")).split('\n');
        static const QRegularExpression border(R"((?<!\\)\|)");
        qsizetype columns = 0;
        for (const QString& line : lines) {
            if (!line.startsWith('|')) {
                columns = 0;
                continue;
            }
            if (columns == 0) columns = line.count(border);
            QVERIFY2(line.count(border) == columns, qPrintable(line));
        }
    }
    void itSpeaksChinese() {
        PictureChoice chinese;
        chinese.language = QStringLiteral("zh_CN");
        chinese.size = QSize(640, 400);
        QCOMPARE(m_desk.write("markdown", "zh.md", chinese), QString());
        const QString text = textOf(m_desk.path("zh.md"));
        QVERIFY2(text.contains(QString::fromUtf8("选举")), qPrintable(text));
        QVERIFY(!text.contains("Elections") && !text.contains("What happened"));
    }
    void anExcerptTellsOnlyItsPart() {
        PictureChoice small;
        small.size = QSize(400, 300);
        const auto elections = electionsOf(*m_desk.run.timeline, *m_desk.run.ensemble);
        Excerpt excerpt;
        excerpt.until = *elections.front().established;
        QCOMPARE(m_desk.write("markdown", "part.md", small, excerpt), QString());
        const QString text = textOf(m_desk.path("part.md"));
        QVERIFY(text.contains("### Election 1:") && !text.contains("### Election 2:"));
        QVERIFY(!text.contains("which led, was killed"));
    }
    void whatIsCancelledLeavesNothing() {
        int asked = 0;
        const auto stop = [&](double done) { return done < 0.5 || ++asked < 2; };
        PictureChoice small;
        small.size = QSize(400, 300);
        QCOMPARE(m_desk.write("markdown", "gone.md", small, {}, stop), QString("cancelled"));
        const QStringList left =
            QDir(m_desk.folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
        QVERIFY2(!left.join(' ').contains("gone"), qPrintable(left.join(' ')));
    }
    void textFromOutsideIsNoMarkup() {
        QCOMPARE(RunReport::plain("a|b *c* <d>\n_e_"), QString("a\\|b \\*c\\* \\<d\\> \\_e\\_"));
        QCOMPARE(wholeName(partialName("/a/b c.md")), std::string("/a/b c.md"));
        QCOMPARE(wholeName("/a/b.md"), std::string("/a/b.md"));
    }
};

QTEST_MAIN(ReportExportTest)
#include "report_export_test.moc"
