// SPDX-License-Identifier: GPL-3.0-or-later
/// Whether an event is the one that a condition waits for.
#include <algorithm>
#include <cassert>

#include "core/trace/condition_facts.h"
#include "core/trace/target.h"
#include "core/trace/vocabularies.h"

namespace zabscope::condition {
namespace {

struct Happens {
    const Event& event;
    const Surroundings& around;

    bool operator()(const MessageWas& was) const {
        switch (was.journey) {
            case Journey::sent: {
                const auto* sent = std::get_if<Sent>(&event.what);
                return sent && fits(was, {sent->kind, sent->from, sent->to});
            }
            case Journey::delivered: {
                const auto* delivered = std::get_if<Delivered>(&event.what);
                return delivered && wasOnItsWay(was, delivered->message);
            }
            case Journey::lost: {
                const auto* lost = std::get_if<Lost>(&event.what);
                return lost && wasOnItsWay(was, lost->message);
            }
        }
        assert(false);
        return false;
    }
    bool operator()(const ServerWas& was) const {
        switch (was.fate) {
            case Fate::started:
                return of<Born>(was);
            case Fate::froze:
                return of<Froze>(was);
            case Fate::thawed:
                return of<Thawed>(was);
            case Fate::killed:
                return died(was, Death::killed);
            case Fate::poweredOff:
                return died(was, Death::poweredOff);
            case Fate::exited:
                return died(was, Death::exited);
            case Fate::truncated:
                return wrote(was, Write::Meaning::truncation);
            case Fate::snapshotTaken:
                return wrote(was, Write::Meaning::snapshot);
            case Fate::snapshotReceived:
                return wrote(was, Write::Meaning::replacingSnapshot);
        }
        assert(false);
        return false;
    }
    bool operator()(const WasSynced& was) const {
        return changes(was.server, [&](const FieldChange& change) {
            const auto mode = static_cast<zab::SyncMode>(change.value);
            return change.field == zab::syncMode && mode != zab::SyncMode::none &&
                   (was.mode == zab::SyncMode::none || was.mode == mode);
        });
    }
    bool operator()(const FieldChanged& was) const {
        return changes(was.server, [&](const FieldChange& change) { return change.field == was.field; });
    }
    bool operator()(const WasViolated& was) const {
        const auto* violated = std::get_if<Violated>(&event.what);
        if (!violated) return false;
        if (was.invariant.empty()) return true;
        return violated->invariant < around.invariants.size() &&
               around.invariants[violated->invariant] == was.invariant;
    }
    bool operator()(const WasNoted& was) const {
        const auto* noted = std::get_if<Noted>(&event.what);
        if (!noted || !fits(was.server, noted->node)) return false;
        return fill(sentenceText(noted->sentence), noted->values).find(was.text) != std::string::npos;
    }
    bool operator()(const WasCommanded& was) const {
        const auto* commanded = std::get_if<Commanded>(&event.what);
        return commanded && commanded->text.find(was.text) != std::string_view::npos;
    }

private:
    static bool fits(NodeId wanted, NodeId node) { return wanted == noNode || wanted == node; }
    bool fits(const MessageWas& was, const Flight& flight) const {
        return (was.kind == 0 || was.kind == flight.kind) && fits(was.from, flight.from) && fits(was.to, flight.to);
    }
    bool fits(const Target& target, NodeId node) const {
        if (target.who == Target::Who::all) return true;
        const std::vector<NodeId> meant = resolve({target}, around.ensemble, around.state);
        return std::find(meant.begin(), meant.end(), node) != meant.end();
    }
    bool wasOnItsWay(const MessageWas& was, EventId message) const {
        const auto flight = around.flights.find(message);
        return flight != around.flights.end() && fits(was, flight->second);
    }
    /// Events that are a node's and say nothing more.
    template <typename T>
    bool of(const ServerWas& was) const {
        const auto* what = std::get_if<T>(&event.what);
        return what && isServer(what->node) && fits(was.server, what->node);
    }
    bool died(const ServerWas& was, Death how) const {
        const auto* died = std::get_if<Died>(&event.what);
        return died && died->how == how && isServer(died->node) && fits(was.server, died->node);
    }
    bool wrote(const ServerWas& was, Write::Meaning meaning) const {
        const auto* wrote = std::get_if<Wrote>(&event.what);
        return wrote && wrote->meaning == meaning && fits(was.server, wrote->node);
    }
    template <typename Wanted>
    bool changes(NodeId server, Wanted wanted) const {
        const auto* changed = std::get_if<Changed>(&event.what);
        return changed && fits(server, changed->node) &&
               std::any_of(changed->fields.begin(), changed->fields.end(), wanted);
    }
};

}  // namespace

bool happens(const Happening& happening, const Event& event, const Surroundings& around) {
    return std::visit(Happens{event, around}, happening);
}

}  // namespace zabscope::condition
