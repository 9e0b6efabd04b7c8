// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/failed_check.h"

#include <chrono>
#include <cstdio>
#include <cassert>
#include <cstdlib>
#include <thread>
#include <utility>

namespace zabscope {
namespace {

thread_local const std::function<void(const std::string&)>* listening = nullptr;

}  // namespace

OnFailedCheck::OnFailedCheck(std::function<void(const std::string&)> tell) : m_tell(std::move(tell)) { listening = &m_tell; }
OnFailedCheck::~OnFailedCheck() { listening = nullptr; }

[[noreturn]] void checkFailedAt(const char* expression, const char* file, unsigned line) {
    const std::string place = std::string{file} + ":" + std::to_string(line) + ": " + expression;
    std::fprintf(stderr, "zabscope: a check failed: %s\n", place.c_str());
    if (!listening) std::abort();
    const auto* tell = std::exchange(listening, nullptr);
    (*tell)(place);
    for (;;) std::this_thread::sleep_for(std::chrono::hours(24));
}

}  // namespace zabscope

// The C library calls this when an assert() fails; ours comes first, since the program's own symbols do.
extern "C" [[noreturn]] void __assert_fail(const char* expression, const char* file, unsigned line, const char*) noexcept {
    zabscope::checkFailedAt(expression, file, line);
}
