// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs.h"

#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cassert>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <system_error>
#include <vector>

namespace zabscope {
namespace {

constexpr int everySoOften = 200;  ///< milliseconds between two looks at `stop`

[[noreturn]] void fail(const char* what) { throw std::system_error(errno, std::generic_category(), what); }

struct Stream {
    int fd = -1;
    std::string text;
    bool open() const { return fd >= 0; }
    /// Takes what is there; closes at the end.
    void read() {
        std::array<char, 65536> block{};
        const ssize_t got = ::read(fd, block.data(), block.size());
        if (got > 0) {
            text.append(block.data(), static_cast<std::size_t>(got));
        } else if (got == 0 || (errno != EINTR && errno != EAGAIN)) {
            ::close(fd);
            fd = -1;
        }
    }
};

struct Child {
    std::size_t index = 0;
    pid_t pid = -1;
    Stream output;
    Stream complaint;
};

void writeAll(int fd, const std::string& text) {
    std::size_t done = 0;
    while (done < text.size()) {
        const ssize_t wrote = ::write(fd, text.data() + done, text.size() - done);
        if (wrote < 0 && errno != EINTR) _exit(1);
        if (wrote > 0) done += static_cast<std::size_t>(wrote);
    }
}

// A child ends without the parent's clean-up: nothing of what it inherited is its own.
[[noreturn]] void liveAsChild(std::size_t index, const Work& work, int output, int complaint) {
    std::signal(SIGINT, SIG_IGN);  // Ctrl-C goes to all; the parent decides
    for (const int crash : {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL}) std::signal(crash, SIG_DFL);
    const rlimit noCore{0, 0};
    setrlimit(RLIMIT_CORE, &noCore);
    dup2(complaint, STDERR_FILENO);
    try {
        writeAll(output, work(index));
    } catch (const std::exception& error) {
        writeAll(STDERR_FILENO, error.what());
        _exit(1);
    }
    _exit(0);
}

Child begin(std::size_t index, const Work& work) {
    std::array<int, 2> output{};
    std::array<int, 2> complaint{};
    if (pipe(output.data()) != 0) fail("no more pipes");
    if (pipe(complaint.data()) != 0) fail("no more pipes");
    const pid_t pid = fork();
    if (pid < 0) fail("no more processes");
    if (pid == 0) liveAsChild(index, work, output[1], complaint[1]);
    ::close(output[1]);
    ::close(complaint[1]);
    return {index, pid, {output[0], {}}, {complaint[0], {}}};
}

std::string lastLine(const std::string& text) {
    const std::size_t end = text.find_last_not_of('\n');
    if (end == std::string::npos) return {};
    const std::size_t before = text.rfind('\n', end);
    return text.substr(before == std::string::npos ? 0 : before + 1,
                       end - (before == std::string::npos ? 0 : before + 1) + 1);
}

JobResult end(Child& child) {
    int status = 0;
    while (waitpid(child.pid, &status, 0) < 0 && errno == EINTR) {}
    JobResult result{std::move(child.output.text), std::nullopt};
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return result;
    result.crash =
        WIFSIGNALED(status) ? strsignal(WTERMSIG(status)) : "exit code " + std::to_string(WEXITSTATUS(status));
    const std::string said = lastLine(child.complaint.text);
    if (!said.empty()) *result.crash += ": " + said;
    return result;
}

void breakOff(std::vector<Child>& children) {
    for (Child& child : children) {
        kill(child.pid, SIGKILL);
        for (Stream* stream : {&child.output, &child.complaint}) {
            if (stream->open()) ::close(stream->fd);
        }
        end(child);
    }
    children.clear();
}

void readWhatComes(std::vector<Child>& children) {
    std::vector<pollfd> waits;
    std::vector<Stream*> streams;
    for (Child& child : children) {
        for (Stream* stream : {&child.output, &child.complaint}) {
            if (!stream->open()) continue;
            waits.push_back({stream->fd, POLLIN, 0});
            streams.push_back(stream);
        }
    }
    if (poll(waits.data(), waits.size(), everySoOften) <= 0) return;
    for (std::size_t i = 0; i < waits.size(); ++i) {
        if (waits[i].revents != 0) streams[i]->read();
    }
}

}  // namespace

void runJobs(std::size_t count, std::size_t jobs, const Work& work, const Done& done,
             const std::function<bool()>& stop) {
    assert(jobs > 0);
    std::vector<Child> children;
    std::size_t next = 0;
    while ((next < count || !children.empty()) && !stop()) {
        while (next < count && children.size() < jobs) children.push_back(begin(next++, work));
        readWhatComes(children);
        for (std::size_t i = 0; i < children.size();) {
            if (children[i].output.open() || children[i].complaint.open()) {
                ++i;
                continue;
            }
            Child ended = std::move(children[i]);
            children.erase(children.begin() + static_cast<std::ptrdiff_t>(i));
            const std::size_t index = ended.index;
            done(index, end(ended));
        }
    }
    breakOff(children);
}

JobResult runIsolated(const std::function<std::string()>& work) {
    JobResult only;
    runJobs(
        1, 1, [&](std::size_t) { return work(); }, [&](std::size_t, JobResult result) { only = std::move(result); });
    return only;
}

}  // namespace zabscope
