// SPDX-License-Identifier: GPL-3.0-or-later
/// A page of a lesson as a person reads it: text, question, choices, what is said about them, and the way on.
#pragma once

#include <QString>
#include <QWidget>
#include <optional>
#include <vector>

#include "app/learn/lesson.h"
#include "views/theme.h"

class QComboBox;
class QLabel;
class QPushButton;
class QTextBrowser;
class QVBoxLayout;

namespace zabscope {

class LessonSheet : public QWidget {
    Q_OBJECT

public:
    explicit LessonSheet(QWidget* parent = nullptr);

    /// The lessons to choose from: title, and whether it has been read to its end.
    struct Entry {
        QString title;
        bool finished = false;
    };
    void setCourse(const std::vector<Entry>& entries, int current);
    /// Shows a page. `answered`: the choice that was taken, if there is a question.
    void showPage(const learn::Lesson& lesson, int page, std::optional<int> answered);
    const std::string& language() const { return m_language; }
    /// In which of the languages of the lesson it is shown from the next page on: "en", "zh_CN".
    void setLanguage(const QString& language) { m_language = language.toStdString(); }
    /// Whether the run is on its way to the page.
    void setUnderway(bool underway);
    void setTheme(const Theme& theme);
    /// Sets the texts of buttons again; the page comes with showPage().
    void retranslate();
    /// Gives the keyboard to the button that goes on. Digits answer, Down leads to the answers, Backspace goes back.
    void takeFocus();

Q_SIGNALS:
    void lessonChosen(int index);
    void pageChosen(int page);
    void answered(int choice);
    /// A link in the text: "term:quorum", "lesson:order", "misconception:05".
    void followed(const QString& link);

protected:
    bool event(QEvent* event) override;
    /// A click on the words of a choice takes it, too.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void setText(const QString& markdown);
    void sayUnderway();
    void fillChoices(const learn::LessonPage& page, std::optional<int> answered);
    void showFeedback(const learn::LessonPage& page, std::optional<int> answered);
    QString toHtml(const std::string& markdown) const;
    void follow(const QString& link);

    QComboBox* m_lessons;
    QComboBox* m_pages;
    QTextBrowser* m_text;
    QWidget* m_choices;
    QVBoxLayout* m_choiceRows;
    QLabel* m_feedback;
    QLabel* m_underway;
    QLabel* m_term;
    QPushButton* m_back;
    QPushButton* m_next;
    Theme m_theme = makeTheme(ThemeName::light);
    std::string m_language = "en";
    QString m_markdown;
    bool m_open = false;  // there is a question that was not answered
    int m_page = 0;
    int m_count = 0;
};

}  // namespace zabscope
