// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/render/report_facts.h"

#include <algorithm>
#include <set>

#include "core/zab/zab_state.h"
#include "views/charts/facts.h"

namespace zabscope {
namespace {

zab::Vote ownVote(const NodeState& node) {
    return {node.fields.scalar(zab::currentEpoch), zab::zxidOf(node.fields, zab::lastProcessed), node.node};
}

zab::Vote lastVote(const NodeState& node) {
    return {node.fields.scalar(zab::voteEpoch), zab::zxidOf(node.fields, zab::voteZxid),
            node.fields.scalar(zab::voteLeader)};
}

/// Goes through the chunks up to the end of the excerpt.
class Reading {
public:
    explicit Reading(const Exported& run)
        : m_run(run), m_range(run.excerpt.range(run.timeline)), m_elections(run.ensemble) {}

    bool readAll(const GoOn& goOn) {
        const auto chunks = m_run.timeline.chunks();
        for (std::size_t i = 0; i < chunks.size(); ++i) {
            if (!goOn(static_cast<double>(i) / static_cast<double>(chunks.size()))) return false;
            if (chunks[i]->events.empty() || chunks[i]->events.front().id >= m_range.second) break;
            for (const Event& event : chunks[i]->events) {
                if (event.id < m_range.second) read(event);
            }
            tell(*chunks[i]);
            m_moments.push_back(readCommits(*chunks[i]));
        }
        return true;
    }
    ReportFacts finish() {
        finishCommits();
        chooseStory();
        const std::vector<Election> all = m_elections.elections();
        const Instant from = m_run.excerpt.from.value_or(startOfTime);
        for (const Election& election : all) {
            if (election.established.value_or(election.decided.value_or(m_run.timeline.end())) < from) continue;
            ++m_facts.allElections;
            if (m_facts.elections.size() < ReportFacts::mostElections) m_facts.elections.push_back(look(election));
        }
        return std::move(m_facts);
    }

private:
    void read(const Event& event) {
        m_elections.read(event);
        if (event.id < m_range.first) return;
        ++m_facts.events;
        if (const auto* sent = std::get_if<Sent>(&event.what)) {
            ++m_facts.kinds[sent->kind].messages;
            m_facts.kinds[sent->kind].bytes += sent->bytes.size();
        } else if (const auto* lost = std::get_if<Lost>(&event.what)) {
            const auto* message = std::get_if<Sent>(&m_run.timeline.event(lost->message).what);
            if (message) ++m_facts.kinds[message->kind].lost;
        } else if (const auto* violated = std::get_if<Violated>(&event.what)) {
            if (m_violated.insert(violated->invariant).second) m_facts.violations.push_back(event.id);
        }
    }

    /// Both densities are kept until it is known how much there is to tell.
    void tell(const Chunk& chunk) {
        for (const StoryEntry& entry : storyOf(chunk)) {
            if (entry.level == Density::all) continue;
            StoryLine line{entry.from, {}};
            for (const EventId id : entry.events) {
                if (id >= m_range.first && id < m_range.second) line.events.push_back(id);
            }
            if (line.events.empty()) continue;
            if (entry.level == Density::focus && m_focus.size() <= ReportFacts::mostLines) m_focus.push_back(line);
            if (m_context.size() <= ReportFacts::mostLines) m_context.push_back(std::move(line));
        }
    }
    void chooseStory() {
        m_facts.story = std::move(m_context.size() <= ReportFacts::mostLines ? m_context : m_focus);
        m_facts.storyCut = m_facts.story.size() > ReportFacts::mostLines;
        if (m_facts.storyCut) m_facts.story.resize(ReportFacts::mostLines);
    }

    void finishCommits() {
        std::vector<const std::vector<CommitMoment>*> moments;
        for (const auto& each : m_moments) moments.push_back(&each);
        const Instant from = m_run.excerpt.from.value_or(startOfTime);
        for (const CommitLatency& each : commitLatencies(moments)) {
            if (each.commit < m_range.second && each.committed >= from) m_facts.commits.push_back(each.took());
        }
        std::sort(m_facts.commits.begin(), m_facts.commits.end());
    }

    ElectionFacts look(const Election& election) {
        ElectionFacts facts;
        facts.election = election;
        const Position end{m_run.timeline.end(), m_range.second - 1};
        facts.decided = election.decided ? m_run.timeline.positionAt(*election.decided) : end;
        if (facts.decided.last > end.last) facts.decided = end;
        const ClusterState state = m_run.timeline.at(facts.decided);
        const Past past = m_past.at(m_run.timeline, m_run.ensemble, facts.decided.last);
        for (const Duel& duel : past.duels) {
            const bool here = m_run.timeline.event(duel.event).at >= election.start;
            if (here && !duel.isOfRounds() && duel.sentence != zab::Sentence::keeps_vote) facts.duels.push_back(duel);
        }
        for (const Member& member : m_run.ensemble.members) {
            if (member.observer) continue;
            VoterFacts voter;
            voter.sid = member.sid;
            const NodeState* node = state.find(member.sid);
            voter.up = node && node->up && !node->frozen;
            if (voter.up) {
                voter.own = ownVote(*node);
                voter.last = lastVote(*node);
            }
            voter.changes = static_cast<int>(std::count_if(facts.duels.begin(), facts.duels.end(),
                                                           [&](const Duel& duel) { return duel.node == member.sid; }));
            facts.voters.push_back(voter);
        }
        return facts;
    }

    const Exported& m_run;
    std::pair<EventId, EventId> m_range;
    ElectionReader m_elections;
    Moments m_past;
    ReportFacts m_facts;
    std::set<std::uint16_t> m_violated;
    std::vector<StoryLine> m_focus;
    std::vector<StoryLine> m_context;
    std::vector<std::vector<CommitMoment>> m_moments;
};

}  // namespace

std::optional<ReportFacts> readReport(const Exported& run, const GoOn& goOn) {
    Reading reading(run);
    if (!reading.readAll(goOn)) return std::nullopt;
    return reading.finish();
}

}  // namespace zabscope
