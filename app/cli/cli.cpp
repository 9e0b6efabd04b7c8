// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "app/cli/output.h"
#include "core/trace/words.h"

namespace zabscope::cli {

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
        const std::vector<std::string_view> known(names.begin(), names.end());
        if (std::find(names.begin(), names.end(), verb) == names.end()) {
            const std::string_view near = nearest(verb, known);
            return refuse(verb + ": there is no such verb and no such file" +
                          (near.empty() ? ";" : "; did you mean " + std::string(near) + "?") +
                          " `zabscope --help` lists the verbs");
        }
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& done) {
        return app.exit(done);
    } catch (const CLI::ParseError& error) {
        app.exit(error);
        return badInput;
    }
    return exitCode;
}

}  // namespace zabscope::cli
