// SPDX-License-Identifier: GPL-3.0-or-later
/// What the numbers in a trace mean for one protocol: its kinds of messages and its sentences, for those who tell or
/// draw them. The numbers of all protocols are apart, so a number alone says whose it is. core/trace/vocabularies.h has
/// them all.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/protocol/ids.h"
#include "core/protocol/message_layout.h"
#include "core/protocol/zxid.h"

namespace zabscope {

/// What a message is for; each has a shape of its own.
enum class MessageGroup : std::uint8_t {
    vote,       ///< NOTIFICATION: circle
    greeting,   ///< HELLO: small circle
    discovery,  ///< FOLLOWERINFO, OBSERVERINFO, LEADERINFO, ACKEPOCH: hexagon
    sync,       ///< DIFF, TRUNC, SNAP, NEWLEADER, UPTODATE: square
    proposal,   ///< PROPOSAL, INFORM: diamond
    ack,        ///< ACK: triangle
    commit,     ///< COMMIT: star
    ping,       ///< PING: dot
    client      ///< what clients say and hear, REQUEST, SYNC, REVALIDATE: pill
};

/// One kind of message.
struct KindInfo {
    std::uint8_t number;
    std::string_view name;  ///< in capitals, as in the scenario language; no other protocol has it
    MessageGroup group;
    std::string_view letter = {};   ///< stands in the shape, where no number says more
    std::string_view purpose = {};  ///< one English sentence, marked with NOTE in the context of the protocol's name
};

/// What a message says, as far as it can be drawn.
struct Gist {
    std::optional<std::int64_t> epoch;  ///< that it speaks for
    std::optional<Zxid> zxid;
    NodeId candidate = noNode;  ///< of a vote
    bool looking = false;       ///< of a vote: the sender has not decided yet
};

/// How much a sentence matters to somebody who follows the story.
enum class NoteWeight : std::uint8_t {
    detail,  ///< connections, repetitions, routine
    step,    ///< of an election
    turn,    ///< somebody begins to lead
    done,    ///< a write is done
    trouble
};

struct Vocabulary {
    std::string_view protocol;  ///< its name in the catalog, and the context of its texts for translators
    std::span<const KindInfo> kinds;
    std::uint16_t firstSentence = 0;
    std::span<const std::string_view>
        sentences;  ///< English, with marks %1 .. %6; the first has the number firstSentence
    /// What is in the message, in one English line without the kind; "unreadable" for bytes that do not decode.
    std::string (*describe)(std::uint8_t kind, std::string_view bytes) = nullptr;
    Gist (*gist)(std::uint8_t kind, std::string_view bytes) = nullptr;
    /// Of a sentence of this protocol; a null pointer where the views know it by themselves.
    NoteWeight (*weight)(std::uint16_t sentence) = nullptr;
    /// The fields on the wire; a null pointer where the views know them by themselves.
    std::span<const FieldLayout> (*layout)(std::uint8_t kind) = nullptr;
    std::uint32_t firstAlarm = 0;
    /// What it means that a server's wait is over, said of the server; the first is that of the alarm firstAlarm. Marked
    /// with NOTE in the context of the protocol's name.
    std::span<const std::string_view> alarms = {};
};

}  // namespace zabscope
