// SPDX-License-Identifier: GPL-3.0-or-later
/// A sheet of what people have read and is not so: a list to search in, the fact, and "Try it" where it can be run.
#pragma once

#include "app/learn/misconceptions.h"
#include "app/window/search_sheet.h"

namespace zabscope {

class MisconceptionsSheet : public SearchSheet {
    Q_OBJECT

public:
    explicit MisconceptionsSheet(QWidget* parent);

    /// Shows the one with that number; false if there is none.
    bool choose(int number);

Q_SIGNALS:
    /// A person wants to see it run. Precondition of the receiver: it runs.
    void tried(const zabscope::learn::Misconception& misconception);
    /// A person wants to know what this term means: a key of the glossary.
    void termWanted(const QString& key);

private:
    void retranslate() override;
    /// The language of the texts, "en" or "zh_CN".
    static std::string language();
    void fill() override;
    void showChosen() override;
    const learn::Misconception* chosen() const;
    void tryIt();

    learn::Misconceptions m_all;
    QPushButton* m_try;
};

}  // namespace zabscope
