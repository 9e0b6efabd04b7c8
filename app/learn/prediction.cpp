// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/learn/prediction.h"

#include <algorithm>
#include <cassert>

#include "app/learn/prediction_kinds.h"
#include "core/trace/voter_quorum.h"
#include "core/zab/zab_state.h"

namespace zabscope::learn {

std::string_view topicKey(Topic topic) {
    switch (topic) {
        case Topic::winner: return "winner";
        case Topic::commit: return "commit";
        case Topic::sync: return "sync";
        case Topic::notice: return "notice";
        case Topic::read: return "read";
    }
    return "";
}

Prediction beginPrediction(const Moment& moment, Topic topic) {
    Prediction made;
    made.topic = topic;
    made.asked = moment.at;
    made.until = moment.at.at + predictionReach;
    return made;
}

const NodeState* leaderWithQuorum(const ClusterState& state, const Ensemble& ensemble, bool established) {
    for (const NodeState& leader : state.servers()) {
        if (!leader.up || leader.frozen || zab::roleOf(leader.fields) != zab::Role::leading) continue;
        const zab::Phase phase = zab::phaseOf(leader.fields);
        if (phase == zab::Phase::stopping || (established && phase != zab::Phase::broadcast)) continue;
        const bool backed = containsQuorum(ensemble, [&](NodeId sid) {
            const NodeState* server = state.find(sid);
            return sid == leader.node || (server && server->up && !server->frozen &&
                                          zab::roleOf(server->fields) == zab::Role::following &&
                                          server->fields.scalar(zab::leader) == leader.node);
        });
        if (backed) return &leader;
    }
    return nullptr;
}

bool hasWrite(const NodeState& server, const HistoryBook& book, Zxid zxid) {
    const HistoryTip tip = book.cutBack(server.node, server.written, zxid);
    return tip.index != HistoryTip::none && book.entry(server.node, tip).zxid == zxid;
}

std::vector<Prediction> predictionsAt(const Moment& moment) {
    std::vector<Prediction> all;
    askWinner(moment, all);
    if (moment.ensemble.protocol == "zab") {
        askCommit(moment, all);
        askSync(moment, all);
        askNotice(moment, all);
        askRead(moment, all);
    }
    for (Prediction& each : all) each.options.push_back({Option::Kind::nothing, noNode});
    assert(std::ranges::all_of(all, [](const Prediction& each) {
        return each.options.size() >= 2 && each.options.size() <= mostOptions;
    }));
    return all;
}

std::unique_ptr<Decider> deciderOf(const Prediction& prediction, const Ensemble& ensemble) {
    switch (prediction.topic) {
        case Topic::winner: return winnerDecider(prediction, ensemble);
        case Topic::commit: return commitDecider(prediction);
        case Topic::sync: return syncDecider(prediction);
        case Topic::notice: return noticeDecider(prediction);
        case Topic::read: return readDecider(prediction);
    }
    assert(false);
    return nullptr;
}

}  // namespace zabscope::learn
