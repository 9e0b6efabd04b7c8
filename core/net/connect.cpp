// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/connect.h"

#include <fcntl.h>

#include <cerrno>

#include <QHostAddress>
#include <QNetworkProxy>

#include "core/net/trouble.h"

namespace zabscope {

Socket adopt(const QTcpSocket& socket, const std::string& what) {
    // Qt closes its own descriptor; the connection lives on in this one.
    const int descriptor = ::fcntl(static_cast<int>(socket.socketDescriptor()), F_DUPFD_CLOEXEC, 0);
    if (descriptor < 0) throw systemTrouble(what, errno);
    return Socket(descriptor);
}

Socket connectTo(std::uint16_t port, std::chrono::milliseconds patience, const std::string& what) {
    QTcpSocket socket;
    socket.setProxy(QNetworkProxy::NoProxy);
    socket.connectToHost(QHostAddress::LocalHost, port);
    if (!socket.waitForConnected(static_cast<int>(patience.count())))
        throw networkTrouble(what, socket.error(), socket.errorString());
    return adopt(socket, what);
}

}  // namespace zabscope
