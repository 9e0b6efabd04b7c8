// SPDX-License-Identifier: GPL-3.0-or-later
/// What every invariant here is built on: its name and statement, and the kinds of events that can break it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

#include "core/trace/invariant.h"
#include "core/zab/zab_state.h"

namespace zabscope::zab {

using Verdict = std::optional<Violation>;
/// The trace's, not what the server itself calls so.
using LogEntry = ::zabscope::HistoryEntry;

/// The bits of fields for Interest.
template <typename... Fields>
constexpr std::uint64_t fieldBits(Fields... fields) {
    return (... | (std::uint64_t{1} << fields));
}
/// The bit of a kind of events for Interest.
template <typename Kind>
constexpr std::uint32_t kindBit() {
    return []<std::size_t... Place>(std::index_sequence<Place...>) {
        return ((std::is_same_v<Kind, std::variant_alternative_t<Place, What>> ? std::uint32_t{1} << Place : 0) | ...);
    }(std::make_index_sequence<eventKinds>{});
}

/// An invariant `Self` with constants `title` and `claim`, and one `Verdict on(const Kind&, const Scene&)` for each of the
/// kinds of events that it looks at; of a Changed it may ask for some fields only.
template <typename Self, typename... Kinds>
class Statement : public Invariant {
public:
    explicit Statement(std::uint64_t fields = UINT64_MAX) : Invariant(Interest{(kindBit<Kinds>() | ...), fields}) {}
    std::string_view name() const final { return Self::title; }
    std::string_view statement() const final { return Self::claim; }
    std::unique_ptr<Invariant> clone() const final { return std::make_unique<Self>(static_cast<const Self&>(*this)); }

    Verdict judge(const Scene& scene) final {
        Verdict verdict;
        (void)(tell<Kinds>(scene, verdict) || ...);
        return verdict;
    }

private:
    template <typename Kind>
    bool tell(const Scene& scene, Verdict& verdict) {
        const auto* what = std::get_if<Kind>(&scene.event.what);
        if (!what) return false;
        if constexpr (std::is_same_v<Kind, Changed>) {
            if (!isServer(what->node)) return true;  // a client numbers its fields in its own way
        }
        verdict = static_cast<Self*>(this)->on(*what, scene);
        return true;
    }
};

/// 64 bits that stand for the content of a transaction.
struct Digest {
    std::uint64_t value;
};

inline void write(std::string& text, std::string_view words) { text += words; }
inline void write(std::string& text, std::int64_t number) { text += std::to_string(number); }
inline void write(std::string& text, Zxid zxid) { text += toHex(zxid); }
inline void write(std::string& text, Digest digest) { text += toHex(Zxid{static_cast<std::int64_t>(digest.value)}); }

/// A violation at a server: words, numbers, zxids. The text begins with the event, to say by itself where to look.
template <typename... Parts>
Violation broken(const Scene& scene, NodeId node, const Parts&... parts) {
    std::string text = "event " + std::to_string(scene.event.id) + ": ";
    (write(text, parts), ...);
    return {node, std::move(text)};
}

/// Precondition: something has happened to the node.
inline const NodeState& nodeOf(const Scene& scene, NodeId node) { return *scene.state.find(node); }

inline bool touches(const Changed& change, std::uint16_t field) {
    for (const FieldChange& changed : change.fields) {
        if (changed.field == field) return true;
    }
    return false;
}
inline bool touches(const Changed& change, std::uint16_t one, std::uint16_t other) {
    for (const FieldChange& changed : change.fields) {
        if (changed.field == one || changed.field == other) return true;
    }
    return false;
}

/// Whether the write makes the history shorter.
inline bool isCut(const Wrote& wrote) {
    return wrote.meaning == Write::Meaning::truncation || wrote.meaning == Write::Meaning::replacingSnapshot;
}
/// Whether the write adds an entry to the history.
inline bool isEntry(const Wrote& wrote) {
    return wrote.meaning == Write::Meaning::transaction || wrote.meaning == Write::Meaning::replacingSnapshot;
}

inline std::int64_t epochOf(const PeerState& fields, Field field) { return fields.scalar(field); }

/// Up, and leading in SYNCHRONIZATION or BROADCAST: it has been decided.
inline bool isDecidedLeader(const NodeState& node) {
    if (!node.up || roleOf(node.fields) != Role::leading) return false;
    const Phase now = phaseOf(node.fields);
    return now == Phase::synchronization || now == Phase::broadcast;
}

inline bool isBroadcastingLeader(const NodeState& node) {
    return node.up && roleOf(node.fields) == Role::leading && phaseOf(node.fields) == Phase::broadcast;
}

}  // namespace zabscope::zab
