// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <iostream>

#include "app/cli/cli.h"

namespace zabscope::cli {
namespace {

volatile std::sig_atomic_t interruptCame = 0;

std::int64_t wallMilliseconds() {
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

}  // namespace

void addTransportOption(CLI::App& verb, Carrier& carrier) {
    const std::map<std::string, Carrier> names{{"loopback", Carrier::loopback}, {"memory", Carrier::memory}};
    verb.add_option("--transport", carrier,
                    "what carries the bytes: real TCP on 127.0.0.1, or memory; the run is the same")
        ->transform(CLI::CheckedTransformer(names))
        ->option_text("loopback|memory");
}

std::optional<QSize> parseSize(const std::string& text) {
    constexpr int largestSide = 16'384;
    int width = 0;
    int height = 0;
    char rest = 0;
    if (std::sscanf(text.c_str(), "%dx%d%c", &width, &height, &rest) != 2) return std::nullopt;
    if (width < 1 || height < 1 || width > largestSide || height > largestSide) return std::nullopt;
    return QSize(width, height);
}

int refuse(const std::string& line) {
    std::cerr << "zabscope: " << line << '\n';
    return badInput;
}

void listenForInterrupt() {
    const auto hear = [](int) {
        if (interruptCame != 0) _exit(badInput);  // the second one does not wait
        interruptCame = 1;
    };
    std::signal(SIGINT, hear);
    std::signal(SIGTERM, hear);
}

bool interrupted() { return interruptCame != 0; }

Progress::Progress(std::string what)
    : m_what(std::move(what)), m_terminal(isatty(STDERR_FILENO) == 1), m_began(wallMilliseconds()) {}

Progress::~Progress() {
    if (m_shown) std::fputs("\r\033[K", stderr);
}

void Progress::show(std::uint64_t done, std::uint64_t total, const std::string& detail) {
    const std::int64_t now = wallMilliseconds();
    if (!m_terminal || now - m_began < 300 || now - m_last < 100) return;
    m_last = now;
    m_shown = true;
    std::string bar;
    if (total > 0) {
        const auto filled = static_cast<std::size_t>(std::min<std::uint64_t>(done * 30 / total, 30));
        bar = " [" + std::string(filled, '#') + std::string(30 - filled, '.') + "] " + std::to_string(done) + "/" +
              std::to_string(total);
    } else {
        bar = " " + std::to_string(done);
    }
    std::fprintf(stderr, "\r%s%s %s\033[K", m_what.c_str(), bar.c_str(), detail.c_str());
    std::fflush(stderr);
}

std::optional<int> playToEnd(Play& play, const std::string& out, const std::function<void(const Event&)>& each) {
    if (!out.empty()) {
        if (const auto error = play.recordTo(out)) return refuse(error->text());
    }
    listenForInterrupt();
    Progress progress("events");
    EventId told = noEvent;
    bool more = true;
    while (more && !interrupted()) {
        more = play.advance(4096);
        for (; each && told < play.timeline().last(); ++told) each(play.timeline().event(told + 1));
        progress.show(play.timeline().last(), 0, "at " + toSeconds(play.timeline().end()) + " s");
    }
    const std::string kept = out.empty() ? "" : "; what was recorded is kept in " + play.partialPath();
    if (play.trouble()) {
        // Trouble with the file itself has said where its part is.
        const bool said = !out.empty() && play.trouble()->find(play.partialPath()) != std::string::npos;
        return refuse(*play.trouble() + (said ? "" : kept));
    }
    if (more) return refuse("interrupted at " + toSeconds(play.timeline().end()) + " s of the run" + kept);
    if (const auto error = play.finish()) return refuse(error->text());
    return std::nullopt;
}

}  // namespace zabscope::cli
