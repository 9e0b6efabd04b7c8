// SPDX-License-Identifier: GPL-3.0-or-later
// Who will win this election: the first voter that begins to lead.
#include <algorithm>

#include "app/learn/prediction_kinds.h"
#include "core/zab/zab_state.h"

namespace zabscope::learn {
namespace {

constexpr std::size_t mostNamed = mostOptions - 1;

bool isBetter(const NodeState& a, const NodeState& b) {
    const auto key = [](const NodeState& one) {
        return std::tuple(one.fields.scalar(zab::currentEpoch), one.fields.scalar(zab::lastLogged), one.node);
    };
    return key(a) > key(b);
}

class WinnerDecider final : public Decider {
public:
    WinnerDecider(const Prediction& prediction, const Ensemble& ensemble)
        : m_options(prediction.options), m_ensemble(ensemble) {}

    std::optional<Option> read(const Event& event, const ClusterState&, const Timeline&) override {
        const auto* changed = std::get_if<Changed>(&event.what);
        if (!changed || !isServer(changed->node) || !m_ensemble.isVoter(changed->node)) return std::nullopt;
        const bool leads = std::any_of(changed->fields.begin(), changed->fields.end(), [](const FieldChange& change) {
            return change.field == zab::role && change.value == static_cast<std::int64_t>(zab::Role::leading);
        });
        if (!leads) return std::nullopt;
        const Option won{Option::Kind::server, changed->node};
        const bool named = std::find(m_options.begin(), m_options.end(), won) != m_options.end();
        return named ? won : Option{Option::Kind::otherServer, noNode};
    }

private:
    std::vector<Option> m_options;
    Ensemble m_ensemble;
};

}  // namespace

void askWinner(const Moment& moment, std::vector<Prediction>& all) {
    std::vector<const NodeState*> voters;
    bool looks = false;
    for (const NodeState& server : moment.state.servers()) {
        if (!moment.ensemble.isVoter(server.node) || server.life == 0) continue;
        voters.push_back(&server);
        looks = looks || (server.up && !server.frozen && zab::roleOf(server.fields) == zab::Role::looking);
    }
    if (!looks || leaderWithQuorum(moment.state, moment.ensemble, false)) return;
    // Who was told the result already follows; the one it follows leads in a moment, and that is no question any more.
    for (const NodeState* server : voters) {
        if (server->up && !server->frozen && zab::roleOf(server->fields) == zab::Role::leading &&
            zab::phaseOf(server->fields) != zab::Phase::broadcast)
            return;
    }
    Prediction made = beginPrediction(moment, Topic::winner);
    std::size_t voting = 0;
    for (const Member& member : moment.ensemble.members) voting += member.observer ? 0 : 1;
    if (voting < 2) return;
    if (voting <= mostNamed) {
        for (const Member& member : moment.ensemble.members) {
            if (!member.observer) made.options.push_back({Option::Kind::server, member.sid});
        }
    } else {
        // The likeliest are named: those that are up, best vote first.
        std::stable_sort(voters.begin(), voters.end(), [](const NodeState* a, const NodeState* b) {
            return a->up != b->up ? a->up : isBetter(*a, *b);
        });
        if (voters.size() > mostNamed - 1) voters.resize(mostNamed - 1);
        std::sort(voters.begin(), voters.end(), [](const auto* a, const auto* b) { return a->node < b->node; });
        for (const NodeState* server : voters) made.options.push_back({Option::Kind::server, server->node});
        made.options.push_back({Option::Kind::otherServer, noNode});
    }
    all.push_back(std::move(made));
}

std::unique_ptr<Decider> winnerDecider(const Prediction& prediction, const Ensemble& ensemble) {
    return std::make_unique<WinnerDecider>(prediction, ensemble);
}

}  // namespace zabscope::learn
