// SPDX-License-Identifier: GPL-3.0-or-later
// Who notices this fault first: a leader or its learners, at once by a connection that closes, or late by silence.
#include <algorithm>

#include "app/learn/prediction_kinds.h"
#include "core/zab/notes.h"
#include "core/zab/zab_state.h"

namespace zabscope::learn {
namespace {

constexpr EventId farthestBack = 2'000;
constexpr Duration longestAgo{10'000'000};

using zab::Sentence;

bool contains(const std::vector<NodeId>& nodes, NodeId node) {
    return std::find(nodes.begin(), nodes.end(), node) != nodes.end();
}

/// The node that a fault event strikes, or the link that it cuts.
bool isFault(const Event& event) {
    if (const auto* died = std::get_if<Died>(&event.what)) return isServer(died->node);
    if (const auto* froze = std::get_if<Froze>(&event.what)) return isServer(froze->node);
    const auto* link = std::get_if<LinkChanged>(&event.what);
    return link && link->cut && isServer(link->from) && isServer(link->to);
}

class NoticeDecider final : public Decider {
public:
    explicit NoticeDecider(const Prediction& prediction) : m_prediction(prediction) {}

    std::optional<Option> read(const Event& event, const ClusterState& before, const Timeline&) override {
        if (const auto* noticed = std::get_if<ClosingNoticed>(&event.what)) {
            const ConnectionState* connection = before.find(noticed->connection);
            if (!connection || connection->port != Port::quorum) return std::nullopt;
            const NodeId other = connection->from == noticed->at ? connection->to : connection->from;
            return reaction(noticed->at, other, true);
        }
        const auto* noted = std::get_if<Noted>(&event.what);
        if (!noted) return std::nullopt;
        const auto sentence = static_cast<Sentence>(noted->sentence);
        if (sentence == Sentence::leader_silent || sentence == Sentence::drops_silent_learner ||
            sentence == Sentence::drops_slow_learner)
            return reaction(noted->node, static_cast<NodeId>(noted->values[0].value), false);
        if (sentence == Sentence::leader_lost_quorum && noted->node == m_prediction.leader)
            return Option{Option::Kind::leaderLate, noNode};
        return std::nullopt;
    }

private:
    bool isParted(NodeId a, NodeId b) const {
        if (contains(m_prediction.struck, a) || contains(m_prediction.struck, b)) return true;
        return std::any_of(m_prediction.cuts.begin(), m_prediction.cuts.end(), [&](const CutLink& cut) {
            return (cut.from == a && cut.to == b) || (cut.from == b && cut.to == a);
        });
    }
    std::optional<Option> reaction(NodeId at, NodeId other, bool closing) const {
        if (contains(m_prediction.struck, at) || !isParted(at, other)) return std::nullopt;
        if (at == m_prediction.leader)
            return Option{closing ? Option::Kind::leaderAtOnce : Option::Kind::leaderLate, noNode};
        if (other != m_prediction.leader) return std::nullopt;
        return Option{closing ? Option::Kind::learnersAtOnce : Option::Kind::learnersLate, noNode};
    }

    Prediction m_prediction;
};

/// Collects what one deed has struck: the fault events of its instant and cause, up to the last one found.
void collect(const Moment& moment, EventId last, Prediction& made) {
    const Event& fault = moment.timeline.event(last);
    for (EventId id = last; id > noEvent && id + farthestBack > last; --id) {
        const Event& event = moment.timeline.event(id);
        if (event.at != fault.at) break;
        if (!isFault(event) || event.cause != fault.cause) continue;
        made.origin = id;
        if (const auto* died = std::get_if<Died>(&event.what)) made.struck.push_back(died->node);
        if (const auto* froze = std::get_if<Froze>(&event.what)) made.struck.push_back(froze->node);
        if (const auto* link = std::get_if<LinkChanged>(&event.what)) made.cuts.push_back({link->from, link->to});
    }
    std::sort(made.struck.begin(), made.struck.end());
}

/// Whom it concerns: the leader of just before, and those learners of it that can notice.
bool findWitnesses(const Moment& moment, const ClusterState& before, Prediction& made) {
    const NodeState* leader = leaderWithQuorum(before, moment.ensemble, true);
    if (!leader) return false;
    made.leader = leader->node;
    const auto isCut = [&](NodeId server) {
        return std::any_of(made.cuts.begin(), made.cuts.end(), [&](const CutLink& cut) {
            return (cut.from == server && cut.to == made.leader) || (cut.to == server && cut.from == made.leader);
        });
    };
    const bool struckLeader = contains(made.struck, made.leader);
    bool concerned = struckLeader;
    for (const NodeState& server : before.servers()) {
        const bool learns = server.up && server.fields.scalar(zab::leader) == made.leader && server.node != made.leader;
        if (!learns) continue;
        const bool struck = contains(made.struck, server.node);
        concerned = concerned || struck || isCut(server.node);
        if (!struck && !server.frozen && (struckLeader || isCut(server.node))) made.learners.push_back(server.node);
    }
    return concerned && (!struckLeader || !made.learners.empty());
}

}  // namespace

void askNotice(const Moment& moment, std::vector<Prediction>& all) {
    EventId last = noEvent;
    for (EventId id = moment.at.last; id > noEvent && id + farthestBack > moment.at.last; --id) {
        const Event& event = moment.timeline.event(id);
        if (event.at + longestAgo < moment.at.at) break;
        if (!isFault(event)) continue;
        last = id;
        break;
    }
    if (last == noEvent) return;
    Prediction made = beginPrediction(moment, Topic::notice);
    collect(moment, last, made);
    ClusterState state = moment.timeline.at({moment.timeline.event(made.origin).at, made.origin - 1});
    if (!findWitnesses(moment, state, made)) return;
    // Whatever was struck must still be: who thawed, healed or restarted it in between has made another story.
    for (const NodeId node : made.struck) {
        const NodeState* now = moment.state.find(node);
        if (!now || (now->up && !now->frozen)) return;
    }
    for (const CutLink& cut : made.cuts) {
        if (!moment.state.isCut(cut.from, cut.to)) return;
    }
    NoticeDecider decider(made);
    for (EventId id = made.origin; id <= moment.at.last; ++id) {
        const Event& event = moment.timeline.event(id);
        if (decider.read(event, state, moment.timeline)) return;  // it has been noticed
        state.apply(event, moment.timeline.histories());
    }
    if (!contains(made.struck, made.leader))
        made.options = {{Option::Kind::leaderAtOnce, noNode}, {Option::Kind::leaderLate, noNode}};
    if (!made.learners.empty()) {
        made.options.push_back({Option::Kind::learnersAtOnce, noNode});
        made.options.push_back({Option::Kind::learnersLate, noNode});
    }
    all.push_back(std::move(made));
}

std::unique_ptr<Decider> noticeDecider(const Prediction& prediction) {
    return std::make_unique<NoticeDecider>(prediction);
}

}  // namespace zabscope::learn
