// SPDX-License-Identifier: GPL-3.0-or-later
/// The project's own source text as the tidy tests read it: files, their lines, and the code without comments and words.
#pragma once

#include <QRegularExpression>
#include <QString>
#include <QStringList>
#include <vector>

namespace zabscope::tidy {

struct Source {
    QString path;       ///< from the root of the project, with '/'
    QStringList lines;  ///< as they stand
    QStringList code;   ///< the same lines; comments and what stands in quotes are blanks
};

/// The text of one file as a source of that path.
Source sourceOf(const QString& path, const QString& text);

/// Every source file of the project whose path matches, in order. Build folders are not looked into.
std::vector<Source> sources(const QRegularExpression& wanted);

/// "core/zab/vote.h:12: what is wrong", as compilers write it.
QString complaint(const Source& source, qsizetype lineIndex, const QString& text);

/// True if there are no complaints; else prints them all on standard error (QVERIFY2 cuts long texts off).
bool isClean(const QStringList& complaints);

}  // namespace zabscope::tidy
