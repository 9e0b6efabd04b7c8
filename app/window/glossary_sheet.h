// SPDX-License-Identifier: GPL-3.0-or-later
/// The glossary: a list to search in, those terms first that are used where a person was reading, and what each means.
#pragma once

#include <QDialog>
#include <string>
#include <vector>

#include "app/learn/glossary.h"

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QTextBrowser;

namespace zabscope {

class GlossarySheet : public QDialog {
    Q_OBJECT

public:
    explicit GlossarySheet(QWidget* parent);

    /// These come first from now on, in this order; the first one is shown. Without any, what was shown stays.
    void begin(const std::vector<const learn::Term*>& first, const std::string& language);
    /// Shows the one with that key; false if there is none.
    bool choose(const std::string& key);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void retranslate();
    void fill();
    void showChosen();

    std::string m_language = "en";
    std::vector<const learn::Term*> m_first;
    QLineEdit* m_search;
    QListWidget* m_list;
    QTextBrowser* m_text;
    QLabel* m_trouble;
    QPushButton* m_close;
};

}  // namespace zabscope
