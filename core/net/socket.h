// SPDX-License-Identifier: GPL-3.0-or-later
/// One end of a connected TCP socket, for the data path: reads and writes that never wait.
///
/// Qt Network connects, listens and accepts; then the descriptor comes here. A QTcpSocket that stayed in charge would read
/// on its own whenever an event loop runs, and costs a buffer, a notifier and several system calls more for each message.
#pragma once

#include <poll.h>

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace zabscope {

class Socket {
public:
    Socket() = default;
    /// Owns `descriptor` from now on, and sends without delay.
    explicit Socket(int descriptor);
    Socket(Socket&& other) noexcept;
    Socket& operator=(Socket&& other) noexcept;
    /// Resets the connection: no TIME_WAIT eats the port. Who wants to be read to the end must have seen to it before.
    ~Socket();

    bool isOpen() const { return m_descriptor >= 0; }
    int descriptor() const { return m_descriptor; }
    /// How many of the bytes the system took; 0 if there is no room now. Throws std::system_error if the connection broke.
    std::size_t write(std::string_view bytes);
    /// How many bytes were read; 0 at the end of the stream; nothing if none are here now. Throws std::system_error if the
    /// connection broke.
    std::optional<std::size_t> read(std::span<char> into);
    /// Says that nothing more will be written: the other end reads what came before, then the end of the stream.
    void finish();

private:
    int m_descriptor = -1;
};

using Deadline = std::chrono::steady_clock::time_point;
/// Waits until one of them is ready. False if none is at the deadline.
bool waitForAny(std::span<pollfd> descriptors, Deadline deadline);

}  // namespace zabscope
