// SPDX-License-Identifier: GPL-3.0-or-later
// zabscope import: what real servers left behind becomes a trace.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "app/cli/cli.h"
#include "app/cli/output.h"
#include "app/import/import_run.h"
#include "app/write_text.h"
#include "core/exchange/retold_scenario.h"

namespace zabscope::cli {
namespace {

struct Options {
    std::vector<std::string> files;
    std::string out;
    std::string scenario;
    bool json = false;
};

/// The same faults at the same points, for our own servers.
std::optional<InputError> writeScenario(const Imported& imported, const std::string& path) {
    const auto stage = readScenario(imported.header.scenario, imported.header.scenarioName);
    if (const auto* error = std::get_if<InputError>(&stage)) return *error;
    const auto made = scenarioOf(imported.timeline, std::get<Scenario>(stage).ensemble, imported.header.scenarioName);
    if (const auto* trouble = std::get_if<ExportTrouble>(&made)) return InputError{trouble->text()};
    return writeText(path, std::get<std::string>(made));
}

int work(const Options& options) {
    listenForInterrupt();
    std::variant<Imported, InputError> read;
    {
        Progress progress("reading");
        read = importRun(options.files, [&](double done) {
            progress.show(static_cast<std::uint64_t>(done * 1000), 1000);
            return !interrupted();
        });
    }
    if (const auto* error = std::get_if<InputError>(&read)) return refuse(error->line);
    const auto& imported = std::get<Imported>(read);
    if (!options.out.empty()) {
        if (const auto error = writeImported(imported, options.out)) return refuse(error->line);
    }
    if (!options.scenario.empty()) {
        if (const auto error = writeScenario(imported, options.scenario)) return refuse(error->line);
    }
    for (const std::string& line : imported.warnings) std::cerr << "zabscope: " << line << '\n';
    if (options.json)
        std::cout << imported.account << '\n';
    else
        std::cout << imported.summary;
    return fine;
}

std::string readersHelp() {
    std::string help = "files, or folders of them; what they hold decides how they are read:";
    for (const ImportReader& reader : importReaders()) help += "\n  " + std::string{reader.purpose};
    return help;
}

}  // namespace

void addImport(CLI::App& app, int& exitCode) {
    auto options = std::make_shared<Options>();
    CLI::App* verb =
        app.add_subcommand("import", "Make a trace of what real servers left behind, and tell what was found.");
    verb->add_option("files", options->files, readersHelp())->required();
    verb->add_option("-o,--out", options->out, "the trace to write; without it, only the account is printed");
    verb->add_option("--scenario", options->scenario,
                     "a scenario to write: our own servers start and end when the real ones did");
    verb->add_flag("--json", options->json, "print the account for programs");
    verb->callback([options, &exitCode] { exitCode = work(*options); });
}

}  // namespace zabscope::cli
