// SPDX-License-Identifier: GPL-3.0-or-later
// The article's messages and sentences, as everybody looks them up (core/trace/vocabularies.h).
#include "core/protocol/vocabulary.h"

#include <array>

#include "core/folk/message_text.h"
#include "core/folk/notes.h"

namespace zabscope::folk {
namespace {

using wire::Message;

constexpr std::array kinds{
    KindInfo{
        Message::ZXIDREQUEST, "ZXIDREQUEST", MessageGroup::greeting, "",
        NOTE("folk", "A server that starts asks for a zxid. The leader should answer; who that is it does not know.")},
    KindInfo{Message::ZXIDANSWER, "ZXIDANSWER", MessageGroup::discovery, "Z",
             NOTE("folk", "The leader's zxid, told by the leader or by one that follows it.")},
    KindInfo{Message::ELECTIONREQUEST, "ELECTIONREQUEST", MessageGroup::vote, "",
             NOTE("folk", "I want to lead: my zxid, and that of the leader that I know.")},
    KindInfo{Message::CONFIRM, "CONFIRM", MessageGroup::ack, "", NOTE("folk", "I agree that you lead.")},
    KindInfo{Message::SYNCREQUEST, "SYNCREQUEST", MessageGroup::sync, "S",
             NOTE("folk", "I lead: set your zxid to mine.")},
    KindInfo{Message::FORWARD, "FORWARD", MessageGroup::client, "",
             NOTE("folk", "A client's write, passed on to the leader.")},
    KindInfo{Message::WRITE, "WRITE", MessageGroup::proposal, "", NOTE("folk", "The leader has a write: take it.")},
    KindInfo{Message::WRITTEN, "WRITTEN", MessageGroup::ack, "",
             NOTE("folk", "I have the write, or take it for one that I have.")},
    KindInfo{Message::DONE, "DONE", MessageGroup::client, "", NOTE("folk", "The write is done: answer your client.")},
};

constexpr std::array sentenceTexts{
#define ZABSCOPE_SENTENCE(name, text) std::string_view{text},
#include "core/folk/sentences.inc"
#undef ZABSCOPE_SENTENCE
};

constexpr std::array<FieldWord, 9> kindWords{{{Message::ZXIDREQUEST, "ZXIDREQUEST"},
                                              {Message::ZXIDANSWER, "ZXIDANSWER"},
                                              {Message::ELECTIONREQUEST, "ELECTIONREQUEST"},
                                              {Message::CONFIRM, "CONFIRM"},
                                              {Message::SYNCREQUEST, "SYNCREQUEST"},
                                              {Message::FORWARD, "FORWARD"},
                                              {Message::WRITE, "WRITE"},
                                              {Message::WRITTEN, "WRITTEN"},
                                              {Message::DONE, "DONE"}}};
constexpr std::array<FieldWord, 3> operations{{{1, "CREATE"}, {2, "DELETE"}, {3, "SET_DATA"}}};

constexpr std::array changeFields{
    FieldLayout{1, "operation", FieldForm::choice, true, NOTE("folk", "What the client asks for."),
                operations},
    FieldLayout{2, "path", FieldForm::text, true, NOTE("folk", "The path of the znode.")},
    FieldLayout{3, "data", FieldForm::text, true, NOTE("folk", "What the znode holds.")},
    FieldLayout{4, "version", FieldForm::number, true, NOTE("folk", "How often its content was changed.")},
    FieldLayout{5, "sequential", FieldForm::truth, false,
                NOTE("folk", "Whether a growing number is added to the path.")},
};
constexpr std::array originFields{
    FieldLayout{1, "session", FieldForm::session, true, NOTE("folk", "The client's session.")},
    FieldLayout{2, "xid", FieldForm::number, true, NOTE("folk", "The client's number of the request.")},
};
constexpr std::array fields{
    FieldLayout{1, "kind", FieldForm::choice, true, NOTE("folk", "What kind of message it is."), kindWords},
    FieldLayout{2, "sid", FieldForm::number, true, NOTE("folk", "The sender.")},
    FieldLayout{3, "zxid", FieldForm::zxid, true, NOTE("folk", "The sender's zxid, or that of the write.")},
    FieldLayout{4, "leader", FieldForm::number, false, NOTE("folk", "The leader that the sender knows.")},
    FieldLayout{5, "leader_zxid", FieldForm::zxid, false, NOTE("folk", "The zxid of that leader.")},
    FieldLayout{6, "change", FieldForm::message, false, NOTE("folk", "What is to change."), {}, changeFields},
    FieldLayout{
        7, "origin", FieldForm::message, false, NOTE("folk", "Whose request it is."), {}, originFields},
    FieldLayout{8, "error", FieldForm::number, false, NOTE("folk", "ZooKeeper's error code; 0 is success.")},
};

/// There are no epochs: a zxid is a number like any other.
Gist gist(std::uint8_t kind, std::string_view bytes) {
    wire::Message message;
    if (!readMessage(message, bytes) || message.kind() != kind) return {};
    Gist gist{std::nullopt, Zxid{message.zxid()}, noNode, false};
    if (message.kind() == Message::ELECTIONREQUEST) {
        gist.candidate = message.sid();
        gist.looking = true;
    }
    return gist;
}

NoteWeight weight(std::uint16_t sentence) {
    switch (static_cast<Sentence>(sentence)) {
        case Sentence::before:
        case Sentence::loaded:
        case Sentence::asks_again:
        case Sentence::elects_again:
        case Sentence::says_nothing:
        case Sentence::says_nothing_older:
            return NoteWeight::detail;
        case Sentence::first_start:
        case Sentence::asks_leader:
        case Sentence::knows_no_leader:
        case Sentence::answers_as_leader:
        case Sentence::answers_for_leader:
        case Sentence::takes_zxid:
        case Sentence::begins_newer:
        case Sentence::begins_leader_failed:
        case Sentence::begins_silence:
        case Sentence::confirms:
        case Sentence::confirms_newer:
            return NoteWeight::step;
        case Sentence::becomes_leader:
            return NoteWeight::turn;
        case Sentence::write_done:
            return NoteWeight::done;
        case Sentence::both_lead:
        case Sentence::skips_write:
        case Sentence::disk_failed:
            return NoteWeight::trouble;
    }
    return NoteWeight::detail;
}

std::span<const FieldLayout> layout(std::uint8_t) { return fields; }

constexpr std::array<std::string_view, 1> alarms{NOTE("folk", "has waited long enough, and asks again")};

}  // namespace

const Vocabulary& vocabulary() {
    static const Vocabulary words{"folk", kinds,  firstSentence, sentenceTexts, describe,
                                  gist,   weight, layout,        firstAlarm,    alarms};
    return words;
}

}  // namespace zabscope::folk
