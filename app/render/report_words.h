// SPDX-License-Identifier: GPL-3.0-or-later
/// A report in words, as Markdown that every reader of it takes: headings, lists, tables, pictures.
#pragma once

#include <QCoreApplication>
#include <QString>
#include <functional>

#include "app/render/report_facts.h"

namespace zabscope {

/// What a picture shows; its file is called after it.
struct ReportPicture {
    QString file;  ///< "election-1-votes.png"
    QString view;
    Position at;
};

class RunReport {
    Q_DECLARE_TR_FUNCTIONS(RunReport)

public:
    /// `folder` is where the pictures lie, as it stands in links.
    RunReport(const Exported& run, const ReportFacts& facts, QString folder)
        : m_run(run), m_facts(facts), m_folder(std::move(folder)) {}

    QString text() const;
    /// All pictures that the text names.
    static std::vector<ReportPicture> pictures(const Exported& run, const ReportFacts& facts);

    /// Text from outside between Markdown's signs.
    static QString plain(const QString& text);
    static QString table(const QStringList& head, const QList<QStringList>& rows);
    /// Who won an election and by what, as one sentence; Markdown.
    static QString why(const Election& election);
    /// Why it began, as the end of a sentence.
    static QString cause(const Election& election);

private:
    static constexpr std::size_t mostPictured = 8;  ///< elections with pictures of their own

    QString head() const;
    QString scenario() const;
    QString overview() const;
    QString election(std::size_t index) const;
    QString phases(const Election& election) const;
    QString votes(const ElectionFacts& facts) const;
    QString duels(const ElectionFacts& facts) const;
    QString learners(const Election& election) const;
    QString story() const;
    QString statistics() const;
    QString messages() const;
    QString durations() const;
    QString judgement() const;
    QString picture(const QString& file, const QString& what) const;

    static QString outcome(const Election& election);
    static QString vote(const zab::Vote& vote);
    static QString time(const std::optional<Duration>& duration);
    static QString row(const QStringList& cells);

    const Exported& m_run;
    const ReportFacts& m_facts;
    QString m_folder;
};

}  // namespace zabscope
