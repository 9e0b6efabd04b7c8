// SPDX-License-Identifier: GPL-3.0-or-later
/// Pictures as files: other programs read them and see what the window shows.
#include <QApplication>
#include <QBuffer>
#include <QPainter>
#include <QXmlStreamReader>

#include "app/render/pdf_text.h"
#include "app/render/picture_export.h"
#include "app/render/run_frames.h"
#include "app/render/sequence_pages.h"
#include "app/render/svg_engine.h"
#include "tests/app/render/outside.h"

using namespace zabscope;

namespace {

/// The text of all <text> elements; nothing if it is no XML.
std::optional<QStringList> textsOf(const QByteArray& svg) {
    QXmlStreamReader reader(svg);
    QStringList texts;
    while (!reader.atEnd()) {
        if (reader.readNext() == QXmlStreamReader::StartElement && reader.name() == u"text")
            texts << reader.readElementText();
    }
    if (reader.hasError()) return std::nullopt;
    return texts;
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The part of small squares in which two pictures look alike.
double likeness(const QImage& a, const QImage& b) {
    constexpr int square = 20;
    if (a.size() != b.size() || a.isNull()) return 0;
    const QSize few(a.width() / square, a.height() / square);
    const QImage one =
        a.convertToFormat(QImage::Format_RGB32).scaled(few, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    const QImage two =
        b.convertToFormat(QImage::Format_RGB32).scaled(few, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    int alike = 0;
    for (int y = 0; y < few.height(); ++y) {
        for (int x = 0; x < few.width(); ++x)
            alike += std::abs(qGray(one.pixel(x, y)) - qGray(two.pixel(x, y))) < 24 ? 1 : 0;
    }
    return static_cast<double>(alike) / (few.width() * few.height());
}

PictureChoice choiceOf(const QString& view, const QString& language = QStringLiteral("en")) {
    PictureChoice choice;
    choice.view = view;
    choice.language = language;
    return choice;
}

/// What is painted, as SVG.
template <typename Paint>
QByteArray svgOf(Paint paint) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    SvgEngine engine(buffer, QSize(100, 100), QStringLiteral("a \x01 <title>"), QStringLiteral("& more"));
    VectorDevice device(engine, QSize(100, 100));
    QPainter painter(&device);
    paint(painter, engine);
    painter.end();
    return bytes;
}

}  // namespace

class PictureExportTest : public QObject {
    Q_OBJECT

private:
    ExportDesk m_desk;

private Q_SLOTS:
    void anSvgHoldsTextAndLooksLikeThePng_data() {
        QTest::addColumn<QString>("view");
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("text");
        QTest::newRow("ensemble") << "ensemble"
                                  << "en"
                                  << "Server 4 leads epoch 2";
        QTest::newRow("ensemble, Chinese") << "ensemble"
                                           << "zh_CN" << QString::fromUtf8("领导纪元 2");
        QTest::newRow("sequence") << "sequence"
                                  << "en"
                                  << "server 3";
        QTest::newRow("narration") << "narration"
                                   << "en"
                                   << "What has happened so far";
        QTest::newRow("several") << "ensemble,ballots,timeline"
                                 << "en"
                                 << "Server 4 leads epoch 2";
    }
    void anSvgHoldsTextAndLooksLikeThePng() {
        QFETCH(QString, view);
        QFETCH(QString, language);
        QFETCH(QString, text);
        QCOMPARE(m_desk.write("svg", "a.svg", choiceOf(view, language)), QString());
        QCOMPARE(m_desk.write("png", "a.png", choiceOf(view, language)), QString());
        const QByteArray svg = contentOf(m_desk.path("a.svg"));
        const auto texts = textsOf(svg);
        QVERIFY(texts);
        // A line of two scripts is two texts.
        QVERIFY2(texts->join(QString()).contains(text), qPrintable(texts->join('\n')));
        const QImage png(m_desk.path("a.png"));
        QCOMPARE(png.size(), QSize(1280, 720));
        if (isInstalled("xmllint")) QVERIFY(ask("xmllint", {"--noout", m_desk.path("a.svg")}).fine);
        if (!isInstalled("rsvg-convert")) QSKIP("rsvg-convert is not installed");
        const Said said = ask("rsvg-convert", {"-o", m_desk.path("b.png"), m_desk.path("a.svg")});
        QVERIFY2(said.fine, qPrintable(said.text));
        const double alike = likeness(png, QImage(m_desk.path("b.png")));
        QVERIFY2(alike > 0.97, qPrintable(QString::number(alike)));
    }

    void clipsFramesAndForbiddenCharacters() {
        const QByteArray svg = svgOf([](QPainter& painter, SvgEngine& engine) {
            engine.setFrame(QPoint(10, 10), QRect(10, 10, 50, 50));
            painter.drawText(QPointF(5, 20), QStringLiteral("<a & \x02 b>"));
            painter.save();
            painter.setClipRect(QRect(0, 0, 20, 20));
            painter.save();
            painter.setClipRect(QRect(10, 0, 20, 20), Qt::IntersectClip);
            painter.restore();
            painter.fillRect(QRect(0, 0, 90, 90), QColor(200, 0, 0));  // within 10..30 only
            painter.restore();
        });
        const auto texts = textsOf(svg);
        QVERIFY(texts);
        QCOMPARE(*texts, QStringList{QStringLiteral("<a & \uFFFD b>")});
        QVERIFY2(svg.contains("M10,10L30,10L30,30L10,30"), svg.constData());
        QVERIFY2(!svg.contains("M20,10"), svg.constData());
    }
    void whatIsOutsideTheFrameIsLeftOut() {
        const QByteArray svg = svgOf([](QPainter& painter, SvgEngine& engine) {
            engine.setFrame(QPoint(0, 0), QRect(0, 0, 50, 50));
            painter.setClipRect(QRect(60, 60, 10, 10));
            painter.fillRect(QRect(0, 0, 90, 90), QColor(200, 0, 0));
        });
        QVERIFY2(!svg.contains("<path d=\"M0,0"), svg.constData());
    }

    void aPdfHasItsFontsAndItsText_data() {
        QTest::addColumn<QString>("view");
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("text");
        QTest::newRow("ensemble") << "ensemble"
                                  << "en"
                                  << "Server 4 leads epoch 2";
        QTest::newRow("ballots, Chinese") << "ballots"
                                          << "zh_CN" << QString::fromUtf8("纪元");
        QTest::newRow("sequence, Chinese") << "sequence"
                                           << "zh_CN" << QString::fromUtf8("第 1 页");
    }
    void aPdfHasItsFontsAndItsText() {
        QFETCH(QString, view);
        QFETCH(QString, language);
        QFETCH(QString, text);
        QCOMPARE(m_desk.write("pdf", "a.pdf", choiceOf(view, language)), QString());
        const QString pdf = m_desk.path("a.pdf");
        if (isInstalled("qpdf")) {
            const Said said = ask("qpdf", {"--check", pdf});
            QVERIFY2(said.fine, qPrintable(said.text));
        }
        if (!isInstalled("pdffonts")) QSKIP("poppler-utils is not installed");
        const QStringList fonts = ask("pdffonts", {pdf}).text.split('\n', Qt::SkipEmptyParts).mid(2);
        QVERIFY(!fonts.isEmpty());
        static const QRegularExpression embedded(R"(\byes\s+(?:yes|no)\s+(?:yes|no)\s+\d+\s+\d+\s*$)");
        for (const QString& font : fonts) QVERIFY2(font.contains(embedded), qPrintable(font));
        const Said said = ask("pdftotext", {"-layout", pdf, "-"});
        QVERIFY2(said.text.contains(text), qPrintable(said.text));
    }

    void charactersOfAPdfHaveTheirNames() {
        QByteArray pdf(
            "beginbfrange\n<0001> <0003> [<2EDA> <0041> <2F84> ]\n<0004> <0004> <2ED3>\n<0005> <0006> <2EDA>\n"
            "endbfrange <2EDA>");
        nameCharacters(pdf);
        QCOMPARE(pdf, QByteArray("beginbfrange\n<0001> <0003> [<9875> <0041> <81F3> ]\n<0004> <0004> <957F>\n"
                                 "<0005> <0006> <2EDA>\nendbfrange <2EDA>"));
        QByteArray cut("beginbfrange\n<0001> <00");
        nameCharacters(cut);
        QCOMPARE(cut, QByteArray("beginbfrange\n<0001> <00"));
    }

    void pagesFollowOneAnotherWithoutAGap() {
        const Exported run = m_desk.exported();
        const RunFrames frames(run);
        sequence::Look look;
        look.theme = makeTheme(ThemeName::light);
        look.font = QApplication::font();
        const double end = static_cast<double>(run.timeline.end().time_since_epoch().count());
        const auto pages = sequencePages(frames.at(frames.until()), look, QRectF(0, 0, 1200, 600), 0, end, 1000);
        QVERIFY(pages.size() > 1);
        QCOMPARE(pages.front().from, 0.0);
        QCOMPARE(pages.back().to, end);
        for (std::size_t i = 0; i < pages.size(); ++i) {
            QVERIFY(pages[i].from < pages[i].to);
            if (i > 0) QCOMPARE(pages[i].from, pages[i - 1].to);
        }
        QCOMPARE(sequencePages(frames.at(frames.until()), look, QRectF(0, 0, 1200, 600), 0, end, 1).size(),
                 std::size_t{1});
    }
    void theSequenceFillsPages() {
        Excerpt excerpt;
        excerpt.from = Instant{milliseconds(100)};
        QCOMPARE(m_desk.write("pdf", "s.pdf", choiceOf("sequence"), excerpt), QString());
        if (!isInstalled("pdftotext")) QSKIP("poppler-utils is not installed");
        const QString info = ask("pdfinfo", {m_desk.path("s.pdf")}).text;
        const int pages = QRegularExpression("Pages:\\s+(\\d+)").match(info).captured(1).toInt();
        QVERIFY2(pages > 1, qPrintable(info));
        const QString text = ask("pdftotext", {"-layout", m_desk.path("s.pdf"), "-"}).text;
        for (int i = 1; i <= pages; ++i)
            QVERIFY2(text.contains(QStringLiteral("page %1 of %2").arg(i).arg(pages)), qPrintable(text));
        QVERIFY(text.contains(QString::fromUtf8("0.100\u202F000 s to")) || text.contains("0.100 000 s to"));
        // One instant is one page, and another view, too.
        PictureChoice choice = choiceOf("sequence");
        choice.at = Instant{milliseconds(300)};
        QCOMPARE(m_desk.write("pdf", "one.pdf", choice), QString());
        QVERIFY(ask("pdfinfo", {m_desk.path("one.pdf")}).text.contains(QRegularExpression("Pages:\\s+1\n")));
    }

    void whatCannotBeDrawnIsSaidInOneLine() {
        Excerpt part;
        part.servers = {1};
        QVERIFY(m_desk.write("png", "x.png", {}, part).contains("leave out --servers"));
        QVERIFY(m_desk.write("png", "x.png", choiceOf("nothing")).contains("there are ensemble"));
        QVERIFY(m_desk.write("pdf", "x.pdf", choiceOf("sequence", "fr")).contains("en, zh_CN"));
        PictureChoice tiny = choiceOf("sequence");
        tiny.size = QSize(40, 40);
        QVERIFY(m_desk.write("pdf", "x.pdf", tiny).contains("larger"));
        QCOMPARE(m_desk.write("svg", "x.svg", tiny), QString());
        QCOMPARE(m_desk.write("png", "y.png", {}, {}, [](double) { return false; }), QString("cancelled"));
        QVERIFY(!m_desk.files().join(' ').contains("y.png"));
        QVERIFY(!m_desk.files().join(' ').contains("partial"));
    }
};

QTEST_MAIN(PictureExportTest)
#include "picture_export_test.moc"
