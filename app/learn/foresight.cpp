// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/learn/foresight.h"

#include <algorithm>

#include "app/session/interesting.h"
#include "app/session/run.h"
#include "core/sim/transport.h"

namespace zabscope::learn {
namespace {

constexpr Duration farthestQuestion{120'000'000};

/// The events of a run one by one from a position on: first the recorded ones, then those of a fork.
class Ahead {
public:
    Ahead(const KnownRun& run, Position from, Instant until, const std::atomic<bool>* stop)
        : m_known(run), m_until(until), m_stop(stop), m_last(from.last), m_first(from.last) {}

    /// The next event at or before the horizon; nullptr if there is none, or it is not known: see isComplete().
    const Event* next() {
        if (isStopped() || m_last - m_first >= mostForeseen) return nullptr;
        while (m_last >= timeline().last() && goOn()) {}
        if (m_last >= timeline().last() || timeline().event(m_last + 1).at > m_until) return nullptr;
        return &timeline().event(++m_last);
    }
    /// Whether all that happens up to the horizon has been seen when next() gives nothing.
    bool isComplete() const {
        if (m_last < timeline().last() && timeline().event(m_last + 1).at > m_until) return true;
        return m_exhausted || (!m_run && m_known.end.at >= m_until && m_last >= timeline().last());
    }
    const Timeline& timeline() const { return m_run ? m_run->timeline() : *m_known.timeline; }
    /// Whether the event after the last one is later than that, as far as that can be known.
    bool isLastOf(Instant instant) {
        while (m_last >= timeline().last() && !isStopped() && goOn()) {}
        return m_last >= timeline().last() || timeline().event(m_last + 1).at > instant;
    }

private:
    bool isStopped() const { return m_stop && m_stop->load(); }
    bool goOn() {
        if (m_known.fixed || m_broken || m_exhausted) return false;
        try {
            if (!m_run) {
                if (m_known.end.at >= m_until) return false;
                Revive order;
                order.scenario = m_known.scenario;
                order.carrier = Carrier::memory;
                order.commands = m_known.commands;
                order.at = m_known.end;
                if (m_known.end.last != noEvent) order.recorded = m_known.timeline;
                m_run = std::make_unique<Run>(order, m_saves);
                return true;
            }
            if (m_run->step(m_until)) return true;
            m_exhausted = true;
        } catch (const RunDiffers&) {
            m_broken = true;
        } catch (const TransportError&) {
            m_broken = true;
        }
        return false;
    }

    const KnownRun& m_known;
    Instant m_until;
    const std::atomic<bool>* m_stop;
    EventId m_last;
    EventId m_first;
    Saves m_saves;
    std::unique_ptr<Run> m_run;
    bool m_exhausted = false;
    bool m_broken = false;
};

/// Whether a command changes what servers, disks or the network do; clients only ask.
bool meddles(const Event& event, const Ensemble& ensemble) {
    const auto* commanded = std::get_if<Commanded>(&event.what);
    if (!commanded) return false;
    const auto parsed = parseCommand(std::string{commanded->text}, ensemble);
    const auto* command = std::get_if<Command>(&parsed);
    return command && !std::holds_alternative<AskClient>(*command);
}

std::optional<Election> electionWonAt(const Timeline& timeline, EventId event, const Ensemble& ensemble) {
    ElectionReader reader(ensemble);
    for (EventId id = 1; id <= event; ++id) reader.read(timeline.event(id));
    const Instant at = timeline.event(event).at;
    // What the winner says of itself stands in the events of the same step.
    for (EventId id = event + 1; id <= timeline.last() && timeline.event(id).at == at; ++id)
        reader.read(timeline.event(id));
    const auto all = reader.elections();
    const auto found = std::find_if(all.rbegin(), all.rend(),
                                    [&](const Election& each) { return each.decided && *each.decided == at; });
    return found == all.rend() ? std::nullopt : std::optional(*found);
}

}  // namespace

Foreseen foresee(const Prediction& prediction, const KnownRun& run, const std::atomic<bool>* stop) {
    const Ensemble& ensemble = run.scenario->ensemble;
    Foreseen seen;
    Ahead ahead(run, prediction.asked, prediction.until, stop);
    ClusterState state = run.timeline->at(prediction.asked);
    const auto decider = deciderOf(prediction, ensemble);
    while (const Event* event = ahead.next()) {
        if (seen.event != noEvent && event->at > seen.at.at) break;
        if (seen.event == noEvent && meddles(*event, ensemble)) seen.deeds.push_back(event->id);
        const auto option = decider->read(*event, state, ahead.timeline());
        state.apply(*event, ahead.timeline().histories());
        if (!option || std::find(seen.right.begin(), seen.right.end(), *option) != seen.right.end()) continue;
        seen.right.push_back(*option);
        if (seen.event != noEvent) continue;
        seen.event = event->id;
        seen.at = {event->at, event->id};
    }
    if (seen.event != noEvent) {
        seen.how = Foreseen::How::decided;
        if (prediction.topic == Topic::winner && ensemble.protocol == "zab")
            seen.election = electionWonAt(ahead.timeline(), seen.event, ensemble);
    } else if (ahead.isComplete() && !(stop && stop->load())) {
        seen.how = Foreseen::How::nothing;
        seen.right = {{Option::Kind::nothing, noNode}};
        seen.at = ahead.timeline().positionAt(prediction.until);
    }
    seen.timeline = std::make_shared<const Timeline>(ahead.timeline());
    return seen;
}

std::optional<Position> nextQuestion(const KnownRun& run, Position from,
                                     const std::function<bool(const Prediction&)>& wanted,
                                     const std::atomic<bool>* stop) {
    Ahead ahead(run, from, from.at + farthestQuestion, stop);
    ClusterState state = run.timeline->at(from);
    bool news = false;
    while (const Event* event = ahead.next()) {
        state.apply(*event, ahead.timeline().histories());
        // Sent: a write that has been proposed is no news by itself.
        news = news || isInteresting(*event) || std::holds_alternative<Wrote>(event->what);
        const Position here{event->at, event->id};
        if (!news || !ahead.isLastOf(here.at)) continue;
        news = false;
        const auto all = predictionsAt({ahead.timeline(), state, here, run.scenario->ensemble});
        if (std::any_of(all.begin(), all.end(), wanted)) return here;
    }
    return std::nullopt;
}

}  // namespace zabscope::learn
