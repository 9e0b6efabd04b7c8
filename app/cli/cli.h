// SPDX-License-Identifier: GPL-3.0-or-later
/// The command line: one verb a file.
#pragma once

namespace CLI {
class App;
}

namespace zabscope::cli {

/// How a verb ends.
enum ExitCode : int { fine = 0, checkFailed = 1, badInput = 2 };

/// Reads the arguments, does what they say, and returns the exit code.
int run(int argc, const char* const* argv);

// Each adds its verb to the parser and, when called, does the work and sets `exitCode`.
void addRun(CLI::App& app, int& exitCode);
void addCheck(CLI::App& app, int& exitCode);
void addReplay(CLI::App& app, int& exitCode);
void addBench(CLI::App& app, int& exitCode);
void addStorm(CLI::App& app, int& exitCode);
void addSweep(CLI::App& app, int& exitCode);
void addElections(CLI::App& app, int& exitCode);
void addRender(CLI::App& app, int& exitCode);
void addExport(CLI::App& app, int& exitCode);
void addLessons(CLI::App& app, int& exitCode);
void addImport(CLI::App& app, int& exitCode);
void addWhatIf(CLI::App& app, int& exitCode);
void addWorksheet(CLI::App& app, int& exitCode);
void addMisconceptions(CLI::App& app, int& exitCode);
void addGrade(CLI::App& app, int& exitCode);
void addCompare(CLI::App& app, int& exitCode);
void addScenario(CLI::App& app, int& exitCode);

}  // namespace zabscope::cli
