// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zab/data_tree.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>

namespace zabscope::zab {
namespace {

constexpr std::uint64_t odd1 = 0x9e3779b97f4a7c15;
constexpr std::uint64_t odd2 = 0xd6e8feb86659fd93;

/// A bijection of 64 bits in which every bit of the argument moves about half of the result's.
std::uint64_t mix(std::uint64_t value) {
    value = (value ^ (value >> 32)) * odd2;
    value = (value ^ (value >> 29)) * odd1;
    return value ^ (value >> 32);
}
std::uint64_t join(std::uint64_t hash, std::uint64_t value) { return std::rotl(hash ^ value * odd1, 29) * odd2; }
std::uint64_t join(std::uint64_t hash, std::int64_t value) { return join(hash, static_cast<std::uint64_t>(value)); }

/// Eight bytes, the first the lowest, whatever machine this is.
std::uint64_t wordAt(const char* bytes) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, sizeof word);
    if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
    return word;
}

std::uint64_t hashOf(std::string_view text) {
    std::uint64_t hash = mix(text.size() + odd1);
    while (text.size() >= 8) {
        hash = join(hash, wordAt(text.data()));
        text.remove_prefix(8);
    }
    std::uint64_t rest = 0;
    for (const char byte : text) rest = rest << 8 | static_cast<unsigned char>(byte);
    return mix(join(hash, rest));
}

std::uint64_t digestOf(const Znode& node) {
    std::uint64_t hash = join(node.pathHash, hashOf(node.data));
    hash = join(hash, node.stat.czxid.value);
    hash = join(hash, node.stat.mzxid.value);
    hash = join(hash, node.stat.pzxid.value);
    hash = join(hash, std::int64_t{node.stat.version} << 32 ^ node.stat.cversion);
    return mix(join(hash, node.stat.ephemeralOwner));
}
std::uint64_t digestOf(SessionId session, Duration timeout) {
    return mix(join(mix(static_cast<std::uint64_t>(session)), timeout.count()));
}

}  // namespace

::zabscope::wire::Stat toWire(const NodeStat& stat) {
    ::zabscope::wire::Stat message;
    message.set_czxid(stat.czxid.value);
    message.set_mzxid(stat.mzxid.value);
    message.set_pzxid(stat.pzxid.value);
    message.set_version(stat.version);
    message.set_cversion(stat.cversion);
    message.set_ephemeral_owner(stat.ephemeralOwner);
    message.set_data_length(stat.dataLength);
    message.set_num_children(stat.numChildren);
    return message;
}

std::optional<std::string_view> parentOf(std::string_view path) {
    if (path.size() < 2 || path.front() != '/') return std::nullopt;
    const std::size_t slash = path.rfind('/');
    return slash == 0 ? path.substr(0, 1) : path.substr(0, slash);
}

std::string sequentialName(std::string_view prefix, std::int32_t counter) {
    // Java's %010d: ten characters, the sign among them.
    const std::string digits = std::to_string(counter < 0 ? -std::int64_t{counter} : std::int64_t{counter});
    const std::size_t width = counter < 0 ? 9 : 10;
    std::string name{prefix};
    if (counter < 0) name += '-';
    if (digits.size() < width) name.append(width - digits.size(), '0');
    name += digits;
    return name;
}

DataTree::DataTree() : m_sessions(std::make_shared<Sessions>()) {
    Znode root;
    root.path.push_back('/');
    insert(std::move(root));
}

ApplyResult DataTree::apply(const wire::Txn& txn) {
    ApplyResult result{.error = error::ok, .path = txn.path(), .stat = {}};
    const Zxid zxid{txn.zxid()};
    switch (static_cast<int>(txn.kind())) {
    case wire::Txn::CREATE: result.error = create(txn, result); break;
    case wire::Txn::DELETE: result.error = remove(txn.path(), zxid); break;
    case wire::Txn::SET_DATA: result.error = setContent(txn, result); break;
    case wire::Txn::CREATE_SESSION: createSession(txn.session(), Duration{txn.timeout_us()}); break;
    case wire::Txn::CLOSE_SESSION: closeSession(txn); break;
    case wire::Txn::ERROR: result.error = txn.error(); break;
    default: result.error = error::unimplemented; break;
    }
    m_lastProcessed = std::max(m_lastProcessed, zxid);
    return result;
}

std::int32_t DataTree::create(const wire::Txn& txn, ApplyResult& result) {
    const Zxid zxid{txn.zxid()};
    const std::optional<std::string_view> parentPath = parentOf(txn.path());
    if (!parentPath) return txn.path() == "/" ? error::nodeExists : error::badArguments;
    Znode* parent = write(*parentPath);
    // A parent that is younger than this transaction is another node of the same name: this one died with the first.
    if (!parent || parent->stat.czxid > zxid) return error::noNode;
    if (txn.parent_cversion() > parent->stat.cversion) {
        parent->stat.cversion = txn.parent_cversion();
        parent->stat.pzxid = zxid;
    }
    const bool exists = read(txn.path()) != nullptr;
    if (!exists) ++parent->stat.numChildren;
    refreshDigest(*parent);
    if (exists) return error::nodeExists;

    Znode node;
    node.path = txn.path();
    node.data = txn.data();
    node.stat.czxid = node.stat.mzxid = node.stat.pzxid = zxid;
    node.stat.ephemeralOwner = txn.ephemeral_owner();
    node.stat.dataLength = static_cast<std::int32_t>(node.data.size());
    if (txn.ephemeral_owner() != 0) writeSessions().ephemerals[txn.ephemeral_owner()].insert(txn.path());
    result.stat = insert(std::move(node)).stat;
    return error::ok;
}

std::int32_t DataTree::remove(const std::string& path, Zxid zxid) {
    const std::optional<std::string_view> parentPath = parentOf(path);
    if (!parentPath) return error::badArguments;
    const Znode* node = read(path);
    // Like create(): a younger node of the same name is not the one that is meant.
    if (!node || node->stat.czxid > zxid) return error::noNode;
    if (node->stat.numChildren > 0) return error::notEmpty;
    const SessionId owner = node->stat.ephemeralOwner;
    if (owner != 0) {
        Sessions& sessions = writeSessions();
        const auto owned = sessions.ephemerals.find(owner);
        assert(owned != sessions.ephemerals.end());
        owned->second.erase(path);
        if (owned->second.empty()) sessions.ephemerals.erase(owned);
    }
    erase(path);
    Znode* parent = write(*parentPath);
    assert(parent && parent->stat.numChildren > 0);
    --parent->stat.numChildren;
    parent->stat.pzxid = std::max(parent->stat.pzxid, zxid);
    refreshDigest(*parent);
    return error::ok;
}

std::int32_t DataTree::setContent(const wire::Txn& txn, ApplyResult& result) {
    Znode* node = write(txn.path());
    if (!node) return error::noNode;
    if (node->stat.mzxid.value <= txn.zxid()) {
        node->data = txn.data();
        node->stat.dataLength = static_cast<std::int32_t>(node->data.size());
        node->stat.version = txn.version();
        node->stat.mzxid = Zxid{txn.zxid()};
        refreshDigest(*node);
    }
    result.stat = node->stat;
    return error::ok;
}

void DataTree::createSession(SessionId session, Duration timeout) {
    const auto [at, isNew] = writeSessions().timeouts.try_emplace(session, timeout);
    if (!isNew) m_digest -= digestOf(session, at->second);
    at->second = timeout;
    m_digest += digestOf(session, timeout);
}

void DataTree::closeSession(const wire::Txn& txn) {
    const Zxid zxid{txn.zxid()};
    for (const std::string& path : txn.paths()) {
        const Znode* node = read(path);
        if (node && node->stat.ephemeralOwner == txn.session()) remove(path, zxid);
    }
    // The list is whole when the leader prepared it; a session's nodes never outlive it all the same.
    const std::set<std::string> left = ephemerals(txn.session());
    for (const std::string& path : left) remove(path, zxid);
    const std::optional<Duration> timeout = sessionTimeout(txn.session());
    if (!timeout) return;
    m_digest -= digestOf(txn.session(), *timeout);
    writeSessions().timeouts.erase(txn.session());
}

std::size_t DataTree::place(const Shard& shard, std::uint64_t hash, std::string_view path) {
    const auto sorted = [](const Slot& slot, std::uint64_t wanted) { return slot.hash < wanted; };
    auto at = std::lower_bound(shard.begin(), shard.end(), hash, sorted);
    while (at != shard.end() && at->hash == hash && at->node->path < path) ++at;
    return static_cast<std::size_t>(at - shard.begin());
}

const Znode* DataTree::read(std::string_view path) const {
    const std::uint64_t hash = hashOf(path);
    const auto& shard = m_shards[hash % shardCount];
    if (!shard) return nullptr;
    const std::size_t at = place(*shard, hash, path);
    if (at == shard->size() || (*shard)[at].node->path != path) return nullptr;
    return (*shard)[at].node.get();
}

DataTree::Shard& DataTree::writeShard(std::uint64_t hash) {
    auto& shard = m_shards[hash % shardCount];
    if (!shard) shard = std::make_shared<Shard>();
    else if (shard.use_count() > 1) shard = std::make_shared<Shard>(*shard);
    return *shard;
}

Znode* DataTree::write(std::string_view path) {
    const std::uint64_t hash = hashOf(path);
    if (!m_shards[hash % shardCount]) return nullptr;
    Shard& shard = writeShard(hash);
    const std::size_t at = place(shard, hash, path);
    if (at == shard.size() || shard[at].node->path != path) return nullptr;
    auto& node = shard[at].node;
    if (node.use_count() > 1) node = std::make_shared<Znode>(*node);
    return node.get();
}

Znode& DataTree::insert(Znode node) {
    node.pathHash = hashOf(node.path);
    node.digest = digestOf(node);
    Shard& shard = writeShard(node.pathHash);
    const std::size_t at = place(shard, node.pathHash, node.path);
    assert(at == shard.size() || shard[at].node->path != node.path);
    m_digest += node.digest;
    ++m_nodeCount;
    const std::uint64_t hash = node.pathHash;
    const Slot slot{hash, std::make_shared<Znode>(std::move(node))};
    return *shard.insert(shard.begin() + static_cast<std::ptrdiff_t>(at), slot)->node;
}

void DataTree::erase(std::string_view path) {
    const std::uint64_t hash = hashOf(path);
    Shard& shard = writeShard(hash);
    const std::size_t at = place(shard, hash, path);
    assert(at < shard.size() && shard[at].node->path == path);
    m_digest -= shard[at].node->digest;
    --m_nodeCount;
    shard.erase(shard.begin() + static_cast<std::ptrdiff_t>(at));
}

void DataTree::refreshDigest(Znode& node) {
    m_digest -= node.digest;
    node.digest = digestOf(node);
    m_digest += node.digest;
}

DataTree::Sessions& DataTree::writeSessions() {
    if (m_sessions.use_count() > 1) m_sessions = std::make_shared<Sessions>(*m_sessions);
    return *m_sessions;
}

std::optional<Duration> DataTree::sessionTimeout(SessionId session) const {
    const auto at = m_sessions->timeouts.find(session);
    return at == m_sessions->timeouts.end() ? std::nullopt : std::optional{at->second};
}

const std::set<std::string>& DataTree::ephemerals(SessionId session) const {
    static const std::set<std::string> none;
    const auto at = m_sessions->ephemerals.find(session);
    return at == m_sessions->ephemerals.end() ? none : at->second;
}

}  // namespace zabscope::zab
