// SPDX-License-Identifier: GPL-3.0-or-later
/// The .ts files of i18n/ as the tidy tests read them: a language's texts stand in several, one for each part of it all.
#pragma once

#include <QMap>
#include <QString>
#include <QStringList>
#include <vector>

#include "tests/tidy/source.h"

namespace zabscope::tidy {

/// What names a text in all languages.
struct TextKey {
    QString context;
    QString text;
    QString comment;  ///< tells two equal texts apart; mostly empty
    friend bool operator<(const TextKey& a, const TextKey& b);
};

struct Translation {
    QString file;       ///< the .ts file, from the root of the project
    qint64 line = 0;    ///< in that file, from 1
    bool plural = false;
    QStringList forms;  ///< one, or for a plural one a grammatical number
    QString type;       ///< empty: finished; else what lupdate has put there: unfinished, vanished, obsolete
    QString usedAt;     ///< where the code says it, if the file tells: "views/view.cpp:12"

    /// Nobody has to touch it any more.
    bool isWhole() const;
    QString place() const { return QStringLiteral("%1:%2").arg(file).arg(line); }
};
using Translations = QMap<TextKey, Translation>;

/// Adds a file's texts. Complains if it is broken, or says a thing that is known already.
QStringList addTranslations(const Source& file, Translations& known);

/// The languages of i18n/ into which everything is translated: "zh_CN". English, which stands in the code, is none.
QStringList translatedLanguages();

/// The files of a language in i18n/, in order.
std::vector<Source> translationFiles(const QString& language);

/// The marks of a text, each once and in order: %1 to %99, %n.
QStringList marksOf(const QString& text);

/// A NOTE's context is words, a widget's is the name of its class.
bool isNoteContext(const QString& context);

/// A .ts file with these messages in one context, and one message of it: for tests of the tests.
QString tsFile(const QString& context, const QString& messages);
QString tsMessage(const QString& source, const QString& translation, const QString& type = {});
QString tsPlural(const QString& source, const QStringList& forms);

}  // namespace zabscope::tidy
