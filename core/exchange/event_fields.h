// SPDX-License-Identifier: GPL-3.0-or-later
/// What every event says of itself, as named values of a kind: the same keys and kinds for events of the same kind.
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "core/exchange/event_key.h"
#include "core/trace/timeline.h"

namespace zabscope {

/// Takes the values of one event in the order of their keys. Those of a message's content come between beginContent()
/// and endContent(); if its bytes cannot be decoded, noContent() comes instead.
class FieldSink {
public:
    virtual ~FieldSink() = default;
    virtual void number(Key key, std::int64_t value) = 0;
    virtual void flag(Key key, bool value) = 0;
    /// A word of ours: letters, digits and plain signs.
    virtual void word(Key key, std::string_view word) = 0;
    /// Text from outside: any bytes.
    virtual void text(Key key, std::string_view text) = 0;
    virtual void bytes(Key key, std::string_view bytes) = 0;
    virtual void changes(const Changed& changed) = 0;
    virtual void values(std::span<const NoteValue> values) = 0;
    virtual void beginContent() = 0;
    virtual void endContent() = 0;
    virtual void noContent() = 0;

    /// Three keys: the number, and epoch and counter of it.
    void zxid(Zxid zxid) {
        number(Key::zxid, zxid.value);
        number(Key::zxidEpoch, zxid.epoch());
        number(Key::zxidCounter, zxid.counter());
    }
};

class EventFields {
public:
    explicit EventFields(const Timeline& timeline);
    ~EventFields();

    /// Every event has id, at_us, kind, cause (0: it came from outside) and node (where it happened; negative is a
    /// client, 0 nowhere in particular); what follows depends on its kind. Instants that never come are -1.
    void tell(const Event& event, FieldSink& sink);

private:
    struct Telling;
    struct Messages;
    const Timeline& m_timeline;
    std::unique_ptr<Messages> m_messages;
};

}  // namespace zabscope
