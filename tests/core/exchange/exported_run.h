// SPDX-License-Identifier: GPL-3.0-or-later
/// What the tests of formats share: runs to export, exports as texts and files, other programs.
#pragma once

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>
#include <fstream>
#include <sstream>

#include "app/export/formats.h"
#include "app/source_run.h"

namespace zabscope::test {

/// Collects an export in memory; can be told to give up after so many questions.
class TextOutput : public Output {
public:
    explicit TextOutput(int questions = INT_MAX) : m_left(questions) {}
    bool goOn(double done) override {
        m_ascends = m_ascends && done >= m_done && done <= 1;
        m_done = done;
        return --m_left > 0;
    }
    const std::string& text() const { return m_text; }
    bool progressAscends() const { return m_ascends; }

protected:
    void take(std::string_view bytes) override { m_text += bytes; }

private:
    std::string m_text;
    int m_left;
    double m_done = 0;
    bool m_ascends = true;
};

inline SourceRun played(const std::string& scenario) {
    auto run = loadRun(std::string{ZABSCOPE_SOURCE_DIR "/"} + scenario);
    if (const auto* error = std::get_if<InputError>(&run)) qFatal("%s", error->line.c_str());
    return std::move(std::get<SourceRun>(run));
}

/// A run of so many events, most of which say little.
inline SourceRun longRun(std::size_t events) {
    SourceRun run = played("tests/scenarios/single.zab");
    Timeline timeline = *run.timeline;
    while (timeline.last() < events) timeline.append(timeline.end() + microseconds(1), noEvent, Rang{1, 7});
    run.timeline = std::make_shared<const Timeline>(std::move(timeline));
    return run;
}

inline Exported exported(const SourceRun& run, Excerpt excerpt = {}) {
    return {*run.timeline, run.header, *run.ensemble, std::move(excerpt)};
}

/// The format's whole text; what went wrong is a failed test.
inline std::string exportText(const SourceRun& run, std::string_view format, Excerpt excerpt = {},
                              const std::string& extension = {}) {
    TextOutput output;
    Exported what = exported(run, std::move(excerpt));
    what.extension = extension;
    const auto trouble = std::get<StreamExport>(findFormat(format)->make)(what, output);
    output.flush();
    if (trouble) qFatal("%s", trouble->text().c_str());
    return output.text();
}

/// The refusal in one line, or nothing if there is none.
inline std::string exportTrouble(const SourceRun& run, std::string_view format, Excerpt excerpt = {}) {
    TextOutput output;
    const auto trouble = std::get<StreamExport>(findFormat(format)->make)(exported(run, std::move(excerpt)), output);
    return trouble ? trouble->text() : std::string{};
}

inline std::vector<std::string> linesOf(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

inline bool hasProgram(const QString& name) { return !QStandardPaths::findExecutable(name).isEmpty(); }

struct ProgramEnd {
    int code = -1;
    QByteArray out;
    QByteArray errors;
};
/// Runs another program to its end; the input goes to its standard input.
inline ProgramEnd runProgram(const QString& program, const QStringList& arguments, const QByteArray& input = {}) {
    QProcess process;
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000)) return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

inline Instant atMilliseconds(std::int64_t count) { return Instant{milliseconds(count)}; }

}  // namespace zabscope::test
