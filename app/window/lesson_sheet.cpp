// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/lesson_sheet.h"

#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextCursor>
#include <QTextDocument>
#include <QVBoxLayout>

#include "app/learn/glossary.h"
#include "app/window/own_keys.h"

namespace zabscope {
namespace {

QString firstWords(const std::string& markdown) {
    QTextDocument document;
    document.setMarkdown(QString::fromStdString(markdown));
    const QString plain = document.toPlainText().simplified();
    constexpr int most = 34;
    return plain.size() <= most ? plain : plain.left(most).trimmed() + QStringLiteral("…");
}

}  // namespace

LessonSheet::LessonSheet(QWidget* parent) : QWidget(parent) {
    m_lessons = new QComboBox;
    m_pages = new QComboBox;
    for (QComboBox* each : {m_lessons, m_pages}) {
        each->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        each->setMinimumContentsLength(10);
    }
    m_text = new QTextBrowser;
    m_text->setOpenLinks(false);
    m_text->setFrameShape(QFrame::NoFrame);
    m_choices = new QWidget;
    m_choiceRows = new QVBoxLayout(m_choices);
    m_choiceRows->setContentsMargins(4, 0, 4, 0);
    m_feedback = new QLabel;
    m_term = new QLabel;
    m_underway = new QLabel;
    for (QLabel* each : {m_feedback, m_term, m_underway}) {
        each->setWordWrap(true);
        each->setContentsMargins(6, 4, 6, 4);
        each->hide();
    }
    m_feedback->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_term->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_back = new QPushButton;
    m_next = new QPushButton;
    auto* way = new QHBoxLayout;
    way->addWidget(m_back);
    way->addWidget(m_pages, 1);
    way->addWidget(m_next);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addWidget(m_lessons);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_term);
    layout->addWidget(m_choices);
    layout->addWidget(m_feedback);
    layout->addWidget(m_underway);
    layout->addLayout(way);
    connect(m_lessons, &QComboBox::activated, this, &LessonSheet::lessonChosen);
    connect(m_pages, &QComboBox::activated, this, &LessonSheet::pageChosen);
    connect(m_back, &QPushButton::clicked, this, [this] { Q_EMIT pageChosen(m_page - 1); });
    connect(m_next, &QPushButton::clicked, this, [this] { Q_EMIT pageChosen(m_page + 1); });
    connect(m_text, &QTextBrowser::anchorClicked, this, [this](const QUrl& url) { follow(url.toString()); });
    new OwnKeys(*this);
    setFocusPolicy(Qt::StrongFocus);
    retranslate();
}

// Not an answer: Enter, which has led here, would give it.
void LessonSheet::takeFocus() { m_next->setFocus(Qt::TabFocusReason); }

bool LessonSheet::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const int choice = key->key() - Qt::Key_1;
        const bool plain = (key->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
        const bool answers = m_open && choice >= 0 && choice < m_choiceRows->count();
        if (plain && (answers || key->key() == Qt::Key_Backspace)) {
            event->accept();
            if (event->type() == QEvent::KeyPress)
                answers ? Q_EMIT answered(choice) : Q_EMIT pageChosen(m_page - 1);
            return true;
        }
    }
    if (event->type() == QEvent::FocusIn) takeFocus();
    return QWidget::event(event);
}

void LessonSheet::retranslate() {
    m_lessons->setAccessibleName(tr("Lesson"));
    m_lessons->setToolTip(tr("Choose a lesson"));
    m_pages->setAccessibleName(tr("Page"));
    m_pages->setToolTip(tr("Go to any page"));
    m_text->setAccessibleName(tr("Text of the lesson"));
    m_back->setText(tr("Back"));
    sayUnderway();
}

void LessonSheet::setCourse(const std::vector<Entry>& entries, int current) {
    m_lessons->clear();
    for (const Entry& entry : entries)
        m_lessons->addItem(entry.finished ? tr("%1 ✓", "a lesson that was read to its end").arg(entry.title)
                                          : entry.title);
    m_lessons->setCurrentIndex(current);
}

QString LessonSheet::toHtml(const std::string& markdown) const {
    QTextDocument document;
    document.setMarkdown(QString::fromStdString(markdown));
    return document.toHtml();
}

void LessonSheet::showPage(const learn::Lesson& lesson, int page, std::optional<int> answered) {
    // Answers are made anew, and with them goes the focus.
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    m_open = lesson.pages[static_cast<std::size_t>(page)].question && !answered;
    m_page = page;
    m_count = static_cast<int>(lesson.pages.size());
    const learn::LessonPage& shown = lesson.pages[static_cast<std::size_t>(page)];
    std::string text = shown.text.in(m_language);
    if (page == 0) text = "*" + lesson.summary.in(m_language) + "*\n\n" + text;
    if (shown.question) text += "\n\n**" + shown.question->text.in(m_language) + "**";
    if (!shown.terms.empty()) {
        QStringList links;
        for (const std::string& key : shown.terms) {
            const learn::Term* term = learn::glossary().find(key);
            if (term)
                links << QStringLiteral("[%1](term:%2)")
                             .arg(QString::fromStdString(term->name.in(m_language)), QString::fromStdString(key));
        }
        if (!links.isEmpty()) text += "\n\n" + tr("Terms: %1").arg(links.join(QStringLiteral(" · "))).toStdString();
    }
    if (!shown.source.empty())
        text += "\n\n*" + tr("Source: %1").arg(QString::fromStdString(shown.source)).toStdString() + "*";
    setText(QString::fromStdString(text));
    m_term->hide();
    fillChoices(shown, answered);
    showFeedback(shown, answered);
    m_pages->clear();
    for (int i = 0; i < m_count; ++i) {
        m_pages->addItem(tr("%1 of %2: %3")
                             .arg(i + 1)
                             .arg(m_count)
                             .arg(firstWords(lesson.pages[static_cast<std::size_t>(i)].text.in(m_language))));
    }
    m_pages->setCurrentIndex(page);
    m_back->setEnabled(page > 0);
    const bool last = page + 1 == m_count;
    m_next->setText(last ? tr("Finish") : shown.question && !answered ? tr("Skip") : tr("Next"));
    m_next->setToolTip(shown.question && !answered ? tr("Goes on without an answer") : QString());
    m_next->setDefault(true);
    sayUnderway();
    if (hadFocus) takeFocus();
}

void LessonSheet::setText(const QString& markdown) {
    m_markdown = markdown;
    m_text->setMarkdown(markdown);
    // A link takes its colour when the text is set, from the whole program's palette.
    QTextCharFormat link;
    link.setForeground(m_theme.accent);
    for (QTextBlock block = m_text->document()->begin(); block.isValid(); block = block.next()) {
        for (auto each = block.begin(); !each.atEnd(); ++each) {
            if (!each.fragment().charFormat().isAnchor()) continue;
            QTextCursor cursor(m_text->document());
            cursor.setPosition(each.fragment().position());
            cursor.setPosition(each.fragment().position() + each.fragment().length(), QTextCursor::KeepAnchor);
            cursor.mergeCharFormat(link);
        }
    }
}

void LessonSheet::fillChoices(const learn::LessonPage& page, std::optional<int> answered) {
    while (QLayoutItem* item = m_choiceRows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_choices->setVisible(page.question.has_value());
    if (!page.question) return;
    for (std::size_t i = 0; i < page.question->choices.size(); ++i) {
        const QString text = QString::fromStdString(page.question->choices[i].text.in(m_language));
        auto* row = new QWidget;
        auto* layout = new QHBoxLayout(row);
        layout->setContentsMargins(0, 0, 0, 0);
        auto* radio = new QRadioButton;
        radio->setAccessibleName(text);
        radio->setAutoExclusive(false);  // each stands in a row of its own
        radio->setChecked(answered == static_cast<int>(i));
        auto* label = new QLabel(text);
        // What has been answered stands; the others can only be read.
        const bool taken = radio->isChecked();
        for (QWidget* part : {static_cast<QWidget*>(radio), static_cast<QWidget*>(label)}) {
            part->setEnabled(!answered || taken);
            part->setAttribute(Qt::WA_TransparentForMouseEvents, answered.has_value());
        }
        if (answered) radio->setFocusPolicy(Qt::NoFocus);
        label->setWordWrap(true);
        label->setBuddy(radio);
        layout->addWidget(radio, 0, Qt::AlignTop);
        layout->addWidget(label, 1);
        m_choiceRows->addWidget(row);
        row->show();  // at once: only what is seen can be given the keyboard
        const auto take = [this, choice = static_cast<int>(i)] { Q_EMIT this->answered(choice); };
        connect(radio, &QRadioButton::clicked, this, take, Qt::QueuedConnection);
        label->installEventFilter(this);
        label->setProperty("choice", static_cast<int>(i));
    }
}

bool LessonSheet::eventFilter(QObject* watched, QEvent* event) {
    const QVariant choice = watched->property("choice");
    if (event->type() == QEvent::MouseButtonRelease && choice.isValid() && m_open)
        QMetaObject::invokeMethod(
            this, [this, choice] { Q_EMIT answered(choice.toInt()); }, Qt::QueuedConnection);
    return QWidget::eventFilter(watched, event);
}

void LessonSheet::showFeedback(const learn::LessonPage& page, std::optional<int> answered) {
    m_feedback->setVisible(page.question && answered);
    if (!page.question || !answered) return;
    const auto& choices = page.question->choices;
    if (*answered < 0 || *answered >= static_cast<int>(choices.size())) return m_feedback->hide();
    const learn::Choice& choice = choices[static_cast<std::size_t>(*answered)];
    const QString said = QString::fromStdString(choice.feedback.in(m_language));
    m_feedback->setText(choice.right ? tr("✓ %1").arg(said) : tr("✗ %1").arg(said));
    QPalette palette = m_theme.palette();
    palette.setColor(QPalette::WindowText, choice.right ? m_theme.good : m_theme.bad);
    m_feedback->setPalette(palette);
    QAccessibleEvent alert(m_feedback, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void LessonSheet::follow(const QString& link) {
    if (!link.startsWith(u"term:")) return Q_EMIT followed(link);
    const learn::Term* term = learn::glossary().find(link.mid(5).toStdString());
    if (!term) return;
    m_term->setText(QStringLiteral("<b>%1</b>: %2")
                        .arg(QString::fromStdString(term->name.in(m_language)).toHtmlEscaped(),
                             toHtml(term->meaning.in(m_language))));
    m_term->show();
    QAccessibleEvent alert(m_term, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void LessonSheet::setUnderway(bool underway) { m_underway->setVisible(underway); }

void LessonSheet::sayUnderway() {
    m_underway->setText(tr("The run is still playing up to what this page tells. Pressing “%1” now does not turn the page: "
                           "it takes the run there at once.")
                            .arg(m_next->text()));
}

void LessonSheet::setTheme(const Theme& theme) {
    const bool other = m_theme.name != theme.name;
    m_theme = theme;
    if (other) setText(m_markdown);
    QPalette palette = theme.palette();
    palette.setColor(QPalette::WindowText, theme.quietText);
    m_underway->setPalette(palette);
    QPalette raised = theme.palette();
    raised.setColor(QPalette::Window, theme.raised);
    m_term->setAutoFillBackground(true);
    m_term->setPalette(raised);
}

}  // namespace zabscope
