// SPDX-License-Identifier: GPL-3.0-or-later
/// One server at the bench, for tests of what comes after its election: it gets one input at a time, and what it wants done
/// is written down as short lines in order. Its disk answers a flush only when the test says so.
#pragma once

#include <QString>
#include <QStringList>

#include <map>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "core/zab/store.h"
#include "core/zab/zab_peer.h"

namespace zabscope::zab {

constexpr Zxid z(std::int64_t epoch, std::int64_t counter) { return Zxid::of(epoch, counter); }
inline QString hex(Zxid zxid) { return QString::fromStdString(toHex(zxid)); }

/// The voters 1..count, then observers.
inline Ensemble servers(NodeId voters, NodeId observers = 0, std::set<std::string> variants = {}) {
    Ensemble ensemble;
    for (NodeId sid = 1; sid <= voters + observers; ++sid) {
        ensemble.members.push_back({.sid = sid, .observer = sid > voters});
    }
    ensemble.tickTime = milliseconds(1000);
    ensemble.variants = std::move(variants);
    return ensemble;
}

/// Creates a znode that no other transaction makes, so that equal trees are equal histories.
inline std::string txnBytes(Zxid zxid, int branch = 0) {
    wire::Txn txn;
    txn.set_zxid(zxid.value);
    txn.set_kind(wire::Txn::CREATE);
    txn.set_path("/" + toHex(zxid) + "-" + std::to_string(branch));
    return txn.SerializeAsString();
}

// ---- disks ----

inline FileName nameOf(FileKind kind, std::int64_t number = 0) { return {static_cast<std::uint16_t>(kind), number}; }
inline void carryOut(const Write& write, DiskImage& disk) {
    auto& file = disk.files[write.file];
    switch (write.action) {
    case Write::Action::replace: file.clear(); [[fallthrough]];
    case Write::Action::append: file.push_back({write.bytes, write.zxid}); return;
    case Write::Action::truncate: file.truncate(std::min(write.keep, file.size())); return;
    case Write::Action::remove: disk.files.erase(write.file); return;
    }
}
inline void putEpoch(DiskImage& disk, FileKind kind, std::int64_t epoch) {
    wire::EpochFile file;
    file.set_epoch(epoch);
    disk.files[nameOf(kind)] = {};
    disk.files[nameOf(kind)].push_back({makeBlob(file.SerializeAsString()), {}});
}
inline DataTree treeOf(const std::vector<Zxid>& history) {
    DataTree tree;
    for (const Zxid zxid : history) {
        wire::Txn txn;
        txn.ParseFromString(txnBytes(zxid));
        tree.apply(txn);
    }
    return tree;
}
inline std::string snapshotBytes(const DataTree& tree, Zxid zxid) {
    wire::Snapshot snapshot;
    tree.serialize(snapshot);
    snapshot.set_zxid(zxid.value);
    return snapshot.SerializeAsString();
}
/// Epochs, the empty snapshot every server begins with, and a log.
inline DiskImage diskWith(std::int64_t accepted, std::int64_t current, const std::vector<Zxid>& log = {}) {
    DiskImage disk;
    putEpoch(disk, FileKind::acceptedEpoch, accepted);
    putEpoch(disk, FileKind::currentEpoch, current);
    disk.files[nameOf(FileKind::snapshot)].push_back({makeBlob(snapshotBytes({}, {})), {}});
    for (const Zxid zxid : log) disk.files[nameOf(FileKind::log)].push_back({makeBlob(txnBytes(zxid)), zxid});
    return disk;
}

/// "accepted 4", "log 0x100000001", "cut 0x100000001 keep 1", "adopt 0x0", "remove snapshot 0x0" ...
inline QString lineOf(const Write& write) {
    const auto kind = static_cast<FileKind>(write.file.kind);
    if (kind == FileKind::acceptedEpoch || kind == FileKind::currentEpoch) {
        wire::EpochFile file;
        file.ParseFromString(*write.bytes);
        return (kind == FileKind::acceptedEpoch ? "accepted " : "current ") + QString::number(file.epoch());
    }
    if (write.action == Write::Action::truncate) return "cut " + hex(write.zxid) + " keep " + QString::number(write.keep);
    if (write.action == Write::Action::remove) return "remove snapshot " + hex(Zxid{write.file.number});
    if (kind == FileKind::log) return "log " + hex(write.zxid);
    return (kind == FileKind::snapshot ? "snapshot " : "adopt ") + hex(write.zxid);
}

class Bench {
public:
    Bench(NodeId sid, Ensemble ensemble, DiskImage disk = {})
        : ensemble(std::make_shared<const Ensemble>(std::move(ensemble))), m_sid(sid), m_born(std::move(disk)),
          m_peer(std::make_unique<ZabPeer>(sid, this->ensemble)) {}
    const std::shared_ptr<const Ensemble> ensemble;

    QStringList did;    ///< by the last input: disk, quorum port and clients, in order
    QStringList notes;  ///< by the last input
    std::vector<Write> writes;  ///< ever, in order
    Instant now{};

    std::int64_t field(Field which) const { return m_peer->published().state().scalar(which); }
    Zxid zxid(Field which) const { return Zxid{field(which)}; }
    std::int64_t cell(Field table, NodeId row) const { return m_peer->published().state().cell(table, row).value_or(-1); }
    Role role() const { return roleOf(m_peer->published().state()); }
    Phase phase() const { return phaseOf(m_peer->published().state()); }
    bool exited() const { return m_exited; }
    /// Milliseconds until an alarm rings; -1: it is not set.
    std::int64_t alarm(Alarm which) const {
        const auto at = m_alarms.find(which);
        return at == m_alarms.end() ? -1 : (at->second - now) / milliseconds(1);
    }
    std::size_t flushesUnderWay() const { return m_flushes.size(); }
    /// What a crash leaves of the disk when this many of its writes have been done.
    DiskImage diskAfter(std::size_t count) const {
        DiskImage disk = m_born;
        for (std::size_t i = 0; i < count; ++i) carryOut(writes[i], disk);
        return disk;
    }

    // ---- inputs ----
    void give(const Input& input) {
        did.clear();
        notes.clear();
        if (m_exited) return;
        Effects effects;
        m_peer->step(now, input, effects);
        for (const Effect& effect : effects) std::visit([this](const auto& what) { carry(what); }, effect);
    }
    void start(std::uint64_t seed = 1) { give(Started{std::make_shared<DiskImage>(m_born), seed, 1}); }
    /// The oldest flush under way is done.
    void flushed() {
        const DiskToken token = m_flushes.at(0);
        m_flushes.erase(m_flushes.begin());
        give(Flushed{token});
    }
    /// All flushes, and those that follow; `did` is of all of it.
    void flushAll() {
        QStringList all;
        while (!m_flushes.empty()) {
            flushed();
            all += did;
        }
        did = all;
    }
    void ring(Alarm which) {
        now = std::max(now, m_alarms.at(which));
        m_alarms.erase(which);
        give(AlarmRang{static_cast<AlarmId>(which)});
    }
    void say(ConnectionId connection, const google::protobuf::MessageLite& message) {
        const std::string bytes = message.SerializeAsString();
        give(MessageArrived{connection, bytes});
    }
    void hangUp(ConnectionId connection) {
        m_nodes.erase(connection);
        give(ConnectionClosed{connection});
    }
    ConnectionId knock(NodeId from, Port port) {
        const ConnectionId id = makeConnectionId(from, 1, ++m_knocks);
        m_nodes[id] = from;
        give(ConnectionOpened{id, port, true});
        return id;
    }
    /// The connection it opens, or tries to open, to its leader.
    ConnectionId toLeader() const { return m_toLeader; }
    void opened(ConnectionId connection, Port port = Port::quorum) { give(ConnectionOpened{connection, port, false}); }

    /// Starts and goes through an election in which `voters` vote for `leader`.
    void elect(NodeId leader, const std::vector<NodeId>& voters) {
        start();
        flushAll();
        vote(leader, voters);
    }
    void vote(NodeId leader, const std::vector<NodeId>& voters) {
        const std::int64_t round = field(Field::round);
        for (const NodeId voter : voters) {
            wire::ElectionMessage message;
            if (!m_election.contains(voter) && voter > m_sid) {  // the larger sid opens the connection
                m_election[voter] = knock(voter, Port::election);
                message.mutable_hello()->set_sid(voter);
                say(m_election[voter], message);
            } else if (!m_election.contains(voter)) {
                m_election[voter] = m_calls.at(voter);
                opened(m_election[voter], Port::election);
            }
            wire::Notification& words = *message.mutable_notification();
            words.set_leader(leader);
            words.set_round(round);
            words.set_zxid(field(Field::lastProcessed));
            words.set_peer_epoch(field(Field::currentEpoch));
            say(m_election[voter], message);
        }
        ring(Alarm::finalize);
    }

private:
    void carry(const Write& write) {
        writes.push_back(write);
        did << lineOf(write);
    }
    void carry(const Flush& flush) {
        m_flushes.push_back(flush.token);
        did << "flush";
    }
    void carry(const Send& send) {
        const auto kind = static_cast<MessageKind>(send.kind);
        if (kind == MessageKind::hello || kind == MessageKind::notification) return;
        const QString to = QString::fromStdString(nodeName(m_nodes.at(send.connection))) + ": ";
        const QString name = QString::fromStdString(std::string{kindName(send.kind)});
        wire::QuorumPacket packet;
        if (send.kind > 18) {
            did << to + name;
        } else if (packet.ParseFromString(send.bytes) && packet.zxid() >= 0) {
            did << to + name + " " + hex(Zxid{packet.zxid()});
        } else {
            did << to + name;
        }
        if (send.kind <= 18) lastPacket = packet;
    }
    void carry(const Connect& connect) {
        m_nodes[connect.connection] = connect.to;
        if (connect.port == Port::election) m_calls[connect.to] = connect.connection;
        if (connect.port == Port::quorum) m_toLeader = connect.connection;
        if (connect.port == Port::quorum) did << "connect " + QString::number(connect.to);
    }
    void carry(const Accept&) {}
    void carry(const Close& close) {
        const auto node = m_nodes.find(close.connection);
        if (node == m_nodes.end()) return;
        const auto election = m_election.find(node->second);
        if (election == m_election.end() || election->second != close.connection) {
            did << "close " + QString::fromStdString(nodeName(node->second));
        }
        m_nodes.erase(node);
    }
    void carry(const SetAlarm& alarm) { m_alarms[static_cast<Alarm>(alarm.alarm)] = alarm.at; }
    void carry(const CancelAlarm& alarm) { m_alarms.erase(static_cast<Alarm>(alarm.alarm)); }
    void carry(const Note& note) {
        notes << QString::fromStdString(fill(sentence(note.sentence), {note.values.data(), note.count}));
    }
    void carry(const Exit&) {
        m_exited = true;
        did << "exit";
    }

public:
    wire::QuorumPacket lastPacket;  ///< the last one it sent

private:
    NodeId m_sid;
    DiskImage m_born;
    std::unique_ptr<ZabPeer> m_peer;
    bool m_exited = false;
    std::uint32_t m_knocks = 0;
    std::vector<DiskToken> m_flushes;
    std::map<Alarm, Instant> m_alarms;
    std::map<ConnectionId, NodeId> m_nodes;
    std::map<NodeId, ConnectionId> m_election;
    std::map<NodeId, ConnectionId> m_calls;
    ConnectionId m_toLeader{};
};

inline wire::QuorumPacket proposalOf(Zxid zxid, wire::QuorumPacket::Type type = PacketType::PROPOSAL) {
    wire::QuorumPacket packet = packetOf(type, zxid);
    packet.set_txn(txnBytes(zxid));
    return packet;
}

}  // namespace zabscope::zab
