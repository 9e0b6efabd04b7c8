// SPDX-License-Identifier: GPL-3.0-or-later
/// Chrome's trace: slices nest, arrows begin and end in slices, ids are unique, roles are those of the trace.
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "core/zab/zab_state.h"
#include "tests/core/exchange/exported_run.h"
#include "tests/core/trace/random_run.h"

using namespace zabscope;
using namespace zabscope::test;
using Json = nlohmann::json;

namespace {

using Track = std::pair<std::int64_t, std::int64_t>;
struct Slice {
    std::int64_t begin;
    std::int64_t end;
    std::string name;
};

Track trackOf(const Json& event) { return {event["pid"], event["tid"]}; }

/// The slices of each thread; a B without its E, or with the wrong one, is told.
std::string collect(const Json& events, std::map<Track, std::vector<Slice>>& slices) {
    std::map<Track, std::vector<Slice>> open;
    for (const Json& event : events) {
        const std::string phase = event["ph"];
        const Track track = phase == "M" ? Track{} : trackOf(event);
        const std::int64_t at = event["ts"];
        if (phase == "X") slices[track].push_back({at, at + event["dur"].get<std::int64_t>(), event["name"]});
        if (phase == "B") open[track].push_back({event["ts"], -1, event["name"]});
        if (phase != "E") continue;
        if (open[track].empty() || open[track].back().name != event["name"]) return "an end without its begin";
        slices[track].push_back({open[track].back().begin, event["ts"], event["name"]});
        open[track].pop_back();
    }
    for (const auto& [track, left] : open)
        if (!left.empty()) return "a slice without end";
    return {};
}

/// Two slices of a thread that overlap in part.
std::string crossing(std::vector<Slice> slices) {
    std::stable_sort(slices.begin(), slices.end(), [](const Slice& a, const Slice& b) {
        return std::pair{a.begin, -a.end} < std::pair{b.begin, -b.end};
    });
    std::vector<Slice> stack;
    for (const Slice& slice : slices) {
        if (slice.end < slice.begin) return slice.name + " ends before it begins";
        while (!stack.empty() && stack.back().end <= slice.begin) stack.pop_back();
        if (!stack.empty() && slice.end > stack.back().end) return slice.name + " crosses " + stack.back().name;
        stack.push_back(slice);
    }
    return {};
}

std::string arrowFaults(const Json& events, const std::map<Track, std::vector<Slice>>& slices) {
    std::map<std::uint64_t, const Json*> begun;
    std::set<std::uint64_t> ended;
    for (const Json& event : events) {
        const std::string phase = event["ph"];
        if (phase != "s" && phase != "f") continue;
        const std::uint64_t id = event["id"];
        const auto track = slices.find(trackOf(event));
        const std::int64_t at = event["ts"];
        if (track == slices.end() || std::none_of(track->second.begin(), track->second.end(), [&](const Slice& slice) {
                return slice.begin <= at && at <= slice.end;
            }))
            return "an arrow outside of all slices";
        if (phase == "s" && !begun.emplace(id, &event).second) return "an id is used twice";
        if (phase == "s") continue;
        if (!begun.contains(id) || !ended.insert(id).second) return "an arrow ends that has not begun";
        const Json& from = *begun[id];
        if (from["cat"] != event["cat"] || from["name"] != event["name"] || event["bp"] != "e" || from["ts"] > at)
            return "an arrow's two ends differ";
    }
    return {};
}

std::string faults(const Json& trace) {
    std::map<Track, std::vector<Slice>> slices;
    std::string found = collect(trace["traceEvents"], slices);
    for (const auto& [track, list] : slices)
        if (found.empty()) found = crossing(list);
    return found.empty() ? arrowFaults(trace["traceEvents"], slices) : found;
}

std::size_t count(const Json& trace, const char* phase) {
    std::size_t number = 0;
    for (const Json& event : trace["traceEvents"]) number += event["ph"] == phase ? 1 : 0;
    return number;
}

}  // namespace

class ChromeTraceTest : public QObject {
    Q_OBJECT

private:
    SourceRun m_run = played("resources/scenarios/demonstration.zab");
    Json m_trace = Json::parse(exportText(m_run, "chrome"));

private Q_SLOTS:
    void everythingFits_data() {
        QTest::addColumn<QString>("scenario");
        for (const char* name : {"resources/scenarios/demonstration.zab", "resources/scenarios/power_cut.zab",
                                 "tests/scenarios/freeze_leader.zab", "tests/scenarios/outside_tcp.zab",
                                 "tests/scenarios/observers.zab", "tests/scenarios/session_moves.zab"})
            QTest::newRow(name) << name;
    }
    void everythingFits() {
        QFETCH(QString, scenario);
        const SourceRun run = played(scenario.toStdString());
        QCOMPARE(faults(Json::parse(exportText(run, "chrome"))), std::string{});
        Excerpt window;
        window.from = Instant{run.timeline->end().time_since_epoch() / 3};
        window.until = Instant{run.timeline->end().time_since_epoch() / 2};
        QCOMPARE(faults(Json::parse(exportText(run, "chrome", window))), std::string{});
        window.servers = {1, 2};
        QCOMPARE(faults(Json::parse(exportText(run, "chrome", window))), std::string{});
    }
    void strangeRunsFit() {
        for (const std::uint64_t seed : {1, 2, 3}) {
            SourceRun run = m_run;
            Timeline timeline;
            RandomRun{seed}.grow(timeline, 3000);
            run.timeline = std::make_shared<const Timeline>(timeline);
            QCOMPARE(faults(Json::parse(exportText(run, "chrome"))), std::string{});
            Excerpt window;
            window.from = Instant{timeline.end().time_since_epoch() / 2};
            QCOMPARE(faults(Json::parse(exportText(run, "chrome", window))), std::string{});
        }
    }
    void everyMessageIsAnArrow() {
        std::size_t sent = 0;
        std::size_t delivered = 0;
        for (EventId id = 1; id <= m_run.timeline->last(); ++id) {
            sent += std::holds_alternative<Sent>(m_run.timeline->event(id).what) ? 1 : 0;
            delivered += std::holds_alternative<Delivered>(m_run.timeline->event(id).what) ? 1 : 0;
        }
        QCOMPARE(count(m_trace, "s"), sent);
        QCOMPARE(count(m_trace, "f"), delivered);
        QVERIFY(sent > delivered);  // some were lost, and their arrows do not end
    }
    void serversAndThreadsHaveNames() {
        std::map<std::int64_t, std::string> processes;
        std::set<std::string> threads;
        for (const Json& event : m_trace["traceEvents"]) {
            if (event["name"] == "process_name") processes[event["pid"]] = event["args"]["name"];
            if (event["name"] == "thread_name") threads.insert(event["args"]["name"]);
        }
        for (const Member& member : m_run.ensemble->members)
            QCOMPARE(processes[member.sid], "server " + std::to_string(member.sid));
        for (const char* name : {"server", "election", "quorum", "disk", "client"}) QVERIFY(threads.contains(name));
    }
    void rolesAreThoseOfTheTrace() {
        std::map<Track, std::vector<Slice>> slices;
        QCOMPARE(collect(m_trace["traceEvents"], slices), std::string{});
        for (const double part : {0.2, 0.5, 0.8, 0.95}) {
            const auto end = static_cast<double>(m_run.timeline->end().time_since_epoch().count());
            const auto at = static_cast<std::int64_t>(end * part);
            const ClusterState state = m_run.timeline->at(m_run.timeline->positionAt(Instant{Duration{at}}));
            for (const NodeState& node : state.servers()) {
                const auto role = std::string{zab::roleName(zab::roleOf(node.fields))};
                const auto phase = std::string{zab::phaseName(zab::phaseOf(node.fields))};
                std::set<std::string> shown;
                for (const Slice& slice : slices[{node.node, 1}])
                    if (slice.begin <= at && at < slice.end) shown.insert(slice.name);
                QVERIFY(node.up ? shown == (std::set{role, phase}) : shown.empty());
            }
        }
    }
    void faultsAreSeen() {
        Json wrong = m_trace;
        for (Json& event : wrong["traceEvents"])
            if (event["ph"] == "s") event["id"] = 7;
        QVERIFY(!faults(wrong).empty());
        wrong = m_trace;
        for (Json& event : wrong["traceEvents"])
            if (event["ph"] == "f") event["tid"] = 77;
        QVERIFY(!faults(wrong).empty());
        wrong = m_trace;
        for (Json& event : wrong["traceEvents"])
            if (event["ph"] == "X" && event["cat"] == "message") event["dur"] = event["ts"].get<std::int64_t>() / 100;
        QVERIFY(!faults(wrong).empty());
    }
};

QTEST_GUILESS_MAIN(ChromeTraceTest)
#include "chrome_trace_test.moc"
