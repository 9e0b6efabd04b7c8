// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/retold_scenario.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "core/exchange/retold_pauses.h"
#include "core/trace/command.h"
#include "core/trace/elections.h"
#include "core/trace/scenario.h"
#include "core/zab/message_text.h"
#include "core/zab/vote.h"
#include "core/zab/zab_state.h"

namespace zabscope {
namespace {

constexpr std::size_t mostPoints = 9000;
/// A real server needs longer than this from its first line until it takes part in an election; ours does not.
constexpr Duration warmUp = milliseconds(50);

/// What is known of how far a history had come, and by when at the latest.
struct Reached {
    NodeId node = noNode;  ///< whose history it was
    std::int64_t counter = 0;
    Instant by;
    bool exact = false;  ///< it was written right then
};

struct Epoch {
    NodeId leader = noNode;
    Instant established;
    Instant over = never;
    std::vector<Reached> reached;
    std::optional<Zxid> before;   ///< where its leader's history ended when it was elected
    std::optional<std::size_t> end;  ///< of the points: where its leader ends, if it does
    std::optional<Instant> alone;  ///< since when too few lived to acknowledge anything
};

/// A server takes part in its first election.
struct FirstElection {
    NodeId node;
    std::size_t point;             ///< where its start stands
    std::optional<zab::Vote> own;  ///< its own vote, if it is known
};

class Retelling {
public:
    Retelling(const Timeline& timeline, const Ensemble& ensemble) : m_timeline(timeline), m_ensemble(ensemble) {}

    std::vector<std::pair<Instant, std::string>> points() {
        for (EventId id = 1; id <= m_timeline.last() && m_points.size() <= mostPoints; ++id) {
            const Event& event = m_timeline.event(id);
            m_now = event.at;
            if (const auto* born = std::get_if<Born>(&event.what)) starts(born->node);
            if (const auto* died = std::get_if<Died>(&event.what)) dies(*died);
            if (const auto* froze = std::get_if<Froze>(&event.what)) add(froze->node, Freeze{{only(froze->node)}});
            if (const auto* thawed = std::get_if<Thawed>(&event.what)) add(thawed->node, Thaw{{only(thawed->node)}});
            if (const auto* wiped = std::get_if<DiskWiped>(&event.what)) add(wiped->node, Wipe{{only(wiped->node)}});
            if (const auto* changed = std::get_if<Changed>(&event.what)) changes(*changed);
            if (const auto* wrote = std::get_if<Wrote>(&event.what)) writes(*wrote);
        }
        bringTogether();
        addPauses();
        for (auto& [number, epoch] : m_epochs) {
            addLostWrites(number, epoch);
            addWrites(epoch);
        }
        std::stable_sort(m_points.begin(), m_points.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        return std::move(m_points);
    }

private:
    static Target only(NodeId node) { return {Target::Who::sid, node}; }

    void add(NodeId node, const Command& command) {
        if (isServer(node) && m_ensemble.find(node)) m_points.emplace_back(m_now, toText(command));
    }
    void starts(NodeId node) {
        const std::size_t points = m_points.size();
        m_up.insert(node);
        add(node, Start{{only(node)}});
        if (m_points.size() > points) m_starting[node] = points;
    }
    /// What the others see of a start is the server's first election.
    void elects(NodeId node) {
        const auto start = m_starting.find(node);
        if (start == m_starting.end()) return;
        Instant& at = m_points[start->second].first;
        if (m_now - at > warmUp) at = m_now;
        m_firstElections.push_back({node, start->second, std::nullopt});
        m_starting.erase(start);
    }
    void dies(const Died& died) {
        m_starting.erase(died.node);
        if (died.how == Death::poweredOff) {
            add(died.node, PowerOff{{only(died.node)}});
        } else {
            add(died.node, Kill{{only(died.node)}});
        }
        m_deaths[died.node] = m_now;
        m_up.erase(died.node);
        for (auto& [number, epoch] : m_epochs) {
            if (epoch.over != never) continue;
            if (epoch.leader == died.node) {
                epoch.over = m_now;
                epoch.end = m_points.size() - 1;
            }
            if (epoch.over == never && !epoch.alone && !isQuorumUp()) epoch.alone = m_now;
        }
    }
    void changes(const Changed& changed) {
        readChanges(changed);
        votes(changed.node);
    }
    void readChanges(const Changed& changed) {
        for (const FieldChange& field : changed.fields) {
            if (field.field == zab::round && field.value > 0) elects(changed.node);
            if (field.field == zab::proposedEpoch) m_ballot[changed.node].epoch = field.value;
            if (field.field == zab::proposedZxid) m_ballot[changed.node].zxid = Zxid{field.value};
            if (field.field == zab::proposedLeader) m_ballot[changed.node].sid = field.value;
            if (field.field == zab::voteZxid) m_votes[changed.node] = Zxid{field.value};
            if (field.field == zab::role && field.value != static_cast<std::int64_t>(zab::Role::leading)) {
                for (auto& [number, epoch] : m_epochs)
                    if (epoch.leader == changed.node && epoch.over == never) epoch.over = m_now;
            }
            if (field.field != zab::establishedEpoch || field.value <= 0) continue;
            Epoch& epoch = m_epochs[field.value];
            if (epoch.leader != noNode) continue;
            epoch.leader = changed.node;
            epoch.established = m_now;
            if (const auto vote = m_votes.find(changed.node); vote != m_votes.end()) epoch.before = vote->second;
        }
    }
    /// The vote that a server begins its life with.
    void votes(NodeId node) {
        const auto last = std::find_if(m_firstElections.rbegin(), m_firstElections.rend(),
                                       [&](const FirstElection& each) { return each.node == node; });
        const zab::Vote& ballot = m_ballot[node];
        if (last != m_firstElections.rend() && !last->own && ballot.sid == node && ballot.epoch >= 0)
            last->own = ballot;
    }
    bool isQuorumUp() const {
        const auto voters = std::count_if(m_ensemble.members.begin(), m_ensemble.members.end(),
                                          [](const Member& member) { return !member.observer; });
        const auto up =
            std::count_if(m_up.begin(), m_up.end(), [&](NodeId node) { return m_ensemble.isVoter(node); });
        return up * 2 > voters;
    }
    /// Who stood in an election before it was decided, must stand in it here, where one needs a fraction of the time.
    void bringTogether() {
        const std::size_t quorum = m_ensemble.members.size() / 2 + 1;
        for (const Election& election : electionsOf(m_timeline, m_ensemble)) {
            if (!election.decided) continue;
            std::vector<FirstElection> stood;
            for (const FirstElection& each : m_firstElections) {
                const Instant at = m_points[each.point].first;
                if (m_ensemble.isVoter(each.node) && at >= election.start - warmUp && at < *election.decided)
                    stood.push_back(each);
            }
            if (stood.size() < quorum) continue;
            const auto byTime = [&](const FirstElection& a, const FirstElection& b) {
                return m_points[a.point].first < m_points[b.point].first;
            };
            std::stable_sort(stood.begin(), stood.end(), byTime);
            const Instant enough = m_points[stood[quorum - 1].point].first;
            for (const FirstElection& each : stood) {
                const Instant wanted = standsAt(election, each, enough);
                Instant& at = m_points[each.point].first;
                if (at > wanted || enough - at < closeRace) at = std::max(std::min(at, wanted), std::min(enough, wanted));
            }
        }
    }
    /// First those whose votes counted, then those who came in time for a DIFF, then the others.
    static Instant standsAt(const Election& election, const FirstElection& stands, Instant enough) {
        const NodeId node = stands.node;
        if (std::binary_search(election.voters.begin(), election.voters.end(), node)) return enough;
        // Whoever would have won came too late.
        if (stands.own && election.vote < *stands.own) return enough + milliseconds(250);
        const bool late = std::any_of(election.learners.begin(), election.learners.end(), [&](const auto& learner) {
            return learner.sid == node && learner.mode == zab::SyncMode::snap;
        });
        return enough + (late ? milliseconds(40) : milliseconds(2));
    }
    void addPauses() {
        for (const RetoldPause& pause : pausesOf(m_timeline, m_ensemble)) {
            m_points.emplace_back(pause.from, toText(Command{Freeze{{only(pause.node)}}}));
            if (pause.until) m_points.emplace_back(*pause.until, toText(Command{Thaw{{only(pause.node)}}}));
            // A leader that stands still commits nothing.
            for (auto& [number, epoch] : m_epochs) {
                if (epoch.leader == pause.node && epoch.established < pause.from)
                    epoch.over = std::min(epoch.over, pause.from);
            }
        }
    }
    /// A transaction is written when it is seen to be. A history that is only seen as a whole was written before its
    /// server last died, at the latest.
    void writes(const Wrote& wrote) {
        const bool one = wrote.meaning == Write::Meaning::transaction;
        if ((!one && wrote.meaning != Write::Meaning::replacingSnapshot) || wrote.zxid.counter() == 0) return;
        const auto epoch = m_epochs.find(wrote.zxid.epoch());
        if (epoch == m_epochs.end()) return;
        auto& reached = epoch->second.reached;
        Instant by = m_now;
        const auto death = m_deaths.find(wrote.node);
        if (!one && death != m_deaths.end() && death->second > epoch->second.established) by = death->second;
        const auto place = std::lower_bound(reached.begin(), reached.end(), wrote.zxid.counter(),
                                            [](const Reached& a, std::int64_t counter) { return a.counter < counter; });
        if (place != reached.end() && place->counter == wrote.zxid.counter()) {
            if (by < place->by) *place = {wrote.node, place->counter, by, one};
        } else {
            reached.insert(place, {wrote.node, wrote.zxid.counter(), by, one});
        }
    }

    /// Whatever the next leader did not have, was never committed: its leader logged it, and nobody else. When, no log
    /// tells: here, as soon as too few are left to acknowledge it.
    void addLostWrites(std::int64_t number, Epoch& epoch) {
        const auto next = std::find_if(m_epochs.upper_bound(number), m_epochs.end(),
                                       [](const auto& each) { return each.second.before.has_value(); });
        if (next == m_epochs.end() || next->second.before->epoch() > number) return;
        const std::int64_t kept = next->second.before->epoch() == number ? next->second.before->counter() : 0;
        std::int64_t last = kept;
        for (const Reached& each : epoch.reached) {
            if (each.node == epoch.leader) last = std::max(last, each.counter);
        }
        std::erase_if(epoch.reached, [&](const Reached& each) { return each.counter > kept; });
        if (last == kept || !epoch.alone || epoch.over == never) return;
        // Nobody is left who could notice the leader's end: it may have been later than its last line.
        if (epoch.end && epoch.over < *epoch.alone + longEnough)
            m_points[*epoch.end].first = epoch.over = *epoch.alone + longEnough;
        const Instant at = *epoch.alone + (epoch.over - *epoch.alone) / 4;
        const std::int64_t count = std::min(last - kept, mostLost - m_lost);
        for (std::int64_t i = 0; i < count; ++i) {
            // Each wants a session, which is a transaction; and ends, or it would ask the next leader.
            const std::string client = "client " + std::to_string(firstLost + m_lost++);
            m_points.emplace_back(at, client + " connects to " + std::to_string(epoch.leader));
            m_points.emplace_back(epoch.over, client + " dies");
        }
    }

    void addWrites(const Epoch& epoch) {
        std::int64_t done = 0;
        Instant last = epoch.established;
        for (std::size_t i = 0; i < epoch.reached.size();) {
            // What was reached at about the same time was written in one go.
            std::size_t end = i + 1;
            while (end < epoch.reached.size() && epoch.reached[end].by - epoch.reached[end - 1].by < milliseconds(500))
                ++end;
            const Reached& first = epoch.reached[i];
            const Reached& step = epoch.reached[end - 1];
            const Instant by = std::max(last, std::min({first.by, step.by, epoch.over}));
            i = end;
            // A client's way to the leader takes a while. What is not exact was in the middle of the time, as far as we
            // know.
            constexpr Duration way = milliseconds(10);
            last = first.exact ? std::max(last, by - way) : last + (by - last) / 2;
            addTransactions(epoch.leader, step.counter - std::exchange(done, step.counter), last);
        }
    }

    /// A session takes one, the node that all write to one, and every write one.
    void addTransactions(NodeId leader, std::int64_t count, Instant at) {
        const std::string client = "client " + std::to_string(leader) + " ";
        if (count > 0 && m_withSession.insert(leader).second) {
            m_points.emplace_back(at, client + "connects to " + std::to_string(leader));
            --count;
        }
        if (count > 0 && !std::exchange(m_nodeMade, true)) {
            m_points.emplace_back(at, client + "creates /retold \"0\"");
            --count;
        }
        if (count > 0) m_points.emplace_back(at, client + "sets /retold \"1\" " + std::to_string(count) + " times");
    }

    static constexpr Duration closeRace = milliseconds(500);
    static constexpr Duration longEnough = milliseconds(100);  ///< for a transaction to come to the disk
    static constexpr std::int64_t mostLost = 400;   ///< in the whole run
    static constexpr std::int64_t firstLost = 500;  ///< clients below are named after servers, those above there are not

    const Timeline& m_timeline;
    const Ensemble& m_ensemble;
    Instant m_now;
    std::vector<FirstElection> m_firstElections;
    std::map<NodeId, Zxid> m_votes;  // the last one of each
    std::map<NodeId, zab::Vote> m_ballot;
    std::set<NodeId> m_up;
    std::int64_t m_lost = 0;
    std::vector<std::pair<Instant, std::string>> m_points;
    std::map<std::int64_t, Epoch> m_epochs;
    std::map<NodeId, Instant> m_deaths;
    std::map<NodeId, std::size_t> m_starting;  // where the start stands of those that have not elected yet
    std::set<NodeId> m_withSession;
    bool m_nodeMade = false;
};

/// Most of the way from an election to the first write is waiting for disks: so slow that it takes about as long.
Duration flushOf(const Timeline& timeline, const Ensemble& ensemble) {
    std::optional<Duration> fastest;
    for (const Election& each : electionsOf(timeline, ensemble)) {
        if (!each.decided || !each.established) continue;
        const Duration took = *each.established - *each.decided;
        fastest = std::min(fastest.value_or(took), took);
    }
    constexpr int flushes = 4;                    // one after the other
    constexpr Duration journeys = milliseconds(6);  // of messages in between
    const Duration flush = (fastest.value_or(Duration{}) - journeys) / flushes / 1000 * 1000;
    return std::clamp(flush, DiskSettings{}.flush, milliseconds(100));
}

}  // namespace

std::variant<std::string, ExportTrouble> scenarioOf(const Timeline& timeline, const Ensemble& ensemble,
                                                    const std::string& name) {
    const auto points = Retelling(timeline, ensemble).points();
    if (points.empty()) return ExportTrouble{name + ": no server lives in it", "name a run in which servers start"};
    if (points.size() > mostPoints) {
        return ExportTrouble{name + ": more happens in it than a scenario may hold", "import a shorter part of it"};
    }
    Scenario stage;
    stage.title = "Made of " + zab::printable(name, 100);
    stage.ensemble = ensemble;
    stage.disk.flush = flushOf(timeline, ensemble);
    std::string text = toText(stage);
    if (!text.ends_with('\n')) text += '\n';
    text +=
        "\n# The same servers, started, ended and started again when they were in the run that this was made of; what "
        "was\n"
        "# written is about as much. Compare the two with: zabscope compare RUN THIS\n";
    for (const auto& [at, command] : points) text += "at " + toText(at.time_since_epoch()) + ": " + command + "\n";
    // An election that has just begun begins a little later here.
    const auto elections = electionsOf(timeline, ensemble);
    const bool isOpen = !elections.empty() && elections.back().winner == noNode;
    const Duration end = timeline.end().time_since_epoch() + (isOpen ? stage.disk.flush + milliseconds(20) : Duration{});
    text += "run " + toText(std::max(end, Duration{1})) + "\n";
    return text;
}

}  // namespace zabscope
