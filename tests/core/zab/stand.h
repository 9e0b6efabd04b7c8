// SPDX-License-Identifier: GPL-3.0-or-later
/// A test stand for one server: gives it one input at a time, writes down what it wants done, and keeps the book of its
/// connections, alarms and flushes as the simulator would. What the simulator forbids is an error here, too.
#pragma once

#include <QString>
#include <QStringList>

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

#include "core/protocol/packet.pb.h"
#include "core/zab/store.h"
#include "core/zab/zab.pb.h"
#include "core/zab/zab_peer.h"

namespace zabscope::zab {

/// What a notification says, in the order of the log line: state, leader, round, epoch, zxid.
struct Said {
    Role state = Role::looking;
    std::int64_t leader = 0;
    std::int64_t round = 1;
    std::int64_t epoch = 0;
    Zxid zxid;
};
inline Said looking(std::int64_t leader, std::int64_t round = 1, std::int64_t epoch = 0, Zxid zxid = {}) {
    return {Role::looking, leader, round, epoch, zxid};
}
inline Said following(std::int64_t leader, std::int64_t round, std::int64_t epoch, Zxid zxid = {}) {
    return {Role::following, leader, round, epoch, zxid};
}
inline Said leading(std::int64_t leader, std::int64_t round, std::int64_t epoch, Zxid zxid = {}) {
    return {Role::leading, leader, round, epoch, zxid};
}

/// The line of the record for a notification that was sent.
inline QString told(NodeId to, const Said& said) {
    const std::string vote = said.leader == INT64_MIN ? "no vote"
                                                      : "leader " + std::to_string(said.leader) + " epoch " +
                                                            std::to_string(said.epoch) + " zxid " + toHex(said.zxid);
    const std::string text = std::to_string(to) + ": NOTIFICATION " + vote + " round " + std::to_string(said.round) + " " +
                             std::string{roleName(said.state)};
    return QString::fromStdString(text);
}

inline Ensemble voters(NodeId count, std::initializer_list<const char*> variants = {}) {
    Ensemble ensemble;
    for (NodeId sid = 1; sid <= count; ++sid) ensemble.members.push_back({.sid = sid});
    ensemble.variants.insert(variants.begin(), variants.end());
    return ensemble;
}
/// The voters 1..count and one observer above them.
inline Ensemble votersAndObserver(NodeId count) {
    Ensemble ensemble = voters(count);
    ensemble.members.push_back({.sid = count + 1, .observer = true});
    return ensemble;
}

/// A disk whose history ends with `last`, in a snapshot, and whose epochs are both `epoch`.
inline DiskImage diskAt(std::int64_t epoch, Zxid last) {
    DiskImage disk;
    const auto file = [&](FileKind kind, std::int64_t number, const google::protobuf::MessageLite& message) {
        disk.files[{static_cast<std::uint16_t>(kind), number}].push_back({makeBlob(message.SerializeAsString()), last});
    };
    wire::Snapshot snapshot;
    DataTree{}.serialize(snapshot);
    snapshot.set_zxid(last.value);
    file(FileKind::snapshot, last.value, snapshot);
    wire::EpochFile words;
    words.set_epoch(epoch);
    file(FileKind::acceptedEpoch, 0, words);
    file(FileKind::currentEpoch, 0, words);
    return disk;
}

class Stand {
public:
    explicit Stand(NodeId sid, Ensemble ensemble = voters(3), DiskImage disk = {})
        : m_sid(sid),
          m_disk(std::make_shared<DiskImage>(std::move(disk))),
          m_peer(std::make_unique<ZabPeer>(sid, std::make_shared<const Ensemble>(std::move(ensemble)))) {}

    /// Gives the server its first input and answers the writes of its birth.
    Stand& start() {
        give(Started{m_disk, 1, 1});
        const Record born = record;
        flushAll();
        record = born;
        return *this;
    }

    // ---- what the server did in the last step ----
    struct Record {
        QStringList sent;    ///< "2: NOTIFICATION leader 3 epoch 0 zxid 0x0 round 1 LOOKING", clients as "c1: ..."
        QStringList opened;  ///< "2 election": Connect
        QStringList closed;  ///< "2": Close
        QStringList notes;   ///< sentences with their values
        friend bool operator==(const Record&, const Record&) = default;
    } record;

    bool exited() const { return m_exited; }
    std::int64_t field(Field which) const { return m_peer->published().state().scalar(which); }
    /// A cell of a table, -1 if it is not there.
    std::int64_t cell(Field table, NodeId row) const { return m_peer->published().state().cell(table, row).value_or(-1); }
    Role role() const { return roleOf(m_peer->published().state()); }
    /// Time until an alarm rings, in milliseconds; -1: it is not set.
    std::int64_t alarm(Alarm which) const {
        const auto found = m_alarms.find(static_cast<AlarmId>(which));
        return found == m_alarms.end() ? -1 : (found->second - m_now) / milliseconds(1);
    }
    bool listens(Port port) const { return m_listening.contains(port); }
    bool isOpen(ConnectionId connection) const {
        const auto found = m_connections.find(connection);
        return found != m_connections.end() && found->second.open;
    }
    /// Its youngest connection (or attempt) with a node at a port; none if there is none.
    ConnectionId connectionTo(NodeId node, Port port = Port::election) const {
        ConnectionId youngest = ConnectionId::none;
        std::size_t born = 0;
        for (const auto& [id, connection] : m_connections) {
            if (connection.node != node || connection.port != port || connection.born < born) continue;
            youngest = id;
            born = connection.born;
        }
        return youngest;
    }
    std::vector<ConnectionId> connections() const {
        std::vector<ConnectionId> ids;
        for (const auto& [id, connection] : m_connections) ids.push_back(id);
        return ids;
    }
    Port portOf(ConnectionId connection) const { return m_connections.at(connection).port; }

    // ---- inputs ----
    void pass(Duration duration) { m_now += duration; }
    void ring(Alarm which) {
        const auto found = m_alarms.find(static_cast<AlarmId>(which));
        if (found == m_alarms.end()) throw std::runtime_error("this alarm is not set");
        m_now = std::max(m_now, found->second);
        m_alarms.erase(found);
        give(AlarmRang{static_cast<AlarmId>(which)});
    }
    /// While true nothing that was sent leaves the machine: ConnectionWritable is withheld.
    bool congested = false;
    void writable(ConnectionId connection) { give(ConnectionWritable{connection}); }

    /// Somebody connects to one of its ports. Nothing is said yet.
    ConnectionId knock(NodeId from, Port port) {
        const ConnectionId id = makeConnectionId(from, 9, ++m_knocks);
        m_connections[id] = {from, port, true, ++m_births};
        give(ConnectionOpened{id, port, true});
        return id;
    }
    /// A server connects to its election port and says who it is.
    ConnectionId call(NodeId from) {
        const ConnectionId id = knock(from, Port::election);
        const Record before = record;
        wire::ElectionMessage message;
        message.mutable_hello()->set_sid(from);
        say(id, message);
        record = joined(before, record);
        return id;
    }
    /// Its own attempt to connect succeeds.
    void accept(ConnectionId id) {
        Connection& connection = m_connections.at(id);
        connection.open = true;
        give(ConnectionOpened{id, connection.port, false});
    }
    void refuse(ConnectionId id) {
        m_connections.erase(id);
        give(ConnectionFailed{id, true});
    }
    /// The other end closes.
    void hangUp(ConnectionId id) {
        m_connections.erase(id);
        give(ConnectionClosed{id});
    }
    void hangUp(NodeId node, Port port = Port::election) { hangUp(connectionTo(node, port)); }

    /// Sees to an election connection with a server: the larger of the two opens it.
    void meet(NodeId other) {
        const ConnectionId attempt = connectionTo(other);
        if (other > m_sid) {
            call(other);
        } else if (attempt != ConnectionId::none && !isOpen(attempt)) {
            accept(attempt);
        } else {
            throw std::runtime_error("it does not call that server");
        }
    }
    void say(ConnectionId id, const google::protobuf::MessageLite& message) { bytes(id, message.SerializeAsString()); }
    void bytes(ConnectionId id, const std::string& text) {
        if (isOpen(id)) give(MessageArrived{id, text});
    }
    /// A notification comes from a server it has met.
    void hear(NodeId from, const Said& said) {
        wire::ElectionMessage message;
        wire::Notification& words = *message.mutable_notification();
        words.set_state(static_cast<wire::ServerState>(said.state));
        words.set_leader(said.leader);
        words.set_zxid(said.zxid.value);
        words.set_round(said.round);
        words.set_peer_epoch(said.epoch);
        if (!isOpen(connectionTo(from))) throw std::runtime_error("there is no connection to hear it on");
        say(connectionTo(from), message);
    }
    void packet(NodeId from, wire::QuorumPacket::Type type, Zxid zxid = {}) {
        say(connectionTo(from, Port::quorum), packetOf(type, zxid));
    }

    /// A follower's way from the end of the election to service: epoch 1, nothing to synchronize.
    void followUntilUpToDate(NodeId leader) {
        accept(connectionTo(leader, Port::quorum));
        packet(leader, PacketType::LEADERINFO, Zxid::of(1, 0));
        flushAll();
        packet(leader, PacketType::DIFF);
        packet(leader, PacketType::NEWLEADER, Zxid::of(1, 0));
        flushAll();
        packet(leader, PacketType::UPTODATE);
        flushAll();
    }

    /// Answers every write and flush that waits, and those that follow from the answers; the record is of all of it.
    void flushAll() {
        Record all;
        while (!m_diskWaits.empty()) {
            const Input answer = m_diskWaits.front();
            m_diskWaits.erase(m_diskWaits.begin());
            give(answer);
            all = joined(all, record);
        }
        record = all;
    }

    void give(const Input& input) {
        record = {};
        raw(input);
        while (!congested && !m_leaving.empty()) {
            const ConnectionId connection = m_leaving.front();
            m_leaving.erase(m_leaving.begin());
            if (isOpen(connection)) raw(ConnectionWritable{connection});
        }
    }

private:
    struct Connection {
        NodeId node = noNode;
        Port port{};
        bool open = false;
        std::size_t born = 0;
    };

    static Record joined(Record a, const Record& b) {
        a.sent += b.sent;
        a.opened += b.opened;
        a.closed += b.closed;
        a.notes += b.notes;
        return a;
    }

    void raw(const Input& input) {
        if (m_exited) return;
        Effects effects;
        m_peer->step(m_now, input, effects);
        for (const Effect& effect : effects) std::visit([this](const auto& what) { carry(what); }, effect);
    }

    void carry(const Write& write) {
        if (write.token != 0) m_diskWaits.emplace_back(Written{write.token});
    }
    void carry(const Flush& flush) {
        if (flush.token != 0) m_diskWaits.emplace_back(Flushed{flush.token});
    }
    void carry(const Send& send) {
        if (!isOpen(send.connection)) throw std::runtime_error("sends on a connection that is not open");
        const QString to = QString::fromStdString(nodeName(m_connections.at(send.connection).node));
        record.sent << to + ": " +
                           QString::fromStdString(std::string{kindName(send.kind)} + " " + describe(send.kind, send.bytes));
        if (send.tellWritable) m_leaving.push_back(send.connection);
    }
    void carry(const Connect& connect) {
        if (m_connections.contains(connect.connection)) throw std::runtime_error("uses the id of a connection again");
        if (connect.to == m_sid || connect.to < 1) throw std::runtime_error("connects to itself or to nobody");
        m_connections[connect.connection] = {connect.to, connect.port, false, ++m_births};
        const QString port = QString::fromStdString(std::string{portName(connect.port)});
        record.opened << QString::number(connect.to) + " " + port;
    }
    void carry(const Accept& accept) {
        if (accept.listening) {
            m_listening.insert(accept.port);
        } else {
            m_listening.erase(accept.port);
        }
    }
    void carry(const Close& close) {
        const auto found = m_connections.find(close.connection);
        if (found == m_connections.end()) throw std::runtime_error("closes a connection that it does not have");
        record.closed << QString::fromStdString(nodeName(found->second.node));
        m_connections.erase(found);
        std::erase(m_leaving, close.connection);
    }
    void carry(const SetAlarm& alarm) { m_alarms[alarm.alarm] = alarm.at; }
    void carry(const CancelAlarm& alarm) { m_alarms.erase(alarm.alarm); }
    void carry(const Note& note) {
        record.notes << QString::fromStdString(fill(sentence(note.sentence), {note.values.data(), note.count}));
    }
    void carry(const Exit&) { m_exited = true; }

    NodeId m_sid;
    std::shared_ptr<const DiskImage> m_disk;
    std::unique_ptr<ZabPeer> m_peer;
    Instant m_now{};
    std::map<AlarmId, Instant> m_alarms;
    std::map<ConnectionId, Connection> m_connections;
    std::vector<ConnectionId> m_leaving;
    std::vector<Input> m_diskWaits;
    std::set<Port> m_listening;
    std::uint32_t m_knocks = 0;
    std::size_t m_births = 0;
    bool m_exited = false;
};

}  // namespace zabscope::zab
