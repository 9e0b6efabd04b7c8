// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/inspector/disk_rows.h"

#include <QCoreApplication>

#include "views/wording.h"

namespace zabscope {
namespace {

constexpr std::size_t mostAtRisk = 10'000;

class DiskRows {
    Q_DECLARE_TR_FUNCTIONS(DiskRows)

public:
    DiskRows(const Frame& frame, const NodeState& node, std::uint64_t key)
        : m_book(frame.timeline->histories()), m_node(node), m_key(key) {}

    std::vector<SheetRow> rows() {
        powerCut();
        both(tr("current epoch"), scalar(zab::currentEpoch), scalar(zab::epochOnDisk),
             tr("The epoch file is written beside the log: a crash in between leaves the two apart."));
        bothZxids(tr("last transaction"), Zxid{scalar(zab::lastLogged)}, Zxid{scalar(zab::lastFlushed)},
                  tr("What is handed to the log, and what of it a power cut would not lose."));
        history();
        SheetRow snapshot = row(tr("newest snapshot"), zxid(Zxid{scalar(zab::lastSnapshot)}));
        snapshot.field = zab::lastSnapshot;
        snapshot.zxid = Zxid{scalar(zab::lastSnapshot)};
        m_rows.push_back(std::move(snapshot));
        return std::move(m_rows);
    }

private:
    std::int64_t scalar(zab::Field field) const { return m_node.fields.scalar(field); }
    SheetRow row(const QString& name, const QString& value) {
        SheetRow made;
        made.key = m_key++;
        made.name = name;
        made.value = value;
        return made;
    }
    void powerCut() {
        const AtRisk risk = atRisk(m_book, m_node);
        SheetRow made = row(tr("a power cut now"), {});
        if (scalar(zab::lastFlushed) == PeerState::unknown) {
            made.value = tr("unknown");
            m_rows.push_back(std::move(made));
            return;
        }
        made.explanation = tr("What the operating system has, but the disk does not, is gone when the power fails.");
        made.mark = RowMark::differs;
        if (risk.replaces) {
            made.value = tr("would bring back what was cut off, to %1")
                             .arg(Wording::zxid(m_book.last(m_node.node, m_node.durable)));
        } else if (risk.count == 0) {
            made.value = tr("would lose nothing");
            made.mark = RowMark::good;
        } else if (risk.more) {
            made.value = tr("would lose more than %1 transactions, to %2").arg(risk.count).arg(Wording::zxid(risk.last));
        } else if (risk.count == 1) {
            made.value = tr("would lose %1").arg(Wording::zxid(risk.last));
        } else {
            made.value = tr("would lose %1..%2").arg(Wording::zxid(risk.first), Wording::zxid(risk.last));
        }
        m_rows.push_back(std::move(made));
    }
    void both(const QString& name, std::int64_t memory, std::int64_t disk, const QString& why) {
        const auto text = [](std::int64_t value) {
            return value == PeerState::unknown ? tr("unknown") : QString::number(value);
        };
        pair(name, text(memory), text(disk), memory != disk, why);
        forgetUnknown(memory, disk);
    }
    void bothZxids(const QString& name, Zxid memory, Zxid disk, const QString& why) {
        pair(name, zxid(memory), zxid(disk), memory != disk, why);
        m_rows.back().zxid = memory;
        forgetUnknown(memory.value, disk.value);
    }
    static QString zxid(Zxid value) { return value.value == PeerState::unknown ? tr("unknown") : Wording::zxid(value); }
    /// Of an imported server nobody knows that the two differ.
    void forgetUnknown(std::int64_t memory, std::int64_t disk) {
        if (memory == PeerState::unknown && disk == PeerState::unknown) m_rows.back().value = tr("unknown");
        if (memory == PeerState::unknown || disk == PeerState::unknown) m_rows.back().mark = RowMark::none;
    }
    void pair(const QString& name, const QString& memory, const QString& disk, bool differ, const QString& why) {
        SheetRow made = row(name, differ ? tr("%1, on disk %2").arg(memory, disk) : tr("%1, on disk too").arg(memory));
        made.explanation = why;
        made.mark = differ ? RowMark::differs : RowMark::none;
        m_rows.push_back(std::move(made));
    }
    void history() {
        if (scalar(zab::lastFlushed) == PeerState::unknown) {
            m_rows.push_back(row(tr("length of its history"), tr("unknown")));
            return;
        }
        const auto length = [&](HistoryTip tip) {
            return tip.index == HistoryTip::none ? 0 : std::int64_t{m_book.entry(m_node.node, tip).depth};
        };
        both(tr("length of its history"), length(m_node.written), length(m_node.durable),
             tr("The history as it was handed to the disk, and the part of it that is durable."));
        // Of equal length and yet not the same: what was cut off on one side has been written anew.
        if (!(m_node.written == m_node.durable)) m_rows.back().mark = RowMark::differs;
    }

    const HistoryBook& m_book;
    const NodeState& m_node;
    std::uint64_t m_key;
    std::vector<SheetRow> m_rows;
};

}  // namespace

AtRisk atRisk(const HistoryBook& book, const NodeState& node) {
    AtRisk risk;
    if (node.written == node.durable) return risk;
    const bool nothingDurable = node.durable.index == HistoryTip::none;
    const std::uint32_t floor = nothingDurable ? 0 : book.entry(node.node, node.durable).depth;
    risk.last = book.last(node.node, node.written);
    HistoryTip tip = node.written;
    while (!(tip == node.durable)) {
        if (tip.index == HistoryTip::none || risk.count == mostAtRisk) break;
        const HistoryEntry& entry = book.entry(node.node, tip);
        if (entry.depth <= floor) break;
        risk.first = entry.zxid;
        ++risk.count;
        tip = HistoryTip{entry.parent};
    }
    risk.more = risk.count == mostAtRisk;
    risk.replaces = !risk.more && !(tip == node.durable);
    return risk;
}

std::vector<SheetRow> diskRows(const Frame& frame, const NodeState& node, std::uint64_t key) {
    return DiskRows(frame, node, key).rows();
}

}  // namespace zabscope
