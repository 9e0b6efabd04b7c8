// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/capture_cast.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "core/zab/zab.pb.h"

namespace zabscope {
namespace {

using Ip = std::array<std::uint8_t, 16>;

NodeId asServer(std::int64_t sid) { return sid > 0 && sid <= largestSid ? static_cast<NodeId>(sid) : noNode; }

/// A server's place, and for which of its ports.
struct Listening {
    NodeId sid = noNode;
    Port port{};
};

/// What a table says of something that must be unique to say anything.
template <typename Key>
class Unique {
public:
    void add(const Key& key, Listening what) {
        const auto [at, fresh] = m_known.try_emplace(key, what);
        if (!fresh && (at->second.sid != what.sid || at->second.port != what.port)) at->second.sid = noNode;
    }
    Listening find(const Key& key) const {
        const auto at = m_known.find(key);
        return at == m_known.end() ? Listening{} : at->second;
    }

private:
    std::map<Key, Listening> m_known;
};

class Casting {
public:
    explicit Casting(const Capture& capture) : m_capture(capture) {
        for (auto text = capture.configurations.rbegin(); text != capture.configurations.rend() && !m_read; ++text)
            m_read = readConfiguration(*text);
        if (m_read) readAddresses(m_read->addresses);
        for (const CapturedConnection& connection : capture.connections) {
            const NodeId sid = asServer(connection.openerSid);
            if (sid == noNode) continue;
            m_hosts.add(connection.ends[0].ip, {sid, Port::election});
            readIntroduction(sid, connection.openerAddress);
        }
        readVotes();
    }

    CaptureCast cast() const {
        CaptureCast cast;
        if (m_read) cast.ensemble = m_read->ensemble;
        cast.configured = m_read.has_value();
        std::set<NodeId> seen;
        for (const CapturedConnection& connection : m_capture.connections) {
            cast.connections.push_back(endsOf(connection));
            const auto& ends = cast.connections.back();
            if (ends.known())
                seen.insert(ends.ends.begin(), ends.ends.end());
            else
                ++(connection.speech == Speech::unknown ? cast.attempts : cast.nameless);
        }
        for (const NodeId sid : seen) {
            if (cast.ensemble.find(sid)) continue;
            auto& members = cast.ensemble.members;
            const auto place =
                std::find_if(members.begin(), members.end(), [&](const Member& m) { return m.sid > sid; });
            members.insert(place, Member{sid});
        }
        return cast;
    }

private:
    void listens(NodeId sid, Port port, const std::string& host, std::uint16_t number) {
        m_places.add({host, number}, {sid, port});
        m_ports.add(number, {sid, port});
    }
    void readAddresses(const ServerAddresses& addresses) {
        for (const auto& [sid, address] : addresses) {
            listens(sid, Port::quorum, address.host, address.quorumPort);
            listens(sid, Port::election, address.host, address.electionPort);
        }
    }
    void readIntroduction(NodeId sid, const std::string& address) {
        const std::size_t colon = address.rfind(':');
        if (colon == std::string::npos || address.size() - colon > 6) return;
        const std::string digits = address.substr(colon + 1);
        if (digits.empty() || digits.find_first_not_of("0123456789") != std::string::npos) return;
        const int port = std::stoi(digits);
        if (port <= 0xffff) listens(sid, Port::election, address.substr(0, colon), static_cast<std::uint16_t>(port));
    }

    /// Whom a learner connects to it has voted for: that is how a leader is known where no configuration was captured.
    void readVotes() {
        std::map<NodeId, NodeId> votes;
        std::vector<CaptureCast::Connection> ends;
        for (const CapturedConnection& connection : m_capture.connections) ends.push_back(endsOf(connection));
        for (const CaptureFact& fact : m_capture.facts) {
            if (fact.kind != CaptureFact::Kind::says) continue;
            const CapturedMessage& message = m_capture.messages[fact.message];
            const CaptureCast::Connection& line = ends[fact.connection];
            const NodeId speaker = line.ends[fact.side];
            zab::wire::ElectionMessage election;
            if (message.kind == zab::MessageKind::notification && election.ParseFromString(message.bytes)) {
                votes[speaker] = asServer(election.notification().leader());
            } else if (message.kind == zab::MessageKind::followerInfo && line.ends[1] == noNode &&
                       votes.contains(speaker)) {
                const Address& there = m_capture.connections[fact.connection].ends[1];
                m_places.add({hostText(there), there.port}, {votes[speaker], Port::quorum});
            }
        }
    }

    CaptureCast::Connection endsOf(const CapturedConnection& connection) const {
        CaptureCast::Connection result;
        NodeId opener = asServer(connection.openerSid);
        if (opener == noNode) opener = m_hosts.find(connection.ends[0].ip).sid;
        const Address& there = connection.ends[1];
        Listening listener = m_places.find({hostText(there), there.port});
        const Listening byPort = m_ports.find(there.port);
        const NodeId byHost = m_hosts.find(there.ip).sid;
        if (connection.speech == Speech::unknown) {
            // Nobody said anything: only a port that is known to be one of theirs makes it one of theirs.
            if (listener.sid == noNode && byPort.sid != noNode && (byHost == byPort.sid || byHost == noNode))
                listener = byPort;
            if (listener.sid == noNode) return result;
            result.port = listener.port;
        } else {
            result.port = connection.speech == Speech::election ? Port::election : Port::quorum;
            if (listener.sid == noNode) listener.sid = byHost;
            if (listener.sid == noNode && byPort.port == result.port) listener.sid = byPort.sid;
        }
        result.ends = {opener, listener.sid};
        return result;
    }

    const Capture& m_capture;
    std::optional<ReadConfiguration> m_read;
    Unique<std::pair<std::string, std::uint16_t>> m_places;
    Unique<std::uint16_t> m_ports;
    Unique<Ip> m_hosts;
};

}  // namespace

CaptureCast castOf(const Capture& capture) { return Casting(capture).cast(); }

}  // namespace zabscope
