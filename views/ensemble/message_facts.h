// SPDX-License-Identifier: GPL-3.0-or-later
/// What the picture of one message tells, read from its bytes once.
#pragma once

#include <QString>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/protocol/ids.h"
#include "core/protocol/zxid.h"
#include "views/message_style.h"

namespace zabscope {

struct MessageFacts {
    MessageGroup group = MessageGroup::client;
    bool heartbeat = false;
    std::optional<std::int64_t> epoch;
    std::optional<Zxid> zxid;   ///< the one that it carries
    NodeId candidate = noNode;  ///< of a vote
    bool looking = false;       ///< a vote whose sender is looking
    QString label;              ///< at most three characters, to stand inside the shape
    QString caption;            ///< "PROPOSAL 1:3", to stand beside it; a vote's is made by the view, in words
};

MessageFacts readMessage(std::uint8_t kind, std::string_view bytes);

/// Reads each message once. A pure function of the bytes: what is kept is compared before it is used again.
class MessageReader {
public:
    /// Valid until the next call of forgetOld().
    const MessageFacts& read(EventId message, std::uint8_t kind, std::string_view bytes);
    /// Bounds what is kept; call it when no facts are in use.
    void forgetOld();

private:
    /// Bytes beyond these are not compared: nothing that is shown stands there.
    static constexpr std::size_t compared = 1024;
    static constexpr std::size_t most = 20'000;

    struct Entry {
        std::uint8_t kind = 0;
        std::size_t size = 0;
        std::string start;
        MessageFacts facts;
    };
    std::unordered_map<EventId, Entry> m_entries;
};

}  // namespace zabscope
