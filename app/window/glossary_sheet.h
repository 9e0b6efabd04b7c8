// SPDX-License-Identifier: GPL-3.0-or-later
/// The glossary: a list to search in, those terms first that are used where a person was reading, and what each means.
#pragma once

#include <string>
#include <vector>

#include "app/learn/glossary.h"
#include "app/window/search_sheet.h"

namespace zabscope {

class GlossarySheet : public SearchSheet {
    Q_OBJECT

public:
    explicit GlossarySheet(QWidget* parent);

    /// These come first from now on, in this order; the first one is shown. Without any, what was shown stays.
    void begin(const std::vector<const learn::Term*>& first, const std::string& language);
    /// Shows the one with that key; false if there is none.
    bool choose(const std::string& key);

private:
    void retranslate() override;
    void fill() override;
    void showChosen() override;

    std::string m_language = "en";
    std::vector<const learn::Term*> m_first;
};

}  // namespace zabscope
