// SPDX-License-Identifier: GPL-3.0-or-later
/// Pages are cut between rows and paragraphs, and what introduces stays with what it introduces.
#include "app/render/page_breaks.h"

#include <QTextDocument>
#include <QtTest>

#include "app/learn/lesson_run.h"
#include "app/learn/worksheet.h"

using namespace zabscope;

namespace {

std::vector<PagePiece> even(std::initializer_list<bool> holds, double height = 10) {
    std::vector<PagePiece> pieces;
    for (const bool each : holds) {
        const double top = static_cast<double>(pieces.size()) * height;
        pieces.push_back({top, top + height, each});
    }
    return pieces;
}

QList<double> bottoms(const std::vector<PagePart>& parts) {
    QList<double> all;
    for (const PagePart& part : parts) all << part.bottom;
    return all;
}

}  // namespace

class PageBreaksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cuts() {
        QCOMPARE(bottoms(pagesOf(even({false, false, false, false, false}), 20)), (QList<double>{20, 40, 50}));
        // The second piece holds the third.
        QCOMPARE(bottoms(pagesOf(even({false, true, false, false}), 20)), (QList<double>{10, 30, 40}));
        // What holds on without end is cut where the page is full.
        QCOMPARE(bottoms(pagesOf(even({true, true, true, true}), 20)), (QList<double>{20, 40}));
        // A piece higher than a page is a page of its own.
        QCOMPARE(bottoms(pagesOf(even({false, false}, 50), 20)), (QList<double>{50, 100}));
        QCOMPARE(pagesOf({}, 20).size(), std::size_t{1});
    }

    // No lesson's sheet has a page that ends with a heading or within a row; every part of the text is on one page.
    void sheetsOfLessons() {
        constexpr double height = 900;
        for (const learn::Lesson& lesson : learn::loadCourse().lessons) {
            if (lesson.number % 4 != 2) continue;
            const learn::LessonRun run = learn::runLesson(lesson);
            for (const bool answers : {false, true}) {
                QTextDocument document;
                document.setMarkdown(learn::Worksheet(lesson, run, "en").text(answers),
                                     QTextDocument::MarkdownDialectGitHub);
                document.setTextWidth(660);
                const auto pieces = piecesOf(document);
                const auto pages = pagesOf(pieces, height);
                QVERIFY(pages.size() > 1);
                double before = 0;
                for (const PagePart& page : pages) {
                    QVERIFY(page.bottom - page.top <= height);
                    const auto last = std::find_if(pieces.rbegin(), pieces.rend(), [&](const PagePiece& each) {
                        return each.bottom == page.bottom;
                    });
                    QVERIFY(last != pieces.rend());
                    const QString place = QString("lesson %1, to %2").arg(lesson.number).arg(page.bottom);
                    QVERIFY2(!last->holdsNext || page.bottom == pieces.back().bottom, qPrintable(place));
                    QVERIFY(page.top >= before);
                    before = page.bottom;
                }
                QCOMPARE(pages.back().bottom, pieces.back().bottom);
            }
        }
    }
};

QTEST_MAIN(PageBreaksTest)
#include "page_breaks_test.moc"
