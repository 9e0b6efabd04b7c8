// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/folk/node_tree.h"

#include "core/protocol/packet.pb.h"

namespace zabscope::folk {
namespace {

using Asked = ::zabscope::wire::ClientRequest;

constexpr std::int32_t noNodeThere = -101;
constexpr std::int32_t badVersion = -103;
constexpr std::int32_t nodeExists = -110;
constexpr std::int32_t unimplemented = -6;

std::string parentOf(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos || slash == 0 ? "/" : path.substr(0, slash);
}

std::string withNumber(const std::string& path, std::size_t number) {
    std::string digits = std::to_string(number);
    return path + std::string(digits.size() < 10 ? 10 - digits.size() : 0, '0') + digits;
}

}  // namespace

const Node* NodeTree::find(const std::string& path) const {
    const auto at = m_nodes.find(path);
    return at == m_nodes.end() ? nullptr : &at->second;
}

std::int32_t NodeTree::prepare(wire::Change& change) const {
    const Node* node = find(change.path());
    switch (change.operation()) {
        case Asked::CREATE:
            if (!find(parentOf(change.path()))) return noNodeThere;
            if (change.sequential()) {
                change.set_path(withNumber(change.path(), m_nodes.size()));
                node = find(change.path());
            }
            if (node) return nodeExists;
            change.set_version(0);
            return 0;
        case Asked::SET_DATA:
            if (!node) return noNodeThere;
            if (change.version() != -1 && change.version() != node->version) return badVersion;
            change.set_version(node->version + 1);
            return 0;
        case Asked::DELETE:
            if (!node || change.path() == "/") return noNodeThere;
            return change.version() != -1 && change.version() != node->version ? badVersion : 0;
        default:
            return unimplemented;
    }
}

void NodeTree::apply(const wire::Change& change, Zxid zxid) {
    if (change.operation() == Asked::DELETE) {
        m_nodes.erase(change.path());
        return;
    }
    Node& node = m_nodes[change.path()];
    if (node.created == Zxid{}) node.created = zxid;
    node.data = change.data();
    node.version = change.version();
    node.changed = zxid;
}

std::uint64_t NodeTree::digest() const {
    std::uint64_t digest = digestOf({});
    for (const auto& [path, node] : m_nodes) {
        digest = digestOf(path, digest);
        digest = digestOf(node.data + '#' + std::to_string(node.version), digest);
    }
    return digest;
}

std::uint64_t digestOf(const std::string& bytes, std::uint64_t before) {
    std::uint64_t digest = before;
    for (const char byte : bytes) digest = (digest ^ static_cast<unsigned char>(byte)) * 1'099'511'628'211U;
    return digest;
}

}  // namespace zabscope::folk
