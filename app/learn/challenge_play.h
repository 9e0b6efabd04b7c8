// SPDX-License-Identifier: GPL-3.0-or-later
/// A challenge while it is played: the goals with ticks, what is left of the budget, hints one by one, and success.
#pragma once

#include <QScrollArea>
#include <memory>
#include <vector>

#include "app/learn/attempt.h"
#include "views/theme.h"

class QFrame;
class QLabel;
class QVBoxLayout;

namespace zabscope {
class CommandLine;
}

namespace zabscope::learn {

class QuietButton;

class ChallengePlay : public QScrollArea {
    Q_OBJECT

public:
    explicit ChallengePlay(QWidget* parent = nullptr);
    /// Begins with no hint shown.
    void setChallenge(std::shared_ptr<const Challenge> challenge);
    void show(const Attempt& attempt, bool stands);
    void setLanguage(const QString& language);
    void setTheme(const Theme& theme);
    void retranslate();
    /// The kind of action in the reader's language.
    static QString kindText(ActionKind kind);
    /// What the challenge allows, in one sentence; empty if that is everything.
    QString allowedText() const;

Q_SIGNALS:
    void againWanted();
    void listWanted();
    /// A person has typed a command of the scenario language.
    void commanded(const QString& command);
    /// A person wants to know what this term means: a key of the glossary.
    void termWanted(const QString& key);

private:
    void fill();
    void showGoals(const Attempt& attempt);
    void showHints();
    void showExamples();
    QString budgetText(const Attempt& attempt) const;
    QString stateText(const Attempt& attempt, bool stands) const;
    QString offenceText(const Offence& offence) const;
    QString local(const Texts& texts) const;
    QString linked(const Texts& texts) const;

    std::shared_ptr<const Challenge> m_challenge;
    QString m_language;
    Theme m_theme;
    std::size_t m_hints = 0;  // shown
    QLabel* m_title;
    QLabel* m_task;
    QWidget* m_goalArea;
    std::vector<QLabel*> m_goals;
    QLabel* m_budget;
    QLabel* m_allowed;
    CommandLine* m_command;
    QLabel* m_examples;  ///< of what can be typed, or what is wrong with what was
    QLabel* m_state;
    QFrame* m_solved;
    QLabel* m_solvedText;
    QLabel* m_hintText;
    QuietButton* m_hint;
    QuietButton* m_again;
    QuietButton* m_list;
};

}  // namespace zabscope::learn
