// SPDX-License-Identifier: GPL-3.0-or-later
// Does this write commit: a leader commits it, alone or with its history; or one that does not have it goes on without it.
#include <algorithm>

#include "app/learn/prediction_kinds.h"
#include "core/zab/notes.h"
#include "core/zab/zab_state.h"

namespace zabscope::learn {
namespace {

constexpr EventId farthestBack = 20'000;  // a write that was proposed before that is not asked for

using zab::Sentence;

std::optional<Zxid> committedBy(const Event& event) {
    const auto* noted = std::get_if<Noted>(&event.what);
    if (!noted) return std::nullopt;
    if (noted->sentence == static_cast<std::uint16_t>(Sentence::commits)) return Zxid{noted->values[0].value};
    if (noted->sentence == static_cast<std::uint16_t>(Sentence::established)) return Zxid{noted->values[3].value};
    return std::nullopt;
}

class CommitDecider final : public Decider {
public:
    explicit CommitDecider(Zxid zxid) : m_zxid(zxid) {}

    std::optional<Option> read(const Event& event, const ClusterState& before, const Timeline& timeline) override {
        const auto upTo = committedBy(event);
        if (!upTo) return std::nullopt;
        const auto& noted = std::get<Noted>(event.what);
        const NodeState* leader = before.find(noted.node);
        if (!leader) return std::nullopt;
        const bool has = hasWrite(*leader, timeline.histories(), m_zxid);
        if (has && *upTo >= m_zxid) return Option{Option::Kind::committed, noNode};
        const bool later = noted.sentence == static_cast<std::uint16_t>(Sentence::established)
                               ? noted.values[2].value > m_zxid.epoch()
                               : *upTo > m_zxid;
        if (!has && later) return Option{Option::Kind::lost, noNode};
        return std::nullopt;
    }

private:
    Zxid m_zxid;
};

}  // namespace

void askCommit(const Moment& moment, std::vector<Prediction>& all) {
    const HistoryBook& book = moment.timeline.histories();
    Zxid newest;
    for (const NodeState& server : moment.state.servers())
        newest = std::max(newest, book.last(server.node, server.written));
    if (newest.counter() == 0) return;
    Prediction made = beginPrediction(moment, Topic::commit);
    made.zxid = newest;
    for (const NodeState& server : moment.state.servers()) {
        if (!hasWrite(server, book, newest)) continue;
        const EventId since = book.entry(server.node, book.cutBack(server.node, server.written, newest)).event;
        if (made.origin == noEvent || since < made.origin) {
            made.origin = since;
            made.subject = server.node;
        }
        made.learners.push_back(server.node);
    }
    if (made.origin == noEvent || made.origin > moment.at.last || made.origin + farthestBack < moment.at.last) return;
    const NodeState* leads = leaderWithQuorum(moment.state, moment.ensemble, true);
    if (leads) {
        // An ensemble that has a leader of a later epoch has gone on without it.
        if (leads->fields.scalar(zab::establishedEpoch) > newest.epoch()) return;
        made.leader = leads->node;
    }
    for (EventId id = made.origin; id <= moment.at.last; ++id) {
        const auto upTo = committedBy(moment.timeline.event(id));
        if (upTo && *upTo >= newest) return;
    }
    made.options = {{Option::Kind::committed, noNode}, {Option::Kind::lost, noNode}};
    all.push_back(std::move(made));
}

std::unique_ptr<Decider> commitDecider(const Prediction& prediction) {
    return std::make_unique<CommitDecider>(prediction.zxid);
}

}  // namespace zabscope::learn
