// SPDX-License-Identifier: GPL-3.0-or-later
/// The leader's first station for a write: from a request to a transaction (ZooKeeper: PrepRequestProcessor).
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>

#include "core/protocol/zxid.h"
#include "core/zab/data_tree.h"
#include "core/zab/zab.pb.h"

namespace zabscope::zab {

inline constexpr std::size_t longestPath = 1024;         ///< bytes
inline constexpr std::size_t largestContent = 1024 * 1024;  ///< bytes of a znode

/// Whether ZooKeeper takes this as the path of a znode: absolute, no empty, "." or ".." component, no slash at the end, no
/// control characters, and not longer than longestPath.
bool isValidPath(std::string_view path);

/// Judges requests against the state that the tree will have when all transactions prepared before are applied, and keeps
/// what of that state is not in the tree yet.
class RequestPreparation {
public:
    /// The transaction for a request: what it will do, or an ERROR with ZooKeeper's code. `zxid` is larger than every one
    /// before; `tree` holds every transaction up to the last applied() and none that was not prepared here or was there
    /// when the leader began.
    wire::Txn prepare(const wire::Request& request, Zxid zxid, const DataTree& tree);

    /// The tree now holds the transactions up to this one.
    void applied(Zxid zxid);
    /// A new term: nothing is outstanding.
    void clear();

private:
    /// A znode as it will be (ZooKeeper: ZooKeeperServer.ChangeRecord).
    struct ChangeRecord {
        Zxid zxid;  ///< of the last change
        bool exists = false;
        std::int32_t version = 0;
        std::int32_t cversion = 0;
        std::int32_t childCount = 0;
        SessionId ephemeralOwner = 0;
    };
    struct SessionRecord {
        Zxid zxid;
        bool open = false;
    };
    /// One entry per change, in the order of zxids: which record may be forgotten when.
    struct Outstanding {
        Zxid zxid;
        bool isSession = false;  ///< the change of a session, or of a path
        SessionId session = 0;
        std::string path;
    };

    std::int32_t prepareWrite(const wire::Request& request, const DataTree& tree, wire::Txn& txn);
    std::int32_t prepareCreate(const wire::Request& request, const DataTree& tree, wire::Txn& txn);
    std::int32_t prepareDelete(const wire::Request& request, const DataTree& tree, wire::Txn& txn);
    std::int32_t prepareSetData(const wire::Request& request, const DataTree& tree, wire::Txn& txn);
    void prepareCreateSession(const wire::Request& request, wire::Txn& txn);
    void prepareCloseSession(const wire::Request& request, const DataTree& tree, wire::Txn& txn);

    bool isOpen(SessionId session, const DataTree& tree) const;
    ChangeRecord recordOf(std::string_view path, const DataTree& tree) const;
    /// Records that an existing znode goes, and that its parent has one child fewer.
    void remove(std::string_view path, Zxid zxid, const DataTree& tree);
    void change(std::string_view path, Zxid zxid, ChangeRecord record);
    void changeSession(SessionId session, Zxid zxid, bool open);

    std::map<std::string, ChangeRecord, std::less<>> m_records;
    std::map<SessionId, SessionRecord> m_sessions;
    std::deque<Outstanding> m_outstanding;
};

}  // namespace zabscope::zab
