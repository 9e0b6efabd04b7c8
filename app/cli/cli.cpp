// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "app/cli/output.h"
#include "core/trace/words.h"

namespace zabscope::cli {
namespace {

std::string meant(std::string_view word, const std::vector<std::string>& known) {
    const std::string_view near = nearest(word, {known.begin(), known.end()});
    return near.empty() ? ";" : "; did you mean " + std::string(near) + "?";
}

/// An option that no verb has, and the one that was meant.
int refuseOption(const CLI::App& app) {
    const auto chosen = app.get_subcommands();
    const CLI::App& verb = chosen.empty() ? app : *chosen.front();
    const auto left = verb.remaining();
    const auto option = std::find_if(left.begin(), left.end(), [](const std::string& each) { return each[0] == '-'; });
    if (option == left.end())
        return refuse(verb.get_name() + ": \"" + left.front() + "\" is one argument too many; `" + "zabscope " +
                      (chosen.empty() ? "" : verb.get_name() + " ") + "--help` tells what it takes");
    std::vector<std::string> names;
    for (const CLI::Option* each : verb.get_options()) {
        for (const std::string& name : each->get_lnames()) names.push_back("--" + name);
    }
    const std::string name = option->substr(0, option->find('='));
    return refuse(verb.get_name() + " " + name + ": there is no such option" + meant(name, names) + " `zabscope " +
                  (chosen.empty() ? "" : verb.get_name() + " ") + "--help` lists them");
}

}  // namespace

int run(int argc, const char* const* argv) {
    CLI::App app{
        "Zabscope shows how ZooKeeper elects a leader and replicates its log: real Zab cores, real TCP on 127.0.0.1, "
        "virtual time."};
    app.name("zabscope");
    app.set_version_flag("--version", "zabscope " ZABSCOPE_VERSION);
    app.require_subcommand(1);
    int exitCode = fine;
    addRun(app, exitCode);
    addCheck(app, exitCode);
    addReplay(app, exitCode);
    addBench(app, exitCode);
    addStorm(app, exitCode);
    addSweep(app, exitCode);
    addElections(app, exitCode);
    addRender(app, exitCode);
    addExport(app, exitCode);
    addLessons(app, exitCode);
    addImport(app, exitCode);
    addWhatIf(app, exitCode);
    addWorksheet(app, exitCode);
    addMisconceptions(app, exitCode);
    addGrade(app, exitCode);
    addCompare(app, exitCode);
    addScenario(app, exitCode);
    if (const std::string verb = argc > 1 ? argv[1] : ""; !verb.empty() && verb.front() != '-') {
        std::vector<std::string> names;
        for (const CLI::App* each : app.get_subcommands({})) names.push_back(each->get_name());
        if (std::find(names.begin(), names.end(), verb) == names.end())
            return refuse(verb + ": there is no such verb and no such file" + meant(verb, names) +
                          " `zabscope --help` lists the verbs");
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& done) {
        return app.exit(done);
    } catch (const CLI::ExtrasError&) {
        return refuseOption(app);
    } catch (const CLI::ParseError& error) {
        app.exit(error);
        return badInput;
    }
    return exitCode;
}

}  // namespace zabscope::cli
