// SPDX-License-Identifier: GPL-3.0-or-later
/// The text of a worksheet in Markdown, written once for the class and once, with the blanks filled in, for the teacher.
#pragma once

#include <QCoreApplication>
#include <QString>
#include <QStringList>
#include <cstdint>

namespace zabscope::learn {

class SheetText {
    Q_DECLARE_TR_FUNCTIONS(SheetText)

public:
    /// How much room a blank gives to write in.
    enum class Width : std::uint8_t { word, sentence };

    explicit SheetText(bool answers) : m_answers(answers) {}

    bool isForTeacher() const { return m_answers; }
    void heading(int level, const QString& text);
    void paragraph(const QString& text);
    void table(const QStringList& head, const QList<QStringList>& rows);

    /// A numbered blank, or the answer in bold; Markdown needs spaces around it, between Chinese characters too.
    /// `reason` is told by tellReasons(); it may be empty.
    QString blank(const QString& answer, const QString& reason, Width width = Width::word);
    /// The reasons of the answers since the last call; nothing in the version for the class.
    void tellReasons();
    /// How many blanks there are so far.
    int blanks() const { return m_blanks; }
    const QString& text() const { return m_text; }

    /// Text from outside between Markdown's signs.
    static QString plain(const QString& text);
    /// Markdown of a lesson without the links that only the program can follow.
    static QString withoutLinks(QString markdown);

private:
    bool m_answers;
    int m_blanks = 0;
    QStringList m_reasons;
    QString m_text;
};

}  // namespace zabscope::learn
