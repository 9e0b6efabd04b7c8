// SPDX-License-Identifier: GPL-3.0-or-later
/// A worksheet of a run: what a class fills in, and the same filled in. Every answer is read from the run.
#pragma once

#include <QCoreApplication>
#include <QString>
#include <string>
#include <vector>

#include "app/learn/lesson_run.h"
#include "app/learn/sheet_text.h"
#include "app/render/report_facts.h"
#include "app/source_run.h"

namespace zabscope::learn {

/// A place in the run at which something is asked.
struct SheetPlace {
    Position at;
    const LessonPage* page = nullptr;  ///< of a lesson
    QString note;                      ///< of a bookmark; may be empty
};

class Worksheet {
    Q_DECLARE_TR_FUNCTIONS(Worksheet)

public:
    static constexpr std::size_t mostElections = 8;  ///< that are asked about; the first ones
    static constexpr std::size_t mostServers = 12;   ///< in a table

    /// Of a lesson, which has been run.
    Worksheet(const Lesson& lesson, const LessonRun& run, std::string language);
    /// Of any run: its bookmarks and its elections are what it asks about.
    Worksheet(SourceRun run, std::string language);

    /// As Markdown. Says the same each time; the language is the one that the program speaks.
    QString text(bool answers) const;
    QString title() const;

private:
    /// What a table tells of a server.
    enum class Shown : std::uint8_t { condition, round, vote, epoch, logged, committed };

    void head(SheetText& sheet) const;
    void start(SheetText& sheet) const;
    void places(SheetText& sheet) const;
    void question(SheetText& sheet, const Question& asked) const;
    void elections(SheetText& sheet) const;
    void election(SheetText& sheet, std::size_t index) const;
    void votes(SheetText& sheet, const ElectionFacts& facts) const;
    void learners(SheetText& sheet, const Election& election) const;
    void end(SheetText& sheet) const;

    /// A table of the servers at a place, blanks where something has changed since the place before; false if nothing has.
    bool servers(SheetText& sheet, Position at, const std::vector<NodeId>& first, std::optional<Position> before) const;
    static QString shown(Shown what, const NodeState* node);
    static QString heading(Shown what);
    /// With a capital and a full stop.
    static QString sentence(QString text);
    /// Why a server shows this: what it noted when it last changed, as one sentence; empty if the run does not tell.
    QString reason(NodeId server, Shown what, Position at) const;
    /// What made an event happen, as one sentence.
    QString reasonOf(EventId event) const;
    /// How the leader brought the learner up to date; noEvent if the run does not tell.
    EventId syncOf(const Election& election, NodeId learner) const;

    SourceRun m_run;
    std::string m_language;
    const Lesson* m_lesson = nullptr;  ///< of whoever made it
    std::vector<SheetPlace> m_places;
    ReportFacts m_facts;
};

}  // namespace zabscope::learn
