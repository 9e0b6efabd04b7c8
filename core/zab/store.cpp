// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zab/store.h"

#include <algorithm>
#include <cassert>

namespace zabscope::zab {
namespace {

const FileName logFile{static_cast<std::uint16_t>(FileKind::log), 0};

FileName snapshotName(FileKind kind, Zxid zxid) {
    return {static_cast<std::uint16_t>(kind), kind == FileKind::adoptedSnapshot ? 0 : zxid.value};
}

}  // namespace

std::uint64_t digestOf(std::string_view bytes) {
    std::uint64_t digest = 0xcbf29ce484222325;  // FNV-1a
    for (const char c : bytes) {
        digest ^= static_cast<unsigned char>(c);
        digest *= 0x100000001b3;
    }
    return digest;
}

Store::Store(const Ensemble& ensemble, const Variants& variants)
    : m_variants(variants), m_snapCount(ensemble.snapCount), m_commitLogCount(ensemble.commitLogCount) {}

void Store::setAcceptedEpoch(std::int64_t epoch, Token token, Actions& actions) {
    m_acceptedEpoch = epoch;
    writeEpoch(FileKind::acceptedEpoch, epoch, token, actions);
}

void Store::setCurrentEpoch(std::int64_t epoch, Token token, Actions& actions) {
    m_currentEpoch = epoch;
    writeEpoch(FileKind::currentEpoch, epoch, token, actions);
}

void Store::writeEpoch(FileKind kind, std::int64_t epoch, Token token, Actions& actions) {
    wire::EpochFile file;
    file.set_epoch(epoch);
    Write write;
    write.file = {static_cast<std::uint16_t>(kind), 0};
    write.action = Write::Action::replace;
    write.bytes = makeBlob(file.SerializeAsString());
    actions.write(std::move(write));
    flush(token, actions);
}

IndexRange Store::committedLog() const {
    return m_history.committedWindow(m_commitLogCount, lastProcessed(), m_committedLogAfter);
}

IndexRange Store::missing() const {
    if (m_skippedTo == Zxid{}) return {};
    const IndexRange skipped{m_history.firstAtOrAfter(m_skippedFrom), m_history.firstAfter(m_skippedTo)};
    return skipped.begin < skipped.end ? skipped : IndexRange{};
}

void Store::skipInCommittedLog(Zxid zxid) {
    if (m_skippedTo == Zxid{}) m_skippedFrom = zxid;
    m_skippedTo = zxid;
}

std::int64_t Store::snapshotBytes() const {
    return m_snapshots.empty() ? 0 : static_cast<std::int64_t>(m_snapshots.rbegin()->second.second->size());
}

void Store::append(Zxid zxid, Blob txn, Actions& actions) {
    const std::uint64_t digest = digestOf(*txn);
    Write write;
    write.file = logFile;
    write.meaning = Write::Meaning::transaction;
    write.bytes = txn;
    write.zxid = zxid;
    write.digest = digest;
    m_history.append(zxid, std::move(txn), digest);
    actions.write(std::move(write));
    m_logWanted = true;
    ++m_sinceSnapshot;
}

void Store::flushLog(Actions& actions) {
    const bool underWay = std::any_of(m_flushes.begin(), m_flushes.end(),
                                      [](const Flushing& f) { return f.token == Token::log; });
    if (!underWay && m_logWanted) flush(Token::log, actions);
}

void Store::flush(Token token, Actions& actions) {
    m_flushes.push_back({token, m_history.last()});
    m_logWanted = false;
    actions.flush(token);
}

void Store::flushed(Token token, Actions& actions) {
    assert(!m_flushes.empty() && m_flushes.front().token == token);  // a disk does one thing after the other
    m_flushed = std::min(m_flushes.front().upTo, m_history.last());
    m_flushes.pop_front();
    if (token == Token::leaderCurrentEpoch || token == Token::learnerCurrentEpoch) m_epochOnDisk = m_currentEpoch;
    if (token == Token::log) flushLog(actions);
}

ApplyResult Store::apply(const wire::Txn& txn) { return m_tree.apply(txn); }

void Store::fastForward() { replay(m_history.firstAfter(lastProcessed())); }

void Store::replay(std::size_t from) {
    for (std::size_t i = from; i < m_history.size(); ++i) {
        const bool readable = m_scratch.ParseFromString(*m_history[i].txn);
        assert(readable);  // these bytes were checked when they came in
        m_tree.apply(m_scratch);
    }
}

void Store::takeSnapshot(Actions& actions) { writeSnapshot(FileKind::snapshot, Write::Meaning::snapshot, actions); }

void Store::takeSnapshotIfDue(Actions& actions) {
    if (m_sinceSnapshot < m_snapshotDistance) return;
    takeSnapshot(actions);
    chooseSnapshotDistance();
}

void Store::chooseSnapshotDistance() {
    m_sinceSnapshot = 0;
    m_random = m_random * 6364136223846793005 + 1442695040888963407;
    const std::int64_t half = std::max<std::int64_t>(m_snapCount / 2, 1);
    m_snapshotDistance = half + 1 + static_cast<std::int64_t>((m_random >> 33) % static_cast<std::uint64_t>(half));
}

void Store::writeSnapshot(FileKind kind, Write::Meaning meaning, Actions& actions) {
    wire::Snapshot snapshot;
    m_tree.serialize(snapshot);
    snapshot.set_zxid(lastProcessed().value);
    Write write;
    write.file = snapshotName(kind, lastProcessed());
    write.action = Write::Action::replace;
    write.meaning = meaning;
    write.bytes = makeBlob(snapshot.SerializeAsString());
    write.zxid = lastProcessed();
    write.digest = m_tree.digest();
    // A snapshot of the same zxid that was adopted stays one: it says where this server's log begins.
    const auto present = m_snapshots.find(lastProcessed());
    const bool twin = present != m_snapshots.end() && present->second.first == FileKind::snapshot;
    if (present != m_snapshots.end() && kind == FileKind::snapshot) return;
    m_snapshots[lastProcessed()] = {kind, write.bytes};
    actions.write(std::move(write));
    if (!twin) return;
    Write remove;
    remove.file = snapshotName(FileKind::snapshot, lastProcessed());
    remove.action = Write::Action::remove;
    actions.write(std::move(remove));
}

// The newest first, so that whatever is left after a crash is still followed by the whole log. The adopted one stays.
void Store::removeSnapshotsAfter(Zxid zxid, Actions& actions) {
    for (auto at = m_snapshots.end(); at != m_snapshots.begin();) {
        --at;
        if (at->first <= zxid) return;
        if (at->second.first == FileKind::adoptedSnapshot) continue;
        Write remove;
        remove.file = snapshotName(FileKind::snapshot, at->first);
        remove.action = Write::Action::remove;
        actions.write(std::move(remove));
        at = m_snapshots.erase(at);
    }
}

bool Store::truncate(Zxid zxid, Actions& actions) {
    if (zxid < m_history.base()) return false;
    // Snapshots first: a crash in between leaves the history as it was. The other way round the next life would begin with a
    // snapshot of transactions that its log no longer has.
    if (!m_variants.has(Variant::snapshotBeforeCommit)) removeSnapshotsAfter(zxid, actions);
    m_history.truncateAfter(zxid);
    Write write;
    write.file = logFile;
    write.action = Write::Action::truncate;
    write.meaning = Write::Meaning::truncation;
    write.zxid = m_history.last();
    write.keep = m_recordsBefore + m_history.size();
    actions.write(std::move(write));
    m_flushed = std::min(m_flushed, m_history.last());
    for (Flushing& flushing : m_flushes) flushing.upTo = std::min(flushing.upTo, m_history.last());
    m_logWanted = true;
    rebuildTree();
    m_tree.setLastProcessed(zxid);
    return true;
}

void Store::loadSnapshot(const wire::Snapshot& snapshot) {
    DataTree tree;
    if (tree.load(snapshot)) m_tree = std::move(tree);
    m_tree.setLastProcessed(Zxid{snapshot.zxid()});
}

// A crash can come between any two of these writes, and each must leave a disk that makes sense. So first goes what lies
// beyond the snapshot (the leader has all that is committed, so none of that is); then the replacement of one file turns, at
// once, to the new history, and the log up to the snapshot is void.
void Store::adoptSnapshot(Actions& actions) {
    const Zxid zxid = lastProcessed();
    const Zxid base = m_history.base();
    removeSnapshotsAfter(zxid, actions);
    // Behind an older base the log may hold void records of any zxid: none of them may come to life again.
    const std::size_t keep = zxid < base ? 0 : m_recordsBefore + m_history.firstAfter(zxid);
    if (keep < m_recordsBefore + m_history.size()) {
        m_history.truncateAfter(std::max(zxid, base));
        Write cut;
        cut.file = logFile;
        cut.action = Write::Action::truncate;
        cut.meaning = Write::Meaning::truncation;
        cut.zxid = m_history.last();
        cut.keep = keep;
        actions.write(std::move(cut));
    }
    m_recordsBefore = keep;
    m_history.restart(zxid);
    m_committedLogAfter = zxid;
    m_skippedFrom = m_skippedTo = Zxid{};
    m_flushed = Zxid{};
    for (Flushing& flushing : m_flushes) flushing.upTo = Zxid{};
    const auto before = m_snapshots.find(base);
    if (before != m_snapshots.end() && before->second.first == FileKind::adoptedSnapshot) m_snapshots.erase(before);
    writeSnapshot(FileKind::adoptedSnapshot, Write::Meaning::replacingSnapshot, actions);
}

void Store::dropSnapshot() {
    if (m_variants.has(Variant::keepDbAfterPartialSnap)) return;
    rebuildTree();
}

// Memory anew from what is on disk: the newest snapshot, then the log to its end.
void Store::rebuildTree() {
    m_tree = DataTree{};
    m_committedLogAfter = Zxid{};
    if (!m_snapshots.empty()) {
        const auto& [zxid, file] = *m_snapshots.rbegin();
        wire::Snapshot snapshot;
        const bool readable = snapshot.ParseFromString(*file.second) && m_tree.load(snapshot);
        assert(readable);
        m_tree.setLastProcessed(zxid);
        m_committedLogAfter = zxid;
    }
    replay(m_history.firstAfter(lastProcessed()));
}

void Store::publish(PublishedState& published) const {
    published.set(Field::acceptedEpoch, m_acceptedEpoch);
    published.set(Field::currentEpoch, m_currentEpoch);
    published.set(Field::epochOnDisk, m_epochOnDisk);
    published.set(Field::lastLogged, m_history.last().value);
    published.set(Field::lastFlushed, m_flushed.value);
    published.set(Field::lastProcessed, lastProcessed().value);
    published.set(Field::lastSnapshot, lastSnapshot().value);
    published.set(Field::treeDigest, static_cast<std::int64_t>(m_tree.digest()));
    published.set(Field::nodeCount, static_cast<std::int64_t>(m_tree.nodeCount()));
    published.set(Field::sessionCount, static_cast<std::int64_t>(m_tree.sessions().size()));
    const IndexRange window = committedLog();
    published.set(Field::committedLogMin, window.empty() ? 0 : m_history[window.begin].zxid.value);
    published.set(Field::committedLogMax, window.empty() ? 0 : m_history[window.end - 1].zxid.value);
}

}  // namespace zabscope::zab
