// SPDX-License-Identifier: GPL-3.0-or-later
// zabscope grade: judges what was handed in for a challenge; a class of two hundred files at once.
#include <sys/resource.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/cli.h"
#include "app/cli/output.h"
#include "app/cli/seeds.h"
#include "app/jobs.h"
#include "app/learn/grade_table.h"

namespace zabscope::cli {
namespace {

using namespace learn;

constexpr std::size_t mostSolutions = 10'000;
// What one solution may take; those that are honest take less than a hundredth.
constexpr rlim_t mostProcessorSeconds = 60;
constexpr rlim_t mostMemory = rlim_t{2} << 30;
constexpr unsigned mostSeconds = 600;  // by the clock on the wall, for what only waits

struct Options {
    std::string challenge;
    std::vector<std::string> solutions;
    std::size_t jobs = defaultJobs();
    bool json = false;
    bool csv = false;
};

// In a process of its own, so that what one file does to the program is that file's row.
std::string gradeAlone(const std::shared_ptr<const Challenge>& challenge, const std::string& path) {
    const rlimit time{mostProcessorSeconds, mostProcessorSeconds};
    const rlimit memory{mostMemory, mostMemory};
    setrlimit(RLIMIT_CPU, &time);
    alarm(mostSeconds);
#ifndef __SANITIZE_ADDRESS__  // a sanitizer reserves more than any bound
    setrlimit(RLIMIT_AS, &memory);
#else
    (void)memory;
#endif
    return toJson(gradeFile(challenge, path)).dump();
}

Grade gradeOf(const JobResult& result, const std::string& path) {
    Grade broken;
    broken.file = path;
    if (result.crash) {
        broken.trouble = path + ": could not be judged: " + *result.crash + "; look at it by hand";
        return broken;
    }
    Grade grade = gradeFromJson(nlohmann::json::parse(result.output));
    grade.file = path;
    return grade;
}

void tell(const std::vector<Grade>& grades, const Challenge& challenge, const Options& options) {
    if (options.json) {
        std::cout << toJson(grades, challenge).dump(2) << '\n';
    } else if (options.csv) {
        std::cout << toCsv(grades, challenge);
    } else {
        const auto count = [&](Result result) {
            return std::to_string(std::count_if(grades.begin(), grades.end(),
                                                [result](const Grade& each) { return each.result == result; }));
        };
        std::cout << toTable(grades, challenge) << challenge.name << ": " << grades.size() << " handed in, "
                  << count(Result::passed) << " passed, " << count(Result::failed) << " failed, "
                  << count(Result::unreadable) << " unreadable\n";
    }
}

/// A challenge is fair if its own solution passes and doing nothing does not.
int judgeItself(const std::shared_ptr<const Challenge>& challenge) {
    std::vector<Grade> grades;
    for (const bool own : {true, false}) {
        if (own && challenge->solution.empty()) {
            std::cerr << "zabscope: " << challenge->file << ": it has no solution of its own; add \"## solution\"\n";
            continue;
        }
        auto read = readSolution(own ? challenge->solution : "", challenge->file, *challenge);
        if (const auto* problem = std::get_if<TextProblem>(&read)) return refuse(problem->text());
        grades.push_back(grade(challenge, std::get<Solution>(read)));
        grades.back().file = own ? "(its own solution)" : "(nothing done)";
    }
    std::cout << toTable(grades, *challenge);
    const bool fair = grades.size() == 2 && grades[0].result == Result::passed && grades[1].result == Result::failed;
    std::cout << challenge->name << ": "
              << (fair ? "its own solution solves it, and doing nothing does not"
                       : "it is not fair: its own solution must solve it, and doing nothing must not")
              << '\n';
    return fair ? fine : checkFailed;
}

int work(const Options& options) {
    auto loaded = loadChallenge(options.challenge);
    if (const auto* problem = std::get_if<TextProblem>(&loaded)) return refuse(problem->text());
    const auto challenge = std::make_shared<const Challenge>(std::get<Challenge>(std::move(loaded)));
    const auto& paths = options.solutions;
    if (paths.empty()) return judgeItself(challenge);
    if (paths.size() > mostSolutions)
        return refuse("more than " + std::to_string(mostSolutions) + " solutions; grade them in parts");
    listenForInterrupt();
    std::vector<Grade> grades(paths.size());
    std::size_t done = 0;
    {
        Progress progress("solutions");
        const auto one = [&](std::size_t index) { return gradeAlone(challenge, paths[index]); };
        const auto ended = [&](std::size_t index, const JobResult& result) {
            grades[index] = gradeOf(result, paths[index]);
            progress.show(++done, paths.size());
        };
        runJobs(paths.size(), options.jobs, one, ended, interrupted);
    }
    if (done < paths.size()) return refuse("interrupted after " + std::to_string(done) + " solutions");
    if (options.json || options.csv) {  // the table tells it itself
        for (const Grade& grade : grades) {
            if (!grade.trouble.empty()) std::cerr << "zabscope: " << printable(grade.trouble) << '\n';
        }
    }
    tell(grades, *challenge, options);
    const bool passed =
        std::all_of(grades.begin(), grades.end(), [](const Grade& each) { return each.result == Result::passed; });
    return passed ? fine : checkFailed;
}

}  // namespace

void addGrade(CLI::App& app, int& exitCode) {
    auto options = std::make_shared<Options>();
    CLI::App* verb = app.add_subcommand("grade",
                                        "Judge solutions of a challenge: pass or fail, which goal was missed, how many "
                                        "actions. Their commands are run\n"
                                        "again on the challenge's own scenario; what they recorded is compared, never "
                                        "believed. Exit code 0: all passed.");
    verb->add_option("challenge", options->challenge, "a challenge file, or the name of one that the program carries")
        ->required();
    verb->add_option("solutions", options->solutions,
                     "texts of actions, whole scenarios, sessions that the window saved, or traces; without any, the "
                     "challenge itself is judged");
    verb->add_option("--jobs", options->jobs, "solutions judged at a time")->check(CLI::Range(1, 256));
    auto* json = verb->add_flag("--json", options->json, "print the grades for programs");
    verb->add_flag("--csv", options->csv, "print them for a spreadsheet")->excludes(json);
    verb->callback([options, &exitCode] { exitCode = work(*options); });
}

}  // namespace zabscope::cli
