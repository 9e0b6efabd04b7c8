// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/engine_words.h"

#include <QRegularExpression>

namespace zabscope {
namespace {

bool says(const std::string& line, std::string_view part) { return line.find(part) != std::string::npos; }

}  // namespace

QString EngineWords::refused(const std::string& line) {
    const QString whole = QString::fromStdString(line);
    const auto colon = whole.indexOf(QStringLiteral(": "));
    if (colon < 0) return tr("Not done: %1").arg(whole);
    const QString command = whole.left(colon);
    const QString why = whole.mid(colon + 2);
    if (why == u"there is no such server now" && command.contains(QStringLiteral("leader")))
        return tr("Not done, since nobody leads now: %1").arg(command);
    return tr("Not done: %1 (%2)").arg(command, reason(why));
}

QString EngineWords::reason(const QString& why) {
    struct Row {
        QString english;
        QString own;
    };
    static const QRegularExpression ofServer(QStringLiteral("^server (\\d+) (.*)$"));
    const QRegularExpressionMatch match = ofServer.match(why);
    const auto server = [&match](const QString& sentence) { return sentence.arg(match.captured(1)); };
    const QString what = match.captured(2);
    const Row ofServers[]{
        {QStringLiteral("is running already"), tr("server %1 is running already")},
        {QStringLiteral("is not running"), tr("server %1 is not running")},
        {QStringLiteral("is off already"), tr("server %1 is off already")},
        {QStringLiteral("is frozen already"), tr("server %1 is frozen already")},
        {QStringLiteral("is frozen"), tr("server %1 is frozen")},
        {QStringLiteral("is not frozen"), tr("server %1 is not frozen")},
        {QStringLiteral("is running: stop it before its disk is wiped"),
         tr("server %1 is running: stop it before its disk is wiped")},
        {QStringLiteral("waits for no time-out"), tr("server %1 waits for no time-out")},
        {QStringLiteral("has no such record in its log"), tr("server %1 has no such record in its log")}};
    for (const Row& row : ofServers) {
        if (match.hasMatch() && row.english == what) return server(row.own);
    }
    const Row others[]{{QStringLiteral("there is no such server now"), tr("there is no such server now")},
                       {QStringLiteral("no such message is held"), tr("no such message is held")},
                       {QStringLiteral("no such message is in flight"), tr("no such message is in flight")},
                       {QStringLiteral("the link is cut: heal it first"), tr("the link is cut: heal it first")},
                       {QStringLiteral("there is no such client"), tr("there is no such client")}};
    for (const Row& row : others) {
        if (row.english == why) return row.own;
    }
    static const QRegularExpression gone(QStringLiteral("^message #(\\d+) is not in flight$"));
    if (const auto message = gone.match(why); message.hasMatch())
        return tr("message #%1 is not on its way any more").arg(message.captured(1));
    static const QRegularExpression unknown(QStringLiteral("^there is no server (\\d+)$"));
    if (const auto missing = unknown.match(why); missing.hasMatch())
        return tr("there is no server %1").arg(missing.captured(1));
    return why;
}

QString EngineWords::failed(const std::string& line) {
    return tr("The scenario expected something else: %1").arg(QString::fromStdString(line));
}

QString EngineWords::leftOut(const std::vector<std::string>& statements) {
    constexpr std::size_t most = 3;
    constexpr qsizetype longest = 80;  // of a statement; a file may hold any
    QStringList told;
    for (const std::string& each : statements) {
        if (told.size() == static_cast<qsizetype>(most)) break;
        const QString line = QString::fromStdString(each).simplified();
        told << (line.size() > longest ? line.left(longest) + u'…' : line);
    }
    if (statements.size() > most) told << QStringLiteral("…");
    return tr("From here on the run is yours. What the scenario would still have done is left out: %1")
        .arg(told.join(QStringLiteral("; ")));
}

QString EngineWords::stopped(const std::string& line) {
    const QString kept = tr("What it has recorded stays: look at it, save it, or begin anew.");
    const QString own = QString::fromStdString(line);
    if (says(line, "no descriptor is left"))
        return tr("The engine has stopped: too many connections are open for this process. Use fewer servers, or raise the "
                  "limit with `ulimit -n`. %1")
            .arg(kept);
    if (says(line, "127.0.0.1 cannot be reached"))
        return tr("The engine has stopped: 127.0.0.1 cannot be reached. Bring it up with `ip link set lo up`. %1").arg(kept);
    if (says(line, "the run has grown to"))
        return tr("The engine has stopped: the run has grown to 4 GB. %1").arg(kept);
    if (says(line, "this trace cannot be continued"))
        return tr("This run can be looked at but not continued: run again, it goes otherwise, since another version of "
                  "Zabscope has recorded it.");
    return tr("The engine has stopped: %1. %2").arg(own, kept);
}

QString EngineWords::unread(const std::string& line) { return tr("Not opened: %1").arg(QString::fromStdString(line)); }

}  // namespace zabscope
