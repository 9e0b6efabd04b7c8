// SPDX-License-Identifier: GPL-3.0-or-later
/// From the engine's events to the trace file's, kind by kind.
#include "core/trace/trace_codec.h"

namespace zabscope {
namespace {

std::int64_t microsecondsOf(Instant at) { return at.time_since_epoch().count(); }
std::uint64_t numberOf(ConnectionId connection) { return static_cast<std::uint64_t>(connection); }
/// Enumerations of the file are one more than the engine's ordinals.
template <typename Wire, typename Ours>
Wire shifted(Ours value) {
    return static_cast<Wire>(static_cast<int>(value) + 1);
}

struct Encoder {
    trace::Event& wire;
    Instant at;

    void operator()(const Commanded& command) const {
        wire.mutable_commanded()->set_text(command.text.data(), command.text.size());
    }
    void operator()(const Born& born) const {
        wire.mutable_born()->set_node(born.node);
        wire.mutable_born()->set_life(born.life);
    }
    void operator()(const Died& died) const {
        wire.mutable_died()->set_node(died.node);
        wire.mutable_died()->set_how(shifted<trace::Died::How>(died.how));
    }
    void operator()(const Froze& froze) const { wire.mutable_froze()->set_node(froze.node); }
    void operator()(const Thawed& thawed) const { wire.mutable_thawed()->set_node(thawed.node); }
    void operator()(const Wrote& wrote) const {
        trace::Wrote& to = *wire.mutable_wrote();
        to.set_node(wrote.node);
        to.set_action(shifted<trace::Wrote::Action>(wrote.action));
        to.set_meaning(shifted<trace::Wrote::Meaning>(wrote.meaning));
        to.set_file_kind(wrote.file.kind);
        to.set_file_number(wrote.file.number);
        to.set_zxid(wrote.zxid.value);
        to.set_digest(wrote.digest);
        to.set_bytes(wrote.bytes);
    }
    void operator()(const FlushDone& flush) const {
        wire.mutable_flushed()->set_node(flush.node);
        wire.mutable_flushed()->set_up_to(flush.upTo.value);
    }
    void operator()(const DiskLost& loss) const {
        wire.mutable_disk_lost()->set_node(loss.node);
        wire.mutable_disk_lost()->set_last_kept(loss.lastKept.value);
        wire.mutable_disk_lost()->set_torn(loss.torn);
    }
    void operator()(const DiskChanged& change) const {
        wire.mutable_disk_changed()->set_node(change.node);
        wire.mutable_disk_changed()->set_slow_percent(change.slowPercent);
        wire.mutable_disk_changed()->set_full(change.full);
    }
    void operator()(const DiskWiped& wipe) const { wire.mutable_disk_wiped()->set_node(wipe.node); }
    void operator()(const DiskCorrupted& fault) const {
        wire.mutable_disk_corrupted()->set_node(fault.node);
        wire.mutable_disk_corrupted()->set_zxid(fault.zxid.value);
    }
    void operator()(const DiskRefused& refusal) const { wire.mutable_disk_refused()->set_node(refusal.node); }
    void operator()(const LinkChanged& link) const {
        trace::LinkChanged& to = *wire.mutable_link_changed();
        to.set_from(link.from);
        to.set_to(link.to);
        to.set_cut(link.cut);
        to.set_latency_us(link.latency.count());
        to.set_jitter_us(link.jitter.count());
        to.set_bytes_per_second(link.bytesPerSecond);
    }
    void operator()(const Connecting& opening) const {
        trace::Connecting& to = *wire.mutable_connecting();
        to.set_connection(numberOf(opening.connection));
        to.set_from(opening.from);
        to.set_to(opening.to);
        to.set_port(shifted<trace::Port>(opening.port));
    }
    void operator()(const Connected& end) const { this->end(*wire.mutable_connected(), end.connection, end.at); }
    void operator()(const ConnectFailed& failure) const {
        wire.mutable_connect_failed()->set_connection(numberOf(failure.connection));
        wire.mutable_connect_failed()->set_refused(failure.refused);
    }
    void operator()(const Closing& end) const { this->end(*wire.mutable_closing(), end.connection, end.by); }
    void operator()(const ClosingNoticed& end) const { this->end(*wire.mutable_closing_noticed(), end.connection, end.at); }
    void operator()(const Sent& sent) const {
        trace::Sent& to = *wire.mutable_sent();
        to.set_connection(numberOf(sent.connection));
        to.set_from(sent.from);
        to.set_to(sent.to);
        to.set_kind(sent.kind);
        to.set_flight_us(sent.due == never ? -1 : (sent.due - at).count());
        to.set_bytes(sent.bytes.data(), sent.bytes.size());
    }
    void operator()(const Rescheduled& change) const {
        wire.mutable_rescheduled()->set_message(change.message);
        wire.mutable_rescheduled()->set_due_us(change.due == never ? -1 : microsecondsOf(change.due));
        wire.mutable_rescheduled()->set_held(change.held);
    }
    void operator()(const Delivered& delivered) const {
        wire.mutable_delivered()->set_message(delivered.message);
        wire.mutable_delivered()->set_to(delivered.to);
    }
    void operator()(const Lost& loss) const {
        wire.mutable_lost()->set_message(loss.message);
        wire.mutable_lost()->set_why(shifted<trace::Lost::Why>(loss.why));
    }
    void operator()(const Rang& rang) const {
        wire.mutable_rang()->set_node(rang.node);
        wire.mutable_rang()->set_alarm(rang.alarm);
    }
    void operator()(const Changed& change) const {
        wire.mutable_changed()->set_node(change.node);
        for (const FieldChange& field : change.fields) {
            trace::Changed::Field& to = *wire.mutable_changed()->add_fields();
            to.set_field(field.field);
            to.set_erased(field.erased);
            to.set_row(field.row);
            to.set_value(field.value);
        }
    }
    void operator()(const Noted& note) const {
        wire.mutable_noted()->set_node(note.node);
        wire.mutable_noted()->set_sentence(note.sentence);
        for (const NoteValue& value : note.values) {
            trace::Noted::Value& to = *wire.mutable_noted()->add_values();
            to.set_kind(shifted<trace::Noted::Kind>(value.kind));
            to.set_value(value.value);
        }
    }
    void operator()(const Asked& asked) const {
        wire.mutable_asked()->set_client(asked.client);
        wire.mutable_asked()->set_text(asked.text.data(), asked.text.size());
    }
    void operator()(const Violated& violated) const {
        wire.mutable_violated()->set_invariant(violated.invariant);
        wire.mutable_violated()->set_node(violated.node);
        wire.mutable_violated()->set_text(violated.text.data(), violated.text.size());
    }
    static void end(trace::ConnectionEnd& to, ConnectionId connection, NodeId node) {
        to.set_connection(numberOf(connection));
        to.set_node(node);
    }
};

}  // namespace

void encode(const Event& event, trace::Event& wire) {
    wire.Clear();
    wire.set_at_us(microsecondsOf(event.at));
    wire.set_cause(event.cause);
    std::visit(Encoder{wire, event.at}, event.what);
}

}  // namespace zabscope
