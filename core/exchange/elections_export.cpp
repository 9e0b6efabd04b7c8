// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/elections_export.h"

#include "core/exchange/csv_text.h"
#include "core/exchange/event_walk.h"
#include "core/exchange/json_text.h"
#include "core/trace/elections.h"

namespace zabscope {
namespace {

std::int64_t microsecondsOf(Instant at) { return at.time_since_epoch().count(); }
std::int64_t microsecondsOf(Duration duration) { return duration.count(); }

/// A row for programs: each value goes under its name; what is not there is null.
class ObjectRow {
public:
    explicit ObjectRow(std::string& out) : m_object(out) {}
    void end() { m_object.end(); }

    void number(std::string_view name, std::int64_t value) { m_object.number(name, value); }
    void word(std::string_view name, std::string_view word) { m_object.word(name, word); }
    void nothing(std::string_view name) { m_object.null(name); }
    void sids(std::string_view name, const std::vector<NodeId>& sids) {
        std::string& out = m_object.key(name);
        out += '[';
        for (std::size_t i = 0; i < sids.size(); ++i) {
            if (i > 0) out += ',';
            appendNumber(out, std::int64_t{sids[i]});
        }
        out += ']';
    }
    void learners(std::string_view name, const std::vector<SyncedLearner>& learners) {
        std::string& out = m_object.key(name);
        out += '[';
        for (std::size_t i = 0; i < learners.size(); ++i) {
            if (i > 0) out += ',';
            JsonObject learner(out);
            learner.number("sid", learners[i].sid);
            learner.word("mode", zab::syncModeName(learners[i].mode));
            learner.end();
        }
        out += ']';
    }

private:
    JsonObject m_object;
};

/// A row for spreadsheets; what is not there is empty.
class CellRow {
public:
    explicit CellRow(std::string& out) : m_out(out) {}
    void end() { m_out.back() = '\n'; }  // instead of the last comma

    void number(std::string_view, std::int64_t value) { cell(std::to_string(value)); }
    void word(std::string_view, std::string_view word) { cell(word); }
    void nothing(std::string_view) { cell({}); }
    void sids(std::string_view, const std::vector<NodeId>& sids) {
        std::string text;
        for (const NodeId sid : sids) text += (text.empty() ? "" : " ") + std::to_string(sid);
        cell(text);
    }
    void learners(std::string_view, const std::vector<SyncedLearner>& learners) {
        std::string text;
        for (const SyncedLearner& each : learners)
            text += (text.empty() ? "" : " ") + std::to_string(each.sid) + ":" + std::string{zab::syncModeName(each.mode)};
        cell(text);
    }

protected:
    void cell(std::string_view text) {
        appendCell(m_out, text);
        m_out += ',';
    }

private:
    std::string& m_out;
};

/// The names of the columns instead of the values.
class NameRow : public CellRow {
public:
    using CellRow::CellRow;
    void number(std::string_view name, std::int64_t) { cell(name); }
    void word(std::string_view name, std::string_view) { cell(name); }
    void nothing(std::string_view name) { cell(name); }
    void sids(std::string_view name, const std::vector<NodeId>&) { cell(name); }
    void learners(std::string_view name, const std::vector<SyncedLearner>&) { cell(name); }
};

template <typename Row>
void tellVote(Row& row, const std::string& prefix, const zab::Vote* vote) {
    const auto number = [&](const char* name, std::int64_t value) {
        vote ? row.number(prefix + name, value) : row.nothing(prefix + name);
    };
    const zab::Vote shown = vote ? *vote : zab::Vote{};
    number("sid", shown.sid);
    number("epoch", shown.epoch);
    number("zxid", shown.zxid.value);
    number("zxid_epoch", shown.zxid.epoch());
    number("zxid_counter", shown.zxid.counter());
}

/// Every row has all columns, in this order.
template <typename Row>
void tell(Row& row, const Election& election, std::int64_t number) {
    const bool won = election.winner != noNode;
    const auto time = [&](std::string_view name, const auto& value) {
        value ? row.number(name, microsecondsOf(*value)) : row.nothing(name);
    };
    row.number("election", number);
    row.number("start_us", microsecondsOf(election.start));
    row.word("cause", causeName(election.cause));
    election.before == noNode ? row.nothing("lost_leader") : row.number("lost_leader", election.before);
    row.word("outcome", outcomeName(election.outcome));
    row.number("rounds", election.rounds);
    won ? row.number("decided_in_round", election.round) : row.nothing("decided_in_round");
    row.number("votes_cast", static_cast<std::int64_t>(election.votes));
    row.number("votes_changed", static_cast<std::int64_t>(election.changes));
    won ? row.number("winner", election.winner) : row.nothing("winner");
    won&& election.runnerUp ? row.word("deciding_field", decidingFieldName(election.decidedBy))
                            : row.nothing("deciding_field");
    row.sids("voters", election.voters);
    tellVote(row, "vote_", won ? &election.vote : nullptr);
    tellVote(row, "runner_up_", won && election.runnerUp ? &*election.runnerUp : nullptr);
    time("election_us", election.electionTime());
    time("discovery_us", election.discoveryTime());
    time("synchronization_us", election.synchronizationTime());
    time("broadcast_us", election.established && election.ended ? std::optional{*election.ended - *election.established}
                                                                : std::nullopt);
    time("established_at_us", election.established);
    time("ended_at_us", election.ended);
    election.epoch > 0 ? row.number("epoch", election.epoch) : row.nothing("epoch");
    row.learners("learners", election.learners);
    row.end();
}

/// Reads from the start of the run, for what was before the excerpt is the reason for what is in it. False: given up.
bool readElections(const Exported& run, Output& output, ElectionReader& reader) {
    Exported whole = run;
    whole.excerpt.from.reset();
    return walkSpan(whole, output, [&](const Event& event) { reader.read(event); });
}

}  // namespace

std::optional<ExportTrouble> exportElections(const Exported& run, Output& output) {
    if (!run.excerpt.servers.empty() || !run.excerpt.kinds.empty())
        return ExportTrouble{"an election is made by all servers and many kinds of events",
                             "leave out --servers and --kinds; --from and --until choose among the elections"};
    ElectionReader reader(run.ensemble);
    if (!readElections(run, output, reader)) return std::nullopt;
    const bool json = run.extension == "json";
    std::string& out = output.buffer();
    NameRow names(out);
    json ? void(out += '[') : tell(names, Election{}, 0);
    std::int64_t number = 0;
    bool first = true;
    for (const Election& election : reader.elections()) {
        ++number;
        if (run.excerpt.from && election.start < *run.excerpt.from) continue;
        if (json) out += first ? "\n" : ",\n";
        first = false;
        CellRow cells(out);
        if (json) {
            ObjectRow object(out);
            tell(object, election, number);
        } else {
            tell(cells, election, number);
        }
        output.flushIfFull();
    }
    if (json) out += first ? "]\n" : "\n]\n";
    return std::nullopt;
}

}  // namespace zabscope
