// SPDX-License-Identifier: GPL-3.0-or-later
/// Programs of other people that judge what was exported; and what the tests of pictures share.
#pragma once

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

#include "app/export/formats.h"
#include "app/source_run.h"

namespace zabscope {

inline bool isInstalled(const char* program) {
    return !QStandardPaths::findExecutable(QString::fromLatin1(program)).isEmpty();
}

/// What it says, when it is content.
struct Said {
    bool fine = false;
    QString text;
};
inline Said ask(const char* program, const QStringList& arguments) {
    QProcess process;
    process.start(QString::fromLatin1(program), arguments);
    const bool ended = process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit;
    const QString text = QString::fromUtf8(process.readAllStandardOutput() + process.readAllStandardError());
    return {ended && process.exitCode() == 0, text};
}

/// A run to export, and a folder to export it into.
struct ExportDesk {
    SourceRun run;
    QTemporaryDir folder;

    explicit ExportDesk(const std::string& scenario = ZABSCOPE_SOURCE_DIR "/resources/scenarios/leader_killed.zab") {
        auto loaded = loadRun(scenario);
        if (const auto* error = std::get_if<InputError>(&loaded)) qFatal("%s", error->line.c_str());
        run = std::move(std::get<SourceRun>(loaded));
    }
    QString path(const QString& name) const { return folder.filePath(name); }
    Exported exported(Excerpt excerpt = {}) const {
        return {*run.timeline, run.header, *run.ensemble, std::move(excerpt)};
    }
    /// The trouble's line; empty if there was none.
    QString write(
        const char* format, const QString& name, const PictureChoice& choice = {}, Excerpt excerpt = {},
        const GoOn& goOn = [](double) { return true; }) const {
        const Format* found = findFormat(format);
        if (!found) return QStringLiteral("no such format");
        const auto result = exportTo(path(name).toStdString(), *found, exported(std::move(excerpt)), choice, goOn);
        if (result.end == ExportEnd::cancelled) return QStringLiteral("cancelled");
        return QString::fromStdString(result.line);
    }
    QStringList files() const { return QDir(folder.path()).entryList(QDir::Files | QDir::Hidden); }
};

}  // namespace zabscope
