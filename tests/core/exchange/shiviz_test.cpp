// SPDX-License-Identifier: GPL-3.0-or-later
/// ShiViz: the vector clocks are judged as ShiViz does it, and against clocks that are computed here from the trace.
#include <map>
#include <nlohmann/json.hpp>

#include "core/exchange/shiviz.h"
#include "core/trace/text.h"
#include "tests/core/exchange/exported_run.h"

using namespace zabscope;
using namespace zabscope::test;

namespace {

using Clock = std::map<std::string, std::int64_t>;

struct Line {
    std::string host;
    Clock clock;
    QString event;
};

std::vector<Line> parse(const std::string& text) {
    const auto lines = linesOf(text);
    const QRegularExpression form(QString::fromStdString(lines.at(0)));
    std::vector<Line> events;
    for (std::size_t i = 2; i < lines.size(); ++i) {
        const auto match = form.match(QString::fromStdString(lines[i]));
        if (!match.hasMatch() || match.capturedLength() != QString::fromStdString(lines[i]).size()) return {};
        const auto clock = nlohmann::json::parse(match.captured("clock").toStdString());
        events.push_back({match.captured("host").toStdString(), clock.get<Clock>(), match.captured("event")});
    }
    return events;
}

/// What ShiViz finds wrong with a log, and what vector clocks promise; empty if it is fine.
std::string fault(const std::vector<Line>& events) {
    std::map<std::string, std::vector<const Line*>> hosts;
    for (const Line& line : events) {
        auto& before = hosts[line.host];
        const auto own = line.clock.find(line.host);
        if (own == line.clock.end() || own->second != static_cast<std::int64_t>(before.size()) + 1)
            return line.host + " does not count its events from 1";
        for (const auto& [host, count] : line.clock) {
            if (host == line.host) continue;
            const auto& known = hosts[host];
            if (count < 1 || count > static_cast<std::int64_t>(known.size()))
                return host + " has no event " + std::to_string(count);
            // Who knows of an event knows all that was known there.
            for (const auto& [other, there] : known[static_cast<std::size_t>(count) - 1]->clock)
                if (!line.clock.contains(other) || line.clock.at(other) < there)
                    return "what " + host + " knew is forgotten";
        }
        if (!before.empty())
            for (const auto& [host, count] : before.back()->clock)
                if (!line.clock.contains(host) || line.clock.at(host) < count) return line.host + " forgets";
        before.push_back(&line);
    }
    return {};
}

}  // namespace

class ShivizTest : public QObject {
    Q_OBJECT

private:
    SourceRun m_run = played("resources/scenarios/demonstration.zab");

private Q_SLOTS:
    void theFileHasItsForm() {
        const std::string text = exportText(m_run, "shiviz");
        const auto lines = linesOf(text);
        QVERIFY(lines[0].find("\\(") == std::string::npos && text.find('\r') == std::string::npos && text.back() == '\n');
        for (const char* group : {"(?<host>", "(?<clock>", "(?<event>"}) QVERIFY(lines[0].find(group) != std::string::npos);
        QCOMPARE(lines[1], std::string{});
        QVERIFY(lines.size() > 300);
        QCOMPARE(parse(text).size(), lines.size() - 2);
    }
    void clocksAreSound_data() {
        QTest::addColumn<QString>("scenario");
        for (const char* name : {"resources/scenarios/demonstration.zab", "tests/scenarios/outside_tcp.zab",
                                 "tests/scenarios/power_off_leader.zab", "tests/scenarios/session_moves.zab"})
            QTest::newRow(name) << name;
    }
    void clocksAreSound() {
        QFETCH(QString, scenario);
        const SourceRun run = played(scenario.toStdString());
        const auto events = parse(exportText(run, "shiviz"));
        QVERIFY(!events.empty());
        QCOMPARE(fault(events), std::string{});
        Excerpt window;
        window.from = Instant{run.timeline->end().time_since_epoch() / 2};
        QCOMPARE(fault(parse(exportText(run, "shiviz", window))), std::string{});
    }
    void clocksAreThoseOfTheMessages() {
        Excerpt messages;
        messages.kinds = {What(Sent{}).index(), What(Delivered{}).index()};
        const auto events = parse(exportText(m_run, "shiviz", messages));
        std::map<NodeId, Clock> clocks;
        std::map<EventId, Clock> sent;
        const auto hostOf = [](NodeId node) {
            return node > 0 ? "server_" + std::to_string(node) : "client_" + std::to_string(-node);
        };
        std::size_t next = 0;
        for (EventId id = 1; id <= m_run.timeline->last(); ++id) {
            const Event& event = m_run.timeline->event(id);
            const auto* sending = std::get_if<Sent>(&event.what);
            const auto* arrival = std::get_if<Delivered>(&event.what);
            if (!sending && !arrival) continue;
            const NodeId node = sending ? sending->from : arrival->to;
            Clock& clock = clocks[node];
            if (arrival)
                for (const auto& [host, count] : sent.at(arrival->message)) clock[host] = std::max(clock[host], count);
            ++clock[hostOf(node)];
            if (sending) sent[id] = clock;
            QVERIFY(next < events.size());
            QCOMPARE(events[next].host, hostOf(node));
            QVERIFY(events[next].clock == clock);
            QCOMPARE(events[next].event.toStdString(), toLine(event, *m_run.timeline));
            ++next;
        }
        QCOMPARE(next, events.size());
    }
    void aWrongClockIsSeen() {
        auto events = parse(exportText(m_run, "shiviz"));
        auto wrong = events;
        ++wrong.back().clock[wrong.back().host];
        QVERIFY(!fault(wrong).empty());
        wrong = events;
        wrong[40].clock["server_99"] = 1;
        QVERIFY(!fault(wrong).empty());
    }
    void tooManyEventsAreRefusedWithAWindow() {
        const SourceRun run = longRun(mostShivizEvents + 500);
        Excerpt all;
        all.kinds = {What(Rang{}).index(), What(Noted{}).index(), What(Changed{}).index(), What(Wrote{}).index(),
                     What(Sent{}).index(), What(Delivered{}).index(), What(FlushDone{}).index()};
        const std::string trouble = exportTrouble(run, "shiviz", all);
        const auto match = QRegularExpression("--until ([0-9.]+[mu]?s)").match(QString::fromStdString(trouble));
        QVERIFY2(match.hasMatch(), trouble.c_str());
        all.until = run.timeline->parse(match.captured(1).toStdString())->at;
        const auto events = parse(exportText(run, "shiviz", all));
        QVERIFY(events.size() > mostShivizEvents / 2 && events.size() <= mostShivizEvents);
        QVERIFY(!exportText(run, "shiviz").empty());  // alarms are no part of a conversation
    }
};

QTEST_GUILESS_MAIN(ShivizTest)
#include "shiviz_test.moc"
