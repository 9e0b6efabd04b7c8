// SPDX-License-Identifier: GPL-3.0-or-later
/// What a person asks a client to do.
#pragma once

#include <cstdint>
#include <string>

#include "core/protocol/ids.h"
#include "core/protocol/instant.h"

namespace zabscope {

struct Operation {
    enum class Verb : std::uint8_t {
        connect,   ///< open a session at server `server`, or move there with the session the client has
        create,    ///< a znode
        set,       ///< its data
        remove,    ///< "delete"
        read,      ///< its data, from the server the client is connected to
        sync,      ///< flush the channel from the leader to that server
        load,      ///< set `path` `count` times with at most `outstanding` unanswered (0 count: until stopped)
        stop,      ///< end a load
        close,     ///< end the session
        vanish     ///< the client dies: no close, its pings end, its session expires
    };
    Verb verb = Verb::set;
    NodeId server = noNode;
    std::string path = "/zabscope";
    std::string value;
    std::int32_t version = -1;  ///< expected version; -1 is any (ZooKeeper's setData, delete)
    bool ephemeral = false;
    bool sequential = false;
    std::int64_t count = 1;
    std::int64_t outstanding = 1;
    Duration every{};           ///< load: time between two writes; zero means as fast as `outstanding` allows
    Duration sessionTimeout{};  ///< connect: asked for; zero means the client's default
    friend bool operator==(const Operation&, const Operation&) = default;
};

}  // namespace zabscope
