// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zab/request_preparation.h"

#include <cassert>

#include "core/protocol/packet.pb.h"

namespace zabscope::zab {
namespace {

using Operation = ::zabscope::wire::ClientRequest;

/// The code points that PathUtils.validatePath refuses, as they stand in UTF-8: U+0000-001F, U+007F-009F, the private area
/// U+E000-F8FF and U+FFF0-FFFF. (Surrogates are no UTF-8.)
bool isForbiddenAt(std::string_view path, std::size_t index) {
    const auto byte = [&](std::size_t offset) {
        return index + offset < path.size() ? static_cast<unsigned char>(path[index + offset]) : 0u;
    };
    const unsigned first = byte(0);
    if (first < 0x20 || first == 0x7f) return true;
    if (first == 0xc2) return byte(1) < 0xa0;
    if (first == 0xee) return true;
    if (first != 0xef) return false;
    return byte(1) < 0xa4 || (byte(1) == 0xbf && byte(2) >= 0xb0);
}

bool isValidComponent(std::string_view component) { return !component.empty() && component != "." && component != ".."; }

/// The version after a change, or nothing if the client expected another. ZooKeeper passes over -1, which means "any".
std::optional<std::int32_t> nextVersion(std::int32_t current, std::int32_t expected) {
    if (expected != -1 && expected != current) return std::nullopt;
    const auto next = static_cast<std::int32_t>(static_cast<std::uint32_t>(current) + 1);
    return next == -1 ? 0 : next;
}

}  // namespace

bool isValidPath(std::string_view path) {
    if (path.empty() || path.size() > longestPath || path.front() != '/') return false;
    if (path.size() == 1) return true;
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (isForbiddenAt(path, i)) return false;
    }
    std::string_view rest = path.substr(1);
    while (true) {
        const std::size_t slash = rest.find('/');
        if (!isValidComponent(rest.substr(0, slash))) return false;
        if (slash == std::string_view::npos) return true;
        rest.remove_prefix(slash + 1);
    }
}

wire::Txn RequestPreparation::prepare(const wire::Request& request, Zxid zxid, const DataTree& tree) {
    assert(m_outstanding.empty() || m_outstanding.back().zxid < zxid);
    wire::Txn txn;
    txn.set_zxid(zxid.value);
    txn.set_session(request.session());
    txn.set_cxid(request.cxid());
    std::int32_t error = error::ok;
    switch (request.operation()) {
    case Operation::CREATE_SESSION: prepareCreateSession(request, txn); break;
    case Operation::CLOSE_SESSION: prepareCloseSession(request, tree, txn); break;
    case Operation::CREATE:
    case Operation::DELETE:
    case Operation::SET_DATA: error = prepareWrite(request, tree, txn); break;
    default: error = error::unimplemented; break;
    }
    if (error != error::ok) {
        txn.set_kind(wire::Txn::ERROR);
        txn.set_error(error);
    }
    return txn;
}

std::int32_t RequestPreparation::prepareWrite(const wire::Request& request, const DataTree& tree, wire::Txn& txn) {
    if (!isOpen(request.session(), tree)) return error::sessionExpired;
    if (request.data().size() > largestContent) return error::badArguments;
    if (request.operation() == Operation::CREATE) return prepareCreate(request, tree, txn);
    if (!isValidPath(request.path())) return error::badArguments;
    if (request.operation() == Operation::DELETE) return prepareDelete(request, tree, txn);
    return prepareSetData(request, tree, txn);
}

std::int32_t RequestPreparation::prepareCreate(const wire::Request& request, const DataTree& tree, wire::Txn& txn) {
    const Zxid zxid{txn.zxid()};
    // "/a/" is no path, but with the counter of a sequential node it becomes one.
    const bool isRoot = request.path() == "/";
    if (isRoot && !request.sequential()) return error::nodeExists;
    const std::optional<std::string_view> parentPath = isRoot ? "/" : parentOf(request.path());
    if (!parentPath || !isValidPath(*parentPath)) return error::badArguments;
    ChangeRecord parent = recordOf(*parentPath, tree);
    if (!parent.exists) return error::noNode;
    std::string path = request.sequential() ? sequentialName(request.path(), parent.cversion) : request.path();
    if (!isValidPath(path)) return error::badArguments;
    if (recordOf(path, tree).exists) return error::nodeExists;
    if (parent.ephemeralOwner != 0) return error::noChildrenForEphemerals;

    ++parent.cversion;
    ++parent.childCount;
    change(*parentPath, zxid, parent);
    const SessionId owner = request.ephemeral() ? request.session() : 0;
    ChangeRecord node;
    node.exists = true;
    node.ephemeralOwner = owner;
    change(path, zxid, node);
    txn.set_kind(wire::Txn::CREATE);
    txn.set_path(std::move(path));
    txn.set_data(request.data());
    txn.set_ephemeral_owner(owner);
    txn.set_parent_cversion(parent.cversion);
    return error::ok;
}

std::int32_t RequestPreparation::prepareDelete(const wire::Request& request, const DataTree& tree, wire::Txn& txn) {
    const Zxid zxid{txn.zxid()};
    const std::optional<std::string_view> parentPath = parentOf(request.path());
    if (!parentPath) return error::badArguments;
    const ChangeRecord node = recordOf(request.path(), tree);
    if (!node.exists) return error::noNode;
    if (!nextVersion(node.version, request.version())) return error::badVersion;
    if (node.childCount > 0) return error::notEmpty;

    remove(request.path(), zxid, tree);
    txn.set_kind(wire::Txn::DELETE);
    txn.set_path(request.path());
    return error::ok;
}

std::int32_t RequestPreparation::prepareSetData(const wire::Request& request, const DataTree& tree, wire::Txn& txn) {
    ChangeRecord node = recordOf(request.path(), tree);
    if (!node.exists) return error::noNode;
    const std::optional<std::int32_t> version = nextVersion(node.version, request.version());
    if (!version) return error::badVersion;

    node.version = *version;
    change(request.path(), Zxid{txn.zxid()}, node);
    txn.set_kind(wire::Txn::SET_DATA);
    txn.set_path(request.path());
    txn.set_data(request.data());
    txn.set_version(*version);
    return error::ok;
}

void RequestPreparation::prepareCreateSession(const wire::Request& request, wire::Txn& txn) {
    changeSession(request.session(), Zxid{txn.zxid()}, true);
    txn.set_kind(wire::Txn::CREATE_SESSION);
    txn.set_timeout_us(request.timeout_us());
}

void RequestPreparation::prepareCloseSession(const wire::Request& request, const DataTree& tree, wire::Txn& txn) {
    const Zxid zxid{txn.zxid()};
    std::set<std::string> owned = tree.ephemerals(request.session());
    for (const auto& [path, record] : m_records) {
        if (record.exists && record.ephemeralOwner == request.session()) owned.insert(path);
        else owned.erase(path);
    }
    // ZooKeeper leaves the parent's count of children alone here, so that deleting the parent fails until this is applied.
    for (const std::string& path : owned) {
        remove(path, zxid, tree);
        txn.add_paths(path);
    }
    changeSession(request.session(), zxid, false);
    txn.set_kind(wire::Txn::CLOSE_SESSION);
}

bool RequestPreparation::isOpen(SessionId session, const DataTree& tree) const {
    const auto at = m_sessions.find(session);
    return at == m_sessions.end() ? tree.hasSession(session) : at->second.open;
}

RequestPreparation::ChangeRecord RequestPreparation::recordOf(std::string_view path, const DataTree& tree) const {
    const auto at = m_records.find(path);
    if (at != m_records.end()) return at->second;
    const Znode* node = tree.read(path);
    if (!node) return {};
    return {.zxid = {}, .exists = true, .version = node->stat.version, .cversion = node->stat.cversion,
            .childCount = node->stat.numChildren, .ephemeralOwner = node->stat.ephemeralOwner};
}

void RequestPreparation::remove(std::string_view path, Zxid zxid, const DataTree& tree) {
    const std::optional<std::string_view> parentPath = parentOf(path);
    assert(parentPath);
    ChangeRecord parent = recordOf(*parentPath, tree);
    assert(parent.exists && parent.childCount > 0);
    --parent.childCount;
    change(*parentPath, zxid, parent);
    change(path, zxid, {});
}

void RequestPreparation::change(std::string_view path, Zxid zxid, ChangeRecord record) {
    record.zxid = zxid;
    const auto at = m_records.find(path);
    if (at != m_records.end()) at->second = record;
    else m_records.emplace(path, record);
    m_outstanding.push_back({zxid, false, 0, std::string{path}});
}

void RequestPreparation::changeSession(SessionId session, Zxid zxid, bool open) {
    m_sessions[session] = {zxid, open};
    m_outstanding.push_back({zxid, true, session, {}});
}

void RequestPreparation::applied(Zxid zxid) {
    // A record goes with its last change only.
    while (!m_outstanding.empty() && m_outstanding.front().zxid <= zxid) {
        const Outstanding& oldest = m_outstanding.front();
        if (oldest.isSession) {
            const auto at = m_sessions.find(oldest.session);
            if (at != m_sessions.end() && at->second.zxid == oldest.zxid) m_sessions.erase(at);
        } else {
            const auto at = m_records.find(oldest.path);
            if (at != m_records.end() && at->second.zxid == oldest.zxid) m_records.erase(at);
        }
        m_outstanding.pop_front();
    }
}

void RequestPreparation::clear() {
    m_records.clear();
    m_sessions.clear();
    m_outstanding.clear();
}

}  // namespace zabscope::zab
