// SPDX-License-Identifier: GPL-3.0-or-later
// What must be durable before it is acknowledged, and the order of commits (zab.md 7: e, f, i).
#include <vector>

#include "core/zab/invariants/deliveries.h"
#include "core/zab/invariants/durable_epoch.h"
#include "core/zab/invariants/families.h"
#include "core/zab/invariants/packets.h"

namespace zabscope::zab {
namespace {

class AckIsDurable final : public Statement<AckIsDurable, Sent> {
public:
    static constexpr std::string_view title = "AckIsDurable";
    static constexpr std::string_view claim =
        "An ACK of a transaction is sent only when the sender's durable log covers it (local e).";

    Verdict on(const Sent& sent, const Scene& scene) {
        if (sent.kind != static_cast<std::uint8_t>(MessageKind::ack)) return {};
        const Zxid zxid = zxidIn(sent.bytes).value_or(Zxid{});
        if (zxid.counter() == 0) return {};  // NEWLEADER's
        const Zxid durable = scene.histories.last(sent.from, nodeOf(scene, sent.from).durable);
        if (zxid <= durable) return {};
        return broken(scene, sent.from, wayText(sent), " ", zxid, " while its log is durable up to ", durable);
    }
};

class NewLeaderAckIsDurable final
    : public Statement<NewLeaderAckIsDurable, Sent, Changed, Wrote, FlushDone, Born, DiskWiped> {
public:
    NewLeaderAckIsDurable() : Statement(fieldBits(Field::currentEpoch)) {}
    static constexpr std::string_view title = "NewLeaderAckIsDurable";
    static constexpr std::string_view claim =
        "NEWLEADER of an epoch is acknowledged only when that epoch is the currentEpoch on disk and, by a voter, what was "
        "synchronized before it is durable (local f).";

    Verdict on(const Sent& sent, const Scene& scene) {
        const auto is = [&](MessageKind kind) { return sent.kind == static_cast<std::uint8_t>(kind); };
        if (is(MessageKind::ack)) return judgeAck(sent, scene);
        if (is(MessageKind::newLeader)) m_talks.at(sent).complete = true;
        if (is(MessageKind::snap) || is(MessageKind::commit)) {
            Talk& talk = m_talks.at(sent);
            if (!talk.complete) talk.synchronized = zxidIn(sent.bytes).value_or(Zxid{});
        }
        return {};
    }
    Verdict on(const Changed& change, const Scene& scene) {
        if (touches(change, Field::currentEpoch)) epochOnDisk(change.node).shown(change, scene);
        return {};
    }
    Verdict on(const Wrote& wrote, const Scene& scene) {
        if (wrote.meaning == Write::Meaning::other) epochOnDisk(wrote.node).wrote(wrote, scene);
        return {};
    }
    Verdict on(const FlushDone& flush, const Scene& scene) {
        epochOnDisk(flush.node).flushed(scene);
        return {};
    }
    Verdict on(const Born& born, const Scene&) {
        if (isServer(born.node)) epochOnDisk(born.node).born();
        return {};
    }
    Verdict on(const DiskWiped& wipe, const Scene&) {
        epochOnDisk(wipe.node) = DurableEpoch{FileKind::currentEpoch};
        return {};
    }

private:
    struct Talk {
        Zxid synchronized;      ///< the snapshot or the last COMMIT before NEWLEADER
        bool complete = false;  ///< NEWLEADER was sent
    };
    DurableEpoch& epochOnDisk(NodeId node) {
        const auto sid = static_cast<std::size_t>(node);
        if (sid >= m_epochs.size()) m_epochs.resize(sid + 1, DurableEpoch{FileKind::currentEpoch});
        return m_epochs[sid];
    }
    Verdict judgeAck(const Sent& sent, const Scene& scene) {
        const Zxid zxid = zxidIn(sent.bytes).value_or(Zxid{});
        if (zxid.counter() != 0) return {};
        const std::int64_t onDisk = epochOnDisk(sent.from).value();
        if (onDisk != zxid.epoch()) {
            return broken(scene, sent.from, wayText(sent), " of NEWLEADER ", zxid,
                          " while its currentEpoch on disk is ", onDisk);
        }
        if (!scene.ensemble.isVoter(sent.from)) return {};
        const Zxid needed = m_talks.at(sent).synchronized;
        const NodeState& node = nodeOf(scene, sent.from);
        const Zxid durable = scene.histories.last(sent.from, node.durable);
        if (needed <= durable && node.durable == node.written) return {};
        return broken(scene, sent.from, wayText(sent), " of NEWLEADER ", zxid, " while its log is durable up to ",
                      durable, ", written up to ", scene.histories.last(sent.from, node.written),
                      "; it was sent up to ", needed);
    }
    Talks<Talk> m_talks;
    std::vector<DurableEpoch> m_epochs;  ///< by sid
};

class CommitsContiguous final : public Statement<CommitsContiguous, Changed> {
public:
    CommitsContiguous() : Statement(fieldBits(Field::establishedEpoch, Field::lastCommitted)) {}
    static constexpr std::string_view title = "CommitsContiguous";
    static constexpr std::string_view claim =
        "A leader's last committed zxid never goes back, and what it passes over is all in the leader's log (local i).";

    Verdict on(const Changed& change, const Scene& scene) {
        const bool established = touches(change, Field::establishedEpoch);
        if (!established && !touches(change, Field::lastCommitted)) return {};
        const NodeState& node = nodeOf(scene, change.node);
        if (!isBroadcastingLeader(node)) return {};
        const auto sid = static_cast<std::size_t>(change.node);
        if (sid >= m_last.size()) m_last.resize(sid + 1);
        const Zxid now = zxidOf(node.fields, Field::lastCommitted);
        const Zxid before = std::exchange(m_last[sid], now);
        if (established || isNext(before, now, node, scene)) return {};
        return broken(scene, change.node, "the leader ", change.node, " commits ", now, " after ", before);
    }

private:
    /// As many transactions lie between as the numbers say.
    static bool isNext(Zxid before, Zxid now, const NodeState& leader, const Scene& scene) {
        if (now <= before || now.epoch() != before.epoch()) return now == before;
        const auto upTo = [&](Zxid zxid) {
            return entryAt(scene.histories, leader.node, scene.histories.cutBack(leader.node, leader.written, zxid));
        };
        const LogEntry last = upTo(now);
        const LogEntry first = upTo(before);
        if (last.zxid != now || last.snapshot) return false;
        const std::int64_t counted = first.zxid == Zxid{} ? last.depth : static_cast<std::int64_t>(last.depth) - first.depth;
        const std::int64_t from = before.counter() == 0 ? scene.ensemble.initialCounter : before.counter();
        return counted == now.counter() - from;
    }
    std::vector<Zxid> m_last;  ///< by sid: committed by it in its present term
};

}  // namespace

void addAcknowledgements(Invariants& list) {
    list.push_back(std::make_unique<AckIsDurable>());
    list.push_back(std::make_unique<NewLeaderAckIsDurable>());
    list.push_back(std::make_unique<CommitsContiguous>());
}

}  // namespace zabscope::zab
