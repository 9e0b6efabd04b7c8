// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/learn/what_if_words.h"

#include "views/narration/reasons.h"
#include "views/wording.h"

namespace zabscope::learn {
namespace {

constexpr std::size_t mostSteps = 3;  // of a chain of causes

}  // namespace

QString WhatIfWords::name(const Alternative& alternative) {
    switch (alternative.kind) {
        case Alternative::Kind::without:
            return tr("Without “%1” at %2")
                .arg(Wording::outside(alternative.command), Wording::instant(alternative.at));
        case Alternative::Kind::fasterLinks:
            return tr("The messages of server %1 twice as fast").arg(alternative.server);
        case Alternative::Kind::fasterDisk:
            return tr("The disk of server %1 twice as fast").arg(alternative.server);
    }
    return {};
}

QString WhatIfWords::asItWas() { return tr("As it was"); }
QString WhatIfWords::whatIf() { return tr("What if"); }

QString WhatIfWords::happens(EventId event, const Timeline& timeline) {
    const Event& one = timeline.event(event);
    if (const auto* note = std::get_if<Noted>(&one.what))
        return tr("at %1 %2 %3", "an instant, a server, what it says it does")
            .arg(Wording::instant(one.at), Wording::node(note->node), Wording::note(*note));
    QString text = Wording::event(one, timeline);
    if (!text.isEmpty()) text[0] = text[0].toLower();
    return tr("at %1 %2", "an instant, and what happens").arg(Wording::instant(one.at), text);
}

QString WhatIfWords::difference(const WhatIf& result) {
    if (!result.difference) return tr("There is no difference: the same happens at the same instants.");
    const RunDifference& first = *result.difference;
    const QString left = first.left == noEvent ? QString() : happens(first.left, *result.before);
    const QString right = first.right == noEvent ? QString() : happens(first.right, *result.timeline);
    if (first.timesOnly)
        return tr("Every server does the same, only at other times. First, as it was, %1; what if, %2.").arg(left, right);
    if (first.right == noEvent)
        return tr("The first difference: as it was, %1. In the other run, %2 does nothing like that.")
            .arg(left, Wording::node(first.server));
    if (first.left == noEvent)
        return tr("The first difference: what if, %1. As it was, %2 did nothing like that.")
            .arg(right, Wording::node(first.server));
    // The earlier of the two is what can be seen first.
    if (result.timeline->event(first.right).at < result.before->event(first.left).at)
        return tr("The first difference: what if, %1. What %2 did next as it was: %3.")
            .arg(right, Wording::node(first.server), left);
    return tr("The first difference: as it was, %1. What %2 does next in the other run: %3.")
        .arg(left, Wording::node(first.server), right);
}

QString WhatIfWords::why(EventId event, const Timeline& timeline) {
    const auto chain = Reasons::of(event, timeline);
    if (chain.size() < 2) return {};
    const std::size_t steps = chain.size() - 1;
    QStringList told;
    for (std::size_t i = steps > mostSteps ? steps - mostSteps : 0; i < steps; ++i) told << chain[i].text;
    const QString text = told.join(tr(" → ", "between two steps of a chain of causes"));
    return steps > mostSteps ? tr("… → %1").arg(text) : text;
}

QString WhatIfWords::reasons(const WhatIf& result) {
    if (!result.difference) return {};
    QStringList lines;
    const auto add = [&](const QString& run, EventId event, const Timeline& timeline) {
        const QString text = event == noEvent ? QString() : why(event, timeline);
        if (!text.isEmpty()) lines << tr("%1, why: %2").arg(run, text);
    };
    add(asItWas(), result.difference->left, *result.before);
    add(whatIf(), result.difference->right, *result.timeline);
    return lines.join(u'\n');
}

QList<QStringList> WhatIfWords::outcomes(const WhatIf& result) {
    const RunOutcome& a = result.outcomeBefore;
    const RunOutcome& b = result.outcome;
    const auto server = [](NodeId node) { return node == noNode ? tr("nobody") : QString::number(node); };
    const auto time = [](const std::optional<Duration>& duration) {
        return duration ? Wording::duration(*duration) : QStringLiteral("–");
    };
    const auto count = [](auto number) { return QString::number(number); };
    QList<QStringList> rows{
        {tr("leads at the end"), server(a.leader), server(b.leader)},
        {tr("its epoch"), count(a.epoch), count(b.epoch)},
        {tr("elections"), count(a.elections), count(b.elections)},
        {tr("the first one took"), time(a.firstElection), time(b.firstElection)},
        {tr("without a leader, in all"), time(a.withoutLeader), time(b.withoutLeader)},
        {tr("committed up to"), Wording::zxid(a.committed), Wording::zxid(b.committed)},
    };
    if (a.answered + b.answered + a.failed + b.failed > 0) {
        rows << QStringList{tr("requests answered"), count(a.answered), count(b.answered)};
        rows << QStringList{tr("requests failed"), count(a.failed), count(b.failed)};
    }
    if (a.violations + b.violations > 0)
        rows << QStringList{tr("invariants violated"), count(a.violations), count(b.violations)};
    return rows;
}

}  // namespace zabscope::learn
