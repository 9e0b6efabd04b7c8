// SPDX-License-Identifier: GPL-3.0-or-later
/// The full lines of a listing: the short line is not enough when every number counts.
#include <array>

#include "core/protocol/client_field.h"
#include "core/trace/text.h"
#include "core/trace/vocabularies.h"
#include "core/zab/message_text.h"
#include "core/zab/zab_state.h"

namespace zabscope {
namespace {

/// Collects "name value" pairs.
class Fields {
public:
    Fields& add(std::string_view name, std::string_view value) {
        m_text += " ";
        m_text += name;
        m_text += " ";
        m_text += value;
        return *this;
    }
    Fields& add(std::string_view name, std::int64_t value) { return add(name, std::to_string(value)); }
    Fields& node(NodeId node) { return add("node", node == noNode ? "none" : nodeName(node)); }
    Fields& flag(std::string_view name, bool on) {
        return add(name, on ? std::string_view{"yes"} : std::string_view{"no"});
    }
    Fields& quoted(std::string_view name, std::string_view text) {
        return add(name, "\"" + zab::printable(text, 4000) + "\"");
    }
    Fields& connection(ConnectionId id) { return add("connection", connectionName(id)); }
    operator std::string() const { return m_text; }

private:
    std::string m_text;
};

std::string id(EventId event) { return "#" + std::to_string(event); }

constexpr std::array<std::string_view, 3> deathNames{"killed", "powered_off", "exited"};
constexpr std::array<std::string_view, 3> lossNames{"connection_closed", "receiver_dead", "dropped"};
constexpr std::array<std::string_view, 4> actionNames{"append", "replace", "truncate", "remove"};
constexpr std::array<std::string_view, 5> meaningNames{"other", "transaction", "truncation", "snapshot",
                                                       "replacing_snapshot"};

struct Detail {
    const Timeline& timeline;

    /// A message by its event, and what it is.
    Fields message(EventId event) const {
        const Sent& sent = std::get<Sent>(timeline.event(event).what);
        return Fields{}.add("message", id(event)).add("from", nodeName(sent.from)).add("kind", kindName(sent.kind));
    }
    std::string operator()(const Commanded& command) const { return Fields{}.quoted("text", command.text); }
    std::string operator()(const Born& born) const { return Fields{}.node(born.node).add("life", born.life); }
    std::string operator()(const Died& died) const {
        return Fields{}.node(died.node).add("how", deathNames[static_cast<std::size_t>(died.how)]);
    }
    std::string operator()(const Froze& froze) const { return Fields{}.node(froze.node); }
    std::string operator()(const Thawed& thawed) const { return Fields{}.node(thawed.node); }
    std::string operator()(const Wrote& wrote) const {
        return Fields{}
            .node(wrote.node)
            .add("action", actionNames[static_cast<std::size_t>(wrote.action)])
            .add("meaning", meaningNames[static_cast<std::size_t>(wrote.meaning)])
            .add("file", std::to_string(wrote.file.kind) + ":" + std::to_string(wrote.file.number))
            .add("zxid", toHex(wrote.zxid))
            .add("digest", toHex(Zxid{static_cast<std::int64_t>(wrote.digest)}))
            .add("bytes", wrote.bytes);
    }
    std::string operator()(const FlushDone& flush) const {
        return Fields{}.node(flush.node).add("up_to", toHex(flush.upTo));
    }
    std::string operator()(const DiskLost& loss) const {
        return Fields{}.node(loss.node).add("last_kept", toHex(loss.lastKept)).flag("torn", loss.torn);
    }
    std::string operator()(const DiskChanged& change) const {
        return Fields{}.node(change.node).add("slow_percent", change.slowPercent).flag("full", change.full);
    }
    std::string operator()(const DiskWiped& wipe) const { return Fields{}.node(wipe.node); }
    std::string operator()(const DiskCorrupted& fault) const {
        return Fields{}.node(fault.node).add("zxid", toHex(fault.zxid));
    }
    std::string operator()(const DiskRefused& refusal) const { return Fields{}.node(refusal.node); }
    std::string operator()(const LinkChanged& link) const {
        return Fields{}
            .add("from", nodeName(link.from))
            .add("to", nodeName(link.to))
            .flag("cut", link.cut)
            .add("latency", toText(link.latency))
            .add("jitter", toText(link.jitter))
            .add("bytes_per_second", link.bytesPerSecond);
    }
    std::string operator()(const Connecting& opening) const {
        return Fields{}
            .connection(opening.connection)
            .add("from", nodeName(opening.from))
            .add("to", nodeName(opening.to))
            .add("port", portName(opening.port));
    }
    std::string operator()(const Connected& end) const {
        return Fields{}.connection(end.connection).add("at", nodeName(end.at));
    }
    std::string operator()(const ConnectFailed& failure) const {
        return Fields{}.connection(failure.connection).flag("refused", failure.refused);
    }
    std::string operator()(const Closing& end) const {
        return Fields{}.connection(end.connection).add("by", nodeName(end.by));
    }
    std::string operator()(const ClosingNoticed& end) const {
        return Fields{}.connection(end.connection).add("at", nodeName(end.at));
    }
    std::string operator()(const Sent& sent) const {
        return Fields{}
            .connection(sent.connection)
            .add("from", nodeName(sent.from))
            .add("to", nodeName(sent.to))
            .add("due", toSeconds(sent.due))
            .add("bytes", static_cast<std::int64_t>(sent.bytes.size()))
            .add("kind", kindName(sent.kind))
            .add("content", "\"" + describeMessage(sent.kind, sent.bytes) + "\"");  // printable already
    }
    std::string operator()(const Rescheduled& change) const {
        return message(change.message).add("due", toSeconds(change.due)).flag("held", change.held);
    }
    std::string operator()(const Delivered& delivered) const {
        return message(delivered.message).add("to", nodeName(delivered.to));
    }
    std::string operator()(const Lost& loss) const {
        return message(loss.message).add("why", lossNames[static_cast<std::size_t>(loss.why)]);
    }
    std::string operator()(const Rang& rang) const { return Fields{}.node(rang.node).add("alarm", rang.alarm); }
    std::string operator()(const Changed& change) const {
        Fields fields;
        fields.node(change.node);
        for (const FieldChange& field : change.fields) {
            if (isClient(change.node)) {
                fields.add(clientFieldName(field.field), field.value);
                continue;
            }
            std::string name{zab::fieldInfo(field.field).name};
            if (field.field >= PeerState::firstTable) name += "[" + std::to_string(field.row) + "]";
            fields.add(name, field.erased ? "erased" : zab::fieldText(field.field, field.value));
        }
        return fields;
    }
    std::string operator()(const Noted& note) const {
        return Fields{}
            .node(note.node)
            .add("sentence", note.sentence)
            .add("text", "\"" + fill(sentenceText(note.sentence), note.values) + "\"");
    }
    std::string operator()(const Asked& asked) const {
        return Fields{}.add("client", nodeName(asked.client)).quoted("text", asked.text);
    }
    std::string operator()(const Violated& violated) const {
        return Fields{}.add("invariant", violated.invariant).node(violated.node).quoted("text", violated.text);
    }
};

}  // namespace

std::string toDetail(const Event& event, const Timeline& timeline) {
    return id(event.id) + " " + toSeconds(event.at) + " cause " + (event.cause == noEvent ? "none" : id(event.cause)) +
           " " + std::string{eventKindName(event.what)} + std::visit(Detail{timeline}, event.what);
}

}  // namespace zabscope
