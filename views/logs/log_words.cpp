// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/logs/log_words.h"

#include <algorithm>
#include <climits>

#include "views/wording.h"

namespace zabscope {
namespace {

int asInt(std::int64_t count) { return static_cast<int>(std::clamp<std::int64_t>(count, 0, INT_MAX)); }

constexpr QStringView separator = u" · ";

/// At the beginning of a sentence.
QString capital(QString text) {
    if (!text.isEmpty()) text[0] = text[0].toUpper();
    return text;
}

/// Of an imported server: what its disk and tree hold is known only where a log tells.
bool isImported(const LogRow& row) {
    return row.node && row.node->fields.scalar(zab::treeDigest) == PeerState::unknown;
}

/// "1:4", or "1:4 – 1:9" for several.
QString rangeOf(const LogCut& cut) {
    const QString newest = Wording::zxid(cut.gone.front().zxid);
    if (cut.count == 1) return newest;
    const bool all = cut.count == static_cast<std::int64_t>(cut.gone.size());
    const QString oldest = all ? Wording::zxid(cut.gone.back().zxid) : QStringLiteral("…");
    return QStringLiteral("%1 – %2").arg(oldest, newest);
}

}  // namespace

// ---- all of them ----

QString LogWords::standing(const LogSheet& sheet) {
    if (sheet.started == 0) return tr("No history yet. When the servers start, each row shows the history of one.");
    if (sheet.committed == Zxid{} && sheet.uncommitted == 0 && std::ranges::any_of(sheet.rows, isImported))
        return tr("What is committed is not known. A history is shown as far as what was imported tells.");
    if (sheet.committed == Zxid{} && sheet.uncommitted == 0)
        return tr("Nothing is written yet: every history is empty.");
    QString text = tr("Nothing is committed yet.");
    if (sheet.committed != Zxid{}) {
        text = sheet.committedQuorum ? tr("Committed: %1. %2 of %3 voters have it on disk.")
                                     : tr("Committed: %1. But only %2 of %3 voters have it on disk, no quorum!");
        text = text.arg(Wording::zxid(sheet.committed)).arg(sheet.committedDisks).arg(sheet.voters);
    }
    if (sheet.uncommitted == 0) return text;
    const LogColumn& first = sheet.columns[sheet.firstUncommitted];
    QString more =
        tr("Not committed: %1, on %2 of %3 disks").arg(Wording::zxid(first.zxid)).arg(first.disks).arg(sheet.voters);
    if (sheet.uncommitted > 1) more = tr("%1, and %2 more").arg(more).arg(sheet.uncommitted - 1);
    return tr("%1 %2.", "two sentences").arg(text, more);
}

QString LogWords::trees(const LogSheet& sheet) {
    // Empty trees are equal; nobody needs to be told.
    if (sheet.columns.empty() && sheet.earlier == 0 && !sheet.hasRoots) return {};
    const int others = sheet.trees(TreeState::equal) + sheet.trees(TreeState::differs) +
                       sheet.trees(TreeState::behind) + sheet.trees(TreeState::ahead);
    if (sheet.reference == noNode || others == 0) return {};
    const QString measure = sheet.leader != noNode ? tr("%1, the leader").arg(Wording::node(sheet.reference))
                                                   : Wording::node(sheet.reference);
    QStringList parts;
    if (const int count = sheet.trees(TreeState::equal)) parts << tr("%1 equal").arg(count);
    if (const int count = sheet.trees(TreeState::behind)) parts << tr("%1 behind", "number of servers").arg(count);
    if (const int count = sheet.trees(TreeState::ahead)) parts << tr("%1 ahead", "number of servers").arg(count);
    if (const int count = sheet.trees(TreeState::differs)) parts << tr("%1 different!").arg(count);
    return tr("Trees, compared with that of %1: %2").arg(measure, parts.join(tr(", ", "between parts of a list")));
}

QStringList LogWords::legend() {
    return {tr("written"),          tr("on disk"),           tr("committed"), tr("applied to the tree"),
            tr("snapshot to here"), tr("brought by DIFF or SNAP"), tr("thrown away, lost"), tr("missing"),
            tr("committed to here")};
}

QString LogWords::counter(Zxid zxid) {
    const QString digits = QString::number(zxid.counter());
    return digits.size() > 5 ? QStringLiteral("…") + digits.right(4) : digits;
}

QString LogWords::piece(const LogSpan& span) {
    const std::int64_t count = span.count;
    switch (span.kind) {
        case LogSpan::Kind::column:
            break;
        case LogSpan::Kind::alike:
            return span.equal ? tr("… %1 equal").arg(count) : tr("… %1 alike").arg(count);
        case LogSpan::Kind::earlier:
            if (count == 0) return QStringLiteral("…");
            return span.equal ? tr("… %1 equal").arg(count) : tr("… %1 earlier").arg(count);
        case LogSpan::Kind::later:
            return tr("%1 later …").arg(count);
    }
    return {};
}

QString LogWords::pieceDetails(const LogSpan& span, const LogSheet& sheet) {
    QString range;
    if (span.begin < span.end) {
        range = QStringLiteral("%1 – %2").arg(Wording::zxid(sheet.columns[span.begin].zxid),
                                              Wording::zxid(sheet.columns[span.end - 1].zxid));
    }
    switch (span.kind) {
        case LogSpan::Kind::column:
            break;
        case LogSpan::Kind::alike:
            return span.equal ? tr("%1: every server has them all. Click to unfold.").arg(range)
                              : tr("%1: alike in each row. Click to unfold.").arg(range);
        case LogSpan::Kind::earlier:
            if (span.count == 0) return tr("What is older stands in the snapshot with which a history begins.");
            return span.equal ? tr("The beginning of the histories: equal in all that have any. Click to look there.")
                              : tr("The beginning of the histories. Click to look there.");
        case LogSpan::Kind::later:
            return tr("The end of the histories. Click to go back there.");
    }
    return {};
}

QString LogWords::column(const LogColumn& column, const LogSheet& sheet) {
    const QString disks = tr("on the disks of %1 of %2 voters").arg(column.disks).arg(sheet.voters);
    return tr("%1: %2, %3", "zxid, disks, committed or not")
        .arg(Wording::zxid(column.zxid), disks, column.committed ? tr("committed") : tr("not committed"));
}

// ---- one server ----

QString LogWords::digest(const LogRow& row) {
    if (isImported(row)) return {};
    return QStringLiteral("%1").arg(row.digest & 0xffff, 4, 16, QLatin1Char('0'));
}

QString LogWords::row(const LogRow& row) {
    const QString who = Wording::node(row.sid);
    if (!row.node) return tr("%1: not started yet").arg(who);
    return tr("%1, %2, history to %3").arg(who, Wording::condition(*row.node), Wording::zxid(row.last));
}

QString LogWords::rowDetails(const LogRow& row, const LogSheet& sheet) {
    if (!row.node || row.node->life == 0) return {};
    QStringList lines;
    if (row.up) {
        const PeerState& fields = row.node->fields;
        lines << tr("written to %1, on disk to %2")
                     .arg(Wording::zxid(zab::zxidOf(fields, zab::lastLogged)),
                          Wording::zxid(zab::zxidOf(fields, zab::lastFlushed)));
        lines << tr("knows to be committed: to %1; applied to its tree: to %2")
                     .arg(Wording::zxid(zab::zxidOf(fields, zab::lastCommitted)),
                          Wording::zxid(zab::zxidOf(fields, zab::lastProcessed)));
    } else {
        lines << tr("Its memory is gone: what shows is on its disk.");
    }
    if (isImported(row) && row.root.value > 0)
        lines << tr("Its history to %1 is known only as a whole: its transactions are not in what was imported.")
                     .arg(Wording::zxid(row.root));
    else if (row.root.value > 0)
        lines << tr("Its history begins with a snapshot at %1 that it was sent.").arg(Wording::zxid(row.root));
    const Zxid snapshot = zab::zxidOf(row.node->fields, zab::lastSnapshot);
    if (snapshot.value > 0) lines << tr("newest snapshot on its disk: at %1").arg(Wording::zxid(snapshot));
    const QString tree = treeDetails(row, sheet);
    if (!tree.isEmpty()) lines << tree;
    if (row.sync) lines << (row.syncing ? tr("now: %1").arg(sync(*row.sync)) : tr("last: %1").arg(sync(*row.sync)));
    if (row.cut) lines << cut(*row.cut) << cutReason(row.cut->kind);
    return lines.join(u'\n');
}

QString LogWords::caption(const LogRow& row) {
    QStringList parts;
    if (row.sync && !LogDeed::isOne(row.cut, row.sync))
        parts << (row.syncing ? tr("now: %1").arg(sync(*row.sync)) : sync(*row.sync));
    const bool newer = row.cut && (!row.sync || row.cut->event > row.sync->event);
    if (row.cut) parts.insert(newer ? 0 : static_cast<int>(parts.size()), cut(*row.cut));
    return parts.join(separator);
}

QString LogWords::shorter(const QString& caption) { return caption.left(caption.lastIndexOf(separator)); }

QString LogWords::deed(const LogDeed& deed) {
    return tr("%1: %2", "server: what was done")
        .arg(Wording::node(deed.node()), deed.cut ? cut(*deed.cut) : sync(*deed.sync));
}

QString LogWords::deedReason(const LogDeed& deed, const Timeline& timeline) {
    if (deed.sync && deed.sync->decided != noEvent && deed.sync->decided <= timeline.last())
        return capital(Wording::event(timeline.event(deed.sync->decided), timeline));
    return deed.cut ? cutReason(deed.cut->kind) : QString();
}

QString LogWords::tree(const LogRow& row, const LogSheet& sheet) {
    switch (row.tree) {
        case TreeState::none:
            if (!row.node || row.node->life == 0) return tr("not started");
            return row.up ? tr("unknown") : tr("down");
        case TreeState::reference:
            return sheet.leader == row.sid ? tr("leader") : tr("newest");
        case TreeState::equal:
            return tr("equal");
        case TreeState::differs:
            return tr("different");
        case TreeState::behind:
            return row.by > 0 ? tr("%1 behind").arg(row.by) : tr("behind");
        case TreeState::ahead:
            return row.by > 0 ? tr("%1 ahead").arg(row.by) : tr("ahead");
    }
    return {};
}

QString LogWords::treeDetails(const LogRow& row, const LogSheet& sheet) {
    if (row.tree == TreeState::none) return {};
    const QString digest = tr("digest of its tree: …%1").arg(LogWords::digest(row));
    const QString measure = Wording::node(sheet.reference);
    switch (row.tree) {
        case TreeState::none:
            break;
        case TreeState::reference:
            return tr("%1. The other trees are compared with it.").arg(digest);
        case TreeState::equal:
            return tr("%1, equal to that of %2 after the same transaction").arg(digest, measure);
        case TreeState::differs:
            return tr("%1. It is not what %2 has: one has applied something that the other has not.")
                .arg(digest, measure);
        case TreeState::behind:
        case TreeState::ahead:
            return tr("%1; compared with %2: %3").arg(digest, measure, tree(row, sheet));
    }
    return {};
}

QString LogWords::cut(const LogCut& cut) {
    const QString range = rangeOf(cut);
    const QString leader = cut.leader == noNode ? QStringLiteral("?") : Wording::shortNode(cut.leader);
    switch (cut.kind) {
        case CutKind::trunc:
            return tr("TRUNC from %1 to %2: %3 thrown away").arg(leader, Wording::zxid(cut.kept), range);
        case CutKind::snap:
            return tr("SNAP from %1: %2 thrown away").arg(leader, range);
        case CutKind::killed:
            return tr("killed: %1 lost").arg(range);
        case CutKind::powerCut:
            return cut.torn ? tr("power cut: %1 lost, a torn record left").arg(range)
                            : tr("power cut: %1 lost").arg(range);
        case CutKind::wiped:
            return tr("disk wiped: %1 lost").arg(range);
    }
    return {};
}

QString LogWords::cutReason(CutKind kind) {
    switch (kind) {
        case CutKind::trunc:
        case CutKind::snap:
            return tr("The leader's history counts, and it does not have them.");
        case CutKind::killed:
            return tr("The process ended before the operating system had them.");
        case CutKind::powerCut:
            return tr("They were written, but not flushed when the power went.");
        case CutKind::wiped:
            return tr("Somebody emptied the disk.");
    }
    return {};
}

QString LogWords::sync(const LogSync& sync) {
    const QString leader = sync.leader == noNode ? QStringLiteral("?") : Wording::shortNode(sync.leader);
    const int sent = asInt(sync.sent);
    switch (sync.mode) {
        case zab::SyncMode::diff:
            // Without the leader's reason nobody knows how much was sent.
            if (sync.decided == noEvent && sent == 0) return tr("DIFF from %1").arg(leader);
            if (sent == 0) return tr("DIFF from %1: nothing was missing").arg(leader);
            return tr("DIFF from %1, %n transaction(s): from %2 to %3", nullptr, sent)
                .arg(leader, Wording::zxid(sync.from), Wording::zxid(sync.to));
        case zab::SyncMode::trunc:
            if (sent == 0)
                return tr("TRUNC from %1: from %2 back to %3")
                    .arg(leader, Wording::zxid(sync.from), Wording::zxid(sync.to));
            return tr("TRUNC from %1: from %2 back to %3, then %n transaction(s)", nullptr, sent)
                .arg(leader, Wording::zxid(sync.from), Wording::zxid(sync.to));
        case zab::SyncMode::snap:
            if (sync.from.value <= 0)
                return tr("SNAP from %1: the whole tree at %2").arg(leader, Wording::zxid(sync.to));
            return tr("SNAP from %1: the whole tree at %2, in place of a history to %3")
                .arg(leader, Wording::zxid(sync.to), Wording::zxid(sync.from));
        case zab::SyncMode::none:
            break;
    }
    return {};
}

// ---- one transaction at one server ----

QString LogWords::cell(const LogRow& row, const LogColumn& column, const LogCell& cell) {
    const QString where = tr("%1 at %2", "zxid at server").arg(Wording::zxid(column.zxid), Wording::node(row.sid));
    QStringList parts;
    switch (cell.kind) {
        case LogCell::Kind::missing:
            parts << tr("missing");
            break;
        case LogCell::Kind::gone:
            parts << tr("gone");
            break;
        case LogCell::Kind::snapshot:
            parts << tr("in its snapshot");
            break;
        case LogCell::Kind::transaction:
            parts << (cell.flushed ? tr("on disk") : tr("written, not on disk yet"));
            break;
    }
    if (cell.other) parts << tr("not the same transaction as that of the others!");
    if (cell.committed) parts << tr("committed");
    if (cell.applied) parts << tr("applied to the tree");
    return tr("%1: %2", "where: what").arg(where, parts.join(tr(", ", "between parts of a list")));
}

QString LogWords::cellDetails(const LogRow& row, const LogColumn& column, const LogCell& cell, const LogSheet& sheet) {
    QStringList lines;
    if (cell.kind == LogCell::Kind::gone && row.cut) lines << capital(cut(*row.cut)) << cutReason(row.cut->kind);
    if (cell.boundary) lines << tr("The newest snapshot on its disk ends here.");
    lines << capital(LogWords::column(column, sheet)) << Wording::zxidAnatomy(column.zxid);
    return lines.join(u'\n');
}

}  // namespace zabscope
