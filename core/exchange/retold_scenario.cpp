// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/retold_scenario.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "core/trace/command.h"
#include "core/trace/scenario.h"
#include "core/zab/message_text.h"
#include "core/zab/zab_state.h"

namespace zabscope {
namespace {

constexpr std::size_t mostPoints = 9000;
/// A real server needs longer than this from its first line until it takes part in an election; ours does not.
constexpr Duration warmUp = milliseconds(50);

/// What is known of how far a history had come, and by when at the latest.
struct Reached {
    std::int64_t counter = 0;
    Instant by;
    bool exact = false;  ///< it was written right then
};

struct Epoch {
    NodeId leader = noNode;
    Instant established;
    Instant over = never;
    std::vector<Reached> reached;
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
            if (const auto* changed = std::get_if<Changed>(&event.what)) changes(*changed);
            if (const auto* wrote = std::get_if<Wrote>(&event.what)) writes(*wrote);
        }
        for (auto& [number, epoch] : m_epochs) addWrites(epoch);
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
        add(node, Start{{only(node)}});
        if (m_points.size() > points) m_starting[node] = points;
    }
    /// What the others see of a start is the server's first election.
    void elects(NodeId node) {
        const auto start = m_starting.find(node);
        if (start == m_starting.end()) return;
        Instant& at = m_points[start->second].first;
        if (m_now - at > warmUp) at = m_now;
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
        for (auto& [number, epoch] : m_epochs)
            if (epoch.leader == died.node && epoch.over == never) epoch.over = m_now;
    }
    void changes(const Changed& changed) {
        for (const FieldChange& field : changed.fields) {
            if (field.field == zab::round && field.value > 0) elects(changed.node);
            if (field.field == zab::role && field.value != static_cast<std::int64_t>(zab::Role::leading)) {
                for (auto& [number, epoch] : m_epochs)
                    if (epoch.leader == changed.node && epoch.over == never) epoch.over = m_now;
            }
            if (field.field != zab::establishedEpoch || field.value <= 0) continue;
            Epoch& epoch = m_epochs[field.value];
            if (epoch.leader == noNode) epoch = {changed.node, m_now, never, std::move(epoch.reached)};
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
            if (by < place->by) *place = {place->counter, by, one};
        } else {
            reached.insert(place, {wrote.zxid.counter(), by, one});
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

    const Timeline& m_timeline;
    const Ensemble& m_ensemble;
    Instant m_now;
    std::vector<std::pair<Instant, std::string>> m_points;
    std::map<std::int64_t, Epoch> m_epochs;
    std::map<NodeId, Instant> m_deaths;
    std::map<NodeId, std::size_t> m_starting;  // where the start stands of those that have not elected yet
    std::set<NodeId> m_withSession;
    bool m_nodeMade = false;
};

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
    std::string text = toText(stage);
    if (!text.ends_with('\n')) text += '\n';
    text +=
        "\n# The same servers, started, ended and started again when they were in the run that this was made of; what "
        "was\n"
        "# written is about as much. Compare the two with: zabscope compare RUN THIS\n";
    for (const auto& [at, command] : points) text += "at " + toText(at.time_since_epoch()) + ": " + command + "\n";
    text += "run " + toText(std::max(timeline.end().time_since_epoch(), Duration{1})) + "\n";
    return text;
}

}  // namespace zabscope
