// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/sequence/sheet.h"

#include <QFontMetricsF>
#include <algorithm>

#include "views/sequence/diagram_painter.h"
#include "views/sequence/key_line.h"
#include "views/sequence/sequence_view.h"
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
    const QFontMetricsF metrics(look.smallFont());
    painter.setFont(look.smallFont());
    painter.setPen(look.theme.quietText);
    // The signs are worth more than numbers, where there is not room for all.
    const double least = metrics.height() * 8;
    while (parts.size() > 1 && metrics.horizontalAdvance(parts.join(QStringLiteral("  ·  "))) + least > place.width())
        parts.removeLast();
    const QString text = metrics.elidedText(parts.join(QStringLiteral("  ·  ")), Qt::ElideRight, place.width());
    painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft, text);
    const double free = place.left() + metrics.horizontalAdvance(text) + metrics.height() * 1.4;
    paintKey(painter, all, look, QRectF(QPointF(free, place.top()), place.bottomRight()));
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
