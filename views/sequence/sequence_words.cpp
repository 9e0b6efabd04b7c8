// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/sequence/sequence_words.h"

#include "core/trace/vocabularies.h"
#include "views/sequence/captions.h"
#include "views/sequence/diagram_painter.h"
#include "views/wording.h"

namespace zabscope::sequence {
namespace {

constexpr double longestShown = 9e15;  // microseconds; beyond, no clock shows it

double microsecondsOf(Instant at) { return static_cast<double>(at.time_since_epoch().count()); }

double between(Instant from, Instant to) { return microsecondsOf(to) - microsecondsOf(from); }

}  // namespace

QString SequenceWords::span(double microseconds) {
    if (microseconds < 0 || microseconds > longestShown) return QStringLiteral("–");
    return Wording::duration(Duration{static_cast<std::int64_t>(microseconds)});
}

QString nameOf(NodeId node, bool wide) { return SequenceWords::node(node, wide); }

QString SequenceWords::node(NodeId node, bool wide) {
    if (node == allClients) return wide ? tr("clients") : QStringLiteral("c");
    return wide ? Wording::node(node) : Wording::shortNode(node);
}

QString SequenceWords::name(const Arrow& arrow) {
    return tr("%1 from %2 to %3")
        .arg(Captions::of(arrow.kind, arrow.bytes), Wording::node(arrow.from), Wording::node(arrow.to));
}

QString SequenceWords::fate(const PlacedArrow& placed, const Diagram& diagram) {
    const Arrow& arrow = diagram.arrow(placed);
    switch (placed.fate) {
        case PlacedArrow::Fate::delivered:
            if (arrow.end == noEvent) return tr("due at %1").arg(Wording::instant(arrow.endAt));
            return tr("arrives at %1, %2 later")
                .arg(Wording::instant(arrow.endAt), span(between(arrow.sentAt, arrow.endAt)));
        case PlacedArrow::Fate::lost:
            switch (arrow.loss.value_or(Loss::dropped)) {
                case Loss::connectionClosed:
                    return tr("lost at %1: its connection is closed").arg(Wording::instant(arrow.endAt));
                case Loss::receiverDead:
                    return tr("lost at %1: the receiver is down").arg(Wording::instant(arrow.endAt));
                case Loss::dropped:
                    return tr("dropped at %1 (TCP would never do that)").arg(Wording::instant(arrow.endAt));
            }
            return {};
        case PlacedArrow::Fate::flying: {
            const MessageInFlight* flight = diagram.frame().state->findMessage(arrow.message);
            return tr("on its way, due at %1").arg(Wording::instant(flight ? flight->due : arrow.endAt));
        }
        case PlacedArrow::Fate::held:
            return tr("waits: held back, or the link is cut");
    }
    return {};
}

QStringList SequenceWords::arrow(const PlacedArrow& placed, const Diagram& diagram) {
    const Arrow& arrow = diagram.arrow(placed);
    QStringList lines{name(arrow), Wording::kindPurpose(arrow.kind)};
    const std::string content = describeMessage(arrow.kind, arrow.bytes);
    if (!content.empty()) lines << tr("Content: %1").arg(Wording::outside(content));
    lines << tr("Sent at %1").arg(Wording::instant(arrow.sentAt));
    QString end = fate(placed, diagram);
    if (!end.isEmpty()) end[0] = end[0].toUpper();
    return lines << end;
}

QString SequenceWords::kind(MarkKind kind) {
    switch (kind) {
        case MarkKind::violation:
            return tr("invariant violated");
        case MarkKind::death:
            return tr("dies");
        case MarkKind::birth:
            return tr("starts");
        case MarkKind::freeze:
            return tr("freezes");
        case MarkKind::thaw:
            return tr("thaws");
        case MarkKind::trouble:
            return tr("trouble");
        case MarkKind::gone:
            return tr("gives up, loses its leader");
        case MarkKind::decided:
            return tr("election decided");
        case MarkKind::epoch:
            return tr("new epoch");
        case MarkKind::synced:
            return tr("brought up to date");
        case MarkKind::established:
            return tr("epoch established");
        case MarkKind::commit:
            return tr("commits");
        case MarkKind::vote:
            return tr("changes its vote");
    }
    return {};
}

QString SequenceWords::fate(PlacedArrow::Fate fate) {
    switch (fate) {
        case PlacedArrow::Fate::delivered:
            return tr("a message, from sending to arrival");
        case PlacedArrow::Fate::lost:
            return tr("message lost");
        case PlacedArrow::Fate::flying:
            return tr("message on its way");
        case PlacedArrow::Fate::held:
            return tr("message waits");
    }
    return {};
}

QString SequenceWords::fan() { return tr("many messages at once"); }

QStringList SequenceWords::mark(const Mark& mark, const Diagram& diagram) {
    const Event& event = diagram.frame().timeline->event(mark.event);
    return {Wording::event(event, *diagram.frame().timeline), Wording::instant(mark.at)};
}

QStringList SequenceWords::lane(NodeId node, double at, const Diagram& diagram) {
    if (node == allClients) return {tr("clients")};
    const auto known = diagram.excerpt().lanes.find(node);
    if (known == diagram.excerpt().lanes.end()) return {Wording::node(node), tr("not started yet")};
    const auto& changes = known->second;
    std::size_t i = 0;
    while (i + 1 < changes.size() && microsecondsOf(changes[i + 1].at) <= at) ++i;
    NodeState state;
    state.node = node;
    state.life = changes[i].state.started ? 1 : 0;
    state.up = changes[i].state.up;
    state.frozen = changes[i].state.frozen;
    state.lastDeath = changes[i].state.death;
    if (isServer(node)) {
        state.fields.apply({zab::Field::role, false, 0, static_cast<std::int64_t>(changes[i].state.role)});
        state.fields.apply({zab::Field::currentEpoch, false, 0, changes[i].state.epoch});
    }
    QStringList lines{tr("%1: %2").arg(Wording::node(node), Wording::condition(state))};
    if (isServer(node) && changes[i].state.up) lines << tr("current epoch %1").arg(changes[i].state.epoch);
    if (changes[i].event != noEvent) lines << tr("since %1").arg(Wording::instant(changes[i].at));
    if (i + 1 < changes.size()) lines << tr("until %1").arg(Wording::instant(changes[i + 1].at));
    return lines;
}

QStringList SequenceWords::cuts(double at, const Diagram& diagram) {
    const CutChange* found = nullptr;
    for (const CutChange& change : diagram.excerpt().cuts) {
        if (change.event == noEvent || microsecondsOf(change.at) <= at) found = &change;
    }
    if (!found || found->cuts.empty()) return {tr("No link is cut here")};
    QStringList lines{DiagramPainter::cutText(found->cuts, diagram)};
    lines << tr("What is sent across a cut waits, and arrives after the heal");
    if (found->event != noEvent) lines << tr("since %1").arg(Wording::instant(found->at));
    return lines;
}

QStringList SequenceWords::gap(const WarpedAxis::Break& gap) {
    return {tr("A wait of %1, drawn short").arg(span(gap.to - gap.from)), tr("Nothing that is shown happens in it")};
}

QString SequenceWords::rich(const QStringList& lines) {
    if (lines.isEmpty()) return {};
    QString text = QStringLiteral("<b>%1</b>").arg(lines.front().toHtmlEscaped());
    for (qsizetype i = 1; i < lines.size(); ++i) text += QStringLiteral("<br>") + lines[i].toHtmlEscaped();
    return text;
}

}  // namespace zabscope::sequence
