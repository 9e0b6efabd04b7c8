// SPDX-License-Identifier: GPL-3.0-or-later
// Deliveries against what primaries broadcast (DSN'11: Integrity, Local primary order, Global primary order, Primary
// integrity).
#include <algorithm>
#include <map>
#include <set>

#include "core/zab/invariants/broadcasts.h"
#include "core/zab/invariants/chosen.h"
#include "core/zab/invariants/families.h"

namespace zabscope::zab {
namespace {

class Integrity final : public DeliveryStatement<Integrity> {
public:
    static constexpr std::string_view title = "Integrity";
    static constexpr std::string_view claim = "A transaction that is delivered was broadcast by some primary (DSN'11).";

    Verdict wrote(const Wrote& wrote, const Scene& scene) {
        m_broadcasts.see(wrote, scene);
        return {};
    }
    Verdict delivered(const Delivery& delivery, const Scene& scene) {
        const TxnName name = nameOf(delivery.entry);
        if (delivery.entry.snapshot || m_broadcasts.find(name) || !m_reported.insert(name).second) return {};
        return broken(scene, delivery.node, "server ", delivery.node, " delivers ", name.zxid, " (digest ",
                      Digest{name.digest}, "), which no primary has broadcast");
    }

private:
    Broadcasts m_broadcasts;
    std::set<TxnName> m_reported;
};

class LocalPrimaryOrder final : public DeliveryStatement<LocalPrimaryOrder> {
public:
    static constexpr std::string_view title = "LocalPrimaryOrder";
    static constexpr std::string_view claim =
        "For all transactions a before b of one primary in one epoch: who delivers b has delivered a before (DSN'11).";

    Verdict wrote(const Wrote& wrote, const Scene& scene) {
        m_broadcasts.see(wrote, scene);
        return {};
    }
    Verdict delivered(const Delivery& delivery, const Scene& scene) {
        if (delivery.entry.snapshot) return {};
        const Broadcasts::Item* item = m_broadcasts.find(nameOf(delivery.entry));
        // Who delivered the one before delivered, as was judged then, all those before that.
        if (!item || item->isFirst || nameOf(delivery.before) == item->before) return {};
        if (holds(scene.histories, delivery.node, delivery.tip, item->before)) return {};
        return broken(scene, delivery.node, "server ", delivery.node, " delivers ", item->name.zxid, " after ",
                      delivery.before.zxid, " without ", item->before.zxid, ", which the primary ", item->primary,
                      " broadcast before it");
    }

private:
    Broadcasts m_broadcasts;
};

class GlobalPrimaryOrder final : public DeliveryStatement<GlobalPrimaryOrder> {
public:
    static constexpr std::string_view title = "GlobalPrimaryOrder";
    static constexpr std::string_view claim =
        "A server that delivers a transaction of an epoch and one of a later epoch delivers the former first (DSN'11).";

    Verdict delivered(const Delivery& delivery, const Scene& scene) {
        if (delivery.before.zxid.epoch() <= delivery.entry.zxid.epoch()) return {};
        return broken(scene, delivery.node, "server ", delivery.node, " delivers ", delivery.entry.zxid, " after ",
                      delivery.before.zxid, " of a later epoch");
    }
};

class PrimaryIntegrity final : public DeliveryStatement<PrimaryIntegrity> {
public:
    static constexpr std::string_view title = "PrimaryIntegrity";
    static constexpr std::string_view claim =
        "If the primary of an epoch broadcasts a, and any server ever delivers b of an earlier epoch, then that primary "
        "delivered b before it broadcast a (DSN'11).";

    Verdict wrote(const Wrote& wrote, const Scene& scene) {
        const Broadcasts::Item* item = m_broadcasts.see(wrote, scene);
        return item && item->isFirst ? begin(*item, scene) : Verdict{};
    }
    /// What nobody has delivered yet came too late for all primaries of later epochs that have begun.
    Verdict delivered(const Delivery& delivery, const Scene& scene) {
        if (m_chosen.add(delivery, scene) == Chosen::Growth::none) return {};
        const Zxid zxid = delivery.entry.zxid;
        for (auto later = m_primaries.upper_bound(zxid.epoch()); later != m_primaries.end(); ++later) {
            const Primary& primary = later->second;
            if (zxid <= primary.snapshot) continue;
            return broken(scene, delivery.node, "server ", delivery.node, " delivers ", zxid, ", which the primary ",
                          primary.node, " of epoch ", later->first, " had not delivered before it broadcast ",
                          primary.firstBroadcast);
        }
        return {};
    }

private:
    struct Primary {
        NodeId node;
        Zxid snapshot;  ///< its history began with one, which holds all up to here
        Zxid firstBroadcast;
    };
    /// The first broadcast of an epoch: what earlier epochs brought about must have been delivered by this primary.
    Verdict begin(const Broadcasts::Item& item, const Scene& scene) {
        const NodeState& primary = nodeOf(scene, item.primary);
        const HistoryTip delivered = deliveredBy(scene, primary);
        const std::int64_t epoch = item.name.zxid.epoch();
        const LogEntry root = rootOf(scene.histories, item.primary, delivered);
        m_primaries.emplace(epoch, Primary{item.primary, root.snapshot ? root.zxid : Zxid{}, item.name.zxid});
        const auto missing = m_chosen.firstLacking(item.primary, delivered, scene.histories);
        if (!missing || missing->name.zxid.epoch() >= epoch) return {};
        return broken(scene, item.primary, "the primary ", item.primary, " of epoch ", epoch, " broadcasts ",
                      item.name.zxid, " without having delivered ", describe(*missing));
    }
    Broadcasts m_broadcasts;
    Chosen m_chosen;
    std::multimap<std::int64_t, Primary> m_primaries;  ///< by epoch
};

}  // namespace

void addBroadcastOrder(Invariants& list) {
    list.push_back(std::make_unique<Integrity>());
    list.push_back(std::make_unique<LocalPrimaryOrder>());
    list.push_back(std::make_unique<GlobalPrimaryOrder>());
    list.push_back(std::make_unique<PrimaryIntegrity>());
}

}  // namespace zabscope::zab
