// SPDX-License-Identifier: GPL-3.0-or-later
/// What a client publishes: the numbers and names of its fields, for the client itself and for those who tell its changes.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace zabscope {

enum ClientField : std::uint16_t {
    clientServer,     ///< that it is connected or connecting to; 0: none
    clientConnected,  ///< 1 when its session is open at that server
    clientSession,
    clientOutstanding,  ///< requests without an answer
    clientCompleted,    ///< requests answered without error
    clientFailed,       ///< requests answered with an error, or lost with the connection
    clientLastZxid,     ///< the largest that an answer carried
    clientLastError,    ///< of the last answer; -4: the connection was lost before it came
    clientExpired,      ///< 1 when the session has ended without the client's doing
    clientWaiting       ///< requests that are not sent yet
};

/// What a client waits for.
enum ClientAlarm : std::uint32_t {
    clientPauseOver = 1,  ///< without a server: the next try
    clientAnswerMissing,  ///< its server has been silent for two thirds of the session's time-out
    clientPingDue,        ///< it has been silent itself for a third of that
    clientLoadDue         ///< the next write of its load
};

/// The field's name in traces; "?" if there is none of that number.
inline std::string_view clientFieldName(std::uint16_t field) {
    constexpr std::array<std::string_view, 10> names{"server", "connected", "session",    "outstanding", "completed",
                                                     "failed", "last_zxid", "last_error", "expired",     "waiting"};
    static_assert(names.size() == clientWaiting + 1);
    return field < names.size() ? names[field] : "?";
}

}  // namespace zabscope
