// SPDX-License-Identifier: GPL-3.0-or-later
/// What the tests of questions share: a run that is played on as they like, and what can be asked in it.
#pragma once

#include <QFile>
#include <memory>
#include <string>
#include <vector>

#include "app/input.h"
#include "app/learn/foresight.h"
#include "app/session/run.h"
#include "core/trace/condition_watch.h"

namespace zabscope::learn {

using Kind = Option::Kind;

inline std::shared_ptr<const Scenario> read(const std::string& text, const std::string& name) {
    auto read = readScenario(text, name);
    if (const auto* error = std::get_if<InputError>(&read)) qFatal("%s", error->line.c_str());
    return std::make_shared<const Scenario>(std::get<Scenario>(std::move(read)));
}

inline std::shared_ptr<const Scenario> shipped(const std::string& name) {
    QFile file(QString::fromStdString(":/scenarios/" + name + ".zab"));
    if (!file.open(QIODevice::ReadOnly)) qFatal("no scenario %s", name.c_str());
    return read(file.readAll().toStdString(), name);
}

/// A run that is played to its end, and looked at as if it had only got to a position.
struct Played {
    std::shared_ptr<const Scenario> scenario;
    Saves saves;
    std::unique_ptr<Run> run;
    EventId script = noEvent;  ///< its last event

    explicit Played(std::shared_ptr<const Scenario> of, std::vector<PlacedCommand> commands = {})
        : scenario(std::move(of)) {
        Revive order;
        order.scenario = scenario;
        order.carrier = Carrier::memory;
        order.commands = std::move(commands);
        run = std::make_unique<Run>(order, saves);
    }
    const Timeline& timeline() const { return run->timeline(); }
    /// To the end of the script and as far as questions look.
    void playOut() {
        while (run->isScripted() && run->step(never)) {}
        script = timeline().last();
        const Instant end = timeline().end() + predictionReach + milliseconds(1);
        while (timeline().last() < 400'000 && run->step(end)) {}
    }
    /// To the first position where the condition holds.
    Position until(const std::string& text) {
        auto parsed = parseCondition(text, scenario->ensemble);
        ConditionWatch watch(std::get<Condition>(parsed), scenario->ensemble, timeline().state(), timeline().end());
        EventId seen = timeline().last();
        while (!watch.holds(timeline().end()) && run->step(never)) {
            for (; seen < timeline().last(); ++seen)
                watch.observe(timeline().event(seen + 1), timeline().state(), timeline().histories());
        }
        return here();
    }
    Position here() const { return {timeline().end(), timeline().last()}; }
    std::vector<Prediction> questions(Position at) const {
        const ClusterState state = timeline().at(at);
        return predictionsAt({timeline(), state, at, scenario->ensemble});
    }
    std::vector<Prediction> questions() const { return questions(here()); }
    /// As the window would know the run if it had only come to the position.
    KnownRun knownTo(Position at) const {
        KnownRun known;
        known.scenario = scenario;
        known.commands = run->commands();
        known.timeline = std::make_shared<const Timeline>(timeline().prefix(at.last));
        known.end = at;
        return known;
    }
    Foreseen answer(const Prediction& prediction) const { return foresee(prediction, knownTo(prediction.asked)); }
};

inline const Prediction* find(const std::vector<Prediction>& all, Topic topic, NodeId subject = noNode) {
    for (const Prediction& each : all) {
        if (each.topic == topic && (subject == noNode || each.subject == subject)) return &each;
    }
    return nullptr;
}

inline std::vector<Kind> only(Kind kind) { return {kind}; }
inline std::vector<Kind> kinds(const Foreseen& seen) {
    std::vector<Kind> all;
    for (const Option& each : seen.right) all.push_back(each.kind);
    return all;
}

}  // namespace zabscope::learn
