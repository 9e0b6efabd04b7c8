// SPDX-License-Identifier: GPL-3.0-or-later
/// The short lines of a conversation, kind by kind.
#include "core/trace/text.h"

#include <algorithm>
#include <array>

#include "core/protocol/client_field.h"
#include "core/trace/vocabularies.h"
#include "core/zab/message_text.h"
#include "core/zab/zab_state.h"

namespace zabscope {
namespace {

constexpr std::size_t longestText = 400;
/// The fields whose changes belong in a conversation.
constexpr std::array conversationFields{zab::role, zab::phase, zab::acceptedEpoch, zab::currentEpoch,
                                        zab::establishedEpoch};

bool isConversationField(std::uint16_t field) {
    return std::find(conversationFields.begin(), conversationFields.end(), field) != conversationFields.end();
}

std::string messageText(const Sent& sent) {
    const std::string content = describeMessage(sent.kind, sent.bytes);
    return std::string{kindName(sent.kind)} + (content.empty() ? "" : " " + content);
}

std::string fieldChangeText(const FieldChange& change) {
    if (change.field == zab::role && !change.erased) return "becomes " + zab::fieldText(change.field, change.value);
    const std::string row = change.field < PeerState::firstTable ? "" : "[" + std::to_string(change.row) + "]";
    return std::string{zab::fieldInfo(change.field).name} + row +
           (change.erased ? " erased" : " " + zab::fieldText(change.field, change.value));
}

std::string clientChangeText(const Changed& change) {
    std::string text = nodeName(change.node);
    const char* comma = " ";
    for (const FieldChange& field : change.fields) {
        text += comma + std::string{clientFieldName(field.field)} + " " + std::to_string(field.value);
        comma = ", ";
    }
    return text;
}

struct Line {
    const Event& event;
    const Timeline& timeline;

    std::string message(EventId id) const {
        const Sent& sent = std::get<Sent>(timeline.event(id).what);
        return nodeName(sent.from) + " -> " + nodeName(sent.to) + " " + messageText(sent);
    }
    /// "1 -> 3 (election)", while the connection is known.
    std::string path(ConnectionId id) const {
        const auto words = [](NodeId from, NodeId to, Port port) {
            return nodeName(from) + " -> " + nodeName(to) + " (" + std::string{portName(port)} + ")";
        };
        const Event* cause = event.cause == noEvent ? nullptr : &timeline.event(event.cause);
        const Connecting* opening = cause ? std::get_if<Connecting>(&cause->what) : nullptr;
        if (opening && opening->connection == id) return words(opening->from, opening->to, opening->port);
        const ClusterState before = timeline.at({event.at, event.id - 1});
        const ConnectionState* connection = before.find(id);
        return connection ? words(connection->from, connection->to, connection->port) : connectionName(id);
    }

    std::string operator()(const Commanded& command) const {
        return "command: " + zab::printable(command.text, longestText);
    }
    std::string operator()(const Born& born) const {
        return nodeName(born.node) + " starts" + (born.life == 1 ? "" : " again, life " + std::to_string(born.life));
    }
    std::string operator()(const Died& died) const {
        switch (died.how) {
            case Death::killed:
                return nodeName(died.node) + " is killed";
            case Death::poweredOff:
                return nodeName(died.node) + " loses power";
            case Death::exited:
                return nodeName(died.node) + " exits";
        }
        return {};
    }
    std::string operator()(const Froze& froze) const { return nodeName(froze.node) + " freezes"; }
    std::string operator()(const Thawed& thawed) const { return nodeName(thawed.node) + " thaws"; }
    std::string operator()(const Wrote& wrote) const {
        const std::string node = nodeName(wrote.node);
        switch (wrote.meaning) {
            case Write::Meaning::other:
                return node + " writes " + std::to_string(wrote.bytes) + " bytes";
            case Write::Meaning::transaction:
                return node + " logs " + toHex(wrote.zxid);
            case Write::Meaning::truncation:
                return node + " truncates its history to " + toHex(wrote.zxid);
            case Write::Meaning::snapshot:
                return node + " takes a snapshot at " + toHex(wrote.zxid);
            case Write::Meaning::replacingSnapshot:
                // Of imported servers it is only known where their histories end.
                if (wrote.bytes == 0) return node + " has a history that ends with " + toHex(wrote.zxid);
                return node + " replaces its history by a snapshot at " + toHex(wrote.zxid);
        }
        return {};
    }
    std::string operator()(const FlushDone& flush) const {
        return nodeName(flush.node) + " has flushed up to " + toHex(flush.upTo);
    }
    std::string operator()(const DiskLost& loss) const {
        return nodeName(loss.node) + " keeps of its history what ends with " + toHex(loss.lastKept) +
               (loss.torn ? ", and a torn record" : "");
    }
    std::string operator()(const DiskChanged& change) const {
        return nodeName(change.node) + " disk takes " + std::to_string(change.slowPercent) + "% of the normal time" +
               (change.full ? " and is full" : "");
    }
    std::string operator()(const DiskWiped& wipe) const { return nodeName(wipe.node) + " disk is wiped"; }
    std::string operator()(const DiskCorrupted& fault) const {
        return nodeName(fault.node) + " disk is corrupted at " + toHex(fault.zxid);
    }
    std::string operator()(const DiskRefused& refusal) const { return nodeName(refusal.node) + " disk refuses to write"; }
    std::string operator()(const LinkChanged& link) const {
        const std::string ends = "link " + nodeName(link.from) + " -> " + nodeName(link.to);
        if (link.cut) return ends + " is cut";
        return ends + " latency " + toText(link.latency) + " jitter " + toText(link.jitter) + " bandwidth " +
               (link.bytesPerSecond == 0 ? "unlimited" : std::to_string(link.bytesPerSecond) + " bytes/s");
    }
    std::string operator()(const Connecting& opening) const {
        return nodeName(opening.from) + " connects to " + nodeName(opening.to) + " (" +
               std::string{portName(opening.port)} + ")";
    }
    std::string operator()(const Connected& end) const {
        return nodeName(end.at) + " has connection " + path(end.connection);
    }
    std::string operator()(const ConnectFailed& failure) const {
        return "connection " + path(failure.connection) + (failure.refused ? " is refused" : " times out");
    }
    std::string operator()(const Closing& end) const {
        return nodeName(end.by) + " closes connection " + path(end.connection);
    }
    std::string operator()(const ClosingNoticed& end) const {
        return nodeName(end.at) + " notices the closing of connection " + path(end.connection);
    }
    std::string operator()(const Sent& sent) const { return message(event.id) + (sent.due == never ? " held back" : ""); }
    std::string operator()(const Rescheduled& change) const {
        return message(change.message) + (change.held           ? " is held"
                                          : change.due == never ? " is held back"
                                                                : " is due " + toSeconds(change.due));
    }
    std::string operator()(const Delivered& delivered) const {
        const Sent& sent = std::get<Sent>(timeline.event(delivered.message).what);
        return nodeName(delivered.to) + " <- " + nodeName(sent.from) + " " + messageText(sent);
    }
    std::string operator()(const Lost& loss) const {
        switch (loss.why) {
            case Loss::connectionClosed:
                return message(loss.message) + " is lost: the connection is closed";
            case Loss::receiverDead:
                return message(loss.message) +
                       " is lost: " + nodeName(std::get<Sent>(timeline.event(loss.message).what).to) + " is down";
            case Loss::dropped:
                return message(loss.message) + " is dropped (TCP would not)";
        }
        return {};
    }
    std::string operator()(const Rang& rang) const {
        return nodeName(rang.node) + " alarm " + std::to_string(rang.alarm) + " rings";
    }
    std::string operator()(const Changed& change) const {
        if (isClient(change.node)) return clientChangeText(change);
        // Of a change that has something for the conversation the rest is left out: it follows, and toDetail tells it.
        const bool chosen = std::any_of(change.fields.begin(), change.fields.end(),
                                        [](const FieldChange& field) { return isConversationField(field.field); });
        std::string text = nodeName(change.node);
        const char* comma = " ";
        for (const FieldChange& field : change.fields) {
            if (chosen && !isConversationField(field.field)) continue;
            text += comma + fieldChangeText(field);
            comma = ", ";
        }
        return text;
    }
    std::string operator()(const Noted& note) const {
        return nodeName(note.node) + ": " + fill(sentenceText(note.sentence), note.values);
    }
    std::string operator()(const Asked& asked) const {
        return nodeName(asked.client) + " is asked to " + zab::printable(asked.text, longestText);
    }
    std::string operator()(const Violated& violated) const {
        const std::string place = violated.node == noNode ? "" : " at " + nodeName(violated.node);
        return "VIOLATION" + place + ": " + zab::printable(violated.text, longestText);
    }
};

/// Clients keep their sessions alive with pings as well; their answers carry ZooKeeper's xid of a ping.
bool isPing(const Sent& sent) {
    using zab::MessageKind;
    if (sent.kind == static_cast<std::uint8_t>(MessageKind::ping)) return true;
    if (sent.kind == static_cast<std::uint8_t>(MessageKind::clientRequest))
        return zab::describe(sent.kind, sent.bytes).starts_with("ping");
    if (sent.kind == static_cast<std::uint8_t>(MessageKind::clientReply))
        return zab::describe(sent.kind, sent.bytes).starts_with("xid -2 ");
    return false;
}

}  // namespace

std::string toLine(const Event& event, const Timeline& timeline) {
    return toSeconds(event.at) + " " + std::visit(Line{event, timeline}, event.what);
}

bool inConversation(const Event& event) {
    if (const auto* sent = std::get_if<Sent>(&event.what)) return !isPing(*sent);
    if (const auto* changed = std::get_if<Changed>(&event.what)) {
        return isServer(changed->node) &&
               std::any_of(changed->fields.begin(), changed->fields.end(),
                           [](const FieldChange& field) { return isConversationField(field.field); });
    }
    if (const auto* wrote = std::get_if<Wrote>(&event.what))
        return wrote->meaning != Write::Meaning::other && wrote->meaning != Write::Meaning::transaction;
    const What& what = event.what;
    return std::holds_alternative<Commanded>(what) || std::holds_alternative<Born>(what) ||
           std::holds_alternative<Died>(what) || std::holds_alternative<DiskLost>(what) ||
           std::holds_alternative<DiskRefused>(what) || std::holds_alternative<ConnectFailed>(what) ||
           std::holds_alternative<Lost>(what) || std::holds_alternative<Noted>(what) ||
           std::holds_alternative<Violated>(what);
}

}  // namespace zabscope
