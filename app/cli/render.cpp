// SPDX-License-Identifier: GPL-3.0-or-later
// zabscope render: any view as a picture.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <sstream>

#include "app/cli/cli.h"
#include "app/cli/output.h"
#include "app/render/picture.h"
#include "app/render/run_frames.h"
#include "app/source_run.h"
#include "core/protocol/instant.h"
#include "core/trace/words.h"
#include "views/panels.h"

namespace zabscope::cli {
namespace {

struct Options {
    std::string file;
    std::string view = "ensemble";
    std::string at;
    std::string size = "1280x720";
    std::string theme = "light";
    std::string language = "en";
    std::string density = "context";
    double scale = 1.0;
    std::string out;
    NodeId select = noNode;
};

/// "; did you mean ballots?", or where all of them stand.
std::string meantView(const std::string& wrong) {
    std::vector<std::string_view> names{"window"};
    for (const Panel& panel : panels()) names.push_back(panel.name);
    std::stringstream parts(wrong);
    for (std::string part; std::getline(parts, part, ',');) {
        if (std::find(names.begin(), names.end(), part) != names.end()) continue;
        const std::string_view near = nearest(part, names);
        if (!near.empty()) return "; did you mean " + std::string{near} + "?";
    }
    return "; --help lists them";
}

int work(const Options& options) {
    PictureOrder order;
    order.view = QString::fromStdString(options.view);
    order.language = QString::fromStdString(options.language);
    order.scale = options.scale;
    order.density = options.density == "focus" ? Density::focus
                    : options.density == "all" ? Density::all
                                               : Density::context;
    const auto theme = themeByName(QString::fromStdString(options.theme));
    const auto size = parseSize(options.size);
    if (!theme) return refuse("--theme " + options.theme + ": there are light, dark, contrast");
    if (!size) return refuse("--size " + options.size + ": write WIDTHxHEIGHT, each 1 to 16384, as 1280x720");
    if (!speak(order.language)) return refuse("--lang " + options.language + ": there are en, zh_CN");
    order.theme = *theme;
    order.size = *size;
    auto loaded = loadRun(options.file);
    if (const auto* error = std::get_if<InputError>(&loaded)) return refuse(error->line);
    const SourceRun& run = std::get<SourceRun>(loaded);
    if (run.warning) std::fprintf(stderr, "zabscope: %s\n", run.warning->c_str());
    const auto position = options.at.empty() ? std::optional{Position{run.timeline->end(), run.timeline->last()}}
                                             : run.timeline->parse(options.at);
    if (!position) {
        return refuse("--at " + options.at + ": write 600ms, 1.25s or 1.25s#3; the run ends at " +
                      toSeconds(run.timeline->end()) + " s");
    }
    Frame frame = frameAt(run.timeline, run.ensemble, recordingOf(*run.timeline, *run.ensemble, options.file), *position);
    frame.selection.node = options.select;
    const auto picture = makePicture(order);
    if (!picture) return refuse("--view " + options.view + ": there is no such view" + meantView(options.view));
    picture->settle(frame);
    if (const auto trouble = savePicture(picture->widget(), options.out)) return refuse(*trouble);
    return fine;
}

}  // namespace

void addRender(CLI::App& app, int& exitCode) {
    auto options = std::make_shared<Options>();
    CLI::App* verb = app.add_subcommand("render", "Draw a view of a scenario or a trace at one position.");
    verb->add_option("file", options->file, "the scenario or trace file")->required();
    verb->add_option("--view", options->view,
                     "ensemble ballots logs sequence inspector narration charts events timeline, several of them as a,b,c, "
                     "or window")
        ->capture_default_str();
    verb->add_option("--at", options->at, "the position: 600ms, 1.25s, 1.25s#3; the end if not given");
    verb->add_option("--size", options->size, "in pixels")->capture_default_str();
    verb->add_option("--theme", options->theme, "light, dark or contrast")->capture_default_str();
    verb->add_option("--lang", options->language, "en or zh_CN")->capture_default_str();
    verb->add_option("--density", options->density, "focus, context or all")->capture_default_str();
    verb->add_option("--scale", options->scale, "of the type")->capture_default_str()->check(CLI::Range(0.5, 4.0));
    verb->add_option("--select", options->select, "the server that is selected");
    verb->add_option("-o,--out", options->out, "the picture: a name that ends in .png, .svg or .pdf")->required();
    verb->callback([options, &exitCode] { exitCode = work(*options); });
}

}  // namespace zabscope::cli
