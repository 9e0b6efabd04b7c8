// SPDX-License-Identifier: GPL-3.0-or-later
/// The challenges there are, by difficulty, with what is solved already.
#pragma once

#include <QPushButton>
#include <QWidget>
#include <map>
#include <memory>
#include <vector>

#include "app/learn/challenge.h"

class QLabel;
class QTreeWidget;

namespace zabscope::learn {

/// A button for Tab and Enter: Space plays and pauses the run wherever the keyboard is, and a click leaves it there.
class QuietButton : public QPushButton {
    Q_OBJECT

public:
    explicit QuietButton(QWidget* parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent* event) override;
};

/// A text of several lines that can be selected and read out.
QLabel* makeText(QWidget* parent);

class ChallengeList : public QWidget {
    Q_OBJECT

public:
    using All = std::vector<std::shared_ptr<const Challenge>>;

    explicit ChallengeList(QWidget* parent = nullptr);
    /// `solved`: with how few actions each was solved, by name.
    void fill(const All& all, const std::map<QString, int>& solved, const QString& language);
    /// What is wrong with files, a line each; the other challenges are there.
    void setTrouble(const QStringList& lines);
    /// Moves the mark in the list.
    void choose(int index);
    void retranslate();
    void takeFocus();

Q_SIGNALS:
    /// To be begun.
    void chosen(int index);
    void fileWanted();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void describe();
    int chosenIndex() const;

    All m_all;
    QString m_language;
    QTreeWidget* m_tree;
    QLabel* m_task;
    QLabel* m_trouble;
    QuietButton* m_begin;
    QuietButton* m_file;
};

}  // namespace zabscope::learn
