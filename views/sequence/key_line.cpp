// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/sequence/key_line.h"

#include <QFontMetricsF>
#include <functional>
#include <set>

#include "views/sequence/arrow_signs.h"
#include "views/sequence/sequence_words.h"

namespace zabscope::sequence {
namespace {

/// One sign, `wide` heights of a line wide.
struct Sign {
    QString word;
    double wide;
    std::function<void(const QRectF&)> draw;
};

}  // namespace

void paintKey(QPainter& painter, const Diagram& diagram, const Look& look, const QRectF& place) {
    using Fate = PlacedArrow::Fate;
    std::set<Fate> fates;
    for (const PlacedArrow& placed : diagram.arrows()) {
        if (!placed.bundled) fates.insert(placed.fate);
    }
    std::set<MarkKind> kinds;
    for (const PlacedMark& placed : diagram.marks()) kinds.insert(diagram.mark(placed).kind);
    std::vector<Sign> signs;
    const auto fate = [&](Fate one) {
        if (!fates.contains(one)) return;
        signs.push_back({SequenceWords::fate(one), 1.7,
                         [&painter, &look, one](const QRectF& at) { drawFate(painter, one, at, look.theme); }});
    };
    fate(Fate::lost);
    fate(Fate::held);
    for (const MarkKind kind : kinds) {
        signs.push_back({SequenceWords::kind(kind), 0.7, [&painter, &look, kind](const QRectF& at) {
                             drawMark(painter, kind, at.center(), at.height(), look.theme);
                         }});
    }
    if (!diagram.fans().empty()) {
        signs.push_back({SequenceWords::fan(), 1.2,
                         [&painter, &look](const QRectF& at) { drawFan(painter, at, look.theme); }});
    }
    fate(Fate::flying);
    const QFont font = look.smallFont();
    const QFontMetricsF metrics(font);
    const double line = metrics.height();
    double x = place.left();
    painter.setFont(font);
    for (const Sign& sign : signs) {
        const double word = metrics.horizontalAdvance(sign.word) + 1;
        const double text = x + line * (sign.wide + 0.35);
        if (text + word > place.right()) continue;
        sign.draw(QRectF(x, place.center().y() - line * 0.35, line * sign.wide, line * 0.7));
        painter.setPen(look.theme.quietText);
        painter.drawText(QRectF(text, place.top(), word, place.height()),
                         Qt::AlignVCenter | Qt::AlignLeft | Qt::TextDontClip, sign.word);
        x = text + word + line * 0.8;
    }
}

}  // namespace zabscope::sequence
