// SPDX-License-Identifier: GPL-3.0-or-later
/// Reads the same from the trace of our own run as real_run.h does from the logs of real servers.
#pragma once

#include <array>
#include <sstream>
#include <string>

#include "app/play.h"
#include "core/zab/message_text.h"
#include "core/zab/notes.h"
#include "core/zab/zab.pb.h"
#include "core/zab/zab_state.h"
#include "tests/conformance/chronicle.h"

namespace zabscope::test {

class OurRun {
public:
    explicit OurRun(const Play& play) : m_play(play), m_timeline(play.timeline()) {}

    Chronicle read() {
        for (EventId id = 1; id <= m_timeline.last(); ++id) {
            const Event& event = m_timeline.event(id);
            if (const auto* born = std::get_if<Born>(&event.what); born && isServer(born->node)) say(born->node, "starts");
            if (const auto* died = std::get_if<Died>(&event.what); died && isServer(died->node)) {
                m_chronicle.kills.push_back(nodeName(died->node));
            }
            if (const auto* noted = std::get_if<Noted>(&event.what)) note(*noted);
            if (const auto* changed = std::get_if<Changed>(&event.what); changed && isServer(changed->node))
                change(id, *changed);
            if (const auto* sent = std::get_if<Sent>(&event.what)) send(id, *sent);
            if (const auto* delivered = std::get_if<Delivered>(&event.what); delivered && isServer(delivered->to))
                arrive(*delivered);
        }
        for (const auto& [session, zxid] : m_lastSets) m_chronicle.writes.push_back(toHex(zxid));
        readCheckpoints();
        return m_chronicle;
    }

private:
    // Of an observer's notification a server's log says nothing.
    bool isVoter(NodeId node) const { return m_play.scenario().ensemble.isVoter(node); }

    void say(NodeId node, std::string milestone) { m_chronicle.milestones[node].push_back(std::move(milestone)); }

    void note(const Noted& note) {
        using zab::Sentence;
        const auto value = [&](std::size_t i) { return note.values[i].value; };
        const auto sentence = static_cast<Sentence>(note.sentence);
        if (sentence == Sentence::loaded) say(note.node, "history " + toHex(Zxid{value(0)}));
        if (sentence == Sentence::leader_lost_quorum) say(note.node, "steps down with " + std::to_string(value(0)));
        if (sentence == Sentence::sends_again || sentence == Sentence::connects_again) {
            m_chronicle.timeouts[note.node].push_back(std::to_string(value(0) / 1000) + "ms");
        }
        if (sentence == Sentence::starts_election || sentence == Sentence::starts_election_observer) {
            ++m_elections[note.node];
            const bool votes = sentence == Sentence::starts_election;
            say(note.node, "LOOKING " + (votes ? toHex(Zxid{value(2)}) : std::string{"0x8000000000000000"}));
        }
    }

    void change(EventId id, const Changed& changed) {
        const ClusterState state = m_timeline.at(m_timeline.positionOf(id));
        const PeerState& fields = state.find(changed.node)->fields;
        const bool looks = zab::roleOf(fields) == zab::Role::looking;
        bool votes = false;
        for (const FieldChange& field : changed.fields) {
            if (field.field == zab::role && !looks) say(changed.node, zab::fieldText(zab::role, field.value));
            if (field.field == zab::establishedEpoch && field.value > 0) establish(changed.node, fields);
            votes |= field.field == zab::proposedLeader || field.field == zab::proposedZxid ||
                     field.field == zab::proposedEpoch || field.field == zab::round;
        }
        // A server's own notification does not cross a connection: what it publishes is what it sends.
        if (!votes || !looks || !isVoter(changed.node)) return;
        const std::string vote = "leader " + std::to_string(fields.scalar(zab::proposedLeader)) + " epoch " +
                                 std::to_string(fields.scalar(zab::proposedEpoch)) + " zxid " +
                                 toHex(zab::zxidOf(fields, zab::proposedZxid)) + " round " +
                                 std::to_string(fields.scalar(zab::round)) + " LOOKING";
        Lines& own = m_chronicle.ownVotes[changed.node];
        if (own.empty() || own.back() != vote) own.push_back(vote);
    }

    void establish(NodeId leader, const PeerState& fields) {
        const std::int64_t epoch = fields.scalar(zab::establishedEpoch);
        Lines supporters;
        for (const Member& member : m_play.scenario().ensemble.members) {
            const auto phase = fields.cell(zab::learnerPhase, member.sid);
            const bool acknowledged = phase && *phase >= static_cast<std::int64_t>(zab::LearnerPhase::acknowledged);
            if (member.sid == leader || (acknowledged && !member.observer))
                supporters.push_back(std::to_string(member.sid));
        }
        say(leader, "established " + toHex(Zxid::of(epoch, 0)));
        m_chronicle.leaders.push_back("leader " + std::to_string(leader) + " epoch " + std::to_string(epoch) +
                                      " supporters " + join(supporters, " "));
    }

    static std::int64_t zxidIn(const Sent& sent) {
        zab::wire::QuorumPacket packet;
        packet.ParseFromArray(sent.bytes.data(), static_cast<int>(sent.bytes.size()));
        return packet.zxid();
    }

    void send(EventId id, const Sent& sent) {
        using zab::MessageKind;
        const auto kind = static_cast<MessageKind>(sent.kind);
        if (kind == MessageKind::ackEpoch) m_peerZxid[sent.from] = Zxid{zxidIn(sent)};
        if (kind == MessageKind::proposal) remember(sent);
        if (kind != MessageKind::diff && kind != MessageKind::trunc && kind != MessageKind::snap) return;
        const ClusterState state = m_timeline.at(m_timeline.positionOf(id));
        const PeerState& fields = state.find(sent.from)->fields;
        const auto text = [&](zab::Field field) { return toHex(zab::zxidOf(fields, field)); };
        m_chronicle.synchronizations[sent.to].push_back("max " + text(zab::committedLogMax) + " min " +
                                                        text(zab::committedLogMin) + " last " + text(zab::lastProcessed) +
                                                        " peer " + toHex(m_peerZxid[sent.to]));
    }

    void remember(const Sent& proposal) {
        zab::wire::QuorumPacket packet;
        zab::wire::Txn txn;
        packet.ParseFromArray(proposal.bytes.data(), static_cast<int>(proposal.bytes.size()));
        if (!txn.ParseFromString(packet.txn()) || txn.kind() != zab::wire::Txn::SET_DATA) return;
        for (auto& [session, zxid] : m_lastSets) {
            if (session == txn.session()) {
                zxid = std::max(zxid, Zxid{txn.zxid()});
                return;
            }
        }
        m_lastSets.emplace_back(txn.session(), Zxid{txn.zxid()});
    }

    void arrive(const Delivered& delivered) {
        using zab::MessageKind;
        const Sent& sent = std::get<Sent>(m_timeline.event(delivered.message).what);
        const auto kind = static_cast<MessageKind>(sent.kind);
        const std::string text = zab::describe(sent.kind, sent.bytes);
        if (kind == MessageKind::diff || kind == MessageKind::snap || kind == MessageKind::trunc) {
            say(delivered.to, std::string{zab::kindName(sent.kind)} + " " + toHex(Zxid{zxidIn(sent)}));
        } else if (kind == MessageKind::newLeader || kind == MessageKind::upToDate) {
            say(delivered.to, std::string{zab::kindName(sent.kind)});
        } else if (kind == MessageKind::notification && isVoter(sent.from) && !text.ends_with("LOOKING")) {
            m_chronicle.settledVotes[delivered.to].insert("election " + std::to_string(m_elections[delivered.to]) +
                                                          ": from " + nodeName(sent.from) + " " + text);
        }
    }

    /// A comment "# checkpoint: NOTE" in the scenario stands for the moment after the statement above it.
    void readCheckpoints() {
        std::istringstream source(m_play.scenario().source);
        const auto& script = m_play.scenario().script;
        const std::string mark = "# checkpoint: ";
        std::string line;
        for (int number = 1; std::getline(source, line); ++number) {
            if (!line.starts_with(mark)) continue;
            EventId last = noEvent;
            for (std::size_t i = 0; i < script.size() && script[i].place.line < number; ++i) {
                last = std::max(last, m_play.director().spans()[i].last);
            }
            const ClusterState state = m_timeline.at(m_timeline.positionOf(last));
            m_chronicle.checkpoints.push_back(line.substr(mark.size()) + ": " + checkpoint(state));
        }
    }

    std::string checkpoint(const ClusterState& state) const {
        Lines servers;
        for (const Member& member : m_play.scenario().ensemble.members) {
            const NodeState* node = state.find(member.sid);
            std::string line = std::to_string(member.sid) + " ";
            if (!node || !node->up) {
                line += "down";
            } else if (node->fields.scalar(zab::serving) == 0) {
                line += "does not serve";
            } else {
                constexpr std::array modes{"looking", "follower", "leader", "observer"};
                line += modes[static_cast<std::size_t>(zab::roleOf(node->fields))] + std::string{" "} +
                        toHex(zab::zxidOf(node->fields, zab::lastProcessed));
            }
            servers.push_back(line);
        }
        return join(servers, ", ");
    }

    const Play& m_play;
    const Timeline& m_timeline;
    Chronicle m_chronicle;
    std::map<NodeId, int> m_elections;
    std::map<NodeId, Zxid> m_peerZxid;                      // what each learner told in its last ACKEPOCH
    std::vector<std::pair<std::int64_t, Zxid>> m_lastSets;  // by session, in the order of their first
};

}  // namespace zabscope::test
