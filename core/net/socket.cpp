// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/socket.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <system_error>
#include <utility>

namespace zabscope {

namespace {

#ifdef MSG_NOSIGNAL
constexpr int noSignal = MSG_NOSIGNAL;
#else
constexpr int noSignal = 0;  // SO_NOSIGPIPE does it there
#endif

template <typename Value>
void setOption(int descriptor, int level, int name, const Value& value) {
    // A refused option costs speed, not correctness.
    ::setsockopt(descriptor, level, name, &value, sizeof value);
}

[[noreturn]] void broke() { throw std::system_error(errno, std::generic_category()); }

bool wouldWait(int error) { return error == EAGAIN || error == EWOULDBLOCK; }

}  // namespace

Socket::Socket(int descriptor) : m_descriptor(descriptor) {
    assert(descriptor >= 0);
    setOption(descriptor, IPPROTO_TCP, TCP_NODELAY, 1);
#ifdef SO_NOSIGPIPE
    setOption(descriptor, SOL_SOCKET, SO_NOSIGPIPE, 1);
#endif
}

Socket::Socket(Socket&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

Socket& Socket::operator=(Socket&& other) noexcept {
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

Socket::~Socket() {
    if (!isOpen()) return;
    setOption(m_descriptor, SOL_SOCKET, SO_LINGER, linger{.l_onoff = 1, .l_linger = 0});
    ::close(m_descriptor);
}

std::size_t Socket::write(std::string_view bytes) {
    for (;;) {
        const ssize_t taken = ::send(m_descriptor, bytes.data(), bytes.size(), MSG_DONTWAIT | noSignal);
        if (taken >= 0) return static_cast<std::size_t>(taken);
        if (wouldWait(errno)) return 0;
        if (errno != EINTR) broke();
    }
}

std::optional<std::size_t> Socket::read(std::span<char> into) {
    for (;;) {
        const ssize_t count = ::recv(m_descriptor, into.data(), into.size(), MSG_DONTWAIT);
        if (count >= 0) return static_cast<std::size_t>(count);
        if (wouldWait(errno)) return std::nullopt;
        if (errno != EINTR) broke();
    }
}

void Socket::finish() {
    if (::shutdown(m_descriptor, SHUT_WR) != 0) broke();
}

bool waitForAny(std::span<pollfd> descriptors, Deadline deadline) {
    for (;;) {
        using namespace std::chrono;
        // Rounded up, or the last part of a millisecond would be spent in a busy loop.
        const auto left = ceil<milliseconds>(deadline - steady_clock::now());
        const int timeout = static_cast<int>(std::clamp<milliseconds::rep>(left.count(), 0, 60'000));
        const int ready = ::poll(descriptors.data(), static_cast<nfds_t>(descriptors.size()), timeout);
        if (ready > 0) return true;
        if (ready < 0 && errno != EINTR && errno != EAGAIN) broke();
        if (steady_clock::now() >= deadline) return false;
    }
}

}  // namespace zabscope
