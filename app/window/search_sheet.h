// SPDX-License-Identifier: GPL-3.0-or-later
/// A sheet to look something up in: a line to search with, a list of what is found, the text of what is chosen.
#pragma once

#include <QDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTextBrowser>
#include <span>

#include "app/learn/text_page.h"

namespace zabscope {

class SearchSheet : public QDialog {
    Q_OBJECT

protected:
    explicit SearchSheet(QWidget* parent);

    /// Fills the list with what the words in the line find, and shows what is chosen then.
    virtual void fill() = 0;
    virtual void showChosen() = 0;
    /// All texts, in the language of the program now.
    virtual void retranslate();
    void changeEvent(QEvent* event) override;
    /// While one types, Up and Down walk the list.
    bool eventFilter(QObject* watched, QEvent* event) override;

    /// Chooses the row that holds this under Qt::UserRole, whatever was searched for; false if there is none.
    bool chooseRow(const QVariant& key);
    /// Files that could not be read, a line each; nothing is shown if there are none.
    void tellProblems(std::span<const learn::TextProblem> problems);

    QLineEdit* m_search;
    QListWidget* m_list;
    QTextBrowser* m_text;
    QHBoxLayout* m_buttons;  ///< others stand before Close

private:
    QLabel* m_trouble;
    QPushButton* m_close;
};

}  // namespace zabscope
