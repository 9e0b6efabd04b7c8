// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/learn/prediction_words.h"

#include "core/zab/zab_state.h"
#include "views/narration/server_list.h"
#include "views/wording.h"

namespace zabscope::learn {
namespace {

QString historyEnd(const Frame& frame, NodeId node) {
    const NodeState* server = frame.state->find(node);
    return Wording::zxid(server ? frame.timeline->histories().last(node, server->written) : Zxid{});
}

}  // namespace

QString PredictionWords::topic(Topic topic) {
    switch (topic) {
        case Topic::winner: return tr("Who wins an election");
        case Topic::commit: return tr("What becomes of a write");
        case Topic::sync: return tr("DIFF, TRUNC or SNAP");
        case Topic::notice: return tr("Who notices a fault");
        case Topic::read: return tr("What a read sees");
    }
    return {};
}

QString PredictionWords::fault(const Prediction& prediction, const Frame& frame) {
    const Event& event = frame.timeline->event(prediction.origin);
    const bool commanded = event.cause != noEvent && event.cause < event.id &&
                           std::holds_alternative<Commanded>(frame.timeline->event(event.cause).what);
    const auto* told = commanded ? std::get_if<Commanded>(&frame.timeline->event(event.cause).what) : nullptr;
    if (!prediction.cuts.empty() && told) return tr("The network was cut: “%1”.").arg(Wording::outside(told->text));
    const QString who = ServerList::subject(prediction.struck);
    const bool several = prediction.struck.size() > 1;
    if (const auto* died = std::get_if<Died>(&event.what)) {
        if (died->how == Death::poweredOff)
            return (several ? tr("%1 lost their power.") : tr("%1 lost its power.")).arg(who);
        if (died->how == Death::exited)
            return (several ? tr("%1 ended by themselves.") : tr("%1 ended by itself.")).arg(who);
        return (several ? tr("%1 were killed.") : tr("%1 was killed.")).arg(who);
    }
    if (std::holds_alternative<Froze>(event.what))
        return (several ? tr("%1 stand still, with their connections open.")
                        : tr("%1 stands still, with its connections open."))
            .arg(who);
    return tr("The network was cut.");
}

QString PredictionWords::question(const Prediction& prediction, const Frame& frame) {
    const QString zxid = Wording::zxid(prediction.zxid);
    switch (prediction.topic) {
        case Topic::winner: return tr("An election is under way. Which server will come out of it as the leader?");
        case Topic::commit:
            if (prediction.leader != noNode)
                return tr("The write %1 is in the log of %2, and nobody has committed it yet. The leader is %3. What "
                          "becomes of the write?")
                    .arg(zxid, ServerList::object(prediction.learners), Wording::node(prediction.leader));
            return tr("The write %1 is in the log of %2, and nobody has committed it. No leader has a quorum now. What "
                      "becomes of the write?")
                .arg(zxid, ServerList::object(prediction.learners));
        case Topic::sync:
            return tr("%1 is about to learn from %2. Its own history ends at %3, that of the leader at %4. What will "
                      "the leader send first?")
                .arg(ServerList::subject(prediction.subject), Wording::node(prediction.leader),
                     historyEnd(frame, prediction.subject), historyEnd(frame, prediction.leader));
        case Topic::notice:
            return tr("%1 Nobody has noticed yet. Who notices first, and by what?").arg(fault(prediction, frame));
        case Topic::read:
            return tr("%1 asks %2 for %3. The last write to it is %4. Will the answer show that write?")
                .arg(ServerList::subject(prediction.client), Wording::node(prediction.subject),
                     Wording::outside(prediction.path), zxid);
    }
    return {};
}

QString PredictionWords::hint(Topic topic, const std::string& protocol) {
    if (protocol != "zab") return tr("Who asks, who agrees with whom, and how many must agree?");
    switch (topic) {
        case Topic::winner:
            return tr("Compare what the servers that are up have on disk: epoch, then zxid, then number. And count "
                      "them.");
        case Topic::commit: return tr("Who has it, and is that a quorum, or can it still become one?");
        case Topic::sync: return tr("Compare the two histories: does one only go on where the other ends?");
        case Topic::notice: return tr("Does a connection close, or does only silence tell?");
        case Topic::read: return tr("A server answers reads from its own tree. How far is it?");
    }
    return {};
}

QString PredictionWords::nothing(Topic topic) {
    const QString time = Wording::duration(predictionReach);
    switch (topic) {
        case Topic::winner: return tr("Nobody within %1").arg(time);
        case Topic::commit: return tr("Still undecided after %1").arg(time);
        case Topic::sync: return tr("Nothing within %1").arg(time);
        case Topic::notice: return tr("Nobody notices within %1").arg(time);
        case Topic::read: return tr("There is no answer within %1").arg(time);
    }
    return {};
}

QString PredictionWords::option(const Prediction& prediction, const Option& option, const Frame& frame) {
    using Kind = Option::Kind;
    const QString learners = ServerList::numbers(prediction.learners);
    switch (option.kind) {
        case Kind::server: {
            const NodeState* server = frame.state->find(option.server);
            const QString name = ServerList::subject(option.server);
            if (!server || !server->up) return tr("%1 (down)").arg(name);
            return server->frozen ? tr("%1 (frozen)").arg(name) : name;
        }
        case Kind::otherServer: return tr("Another one");
        case Kind::committed: return tr("It is committed");
        case Kind::lost: return tr("It is lost: a leader goes on without it");
        case Kind::diff: return tr("DIFF: what it lacks is added");
        case Kind::trunc: return tr("TRUNC: what it has too much is cut off");
        case Kind::snap: return tr("SNAP: everything it has is replaced");
        case Kind::leaderAtOnce: return tr("The leader (%1), since a connection closes").arg(prediction.leader);
        case Kind::leaderLate: return tr("The leader (%1), since it hears nothing any more").arg(prediction.leader);
        case Kind::learnersAtOnce: return tr("Its learners (%1), since a connection closes").arg(learners);
        case Kind::learnersLate: return tr("Its learners (%1), since they hear nothing any more").arg(learners);
        case Kind::sees: return tr("Yes");
        case Kind::seesNot: return tr("No: it shows what was there before");
        case Kind::noAnswer: return tr("The read fails");
        case Kind::nothing: return nothing(prediction.topic);
    }
    return {};
}

QString PredictionWords::unfinished(bool fixed) {
    return fixed ? tr("The recording ends before it is decided, so nobody can say. It does not count.")
                 : tr("The servers cannot be run ahead so far from here. It does not count.");
}

std::string PredictionWords::lesson(Topic topic) {
    switch (topic) {
        case Topic::winner: return "order";
        case Topic::commit: return "leader_dies";
        case Topic::sync: return "sync";
        case Topic::notice: return "faults";
        case Topic::read: return "partition";
    }
    return {};
}

int PredictionWords::misconception(Topic topic) {
    switch (topic) {
        case Topic::winner: return 26;  // the highest sid always wins
        case Topic::commit: return 13;  // enough confirmations
        case Topic::sync: return 15;    // synchronizing copies a number
        case Topic::notice: return 22;  // after a leader fails
        case Topic::read: return 18;    // the leader handles requests
    }
    return 0;
}

QStringList PredictionWords::views(Topic topic, const std::string& protocol) {
    if (protocol != "zab") return {QStringLiteral("narration")};
    switch (topic) {
        case Topic::winner: return {QStringLiteral("ballots")};
        case Topic::commit:
        case Topic::sync: return {QStringLiteral("logs")};
        case Topic::notice: return {QStringLiteral("narration")};
        case Topic::read: return {QStringLiteral("sequence")};
    }
    return {};
}

}  // namespace zabscope::learn
