// SPDX-License-Identifier: GPL-3.0-or-later
// What one would expect of any protocol that elects and replicates, whatever it does inside.
#include <algorithm>
#include <map>
#include <utility>

#include "core/folk/folk_protocol.h"
#include "core/protocol/server_state.h"
#include "core/trace/voter_quorum.h"

namespace zabscope::folk {
namespace {

using server_state::Field;
using server_state::Role;
using Verdict = std::optional<Violation>;

bool leads(const NodeState& node) { return node.up && server_state::roleOf(node.fields) == Role::leading; }

Violation broken(const Scene& scene, NodeId node, const std::string& text) {
    return {node, "event " + std::to_string(scene.event.id) + ": " + text};
}

/// What all of them share: a name, a statement, copies.
template <typename Self>
class Statement : public Invariant {
public:
    std::string_view name() const final { return Self::title; }
    std::string_view statement() const final { return Self::claim; }
    std::unique_ptr<Invariant> clone() const final { return std::make_unique<Self>(static_cast<const Self&>(*this)); }
};

class OneLeader final : public Statement<OneLeader> {
public:
    static constexpr std::string_view title = "OneLeader";
    static constexpr std::string_view claim = "No two servers lead at the same time.";

    Verdict judge(const Scene& scene) final {
        const auto* change = std::get_if<Changed>(&scene.event.what);
        if (!change || !isServer(change->node)) return {};
        const bool begins = std::any_of(change->fields.begin(), change->fields.end(), [](const FieldChange& field) {
            return field.field == Field::role && field.value == static_cast<std::int64_t>(Role::leading);
        });
        if (!begins) return {};
        for (const NodeState& other : scene.state.servers()) {
            if (other.node == change->node || !leads(other)) continue;
            return broken(
                scene, change->node,
                "server " + nodeName(change->node) + " leads, while server " + nodeName(other.node) + " leads, too");
        }
        return {};
    }
};

class LeaderInTime final : public Statement<LeaderInTime> {
public:
    static constexpr std::string_view title = "LeaderInTime";
    static constexpr std::string_view claim =
        "While a majority of the voters is up, there is a leader within initLimit.";
    bool isLiveness() const final { return true; }

    Verdict judge(const Scene& scene) final {
        const auto servers = scene.state.servers();
        const bool led = std::any_of(servers.begin(), servers.end(), leads);
        const bool majority = containsQuorum(scene.ensemble, [&](NodeId sid) {
            const NodeState* node = scene.state.find(sid);
            return node && node->up && !node->frozen;
        });
        if (led || !majority) {
            m_since = never;
            m_reported = false;
            return {};
        }
        m_since = std::min(m_since, scene.event.at);
        const Duration limit = scene.ensemble.tickTime * scene.ensemble.initLimit;
        if (m_reported || scene.event.at - m_since <= limit) return {};
        m_reported = true;
        return broken(scene, noNode,
                      "a majority has been up without a leader since " + toSeconds(m_since) +
                          ", which is longer than " + toText(limit));
    }

private:
    Instant m_since = never;
    bool m_reported = false;
};

class OneWriteAZxid final : public Statement<OneWriteAZxid> {
public:
    static constexpr std::string_view title = "OneWriteAZxid";
    static constexpr std::string_view claim = "No two servers have different writes under one zxid.";

    Verdict judge(const Scene& scene) final {
        const auto* wrote = std::get_if<Wrote>(&scene.event.what);
        if (!wrote || wrote->meaning != Write::Meaning::transaction) return {};
        const auto [known, isFirst] = m_writes.emplace(wrote->zxid, std::pair{wrote->digest, wrote->node});
        if (isFirst || known->second.first == wrote->digest) return {};
        return broken(scene, wrote->node,
                      "server " + nodeName(wrote->node) + " has another write " + toHex(wrote->zxid) + " than server " +
                          nodeName(known->second.second));
    }

private:
    std::map<Zxid, std::pair<std::uint64_t, NodeId>> m_writes;  ///< digest, and who had it first
};

class WritesAreKept final : public Statement<WritesAreKept> {
public:
    static constexpr std::string_view title = "WritesAreKept";
    static constexpr std::string_view claim =
        "Whoever begins to lead has every write that a leader before it has called done.";

    Verdict judge(const Scene& scene) final {
        const auto* change = std::get_if<Changed>(&scene.event.what);
        if (!change || !isServer(change->node)) return {};
        const NodeState& node = *scene.state.find(change->node);
        if (!leads(node)) return {};
        Verdict verdict;
        for (const FieldChange& field : change->fields) {
            const bool begins = field.field == Field::role;
            if (begins && !verdict) verdict = firstLost(scene, node);
            if (field.field == Field::lastCommitted) addDone(scene, node, Zxid{field.value});
        }
        return verdict;
    }

private:
    /// The leader's newest write with that zxid is done.
    void addDone(const Scene& scene, const NodeState& node, Zxid zxid) {
        const HistoryTip tip = scene.histories.cutBack(node.node, node.written, zxid);
        if (tip.index == HistoryTip::none) return;
        const HistoryEntry& entry = scene.histories.entry(node.node, tip);
        if (entry.zxid == zxid) m_done[{zxid, entry.digest}] = node.node;
    }
    Verdict firstLost(const Scene& scene, const NodeState& node) {
        std::map<std::pair<Zxid, std::uint64_t>, bool> own;
        for (const HistoryEntry& entry : scene.histories.list(node.node, node.written))
            own[{entry.zxid, entry.digest}] = true;
        for (const auto& [write, leader] : m_done) {
            if (own.contains(write) || m_reported[write]) continue;
            m_reported[write] = true;
            return broken(scene, node.node,
                          "server " + nodeName(node.node) + " leads without write " + toHex(write.first) +
                              ", which leader " + nodeName(leader) + " had called done");
        }
        return {};
    }

    std::map<std::pair<Zxid, std::uint64_t>, NodeId> m_done;  ///< zxid and digest; by which leader
    std::map<std::pair<Zxid, std::uint64_t>, bool> m_reported;
};

}  // namespace

Invariants makeInvariants(const Ensemble&) {
    Invariants list;
    list.push_back(std::make_unique<LeaderInTime>());
    list.push_back(std::make_unique<OneLeader>());
    list.push_back(std::make_unique<OneWriteAZxid>());
    list.push_back(std::make_unique<WritesAreKept>());
    return list;
}

}  // namespace zabscope::folk
