// SPDX-License-Identifier: GPL-3.0-or-later
/// Runs independent pieces of work in child processes, some at a time: they share nothing, and a crash ends only its
/// own piece.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

namespace zabscope {

struct JobResult {
    std::string output;                ///< what the work returned
    std::optional<std::string> crash;  ///< how the child ended if it did not return: the signal, and what it said last
};

/// What piece `index` returns goes through a pipe to the parent.
using Work = std::function<std::string(std::size_t index)>;
/// Called in the parent as pieces end, in no certain order.
using Done = std::function<void(std::size_t index, JobResult result)>;

/// Does the pieces 0 .. count - 1, at most `jobs` at a time. When `stop` says so, what is under way is broken off and
/// nothing more begins. Precondition: jobs > 0; the calling process has no other thread. Throws std::system_error if
/// the system gives no more processes or pipes.
void runJobs(
    std::size_t count, std::size_t jobs, const Work& work, const Done& done,
    const std::function<bool()>& stop = [] { return false; });

/// One piece by itself.
JobResult runIsolated(const std::function<std::string()>& work);

}  // namespace zabscope
