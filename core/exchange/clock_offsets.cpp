// SPDX-License-Identifier: GPL-3.0-or-later
/// Every vote bounds the difference of two clocks from one side. Clocks are set one after the other, the best bounded
/// first, each as near to what it says as its bounds allow.
#include "core/exchange/clock_offsets.h"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <tuple>

namespace zabscope {
namespace {

using Node = std::pair<std::size_t, std::uint16_t>;  // index of the log, span

/// Threads write their lines late when a machine is busy.
constexpr std::int64_t slack = 10'000;
constexpr std::int64_t unbounded = std::numeric_limits<std::int64_t>::max() / 4;

struct Interval {
    std::int64_t least = -unbounded;
    std::int64_t most = unbounded;
    std::uint64_t votes = 0;
    bool bounded() const { return least > -unbounded && most < unbounded; }
    std::int64_t width() const { return bounded() ? most - least : unbounded; }
};

/// What a vote is known by. Of a settled server's vote only leader and round stay the same.
using Key = std::tuple<zab::Role, std::int64_t, std::int64_t, std::int64_t, std::int64_t>;

Key keyOf(zab::Role state, const zab::Vote& vote, std::int64_t round) {
    const bool looks = state == zab::Role::looking;
    return {state, round, vote.sid, looks ? vote.zxid.value : 0, looks ? vote.epoch : 0};
}

class Clocks {
public:
    Clocks(std::vector<ServerLog>& logs, const std::vector<std::vector<VoteMoment>>& moments)
        : m_logs(logs), m_moments(moments) {}

    std::vector<ClockOffset> run() {
        for (std::size_t i = 0; i < m_logs.size(); ++i) indexSent(i);
        for (std::size_t i = 0; i < m_logs.size(); ++i) compareReceived(i);
        while (std::optional<Node> next = bestBounded()) set(*next);
        center();
        apply();
        return std::move(m_offsets);
    }

private:
    struct Place {
        Node node;
        std::int64_t at = 0;
        bool ambiguous = false;
    };

    void indexSent(std::size_t log) {
        for (const VoteMoment& moment : m_moments[log]) {
            if (!moment.known || moment.round == 0) continue;
            const Place place{{log, m_logs[log].spanOf[moment.earliest]}, m_logs[log].facts[moment.earliest].at, false};
            const auto [known, fresh] = m_sent[log].emplace(keyOf(moment.state, moment.vote, moment.round), place);
            // The same vote twice, as after a restart: the earlier one is a bound still, if one clock tells both.
            if (!fresh && known->second.node != place.node) known->second.ambiguous = true;
        }
        for (std::uint16_t span = 0; span < m_logs[log].spans.size(); ++span) m_corrections[{log, span}] = std::nullopt;
    }

    void compareReceived(std::size_t log) {
        std::map<NodeId, std::size_t> indexOf;
        for (std::size_t i = 0; i < m_logs.size(); ++i) indexOf[m_logs[i].sid] = i;
        for (std::size_t i = 0; i < m_logs[log].facts.size(); ++i) {
            const LogFact& fact = m_logs[log].facts[i];
            if (fact.kind != FactKind::notified || fact.sid == m_logs[log].sid) continue;
            const auto sender = indexOf.find(fact.sid);
            if (sender == indexOf.end()) continue;
            const auto& sent = m_sent[sender->second];
            const auto place = sent.find(keyOf(fact.state, fact.vote, fact.round));
            if (place == sent.end() || place->second.ambiguous) continue;
            bound(place->second.node, {log, m_logs[log].spanOf[i]}, fact.at - place->second.at);
        }
    }
    /// Correction of the sender minus that of the receiver is at most `flight`.
    void bound(Node sender, Node receiver, std::int64_t flight) {
        if (sender == receiver) return;
        Interval& there = m_bounds[sender][receiver];
        there.most = std::min(there.most, flight);
        ++there.votes;
        Interval& back = m_bounds[receiver][sender];
        back.least = std::max(back.least, -flight);
        ++back.votes;
    }

    /// What the clocks that are set allow for this one.
    Interval allowed(Node node) const {
        Interval all;
        const auto bounds = m_bounds.find(node);
        if (bounds == m_bounds.end()) return all;
        for (const auto& [neighbour, interval] : bounds->second) {
            const auto& other = m_corrections.at(neighbour);
            if (!other) continue;
            if (interval.least > -unbounded) all.least = std::max(all.least, *other + interval.least);
            if (interval.most < unbounded) all.most = std::min(all.most, *other + interval.most);
            all.votes += interval.votes;
        }
        return all;
    }
    std::uint64_t votesOf(Node node) const {
        std::uint64_t votes = 0;
        if (const auto bounds = m_bounds.find(node); bounds != m_bounds.end()) {
            for (const auto& [neighbour, interval] : bounds->second) votes += interval.votes;
        }
        return votes;
    }
    std::optional<Node> bestBounded() const {
        std::optional<Node> best;
        std::tuple<std::int64_t, std::uint64_t> rank{};
        for (const auto& [node, correction] : m_corrections) {
            if (correction) continue;
            // The narrowest interval first; where nothing is set yet, the one with the most votes.
            const std::tuple<std::int64_t, std::uint64_t> mine{allowed(node).width(), UINT64_MAX - votesOf(node)};
            if (best && !(mine < rank)) continue;
            best = node;
            rank = mine;
        }
        return best;
    }

    void set(Node node) {
        const Interval all = allowed(node);
        // Without a sign to the contrary a clock goes on as it went before.
        std::int64_t wanted = 0;
        if (node.second > 0)
            wanted = m_corrections.at({node.first, static_cast<std::uint16_t>(node.second - 1)}).value_or(0);
        if (wanted < all.least - slack || wanted > all.most + slack) {
            if (all.bounded())
                wanted = all.least + (all.most - all.least) / 2;
            else
                wanted = wanted < all.least ? all.least : all.most;
        }
        m_corrections[node] = wanted;
        m_found[node] = all;
    }

    /// Most clocks are right: what most would be corrected by, is nobody's fault but that of the one compared with.
    void center() {
        std::vector<std::int64_t> all;
        for (const auto& [node, correction] : m_corrections) {
            if (node.second == 0) all.push_back(correction.value_or(0));
        }
        if (all.empty()) return;
        const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
        std::nth_element(all.begin(), middle, all.end());
        const std::int64_t common = *middle;
        if (std::count(all.begin(), all.end(), 0) * 2 >= static_cast<std::ptrdiff_t>(all.size()) + 1) return;
        for (auto& [node, correction] : m_corrections) {
            correction = correction.value_or(0) - common;
            Interval& found = m_found[node];
            if (found.least > -unbounded) found.least -= common;
            if (found.most < unbounded) found.most -= common;
        }
    }

    void apply() {
        for (auto& [node, correction] : m_corrections) {
            const std::int64_t shift = correction.value_or(0);
            const Interval all = m_found[node];
            ServerLog& log = m_logs[node.first];
            log.spans[node.second].shift += shift;
            m_offsets.push_back({log.sid, node.second, -shift, -all.most, -all.least, all.bounded(), votesOf(node)});
        }
        for (std::size_t log = 0; log < m_logs.size(); ++log) {
            ServerLog& server = m_logs[log];
            for (std::size_t i = 0; i < server.facts.size(); ++i)
                server.facts[i].at += m_corrections[{log, server.spanOf[i]}].value_or(0);
            findLives(server);
        }
    }

    std::vector<ServerLog>& m_logs;
    const std::vector<std::vector<VoteMoment>>& m_moments;
    std::map<std::size_t, std::map<Key, Place>> m_sent;
    std::map<Node, std::map<Node, Interval>> m_bounds;
    std::map<Node, std::optional<std::int64_t>> m_corrections;
    std::map<Node, Interval> m_found;
    std::vector<ClockOffset> m_offsets;
};

}  // namespace

std::vector<ClockOffset> correctClocks(std::vector<ServerLog>& logs,
                                       const std::vector<std::vector<VoteMoment>>& moments) {
    return Clocks(logs, moments).run();
}

}  // namespace zabscope
