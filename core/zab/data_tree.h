// SPDX-License-Identifier: GPL-3.0-or-later
/// The replicated state: the tree of znodes and the table of sessions (ZooKeeper: DataTree, ZKDatabase).
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/protocol/instant.h"
#include "core/protocol/packet.pb.h"
#include "core/protocol/zxid.h"
#include "core/zab/zab.pb.h"

namespace zabscope::zab {

/// ZooKeeper's error codes, as they stand in replies and ERROR transactions.
namespace error {
inline constexpr std::int32_t ok = 0;
inline constexpr std::int32_t unimplemented = -6;
inline constexpr std::int32_t badArguments = -8;
inline constexpr std::int32_t noNode = -101;
inline constexpr std::int32_t badVersion = -103;
inline constexpr std::int32_t noChildrenForEphemerals = -108;
inline constexpr std::int32_t nodeExists = -110;
inline constexpr std::int32_t notEmpty = -111;
inline constexpr std::int32_t sessionExpired = -112;
}  // namespace error

using SessionId = std::int64_t;

/// What ZooKeeper's Stat tells of a znode. Its form on the wire comes from toWire().
struct NodeStat {
    Zxid czxid;  ///< created by
    Zxid mzxid;  ///< its bytes last changed by
    Zxid pzxid;  ///< its children last changed by
    std::int32_t version = 0;
    std::int32_t cversion = 0;
    SessionId ephemeralOwner = 0;
    std::int32_t dataLength = 0;
    std::int32_t numChildren = 0;
    friend bool operator==(const NodeStat&, const NodeStat&) = default;
};
::zabscope::wire::Stat toWire(const NodeStat& stat);

struct Znode {
    std::string path;
    std::string data;
    NodeStat stat;
    std::uint64_t pathHash = 0;
    std::uint64_t digest = 0;  ///< its share of the tree's digest
};

/// What a transaction did. `path` is the transaction's own string: use it while the transaction lives.
struct ApplyResult {
    std::int32_t error = error::ok;
    std::string_view path;
    NodeStat stat;  ///< of the created or changed znode
};

/// The parent of "/a/b" is "/a", of "/a" it is "/". The root, and what is no path, have none.
std::optional<std::string_view> parentOf(std::string_view path);
/// The prefix with the counter as ten digits: ("/n-", 7) gives "/n-0000000007".
std::string sequentialName(std::string_view prefix, std::int32_t counter);

/// A value; copies share what they have in common, and a write copies only the 1/64 of the tree that it touches.
class DataTree {
public:
    /// Just the root "/", with zxid 0.
    DataTree();

    /// Applies a transaction in the order of zxids. Nothing is asserted of its content; what cannot be done is an error
    /// in the result and changes no znode. Replaying transactions that the tree already holds is harmless as long as
    /// they are replayed up to the newest that it holds: every znode remembers the zxids that made it what it is.
    ApplyResult apply(const wire::Txn& txn);

    /// The zxid of the last transaction applied, or what was set, if that is larger.
    Zxid lastProcessed() const { return m_lastProcessed; }
    /// A leader begins its epoch with a zxid that no transaction has; a learner takes the zxid of a SNAP.
    void setLastProcessed(Zxid zxid) { m_lastProcessed = zxid; }

    /// The znode, or null. Valid until the tree changes.
    const Znode* read(std::string_view path) const;
    /// With the root.
    std::size_t nodeCount() const { return m_nodeCount; }
    /// Equal for equal znodes and sessions, whatever way led there; lastProcessed is not in it.
    std::uint64_t digest() const { return m_digest; }

    bool hasSession(SessionId session) const { return m_sessions->timeouts.contains(session); }
    std::optional<Duration> sessionTimeout(SessionId session) const;
    /// All sessions with their time-outs. Valid until the tree changes.
    const std::map<SessionId, Duration>& sessions() const { return m_sessions->timeouts; }
    /// The ephemeral znodes of a session. Valid until the tree changes.
    const std::set<std::string>& ephemerals(SessionId session) const;

    /// Replaces the message's content by this tree.
    void serialize(wire::Snapshot& snapshot) const;
    /// Replaces this tree by the snapshot. False, and nothing changed, if that is not a whole tree: the root first,
    /// ascending by path, no znode without its parent, no session twice.
    bool load(const wire::Snapshot& snapshot);

private:
    struct Slot {
        std::uint64_t hash;
        std::shared_ptr<Znode> node;
    };
    using Shard = std::vector<Slot>;  ///< ascending by hash, then path
    struct Sessions {
        std::map<SessionId, Duration> timeouts;
        std::map<SessionId, std::set<std::string>> ephemerals;
    };
    static constexpr std::size_t shardCount = 64;

    std::int32_t create(const wire::Txn& txn, ApplyResult& result);
    std::int32_t remove(const std::string& path, Zxid zxid);
    std::int32_t setContent(const wire::Txn& txn, ApplyResult& result);
    void createSession(SessionId session, Duration timeout);
    void closeSession(const wire::Txn& txn);

    /// Where the path stands in its shard, or would.
    static std::size_t place(const Shard& shard, std::uint64_t hash, std::string_view path);
    Shard& writeShard(std::uint64_t hash);
    /// The znode for writing, no longer shared with copies of this tree; null if there is none.
    Znode* write(std::string_view path);
    Znode& insert(Znode node);
    void erase(std::string_view path);
    /// To be called after a change of the node: brings its share of the digest up to date.
    void refreshDigest(Znode& node);
    Sessions& writeSessions();

    std::array<std::shared_ptr<Shard>, shardCount> m_shards;  ///< null while empty
    std::shared_ptr<Sessions> m_sessions;
    Zxid m_lastProcessed;
    std::size_t m_nodeCount = 0;
    std::uint64_t m_digest = 0;
};

}  // namespace zabscope::zab
