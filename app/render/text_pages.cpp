// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/render/text_pages.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPainter>
#include <QPdfWriter>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextFrame>
#include <QTextTable>
#include <vector>

#include "app/render/page_breaks.h"
#include "app/render/pdf_text.h"
#include "views/theme.h"

namespace zabscope {
namespace {

constexpr int resolution = 96;  // pixels to an inch, as in CSS
constexpr double margin = 64;   // pixels
constexpr double foot = 28;     // pixels between text and page number
constexpr double cellPadding = 4;
constexpr double paragraphGap = 5;

class PageFoot {
    Q_DECLARE_TR_FUNCTIONS(PageFoot)

public:
    static QString number(int page, int pages) { return tr("page %1 of %2").arg(page).arg(pages); }
};

/// Tables have lines and take the whole width.
void shapeTables(QTextFrame& frame, const Theme& theme) {
    for (QTextFrame* child : frame.childFrames()) {
        if (auto* table = qobject_cast<QTextTable*>(child)) {
            QTextTableFormat format = table->format();
            format.setBorder(1);
            format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
            format.setBorderBrush(theme.quietText);
            format.setBorderCollapse(true);
            format.setCellPadding(cellPadding);
            format.setCellSpacing(0);
            format.setTopMargin(paragraphGap);
            format.setBottomMargin(2 * paragraphGap);
            format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
            table->setFormat(format);
        }
        shapeTables(*child, theme);
    }
}

void shapeParagraphs(QTextDocument& document) {
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QTextCursor cursor(block);
        QTextBlockFormat format = block.blockFormat();
        if (cursor.currentTable()) {
            format.setTopMargin(0);
            format.setBottomMargin(0);
        } else {
            format.setTopMargin(format.headingLevel() > 0 ? 3 * paragraphGap : paragraphGap / 2);
            format.setBottomMargin(paragraphGap);
        }
        cursor.setBlockFormat(format);
    }
}

}  // namespace

QByteArray textPages(const QString& markdown, const QString& title) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(resolution);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF());
    writer.setTitle(title);
    const QRectF page(QPointF(), QSizeF(writer.width(), writer.height()));
    const QRectF body = page.adjusted(margin, margin, -margin, -margin - foot);

    const Theme theme = makeTheme(ThemeName::light);
    QTextDocument document;
    QFont font = QGuiApplication::font();
    font.setPointSizeF(10);
    font.setHintingPreference(QFont::PreferNoHinting);
    document.setDefaultFont(font);
    document.documentLayout()->setPaintDevice(&writer);
    document.setDocumentMargin(0);
    document.setMarkdown(markdown, QTextDocument::MarkdownDialectGitHub);
    shapeTables(*document.rootFrame(), theme);
    shapeParagraphs(document);
    document.setTextWidth(body.width());
    const std::vector<PagePart> parts = pagesOf(piecesOf(document), body.height());

    QPainter painter(&writer);
    const int pages = static_cast<int>(parts.size());
    for (int i = 0; i < pages; ++i) {
        const PagePart& part = parts[static_cast<std::size_t>(i)];
        if (i > 0) writer.newPage();
        painter.save();
        painter.translate(body.left(), body.top() - part.top);
        QAbstractTextDocumentLayout::PaintContext context;
        context.palette.setColor(QPalette::Text, theme.text);
        // A pixel more at either end, for the line around a table.
        context.clip = QRectF(-1, part.top - 1, body.width() + 2, part.bottom - part.top + 2);
        painter.setClipRect(context.clip);
        document.documentLayout()->draw(&painter, context);
        painter.restore();
        QFont small = font;
        small.setPointSizeF(8);
        painter.setFont(small);
        painter.setPen(theme.quietText);
        const QString number = PageFoot::number(i + 1, pages);
        const QFontMetricsF metrics(small, &writer);
        const QRectF line(body.left(), page.bottom() - margin, body.width(), metrics.height());
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, number);
        const double room = line.width() - metrics.horizontalAdvance(number) - 2 * margin / 3;
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(title, Qt::ElideRight, room));
    }
    painter.end();
    nameCharacters(bytes);
    return bytes;
}

}  // namespace zabscope
