// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/trouble.h"

#include <sys/resource.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace zabscope {

namespace {

constexpr const char* otherwise = "or run without real connections with --transport memory";

TransportError loopbackMissing(const std::string& what) {
    return TransportError(what + ": 127.0.0.1 cannot be reached; bring the loopback interface up with " +
                          "`ip link set lo up`, " + otherwise);
}

}  // namespace

void raiseDescriptorLimit() {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= limit.rlim_max) return;
    const rlim_t before = limit.rlim_cur;
    limit.rlim_cur = limit.rlim_max;
    if (setrlimit(RLIMIT_NOFILE, &limit) == 0) return;
    // macOS refuses "unlimited" although it names it as the hard limit, but grants this many.
    limit.rlim_cur = std::max<rlim_t>(before, 10'240);
    setrlimit(RLIMIT_NOFILE, &limit);
}

TransportError descriptorsExhausted(const std::string& what) {
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    return TransportError(what + ": no descriptor is left of the " + std::to_string(limit.rlim_cur) +
                          " this process may open; raise the limit with `ulimit -n`, use fewer servers, " + otherwise);
}

TransportError networkTrouble(const std::string& what, QAbstractSocket::SocketError error, const QString& reason) {
    // Qt's other errors tell nothing that its own sentence does not tell better.
    if (error == QAbstractSocket::SocketResourceError) return descriptorsExhausted(what);
    if (error == QAbstractSocket::SocketAddressNotAvailableError || error == QAbstractSocket::NetworkError)
        return loopbackMissing(what);
    return TransportError(what + ": " + reason.toStdString() + "; try again, " + otherwise);
}

TransportError systemTrouble(const std::string& what, int error) {
    if (error == EMFILE || error == ENFILE) return descriptorsExhausted(what);
    if (error == EADDRNOTAVAIL || error == ENETUNREACH) return loopbackMissing(what);
    return TransportError(what + ": " + std::generic_category().message(error) + "; try again, " + otherwise);
}

}  // namespace zabscope
