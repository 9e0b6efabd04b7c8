// SPDX-License-Identifier: GPL-3.0-or-later
// The action checks of the TLA+ specifications. They are judged where a packet is sent: a connection delivers in order, so
// what is out of place for the sender is out of place for the receiver.
#include <algorithm>
#include <vector>

#include "core/zab/invariants/families.h"
#include "core/zab/invariants/packets.h"

namespace zabscope::zab {
namespace {

/// Precondition: isPacket.
MessageKind kindOf(const Sent& sent) { return static_cast<MessageKind>(sent.kind); }

class MessageIllegal final : public Statement<MessageIllegal, Sent> {
public:
    static constexpr std::string_view title = "messageIllegal";
    static constexpr std::string_view claim =
        "A packet is a known one, and of a kind that its sender's role may send: a leader's, or a learner's (TLA+).";

    Verdict on(const Sent& sent, const Scene& scene) {
        if (!isPacket(sent)) return {};
        const Role role = roleOf(nodeOf(scene, sent.from).fields);
        const bool learner = isFromLearner(sent);
        const bool rightRole = learner ? role == Role::following || role == Role::observing : role == Role::leading;
        if (rightRole && mayCome(kindOf(sent), learner) && zxidIn(sent.bytes)) return {};
        return broken(scene, sent.from, wayText(sent), (zxidIn(sent.bytes) ? "" : ", unreadable,"),
                      " as a server that is ", roleName(role));
    }

private:
    static bool mayCome(MessageKind kind, bool fromLearner) {
        switch (kind) {
        case MessageKind::ping:
        case MessageKind::revalidate: return true;
        case MessageKind::request:
        case MessageKind::ack:
        case MessageKind::followerInfo:
        case MessageKind::observerInfo:
        case MessageKind::ackEpoch: return fromLearner;
        case MessageKind::proposal:
        case MessageKind::commit:
        case MessageKind::sync:
        case MessageKind::inform:
        case MessageKind::newLeader:
        case MessageKind::upToDate:
        case MessageKind::diff:
        case MessageKind::trunc:
        case MessageKind::snap:
        case MessageKind::leaderInfo: return !fromLearner;
        case MessageKind::hello:
        case MessageKind::notification:
        case MessageKind::clientConnect:
        case MessageKind::clientConnected:
        case MessageKind::clientRequest:
        case MessageKind::clientReply: return false;
        }
        return false;
    }
};

class StateInconsistent final : public Statement<StateInconsistent, Sent> {
public:
    static constexpr std::string_view title = "stateInconsistent";
    static constexpr std::string_view claim =
        "Each packet comes in its phase: FOLLOWERINFO, LEADERINFO, ACKEPOCH; DIFF, TRUNC or SNAP, history, NEWLEADER, its "
        "ACK; UPTODATE, then service (TLA+).";

    Verdict on(const Sent& sent, const Scene& scene) {
        if (!isPacket(sent)) return {};
        Talk& talk = m_talks.at(sent);
        const bool fits = take(talk, sent);
        if (fits || talk.reported) return {};
        talk.reported = true;
        return broken(scene, sent.from, wayText(sent), " when the last step of their agreement was ",
                      name(talk.station));
    }

private:
    /// How far the two have come on one connection.
    enum class Station : std::uint8_t {
        opened, registered, invited, promised, synchronizing, newLeader, acknowledged, upToDate
    };
    struct Talk {
        Station station = Station::opened;
        bool reported = false;
    };
    static std::string_view name(Station station) {
        switch (station) {
        case Station::opened: return "the opening of the connection";
        case Station::registered: return "FOLLOWERINFO";
        case Station::invited: return "LEADERINFO";
        case Station::promised: return "ACKEPOCH";
        case Station::synchronizing: return "DIFF, TRUNC or SNAP";
        case Station::newLeader: return "NEWLEADER";
        case Station::acknowledged: return "the ACK of NEWLEADER";
        case Station::upToDate: return "UPTODATE";
        }
        return "";
    }
    static bool step(Talk& talk, Station from, Station to) {
        if (talk.station != from) return false;
        talk.station = to;
        return true;
    }
    static bool take(Talk& talk, const Sent& sent) {
        switch (kindOf(sent)) {
        case MessageKind::followerInfo:
        case MessageKind::observerInfo: return step(talk, Station::opened, Station::registered);
        case MessageKind::leaderInfo: return step(talk, Station::registered, Station::invited);
        case MessageKind::ackEpoch: return step(talk, Station::invited, Station::promised);
        case MessageKind::diff:
        case MessageKind::trunc:
        case MessageKind::snap: return step(talk, Station::promised, Station::synchronizing);
        case MessageKind::newLeader: return step(talk, Station::synchronizing, Station::newLeader);
        case MessageKind::upToDate: return step(talk, Station::acknowledged, Station::upToDate);
        case MessageKind::ack: return takeAck(talk, zxidIn(sent.bytes).value_or(Zxid{}));
        case MessageKind::proposal:
        case MessageKind::commit:
        case MessageKind::inform: return talk.station >= Station::synchronizing;
        case MessageKind::ping: return talk.station >= Station::newLeader;
        case MessageKind::request:
        case MessageKind::revalidate:
        case MessageKind::sync: return talk.station == Station::upToDate;
        case MessageKind::hello:
        case MessageKind::notification:
        case MessageKind::clientConnect:
        case MessageKind::clientConnected:
        case MessageKind::clientRequest:
        case MessageKind::clientReply: break;
        }
        return false;
    }
    /// NEWLEADER's comes once before UPTODATE, and once after. Those of transactions are another invariant's matter.
    static bool takeAck(Talk& talk, Zxid zxid) {
        if (talk.station == Station::upToDate || zxid.counter() != 0) return talk.station >= Station::newLeader;
        return step(talk, Station::newLeader, Station::acknowledged);
    }
    Talks<Talk> m_talks;
};

class ProposalInconsistent final : public Statement<ProposalInconsistent, Sent> {
public:
    static constexpr std::string_view title = "proposalInconsistent";
    static constexpr std::string_view claim =
        "Each PROPOSAL (or INFORM of a new transaction) on a connection follows the one before it: the next counter, or the "
        "first one of a later epoch (TLA+).";

    Verdict on(const Sent& sent, const Scene& scene) {
        if (!isPacket(sent)) return {};
        const MessageKind kind = kindOf(sent);
        if (kind != MessageKind::proposal && kind != MessageKind::inform) return {};
        Zxid& last = m_talks.at(sent).last;
        const Zxid zxid = zxidIn(sent.bytes).value_or(Zxid{});
        // An observer is told of the commit of what it got as a proposal before.
        if (kind == MessageKind::inform && zxid <= last) return {};
        const Zxid before = std::exchange(last, zxid);
        const bool next = zxid.value == before.value + 1;
        const bool firstOfEpoch = zxid.epoch() > before.epoch() && isFirst(zxid, scene.ensemble);
        if (before == Zxid{} || next || firstOfEpoch) return {};
        return broken(scene, sent.from, wayText(sent), " ", zxid, " after ", before);
    }

private:
    static bool isFirst(Zxid zxid, const Ensemble& ensemble) { return zxid.counter() == ensemble.initialCounter + 1; }
    struct Talk {
        Zxid last;
    };
    Talks<Talk> m_talks;
};

/// A queue in one piece of memory that is used again and again.
class ZxidQueue {
public:
    bool empty() const { return m_first == m_all.size(); }
    Zxid front() const { return m_all[m_first]; }
    void push(Zxid zxid) {
        if (m_first > 64 && m_first * 2 > m_all.size()) {
            m_all.erase(m_all.begin(), m_all.begin() + static_cast<std::ptrdiff_t>(m_first));
            m_first = 0;
        }
        m_all.push_back(zxid);
    }
    void pop() {
        ++m_first;
        if (empty()) {
            m_all.clear();
            m_first = 0;
        }
    }

private:
    std::vector<Zxid> m_all;
    std::size_t m_first = 0;
};

class CommitInconsistent final : public Statement<CommitInconsistent, Sent> {
public:
    static constexpr std::string_view title = "commitInconsistent";
    static constexpr std::string_view claim =
        "Each COMMIT on a connection is for the oldest PROPOSAL on it that is not committed yet (TLA+).";

    Verdict on(const Sent& sent, const Scene& scene) {
        if (!isPacket(sent)) return {};
        const MessageKind kind = kindOf(sent);
        if (kind != MessageKind::proposal && kind != MessageKind::commit) return {};
        Talk& talk = m_talks.at(sent);
        const Zxid zxid = zxidIn(sent.bytes).value_or(Zxid{});
        if (kind == MessageKind::proposal) {
            talk.pending.push(zxid);
            return {};
        }
        const bool none = talk.pending.empty();
        const Zxid expected = none ? Zxid{} : talk.pending.front();
        if (!none && zxid >= expected) talk.pending.pop();
        const bool known = std::exchange(talk.reported, none || zxid != expected);
        if (!talk.reported || known) return {};
        return broken(scene, sent.from, wayText(sent), " ", zxid, " while ",
                      (none ? "no proposal is pending" : toHex(expected) + " is the oldest pending"));
    }

private:
    struct Talk {
        ZxidQueue pending;
        bool reported = false;  ///< its last COMMIT was wrong
    };
    Talks<Talk> m_talks;
};

class AckInconsistent final : public Statement<AckInconsistent, Sent> {
public:
    static constexpr std::string_view title = "ackInconsistent";
    static constexpr std::string_view claim =
        "Each ACK of a transaction is for one that was proposed on the same connection, and zxids of ACKs increase; an ACK "
        "of NEWLEADER carries its zxid (TLA+).";

    Verdict on(const Sent& sent, const Scene& scene) {
        if (!isPacket(sent)) return {};
        const MessageKind kind = kindOf(sent);
        if (kind != MessageKind::proposal && kind != MessageKind::newLeader && kind != MessageKind::ack) return {};
        Talk& talk = m_talks.at(sent);
        const Zxid zxid = zxidIn(sent.bytes).value_or(Zxid{});
        if (kind == MessageKind::newLeader) {
            talk.newLeader = zxid;
            return {};
        }
        if (kind == MessageKind::proposal) {
            if (talk.firstProposed == Zxid{}) talk.firstProposed = zxid;
            talk.lastProposed = zxid;
            return {};
        }
        if (zxid.counter() == 0 && zxid == talk.newLeader) return {};
        const Zxid before = std::exchange(talk.lastAcked, zxid);
        if (zxid.counter() == 0) return broken(scene, sent.from, wayText(sent), " ", zxid, ", NEWLEADER was ",
                                               talk.newLeader);
        if (zxid <= before) return broken(scene, sent.from, wayText(sent), " ", zxid, " after ", before);
        if (talk.firstProposed <= zxid && zxid <= talk.lastProposed && zxid.value != 0) return {};
        return broken(scene, sent.from, wayText(sent), " ", zxid, ", proposed were ", talk.firstProposed, " to ",
                      talk.lastProposed);
    }

private:
    struct Talk {
        Zxid newLeader;
        Zxid firstProposed;
        Zxid lastProposed;
        Zxid lastAcked;
    };
    Talks<Talk> m_talks;
};

class AcksInTurn final : public Statement<AcksInTurn, Sent> {
public:
    static constexpr std::string_view title = "AcksInTurn";
    static constexpr std::string_view claim =
        "A learner acknowledges NEWLEADER before it acknowledges transactions; a leader that hears of those first does not "
        "count it (ZOOKEEPER-4685).";
    /// The cost is another election; nothing wrong is committed.
    bool isLiveness() const final { return true; }

    Verdict on(const Sent& sent, const Scene& scene) {
        if (sent.kind != static_cast<std::uint8_t>(MessageKind::ack)) return {};
        Talk& talk = m_talks.at(sent);
        const Zxid zxid = zxidIn(sent.bytes).value_or(Zxid{});
        if (zxid.counter() == 0) talk.newLeader = true;
        if (talk.newLeader || std::exchange(talk.reported, true)) return {};
        return broken(scene, sent.from, wayText(sent), " ", zxid, " before the ACK of NEWLEADER");
    }

private:
    struct Talk {
        bool newLeader = false;  ///< acknowledged
        bool reported = false;
    };
    Talks<Talk> m_talks;
};

}  // namespace

void addActions(Invariants& list) {
    list.push_back(std::make_unique<StateInconsistent>());
    list.push_back(std::make_unique<ProposalInconsistent>());
    list.push_back(std::make_unique<CommitInconsistent>());
    list.push_back(std::make_unique<AckInconsistent>());
    list.push_back(std::make_unique<MessageIllegal>());
    list.push_back(std::make_unique<AcksInTurn>());
}

}  // namespace zabscope::zab
