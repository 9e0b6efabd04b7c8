// SPDX-License-Identifier: GPL-3.0-or-later
/// What the verbs share: results on standard output, progress and complaints on standard error, an interrupt that is
/// heard.
#pragma once

#include <QSize>
#include <cstdint>
#include <optional>
#include <string>

#include "app/play.h"

namespace CLI {
class App;
}

namespace zabscope::cli {

/// "--transport loopback|memory", for the verbs that play.
void addTransportOption(CLI::App& verb, Carrier& carrier);

/// Reads "1280x720", each side 1 to 16384; nothing if it is not that.
std::optional<QSize> parseSize(const std::string& text);

/// One line of complaint on standard error; returns the exit code for bad input.
int refuse(const std::string& line);

/// Whether Ctrl-C came. Call listenForInterrupt() once before long work.
void listenForInterrupt();
bool interrupted();

/// A bar on standard error, only if that is a terminal and the work takes longer than a moment.
class Progress {
public:
    explicit Progress(std::string what);
    ~Progress();
    /// `done` of `total`; total 0 shows the count alone. `detail` stands behind it.
    void show(std::uint64_t done, std::uint64_t total, const std::string& detail = {});

private:
    std::string m_what;
    bool m_terminal;
    bool m_shown = false;
    std::int64_t m_began;
    std::int64_t m_last = 0;
};

/// Plays a scenario to its end with a progress bar, writing `out` if given and calling `each` with every new event.
/// Returns the exit code of trouble (after having said it), or nothing if the script came to its end.
std::optional<int> playToEnd(Play& play, const std::string& out, const std::function<void(const Event&)>& each = {});

}  // namespace zabscope::cli
