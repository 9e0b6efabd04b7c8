// SPDX-License-Identifier: GPL-3.0-or-later
/// readEvent: the keys of each kind of event, as event_fields.cpp tells them.
#include <type_traits>
#include <utility>

#include "core/exchange/event_key.h"
#include "core/exchange/jsonl_line.h"
#include "core/protocol/client_field.h"
#include "core/trace/event.h"
#include "core/zab/message_text.h"
#include "core/zab/zab_state.h"

namespace zabscope {
namespace {

std::uint32_t fieldOf(const std::string& name, bool ofClient) {
    if (!ofClient) {
        if (const auto field = zab::fieldByName(name)) return *field;
    } else {
        for (std::uint16_t field = 0; field <= clientWaiting; ++field)
            if (clientFieldName(field) == name) return field;
    }
    throw Misfit{"has a change of \"" + zab::printable(name, 40) + "\", which this version does not know", {}};
}

template <typename W>
using Of = std::type_identity<W>;

/// One overload a kind, so that a new kind does not compile before somebody has said how it is read.
struct EventLine {
    const LineValues& line;
    trace::Event& wire;

    std::int32_t small(const char* key) const {
        return static_cast<std::int32_t>(line.within(key, INT32_MIN, INT32_MAX));
    }
    std::uint32_t ordinal(const char* key) const { return static_cast<std::uint32_t>(line.within(key, 0, UINT32_MAX)); }
    std::int32_t node() const { return small("node"); }
    /// Enumerations of the trace file are one more than the engine's ordinals.
    template <typename Wire, std::size_t N>
    Wire shifted(const char* key, const std::array<std::string_view, N>& words) const {
        return static_cast<Wire>(line.word(key, words) + 1);
    }
    template <typename Ends>
    void ends(Ends& to) const {
        to.set_from(small("from"));
        to.set_to(small("to"));
    }
    void end(trace::ConnectionEnd& to) const {
        to.set_connection(line.connection("connection"));
        to.set_node(node());
    }

    void read(Of<Commanded>) const { wire.mutable_commanded()->set_text(line.text("text")); }
    void read(Of<Born>) const {
        wire.mutable_born()->set_node(node());
        wire.mutable_born()->set_life(ordinal("life"));
    }
    void read(Of<Died>) const {
        wire.mutable_died()->set_node(node());
        wire.mutable_died()->set_how(shifted<trace::Died::How>("how", deathWords));
    }
    void read(Of<Froze>) const { wire.mutable_froze()->set_node(node()); }
    void read(Of<Thawed>) const { wire.mutable_thawed()->set_node(node()); }
    void read(Of<Wrote>) const {
        trace::Wrote& to = *wire.mutable_wrote();
        to.set_node(node());
        to.set_action(shifted<trace::Wrote::Action>("action", actionWords));
        to.set_meaning(shifted<trace::Wrote::Meaning>("meaning", meaningWords));
        to.set_file_kind(ordinal("file_kind"));
        to.set_file_number(line.number("file_number"));
        to.set_zxid(line.number("zxid"));
        to.set_digest(line.hex("digest"));
        to.set_bytes(ordinal("size"));
    }
    void read(Of<FlushDone>) const {
        wire.mutable_flushed()->set_node(node());
        wire.mutable_flushed()->set_up_to(line.number("zxid"));
    }
    void read(Of<DiskLost>) const {
        wire.mutable_disk_lost()->set_node(node());
        wire.mutable_disk_lost()->set_last_kept(line.number("zxid"));
        wire.mutable_disk_lost()->set_torn(line.flag("torn"));
    }
    void read(Of<DiskChanged>) const {
        wire.mutable_disk_changed()->set_node(node());
        wire.mutable_disk_changed()->set_slow_percent(small("slow_percent"));
        wire.mutable_disk_changed()->set_full(line.flag("full"));
    }
    void read(Of<DiskWiped>) const { wire.mutable_disk_wiped()->set_node(node()); }
    void read(Of<DiskCorrupted>) const {
        wire.mutable_disk_corrupted()->set_node(node());
        wire.mutable_disk_corrupted()->set_zxid(line.number("zxid"));
    }
    void read(Of<DiskRefused>) const { wire.mutable_disk_refused()->set_node(node()); }
    void read(Of<LinkChanged>) const {
        trace::LinkChanged& to = *wire.mutable_link_changed();
        ends(to);
        to.set_cut(line.flag("cut"));
        to.set_latency_us(line.number("latency_us"));
        to.set_jitter_us(line.number("jitter_us"));
        to.set_bytes_per_second(line.number("bytes_per_second"));
    }
    void read(Of<Connecting>) const {
        trace::Connecting& to = *wire.mutable_connecting();
        ends(to);
        to.set_connection(line.connection("connection"));
        to.set_port(shifted<trace::Port>("port", portWords));
    }
    void read(Of<Connected>) const { end(*wire.mutable_connected()); }
    void read(Of<ConnectFailed>) const {
        wire.mutable_connect_failed()->set_connection(line.connection("connection"));
        wire.mutable_connect_failed()->set_refused(line.flag("refused"));
    }
    void read(Of<Closing>) const { end(*wire.mutable_closing()); }
    void read(Of<ClosingNoticed>) const { end(*wire.mutable_closing_noticed()); }
    void read(Of<Sent>) const {
        trace::Sent& to = *wire.mutable_sent();
        ends(to);
        to.set_connection(line.connection("connection"));
        to.set_kind(ordinal("message_number"));
        const std::int64_t due = line.within("due_us", -1, INT64_MAX);
        if (due >= 0 && due < wire.at_us()) throw Misfit{"has a message that is due before it is sent", {}};
        to.set_flight_us(due < 0 ? -1 : due - wire.at_us());
        to.set_bytes(line.bytes("bytes"));
    }
    void read(Of<Rescheduled>) const {
        wire.mutable_rescheduled()->set_message(line.count("message"));
        wire.mutable_rescheduled()->set_due_us(line.number("due_us"));
        wire.mutable_rescheduled()->set_held(line.flag("held"));
    }
    void read(Of<Delivered>) const {
        wire.mutable_delivered()->set_message(line.count("message"));
        wire.mutable_delivered()->set_to(node());
    }
    void read(Of<Lost>) const {
        wire.mutable_lost()->set_message(line.count("message"));
        wire.mutable_lost()->set_why(shifted<trace::Lost::Why>("why", lossWords));
    }
    void read(Of<Rang>) const {
        wire.mutable_rang()->set_node(node());
        wire.mutable_rang()->set_alarm(ordinal("alarm"));
    }
    void read(Of<Changed>) const {
        trace::Changed& to = *wire.mutable_changed();
        to.set_node(node());
        line.objects("changes", [&](const LineValues& change) {
            trace::Changed::Field& field = *to.add_fields();
            field.set_field(fieldOf(change.text("field"), isClient(to.node())));
            field.set_erased(change.flag("erased"));
            field.set_row(static_cast<std::int32_t>(change.within("row", INT32_MIN, INT32_MAX)));
            field.set_value(change.numberOrHex("value"));
        });
    }
    void read(Of<Noted>) const {
        trace::Noted& to = *wire.mutable_noted();
        to.set_node(node());
        to.set_sentence(ordinal("sentence"));
        line.objects("values", [&](const LineValues& value) {
            trace::Noted::Value& noted = *to.add_values();
            noted.set_kind(static_cast<trace::Noted::Kind>(value.word("kind", valueWords) + 1));
            noted.set_value(value.numberOrHex("value"));
        });
    }
    void read(Of<Asked>) const {
        wire.mutable_asked()->set_client(node());
        wire.mutable_asked()->set_text(line.text("text"));
    }
    void read(Of<Violated>) const {
        wire.mutable_violated()->set_invariant(ordinal("invariant"));
        wire.mutable_violated()->set_node(node());
        wire.mutable_violated()->set_text(line.text("text"));
    }

    template <std::size_t... Index>
    bool read(std::string_view kind, std::index_sequence<Index...>) const {
        const auto readIf = [&](auto of, std::size_t index) {
            if (eventKindName(index) != kind) return false;
            read(of);
            return true;
        };
        return (readIf(Of<std::variant_alternative_t<Index, What>>{}, Index) || ...);
    }
};

}  // namespace

void readEvent(const LineValues& line, trace::Event& wire) {
    wire.set_at_us(line.number("at_us"));
    wire.set_cause(line.count("cause"));
    const std::string kind = line.text("kind");
    if (!EventLine{line, wire}.read(kind, std::make_index_sequence<eventKinds>{}))
        throw Misfit{"is an event of kind \"" + zab::printable(kind, 40) + "\", which this version does not know", {}};
}

}  // namespace zabscope
