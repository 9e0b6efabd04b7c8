// SPDX-License-Identifier: GPL-3.0-or-later
// DIFF, TRUNC or SNAP for this learner: what a leader sends it first.
#include "app/learn/prediction_kinds.h"
#include "core/zab/notes.h"
#include "core/zab/zab_state.h"

namespace zabscope::learn {
namespace {

using zab::Sentence;

std::optional<Option::Kind> modeOf(Sentence sentence) {
    if (sentence >= Sentence::syncs_equal && sentence <= Sentence::syncs_diff_disk) return Option::Kind::diff;
    if (sentence >= Sentence::syncs_trunc_ahead && sentence <= Sentence::syncs_trunc_unknown)
        return Option::Kind::trunc;
    if (sentence >= Sentence::syncs_snap_old && sentence <= Sentence::syncs_snap_forced) return Option::Kind::snap;
    if (sentence == Sentence::logged_diff) return Option::Kind::diff;
    if (sentence == Sentence::logged_trunc) return Option::Kind::trunc;
    if (sentence == Sentence::logged_snap) return Option::Kind::snap;
    return std::nullopt;
}

class SyncDecider final : public Decider {
public:
    explicit SyncDecider(NodeId learner) : m_learner(learner) {}

    std::optional<Option> read(const Event& event, const ClusterState&, const Timeline&) override {
        const auto* noted = std::get_if<Noted>(&event.what);
        if (!noted) return std::nullopt;
        const auto mode = modeOf(static_cast<Sentence>(noted->sentence));
        if (!mode || noted->values[0].value != m_learner) return std::nullopt;
        return Option{*mode, noNode};
    }

private:
    NodeId m_learner;
};

/// The leader that the server is about to learn from; nullptr if that is not known or it has been told how.
const NodeState* teacherOf(const NodeState& learner, const Moment& moment) {
    const zab::Role role = zab::roleOf(learner.fields);
    if (role == zab::Role::leading) return nullptr;
    if (role == zab::Role::looking) return leaderWithQuorum(moment.state, moment.ensemble, true);
    if (zab::phaseOf(learner.fields) != zab::Phase::discovery) return nullptr;
    const NodeState* leader = moment.state.find(static_cast<NodeId>(learner.fields.scalar(zab::leader)));
    if (!leader || !leader->up || zab::roleOf(leader->fields) != zab::Role::leading) return nullptr;
    const auto phase = leader->fields.cell(zab::learnerPhase, learner.node);
    if (phase && *phase >= static_cast<std::int64_t>(zab::LearnerPhase::syncing)) return nullptr;
    return leader;
}

}  // namespace

void askSync(const Moment& moment, std::vector<Prediction>& all) {
    const HistoryBook& book = moment.timeline.histories();
    std::vector<Prediction> dull;
    for (const NodeState& server : moment.state.servers()) {
        if (!server.up || server.frozen) continue;
        const NodeState* teacher = teacherOf(server, moment);
        if (!teacher) continue;
        Prediction made = beginPrediction(moment, Topic::sync);
        made.subject = server.node;
        made.leader = teacher->node;
        made.options = {{Option::Kind::diff, noNode}, {Option::Kind::trunc, noNode}, {Option::Kind::snap, noNode}};
        const bool differ = book.last(server.node, server.written) != book.last(teacher->node, teacher->written);
        (differ ? all : dull).push_back(std::move(made));
    }
    // Two that have the same history teach less: one such question is enough, behind the others.
    if (!dull.empty()) all.push_back(std::move(dull.front()));
}

std::unique_ptr<Decider> syncDecider(const Prediction& prediction) {
    return std::make_unique<SyncDecider>(prediction.subject);
}

}  // namespace zabscope::learn
