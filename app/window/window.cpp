// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window.h"

#include <QApplication>
#include <QStandardPaths>

#include "app/window/main_window.h"

namespace zabscope {

bool hasDisplay() {
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
           qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
#else
    return true;
#endif
}

int runWindow(const std::string& file) {
    QApplication::setApplicationName(QStringLiteral("zabscope"));
    QApplication::setApplicationVersion(QStringLiteral(ZABSCOPE_VERSION));
    MainWindow window(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
    // A file that cannot be opened leaves the demonstration there, and says why.
    window.beginFirst();
    if (!file.empty()) window.open(QString::fromStdString(file));
    window.present();
    return QApplication::exec();
}

}  // namespace zabscope
