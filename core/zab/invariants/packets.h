// SPDX-License-Identifier: GPL-3.0-or-later
/// Quorum packets as they are sent, and what is remembered for each connection between a learner and its leader.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/zab/invariants/statement.h"
#include "core/zab/message_text.h"

namespace zabscope::zab {

/// Whether the message belongs to the quorum port.
inline bool isPacket(const Sent& sent) {
    return sent.kind >= static_cast<std::uint8_t>(MessageKind::request) &&
           sent.kind <= static_cast<std::uint8_t>(MessageKind::ackEpoch);
}
/// The learner opens the connection.
inline bool isFromLearner(const Sent& sent) { return openerOf(sent.connection) == sent.from; }

/// The zxid in a packet; nothing if the bytes are not a packet.
std::optional<Zxid> zxidIn(std::string_view packet);

/// One `Talk` for each quorum connection on which something has been sent. None is forgotten: a frozen leader goes on
/// talking, when it thaws, on connections that have long been gone.
template <typename Talk>
class Talks {
public:
    Talk& at(const Sent& sent) {
        if (m_recent < m_all.size() && m_all[m_recent].connection == sent.connection) return m_all[m_recent].talk;
        auto place = find(sent.connection);
        if (place == m_all.end() || place->connection != sent.connection) {
            place = m_all.insert(place, Entry{sent.connection, {}});
        }
        m_recent = static_cast<std::size_t>(place - m_all.begin());
        return place->talk;
    }

private:
    struct Entry {
        ConnectionId connection;
        Talk talk;
    };
    auto find(ConnectionId connection) {
        return std::lower_bound(m_all.begin(), m_all.end(), connection,
                                [](const Entry& entry, ConnectionId wanted) { return entry.connection < wanted; });
    }
    std::vector<Entry> m_all;  ///< ascending by connection
    std::size_t m_recent = 0;
};

/// "leader 2 sends 3 PROPOSAL"
inline std::string wayText(const Sent& sent) {
    return (isFromLearner(sent) ? "learner " : "leader ") + std::to_string(sent.from) + " sends " +
           (isFromLearner(sent) ? "its leader " : "") + std::to_string(sent.to) + " " + std::string{kindName(sent.kind)};
}

}  // namespace zabscope::zab
