// SPDX-License-Identifier: GPL-3.0-or-later
/// The one door of a protocol: `Peer::step(now, input, effects)`, values in and values out.
///
/// Inside a peer there is no clock, thread, socket, file or random source. What happens to it is an Input, what it wants
/// done is an Effect; the simulator carries effects out in the order of the list. A peer is born from its disk with
/// `Started`; a restart is a new birth.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/protocol/disk_image.h"
#include "core/protocol/ids.h"
#include "core/protocol/instant.h"
#include "core/protocol/note.h"
#include "core/protocol/operation.h"
#include "core/protocol/peer_state.h"
#include "core/protocol/zxid.h"

namespace zabscope {

/// An alarm clock of a peer; the peer chooses the numbers. Setting one that is set moves it.
using AlarmId = std::uint32_t;
/// Ties Written, Flushed and DiskFailed to the effect that asked for them; the peer chooses it, 0 asks for no answer.
using DiskToken = std::uint32_t;

// ---- inputs ----

/// The first input of every life.
struct Started {
    std::shared_ptr<const DiskImage> disk;
    std::uint64_t seed = 0;  ///< for decisions that are random in the real system (snapCount, observer delay)
    std::uint32_t life = 1;  ///< how many times this node has been born, this time included
};
struct MessageArrived {
    ConnectionId connection{};
    std::string_view bytes;  ///< valid during the step
};
struct AlarmRang { AlarmId alarm = 0; };
/// The operating system has taken what was written with this token; a process kill does not lose it any more.
struct Written { DiskToken token = 0; };
/// All that was written before the flush is on the platter; a power cut does not lose it any more.
struct Flushed { DiskToken token = 0; };
/// The write or flush could not be done: the disk is full.
struct DiskFailed { DiskToken token = 0; };
/// An own Connect succeeded, or (incoming) somebody connected to an accepted port; who it is only its messages tell.
struct ConnectionOpened {
    ConnectionId connection{};
    Port port{};
    bool incoming = false;
};
/// An own Connect failed: refused by a living machine, or timed out.
struct ConnectionFailed {
    ConnectionId connection{};
    bool refused = false;
};
/// The other end closed, or the connection broke. Not sent for an own Close.
struct ConnectionClosed { ConnectionId connection{}; };
/// A message sent with tellWritable has left this machine.
struct ConnectionWritable { ConnectionId connection{}; };
/// A person asks a client to do something. Servers never get it.
struct ClientAsked { Operation operation; };

using Input = std::variant<Started, MessageArrived, AlarmRang, Written, Flushed, DiskFailed, ConnectionOpened,
                           ConnectionFailed, ConnectionClosed, ConnectionWritable, ClientAsked>;

// ---- effects ----

/// One change of a file. Changes of one disk are done in order and survive as the disk model says (core/sim/disk.h).
struct Write {
    enum class Action : std::uint8_t {
        append,   ///< adds `bytes` as a record
        replace,  ///< the file holds just `bytes`: written beside and renamed, so it is either the old or the new one
        truncate, ///< keeps the first `keep` records
        remove    ///< deletes the file
    };
    /// What the change means for the server's history, for those who draw or judge it.
    enum class Meaning : std::uint8_t {
        other,
        transaction,       ///< appends transaction `zxid`
        truncation,        ///< the history now ends with `zxid`
        snapshot,          ///< a picture of the state at `zxid`, beside the log
        replacingSnapshot  ///< the history up to `zxid` is now this snapshot; what was there before is void
    };
    FileName file;
    Action action = Action::append;
    Meaning meaning = Meaning::other;
    Blob bytes;
    Zxid zxid;
    std::uint64_t digest = 0;  ///< of the transaction, to compare histories
    std::size_t keep = 0;
    DiskToken token = 0;
};
struct Flush { DiskToken token = 0; };
struct Send {
    ConnectionId connection{};
    std::uint8_t kind = 0;  ///< the protocol's message kind, for those who draw it
    std::string bytes;
    bool tellWritable = false;
};
/// Opens a connection whose id the peer has minted with makeConnectionId.
struct Connect {
    ConnectionId connection{};
    NodeId to = noNode;
    Port port{};
};
/// Starts or stops listening. Closing a port leaves its connections open.
struct Accept {
    Port port{};
    bool listening = true;
};
/// Closes a connection. What was sent before still arrives.
struct Close { ConnectionId connection{}; };
struct SetAlarm {
    AlarmId alarm = 0;
    Instant at;
};
struct CancelAlarm { AlarmId alarm = 0; };
/// Why the peer does what stands beside it in the list.
struct Note {
    std::uint16_t sentence = 0;  ///< index into the protocol's table of sentences
    std::uint8_t count = 0;
    std::array<NoteValue, largestNote> values{};
    Note() = default;
    Note(std::uint16_t number, std::initializer_list<NoteValue> list) : sentence(number) {
        assert(list.size() <= values.size());
        for (const NoteValue& value : list) values[count++] = value;
    }
};
/// The process ends itself.
struct Exit {};

using Effect = std::variant<Write, Flush, Send, Connect, Accept, Close, SetAlarm, CancelAlarm, Note, Exit>;
using Effects = std::vector<Effect>;

class Peer {
public:
    virtual ~Peer() = default;
    /// Handles one input at virtual time `now` and appends what is to be done to `effects`. `now` never decreases.
    virtual void step(Instant now, const Input& input, Effects& effects) = 0;
    /// What it shows of itself after the last step, and which fields that step changed.
    virtual const PublishedState& published() const = 0;
    virtual std::unique_ptr<Peer> clone() const = 0;
};

}  // namespace zabscope
