// SPDX-License-Identifier: GPL-3.0-or-later
// Epochs of one server: what it promised, what it took over (zab.md 7: a, b, d).
#include <map>

#include "core/zab/invariants/durable_epoch.h"
#include "core/zab/invariants/families.h"
#include "core/zab/invariants/statement.h"

namespace zabscope::zab {
namespace {

class EpochWithinPromise final : public Statement<EpochWithinPromise, Changed> {
public:
    EpochWithinPromise() : Statement(fieldBits(Field::currentEpoch, Field::acceptedEpoch)) {}
    static constexpr std::string_view title = "EpochWithinPromise";
    static constexpr std::string_view claim = "A server's currentEpoch is at most its acceptedEpoch (local a).";

    Verdict on(const Changed& change, const Scene& scene) {
        if (!touches(change, Field::currentEpoch, Field::acceptedEpoch)) return {};
        const PeerState& fields = nodeOf(scene, change.node).fields;
        const std::int64_t current = epochOf(fields, Field::currentEpoch);
        const std::int64_t accepted = epochOf(fields, Field::acceptedEpoch);
        if (current <= accepted) return {};
        return broken(scene, change.node, "server ", change.node, " has currentEpoch ", current,
                      ", above its acceptedEpoch ", accepted);
    }
};

class EpochsNeverDecrease final
    : public Statement<EpochsNeverDecrease, Changed, Wrote, FlushDone, Born, DiskWiped> {
public:
    EpochsNeverDecrease() : Statement(fieldBits(Field::currentEpoch, Field::acceptedEpoch)) {}
    static constexpr std::string_view title = "EpochsNeverDecrease";
    static constexpr std::string_view claim =
        "acceptedEpoch and currentEpoch of a server never decrease; a restart may lose only what was not flushed (local b).";

    Verdict on(const Changed& change, const Scene& scene) {
        if (!touches(change, Field::currentEpoch, Field::acceptedEpoch)) return {};
        const PeerState& fields = nodeOf(scene, change.node).fields;
        Known& known = m_known[change.node];
        known.accepted.disk.shown(change, scene);
        known.current.disk.shown(change, scene);
        Verdict verdict = compare("acceptedEpoch", known.accepted, fields.scalar(Field::acceptedEpoch), change.node, scene);
        Verdict other = compare("currentEpoch", known.current, fields.scalar(Field::currentEpoch), change.node, scene);
        return verdict ? verdict : other;
    }
    Verdict on(const Wrote& wrote, const Scene& scene) {
        if (wrote.meaning != Write::Meaning::other) return {};
        Known& known = m_known[wrote.node];
        known.accepted.disk.wrote(wrote, scene);
        known.current.disk.wrote(wrote, scene);
        return {};
    }
    Verdict on(const FlushDone& flush, const Scene& scene) {
        Known& known = m_known[flush.node];
        known.accepted.disk.flushed(scene);
        known.current.disk.flushed(scene);
        return {};
    }
    /// What memory held is gone; what was flushed is not.
    Verdict on(const Born& born, const Scene&) {
        if (!isServer(born.node)) return {};
        Known& known = m_known[born.node];
        for (Floor* floor : {&known.accepted, &known.current}) {
            floor->disk.born();
            floor->least = floor->disk.value();
        }
        return {};
    }
    Verdict on(const DiskWiped& wiped, const Scene&) {
        m_known[wiped.node] = Known{};
        return {};
    }

private:
    struct Floor {
        DurableEpoch disk;
        std::int64_t least = 0;
    };
    struct Known {
        Floor accepted{DurableEpoch{FileKind::acceptedEpoch}};
        Floor current{DurableEpoch{FileKind::currentEpoch}};
    };
    static Verdict compare(std::string_view epoch, Floor& floor, std::int64_t now, NodeId node, const Scene& scene) {
        const std::int64_t before = std::exchange(floor.least, now);
        if (now >= before) return {};
        return broken(scene, node, "server ", node, " had ", epoch, " ", before, " and now has ", now);
    }
    std::map<NodeId, Known> m_known;
};

class LoggedEpochTakenOver final : public Statement<LoggedEpochTakenOver, Changed> {
public:
    LoggedEpochTakenOver() : Statement(fieldBits(Field::lastLogged, Field::currentEpoch, Field::phase)) {}
    static constexpr std::string_view title = "LoggedEpochTakenOver";
    static constexpr std::string_view claim =
        "In BROADCAST the epoch of the last transaction in a server's log is at most its currentEpoch (local d).";

    Verdict on(const Changed& change, const Scene& scene) {
        if (!touches(change, Field::lastLogged, Field::currentEpoch) && !touches(change, Field::phase)) return {};
        const PeerState& fields = nodeOf(scene, change.node).fields;
        if (phaseOf(fields) != Phase::broadcast) return {};
        const Zxid last = zxidOf(fields, Field::lastLogged);
        const std::int64_t current = epochOf(fields, Field::currentEpoch);
        if (last.epoch() <= current) return {};
        return broken(scene, change.node, "server ", change.node, " has logged ", last, " while its currentEpoch is ",
                      current);
    }
};

}  // namespace

void addEpochs(Invariants& list) {
    list.push_back(std::make_unique<EpochWithinPromise>());
    list.push_back(std::make_unique<EpochsNeverDecrease>());
    list.push_back(std::make_unique<LoggedEpochTakenOver>());
}

}  // namespace zabscope::zab
