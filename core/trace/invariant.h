// SPDX-License-Identifier: GPL-3.0-or-later
/// A statement about every run that the trace is judged by, event by event.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/protocol/ensemble.h"
#include "core/trace/cluster_state.h"
#include "core/trace/event.h"
#include "core/trace/history_book.h"

namespace zabscope {

struct Violation {
    NodeId node = noNode;  ///< the server at which it shows
    std::string text;      ///< what was expected, with the servers and the values compared
};

/// What an invariant sees after an event: the event itself and the state it led to.
struct Scene {
    const Event& event;
    const ClusterState& state;
    const HistoryBook& histories;
    const Ensemble& ensemble;
};

/// Which events concern an invariant, as bits: kinds of events by their place in What and, of a Changed, fields by their
/// number (all tables are bit 63). Most events concern few invariants; the others need not be asked.
struct Interest {
    std::uint32_t kinds = UINT32_MAX;
    std::uint64_t fields = UINT64_MAX;

    /// The bits of an event.
    static Interest of(const Event& event);
    bool meets(const Interest& event) const { return (kinds & event.kinds) != 0 && (fields & event.fields) != 0; }
};

class Invariant {
public:
    explicit Invariant(Interest interest = {}) : m_interest(interest) {}
    virtual ~Invariant() = default;
    /// judge() changes nothing, and finds nothing, at events that this does not meet.
    const Interest& interest() const { return m_interest; }
    virtual std::string_view name() const = 0;
    /// One English sentence: the statement, and where it comes from.
    virtual std::string_view statement() const = 0;
    /// A liveness monitor tells of progress, not of safety; a violation of it is no proof of a fault of the protocol.
    virtual bool isLiveness() const { return false; }
    /// Judges one event in (amortized) constant time; remembers what it needs of the past. At most one violation an event.
    virtual std::optional<Violation> judge(const Scene& scene) = 0;
    virtual std::unique_ptr<Invariant> clone() const = 0;

private:
    Interest m_interest;
};

using Invariants = std::vector<std::unique_ptr<Invariant>>;
Invariants copyOf(const Invariants& invariants);

}  // namespace zabscope
