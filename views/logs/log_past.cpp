// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/logs/log_past.h"

#include <algorithm>

#include "core/zab/notes.h"
#include "views/logs/log_chain.h"

namespace zabscope {
namespace {

using zab::Sentence;

/// However long a hostile history is, a cut is read in bounded time.
constexpr int mostWalked = 20'000;
/// How far before the message the leader's note is looked for.
constexpr int notesBefore = 16;
/// How many steps of its own may stand between a message and what a server says of it.
constexpr int causesBefore = 4;

zab::SyncMode modeOf(Sentence sentence) {
    if (sentence == Sentence::gets_diff) return zab::SyncMode::diff;
    if (sentence == Sentence::gets_trunc) return zab::SyncMode::trunc;
    return sentence == Sentence::gets_snap ? zab::SyncMode::snap : zab::SyncMode::none;
}

bool isDecision(std::uint16_t sentence) {
    return sentence >= static_cast<std::uint16_t>(Sentence::syncs_equal) &&
           sentence <= static_cast<std::uint16_t>(Sentence::syncs_snap_forced);
}

}  // namespace

class LogPast::Reader {
public:
    Reader(const Chunk& chunk, const Timeline& timeline)
        : m_timeline(timeline), m_book(timeline.histories()), m_chunk(chunk), m_state(chunk.before) {}

    Story read() {
        for (const Event& event : m_chunk.events) std::visit([&](const auto& what) { on(event, what); }, event.what);
        return std::move(m_story);
    }

private:
    template <typename What>
    void on(const Event&, const What&) {}

    // Of the state only the histories are followed.
    void on(const Event& event, const Born&) { m_state.apply(event, m_book); }
    void on(const Event& event, const FlushDone&) { m_state.apply(event, m_book); }
    void on(const Event& event, const DiskChanged&) { m_state.apply(event, m_book); }
    void on(const Event& event, const Died&) { m_state.apply(event, m_book); }

    void on(const Event& event, const Wrote& wrote) {
        const HistoryTip before = tipOf(wrote.node);
        m_state.apply(event, m_book);
        if (wrote.meaning == Write::Meaning::truncation) add(event, wrote.node, before, CutKind::trunc, false);
        if (wrote.meaning == Write::Meaning::replacingSnapshot) add(event, wrote.node, before, CutKind::snap, false);
    }
    void on(const Event& event, const DiskLost& loss) {
        const HistoryTip before = tipOf(loss.node);
        m_state.apply(event, m_book);
        const NodeState* node = m_state.find(loss.node);
        const bool power = node && node->lastDeath == Death::poweredOff;
        add(event, loss.node, before, power ? CutKind::powerCut : CutKind::killed, loss.torn);
    }
    void on(const Event& event, const DiskWiped& wipe) {
        const HistoryTip before = tipOf(wipe.node);
        m_state.apply(event, m_book);
        add(event, wipe.node, before, CutKind::wiped, false);
    }

    void on(const Event& event, const Changed& changed) {
        if (!isServer(changed.node)) return;
        for (const FieldChange& field : changed.fields) {
            const Zxid zxid{field.value};
            if (field.field != zab::lastCommitted || field.erased || zxid <= m_committed) continue;
            m_committed = zxid;
            const HistoryTip tip = m_book.cutBack(changed.node, tipOf(changed.node), zxid);
            m_story.commits.push_back({event.id, changed.node, tip, zxid});
        }
    }

    void on(const Event& event, const Noted& noted) {
        const zab::SyncMode mode = modeOf(static_cast<Sentence>(noted.sentence));
        if (mode == zab::SyncMode::none || noted.values.empty()) return;
        LogSync sync;
        sync.event = event.id;
        sync.at = event.at;
        sync.node = noted.node;
        sync.mode = mode;
        sync.to = Zxid{noted.values[0].value};
        sync.from = noted.values.size() > 1 ? Zxid{noted.values[1].value} : m_book.last(noted.node, tipOf(noted.node));
        if (const Event* message = messageBehind(event)) {
            sync.leader = std::get<Sent>(message->what).from;
            decision(*message, sync);
        }
        m_story.syncs.push_back(sync);
    }

    /// The Sent event of the message that the event answers. In an imported run a change of state stands between.
    const Event* messageBehind(const Event& event) const {
        EventId cause = event.cause;
        for (int step = 0; step < causesBefore && cause != noEvent && cause <= m_timeline.last(); ++step) {
            const Event& before = m_timeline.event(cause);
            if (!std::holds_alternative<Changed>(before.what) && !std::holds_alternative<Noted>(before.what)) break;
            if (nodeOf(before.what) != nodeOf(event.what)) break;
            cause = before.cause;
        }
        if (cause == noEvent || cause > m_timeline.last()) return nullptr;
        const auto* delivered = std::get_if<Delivered>(&m_timeline.event(cause).what);
        if (!delivered || delivered->message == noEvent || delivered->message > m_timeline.last()) return nullptr;
        const Event& sent = m_timeline.event(delivered->message);
        return std::holds_alternative<Sent>(sent.what) ? &sent : nullptr;
    }
    /// The leader's note stands just before its message.
    void decision(const Event& message, LogSync& sync) const {
        for (EventId id = message.id; id > 1 && message.id - id < notesBefore; --id) {
            const Event& event = m_timeline.event(id - 1);
            const auto* noted = std::get_if<Noted>(&event.what);
            if (!noted || noted->node != sync.leader || !isDecision(noted->sentence)) continue;
            if (noted->values.size() < 4 || noted->values[0].value != sync.node) continue;
            sync.decided = event.id;
            sync.from = Zxid{noted->values[1].value};
            sync.sent = std::max<std::int64_t>(0, noted->values[3].value);
            return;
        }
    }

    HistoryTip tipOf(NodeId node) const {
        const NodeState* state = m_state.find(node);
        return state ? state->written : HistoryTip{};
    }

    void add(const Event& event, NodeId node, HistoryTip before, CutKind kind, bool torn) {
        LogCut cut{event.id, event.at, node, kind, noNode, {}, 0, {}, torn};
        const HistoryTip after = tipOf(node);
        cut.kept = m_book.last(node, after);
        if (kind == CutKind::trunc || kind == CutKind::snap) {
            if (const Event* message = messageBehind(event)) cut.leader = std::get<Sent>(message->what).from;
        }
        const NodeState* leader = kind == CutKind::snap ? m_state.find(cut.leader) : nullptr;
        HistoryTip at = before;
        for (int i = 0; i < mostWalked && at != HistoryTip{}; ++i) {
            const HistoryEntry& entry = m_book.entry(node, at);
            const bool stays = kind == CutKind::snap ? leader && LogChain{m_book, cut.leader, leader->written}.contains(
                                                                     entry.zxid, entry.digest)
                                                     : m_book.cutBack(node, after, entry.zxid) == at;
            if (stays) break;
            if (!entry.snapshot) {
                ++cut.count;
                if (cut.gone.size() < LogCut::mostGone) cut.gone.push_back(entry);
            }
            at.index = entry.parent;
        }
        if (cut.count > 0) m_story.cuts.push_back(std::move(cut));
    }

    const Timeline& m_timeline;
    const HistoryBook& m_book;
    const Chunk& m_chunk;
    ClusterState m_state;
    Story m_story;
    Zxid m_committed;
};

LogPast::LogPast()
    : m_index([](const Chunk& chunk, const Timeline& timeline) { return Reader(chunk, timeline).read(); }) {}

const LogPast::OfServer* LogPast::At::find(NodeId node) const {
    const auto found =
        std::find_if(servers.begin(), servers.end(), [&](const OfServer& each) { return each.node == node; });
    return found == servers.end() ? nullptr : &*found;
}

bool LogDeed::isOne(const LogCut* cut, const LogSync* sync) {
    if (!cut || !sync || cut->event < sync->event) return false;
    return (cut->kind == CutKind::trunc && sync->mode == zab::SyncMode::trunc) ||
           (cut->kind == CutKind::snap && sync->mode == zab::SyncMode::snap);
}

/// Takes over what happened in one chunk, cuts and synchronizations in their order.
void LogPast::At::add(const Story& story, EventId last) {
    const auto of = [&](NodeId node) -> OfServer& {
        const auto found =
            std::find_if(servers.begin(), servers.end(), [&](const OfServer& each) { return each.node == node; });
        return found == servers.end() ? servers.emplace_back(OfServer{node, nullptr, nullptr}) : *found;
    };
    auto cut = story.cuts.begin();
    auto sync = story.syncs.begin();
    const auto happened = [last](const auto& at, const auto& end) { return at != end && at->event <= last; };
    while (happened(cut, story.cuts.end()) || happened(sync, story.syncs.end())) {
        const bool isCut =
            happened(cut, story.cuts.end()) && (!happened(sync, story.syncs.end()) || cut->event < sync->event);
        OfServer& server = of(isCut ? cut->node : sync->node);
        if (!isCut) {
            server.sync = &*sync++;
            const bool isEmpty = server.sync->mode == zab::SyncMode::diff && server.sync->sent == 0;
            if (!isEmpty) deeds.push_back({nullptr, server.sync});
            continue;
        }
        server.cut = &*cut++;
        const bool isOne = LogDeed::isOne(server.cut, server.sync);
        if (isOne) std::erase_if(deeds, [&](const LogDeed& deed) { return !deed.cut && deed.sync == server.sync; });
        deeds.push_back({server.cut, isOne ? server.sync : nullptr});
    }
    if (deeds.size() > mostDeeds) deeds.erase(deeds.begin(), deeds.end() - mostDeeds);
    for (auto commit = story.commits.rbegin(); commit != story.commits.rend(); ++commit) {
        if (commit->event > last) continue;
        if (commit->zxid > this->commit.zxid) this->commit = *commit;
        break;
    }
}

LogPast::At LogPast::at(EventId last) const {
    At past;
    for (const auto& entry : m_index.entries()) {
        past.add(entry.summary, last);
        if (!entry.chunk->events.empty() && entry.chunk->events.back().id >= last) break;
    }
    return past;
}

}  // namespace zabscope
