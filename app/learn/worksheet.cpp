// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/learn/worksheet.h"

#include <algorithm>

#include "app/play.h"
#include "app/render/report_words.h"
#include "app/render/run_frames.h"
#include "views/narration/caption.h"
#include "views/wording.h"

namespace zabscope::learn {
namespace {

ReportFacts factsOf(const SourceRun& run) {
    const Exported exported{*run.timeline, run.header, *run.ensemble, {}};
    return readReport(exported, [](double) { return true; }).value_or(ReportFacts{});
}

QString letter(std::size_t choice) { return QString(QChar(static_cast<char16_t>(u'A' + choice))); }

}  // namespace

Worksheet::Worksheet(const Lesson& lesson, const LessonRun& run, std::string language)
    : m_run{headerOf(lesson.scenario), run.timeline, std::make_shared<const Ensemble>(lesson.scenario.ensemble), {}},
      m_language(std::move(language)),
      m_lesson(&lesson),
      m_facts(factsOf(m_run)) {
    for (std::size_t i = 0; i < run.places.size(); ++i) m_places.push_back({run.places[i], &lesson.pages[i], {}});
}

Worksheet::Worksheet(SourceRun run, std::string language)
    : m_run(std::move(run)), m_language(std::move(language)), m_facts(factsOf(m_run)) {
    for (const Bookmark& bookmark : m_run.header.bookmarks) {
        // A bookmark may lie on another branch, beyond the end of this one.
        if (bookmark.position.last <= m_run.timeline->last())
            m_places.push_back({bookmark.position, nullptr, Wording::outside(bookmark.note)});
    }
    std::stable_sort(m_places.begin(), m_places.end(),
                     [](const SheetPlace& a, const SheetPlace& b) { return a.at < b.at; });
}

QString Worksheet::title() const {
    if (!m_lesson) return titleOf(m_run.header);
    const QString name = QString::fromStdString(m_lesson->title.in(m_language));
    return m_lesson->number > 0 ? tr("Lesson %1: %2").arg(m_lesson->number).arg(name) : name;
}

QString Worksheet::text(bool answers) const {
    SheetText sheet(answers);
    head(sheet);
    start(sheet);
    places(sheet);
    elections(sheet);
    end(sheet);
    return sheet.text();
}

void Worksheet::head(SheetText& sheet) const {
    sheet.heading(1, SheetText::plain(sheet.isForTeacher() ? tr("Answers: %1").arg(title()) : title()));
    if (!sheet.isForTeacher()) {
        const QString line = QStringLiteral("\\_").repeated(24);
        sheet.paragraph(tr("Name: %1 Date: %2").arg(line + u' ', line));
    }
    if (m_lesson) sheet.paragraph(SheetText::withoutLinks(QString::fromStdString(m_lesson->summary.in(m_language))));
    sheet.paragraph(
        tr("Each blank has a number. All answers follow from the rules and from the tables; the program shows them when "
           "the run is played."));
}

void Worksheet::start(SheetText& sheet) const {
    sheet.heading(2, tr("The ensemble at the start"));
    const Ensemble& ensemble = *m_run.ensemble;
    QList<QStringList> rows;
    for (const Member& member : ensemble.members) {
        if (rows.size() == static_cast<qsizetype>(mostServers)) break;
        rows << QStringList{QString::number(member.sid), member.observer ? tr("observes, has no vote") : tr("votes"),
                            QString::number(member.weight)};
    }
    QStringList heads{tr("server"), tr("part"), tr("weight")};
    if (!ensemble.hierarchical) {
        heads.removeLast();
        for (QStringList& row : rows) row.removeLast();
    }
    sheet.table(heads, rows);
    if (ensemble.members.size() > mostServers)
        sheet.paragraph(tr("There are %1 servers; the first %2 stand in the tables.")
                            .arg(ensemble.members.size())
                            .arg(mostServers));
    const auto voters = std::count_if(ensemble.members.begin(), ensemble.members.end(),
                                      [](const Member& member) { return !member.observer; });
    if (!ensemble.hierarchical) {
        const QString quorum = sheet.blank(QString::number(voters / 2 + 1),
                                           tr("A quorum is more than half of the %1 voters.").arg(voters));
        sheet.paragraph(tr("A quorum of this ensemble has at least %1 servers.").arg(quorum));
    }
    sheet.paragraph(tr("A tick lasts %1; a follower has %2 ticks to come up to date and is given up after %3 ticks of "
                       "silence.")
                        .arg(Wording::duration(ensemble.tickTime))
                        .arg(ensemble.initLimit)
                        .arg(ensemble.syncLimit));
    sheet.tellReasons();
}

void Worksheet::places(SheetText& sheet) const {
    if (m_places.empty()) return;
    sheet.heading(2, m_lesson ? tr("Moments of the lesson") : tr("Marked moments"));
    const auto recording = recordingOf(*m_run.timeline, *m_run.ensemble, m_run.header.scenarioName);
    std::optional<Position> before;
    int number = 0;
    for (const SheetPlace& place : m_places) {
        sheet.heading(3, tr("Moment %1, at %2").arg(++number).arg(Wording::instant(place.at.at)));
        const bool happened = place.at.last != noEvent;
        const EventId cause = happened ? m_run.timeline->event(place.at.last).cause : noEvent;
        const EventId last = cause != noEvent ? cause : place.at.last;
        if (happened)
            sheet.paragraph(tr("Just before: %1.")
                                .arg(SheetText::plain(Wording::event(m_run.timeline->event(last), *m_run.timeline))));
        servers(sheet, place.at, place.page ? place.page->servers : std::vector<NodeId>{}, before);
        if (place.page && place.page->question) question(sheet, *place.page->question);
        if (!place.page) {
            if (!place.note.isEmpty()) sheet.paragraph(tr("“%1”").arg(SheetText::plain(place.note)));
            const Frame frame = frameAt(m_run.timeline, m_run.ensemble, recording, place.at);
            const Caption caption = captionOf(frame);
            const EventId told = caption.event != noEvent ? caption.event : place.at.last;
            sheet.paragraph(tr("What do the servers do here, and why?"));
            sheet.paragraph(sheet.blank(SheetText::plain(caption.text), told == noEvent ? QString() : reasonOf(told),
                                        SheetText::Width::sentence));
        }
        sheet.tellReasons();
        before = place.at;
    }
}

void Worksheet::question(SheetText& sheet, const Question& asked) const {
    sheet.paragraph(SheetText::withoutLinks(QString::fromStdString(asked.text.in(m_language))));
    QStringList right;
    QStringList feedback;
    for (std::size_t i = 0; i < asked.choices.size(); ++i) {
        const Choice& choice = asked.choices[i];
        const bool marked = choice.right && sheet.isForTeacher();
        sheet.paragraph(QStringLiteral("%1 %2. %3").arg(
            marked ? QStringLiteral("☒") : QStringLiteral("☐"), letter(i),
            SheetText::withoutLinks(QString::fromStdString(choice.text.in(m_language)))));
        if (!choice.right) continue;
        right << letter(i);
        feedback << SheetText::withoutLinks(QString::fromStdString(choice.feedback.in(m_language)));
    }
    sheet.paragraph(tr("Answer: %1").arg(sheet.blank(right.join(QStringLiteral(", ")), feedback.join(u' '))));
}

void Worksheet::end(SheetText& sheet) const {
    if (m_run.timeline->empty()) return;
    sheet.heading(2, tr("At the end of the run"));
    const Position last{m_run.timeline->end(), m_run.timeline->last()};
    servers(sheet, last, {}, m_places.empty() ? std::nullopt : std::optional(m_places.back().at));
    sheet.tellReasons();
}

}  // namespace zabscope::learn
