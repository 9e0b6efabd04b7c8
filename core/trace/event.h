// SPDX-License-Identifier: GPL-3.0-or-later
/// What happened, as values: one Event each, with its instant and its cause.
///
/// Bytes and lists inside an event point into the timeline that holds it and live as long as its chunk.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <variant>

#include "core/protocol/ids.h"
#include "core/protocol/instant.h"
#include "core/protocol/note.h"
#include "core/protocol/peer.h"
#include "core/protocol/peer_state.h"
#include "core/protocol/zxid.h"

namespace zabscope {

// ---- what people do ----

/// A command was carried out; the text is its canonical form in the scenario language, targets resolved ("kill 3").
struct Commanded { std::string_view text; };

// ---- nodes ----

struct Born { NodeId node; std::uint32_t life; };
enum class Death : std::uint8_t { killed, poweredOff, exited };
struct Died { NodeId node; Death how; };
struct Froze { NodeId node; };
struct Thawed { NodeId node; };

// ---- disks ----

/// Handed to the disk. The operating system has it at `due`; see Write for the rest.
struct Wrote {
    NodeId node;
    Write::Action action;
    Write::Meaning meaning;
    FileName file;
    Zxid zxid;
    std::uint64_t digest;
    std::uint32_t bytes;
};
/// Everything written before the flush began is durable: the log up to `upTo`.
struct FlushDone { NodeId node; Zxid upTo; };
/// A crash took writes with it: of the log the operating system or the platter keeps what ends with `lastKept`.
struct DiskLost { NodeId node; Zxid lastKept; bool torn; };
/// A person changed the disk: how slow (percent of normal time), whether full.
struct DiskChanged { NodeId node; std::int32_t slowPercent; bool full; };
struct DiskWiped { NodeId node; };
struct DiskCorrupted { NodeId node; Zxid zxid; };
/// The disk refused a write or a flush: what was Wrote just before, if that is the cause, will be lost.
struct DiskRefused { NodeId node; };

// ---- links and connections ----

/// The path from one node to another after a change.
struct LinkChanged {
    NodeId from;
    NodeId to;
    bool cut;
    Duration latency;
    Duration jitter;
    std::int64_t bytesPerSecond;  ///< 0 is unlimited
};
struct Connecting { ConnectionId connection; NodeId from; NodeId to; Port port; };
/// One end knows that the connection is open.
struct Connected { ConnectionId connection; NodeId at; };
struct ConnectFailed { ConnectionId connection; bool refused; };
/// One end has closed (or its process or machine has ended).
struct Closing { ConnectionId connection; NodeId by; };
/// The other end has noticed.
struct ClosingNoticed { ConnectionId connection; NodeId at; };

// ---- messages ----

struct Sent {
    ConnectionId connection;
    NodeId from;
    NodeId to;
    std::uint8_t kind;       ///< the protocol's message kind
    Instant due;             ///< when it will be there; `never` while held back
    std::string_view bytes;
};
/// The due time of a message in flight changed: by a cut, a heal, a hold, a release, a freeze.
struct Rescheduled { EventId message; Instant due; bool held; };
struct Delivered { EventId message; NodeId to; };
enum class Loss : std::uint8_t { connectionClosed, receiverDead, dropped };
struct Lost { EventId message; Loss why; };

// ---- inside a node ----

struct Rang { NodeId node; AlarmId alarm; };
struct Changed { NodeId node; std::span<const FieldChange> fields; };
struct Noted { NodeId node; std::uint16_t sentence; std::span<const NoteValue> values; };
/// A client was asked to do something; the text is the command's canonical form.
struct Asked { NodeId client; std::string_view text; };

// ---- judgement ----

/// An invariant does not hold any more. `invariant` indexes the protocol's list; the text names servers and values.
struct Violated { std::uint16_t invariant; NodeId node; std::string_view text; };

using What = std::variant<Commanded, Born, Died, Froze, Thawed, Wrote, FlushDone, DiskLost, DiskChanged, DiskWiped,
                          DiskCorrupted, DiskRefused, LinkChanged, Connecting, Connected, ConnectFailed, Closing,
                          ClosingNoticed, Sent, Rescheduled, Delivered, Lost, Rang, Changed, Noted, Asked, Violated>;

struct Event {
    EventId id = noEvent;
    Instant at;
    EventId cause = noEvent;  ///< the event whose handling produced this one; noEvent for what comes from outside
    What what;
};

/// The event kind's name in traces, filters and exports: "sent", "delivered", "changed".
std::string_view eventKindName(const What& what);
inline constexpr std::size_t eventKinds = std::variant_size_v<What>;
std::string_view eventKindName(std::size_t index);

/// The node an event belongs to: where it happened. A message belongs to its sender when sent, to its receiver when
/// delivered. noNode for what belongs to no single node.
NodeId nodeOf(const What& what);

}  // namespace zabscope
