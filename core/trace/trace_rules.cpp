// SPDX-License-Identifier: GPL-3.0-or-later
/// The rules of order: time and causes do not go back, nobody acts before birth, messages were sent before they arrive. The
/// limits also bound the work that a hostile file can ask for.
#include "core/trace/trace_rules.h"

namespace zabscope {
namespace {

constexpr std::size_t mostNodes = 4096 + largestSid;
constexpr std::size_t mostConnections = 32'768;

using Trouble = std::optional<std::string>;

struct Rules {
    const Timeline& timeline;
    const ClusterState& state;

    Trouble lives(NodeId node) const {
        if (state.find(node)) return std::nullopt;
        return "node " + nodeName(node) + " has never been born";
    }
    Trouble fits(NodeId node) const {
        if (state.find(node) || state.nodes().size() < mostNodes) return std::nullopt;
        return "there are too many nodes";
    }
    Trouble wasSent(EventId message) const {
        if (message == noEvent || message > timeline.last()) return "there is no earlier event " + std::to_string(message);
        if (std::holds_alternative<Sent>(timeline.event(message).what)) return std::nullopt;
        return "event " + std::to_string(message) + " is no message";
    }

    Trouble operator()(const Commanded&) const { return std::nullopt; }
    Trouble operator()(const Born& born) const {
        const NodeState* node = state.find(born.node);
        if (Trouble trouble = fits(born.node)) return trouble;
        if (node && born.life <= node->life)
            return "node " + nodeName(born.node) + " has lived life " + std::to_string(born.life) + " already";
        return std::nullopt;
    }
    Trouble operator()(const Died& died) const { return lives(died.node); }
    Trouble operator()(const Froze& froze) const { return lives(froze.node); }
    Trouble operator()(const Thawed& thawed) const { return lives(thawed.node); }
    Trouble operator()(const Wrote& wrote) const { return lives(wrote.node); }
    Trouble operator()(const FlushDone& flush) const { return lives(flush.node); }
    Trouble operator()(const DiskLost& loss) const { return lives(loss.node); }
    Trouble operator()(const DiskChanged& change) const { return fits(change.node); }
    Trouble operator()(const DiskWiped& wipe) const { return fits(wipe.node); }
    Trouble operator()(const DiskCorrupted&) const { return std::nullopt; }
    Trouble operator()(const DiskRefused& refusal) const { return lives(refusal.node); }
    Trouble operator()(const LinkChanged&) const { return std::nullopt; }
    Trouble operator()(const Connecting& opening) const {
        if (openerOf(opening.connection) != opening.from) return "the connection is not named by its opener";
        if (state.find(opening.connection)) return "connection " + connectionName(opening.connection) + " is open already";
        if (state.connections().size() >= mostConnections) return "there are too many connections";
        return lives(opening.from);
    }
    Trouble operator()(const Connected& end) const { return isEnd(end.connection, end.at); }
    Trouble operator()(const ConnectFailed&) const { return std::nullopt; }
    Trouble operator()(const Closing& end) const { return isEnd(end.connection, end.by); }
    Trouble operator()(const ClosingNoticed& end) const { return isEnd(end.connection, end.at); }
    Trouble operator()(const Sent& sent) const { return lives(sent.from); }
    Trouble operator()(const Rescheduled& change) const { return wasSent(change.message); }
    Trouble operator()(const Delivered& delivered) const {
        if (Trouble trouble = wasSent(delivered.message)) return trouble;
        return lives(delivered.to);
    }
    Trouble operator()(const Lost& loss) const { return wasSent(loss.message); }
    Trouble operator()(const Rang& rang) const { return lives(rang.node); }
    Trouble operator()(const Changed& change) const { return lives(change.node); }
    Trouble operator()(const Noted& note) const { return lives(note.node); }
    Trouble operator()(const Asked&) const { return std::nullopt; }
    Trouble operator()(const Violated&) const { return std::nullopt; }

    /// A connection that is forgotten already may still be spoken of; one that is known has two ends.
    Trouble isEnd(ConnectionId id, NodeId node) const {
        const ConnectionState* connection = state.find(id);
        if (!connection || node == connection->from || node == connection->to) return std::nullopt;
        return "node " + nodeName(node) + " is no end of connection " + connectionName(id);
    }
};

}  // namespace

std::optional<std::string> whyNot(const Timeline& timeline, const Event& next) {
    if (next.at < timeline.end()) return "time goes back";
    if (next.cause > timeline.last()) return "its cause is not an earlier event";
    return std::visit(Rules{timeline, timeline.state()}, next.what);
}

}  // namespace zabscope
