// SPDX-License-Identifier: GPL-3.0-or-later
// PredictionWords: why the answer is what it is, with the values that were compared.
#include "app/learn/prediction_words.h"
#include "core/protocol/packet.pb.h"
#include "core/trace/voter_quorum.h"
#include "views/ballots/ballot_words.h"
#include "views/narration/reasons.h"
#include "views/narration/server_list.h"
#include "views/wording.h"

namespace zabscope::learn {
namespace {

constexpr EventId besideMost = 48;  // so many events of the same step are looked through for what a server said

/// What the server said as it did this: the notes of the same step.
QStringList notesOf(EventId event, const Timeline& timeline) {
    const Event& decisive = timeline.event(event);
    QStringList said;
    const auto isOfStep = [&](const Event& each) {
        return each.id == event || (each.cause != noEvent && (each.cause == decisive.cause || each.cause == event));
    };
    const EventId first = event > besideMost ? event - besideMost : 1;
    for (EventId id = first; id <= std::min(timeline.last(), event + besideMost); ++id) {
        const Event& each = timeline.event(id);
        const auto* noted = std::get_if<Noted>(&each.what);
        if (!noted || !isOfStep(each) || noted->node != nodeOf(decisive.what)) continue;
        if (said.size() < 3) said << Wording::event(each, timeline);
    }
    if (said.isEmpty()) said << Reasons::of(event, timeline).back().text;
    return said;
}

/// The last that servers said before that, each thing once.
QStringList lastWords(const Timeline& timeline, const Position& before) {
    constexpr int most = 2;
    QStringList said;
    std::vector<std::uint16_t> sentences;
    for (EventId id = before.last; id > noEvent && said.size() < most; --id) {
        const auto* noted = std::get_if<Noted>(&timeline.event(id).what);
        if (!noted || std::find(sentences.begin(), sentences.end(), noted->sentence) != sentences.end()) continue;
        sentences.push_back(noted->sentence);
        said.prepend(Wording::event(timeline.event(id), timeline));
    }
    return said;
}

}  // namespace

QStringList PredictionWords::whyWinner(const Foreseen& seen) {
    if (!seen.election || seen.election->winner == noNode) return {};
    const Election& election = *seen.election;
    Outcome outcome;
    outcome.winner = election.winner;
    outcome.by = election.decidedBy;
    QStringList lines{BallotWords::wonBy(outcome)};
    if (election.runnerUp)
        lines << tr("Votes compared as (epoch, zxid, number): %1 is greater than %2.")
                     .arg(BallotWords::vote(election.vote), BallotWords::vote(*election.runnerUp));
    if (!election.voters.empty())
        lines << tr("It had the votes of %1.").arg(ServerList::object(election.voters));
    return lines;
}

QString PredictionWords::whyLost(const Prediction& prediction, const Foreseen& seen) {
    const Timeline& timeline = *seen.timeline;
    const NodeId leader = nodeOf(timeline.event(seen.event).what);
    const ClusterState state = timeline.at(seen.at);
    const NodeState* server = state.find(leader);
    if (!server) return {};
    return tr("The history of %1 ends at %2, and %3 is not in it.")
        .arg(Wording::node(leader), Wording::zxid(timeline.histories().last(leader, server->written)),
             Wording::zxid(prediction.zxid));
}

QString PredictionWords::whyRead(const Prediction& prediction, const Foreseen& seen) {
    const auto* delivered = std::get_if<Delivered>(&seen.timeline->event(seen.event).what);
    if (!delivered) return tr("The connection broke, or the server could not answer.");
    const auto& sent = std::get<Sent>(seen.timeline->event(delivered->message).what);
    wire::ClientMessage message;
    if (!message.ParseFromArray(sent.bytes.data(), static_cast<int>(sent.bytes.size())) || !message.has_reply())
        return {};
    if (message.reply().error() != 0) return tr("The server answers with error %1.").arg(message.reply().error());
    return tr("%1 answers from its own tree, where the last change of %2 is %3. The write asked about is %4.")
        .arg(ServerList::subject(sent.from), Wording::outside(prediction.path),
             Wording::zxid(Zxid{message.reply().stat().mzxid()}), Wording::zxid(prediction.zxid));
}

QStringList PredictionWords::whyNothing(const Prediction& prediction, const Frame& frame) {
    QStringList lines{tr("In the %1 that were run ahead nothing decides it.").arg(Wording::duration(predictionReach))};
    std::vector<NodeId> up;
    for (const NodeState& server : frame.state->servers()) {
        if (server.up && !server.frozen && frame.ensemble->isVoter(server.node)) up.push_back(server.node);
    }
    const bool quorum = containsQuorum(
        *frame.ensemble, [&](NodeId sid) { return std::find(up.begin(), up.end(), sid) != up.end(); });
    const bool needsQuorum = prediction.topic == Topic::winner || prediction.topic == Topic::commit;
    if (needsQuorum && !quorum)
        lines << (up.empty() ? tr("No voter is up.")
                             : tr("Of the voters only %1 can speak: that is no quorum.").arg(ServerList::object(up)));
    return lines;
}

QString PredictionWords::deeds(const Foreseen& seen) {
    constexpr qsizetype most = 4;
    QStringList told;
    for (const EventId deed : seen.deeds) {
        if (told.size() == most) break;
        const Event& event = seen.timeline->event(deed);
        told << QStringLiteral("%1: %2").arg(Wording::instant(event.at),
                                             Wording::outside(std::get<Commanded>(event.what).text));
    }
    return told.join(QStringLiteral("; ")) + (seen.deeds.size() > most ? QStringLiteral("; …") : QString());
}

QStringList PredictionWords::explanation(const Prediction& prediction, const Foreseen& seen, const Frame& frame) {
    QStringList lines;
    if (seen.how == Foreseen::How::nothing) {
        lines = whyNothing(prediction, frame);
        if (frame.ensemble->protocol != "zab") lines << lastWords(*seen.timeline, seen.at);
    } else {
        const Instant since = prediction.topic == Topic::notice ? frame.timeline->event(prediction.origin).at
                                                                 : prediction.asked.at;
        const QString time = Wording::duration(seen.at.at - since);
        lines << (prediction.topic == Topic::notice ? tr("That is %1 after the fault.").arg(time)
                                                    : tr("It is decided %1 from here.").arg(time));
        if (prediction.topic == Topic::winner) lines << whyWinner(seen);
        if (prediction.topic == Topic::read) {
            lines << whyRead(prediction, seen);
        } else if (prediction.topic == Topic::sync) {
            // In the same step the leader tells of other learners, too.
            lines << Wording::event(seen.timeline->event(seen.event), *seen.timeline);
        } else {
            lines << notesOf(seen.event, *seen.timeline);
        }
        if (seen.right.front().kind == Option::Kind::lost) lines << whyLost(prediction, seen);
    }
    if (!seen.deeds.empty())
        lines << tr("Before that the script or you will have done: %1. So a wrong answer does not count.").arg(deeds(seen));
    lines.removeAll(QString());
    return lines;
}

}  // namespace zabscope::learn
