// SPDX-License-Identifier: GPL-3.0-or-later
/// The names of what an event says of itself: keys of JSON Lines, columns of CSV.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace zabscope {

/// In the order of the columns. Those from `sid` on are also keys of a message's content.
enum class Key : std::uint8_t {
    id, at, kind, cause, node, from, to, connection, port, refused, life, how, action, meaning, fileKind, fileNumber,
    message, messageKind, messageNumber, why, due, held, alarm, invariant, sentence, slowPercent, full, cut, latency,
    jitter, bytesPerSecond, text, changes, values, size, bytes,
    sid, state, leader, round, peerEpoch, currentEpoch, zxid, zxidEpoch, zxidCounter, digest, torn, xid, cxid, session,
    operation, path, data, version, ephemeral, sequential, timeout, valid, error, nodes, sessions, touches, address,
    leaderZxid, count
};

inline constexpr auto keyNames = std::to_array<std::string_view>({
    "id", "at_us", "kind", "cause", "node", "from", "to", "connection", "port", "refused", "life", "how", "action",
    "meaning", "file_kind", "file_number", "message", "message_kind", "message_number", "why", "due_us", "held", "alarm",
    "invariant", "sentence", "slow_percent", "full", "cut", "latency_us", "jitter_us", "bytes_per_second", "text",
    "changes", "values", "size", "bytes", "sid", "state", "leader", "round", "peer_epoch", "current_epoch", "zxid",
    "zxid_epoch", "zxid_counter", "digest", "torn", "xid", "cxid", "session", "operation", "path", "data", "version",
    "ephemeral", "sequential", "timeout_us", "valid", "error", "nodes", "sessions", "touches", "address",
    "leader_zxid"});
static_assert(keyNames.size() == static_cast<std::size_t>(Key::count));

inline constexpr std::string_view nameOf(Key key) { return keyNames[static_cast<std::size_t>(key)]; }

// Words for the engine's enumerations, in their order.
inline constexpr std::array<std::string_view, 3> deathWords{"killed", "powered_off", "exited"};
inline constexpr std::array<std::string_view, 3> lossWords{"connection_closed", "receiver_dead", "dropped"};
inline constexpr std::array<std::string_view, 4> actionWords{"append", "replace", "truncate", "remove"};
inline constexpr std::array<std::string_view, 5> meaningWords{"other", "transaction", "truncation", "snapshot",
                                                              "replacing_snapshot"};
inline constexpr std::array<std::string_view, 3> portWords{"election", "quorum", "client"};
/// Of the values of a sentence.
inline constexpr std::array<std::string_view, 8> valueWords{"number", "sid",      "zxid",         "epoch",
                                                            "round",  "duration", "server_state", "session"};

template <std::size_t N, typename E>
constexpr std::string_view wordOf(const std::array<std::string_view, N>& words, E value) {
    const auto index = static_cast<std::size_t>(value);
    return index < N ? words[index] : std::string_view{"?"};
}

}  // namespace zabscope
