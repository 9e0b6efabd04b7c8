// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/condition_facts.h"

#include <algorithm>
#include <cassert>

#include "core/trace/target.h"
#include "core/trace/voter_quorum.h"
#include "core/zab/message_text.h"

namespace zabscope::condition {
namespace {

template <typename T, std::size_t I = 0>
constexpr std::size_t kindOf() {
    if constexpr (std::is_same_v<T, std::variant_alternative_t<I, What>>) {
        return I;
    } else {
        return kindOf<T, I + 1>();
    }
}

template <typename... Ts>
Interest in() {
    Interest interest;
    (interest.kinds.set(kindOf<Ts>()), ...);
    return interest;
}

Interest inFields(std::initializer_list<std::uint16_t> fields) {
    Interest interest = in<Changed, Born, Died>();
    for (const std::uint16_t field : fields) interest.fields.set(field);
    return interest;
}

Interest inTargets(const Targets& targets, std::uint16_t field) {
    Interest interest = inFields({field});
    const bool named =
        std::all_of(targets.begin(), targets.end(), [](const Target& t) { return t.who == Target::Who::sid; });
    if (!named) interest.add(inFields({zab::role, zab::phase, zab::establishedEpoch}));
    return interest;
}

std::uint16_t fieldOf(Progress progress) {
    switch (progress) {
        case Progress::committed:
            return zab::lastCommitted;
        case Progress::applied:
            return zab::lastProcessed;
        case Progress::logged:
            return zab::lastLogged;
        case Progress::flushed:
            return zab::lastFlushed;
    }
    assert(false);
    return 0;
}

struct InterestOf {
    Interest operator()(const LeaderIs&) const { return inFields({zab::role, zab::phase, zab::establishedEpoch}); }
    Interest operator()(const ServerIs&) const {
        Interest interest = inFields({zab::role, zab::serving});
        interest.add(in<Froze, Thawed>());
        return interest;
    }
    Interest operator()(const EpochIs&) const { return inFields({zab::role, zab::phase, zab::establishedEpoch}); }
    Interest operator()(const Reached& reached) const { return inTargets(reached.servers, fieldOf(reached.progress)); }
    Interest operator()(const FieldIs& is) const { return inTargets({is.server}, is.field); }
    Interest operator()(const SameTree& same) const { return inTargets(same.servers, zab::treeDigest); }
    Interest operator()(const LinkIsCut&) const { return in<LinkChanged>(); }
    Interest operator()(const AreConnected&) const { return in<Connected, ConnectFailed, Closing, ClosingNoticed>(); }
    Interest operator()(const Idle&) const { return in<Sent, Delivered, Lost>(); }
    Interest operator()(const Happening& happening) const { return std::visit(*this, happening); }
    Interest operator()(const MessageWas& was) const {
        // What is delivered or lost is known from when it was sent.
        switch (was.journey) {
            case Journey::sent:
                return in<Sent>();
            case Journey::delivered:
                return in<Delivered>();
            case Journey::lost:
                return in<Lost>();
        }
        assert(false);
        return {};
    }
    Interest operator()(const ServerWas& was) const {
        switch (was.fate) {
            case Fate::started:
                return in<Born>();
            case Fate::killed:
            case Fate::poweredOff:
            case Fate::exited:
                return in<Died>();
            case Fate::froze:
                return in<Froze>();
            case Fate::thawed:
                return in<Thawed>();
            case Fate::truncated:
            case Fate::snapshotTaken:
            case Fate::snapshotReceived:
                return in<Wrote>();
        }
        assert(false);
        return {};
    }
    Interest operator()(const WasSynced&) const { return inChanged(zab::syncMode); }
    Interest operator()(const FieldChanged& was) const { return inChanged(was.field); }
    Interest operator()(const WasViolated&) const { return in<Violated>(); }
    Interest operator()(const WasNoted&) const { return in<Noted>(); }
    Interest operator()(const WasCommanded&) const { return in<Commanded>(); }
    Interest operator()(const All&) const { return {}; }
    Interest operator()(const Any&) const { return {}; }
    Interest operator()(const Not&) const { return {}; }
    Interest operator()(const ForAtLeast&) const { return {}; }
    Interest operator()(const Never&) const { return {}; }
    Interest operator()(const Count& count) const { return (*this)(count.happening); }

    static Interest inChanged(std::uint16_t field) {
        Interest interest = in<Changed>();
        interest.fields.set(field);
        return interest;
    }
};

// ---- state ----

const NodeState* living(const ClusterState& state, NodeId server) {
    const NodeState* node = state.find(server);
    return node && node->up ? node : nullptr;
}

struct HoldsNow {
    const Surroundings& around;

    bool operator()(const LeaderIs& is) const {
        if (is.who == noNode) return leaderIn(around.state) != noNode;
        const NodeState* server = around.state.find(is.who);
        return server && isEstablishedLeader(*server);
    }
    bool operator()(const ServerIs& is) const {
        const NodeState* server = living(around.state, is.server);
        if (is.being == Being::down) return !server;
        if (!server) return false;
        const zab::Role role = zab::roleOf(server->fields);
        switch (is.being) {
            case Being::leads:
                return role == zab::Role::leading;
            case Being::follows:
                return role == zab::Role::following;
            case Being::observes:
                return role == zab::Role::observing;
            case Being::looks:
                return role == zab::Role::looking;
            case Being::up:
                return true;
            case Being::down:
                return false;
            case Being::frozen:
                return server->frozen;
            case Being::serves:
                return server->fields.scalar(zab::serving) != 0;
        }
        assert(false);
        return false;
    }
    bool operator()(const EpochIs& is) const {
        const auto servers = around.state.servers();
        return std::any_of(servers.begin(), servers.end(), [&](const NodeState& server) {
            return isEstablishedLeader(server) &&
                   compare(server.fields.scalar(zab::establishedEpoch), is.sign, is.epoch);
        });
    }
    bool operator()(const Reached& reached) const {
        const auto has = [&](NodeId sid) {
            const NodeState* server = living(around.state, sid);
            return server && server->fields.scalar(fieldOf(reached.progress)) >= reached.zxid.value;
        };
        if (reached.quorum) return containsQuorum(around.ensemble, has);
        return ofEach(reached.servers, has);
    }
    bool operator()(const FieldIs& is) const {
        return ofEach({is.server}, [&](NodeId sid) {
            const NodeState* server = living(around.state, sid);
            if (!server) return false;
            if (is.field < PeerState::firstTable) return compare(server->fields.scalar(is.field), is.sign, is.value);
            const std::optional<std::int64_t> cell = server->fields.cell(is.field, is.row);
            return cell && compare(*cell, is.sign, is.value);
        });
    }
    bool operator()(const SameTree& same) const {
        std::optional<std::int64_t> digest;
        return ofEach(same.servers, [&](NodeId sid) {
            const NodeState* server = living(around.state, sid);
            if (!server) return false;
            if (!digest) digest = server->fields.scalar(zab::treeDigest);
            return server->fields.scalar(zab::treeDigest) == *digest;
        });
    }
    bool operator()(const LinkIsCut& link) const {
        return around.state.isCut(link.from, link.to) && (link.oneWay || around.state.isCut(link.to, link.from));
    }
    bool operator()(const AreConnected& are) const {
        const auto connections = around.state.connections();
        return std::any_of(connections.begin(), connections.end(), [&](const ConnectionState& c) {
            const bool theirs = (c.from == are.one && c.to == are.other) || (c.from == are.other && c.to == are.one);
            return theirs && c.openAtFrom && c.openAtTo && !c.closing && (!are.port || *are.port == c.port);
        });
    }
    bool operator()(const Idle&) const {
        return std::all_of(around.flights.begin(), around.flights.end(), [](const auto& flight) {
            return flight.second.kind == static_cast<std::uint8_t>(zab::MessageKind::ping);
        });
    }
    template <typename Other>
    bool operator()(const Other&) const {
        assert(false);
        return false;
    }

private:
    template <typename Holds>
    bool ofEach(const Targets& targets, Holds holds) const {
        const std::vector<NodeId> meant = resolve(targets, around.ensemble, around.state);
        return !meant.empty() && std::all_of(meant.begin(), meant.end(), holds);
    }
};

}  // namespace

bool Interest::includes(const What& what) const {
    if (!kinds.test(what.index())) return false;
    const auto* changed = std::get_if<Changed>(&what);
    return !changed || std::any_of(changed->fields.begin(), changed->fields.end(),
                                   [&](const FieldChange& c) { return fields.test(c.field); });
}

void Interest::add(const Interest& other) {
    kinds |= other.kinds;
    fields |= other.fields;
}

Interest interestOf(const ConditionNode& node) { return std::visit(InterestOf{}, node.what); }

bool followsMessages(const ConditionNode& node) {
    if (std::holds_alternative<Idle>(node.what)) return true;
    const auto* happening = std::get_if<Happening>(&node.what);
    if (const auto* count = std::get_if<Count>(&node.what)) happening = &count->happening;
    const auto* was = happening ? std::get_if<MessageWas>(happening) : nullptr;
    return was && was->journey != Journey::sent;
}

bool holdsNow(const ConditionNode& node, const Surroundings& around) { return std::visit(HoldsNow{around}, node.what); }

}  // namespace zabscope::condition
