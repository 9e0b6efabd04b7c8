// SPDX-License-Identifier: GPL-3.0-or-later
/// A desktop of its own for a test: an X server without a screen, a window manager, a session bus and the bus of screen
/// readers.
#pragma once

#include <QProcess>
#include <QSize>
#include <QStringList>
#include <QTemporaryDir>
#include <memory>
#include <vector>

namespace zabscope {

class Desktop {
public:
    Desktop() = default;
    ~Desktop();
    Desktop(const Desktop&) = delete;
    Desktop& operator=(const Desktop&) = delete;

    /// The programs that a desktop needs and that are not installed.
    static QStringList missing();
    /// Starts it all. False: `trouble` says which part did not come up.
    bool start(QSize screen, QString& trouble);
    /// What a program on this desktop is started with.
    const QProcessEnvironment& environment() const { return m_environment; }
    /// What programs that are started from now on find in their environment besides.
    void set(const QString& name, const QString& value) { m_environment.insert(name, value); }
    /// Starts a program on the desktop and leaves it running.
    QProcess* launch(const QString& program, const QStringList& arguments);
    /// Mouse and keys, as xdotool words them. False if it failed.
    bool type(const QStringList& words);
    /// What xdotool prints.
    QString ask(const QStringList& words);
    /// The address of the bus that screen readers listen on.
    QString accessBus() const { return m_accessBus; }

private:
    /// Starts a program and waits until it has printed a line, which is given back.
    QString startAndHear(const QString& program, const QStringList& arguments);

    QTemporaryDir m_home;
    QProcessEnvironment m_environment = QProcessEnvironment::systemEnvironment();
    std::vector<std::unique_ptr<QProcess>> m_running;  ///< ended in the opposite order
    QString m_accessBus;
};

}  // namespace zabscope
