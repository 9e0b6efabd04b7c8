// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zab/history.h"

#include <algorithm>
#include <cassert>

namespace zabscope::zab {
namespace {

/// The first index in [0, size) for which `isRight` holds; it holds for none or for all from there on.
template <typename Test>
std::size_t partitionPoint(std::size_t size, const Test& isRight) {
    std::size_t low = 0;
    std::size_t high = size;
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (isRight(middle)) high = middle;
        else low = middle + 1;
    }
    return low;
}

}  // namespace

void History::append(Zxid zxid, Blob txn, std::uint64_t digest) {
    assert(txn);
    assert(zxid > last());
    const std::int64_t before = empty() ? 0 : m_entries.back().bytesUpTo;
    const auto bytes = static_cast<std::int64_t>(txn->size());
    m_entries.push_back({zxid, std::move(txn), digest, before + bytes});
}

void History::restart(Zxid base) {
    m_entries.clear();
    m_base = base;
}

std::optional<std::size_t> History::find(Zxid zxid) const {
    const std::size_t at = firstAtOrAfter(zxid);
    if (at == size() || m_entries[at].zxid != zxid) return std::nullopt;
    return at;
}

std::size_t History::firstAtOrAfter(Zxid zxid) const {
    return partitionPoint(size(), [&](std::size_t index) { return m_entries[index].zxid >= zxid; });
}

std::size_t History::firstAfter(Zxid zxid) const {
    return partitionPoint(size(), [&](std::size_t index) { return m_entries[index].zxid > zxid; });
}

std::int64_t History::bytesIn(IndexRange range) const {
    assert(range.begin <= range.end && range.end <= size());
    const auto upTo = [&](std::size_t end) { return end == 0 ? 0 : m_entries[end - 1].bytesUpTo; };
    return upTo(range.end) - upTo(range.begin);
}

IndexRange History::committedWindow(std::int64_t commitLogCount, Zxid upTo, Zxid after) const {
    assert(commitLogCount >= 0);
    const std::size_t end = firstAfter(upTo);
    const std::size_t oldest = std::min(firstAfter(after), end);
    const std::size_t most = static_cast<std::size_t>(commitLogCount) + 1;
    return {end - oldest > most ? end - most : oldest, end};
}

SyncQuestion SyncQuestion::of(const Ensemble& ensemble) {
    SyncQuestion question;
    question.forceSnapshot = ensemble.forceSnapshotSync;
    question.snapshotSizeFactorPercent = ensemble.snapshotSizeFactorPercent;
    question.diffWithoutTruncCheck = ensemble.variants.contains("diff_without_trunc_check");
    return question;
}

namespace {

/// A learner that took part in the beginning of an epoch, and of nothing after, stands at a zxid that no log has.
bool isNewEpochZxid(Zxid zxid) { return zxid.counter() == 0; }

class Planner {
public:
    Planner(const History& history, const SyncQuestion& question) : m_history(history), m_question(question) {
        assert(question.committed.begin <= question.committed.end && question.committed.end <= history.size());
        assert(question.onDisk <= history.size());
        m_first = question.committed.begin;
        m_last = question.committed.end;
        while (m_first < m_last && question.missing.contains(m_first)) ++m_first;
        while (m_first < m_last && question.missing.contains(m_last - 1)) --m_last;
        if (m_first == m_last) m_first = m_last = history.firstAfter(question.lastProcessed);
        const bool none = m_first == m_last;
        m_min = none ? question.lastProcessed : history[m_first].zxid;
        m_max = none ? question.lastProcessed : history[m_last - 1].zxid;
        if (question.missing.begin > m_first && question.missing.end < m_last) m_missing = question.missing;
    }

    SyncPlan plan() const {
        const Zxid peer = m_question.peer;
        if (m_question.forceSnapshot) return snap(SyncReason::forced);
        if (peer == m_question.lastProcessed) return {SyncMode::diff, peer, {}, {}, peer, SyncReason::alreadyEqual};
        if (peer > m_max) {
            if (isNewEpochZxid(peer)) return snap(SyncReason::aheadInNewEpoch);
            return {SyncMode::trunc, m_max, {}, {}, m_max, SyncReason::aheadOfLog};
        }
        if (peer >= m_min) return walk(m_first, SyncReason::inCommittedLog);
        return planFromDisk();
    }

private:
    /// Row 5: the log on disk up to the committed log, then that.
    SyncPlan planFromDisk() const {
        if (m_question.snapshotSizeFactorPercent < 0) return snap(SyncReason::logSyncOff);
        if (m_question.onDisk == 0 || m_history.first().zxid > m_question.peer) return snap(SyncReason::tooOld);
        if (isLogTooLong()) return snap(SyncReason::logTooLong);
        // The log on disk is read up to `min`; were it all read, and it ended before, something would be missing between.
        const std::size_t read = std::min(m_question.onDisk, m_history.firstAfter(m_min));
        const Zxid reached = std::max(m_question.peer, m_history[read - 1].zxid);
        if (reached < m_min) return snap(SyncReason::gap);
        return walk(0, SyncReason::fromLogOnDisk);
    }

    bool isLogTooLong() const {
        const std::int64_t allowed = m_question.snapshotBytes * m_question.snapshotSizeFactorPercent / 100;
        const std::size_t from = m_history.firstAtOrAfter(m_question.peer);
        const std::int64_t bytes = m_history.bytesIn({std::min(from, m_question.onDisk), m_question.onDisk});
        // As in ZooKeeper, a limit of 0 is no limit.
        return allowed > 0 && std::max(bytes, m_question.logFileBytes) > allowed;
    }

    /// Rule W (LearnerHandler.queueCommittedProposals) over the entries from `begin` to the end of the committed log, of
    /// which the first is not above the learner's zxid.
    SyncPlan walk(std::size_t begin, SyncReason reason) const {
        const Zxid peer = m_question.peer;
        const std::size_t at = nextKept(std::max(begin, m_history.firstAtOrAfter(peer)));
        const bool known = at < m_last && m_history[at].zxid == peer;
        if (known) return send(SyncMode::diff, m_max, at + 1, reason);
        if (isNewEpochZxid(peer) || m_question.diffWithoutTruncCheck) return send(SyncMode::diff, m_max, at, reason);
        // peer <= max and unknown: there is a first entry above it.
        assert(at < m_last);
        if (m_history[at].zxid.epoch() != peer.epoch()) return snap(SyncReason::differentEpoch);
        const std::optional<std::size_t> before = keptBefore(at, begin);
        if (!before) return snap(SyncReason::gap);
        return send(SyncMode::trunc, m_history[*before].zxid, at, SyncReason::truncToPredecessor);
    }

    SyncPlan send(SyncMode mode, Zxid op, std::size_t begin, SyncReason reason) const {
        const IndexRange range{nextKept(begin), m_last};
        if (range.empty()) return {mode, op, {}, {}, m_question.peer, reason};
        const IndexRange skip = m_missing.begin > range.begin ? m_missing : IndexRange{};
        return {mode, op, range, skip, m_max, reason};
    }

    SyncPlan snap(SyncReason reason) const {
        return {SyncMode::snap, m_question.lastProcessed, {}, {}, m_question.lastProcessed, reason};
    }

    /// The first index at or after `index` that the committed log does not lack.
    std::size_t nextKept(std::size_t index) const {
        return m_missing.contains(index) ? m_missing.end : index;
    }
    /// The last kept index before `index` and not before `begin`.
    std::optional<std::size_t> keptBefore(std::size_t index, std::size_t begin) const {
        while (index > begin) {
            --index;
            if (!m_missing.contains(index)) return index;
        }
        return std::nullopt;
    }

    const History& m_history;
    const SyncQuestion& m_question;
    std::size_t m_first = 0;  ///< the committed log without what it lacks at its ends
    std::size_t m_last = 0;
    IndexRange m_missing;     ///< what it lacks between
    Zxid m_min;
    Zxid m_max;
};

}  // namespace

SyncPlan planSync(const History& history, const SyncQuestion& question) { return Planner{history, question}.plan(); }

}  // namespace zabscope::zab
