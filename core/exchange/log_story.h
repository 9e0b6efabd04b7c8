// SPDX-License-Identifier: GPL-3.0-or-later
/// From the steps of servers' logs to the events of a run: what a line says is told, what none says is left unknown.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "core/exchange/import_stage.h"
#include "core/exchange/log_order.h"
#include "core/protocol/ensemble.h"

namespace zabscope {

/// Where a story plays; it must outlive it.
struct LogSetting {
    const Ensemble& ensemble;
    std::int64_t groups = 0;  ///< 0: a majority is a quorum; else nobody knows what is one
    std::int64_t start = 0;   ///< the stamp that is the beginning of the run
};

class LogStory {
public:
    /// All of it must outlive the story.
    LogStory(const std::vector<ServerLog>& logs, const std::vector<std::vector<VoteMoment>>& moments, LogOrder& order,
             const LogSetting& setting, ImportStage& stage);
    void tell(std::size_t log, std::size_t step);

private:
    /// What is known of one server at the present step.
    struct Tale {
        std::size_t nextMoment = 0;
        std::map<NodeId, LogFact> heard;  ///< the last vote of each since the last role ended
        std::optional<VoteMoment> held;
        zab::Vote own;                      ///< what its search began with
        NodeId leader = noNode;             ///< in its present role
        std::optional<std::int64_t> epoch;  ///< of its present term, if the logs tell
        Zxid history;                       ///< where a DIFF or SNAP has brought it
        std::map<NodeId, std::pair<Zxid, Zxid>>
            learners;  ///< the last zxid of leader and learner when they synchronized
        std::uint64_t inTouch = 0;
        bool lossTold = false;
        bool waits = false;  ///< it has a quorum of votes, and waits for a better one: others are not counted
        bool phasesLogged = false;  ///< its version logs phases
        bool epochFile = false;     ///< it has once had one on its disk
        bool historyTold = false;
        EventId last = noEvent;  ///< the event that is the reason of what it does next
    };

    // lives
    void begin(std::size_t log, const LogStep& step);
    void end(std::size_t log, const LogStep& step);
    void fact(std::size_t log, std::size_t index);
    std::size_t indexOf(std::size_t log, const LogFact& fact) const {
        return static_cast<std::size_t>(&fact - m_logs[log].facts.data());
    }
    void findsEmptyDisk(std::size_t log, const LogStep& birth);
    bool isDiscarded(std::size_t log, const LogFact& vote);
    void makesEpochFile(std::size_t log, const LogFact& fact);
    void loads(std::size_t log, const LogFact& fact);
    void looks(std::size_t log, const LogFact& fact);
    void backsOff(std::size_t log, const LogFact& fact);
    void takesSnapshot(std::size_t log, const LogFact& fact);
    void losesPeer(std::size_t log, const LogFact& fact);
    zab::Role roleAtBirth(std::size_t log, std::size_t index) const;
    // servers without a log
    EventId meet(NodeId node);
    void hearOf(NodeId node, const LogFact& vote);
    void hearOfLeader(NodeId leader, const VoteMoment& choice);
    void hearOfTerm(NodeId leader, std::int64_t epoch, EventId cause);
    // votes
    void vote(std::size_t log, const LogFact& fact);
    void record(NodeId node, const LogFact& vote, std::int64_t round);
    void search(std::size_t log, const LogFact& fact);
    void moment(std::size_t log, const VoteMoment& moment);
    void beginSearch(std::size_t log, const VoteMoment& moment);
    void adopt(std::size_t log, const VoteMoment& moment);
    void judge(std::size_t log, const LogFact& fact);
    void takeRole(std::size_t log, const VoteMoment& moment);
    // terms
    void phase(std::size_t log, const LogFact& fact);
    void learnerComes(std::size_t log, const LogFact& fact);
    void hearsNewLeader(std::size_t log, const LogFact& fact);
    void acknowledges(std::size_t log, const LogFact& fact);
    void enterPhase(std::size_t log, zab::Phase phase);
    void look(std::size_t log);
    void synchronizes(std::size_t log, const LogFact& fact);
    void sends(std::size_t log, const LogFact& fact);
    void gets(std::size_t log, const LogFact& fact);
    void accepts(std::size_t log, std::int64_t epoch);
    void establishes(std::size_t log, const LogFact& fact);
    void serves(std::size_t log, const LogFact& fact);
    void stepsDown(std::size_t log, const LogFact& fact);
    void losesLeader(std::size_t log, const LogFact& fact);
    void losesLearner(std::size_t log, const LogFact& fact);
    void learnerAt(std::size_t log, zab::LearnerPhase phase, std::optional<zab::SyncMode> mode = std::nullopt);
    void findLeader(std::size_t log);
    std::optional<std::int64_t> epochAfter(std::size_t log, std::size_t index) const;
    // messages
    void sendLeaving(std::size_t log, std::size_t step);
    EventId arrive(std::size_t log, std::size_t step);
    void send(std::size_t message, EventId cause);
    void loseUnderway(NodeId node);

    NodeId sidOf(std::size_t log) const { return m_logs[log].sid; }
    std::optional<std::size_t> logOf(NodeId sid) const;
    Instant instantOf(std::int64_t at) const { return Instant{Duration{std::max<std::int64_t>(at - m_start, 0)}}; }
    EventId publish(std::size_t log);
    void note(std::size_t log, zab::Sentence sentence, std::initializer_list<NoteValue> values);
    std::size_t voters() const;

    const std::vector<ServerLog>& m_logs;
    const std::vector<std::vector<VoteMoment>>& m_moments;
    LogOrder& m_order;
    const Ensemble& m_ensemble;
    std::int64_t m_groups;
    std::int64_t m_start;
    ImportStage& m_stage;
    std::vector<Tale> m_tales;
    std::vector<EventId> m_sent;  // of each message of the order
    std::map<EventId, NodeId> m_underway;
};

}  // namespace zabscope
