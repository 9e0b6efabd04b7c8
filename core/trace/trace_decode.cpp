// SPDX-License-Identifier: GPL-3.0-or-later
/// From the trace file's events to the engine's, kind by kind, with every number checked: a file may hold anything.
#include <cassert>

#include "core/protocol/client_field.h"
#include "core/trace/trace_codec.h"
#include "core/zab/zab_state.h"

namespace zabscope {
namespace {

constexpr std::int64_t latest = std::int64_t{10} * 366 * 24 * 3600 * 1'000'000;  // ten years, as for parseDuration
constexpr std::int64_t largestClient = 0x7fff;  // a connection's number holds its opener in 16 bits
constexpr std::int64_t largestLife = 0xffff;    // and the opener's life
constexpr std::int64_t largestRow = 1023;       // rows are sids; this bounds what a hostile file can pile up

}  // namespace

/// Reads the fields of one event. The first number that cannot be is remembered; what is read after it does not count.
struct EventDecoder::Reading {
    EventDecoder& decoder;
    Instant at;

    void fail(std::string_view what, std::int64_t value) const {
        if (decoder.m_trouble.empty()) decoder.m_trouble = std::string{what} + " " + std::to_string(value) + " cannot be";
    }
    std::int64_t within(std::string_view what, std::int64_t value, std::int64_t low, std::int64_t high) const {
        if (value >= low && value <= high) return value;
        fail(what, value);
        return low;
    }
    NodeId node(std::int32_t value) const {
        if (value == noNode) fail("node", value);
        return static_cast<NodeId>(within("node", value, -largestClient, largestSid));
    }
    NodeId client(std::int32_t value) const { return static_cast<NodeId>(within("client", value, -largestClient, -1)); }
    ConnectionId connection(std::uint64_t value) const {
        const auto id = static_cast<ConnectionId>(value);
        node(openerOf(id));
        return id;
    }
    template <typename Ours, typename Wire>
    Ours ordinal(std::string_view what, Wire value, Ours last) const {
        return static_cast<Ours>(within(what, value, 1, static_cast<int>(last) + 1) - 1);
    }
    Duration duration(std::string_view what, std::int64_t value) const { return Duration{within(what, value, 0, latest)}; }

    What read(const trace::Commanded& wire) const { return Commanded{wire.text()}; }
    What read(const trace::Born& wire) const {
        return Born{node(wire.node()), static_cast<std::uint32_t>(within("life", wire.life(), 1, largestLife))};
    }
    What read(const trace::Died& wire) const {
        return Died{node(wire.node()), ordinal("death", wire.how(), Death::exited)};
    }
    What read(const trace::Wrote& wire) const {
        return Wrote{
            .node = node(wire.node()),
            .action = ordinal("action", wire.action(), Write::Action::remove),
            .meaning = ordinal("meaning", wire.meaning(), Write::Meaning::replacingSnapshot),
            .file = {static_cast<std::uint16_t>(within("file kind", wire.file_kind(), 0, UINT16_MAX)), wire.file_number()},
            .zxid = Zxid{wire.zxid()},
            .digest = wire.digest(),
            .bytes = wire.bytes()};
    }
    What read(const trace::FlushDone& wire) const { return FlushDone{node(wire.node()), Zxid{wire.up_to()}}; }
    What read(const trace::DiskLost& wire) const {
        return DiskLost{node(wire.node()), Zxid{wire.last_kept()}, wire.torn()};
    }
    What read(const trace::DiskChanged& wire) const {
        const auto percent = within("disk time in percent", wire.slow_percent(), 0, INT32_MAX);
        return DiskChanged{node(wire.node()), static_cast<std::int32_t>(percent), wire.full()};
    }
    What read(const trace::DiskCorrupted& wire) const { return DiskCorrupted{node(wire.node()), Zxid{wire.zxid()}}; }
    What read(const trace::LinkChanged& wire) const {
        return LinkChanged{node(wire.from()),
                           node(wire.to()),
                           wire.cut(),
                           duration("latency", wire.latency_us()),
                           duration("jitter", wire.jitter_us()),
                           within("bandwidth", wire.bytes_per_second(), 0, INT64_MAX)};
    }
    What read(const trace::Connecting& wire) const {
        return Connecting{connection(wire.connection()), node(wire.from()), node(wire.to()),
                          ordinal("port", wire.port(), Port::client)};
    }
    What read(const trace::ConnectFailed& wire) const {
        return ConnectFailed{connection(wire.connection()), wire.refused()};
    }
    What read(const trace::Sent& wire) const {
        const std::int64_t flight = within("flight", wire.flight_us(), -1, latest);
        return Sent{.connection = connection(wire.connection()),
                    .from = node(wire.from()),
                    .to = node(wire.to()),
                    .kind = static_cast<std::uint8_t>(within("message kind", wire.kind(), 0, UINT8_MAX)),
                    .due = flight < 0 ? never : at + Duration{flight},
                    .bytes = wire.bytes()};
    }
    What read(const trace::Rescheduled& wire) const {
        const std::int64_t due = within("due time", wire.due_us(), -1, 2 * latest);
        return Rescheduled{wire.message(), due < 0 ? never : Instant{Duration{due}}, wire.held()};
    }
    What read(const trace::Delivered& wire) const { return Delivered{wire.message(), node(wire.to())}; }
    What read(const trace::Lost& wire) const { return Lost{wire.message(), ordinal("loss", wire.why(), Loss::dropped)}; }
    What read(const trace::Rang& wire) const { return Rang{node(wire.node()), wire.alarm()}; }

    FieldChange field(const trace::Changed::Field& wire, NodeId node) const;
    What read(const trace::Changed& wire) const {
        decoder.m_fields.clear();
        const NodeId changed = node(wire.node());
        for (const auto& change : wire.fields()) decoder.m_fields.push_back(field(change, changed));
        return Changed{changed, decoder.m_fields};
    }
    What read(const trace::Noted& wire) const {
        decoder.m_values.clear();
        within("number of values", wire.values_size(), 0, largestNote);
        for (const auto& value : wire.values()) {
            const ValueKind kind = ordinal("kind of value", value.kind(), ValueKind::session);
            if (kind == ValueKind::duration) within("duration", value.value(), -latest, latest);
            decoder.m_values.push_back({kind, value.value()});
        }
        const auto sentence = static_cast<std::uint16_t>(within("sentence", wire.sentence(), 0, UINT16_MAX));
        return Noted{node(wire.node()), sentence, decoder.m_values};
    }
    What read(const trace::Asked& wire) const { return Asked{client(wire.client()), wire.text()}; }
    What read(const trace::Violated& wire) const {
        const auto invariant = static_cast<std::uint16_t>(within("invariant", wire.invariant(), 0, UINT16_MAX));
        return Violated{invariant, wire.node() == noNode ? noNode : node(wire.node()), wire.text()};
    }

    std::optional<What> read(const trace::Event& wire) const;
};

FieldChange EventDecoder::Reading::field(const trace::Changed::Field& wire, NodeId node) const {
    const bool isTable = isServer(node) && wire.field() >= PeerState::firstTable;
    // A client has fields of its own, with the same numbers.
    const std::uint32_t behind = isClient(node) ? clientWaiting + 1 : isTable ? zab::tableFields : zab::scalarFields;
    if (wire.field() >= behind) {
        fail("field", wire.field());
        return {};
    }
    FieldChange change{static_cast<std::uint16_t>(wire.field()), wire.erased(), 0, wire.value()};
    change.row = static_cast<std::int32_t>(within("row", wire.row(), isTable ? -largestRow : 0, isTable ? largestRow : 0));
    if (isClient(node)) return change;  // plain numbers
    const zab::FieldInfo& info = zab::fieldInfo(change.field);
    // Imported servers are always something, but nobody may know how far they are.
    const bool mayBeUnknown = !isTable && change.field != zab::role && change.field != zab::syncMode;
    if (mayBeUnknown && change.value == PeerState::unknown) return change;
    switch (info.kind) {
        case zab::FieldKind::role:
            within(info.name, change.value, 0, 3);
            break;
        case zab::FieldKind::phase:
            within(info.name, change.value, 0, 4);
            break;
        case zab::FieldKind::syncMode:
            within(info.name, change.value, 0, 3);
            break;
        case zab::FieldKind::learnerPhase:
            within(info.name, change.value, 0, 6);
            break;
        case zab::FieldKind::duration:
            within(info.name, change.value, -latest, latest);
            break;
        case zab::FieldKind::number:
        case zab::FieldKind::sid:
        case zab::FieldKind::zxid:
        case zab::FieldKind::epoch:
        case zab::FieldKind::round:
        case zab::FieldKind::instant:
        case zab::FieldKind::digest:
        case zab::FieldKind::flag:
            break;  // whatever it is, it can be shown
    }
    return change;
}

std::optional<What> EventDecoder::Reading::read(const trace::Event& wire) const {
    const auto end = [&](const trace::ConnectionEnd& of) {
        return std::pair{connection(of.connection()), node(of.node())};
    };
    switch (wire.what_case()) {
        case trace::Event::kCommanded:
            return read(wire.commanded());
        case trace::Event::kBorn:
            return read(wire.born());
        case trace::Event::kDied:
            return read(wire.died());
        case trace::Event::kFroze:
            return Froze{node(wire.froze().node())};
        case trace::Event::kThawed:
            return Thawed{node(wire.thawed().node())};
        case trace::Event::kWrote:
            return read(wire.wrote());
        case trace::Event::kFlushed:
            return read(wire.flushed());
        case trace::Event::kDiskLost:
            return read(wire.disk_lost());
        case trace::Event::kDiskChanged:
            return read(wire.disk_changed());
        case trace::Event::kDiskWiped:
            return DiskWiped{node(wire.disk_wiped().node())};
        case trace::Event::kDiskCorrupted:
            return read(wire.disk_corrupted());
        case trace::Event::kDiskRefused:
            return DiskRefused{node(wire.disk_refused().node())};
        case trace::Event::kLinkChanged:
            return read(wire.link_changed());
        case trace::Event::kConnecting:
            return read(wire.connecting());
        case trace::Event::kConnected: {
            const auto [connection, at] = end(wire.connected());
            return Connected{connection, at};
        }
        case trace::Event::kConnectFailed:
            return read(wire.connect_failed());
        case trace::Event::kClosing: {
            const auto [connection, by] = end(wire.closing());
            return Closing{connection, by};
        }
        case trace::Event::kClosingNoticed: {
            const auto [connection, at] = end(wire.closing_noticed());
            return ClosingNoticed{connection, at};
        }
        case trace::Event::kSent:
            return read(wire.sent());
        case trace::Event::kRescheduled:
            return read(wire.rescheduled());
        case trace::Event::kDelivered:
            return read(wire.delivered());
        case trace::Event::kLost:
            return read(wire.lost());
        case trace::Event::kRang:
            return read(wire.rang());
        case trace::Event::kChanged:
            return read(wire.changed());
        case trace::Event::kNoted:
            return read(wire.noted());
        case trace::Event::kAsked:
            return read(wire.asked());
        case trace::Event::kViolated:
            return read(wire.violated());
        case trace::Event::WHAT_NOT_SET:
            break;
    }
    return std::nullopt;
}

std::optional<Event> EventDecoder::decode(const trace::Event& wire) {
    m_trouble.clear();
    Reading reading{*this, startOfTime};
    reading.at = Instant{Duration{reading.within("time", wire.at_us(), 0, latest)}};
    const std::optional<What> what = reading.read(wire);
    if (!what) m_trouble = "it is of a kind that this version does not know";
    if (!m_trouble.empty()) return std::nullopt;
    return Event{noEvent, reading.at, wire.cause(), *what};
}

}  // namespace zabscope
