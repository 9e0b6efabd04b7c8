// SPDX-License-Identifier: GPL-3.0-or-later
/// "What happens next?" as a person reads it: the question, its choices, the answer and why, the score, what to review.
#pragma once

#include <QString>
#include <QStringList>
#include <QWidget>
#include <optional>
#include <vector>

#include "views/theme.h"

class QLabel;
class QPushButton;
class QScrollArea;
class QTextBrowser;
class QVBoxLayout;

namespace zabscope {

class PredictionSheet : public QWidget {
    Q_OBJECT

public:
    explicit PredictionSheet(QWidget* parent = nullptr);

    /// What is shown: all texts are ready for reading.
    struct Content {
        QString heading;   ///< topic and instant
        QString question;  ///< or what is to say when there is none
        QString hint;
        QStringList options;           ///< empty: nothing is asked
        std::optional<int> chosen;
        std::vector<int> right;        ///< empty: not known yet, or not told
        QString verdict;               ///< "Right", "Not so": empty until it is told
        std::optional<bool> good;      ///< how the verdict is coloured
        QStringList reasons;
        bool canShow = false;          ///< there is a deciding moment to go to
        bool canGoOn = false;          ///< there is a next question to run to
        bool canAsk = true;
    };
    void show(const Content& content);
    using QWidget::show;

    /// One topic's score; `share` is from 0 to 1 and weighs recent answers more.
    struct Score {
        QString topic;
        int asked = 0;
        int right = 0;
        bool review = false;
        QString lesson;      ///< key; linked if it is to be reviewed
        int misconception = 0;
    };
    void setScores(const std::vector<Score>& scores);
    void setTheme(const Theme& theme);
    /// Sets the texts of buttons again; the content comes with show().
    void retranslate();
    /// Takes the keyboard.
    void takeFocus();
    /// Wide enough for a choice in a line or two.
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosen(int option);
    void askWanted();
    void showWanted();
    void whyWanted();
    void goOnWanted();
    /// "lesson:order", "misconception:05"
    void followed(const QString& link);

protected:
    /// Digits choose, whatever they mean elsewhere in the window.
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fillOptions(const Content& content);
    bool takesDigit(int key) const;

    QScrollArea* m_area;
    QLabel* m_heading;
    QLabel* m_question;
    QLabel* m_hint;
    QWidget* m_options;
    QVBoxLayout* m_optionRows;
    QLabel* m_verdict;
    QLabel* m_reasons;
    QPushButton* m_ask;
    QPushButton* m_show;
    QPushButton* m_why;
    QPushButton* m_goOn;
    QTextBrowser* m_scores;
    std::vector<QPushButton*> m_buttons;
    QStringList m_shownOptions;
    bool m_open = false;  // a choice can be taken
    Theme m_theme = makeTheme(ThemeName::light);
    std::optional<bool> m_good;
    bool m_asks = false;  // what is shown is a question
};

}  // namespace zabscope
