// SPDX-License-Identifier: GPL-3.0-or-later
/// Which events a filter lets through, that slices and branches give the same list, and what conditions select.
#include "views/events/event_filter.h"

#include <QtTest>

#include "core/trace/scenario.h"
#include "core/zab/message_text.h"
#include "tests/views/played.h"
#include "views/message_of.h"
#include "views/message_style.h"

using namespace zabscope;
using namespace std::chrono_literals;

namespace {

constexpr auto noHurry = std::chrono::microseconds(60'000'000);

class Found {
public:
    explicit Found(const Played& played) : m_played(played) {}

    std::vector<EventId> by(const EventFilter& filter) const {
        EventList list;
        begin(list, filter);
        while (!list.advance(*m_played.timeline, 0us)) {}
        return all(list);
    }
    std::vector<EventId> by(const char* condition) const {
        EventFilter filter;
        auto read = parseCondition(condition, *m_played.ensemble);
        if (const auto* error = std::get_if<ScenarioError>(&read)) qFatal("%s", error->message.c_str());
        filter.condition = std::get<Condition>(read);
        return by(filter);
    }
    void begin(EventList& list, const EventFilter& filter) const {
        list.setFilter(filter, m_played.ensemble,
                       std::make_shared<const std::vector<std::string>>(m_played.recording->invariants));
    }
    static std::vector<EventId> all(const EventList& list) {
        std::vector<EventId> ids;
        for (std::size_t row = 0; row < list.size(); ++row) ids.push_back(list.at(row));
        return ids;
    }
    template <typename Matches>
    std::vector<EventId> where(Matches matches) const {
        std::vector<EventId> ids;
        for (EventId id = 1; id <= m_played.timeline->last(); ++id) {
            if (matches(m_played.timeline->event(id))) ids.push_back(id);
        }
        return ids;
    }

private:
    const Played& m_played;
};

bool isProposalOf(const Event& event, NodeId from) {
    const auto* sent = std::get_if<Sent>(&event.what);
    return sent && sent->kind == static_cast<std::uint8_t>(zab::MessageKind::proposal) && sent->from == from;
}

}  // namespace

class EventFilterTest : public QObject {
    Q_OBJECT

private:
    Played m_played;

private Q_SLOTS:
    void initTestCase() {
        m_played = play("zabscope scenario 1\nservers 1..5\nstart all\nrun until leader elected at most 30s\n"
                        "load on leader 300 writes\nrun 3s\nkill leader\nrun until epoch 2 at most 60s\nrun 3s\n");
        QVERIFY(m_played.timeline->chunks().size() > 1);
    }

    void everythingIsEverything() {
        EventList list;
        Found(m_played).begin(list, {});
        QVERIFY(list.advance(*m_played.timeline, 0us));
        QCOMPARE(list.size(), static_cast<std::size_t>(m_played.timeline->last()));
        QCOMPARE(list.at(41), EventId{42});
        QCOMPARE(list.rowAt(42), std::int64_t{41});
        QCOMPARE(list.rowAt(noEvent), std::int64_t{-1});
    }

    void groupsAndHeartbeats() {
        const Found found(m_played);
        EventFilter notes;
        notes.group = EventGroup::notes;
        QCOMPARE(found.by(notes), found.where([](const Event& e) { return std::holds_alternative<Noted>(e.what); }));
        EventFilter quiet;
        quiet.heartbeats = false;
        const auto expected = found.where([&](const Event& event) {
            const EventId message = messageOf(event);
            if (message == noEvent) return true;
            const auto& sent = std::get<Sent>(m_played.timeline->event(message).what);
            return !isHeartbeat(sent.kind, sent.bytes);
        });
        QVERIFY(expected.size() < m_played.timeline->last());
        QCOMPARE(found.by(quiet), expected);
    }

    void whatHappensSelectsWhatMatches() {
        const Found found(m_played);
        const auto proposals = found.where([](const Event& event) { return isProposalOf(event, 5); });
        QVERIFY(!proposals.empty());
        QCOMPARE(found.by("sent PROPOSAL from 5"), proposals);
        const auto delivered = found.by("delivered PROPOSAL from 5");
        QVERIFY(!delivered.empty());
        for (const EventId id : delivered) {
            QVERIFY(std::holds_alternative<Delivered>(m_played.timeline->event(id).what));
            QVERIFY(isProposalOf(m_played.timeline->event(messageOf(m_played.timeline->event(id))), 5));
        }
        QCOMPARE(found.by("killed").size(),
                 found.where([](const Event& event) {
                     const auto* died = std::get_if<Died>(&event.what);
                     return died && died->how == Death::killed;
                 }).size());
    }

    void whatIsSelectsWhereItBecomesTrue() {
        const Found found(m_played);
        const auto elected = found.by("leader elected");
        QVERIFY(!elected.empty());
        for (const EventId id : elected) {
            const auto leads = [&](EventId last) {
                const ClusterState state = m_played.timeline->at(m_played.timeline->positionOf(last));
                const auto servers = state.servers();
                return std::any_of(servers.begin(), servers.end(), [](const NodeState& server) {
                    return server.up && zab::roleOf(server.fields) == zab::Role::leading &&
                           zab::phaseOf(server.fields) == zab::Phase::broadcast;
                });
            };
            QVERIFY(leads(id));
            QVERIFY(!leads(id - 1));
        }
        QCOMPARE(found.by("count sent PROPOSAL >= 3").size(), std::size_t{1});
        QCOMPARE(found.by("count sent PROPOSAL >= 3").front(), found.by("sent PROPOSAL")[2]);
        // It becomes true between two events: the next one is selected.
        const auto held = found.by("leader elected for at least 5ms");
        QVERIFY(!held.empty());
        QVERIFY(m_played.timeline->event(held.front()).at - m_played.timeline->event(elected.front()).at >=
                milliseconds(5));
    }

    void partsArePutTogether() {
        const Found found(m_played);
        const auto five = found.by("sent PROPOSAL from 5");
        const auto killed = found.by("killed");
        std::vector<EventId> either = five;
        either.insert(either.end(), killed.begin(), killed.end());
        std::sort(either.begin(), either.end());
        QCOMPARE(found.by("sent PROPOSAL from 5 or killed"), either);
        QCOMPARE(found.by("not sent PROPOSAL from 5").size(), m_played.timeline->last() - five.size());
        // What happens while something is: those, and no others.
        const auto whileUp = found.by("sent NOTIFICATION and leader elected");
        const auto votes = found.by("sent NOTIFICATION");
        QVERIFY(!votes.empty() && whileUp.size() < votes.size());
        QCOMPARE(found.by("sent from 1 and sent NOTIFICATION"), found.by("sent NOTIFICATION from 1"));
    }

    void growingGivesTheSameAsReadingAtOnce() {
        const Found found(m_played);
        EventFilter filter;
        filter.condition = std::get<Condition>(parseCondition("changed role or epoch 2", *m_played.ensemble));
        const auto whole = found.by(filter);
        QVERIFY(whole.size() > 5);
        EventList list;
        found.begin(list, filter);
        for (EventId last = 500; last < m_played.timeline->last(); last += 777) {
            const std::size_t before = list.size();
            QVERIFY(list.advance(m_played.timeline->prefix(last), noHurry));
            QCOMPARE(list.kept(), before);  // what was found stays
            QCOMPARE(list.scanned(), last);
        }
        QVERIFY(list.advance(*m_played.timeline, noHurry));
        QCOMPARE(Found::all(list), whole);
        // Back to an earlier end, as another branch may have it, and on again.
        QVERIFY(list.advance(m_played.timeline->prefix(4500), noHurry));
        QVERIFY(list.size() <= whole.size() && list.scanned() == 4500);
        QVERIFY(list.advance(*m_played.timeline, noHurry));
        QCOMPARE(Found::all(list), whole);
    }

    void rowsAreFoundByTheirEvents() {
        const Found found(m_played);
        EventFilter filter;
        filter.condition = std::get<Condition>(parseCondition("killed", *m_played.ensemble));
        EventList list;
        found.begin(list, filter);
        QVERIFY(list.advance(*m_played.timeline, noHurry));
        QVERIFY(list.size() > 0);
        for (std::size_t row = 0; row < list.size(); ++row) {
            QCOMPARE(list.rowAt(list.at(row)), static_cast<std::int64_t>(row));
            QCOMPARE(list.rowAt(list.at(row) - 1), static_cast<std::int64_t>(row) - 1);
        }
        QCOMPARE(list.rowAt(m_played.timeline->last()), static_cast<std::int64_t>(list.size()) - 1);
    }
};

QTEST_MAIN(EventFilterTest)
#include "event_filter_test.moc"
