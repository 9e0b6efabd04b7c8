// SPDX-License-Identifier: GPL-3.0-or-later
/// What the charts read of a run, compared with what one reads by hand from `zabscope run demonstration.zab --detail`.
#include "views/charts/facts.h"

#include <QtTest>
#include <map>

#include "core/zab/message_text.h"
#include "core/zab/zab.pb.h"
#include "core/zab/zab_state.h"
#include "tests/views/played.h"

using namespace zabscope;

namespace {

const Played& demonstration() {
    static const Played played = playShown("demonstration");
    return played;
}

template <typename Read>
auto readAll(const Timeline& timeline, Read read) {
    std::vector<decltype(read(*timeline.chunks()[0]))> all;
    for (const auto& chunk : timeline.chunks()) all.push_back(read(*chunk));
    return all;
}

template <typename T>
std::vector<const T*> pointers(const std::vector<T>& all) {
    std::vector<const T*> found;
    for (const T& each : all) found.push_back(&each);
    return found;
}

std::vector<CommitLatency> latenciesOf(const Timeline& timeline) {
    const auto all = readAll(timeline, readCommits);
    return commitLatencies(pointers(all));
}

std::string packet(zab::wire::QuorumPacket::Type type, Zxid zxid) {
    zab::wire::QuorumPacket packet;
    packet.set_type(type);
    packet.set_zxid(zxid.value);
    return packet.SerializeAsString();
}

constexpr auto leading = static_cast<std::int64_t>(zab::Role::leading);
constexpr auto proposal = static_cast<std::uint8_t>(zab::MessageKind::proposal);

/// A run written by hand, with server 1 leading.
struct Run {
    Timeline timeline;
    Instant now;
    Run() {
        for (NodeId sid = 1; sid <= 3; ++sid) add(Born{sid, 1});
        change(1, zab::role, leading);
    }
    EventId add(const What& what) { return timeline.append(now, noEvent, what); }
    EventId change(NodeId node, std::uint16_t field, std::int64_t value) {
        const std::array<FieldChange, 1> fields{FieldChange{field, false, 0, value}};
        return add(Changed{node, fields});
    }
    void propose(Zxid zxid) {
        const std::string bytes = packet(zab::wire::QuorumPacket::PROPOSAL, zxid);
        for (NodeId to = 2; to <= 3; ++to) add(Sent{ConnectionId{1}, 1, to, proposal, now, bytes});
    }
    void write(Zxid zxid, NodeId node = 1) {
        add(Wrote{node, Write::Action::append, Write::Meaning::transaction, {}, zxid, 0, 1});
    }
    void at(std::int64_t ms) { now = startOfTime + milliseconds(ms); }
};

}  // namespace

class FactsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFirstWritesOfTheDemonstration() {
        // #713 0.254060 PROPOSAL 1:1, #747 0.261080 server 5 last_committed 1:1; and so on: see --detail.
        const auto all = latenciesOf(*demonstration().timeline);
        QVERIFY(all.size() >= 5);
        const std::array<std::int64_t, 5> begun{254'060, 273'080, 288'100, 288'100, 288'100};
        const std::array<std::int64_t, 5> committed{261'080, 280'100, 295'120, 298'160, 298'160};
        for (std::size_t i = 0; i < begun.size(); ++i) {
            QCOMPARE(all[i].zxid, Zxid::of(1, static_cast<std::int64_t>(i) + 1));
            QCOMPARE(all[i].begun.time_since_epoch().count(), begun[i]);
            QCOMPARE(all[i].committed.time_since_epoch().count(), committed[i]);
        }
        QCOMPARE(all[0].proposal, EventId{713});
        QCOMPARE(all[0].commit, EventId{747});
        QCOMPARE(all[3].took(), microseconds(10'060));
    }

    void aWriteCountsFromItsFirstProposal() {
        Run run;
        run.at(10);
        run.write(Zxid::of(1, 1));
        run.at(12);
        run.propose(Zxid::of(1, 1));
        run.at(15);
        run.propose(Zxid::of(1, 1));  // to a learner that joined
        run.at(20);
        run.change(2, zab::lastCommitted, Zxid::of(1, 1).value);  // a follower's word is not the leader's
        run.at(21);
        run.change(1, zab::lastCommitted, Zxid::of(1, 1).value);
        run.at(25);
        run.propose(Zxid::of(1, 1));  // long committed
        run.at(30);
        run.write(Zxid::of(1, 2));  // a leader without followers sends nothing
        run.write(Zxid::of(1, 3), 2);
        run.at(33);
        run.change(1, zab::lastCommitted, Zxid::of(1, 2).value);
        run.propose(Zxid::of(1, 4));  // never committed
        const auto all = latenciesOf(run.timeline);
        QCOMPARE(all.size(), 2);
        QCOMPARE(all[0].took(), milliseconds(9));
        QCOMPARE(all[1].took(), milliseconds(3));
    }

    void aWriteMayLastFromOneChunkToTheNext() {
        Run run;
        run.at(10);
        run.propose(Zxid::of(1, 1));
        while (run.timeline.chunks().size() < 3) run.add(Rang{1, 1});
        run.at(40);
        run.change(1, zab::lastCommitted, Zxid::of(1, 1).value);
        const auto all = latenciesOf(run.timeline);
        QCOMPARE(all.size(), 1);
        QCOMPARE(all[0].took(), milliseconds(30));
    }

    void percentilesAreOfTheValuesThatThereAre() {
        std::vector<Duration> all;
        for (int i = 1; i <= 10; ++i) all.push_back(milliseconds(i));
        QCOMPARE(percentile(all, 50), milliseconds(5));
        QCOMPARE(percentile(all, 95), milliseconds(10));
        QCOMPARE(percentile(all, 10), milliseconds(1));
        QCOMPARE(percentile(std::array{milliseconds(7)}, 1), milliseconds(7));
    }

    void messagesAreCountedByKind() {
        const auto all = readAll(*demonstration().timeline, readMessages);
        std::map<std::uint8_t, int> counts;
        int heartbeats = 0;
        for (const auto& chunk : all) {
            for (const auto& moment : chunk) {
                ++counts[moment.kind];
                heartbeats += moment.heartbeat ? 1 : 0;
            }
        }
        std::map<std::uint8_t, int> expected;
        const Timeline& timeline = *demonstration().timeline;
        for (EventId id = 1; id <= timeline.last(); ++id) {
            if (const auto* sent = std::get_if<Sent>(&timeline.event(id).what)) ++expected[sent->kind];
        }
        QVERIFY(counts == expected);
        QVERIFY(counts[static_cast<std::uint8_t>(zab::MessageKind::notification)] > 60);
        QVERIFY(heartbeats >= counts[static_cast<std::uint8_t>(zab::MessageKind::ping)]);
    }

    void votesComeTogether() {
        const Ensemble& ensemble = *demonstration().ensemble;
        const auto all =
            readAll(*demonstration().timeline, [&](const Chunk& chunk) { return readVotes(chunk, ensemble); });
        const auto first = voteTallies(pointers(all), startOfTime, Instant{milliseconds(244)});
        QVERIFY(first.size() >= 15);
        // At 6 ms all have adopted the vote for 5; before, each was for itself.
        QCOMPARE(first.back().votes, (std::vector<std::pair<NodeId, int>>{{5, 5}}));
        QCOMPARE(first.back().at, Instant{milliseconds(6)});
        QCOMPARE(first[4].votes, (std::vector<std::pair<NodeId, int>>{{1, 1}, {2, 1}, {3, 1}, {4, 1}, {5, 1}}));
        // After the death of 5, nobody's old vote for it counts.
        const auto second = voteTallies(pointers(all), Instant{microseconds(305'160)}, Instant{milliseconds(540)});
        QCOMPARE(second.front().votes.size(), 1);
        QCOMPARE(second.back().votes, (std::vector<std::pair<NodeId, int>>{{4, 4}}));
        for (const VoteTally& tally : second) {
            for (const auto& [candidate, votes] : tally.votes) QVERIFY(candidate != 5 && votes > 0);
        }
    }

    void progressIsTold() {
        const auto all = readAll(*demonstration().timeline, readProgress);
        std::map<NodeId, std::int64_t> zxids;
        std::map<NodeId, std::int64_t> epochs;
        int deaths = 0;
        for (const auto& chunk : all) {
            for (const auto& moment : chunk) {
                switch (moment.what) {
                    case ProgressMoment::What::zxid:
                        zxids[moment.node] = moment.value;
                        break;
                    case ProgressMoment::What::epoch:
                        epochs[moment.node] = moment.value;
                        break;
                    case ProgressMoment::What::died:
                        ++deaths;
                        QCOMPARE(moment.node, 5);
                        break;
                }
            }
        }
        QCOMPARE(deaths, 1);
        for (NodeId sid = 1; sid <= 5; ++sid) {
            QCOMPARE(epochs[sid], 2);
            QCOMPARE(zxids[sid], demonstration().timeline->state().find(sid)->fields.scalar(zab::lastLogged));
        }
    }
};

QTEST_GUILESS_MAIN(FactsTest)
#include "facts_test.moc"
