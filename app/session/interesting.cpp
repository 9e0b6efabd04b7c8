// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/interesting.h"

#include <algorithm>
#include <array>

#include "core/trace/vocabularies.h"
#include "core/zab/notes.h"
#include "core/zab/zab_state.h"

namespace zabscope {
namespace {

using zab::Sentence;

/// Notes that only tell of connections, repetitions and routine.
constexpr std::array routine{Sentence::keeps_vote,       Sentence::older_round,        Sentence::sends_again,
                             Sentence::connects_again,   Sentence::tells_settled_vote, Sentence::drops_connection_smaller,
                             Sentence::calls_back,       Sentence::connects_to_leader_again,
                             Sentence::loaded,           Sentence::commits};
constexpr std::array milestones{Sentence::decides, Sentence::has_epoch_quorum, Sentence::established,
                                Sentence::leader_lost_quorum, Sentence::has_quorum};

template <std::size_t N>
bool isOneOf(const Noted& noted, const std::array<Sentence, N>& sentences) {
    return std::find(sentences.begin(), sentences.end(), static_cast<Sentence>(noted.sentence)) != sentences.end();
}

bool isOfZab(const Noted& noted) { return noted.sentence < static_cast<std::uint16_t>(Sentence::count); }

}  // namespace

bool isInteresting(const Event& event) {
    if (const auto* noted = std::get_if<Noted>(&event.what)) {
        return isOfZab(*noted) ? !isOneOf(*noted, routine) : weightOf(noted->sentence) != NoteWeight::detail;
    }
    if (const auto* changed = std::get_if<Changed>(&event.what)) {
        return isServer(changed->node) &&
               std::any_of(changed->fields.begin(), changed->fields.end(), [](const FieldChange& change) {
                   return change.field == zab::role || change.field == zab::phase || change.field == zab::establishedEpoch;
               });
    }
    const What& what = event.what;
    return std::holds_alternative<Commanded>(what) || std::holds_alternative<Born>(what) ||
           std::holds_alternative<Died>(what) || std::holds_alternative<Froze>(what) ||
           std::holds_alternative<Thawed>(what) || std::holds_alternative<DiskLost>(what) ||
           std::holds_alternative<Violated>(what) || std::holds_alternative<Asked>(what);
}

bool isMilestone(const Event& event) {
    if (const auto* noted = std::get_if<Noted>(&event.what)) {
        const NoteWeight weight = weightOf(noted->sentence);
        return isOneOf(*noted, milestones) || weight == NoteWeight::turn || weight == NoteWeight::trouble;
    }
    return std::holds_alternative<Died>(event.what) || std::holds_alternative<Violated>(event.what);
}

}  // namespace zabscope
