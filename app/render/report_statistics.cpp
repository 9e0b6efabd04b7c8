// SPDX-License-Identifier: GPL-3.0-or-later
// RunReport: its numbers: messages, and how long things took.
#include <QLocale>
#include <algorithm>

#include "app/render/report_words.h"
#include "views/charts/facts.h"
#include "views/wording.h"

namespace zabscope {
namespace {

QString number(std::uint64_t value) { return QLocale().toString(static_cast<qulonglong>(value)); }

}  // namespace

QString RunReport::messages() const {
    QList<QStringList> rows;
    KindFacts all;
    for (std::size_t kind = 0; kind < m_facts.kinds.size(); ++kind) {
        const KindFacts& facts = m_facts.kinds[kind];
        if (facts.messages == 0 && facts.lost == 0) continue;
        rows << QStringList{Wording::kind(static_cast<std::uint8_t>(kind)), number(facts.messages), number(facts.bytes),
                            number(facts.lost), plain(Wording::kindPurpose(static_cast<std::uint8_t>(kind)))};
        all.messages += facts.messages;
        all.bytes += facts.bytes;
        all.lost += facts.lost;
    }
    rows << QStringList{tr("all"), number(all.messages), number(all.bytes), number(all.lost), QString()};
    return table({tr("message"), tr("sent"), tr("bytes"), tr("lost"), tr("what it is for")}, rows);
}

QString RunReport::durations() const {
    QList<QStringList> rows;
    const auto add = [&](const QString& what, std::vector<Duration> all) {
        if (all.empty()) return;
        std::sort(all.begin(), all.end());
        rows << QStringList{what,
                            number(all.size()),
                            Wording::duration(all.front()),
                            Wording::duration(percentile(all, 50)),
                            Wording::duration(percentile(all, 95)),
                            Wording::duration(all.back())};
    };
    std::array<std::vector<Duration>, 4> parts;
    for (const ElectionFacts& facts : m_facts.elections) {
        const std::array times{facts.election.electionTime(), facts.election.discoveryTime(),
                               facts.election.synchronizationTime(), facts.withoutLeader()};
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (times[i]) parts[i].push_back(*times[i]);
        }
    }
    add(tr("from a write's proposal to its commit"), m_facts.commits);
    add(tr("election"), parts[0]);
    add(tr("discovery"), parts[1]);
    add(tr("synchronization"), parts[2]);
    add(tr("without a leader, in all"), parts[3]);
    if (rows.empty()) return {};
    return table({tr("how long"), tr("times"), tr("shortest"), tr("median"), tr("95 % within"), tr("longest")}, rows);
}

QString RunReport::statistics() const {
    return QStringLiteral("## %1\n\n").arg(tr("Statistics")) + durations() + messages();
}

}  // namespace zabscope
