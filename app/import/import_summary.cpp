// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/import_summary.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>

#include "app/elections_table.h"
#include "core/trace/elections.h"

namespace zabscope {
namespace {

std::int64_t microsecondsOf(Instant at) { return at.time_since_epoch().count(); }
std::string stampOf(const ImportedRun& run, Instant at) { return stampText(run.start + microsecondsOf(at)); }

std::string versionText(std::int64_t version) {
    if (version == 0) return "unknown";
    return std::to_string(version / 10'000) + "." + std::to_string(version / 100 % 100) + "." +
           std::to_string(version % 100);
}

/// "+1.234 s", "-3 ms"
std::string aheadText(std::int64_t microseconds) {
    const std::int64_t size = microseconds < 0 ? -microseconds : microseconds;
    return toText(Duration{size / 1000 * 1000}) + (microseconds < 0 ? " behind" : " ahead");
}

std::string plural(std::uint64_t count, const std::string& one, const std::string& many) {
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string serverList(const std::vector<NodeId>& servers) {
    std::string text;
    for (const NodeId each : servers) text += (text.empty() ? "" : " ") + nodeName(each);
    return text;
}

/// One election as it is told: "15:25:17.616 server 3 wins: ..."
std::string electionText(const ImportedRun& run, const Election& election) {
    std::string text = stampOf(run, election.start) + "  ";
    text += std::string{causeName(election.cause)};
    if (election.before != noNode) text += " (" + nodeName(election.before) + " led before)";
    if (election.winner == noNode) return text + ": nobody was elected in what the logs show\n";
    text += ": " + nodeName(election.winner) + " wins";
    if (election.decidedBy != zab::DecidingField::none)
        text += " by " + std::string{decidingFieldName(election.decidedBy)};
    if (const auto took = election.electionTime()) text += ", elected after " + toText(*took);
    if (election.established) {
        text += ", established as leader of epoch " + std::to_string(election.epoch) + " after " +
                toText(*election.established - election.start) + " (" + stampOf(run, *election.established) + ")";
    } else {
        text += ", " + std::string{outcomeName(election.outcome)};
    }
    text += "; votes of " + serverList(election.voters);
    std::string learners;
    for (const SyncedLearner& learner : election.learners)
        learners +=
            (learners.empty() ? "" : ", ") + nodeName(learner.sid) + " " + std::string{syncModeName(learner.mode)};
    if (!learners.empty()) text += "; learners: " + learners;
    return text + "\n";
}

struct Life {
    NodeId sid;
    Instant at;
    bool begins;
    Death how;
};
std::vector<Life> livesOf(const Timeline& timeline) {
    std::vector<Life> lives;
    for (EventId id = 1; id <= timeline.last(); ++id) {
        const Event& event = timeline.event(id);
        if (const auto* born = std::get_if<Born>(&event.what)) lives.push_back({born->node, event.at, true, {}});
        if (const auto* died = std::get_if<Died>(&event.what))
            lives.push_back({died->node, event.at, false, died->how});
    }
    return lives;
}

std::string clocksText(const ImportedRun& run) {
    std::string text;
    for (const ClockLeap& leap : run.leaps) {
        text += "  the clock of " + nodeName(leap.sid) + " ";
        if (leap.span.leap == ClockSpan::Leap::timeZone)
            text += "changed its time zone or leapt, by ";
        else if (leap.span.leap == ClockSpan::Leap::setBack)
            text += "was set back, by ";
        else
            text += "pauses or leaps, by ";
        text += aheadText(leap.span.size) + " at " + leap.path + ":" + std::to_string(leap.span.line) + "\n";
    }
    std::uint64_t votes = 0;
    bool corrected = false;
    for (const ClockOffset& offset : run.offsets) {
        votes += offset.votes;
        if (offset.ahead == 0) continue;
        corrected = true;
        text += "  the clock of " + nodeName(offset.sid) + " is " + aheadText(offset.ahead);
        if (offset.bounded)
            text += " (" + plural(offset.votes, "vote allows", "votes allow") + " " +
                    toText(Duration{std::abs(offset.least)}) + " to " + toText(Duration{std::abs(offset.most)}) + ")";
        else
            text += " or more (known from one side only)";
        text += ": corrected\n";
    }
    if (!corrected)
        text +=
            votes == 0 ? "  nothing to compare them by\n" : "  no vote arrives before it was sent: taken as they are\n";
    return text;
}

std::string linesText(const ImportedRun& run) {
    std::string text;
    for (const ImportedLog& log : run.logs) {
        text += "  " + log.path + ": " + (log.sid == noNode ? "?" : "server " + nodeName(log.sid)) + ", version " +
                versionText(log.version) + ", " + plural(log.count.lines, "line", "lines") + ", " +
                std::to_string(log.count.facts) + " told, " + std::to_string(log.count.odd) + " not understood" +
                (log.sorted ? ", put in order by their stamps" : "") + "\n";
        for (const OddLine& odd : log.count.firstOdd)
            text += "    line " + std::to_string(odd.line) + ": " + odd.text + "\n";
        if (log.count.odd > log.count.firstOdd.size())
            text += "    and " + std::to_string(log.count.odd - log.count.firstOdd.size()) + " more\n";
    }
    return text;
}

}  // namespace

std::string toText(const ImportedRun& run) {
    const auto elections = electionsOf(run.timeline, run.ensemble);
    std::vector<NodeId> voters;
    std::vector<NodeId> observers;
    for (const Member& member : run.ensemble.members) (member.observer ? observers : voters).push_back(member.sid);
    std::string text = "Voters: " + serverList(voters) +
                       (observers.empty() ? "" : ". Observers: " + serverList(observers)) + ". " +
                       plural(run.timeline.last(), "event", "events") + " from " + stampText(run.start) + " to " +
                       stampOf(run, run.timeline.end()) + "\n";
    if (!run.silent.empty())
        text += "No log of: " + serverList(run.silent) + "; they are shown as the others saw them\n";
    text += "\nElections\n";
    for (const Election& election : elections) text += "  " + electionText(run, election);
    if (elections.empty()) text += "  none\n";
    text += "\nStarts and ends\n";
    for (const Life& life : livesOf(run.timeline)) {
        text += "  " + stampOf(run, life.at) + "  " + nodeName(life.sid);
        if (life.begins)
            text += life.at == Instant{} ? " is there or starts\n" : " starts\n";
        else
            text += life.how == Death::exited ? " exits\n" : " ends without a last line, as after a kill\n";
    }
    text += "\nClocks\n" + clocksText(run);
    text += "\nLines\n" + linesText(run);
    text += "\nNot in the logs, and shown as unknown: acknowledgements, proposals, commits, and what is on disk.\n";
    return text;
}

nlohmann::json toJson(const ImportedRun& run) {
    using nlohmann::json;
    const auto elections = electionsOf(run.timeline, run.ensemble);
    json found = toJson(elections);
    for (std::size_t i = 0; i < elections.size(); ++i) {
        found[i]["start_stamp"] = stampOf(run, elections[i].start);
        if (elections[i].decided) found[i]["decided_stamp"] = stampOf(run, *elections[i].decided);
        if (elections[i].established) found[i]["established_stamp"] = stampOf(run, *elections[i].established);
    }
    json servers = json::array();
    for (const Member& member : run.ensemble.members) {
        const bool silent = std::count(run.silent.begin(), run.silent.end(), member.sid) > 0;
        servers.push_back({{"sid", member.sid}, {"observer", member.observer}, {"log", !silent}});
    }
    json lives = json::array();
    for (const Life& life : livesOf(run.timeline)) {
        lives.push_back({{"sid", life.sid},
                         {"what", life.begins                 ? "starts"
                                  : life.how == Death::exited ? "exits"
                                                              : "killed"},
                         {"at_us", microsecondsOf(life.at)},
                         {"stamp", stampOf(run, life.at)}});
    }
    json clocks = json::array();
    for (const ClockOffset& offset : run.offsets) {
        json one{{"sid", offset.sid},
                 {"span", offset.span},
                 {"ahead_us", offset.ahead},
                 {"votes", offset.votes},
                 {"bounded", offset.bounded}};
        if (offset.bounded) one["between_us"] = {offset.least, offset.most};
        clocks.push_back(std::move(one));
    }
    static constexpr std::array leapNames{"none", "pause", "set back", "time zone"};
    json leaps = json::array();
    for (const ClockLeap& leap : run.leaps)
        leaps.push_back({{"sid", leap.sid},
                         {"file", leap.path},
                         {"line", leap.span.line},
                         {"by_us", leap.span.size},
                         {"kind", leapNames[static_cast<std::size_t>(leap.span.leap)]}});
    json logs = json::array();
    for (const ImportedLog& log : run.logs) {
        json odd = json::array();
        for (const OddLine& line : log.count.firstOdd) odd.push_back({{"line", line.line}, {"text", line.text}});
        logs.push_back({{"file", log.path},
                        {"sid", log.sid},
                        {"version", versionText(log.version)},
                        {"lines", log.count.lines},
                        {"told", log.count.facts},
                        {"of_no_interest", log.count.others},
                        {"continued", log.count.continued},
                        {"not_understood", log.count.odd},
                        {"sorted", log.sorted},
                        {"first_not_understood", std::move(odd)}});
    }
    json troubles = json::array();
    for (const ImportTrouble& trouble : run.troubles) troubles.push_back(trouble.text());
    return {{"start", stampText(run.start)}, {"end_us", microsecondsOf(run.timeline.end())},
            {"events", run.timeline.last()}, {"servers", std::move(servers)},
            {"elections", std::move(found)}, {"lives", std::move(lives)},
            {"clocks", std::move(clocks)},   {"leaps", std::move(leaps)},
            {"logs", std::move(logs)},       {"troubles", std::move(troubles)}};
}

}  // namespace zabscope
