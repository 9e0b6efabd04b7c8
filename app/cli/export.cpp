// SPDX-License-Identifier: GPL-3.0-or-later
// zabscope export: a run in a format that other programs read.
#include <CLI/CLI.hpp>
#include <memory>
#include <utility>

#include "app/cli/cli.h"
#include "app/cli/output.h"
#include "app/export/formats.h"
#include "app/source_run.h"
#include "core/protocol/instant.h"

namespace zabscope::cli {
namespace {

struct Options {
    std::string file;
    std::string to;
    std::string from;
    std::string until;
    std::vector<std::string> servers;
    std::vector<std::string> kinds;
    std::optional<std::uint64_t> seed;
    std::string out;
    std::string view = "ensemble";
    std::string at;
    std::string size = "1280x720";
    std::string theme = "light";
    std::string language = "en";
    double speed = 0;
    int framesPerSecond = 25;
    bool noCaptions = false;
    bool progress = false;
};

/// Reads an instant of the run; says what is wrong.
bool readInstant(const std::string& option, const std::string& text, const Timeline& timeline,
                 std::optional<Instant>& instant) {
    if (text.empty()) return true;
    const auto position = timeline.parse(text);
    if (position) {
        instant = position->at;
        return true;
    }
    refuse(option + " " + text + ": write 600ms or 1.25s; the run ends at " + toSeconds(timeline.end()) + " s");
    return false;
}

bool readServers(const Options& options, std::vector<NodeId>& servers) {
    for (const std::string& text : options.servers) {
        const bool client = !text.empty() && text[0] == 'c';
        const std::string digits = client ? text.substr(1) : text;
        const bool number = !digits.empty() && digits.size() < 5 &&
                            digits.find_first_not_of("0123456789") == std::string::npos && std::stoi(digits) > 0;
        if (!number) {
            refuse("--servers " + text + ": write numbers of servers, and clients as c1");
            return false;
        }
        servers.push_back(client ? -std::stoi(digits) : std::stoi(digits));
    }
    return true;
}

bool readKinds(const Options& options, std::vector<std::size_t>& kinds) {
    std::string known;
    for (std::size_t i = 0; i < eventKinds; ++i) known += (i ? " " : "") + std::string{eventKindName(i)};
    for (const std::string& text : options.kinds) {
        std::size_t kind = 0;
        while (kind < eventKinds && eventKindName(kind) != text) ++kind;
        if (kind == eventKinds) {
            refuse("--kinds " + text + ": there are " + known);
            return false;
        }
        kinds.push_back(kind);
    }
    return true;
}

std::optional<PictureChoice> readPicture(const Options& options, const Timeline& timeline) {
    PictureChoice choice;
    choice.view = QString::fromStdString(options.view);
    choice.language = QString::fromStdString(options.language);
    choice.speed = options.speed;
    choice.framesPerSecond = options.framesPerSecond;
    choice.captions = !options.noCaptions;
    const auto theme = themeByName(QString::fromStdString(options.theme));
    const auto size = parseSize(options.size);
    if (!theme) refuse("--theme " + options.theme + ": there are light, dark, contrast");
    if (!size) refuse("--size " + options.size + ": write WIDTHxHEIGHT, each 1 to 16384, as 1280x720");
    if (!theme || !size || !readInstant("--at", options.at, timeline, choice.at)) return std::nullopt;
    choice.theme = *theme;
    choice.size = *size;
    return choice;
}

int work(const Options& options) {
    const Format* format = findFormat(options.to);
    if (!format) {
        std::string known;
        for (const Format& each : formats()) known += (known.empty() ? "" : " ") + std::string{each.name};
        return refuse("--to " + options.to + ": there are " + known);
    }
    Excerpt excerpt;
    if (!readServers(options, excerpt.servers) || !readKinds(options, excerpt.kinds)) return badInput;
    auto loaded = loadRun(options.file, options.seed);
    if (const auto* error = std::get_if<InputError>(&loaded)) return refuse(error->line);
    const SourceRun& run = std::get<SourceRun>(loaded);
    if (run.warning) std::fprintf(stderr, "zabscope: %s\n", run.warning->c_str());
    if (!readInstant("--from", options.from, *run.timeline, excerpt.from)) return badInput;
    if (!readInstant("--until", options.until, *run.timeline, excerpt.until)) return badInput;
    if (excerpt.from && excerpt.until && *excerpt.until < *excerpt.from)
        return refuse("--until " + options.until + " is before --from " + options.from + "; exchange them");
    const auto picture = readPicture(options, *run.timeline);
    if (!picture) return badInput;
    listenForInterrupt();
    Progress progress("exporting");
    int told = -1;
    const auto goOn = [&](double done) {
        const int thousandths = static_cast<int>(done * 1000);
        if (options.progress && thousandths != std::exchange(told, thousandths))
            std::fprintf(stderr, "progress %d\n", thousandths);
        progress.show(static_cast<std::uint64_t>(done * 1000), 1000);
        return !interrupted();
    };
    const Exported exported{*run.timeline, run.header, *run.ensemble, excerpt};
    const ExportResult result = exportTo(options.out, *format, exported, *picture, goOn);
    if (result.end == ExportEnd::trouble) return refuse(result.line);
    return result.end == ExportEnd::cancelled ? refuse("interrupted; nothing was written") : fine;
}

std::string formatHelp() {
    std::string help = "the format:";
    for (const Format& each : formats()) help += "\n  " + std::string{each.name} + ": " + std::string{each.purpose};
    return help;
}

}  // namespace

void addExport(CLI::App& app, int& exitCode) {
    auto options = std::make_shared<Options>();
    CLI::App* verb = app.add_subcommand("export", "Write a run in a format that other programs read.");
    verb->add_option("file", options->file, "a trace, or a scenario, which is played over memory")->required();
    verb->add_option("--to", options->to, formatHelp())->required();
    verb->add_option("-o,--out", options->out, "the file to write")->required();
    verb->add_option("--from", options->from, "leave out what was before this instant: 600ms, 1.25s");
    verb->add_option("--until", options->until, "leave out what was after this instant");
    verb->add_option("--servers", options->servers, "only these servers: 1,2,3 (a client is c1)")->delimiter(',');
    verb->add_option("--kinds", options->kinds, "only these kinds of events: sent,delivered")->delimiter(',');
    verb->add_option("--seed", options->seed, "another seed than the scenario's");
    verb->add_option("--view", options->view, "of a picture or video: which view, as in render; several as a,b,c")
        ->capture_default_str();
    verb->add_option("--at", options->at, "of a picture: the position; the end if not given");
    verb->add_option("--size", options->size, "of a picture or video, in pixels")->capture_default_str();
    verb->add_option("--theme", options->theme, "of a picture or video: light, dark, contrast")->capture_default_str();
    verb->add_option("--lang", options->language, "of pictures, video and reports: en, zh_CN")->capture_default_str();
    verb->add_option("--speed", options->speed,
                     "of a video: seconds of the run in a second; 0: what each stretch needs")
        ->check(CLI::Range(0.0, 1000.0));
    verb->add_option("--fps", options->framesPerSecond, "of a video: pictures a second")
        ->check(CLI::Range(1, 60))
        ->capture_default_str();
    verb->add_flag("--no-captions", options->noCaptions, "of a video: leave out the sentence under the picture");
    verb->add_flag("--progress", options->progress, "for programs: a line \"progress N\" for each thousandth done");
    verb->callback([options, &exitCode] { exitCode = work(*options); });
}

}  // namespace zabscope::cli
