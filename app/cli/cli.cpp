// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"

#include <CLI/CLI.hpp>

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
