// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/sequence/sheet.h"

#include <QFontMetricsF>
#include <algorithm>
#include <set>

#include "views/sequence/diagram_painter.h"
#include "views/sequence/sequence_view.h"
#include "views/sequence/sequence_words.h"
#include "views/wording.h"

namespace zabscope::sequence {
namespace {

void paintHeader(QPainter& painter, const Diagram& all, const Look& look, const QRectF& place) {
    const double from = std::max(0.0, all.axis().at(all.plot().left()));
    const double to = all.axis().at(all.knownX());
    QStringList parts{
        SequenceView::tr("in sight: %1")
            .arg(Wording::duration(Duration{static_cast<std::int64_t>(std::clamp(to - from, 0.0, 9e15))})),
        SequenceView::tr("messages: %1").arg(all.arrows().size())};
    if (!all.fans().empty()) parts << SequenceView::tr("bundled: a shape stands for many");
    const QFontMetricsF metrics(look.smallFont());
    painter.setFont(look.smallFont());
    painter.setPen(look.theme.quietText);
    const QString text = metrics.elidedText(parts.join(QStringLiteral("  ·  ")), Qt::ElideRight, place.width());
    painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft, text);
    // The signs that are in sight, as far as there is room to explain them.
    std::set<MarkKind> kinds;
    for (const PlacedMark& placed : all.marks()) kinds.insert(all.mark(placed).kind);
    const double size = metrics.height() * 0.7;
    double x = place.left() + metrics.horizontalAdvance(text) + size * 2;
    for (const MarkKind kind : kinds) {
        const QString word = SequenceWords::kind(kind);
        const double end = x + size * 1.4 + metrics.horizontalAdvance(word);
        if (end > place.right()) break;
        drawMark(painter, kind, QPointF(x + size / 2, place.center().y()), size, look.theme);
        painter.setPen(look.theme.quietText);
        painter.drawText(QPointF(x + size * 1.4, place.center().y() + metrics.ascent() / 2 - 1), word);
        x = end + size;
    }
    painter.setFont(look.font);
}

}  // namespace

void paintSheet(QPainter& painter, const Diagram& diagram, const Look& look, const QRectF& header) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(diagram.place(), look.theme.panel);
    DiagramPainter(painter, diagram, look).paint();
    paintHeader(painter, diagram, look, header);
}

}  // namespace zabscope::sequence
