// SPDX-License-Identifier: GPL-3.0-or-later
/// The effects of one step, written as verbs: every room of the peer acts through it.
#pragma once

#include <google/protobuf/message_lite.h>

#include <cassert>
#include <initializer_list>
#include <string>
#include <utility>

#include "core/protocol/peer.h"
#include "core/zab/alarm.h"
#include "core/zab/message_text.h"
#include "core/zab/notes.h"

namespace zabscope::zab {

/// What a Written or Flushed answers.
enum class Token : DiskToken {
    created = 1,           ///< epoch files written at the start: nobody waits for them
    log,                   ///< a group commit of the transaction log
    leaderAcceptedEpoch,   ///< the leader's acceptedEpoch is durable: LEADERINFO may go out
    leaderCurrentEpoch,    ///< the leader's currentEpoch is durable: it counts itself
    learnerAcceptedEpoch,  ///< the learner's promise is durable: ACKEPOCH may go out
    learnerHistory,        ///< what was synchronized is durable: currentEpoch may be written
    learnerCurrentEpoch,   ///< currentEpoch is durable: NEWLEADER may be acknowledged
    stopping               ///< the last flush of a role that has ended
};

class Actions {
public:
    Actions(Instant instant, Effects& effects) : now(instant), m_effects(effects) {}
    const Instant now;

    void send(ConnectionId connection, MessageKind kind, const google::protobuf::MessageLite& message,
              bool tellWritable = false) {
        std::string bytes;
        message.SerializeToString(&bytes);
        sendBytes(connection, kind, std::move(bytes), tellWritable);
    }
    void sendBytes(ConnectionId connection, MessageKind kind, std::string bytes, bool tellWritable = false) {
        assert(connection != ConnectionId::none);
        m_effects.emplace_back(Send{connection, static_cast<std::uint8_t>(kind), std::move(bytes), tellWritable});
    }
    void connect(ConnectionId connection, NodeId to, Port port) { m_effects.emplace_back(Connect{connection, to, port}); }
    void close(ConnectionId connection) { m_effects.emplace_back(Close{connection}); }
    void accept(Port port, bool listening) { m_effects.emplace_back(Accept{port, listening}); }
    void setAlarm(Alarm alarm, Instant at) { m_effects.emplace_back(SetAlarm{static_cast<AlarmId>(alarm), at}); }
    void cancelAlarm(Alarm alarm) { m_effects.emplace_back(CancelAlarm{static_cast<AlarmId>(alarm)}); }
    void write(Write write) { m_effects.emplace_back(std::move(write)); }
    void flush(Token token) { m_effects.emplace_back(Flush{static_cast<DiskToken>(token)}); }
    void note(Sentence which, std::initializer_list<NoteValue> values = {}) {
        m_effects.emplace_back(zab::note(which, values));
    }
    void exit() { m_effects.emplace_back(Exit{}); }

private:
    Effects& m_effects;
};

inline NoteValue roleValue(std::int64_t role) { return {ValueKind::serverState, role}; }
inline NoteValue sessionValue(std::int64_t session) { return {ValueKind::session, session}; }

}  // namespace zabscope::zab
