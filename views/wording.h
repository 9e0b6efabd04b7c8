// SPDX-License-Identifier: GPL-3.0-or-later
/// Notes, events, states and numbers as words of the reader's language. Terms of the field (LOOKING, PROPOSAL, zxid) stay.
#pragma once

#include <QCoreApplication>
#include <QString>

#include "core/trace/cluster_state.h"
#include "core/trace/event.h"
#include "core/trace/timeline.h"
#include "core/zab/zab_state.h"

namespace zabscope {

class Wording {
    Q_DECLARE_TR_FUNCTIONS(Wording)

public:
    static QString node(NodeId node);             ///< "server 3", "client c1"
    static QString shortNode(NodeId node);        ///< "3", "c1"
    static QString zxid(Zxid zxid);               ///< "1:5", epoch and counter in decimal; "0" for none; "?" if unknown
    static QString zxidAnatomy(Zxid zxid);        ///< "0x100000005 = epoch 1 (upper 32 bits), counter 5 (lower 32 bits)"
    /// "1.250 000 s", "6:32.500 000 min", "5:33:20.000 000 h"; "never" in words.
    static QString instant(Instant at);
    static QString duration(Duration duration);   ///< "12 ms", three significant digits
    static QString role(zab::Role role);          ///< "LOOKING" and, in words, "looking"
    static QString roleWord(zab::Role role);      ///< "looks for a leader", "follows", "leads", "observes"
    static QString phase(zab::Phase phase);
    static QString port(Port port);
    /// How a node is: "down (killed)", "frozen", or its role.
    static QString condition(const NodeState& node);
    static QString fieldExplanation(std::uint16_t field);
    static QString fieldValue(std::uint16_t field, std::int64_t value);
    static QString clientField(std::uint16_t field);
    static QString value(const NoteValue& value);
    /// The sentence of a note, without its subject: "adopts the vote for 5 that 4 sent: ..."
    static QString note(const Noted& note);
    /// "NOTIFICATION"; in a tool tip also kindPurpose.
    static QString kind(std::uint8_t kind);
    /// What messages of this kind are for, in one sentence.
    static QString kindPurpose(std::uint8_t kind);
    /// An event as one whole sentence with its subject. The event is one of the timeline's.
    static QString event(const Event& event, const Timeline& timeline);
    /// The kind of an event as a person says it: "sent", "state changed".
    static QString eventKind(std::size_t index);
    /// Text from outside that may hold anything, as it may be shown.
    static QString outside(std::string_view text);
};

}  // namespace zabscope
