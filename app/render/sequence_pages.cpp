// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/render/sequence_pages.h"

#include <QApplication>
#include <QBuffer>
#include <QFile>
#include <QFontMetricsF>
#include <QPainter>
#include <QPdfWriter>
#include <algorithm>
#include <cmath>

#include "app/render/pdf_text.h"
#include "app/render/picture.h"
#include "app/render/run_frames.h"
#include "views/sequence/diagram_painter.h"
#include "views/sequence/key_line.h"
#include "views/wording.h"

namespace zabscope {
namespace {

using sequence::Diagram;

constexpr int resolution = 96;     // pixels to an inch, as in CSS
constexpr double emPerStep = 1.6;  // on paper nobody can zoom: somewhat wider than on the screen
constexpr std::size_t mostPages = 1000;
constexpr double margin = 0.025;  // of the page's width

double microsecondsOf(Instant at) { return static_cast<double>(at.time_since_epoch().count()); }

class PageWords {
    Q_DECLARE_TR_FUNCTIONS(PageWords)

public:
    static QString number(std::size_t page, std::size_t pages) { return tr("page %1 of %2").arg(page).arg(pages); }
    static QString span(const PageSpan& span) {
        const auto instant = [](double at) {
            return Wording::instant(Instant{Duration{static_cast<std::int64_t>(at)}});
        };
        return tr("%1 to %2").arg(instant(span.from), instant(span.to));
    }
};

/// The page's head: the title, where this page stands, and what the signs on it mean.
class Head {
public:
    Head(QPainter& painter, const sequence::Look& look, const QRectF& place)
        : m_painter(painter), m_look(look), m_place(place) {}
    static double height(const sequence::Look& look) { return look.em() * 3.4; }

    void paint(const QString& title, const QString& span, const QString& number, const Diagram& diagram) {
        QFont bold = m_look.font;
        bold.setBold(true);
        const QFontMetricsF metrics(bold);
        const QRectF line(m_place.left(), m_place.top(), m_place.width(), metrics.height());
        const double rightWidth = QFontMetricsF(m_look.font).horizontalAdvance(number);
        m_painter.setFont(m_look.font);
        m_painter.setPen(m_look.theme.quietText);
        m_painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip, number);
        m_painter.setFont(bold);
        m_painter.setPen(m_look.theme.text);
        const double room = std::max(1.0, line.width() - rightWidth - m_look.em());
        m_painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip,
                           metrics.elidedText(title, Qt::ElideRight, room));
        signs(span, diagram);
    }

private:
    void signs(const QString& span, const Diagram& diagram) {
        const QFont font = m_look.smallFont();
        const QFontMetricsF metrics(font);
        m_painter.setFont(font);
        m_painter.setPen(m_look.theme.quietText);
        const QRectF line(m_place.left(), m_place.top() + m_look.em() * 1.4, m_place.width(), metrics.height());
        m_painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, span);
        const double free = line.left() + metrics.horizontalAdvance(span) + metrics.height() * 2;
        sequence::paintKey(m_painter, diagram, m_look, QRectF(QPointF(free, line.top()), line.bottomRight()));
    }

    QPainter& m_painter;
    const sequence::Look& m_look;
    QRectF m_place;
};

/// Where the pages of one document stand, and how they are drawn.
struct Layout {
    sequence::Look look;
    QRectF page;
    QRectF inside;   // without margins
    QRectF diagram;  // below the head

    explicit Layout(const PictureOrder& order) : page(QPointF(), QSizeF(order.size)) {
        look.theme = makeTheme(order.theme);
        look.theme.textScale = order.scale;
        look.font = QApplication::font();
        look.font.setPointSizeF(look.font.pointSizeF() * order.scale);
        const double edge = page.width() * margin;
        inside = page.adjusted(edge, edge, -edge, -edge);
        diagram = inside.adjusted(0, Head::height(look), 0, 0);
    }
    bool isRoomy() const { return diagram.width() > look.em() * 12 && diagram.height() > look.em() * 6; }
};

}  // namespace

std::vector<PageSpan> sequencePages(const Frame& frame, const sequence::Look& look, const QRectF& place, double from,
                                    double to, std::size_t most) {
    std::vector<PageSpan> pages;
    while (pages.size() < most && (from < to || pages.empty())) {
        const Diagram diagram = Diagram::around(frame, look, place, {from, 0, look.em() * emPerStep});
        double end = std::floor(diagram.axis().at(diagram.plot().right()));
        // What was read may end before the page does: more than that would fill it with what nobody could read.
        const EventId last = diagram.excerpt().range.last;
        if (last < frame.timeline->last()) end = std::min(end, microsecondsOf(frame.timeline->event(last).at));
        end = std::min(std::max(end, from + 1), std::max(to, from + 1));
        pages.push_back({from, end});
        from = end;
    }
    return pages;
}

std::optional<ExportTrouble> exportSequencePages(const Exported& run, const PictureChoice& choice,
                                                 const std::string& path, const GoOn& goOn) {
    if (auto trouble = refusePart(run.excerpt)) return trouble;
    const PictureOrder order = orderOf(choice);
    if (!speak(order.language))
        return ExportTrouble{"--lang " + order.language.toStdString() + " is not known", "there are en, zh_CN"};
    const Layout layout(order);
    if (!layout.isRoomy())
        return ExportTrouble{"a page of that size has no room for a diagram", "ask for a larger --size"};
    const RunFrames frames(run);
    const Frame frame = frames.at(frames.until());
    const double end = microsecondsOf(frames.until().at);
    const auto pages =
        sequencePages(frame, layout.look, layout.diagram, microsecondsOf(frames.from().at), end, mostPages);
    if (pages.back().to < end)
        return ExportTrouble{"the diagram would fill more than " + std::to_string(mostPages) + " pages",
                             "take a part of the run with --from and --until"};
    QFile file(QString::fromStdString(path));
    const auto failed = [&] {
        return ExportTrouble{path + ": cannot be written: " + file.errorString().toStdString(), "choose another place"};
    };
    if (!file.open(QIODevice::WriteOnly)) return failed();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(resolution);
    writer.setPageMargins(QMarginsF());
    writer.setPageSize(
        QPageSize(layout.page.size() * 72.0 / resolution, QPageSize::Point, QString(), QPageSize::ExactMatch));
    const QString title = titleOf(run.header);
    writer.setTitle(title);
    QPainter painter(&writer);
    for (std::size_t i = 0; i < pages.size(); ++i) {
        if (!goOn(static_cast<double>(i) / static_cast<double>(pages.size()))) return std::nullopt;
        if (i > 0 && !writer.newPage()) return failed();
        painter.fillRect(layout.page, layout.look.theme.panel);
        const auto diagram = Diagram::ofRange(frame, layout.look, layout.diagram, pages[i].from, pages[i].to);
        sequence::DiagramPainter(painter, diagram, layout.look).paint();
        Head(painter, layout.look, layout.inside)
            .paint(title, PageWords::span(pages[i]), PageWords::number(i + 1, pages.size()), diagram);
    }
    painter.end();
    nameCharacters(bytes);
    file.write(bytes);
    file.close();
    if (file.error() != QFileDevice::NoError) return failed();
    return std::nullopt;
}

}  // namespace zabscope
