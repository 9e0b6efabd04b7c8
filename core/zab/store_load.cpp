// SPDX-License-Identifier: GPL-3.0-or-later
// Reading the disk at the start of a life (zab.md section 4; ZooKeeper: QuorumPeer.loadDataBase, FileTxnSnapLog.restore).
#include <cassert>

#include "core/zab/store.h"

namespace zabscope::zab {
namespace {

std::optional<std::int64_t> readEpoch(const DiskImage& disk, FileKind kind) {
    const auto file = disk.files.find({static_cast<std::uint16_t>(kind), 0});
    if (file == disk.files.end() || file->second.empty()) return std::nullopt;
    wire::EpochFile epoch;
    if (!epoch.ParseFromString(*file->second.back().bytes)) return std::nullopt;
    return epoch.epoch();
}

}  // namespace

bool Store::load(const DiskImage& disk, std::uint64_t seed, Actions& actions) {
    m_random = seed;
    chooseSnapshotDistance();
    if (!loadSnapshots(disk, actions)) return false;
    const bool fresh = m_snapshots.empty();
    if (!loadLog(disk, actions)) return false;
    if (fresh && !m_history.empty()) {
        actions.note(Sentence::refuses_no_snapshot);
        return false;
    }
    rebuildTree();
    m_flushed = m_history.last();
    if (!loadEpochs(disk, actions)) return false;
    if (fresh) takeSnapshot(actions);
    actions.note(Sentence::loaded, {zxidValue(lastProcessed()), epochValue(m_currentEpoch), epochValue(m_acceptedEpoch)});
    return true;
}

// A snapshot that does not read as one is passed over, as in ZooKeeper: the log goes back further. Not so the adopted one:
// what the log has from before it is void.
bool Store::loadSnapshots(const DiskImage& disk, Actions& actions) {
    for (const auto& [name, records] : disk.files) {
        const auto kind = static_cast<FileKind>(name.kind);
        if (kind != FileKind::snapshot && kind != FileKind::adoptedSnapshot) continue;
        wire::Snapshot snapshot;
        DataTree tree;
        const bool whole = !records.empty() && records.back().health == Record::Health::whole &&
                           snapshot.ParseFromString(*records.back().bytes) && tree.load(snapshot);
        if (!whole && kind == FileKind::snapshot) continue;
        if (!whole) {
            actions.note(Sentence::refuses_corrupt, {zxidValue(records.empty() ? Zxid{} : records.back().zxid)});
            return false;
        }
        const Zxid zxid{kind == FileKind::snapshot ? name.number : snapshot.zxid()};
        if (kind == FileKind::adoptedSnapshot) {
            m_history.restart(zxid);
            if (m_snapshots.contains(zxid)) {  // a crash came before its twin could be removed
                Write remove;
                remove.file = {static_cast<std::uint16_t>(FileKind::snapshot), zxid.value};
                remove.action = Write::Action::remove;
                actions.write(std::move(remove));
            }
        }
        m_snapshots[zxid] = {kind, records.back().bytes};
    }
    return true;
}

// A torn record ends the log; a checksum that does not match fails the start.
bool Store::loadLog(const DiskImage& disk, Actions& actions) {
    const auto file = disk.files.find({static_cast<std::uint16_t>(FileKind::log), 0});
    if (file == disk.files.end()) return true;
    const auto& records = file->second;
    for (std::size_t i = 0; i < records.size(); ++i) {
        const Record& record = records[i];
        if (record.health == Record::Health::torn) {
            actions.note(Sentence::cuts_torn_record, {zxidValue(m_history.last())});
            Write cut;
            cut.file = file->first;
            cut.action = Write::Action::truncate;
            cut.meaning = Write::Meaning::truncation;
            cut.keep = i;
            cut.zxid = m_history.last();
            actions.write(std::move(cut));
            return true;
        }
        const bool isBefore = m_history.empty() && record.zxid <= m_history.base();  // void since a snapshot was adopted
        const bool inOrder = isBefore || record.zxid > m_history.last();
        if (record.health == Record::Health::corrupt || !inOrder || !m_scratch.ParseFromString(*record.bytes)) {
            actions.note(Sentence::refuses_corrupt, {zxidValue(record.zxid)});
            return false;
        }
        if (isBefore) {
            ++m_recordsBefore;
        } else {
            m_history.append(record.zxid, record.bytes, digestOf(*record.bytes));
        }
    }
    return true;
}

bool Store::loadEpochs(const DiskImage& disk, Actions& actions) {
    const std::int64_t logged = lastProcessed().epoch();
    const auto current = readEpoch(disk, FileKind::currentEpoch);
    const auto accepted = readEpoch(disk, FileKind::acceptedEpoch);
    m_currentEpoch = current.value_or(logged);
    m_epochOnDisk = m_currentEpoch;
    m_acceptedEpoch = accepted.value_or(logged);
    if (logged > m_acceptedEpoch) {
        actions.note(Sentence::refuses_epoch, {epochValue(logged), epochValue(m_acceptedEpoch)});
        return false;
    }
    // ZooKeeper refuses to start here unless a currentEpoch.tmp is left (1653, 2307). A crash between the synchronized
    // transactions and currentEpoch leads to it. Raising the epoch is safe: whoever has a transaction of an epoch has the
    // whole history that epoch began with.
    const bool raised = logged > m_currentEpoch;
    if (raised) {
        actions.note(Sentence::raises_epoch, {epochValue(m_currentEpoch), epochValue(logged)});
        m_currentEpoch = m_epochOnDisk = logged;
    }
    if (m_acceptedEpoch < m_currentEpoch) {
        actions.note(Sentence::refuses_accepted, {epochValue(m_acceptedEpoch), epochValue(m_currentEpoch)});
        return false;
    }
    // Files that are not there are created; nobody waits for it.
    if (!accepted) writeEpoch(FileKind::acceptedEpoch, m_acceptedEpoch, Token::created, actions);
    if (!current || raised) writeEpoch(FileKind::currentEpoch, m_currentEpoch, Token::created, actions);
    return true;
}

}  // namespace zabscope::zab
