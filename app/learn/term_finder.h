// SPDX-License-Identifier: GPL-3.0-or-later
/// Which terms of the glossary a text uses, so that whatever shows the text can explain them.
#pragma once

#include <QString>
#include <QStringList>
#include <string>
#include <vector>

#include "app/learn/glossary.h"

namespace zabscope::learn {

/// One place in a text where a term is used.
struct TermUse {
    const Term* term = nullptr;
    qsizetype from = 0;
    qsizetype size = 0;
};

class TermFinder {
public:
    /// `language`: "en" or "zh_CN". The glossary outlives it.
    TermFinder(const Glossary& glossary, const std::string& language);
    /// The first use of each term, in the order of the text; of uses that overlap the longest. Texts longer than 20,000
    /// characters are looked at as far as that.
    std::vector<TermUse> usesIn(const QString& text) const;
    /// The Markdown with a link "term:KEY" at the first use of each term; what is code, emphasized or a link already is
    /// left alone.
    QString linked(const QString& markdown) const;

private:
    struct Form {
        QString text;
        const Term* term;
        bool exact;  ///< NEWLEADER: capitals matter
    };
    std::vector<Form> m_forms;  // the longest first
};

/// Name and meaning of each term, one paragraph of HTML each, for tool tips; at most so many.
QString explained(const std::vector<TermUse>& uses, const std::string& language, std::size_t most);

}  // namespace zabscope::learn
