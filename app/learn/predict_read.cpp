// SPDX-License-Identifier: GPL-3.0-or-later
// Does this read see that write: the answer of the server carries the zxid of the last change that it knows.
#include "app/learn/prediction_kinds.h"
#include "core/protocol/packet.pb.h"
#include "core/sim/client.h"
#include "core/trace/scenario.h"
#include "core/zab/message_text.h"
#include "core/zab/zab.pb.h"

namespace zabscope::learn {
namespace {

constexpr EventId farthestBack = 2'000;
constexpr int mostReads = 8;  // so many reads are looked at
constexpr std::int32_t noNodeThere = -101;

bool isKind(const Sent& sent, zab::MessageKind kind) { return sent.kind == static_cast<std::uint8_t>(kind); }

std::optional<wire::ClientMessage> clientMessage(std::string_view bytes) {
    wire::ClientMessage message;
    if (!message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) return std::nullopt;
    return message;
}

/// The request for that path's data that is sent there, if it is one.
std::optional<wire::ClientRequest> readOf(const Event& event, const Prediction& prediction) {
    const auto* sent = std::get_if<Sent>(&event.what);
    if (!sent || sent->from != prediction.client || !isKind(*sent, zab::MessageKind::clientRequest))
        return std::nullopt;
    const auto message = clientMessage(sent->bytes);
    if (!message || !message->has_request()) return std::nullopt;
    const wire::ClientRequest& request = message->request();
    if (request.operation() != wire::ClientRequest::GET_DATA || request.path() != prediction.path) return std::nullopt;
    return request;
}

class ReadDecider final : public Decider {
public:
    explicit ReadDecider(Prediction prediction) : m_prediction(std::move(prediction)) {}

    std::optional<Option> read(const Event& event, const ClusterState& before, const Timeline& timeline) override {
        if (m_prediction.request == 0) {
            const auto request = readOf(event, m_prediction);
            if (!request) return isGivenUp(event, before) ? Option{Option::Kind::noAnswer, noNode} : none();
            m_prediction.request = request->xid();
            m_prediction.connection = std::get<Sent>(event.what).connection;
            return none();
        }
        if (const auto* delivered = std::get_if<Delivered>(&event.what); delivered && delivered->message != noEvent)
            return answer(std::get<Sent>(timeline.event(delivered->message).what));
        return isGivenUp(event, before) ? Option{Option::Kind::noAnswer, noNode} : none();
    }
    const Prediction& prediction() const { return m_prediction; }

private:
    static std::optional<Option> none() { return std::nullopt; }
    std::optional<Option> answer(const Sent& sent) const {
        if (sent.to != m_prediction.client || sent.connection != m_prediction.connection ||
            !isKind(sent, zab::MessageKind::clientReply))
            return none();
        const auto message = clientMessage(sent.bytes);
        if (!message || !message->has_reply() || message->reply().xid() != m_prediction.request) return none();
        const wire::ClientReply& reply = message->reply();
        if (reply.error() == noNodeThere) return Option{Option::Kind::seesNot, noNode};
        if (reply.error() != 0) return Option{Option::Kind::noAnswer, noNode};
        const bool sees = reply.stat().mzxid() >= m_prediction.zxid.value;
        return Option{sees ? Option::Kind::sees : Option::Kind::seesNot, noNode};
    }
    /// The client counts a request that has failed.
    bool isGivenUp(const Event& event, const ClusterState& before) const {
        const auto* changed = std::get_if<Changed>(&event.what);
        if (!changed || changed->node != m_prediction.client) return false;
        const NodeState* client = before.find(m_prediction.client);
        for (const FieldChange& change : changed->fields) {
            if (change.field == clientFailed && client && change.value > client->fields.scalar(clientFailed))
                return true;
        }
        return false;
    }

    Prediction m_prediction;
};

struct Write {
    Zxid zxid;
    EventId event = noEvent;
};

/// The last write to the path that a leader has proposed, unless it removes it.
std::optional<Write> lastWrite(const Moment& moment, const std::string& path) {
    for (EventId id = moment.at.last; id > noEvent && id + farthestBack > moment.at.last; --id) {
        const auto* sent = std::get_if<Sent>(&moment.timeline.event(id).what);
        if (!sent || !isKind(*sent, zab::MessageKind::proposal)) continue;
        zab::wire::QuorumPacket packet;
        zab::wire::Txn txn;
        if (!packet.ParseFromArray(sent->bytes.data(), static_cast<int>(sent->bytes.size())) ||
            !txn.ParseFromString(packet.txn()) || txn.path() != path)
            continue;
        if (txn.kind() == zab::wire::Txn::DELETE) return std::nullopt;
        if (txn.kind() == zab::wire::Txn::CREATE || txn.kind() == zab::wire::Txn::SET_DATA)
            return Write{Zxid{txn.zxid()}, id};
    }
    return std::nullopt;
}

}  // namespace

void askRead(const Moment& moment, std::vector<Prediction>& all) {
    int reads = 0;
    for (EventId id = moment.at.last; id > noEvent && id + farthestBack > moment.at.last; --id) {
        const auto* asked = std::get_if<Asked>(&moment.timeline.event(id).what);
        if (!asked) continue;
        const auto parsed = parseCommand(std::string{asked->text}, moment.ensemble);
        const auto* command = std::get_if<Command>(&parsed);
        const auto* ask = command ? std::get_if<AskClient>(command) : nullptr;
        if (!ask || ask->operation.verb != Operation::Verb::read) continue;
        if (++reads > mostReads) return;
        // What the client still waits for from before would be mixed up with it.
        ClusterState state = moment.timeline.at({moment.timeline.event(id).at, id - 1});
        const NodeState* client = state.find(asked->client);
        if (client && client->fields.scalar(clientOutstanding) + client->fields.scalar(clientWaiting) > 0) continue;
        Prediction made = beginPrediction(moment, Topic::read);
        made.client = asked->client;
        made.path = ask->operation.path;
        made.origin = id;
        const auto write = lastWrite(moment, made.path);
        if (!write) continue;
        made.zxid = write->zxid;
        ReadDecider decider(made);
        bool decided = false;
        for (EventId then = id; then <= moment.at.last && !decided; ++then) {
            const Event& event = moment.timeline.event(then);
            decided = decider.read(event, state, moment.timeline).has_value();
            state.apply(event, moment.timeline.histories());
        }
        if (decided) continue;
        made = decider.prediction();
        const NodeState* now = moment.state.find(made.client);
        made.subject = now ? static_cast<NodeId>(now->fields.scalar(clientServer)) : noNode;
        if (made.subject == noNode) continue;
        made.options = {
            {Option::Kind::sees, noNode}, {Option::Kind::seesNot, noNode}, {Option::Kind::noAnswer, noNode}};
        all.push_back(std::move(made));
        return;  // one at a time
    }
}

std::unique_ptr<Decider> readDecider(const Prediction& prediction) { return std::make_unique<ReadDecider>(prediction); }

}  // namespace zabscope::learn
