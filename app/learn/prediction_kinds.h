// SPDX-License-Identifier: GPL-3.0-or-later
/// The kinds of questions, one pair of functions each: where it can be asked, and what decides it.
#pragma once

#include "app/learn/prediction.h"

namespace zabscope::learn {

void askWinner(const Moment& moment, std::vector<Prediction>& all);
std::unique_ptr<Decider> winnerDecider(const Prediction& prediction, const Ensemble& ensemble);

void askCommit(const Moment& moment, std::vector<Prediction>& all);
std::unique_ptr<Decider> commitDecider(const Prediction& prediction);

void askSync(const Moment& moment, std::vector<Prediction>& all);
std::unique_ptr<Decider> syncDecider(const Prediction& prediction);

void askNotice(const Moment& moment, std::vector<Prediction>& all);
std::unique_ptr<Decider> noticeDecider(const Prediction& prediction);

void askRead(const Moment& moment, std::vector<Prediction>& all);
std::unique_ptr<Decider> readDecider(const Prediction& prediction);

/// A question of that topic at the moment, with nothing else filled in.
Prediction beginPrediction(const Moment& moment, Topic topic);
/// The server that leads with a quorum behind it, itself included; nullptr if there is none. `established`: it must also
/// be through with discovery and synchronization.
const NodeState* leaderWithQuorum(const ClusterState& state, const Ensemble& ensemble, bool established);
/// Whether the server's history holds that transaction.
bool hasWrite(const NodeState& server, const HistoryBook& book, Zxid zxid);

}  // namespace zabscope::learn
