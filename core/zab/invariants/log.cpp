// SPDX-License-Identifier: GPL-3.0-or-later
// The log of one server, by itself and against its memory (zab.md 7: c, g).
#include <algorithm>
#include <map>

#include "core/zab/invariants/families.h"
#include "core/zab/invariants/statement.h"

namespace zabscope::zab {
namespace {

class LogWithoutGaps final : public Statement<LogWithoutGaps, Wrote> {
public:
    static constexpr std::string_view title = "LogWithoutGaps";
    static constexpr std::string_view claim =
        "Zxids in a log increase by exactly 1 within an epoch, and the first of an epoch has the first counter (local c).";

    Verdict on(const Wrote& wrote, const Scene& scene) {
        if (wrote.meaning != Write::Meaning::transaction) return {};
        const HistoryTip tip = nodeOf(scene, wrote.node).written;
        const HistoryTip before{scene.histories.entry(wrote.node, tip).parent};
        const Zxid last = scene.histories.last(wrote.node, before);
        if (isNext(last, wrote.zxid, scene.ensemble.initialCounter)) return {};
        return broken(scene, wrote.node, "server ", wrote.node, " logs ", wrote.zxid, " after ", last);
    }

private:
    /// An epoch's counter begins at 1, unless the ensemble asks for more; a snapshot can stand at its very beginning, 0.
    static bool isNext(Zxid last, Zxid next, std::int64_t initialCounter) {
        const bool sameEpoch = last.epoch() == next.epoch() && last.counter() > 0;
        if (sameEpoch) return next.value == last.value + 1;
        return next > last && next.counter() == initialCounter + 1;
    }
};

class MemoryMatchesLog final : public Statement<MemoryMatchesLog, Changed, Born> {
public:
    MemoryMatchesLog() : Statement(fieldBits(Field::role, Field::round)) {}
    static constexpr std::string_view title = "MemoryMatchesLog";
    static constexpr std::string_view claim =
        "A server that enters LOOKING has applied its log to the end, and nothing else (local g).";

    Verdict on(const Born& born, const Scene&) {
        if (isServer(born.node)) m_fresh[born.node] = true;
        return {};
    }
    Verdict on(const Changed& change, const Scene& scene) {
        // A life begins in LOOKING, which is no change of the role; it is one of the round.
        if (!touches(change, Field::role, Field::round)) return {};
        const bool looks = std::exchange(m_fresh[change.node], false) || touches(change, Field::role);
        const NodeState& node = nodeOf(scene, change.node);
        if (!looks || roleOf(node.fields) != Role::looking) return {};
        const Zxid applied = zxidOf(node.fields, Field::lastProcessed);
        const Zxid logged = scene.histories.last(change.node, node.written);
        if (applied == logged || isBeginningOfEpoch(applied, logged, node)) return {};
        return broken(scene, change.node, "server ", change.node, " looks for a leader with ", applied,
                      " applied while its log ends with ", logged);
    }

private:
    /// Who took part in the beginning of an epoch stands at its zxid with counter 0, which no log has.
    static bool isBeginningOfEpoch(Zxid applied, Zxid logged, const NodeState& node) {
        return applied.counter() == 0 && applied > logged && applied.epoch() <= epochOf(node.fields, Field::currentEpoch);
    }
    std::map<NodeId, bool> m_fresh;  ///< born, and has not shown a round yet
};

}  // namespace

void addLog(Invariants& list) {
    list.push_back(std::make_unique<LogWithoutGaps>());
    list.push_back(std::make_unique<MemoryMatchesLog>());
}

}  // namespace zabscope::zab
