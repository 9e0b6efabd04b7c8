// SPDX-License-Identifier: GPL-3.0-or-later
/// What the engine says of trouble, in the reader's language. Its own lines are English, since the command line's are.
#pragma once

#include <QCoreApplication>
#include <QString>
#include <string>
#include <vector>

namespace zabscope {

class EngineWords {
    Q_DECLARE_TR_FUNCTIONS(EngineWords)

public:
    /// A command that was not carried out: "kill 3: server 3 is not running".
    static QString refused(const std::string& line);
    /// An expectation of the scenario that failed.
    static QString failed(const std::string& line);
    /// What the scenario does no more, since a person has acted. Precondition: it is something.
    static QString leftOut(const std::vector<std::string>& statements);
    /// Why the engine has stopped, and what can be done.
    static QString stopped(const std::string& line);
    /// Why a file was not opened. What is wrong and where is told by the reader, in English.
    static QString unread(const std::string& line);

private:
    static QString reason(const QString& why);
};

}  // namespace zabscope
