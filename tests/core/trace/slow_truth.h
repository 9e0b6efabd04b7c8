// SPDX-License-Identifier: GPL-3.0-or-later
/// Conditions judged straight from their definitions, over everything that has happened: slow, to compare with.
#pragma once

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "core/trace/condition_facts.h"
#include "core/trace/timeline.h"

namespace zabscope::test {

/// What changes by itself at an instant stands before the events of that instant.
struct Moment {
    Instant at;
    std::size_t event = 0;  ///< 0: no event
    friend auto operator<=>(const Moment&, const Moment&) = default;
};

class SlowTruth {
public:
    SlowTruth(Condition condition, Ensemble ensemble, const ClusterState& present, Instant now)
        : m_condition(std::move(condition)), m_ensemble(std::move(ensemble)) {
        for (const MessageInFlight& message : present.messages()) {
            if (message.message != noEvent) m_flights[message.message] = {message.kind, message.from, message.to};
        }
        m_moments.push_back({now, 0});
        look(m_condition, nullptr, present);
    }

    void observe(const Event& event, const ClusterState& after) {
        if (const auto* sent = std::get_if<Sent>(&event.what)) m_flights[event.id] = {sent->kind, sent->from, sent->to};
        m_moments.push_back({event.at, m_moments.size()});
        m_before = m_flights;
        if (const auto* delivered = std::get_if<Delivered>(&event.what)) m_flights.erase(delivered->message);
        if (const auto* lost = std::get_if<Lost>(&event.what)) m_flights.erase(lost->message);
        look(m_condition, &event, after);
    }

    bool holds(Instant now) const { return valueAt(truth(m_condition), {now, m_moments.size()}); }
    /// The first instant after `now` at which the truth changes.
    Instant nextChange(Instant now) const {
        const Steps steps = truth(m_condition);
        for (const auto& [moment, value] : steps) {
            if (moment.at > now && value != holds(now)) return moment.at;
        }
        return never;
    }

private:
    using Steps = std::vector<std::pair<Moment, bool>>;  // from each moment on; ascending

    static bool valueAt(const Steps& steps, Moment moment) {
        bool value = false;
        for (const auto& [from, then] : steps) {
            if (from <= moment) value = then;
        }
        return value;
    }

    /// Notes what each atom says after each event.
    void look(const Condition& condition, const Event* event, const ClusterState& state) {
        using namespace condition;
        const ConditionNode& node = condition.node();
        const std::vector<Condition> parts = partsOf(node);
        for (const Condition& part : parts) look(part, event, state);
        if (!parts.empty()) return;
        const auto* count = std::get_if<Count>(&node.what);
        const auto* happening = count ? &count->happening : std::get_if<Happening>(&node.what);
        std::vector<std::int64_t>& said = m_said[&node];
        if (happening) {
            const std::int64_t before = said.empty() ? 0 : said.back();
            said.push_back(before +
                           (event && happens(*happening, *event, {m_ensemble, state, m_before, m_names}) ? 1 : 0));
        } else {
            said.push_back(holdsNow(node, {m_ensemble, state, m_flights, m_names}) ? 1 : 0);
        }
    }

    Steps truth(const Condition& condition) const {
        using namespace condition;
        const auto& what = condition.node().what;
        if (std::holds_alternative<All>(what) || std::holds_alternative<Any>(what)) return joined(condition);
        if (const auto* no = std::get_if<Not>(&what)) {
            Steps steps = truth(no->part);
            for (auto& step : steps) step.second = !step.second;
            return steps;
        }
        if (const auto* held = std::get_if<ForAtLeast>(&what)) return heldFor(truth(held->part), held->time);
        if (const auto* unbroken = std::get_if<Never>(&what)) {
            Steps steps = truth(unbroken->part);
            bool broken = false;
            for (auto& step : steps) {
                broken = broken || step.second;
                step.second = !broken;
            }
            return steps;
        }
        Steps steps;
        const std::vector<std::int64_t>& said = m_said.at(&condition.node());
        const auto* count = std::get_if<Count>(&what);
        for (std::size_t index = 0; index < said.size(); ++index) {
            steps.emplace_back(m_moments[index],
                               count ? compare(said[index], count->sign, count->times) : said[index] > 0);
        }
        return steps;
    }

    Steps joined(const Condition& condition) const {
        const bool all = std::holds_alternative<condition::All>(condition.node().what);
        std::vector<Steps> parts;
        std::vector<Moment> moments;
        for (const Condition& part : partsOf(condition.node())) {
            parts.push_back(truth(part));
            for (const auto& step : parts.back()) moments.push_back(step.first);
        }
        std::sort(moments.begin(), moments.end());
        Steps steps;
        for (const Moment& moment : moments) {
            const auto holds = [&](const Steps& part) { return valueAt(part, moment); };
            steps.emplace_back(moment, all ? std::all_of(parts.begin(), parts.end(), holds)
                                           : std::any_of(parts.begin(), parts.end(), holds));
        }
        return steps;
    }

    static Steps heldFor(const Steps& part, Duration time) {
        Steps steps{{part.front().first, false}};
        for (std::size_t begin = 0; begin < part.size(); ++begin) {
            if (!part[begin].second || (begin > 0 && part[begin - 1].second)) continue;
            std::size_t end = begin;
            while (end < part.size() && part[end].second) ++end;
            const Moment from{part[begin].first.at + time, 0};
            if (end < part.size() && part[end].first < from) continue;
            steps.emplace_back(from, true);
            if (end < part.size()) steps.emplace_back(part[end].first, false);
        }
        return steps;
    }

    Condition m_condition;
    Ensemble m_ensemble;
    std::vector<std::string> m_names;
    condition::Flights m_flights;
    condition::Flights m_before;  // with the message that the last event took out
    std::vector<Moment> m_moments;
    std::map<const ConditionNode*, std::vector<std::int64_t>> m_said;  // only looked up, never listed
};

}  // namespace zabscope::test
