// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/prediction_sheet.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTextBrowser>
#include <QVBoxLayout>
#include <algorithm>

namespace zabscope {
namespace {

QLabel* wrapped() {
    auto* label = new QLabel;
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

void announce(QWidget* widget) {
    QAccessibleEvent alert(widget, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

}  // namespace

PredictionSheet::PredictionSheet(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    m_heading = wrapped();
    m_question = wrapped();
    m_hint = wrapped();
    m_verdict = wrapped();
    m_reasons = wrapped();
    m_reasons->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_options = new QWidget;
    m_optionRows = new QVBoxLayout(m_options);
    m_optionRows->setContentsMargins(0, 0, 0, 0);
    m_ask = new QPushButton;
    m_show = new QPushButton;
    m_why = new QPushButton;
    m_goOn = new QPushButton;
    m_scores = new QTextBrowser;
    m_scores->setOpenLinks(false);
    m_scores->setFrameShape(QFrame::NoFrame);

    auto* page = new QWidget;
    auto* rows = new QVBoxLayout(page);
    rows->setContentsMargins(6, 6, 6, 6);
    for (QWidget* each : std::initializer_list<QWidget*>{m_heading, m_question, m_hint, m_options, m_verdict, m_reasons})
        rows->addWidget(each);
    auto* way = new QHBoxLayout;
    way->addWidget(m_show);
    way->addWidget(m_why);
    way->addStretch(1);
    rows->addLayout(way);
    rows->addWidget(m_goOn);
    rows->addStretch(1);
    m_area = new QScrollArea;
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setWidgetResizable(true);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setWidget(page);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_area, 3);
    layout->addWidget(m_ask);
    layout->addWidget(m_scores, 1);

    for (QPushButton* each : {m_ask, m_show, m_why, m_goOn}) each->setAutoDefault(true);  // Enter presses it
    connect(m_ask, &QPushButton::clicked, this, &PredictionSheet::askWanted);
    connect(m_show, &QPushButton::clicked, this, &PredictionSheet::showWanted);
    connect(m_why, &QPushButton::clicked, this, &PredictionSheet::whyWanted);
    connect(m_goOn, &QPushButton::clicked, this, &PredictionSheet::goOnWanted);
    connect(m_scores, &QTextBrowser::anchorClicked, this,
            [this](const QUrl& url) { Q_EMIT followed(url.toString()); });
    retranslate();
    show(Content{});
}

void PredictionSheet::retranslate() {
    m_show->setText(tr("&Show it"));
    m_show->setToolTip(tr("Plays up to the moment that decides it; once more goes there at once"));
    m_why->setText(tr("Wh&y?"));
    m_why->setToolTip(tr("The whole chain of causes, in the narration"));
    m_goOn->setText(tr("&Run to the next question"));
    m_scores->setAccessibleName(tr("Score and what to review"));
    m_options->setAccessibleName(tr("Choices"));
}

void PredictionSheet::show(const Content& content) {
    m_heading->setText(content.heading);
    m_heading->setVisible(!content.heading.isEmpty());
    m_question->setText(content.question);
    m_question->setAccessibleName(content.question);
    m_asks = !content.options.isEmpty();
    m_open = !content.options.isEmpty() && !content.chosen && content.verdict.isEmpty();
    m_hint->setText(content.hint);
    m_hint->setVisible(m_open && !content.hint.isEmpty());
    fillOptions(content);
    const bool told = m_verdict->text() == content.verdict;
    m_good = content.good;
    m_verdict->setText(content.verdict);
    m_verdict->setAccessibleName(content.verdict);
    m_verdict->setVisible(!content.verdict.isEmpty());
    QString reasons;
    for (const QString& each : content.reasons)
        reasons += (content.reasons.size() > 1 ? QStringLiteral("• ") : QString()) + each + u'\n';
    m_reasons->setText(reasons.trimmed());
    m_reasons->setVisible(!content.reasons.isEmpty());
    m_show->setVisible(content.canShow);
    m_why->setVisible(content.canShow);
    m_goOn->setVisible(content.canGoOn);
    m_ask->setVisible(content.canAsk);
    m_ask->setText(content.verdict.isEmpty() ? tr("&What happens next?") : tr("&Another question"));
    setTheme(m_theme);
    if (!told && !content.verdict.isEmpty()) announce(m_verdict);
}

void PredictionSheet::fillOptions(const Content& content) {
    const bool same = m_shownOptions == content.options && !content.options.isEmpty();
    if (!same) {
        m_buttons.clear();
        while (QLayoutItem* item = m_optionRows->takeAt(0)) {
            delete item->widget();
            delete item;
        }
        for (int i = 0; i < content.options.size(); ++i) {
            auto* row = new QWidget;
            auto* layout = new QHBoxLayout(row);
            layout->setContentsMargins(0, 0, 0, 0);
            auto* button = new QPushButton(QString::number(i + 1));
            button->setAutoDefault(true);
            button->setAccessibleName(tr("%1: %2").arg(i + 1).arg(content.options[i]));
            auto* label = wrapped();
            label->setText(content.options[i]);
            label->setBuddy(button);
            label->setTextInteractionFlags(Qt::NoTextInteraction);
            label->setProperty("option", i);
            label->installEventFilter(this);
            layout->addWidget(button, 0, Qt::AlignTop);
            layout->addWidget(label, 1);
            m_optionRows->addWidget(row);
            connect(button, &QPushButton::clicked, this, [this, i] {
                if (m_open) Q_EMIT chosen(i);
            });
            m_buttons.push_back(button);
        }
        m_shownOptions = content.options;
        if (!content.options.isEmpty()) announce(m_question);
    }
    m_options->setVisible(!content.options.isEmpty());
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        const int number = static_cast<int>(i);
        const bool right = std::find(content.right.begin(), content.right.end(), number) != content.right.end();
        const bool mine = content.chosen == number;
        const QString mark = !content.right.empty() && right ? QStringLiteral("✓")
                             : !content.right.empty() && mine ? QStringLiteral("✗")
                             : mine                           ? QStringLiteral("•")
                                                              : QString::number(number + 1);
        m_buttons[i]->setText(mark);
        m_buttons[i]->setEnabled(m_open);
    }
}

bool PredictionSheet::takesDigit(int key) const {
    return m_open && key >= Qt::Key_1 && key < Qt::Key_1 + static_cast<int>(m_buttons.size());
}

bool PredictionSheet::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        const bool plain = (key->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
        if (plain && takesDigit(key->key())) {
            event->accept();
            if (event->type() == QEvent::KeyPress) Q_EMIT chosen(key->key() - Qt::Key_1);
            return true;
        }
    }
    return QWidget::event(event);
}

bool PredictionSheet::eventFilter(QObject* watched, QEvent* event) {
    const QVariant option = watched->property("option");
    if (m_open && event->type() == QEvent::MouseButtonRelease && option.isValid()) {
        QMetaObject::invokeMethod(
            this, [this, option] { Q_EMIT chosen(option.toInt()); }, Qt::QueuedConnection);
    }
    return QWidget::eventFilter(watched, event);
}

void PredictionSheet::setScores(const std::vector<Score>& scores) {
    QString html;
    QString review;
    for (const Score& each : scores) {
        if (each.asked == 0) continue;
        html += QStringLiteral("<tr><td>%1</td><td align='right'>&nbsp;%2</td></tr>")
                    .arg(each.topic.toHtmlEscaped(), tr("%1 of %2").arg(each.right).arg(each.asked));
        if (!each.review) continue;
        review += QStringLiteral("<li>%1: <a href='lesson:%2'>%3</a> · <a href='misconception:%4'>%5</a></li>")
                      .arg(each.topic.toHtmlEscaped(), each.lesson.toHtmlEscaped(), tr("lesson"))
                      .arg(each.misconception)
                      .arg(tr("misconception"));
    }
    if (html.isEmpty()) return m_scores->hide();
    if (!review.isEmpty())
        review = QStringLiteral("<b>%1</b><ul style='margin: 0; -qt-list-indent: 0'>%2</ul>")
                     .arg(tr("What to review"), review);
    html = QStringLiteral("<b>%1</b><table>%2</table>").arg(tr("Rightly predicted"), html);
    m_scores->setHtml(review + html);
    m_scores->show();
}

void PredictionSheet::setTheme(const Theme& theme) {
    m_theme = theme;
    QFont bold = font();
    bold.setBold(m_asks);
    m_question->setFont(bold);
    for (QPushButton* each : m_buttons) each->setFixedWidth(fontMetrics().averageCharWidth() * 5);
    QPalette quiet = theme.palette();
    quiet.setColor(QPalette::WindowText, theme.quietText);
    m_heading->setPalette(quiet);
    m_hint->setPalette(quiet);
    QPalette verdict = theme.palette();
    if (m_good) verdict.setColor(QPalette::WindowText, *m_good ? theme.good : theme.bad);
    m_verdict->setPalette(verdict);
}

QSize PredictionSheet::sizeHint() const {
    return {fontMetrics().averageCharWidth() * 44, fontMetrics().height() * 24};
}

QSize PredictionSheet::minimumSizeHint() const {
    return {fontMetrics().averageCharWidth() * 32, fontMetrics().height() * 8};
}

void PredictionSheet::takeFocus() {
    if (m_open && !m_buttons.empty()) return m_buttons.front()->setFocus();
    for (QPushButton* each : {m_show, m_goOn, m_ask}) {
        if (each->isVisibleTo(this)) return each->setFocus();
    }
    setFocus();
}

}  // namespace zabscope
