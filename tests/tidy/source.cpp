// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tidy/source.h"

#include <QDirIterator>
#include <QFile>
#include <cstdio>

namespace zabscope::tidy {
namespace {

/// C++ text with everything in comments, strings and character literals turned into blanks; columns and lines stay.
QString withoutCommentsAndStrings(const QString& text) {
    // In the order in which they are tried at a place. A digit separator (1'000) is not the start of a character.
    static const QRegularExpression token(
        R"re(//[^\n]*|/\*.*?\*/|R"([^\s()\\]{0,16})\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])*')re",
        QRegularExpression::DotMatchesEverythingOption);
    // What an #include names is kept: it is in quotes, too.
    static const QRegularExpression include(R"(^[ \t]*#[ \t]*include\b[^\n]*)", QRegularExpression::MultilineOption);
    QString out = text;
    qsizetype keptUntil = -1;
    auto includes = include.globalMatch(text);
    QRegularExpressionMatch kept = includes.hasNext() ? includes.next() : QRegularExpressionMatch();
    for (auto matches = token.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        while (kept.hasMatch() && kept.capturedStart() <= match.capturedStart()) {
            keptUntil = kept.capturedEnd();
            kept = includes.hasNext() ? includes.next() : QRegularExpressionMatch();
        }
        if (match.capturedStart() < keptUntil && match.captured().startsWith(u'"')) {
            continue;
        }
        for (qsizetype i = match.capturedStart(); i < match.capturedEnd(); ++i) {
            if (out[i] != u'\n') {
                out[i] = u' ';
            }
        }
    }
    return out;
}

}  // namespace

Source sourceOf(const QString& path, const QString& text) {
    Source source{path, text.split(u'\n'), withoutCommentsAndStrings(text).split(u'\n')};
    // The last newline ends a line and begins none.
    if (source.lines.size() > 1 && source.lines.last().isEmpty()) {
        source.lines.removeLast();
        source.code.removeLast();
    }
    return source;
}

std::vector<Source> sources(const QRegularExpression& wanted) {
    const QString root = QStringLiteral(ZABSCOPE_SOURCE_DIR "/");
    QStringList paths;
    for (const char* top : {"app", "core", "views", "tests", "resources", ".ci"}) {
        QDirIterator files(root + QString::fromLatin1(top), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            paths << files.next().mid(root.size());
        }
    }
    paths << QStringLiteral("CMakeLists.txt");
    paths.sort();
    std::vector<Source> found;
    for (const QString& path : paths) {
        QFile file(root + path);
        if (wanted.match(path).hasMatch() && file.open(QIODevice::ReadOnly)) {
            found.push_back(sourceOf(path, QString::fromUtf8(file.readAll())));
        }
    }
    return found;
}

QString complaint(const Source& source, qsizetype lineIndex, const QString& text) {
    return QStringLiteral("%1:%2: %3").arg(source.path).arg(lineIndex + 1).arg(text);
}

bool isClean(const QStringList& complaints) {
    for (const QString& text : complaints) {
        std::fprintf(stderr, "%s\n", qPrintable(text));
    }
    return complaints.isEmpty();
}

}  // namespace zabscope::tidy
