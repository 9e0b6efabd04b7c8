// SPDX-License-Identifier: GPL-3.0-or-later
/// What happens when an assertion of the core fails on the engine's thread: the engine stops and the window goes on.
#pragma once

#include <functional>
#include <string>

namespace zabscope {

/// While it lives, an assertion that fails on this very thread is told ("file:line: expression"), and then the thread sleeps
/// for ever: nothing that it was doing can be trusted, so nothing is unwound. On other threads assertions abort as ever.
class OnFailedCheck {
public:
    explicit OnFailedCheck(std::function<void(const std::string& place)> tell);
    ~OnFailedCheck();
    OnFailedCheck(const OnFailedCheck&) = delete;
    OnFailedCheck& operator=(const OnFailedCheck&) = delete;

private:
    std::function<void(const std::string&)> m_tell;
};

}  // namespace zabscope
