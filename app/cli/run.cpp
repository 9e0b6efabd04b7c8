// SPDX-License-Identifier: GPL-3.0-or-later
// zabscope run: plays a scenario and tells what happened.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/cli.h"
#include "app/cli/output.h"
#include "app/input.h"
#include "core/trace/text.h"
#include "core/zab/notes.h"
#include "core/zab/zab_state.h"

namespace zabscope::cli {
namespace {

struct Options {
    std::string scenario;
    std::optional<std::uint64_t> seed;
    Carrier carrier = Carrier::loopback;
    std::string out;
    bool text = false;
    bool detail = false;
    bool json = false;

    /// Who asks for a file is not told the story as well, unless they ask for that too.
    bool tells() const { return out.empty() || text || detail; }
};

// The story leaves messages out, of the notes those on which of two connections stays, and of the commits after each
// command all but the first: with a load they would drown the rest.
class Story {
public:
    bool tells(const Event& event) {
        if (std::holds_alternative<Commanded>(event.what)) m_commits = 0;
        if (std::holds_alternative<Sent>(event.what) || std::holds_alternative<Lost>(event.what)) return false;
        if (const auto* noted = std::get_if<Noted>(&event.what)) {
            const auto sentence = static_cast<zab::Sentence>(noted->sentence);
            if (sentence == zab::Sentence::drops_connection_smaller || sentence == zab::Sentence::calls_back)
                return false;
            if (sentence == zab::Sentence::commits && ++m_commits > mostCommits) return false;
        }
        return inConversation(event);
    }

private:
    static constexpr int mostCommits = 10;
    int m_commits = 0;  // since the last command
};

std::string serverLine(const NodeState& server) {
    const std::string name = "server " + nodeName(server.node) + ": ";
    if (!server.up) return name + "down";
    const PeerState& fields = server.fields;
    return name + std::string{zab::roleName(zab::roleOf(fields))} + ", " +
           std::string{zab::phaseName(zab::phaseOf(fields))} + ", epoch " +
           std::to_string(fields.scalar(zab::currentEpoch)) + ", last zxid " +
           toHex(zab::zxidOf(fields, zab::lastProcessed)) + ", committed " +
           toHex(zab::zxidOf(fields, zab::lastCommitted)) + (server.frozen ? ", frozen" : "");
}

void tellSummary(const Play& play, const std::vector<std::string>& violations) {
    const Timeline& timeline = play.timeline();
    std::cout << "after " << toSeconds(timeline.end()) << " s, " << timeline.last() << " events:\n";
    for (const NodeState& server : timeline.state().servers()) std::cout << "  " << serverLine(server) << '\n';
    const TraceHeader header = headerOf(play.scenario());
    for (const std::string& variant : header.variants) std::cout << "  deliberate fault: " << variant << '\n';
    if (header.outsideFaultModel)
        std::cout << "  outside the fault model: messages were dropped, doubled or reordered\n";
    if (violations.empty()) std::cout << "  all invariants hold\n";
    for (const std::string& line : violations) std::cout << "  " << line << '\n';
    for (const Director::Failure& failure : play.director().failures()) {
        std::cout << "  " << play.scenario().name << ":" << failure.place.line << ": " << failure.reason << '\n';
    }
}

nlohmann::json summary(const Play& play, const std::vector<std::string>& violations) {
    nlohmann::json servers = nlohmann::json::array();
    for (const NodeState& server : play.timeline().state().servers()) {
        nlohmann::json one{{"sid", server.node}, {"up", server.up}};
        for (const zab::FieldInfo& field : zab::fields()) {
            if (field.field >= PeerState::firstTable) break;
            one[std::string{field.name}] = zab::fieldText(field.field, server.fields.scalar(field.field));
        }
        servers.push_back(std::move(one));
    }
    nlohmann::json failures = nlohmann::json::array();
    for (const Director::Failure& failure : play.director().failures()) {
        failures.push_back({{"line", failure.place.line},
                            {"statement", play.scenario().script[failure.statement].source},
                            {"reason", failure.reason}});
    }
    const TraceHeader header = headerOf(play.scenario());
    return {{"scenario", play.scenario().name},
            {"seed", play.scenario().seed},
            {"events", play.timeline().last()},
            {"end_us", play.timeline().end().time_since_epoch().count()},
            {"servers", servers},
            {"violations", violations},
            {"failures", failures},
            {"variants", header.variants},
            {"outside_fault_model", header.outsideFaultModel}};
}

int work(const Options& options) {
    auto loaded = loadScenario(options.scenario);
    if (const auto* error = std::get_if<InputError>(&loaded)) return refuse(error->line);
    auto& scenario = std::get<Scenario>(loaded);
    if (options.seed) scenario.seed = *options.seed;
    std::unique_ptr<Play> play;
    try {
        play = std::make_unique<Play>(std::move(scenario), options.carrier);
    } catch (const TransportError& error) {
        return refuse(error.what());
    }
    Story story;
    const auto tell = [&](const Event& event) {
        if (options.json || !options.tells()) return;
        if (options.detail) {
            std::cout << toDetail(event, play->timeline()) << '\n';
        } else if (options.text ? inConversation(event) : story.tells(event)) {
            std::cout << toLine(event, play->timeline()) << '\n';
        }
    };
    if (const auto trouble = playToEnd(*play, options.out, tell)) return *trouble;
    const std::vector<std::string> violations = violationsOf(play->timeline(), play->scenario().ensemble);
    if (options.json) {
        std::cout << summary(*play, violations).dump(2) << '\n';
    } else {
        if (options.tells()) std::cout << '\n';
        tellSummary(*play, violations);
        if (!options.out.empty()) std::cout << "  written to " << options.out << '\n';
    }
    return violations.empty() && play->director().failures().empty() ? fine : checkFailed;
}

}  // namespace

void addRun(CLI::App& app, int& exitCode) {
    auto options = std::make_shared<Options>();
    CLI::App* verb = app.add_subcommand("run", "Play a scenario and tell the story of what happened.");
    verb->add_option("scenario", options->scenario, "the scenario file")->required();
    verb->add_option("--seed", options->seed, "another seed than the scenario's");
    addTransportOption(*verb, options->carrier);
    verb->add_option("--out", options->out, "write the trace to this file, and tell only how it ended; --text tells more");
    verb->add_flag("--text", options->text, "tell every message as well");
    verb->add_flag("--detail", options->detail, "list every event with all its fields");
    verb->add_flag("--json", options->json, "print a summary for programs instead");
    verb->callback([options, &exitCode] { exitCode = work(*options); });
}

}  // namespace zabscope::cli
