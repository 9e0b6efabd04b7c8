// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/event_fields.h"

#include "core/exchange/message_fields.h"
#include "core/trace/vocabularies.h"

namespace zabscope {
namespace {

std::int64_t microsecondsOf(Instant at) { return at == never ? -1 : at.time_since_epoch().count(); }

}  // namespace

struct EventFields::Messages {
    MessageFields fields;
};

struct EventFields::Telling {
    EventFields& all;
    FieldSink& sink;

    void connection(ConnectionId id) const { sink.word(Key::connection, connectionName(id)); }
    void ends(NodeId from, NodeId to) const {
        sink.number(Key::from, from);
        sink.number(Key::to, to);
    }
    /// The ends of a message that was sent before.
    void message(EventId id) const {
        const Sent& sent = std::get<Sent>(all.m_timeline.event(id).what);
        ends(sent.from, sent.to);
        sink.number(Key::message, static_cast<std::int64_t>(id));
        sink.word(Key::messageKind, kindName(sent.kind));
    }

    void operator()(const Commanded& command) const { sink.text(Key::text, command.text); }
    void operator()(const Born& born) const { sink.number(Key::life, born.life); }
    void operator()(const Died& died) const { sink.word(Key::how, wordOf(deathWords, died.how)); }
    void operator()(const Froze&) const {}
    void operator()(const Thawed&) const {}
    void operator()(const Wrote& wrote) const {
        sink.word(Key::action, wordOf(actionWords, wrote.action));
        sink.word(Key::meaning, wordOf(meaningWords, wrote.meaning));
        sink.number(Key::fileKind, wrote.file.kind);
        sink.number(Key::fileNumber, wrote.file.number);
        sink.number(Key::size, wrote.bytes);
        sink.zxid(wrote.zxid);
        sink.word(Key::digest, toHex(Zxid{static_cast<std::int64_t>(wrote.digest)}));
    }
    void operator()(const FlushDone& flush) const { sink.zxid(flush.upTo); }
    void operator()(const DiskLost& loss) const {
        sink.zxid(loss.lastKept);
        sink.flag(Key::torn, loss.torn);
    }
    void operator()(const DiskChanged& change) const {
        sink.number(Key::slowPercent, change.slowPercent);
        sink.flag(Key::full, change.full);
    }
    void operator()(const DiskWiped&) const {}
    void operator()(const DiskCorrupted& fault) const { sink.zxid(fault.zxid); }
    void operator()(const DiskRefused&) const {}
    void operator()(const LinkChanged& link) const {
        ends(link.from, link.to);
        sink.flag(Key::cut, link.cut);
        sink.number(Key::latency, link.latency.count());
        sink.number(Key::jitter, link.jitter.count());
        sink.number(Key::bytesPerSecond, link.bytesPerSecond);
    }
    void operator()(const Connecting& opening) const {
        ends(opening.from, opening.to);
        connection(opening.connection);
        sink.word(Key::port, wordOf(portWords, opening.port));
    }
    void operator()(const Connected& end) const { connection(end.connection); }
    void operator()(const ConnectFailed& failure) const {
        connection(failure.connection);
        sink.flag(Key::refused, failure.refused);
    }
    void operator()(const Closing& end) const { connection(end.connection); }
    void operator()(const ClosingNoticed& end) const { connection(end.connection); }
    void operator()(const Sent& sent) const {
        ends(sent.from, sent.to);
        connection(sent.connection);
        sink.word(Key::messageKind, kindName(sent.kind));
        sink.number(Key::messageNumber, sent.kind);
        sink.number(Key::due, microsecondsOf(sent.due));
        sink.number(Key::size, static_cast<std::int64_t>(sent.bytes.size()));
        sink.bytes(Key::bytes, sent.bytes);
        all.m_messages->fields.tell(sent.kind, sent.bytes, sink);
    }
    void operator()(const Rescheduled& change) const {
        message(change.message);
        sink.number(Key::due, microsecondsOf(change.due));
        sink.flag(Key::held, change.held);
    }
    void operator()(const Delivered& delivered) const { message(delivered.message); }
    void operator()(const Lost& loss) const {
        message(loss.message);
        sink.word(Key::why, wordOf(lossWords, loss.why));
    }
    void operator()(const Rang& rang) const { sink.number(Key::alarm, rang.alarm); }
    void operator()(const Changed& change) const { sink.changes(change); }
    void operator()(const Noted& note) const {
        sink.number(Key::sentence, note.sentence);
        sink.text(Key::text, fill(sentenceText(note.sentence), note.values));
        sink.values(note.values);
    }
    void operator()(const Asked& asked) const { sink.text(Key::text, asked.text); }
    void operator()(const Violated& violated) const {
        sink.number(Key::invariant, violated.invariant);
        sink.text(Key::text, violated.text);
    }
};

EventFields::EventFields(const Timeline& timeline) : m_timeline(timeline), m_messages(std::make_unique<Messages>()) {}
EventFields::~EventFields() = default;

void EventFields::tell(const Event& event, FieldSink& sink) {
    sink.number(Key::id, static_cast<std::int64_t>(event.id));
    sink.number(Key::at, microsecondsOf(event.at));
    sink.word(Key::kind, eventKindName(event.what));
    sink.number(Key::cause, static_cast<std::int64_t>(event.cause));
    sink.number(Key::node, nodeOf(event.what));
    std::visit(Telling{*this, sink}, event.what);
}

}  // namespace zabscope
