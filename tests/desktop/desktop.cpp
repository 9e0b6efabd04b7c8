// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/desktop/desktop.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusReply>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QStandardPaths>
#include <QThread>

namespace zabscope {
namespace {

constexpr int patience = 20'000;  // milliseconds for a part to come up
const QString launcher = QStringLiteral("/usr/libexec/at-spi-bus-launcher");

}  // namespace

QStringList Desktop::missing() {
    QStringList names;
    for (const char* program : {"Xvfb", "openbox", "xdotool", "dbus-daemon"}) {
        if (QStandardPaths::findExecutable(QLatin1String(program)).isEmpty()) names << QLatin1String(program);
    }
    if (!QFile::exists(launcher)) names << launcher;
    return names;
}

Desktop::~Desktop() {
    while (!m_running.empty()) {
        m_running.back()->terminate();
        if (!m_running.back()->waitForFinished(5000)) m_running.back()->kill();
        m_running.back()->waitForFinished(5000);
        m_running.pop_back();
    }
}

QProcess* Desktop::launch(const QString& program, const QStringList& arguments) {
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(m_environment);
    process->setStandardErrorFile(QProcess::nullDevice());
    process->start(program, arguments);
    m_running.push_back(std::move(process));
    return m_running.back().get();
}

QString Desktop::startAndHear(const QString& program, const QStringList& arguments) {
    QProcess* process = launch(program, arguments);
    while (!process->canReadLine()) {
        if (!process->waitForReadyRead(patience)) return {};
    }
    return QString::fromUtf8(process->readLine()).trimmed();
}

bool Desktop::start(QSize screen, QString& trouble) {
    // A home, settings and a runtime folder of its own: nothing of the person who runs the tests is read or changed.
    const QString home = m_home.path();
    for (const char* folder : {"/config", "/data", "/runtime"}) QDir().mkpath(home + QLatin1String(folder));
    QFile::setPermissions(home + "/runtime", QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    m_environment.insert("HOME", home);
    m_environment.insert("XDG_CONFIG_HOME", home + "/config");
    m_environment.insert("XDG_DATA_HOME", home + "/data");
    m_environment.insert("XDG_RUNTIME_DIR", home + "/runtime");
    m_environment.insert("LC_ALL", "C.UTF-8");
    m_environment.insert("QT_QPA_PLATFORM", "xcb");
    m_environment.insert("QT_LINUX_ACCESSIBILITY_ALWAYS_ON", "1");
    m_environment.remove("DBUS_SESSION_BUS_ADDRESS");
    m_environment.remove("WAYLAND_DISPLAY");

    trouble = "Xvfb";
    const QString size = QStringLiteral("%1x%2x24").arg(screen.width()).arg(screen.height());
    const QString number = startAndHear("Xvfb", {"-displayfd", "1", "-screen", "0", size, "-nolisten", "tcp"});
    if (number.isEmpty()) return false;
    m_environment.insert("DISPLAY", ":" + number);

    trouble = "dbus-daemon";
    const QString bus = startAndHear("dbus-daemon", {"--session", "--nofork", "--print-address=1"});
    if (bus.isEmpty()) return false;
    m_environment.insert("DBUS_SESSION_BUS_ADDRESS", bus);

    trouble = launcher;
    launch(launcher, {"--launch-immediately"});
    QDBusConnection session = QDBusConnection::connectToBus(bus, "session");
    QElapsedTimer since;
    since.start();
    while (m_accessBus.isEmpty() && !since.hasExpired(patience)) {
        const QDBusReply<QString> address =
            session.call(QDBusMessage::createMethodCall("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress"));
        m_accessBus = address.isValid() ? address.value() : QString();
        if (m_accessBus.isEmpty()) QThread::msleep(50);
    }
    QDBusConnection::disconnectFromBus("session");
    if (m_accessBus.isEmpty()) return false;

    trouble = "openbox";
    launch("openbox", {"--sm-disable"});
    // A window manager is there when it has said so on the root window.
    while (ask({"get_num_desktops"}).isEmpty()) {
        if (since.hasExpired(2 * patience)) return false;
        QThread::msleep(50);
    }
    trouble.clear();
    return true;
}

QString Desktop::ask(const QStringList& words) {
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.start("xdotool", words);
    if (!process.waitForFinished(patience) || process.exitCode() != 0) return {};
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

bool Desktop::type(const QStringList& words) {
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.start("xdotool", words);
    return process.waitForFinished(patience) && process.exitCode() == 0;
}

}  // namespace zabscope
