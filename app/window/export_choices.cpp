// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/export_choices.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpressionValidator>
#include <QSpinBox>
#include <QToolButton>

namespace zabscope {
namespace {

QSize sizeOf(const QString& text) {
    const QStringList sides = text.split(u'x');
    return sides.size() == 2 ? QSize(sides[0].toInt(), sides[1].toInt()) : QSize();
}

void choose(QComboBox& combo, const QVariant& value) {
    const int index = combo.findData(value);
    if (index >= 0) combo.setCurrentIndex(index);
}

}  // namespace

QString wordsOf(const QString& label) {
    static const QRegularExpression key(QStringLiteral("\\(&.\\)|&"));
    return QString(label).remove(key);
}

ExportChoices::ExportChoices(Titles views, const PictureChoice& first, QWidget* parent)
    : QWidget(parent), m_form(new QFormLayout(this)) {
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    m_from = addInstant(tr("&From"), tr("the start"));
    m_until = addInstant(tr("&Until"), tr("the end"));
    m_at = addInstant(tr("&At"), tr("the end"));
    m_view = addCombo(tr("&View"));
    m_size = addCombo(tr("Si&ze"));
    m_size->setEditable(true);
    m_size->setValidator(
        new QRegularExpressionValidator(QRegularExpression(QStringLiteral("\\d{1,5}x\\d{1,5}")), m_size));
    m_theme = addCombo(tr("Colou&rs"));
    m_language = addCombo(tr("&Language"));
    m_speed = addCombo(tr("S&peed"));
    m_rate = new QSpinBox;
    m_rate->setRange(1, 60);
    m_form->addRow(tr("Pictures a secon&d"), m_rate);
    connect(m_rate, &QSpinBox::valueChanged, this, &ExportChoices::changed);
    m_captions = new QCheckBox(tr("A sentence u&nder the picture"));
    m_form->addRow(QString(), m_captions);
    connect(m_captions, &QCheckBox::toggled, this, &ExportChoices::changed);
    fill(views, first);
}

QLineEdit* ExportChoices::addInstant(const QString& label, const QString& hint) {
    auto* edit = new QLineEdit;
    edit->setPlaceholderText(hint);
    edit->setAccessibleName(wordsOf(label));
    edit->setToolTip(tr("An instant of the run: 600ms, 1.25s"));
    auto* now = new QToolButton;
    now->setText(tr("now"));
    now->setToolTip(tr("The instant that the window shows"));
    now->setAccessibleName(tr("%1: the instant that the window shows").arg(wordsOf(label)));
    now->setFocusPolicy(Qt::TabFocus);
    connect(now, &QToolButton::clicked, this, [this, edit] {
        if (!m_now) return;
        const QString instant = QStringLiteral("%1us").arg(m_now().time_since_epoch().count());
        edit->setText(instant);
    });
    connect(edit, &QLineEdit::textChanged, this, &ExportChoices::changed);
    auto* field = new QWidget;
    auto* line = new QHBoxLayout(field);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(edit, 1);
    line->addWidget(now);
    m_form->addRow(label, field);
    if (auto* text = qobject_cast<QLabel*>(m_form->labelForField(field))) text->setBuddy(edit);
    return edit;
}

QComboBox* ExportChoices::addCombo(const QString& label) {
    auto* combo = new QComboBox;
    m_form->addRow(label, combo);
    connect(combo, &QComboBox::currentTextChanged, this, &ExportChoices::changed);
    return combo;
}

void ExportChoices::fill(const Titles& views, const PictureChoice& first) {
    const auto titleOf = [&](const QString& name) {
        for (const auto& [each, title] : views) {
            if (each == name) return title;
        }
        return name;
    };
    for (const auto& [name, title] : views) m_view->addItem(title, name);
    for (const char* several : {"ensemble,narration,timeline", "ensemble,sequence", "ballots,sequence"}) {
        QStringList titles;
        for (const QString& name : QString::fromLatin1(several).split(u',')) titles << titleOf(name);
        m_view->addItem(titles.join(QStringLiteral(" + ")), QString::fromLatin1(several));
    }
    const QString window = QStringLiteral("window");
    m_view->addItem(tr("The whole window"), window);
    m_size->addItems({QStringLiteral("1280x720"), QStringLiteral("1920x1080"), QStringLiteral("854x480"),
                      QStringLiteral("640x360"), QStringLiteral("1080x1080")});
    m_theme->addItem(tr("Light"), static_cast<int>(ThemeName::light));
    m_theme->addItem(tr("Dark"), static_cast<int>(ThemeName::dark));
    m_theme->addItem(tr("High contrast"), static_cast<int>(ThemeName::contrast));
    // Each in its own language, whatever the window speaks.
    const std::pair<const char*, const char*> languages[] = {{"English", "en"}, {"中文", "zh_CN"}};
    for (const auto& [name, key] : languages) m_language->addItem(QString::fromUtf8(name), QLatin1String(key));
    m_speed->addItem(tr("what each stretch needs"), 0.0);
    for (const double speed : {0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 10.0})
        m_speed->addItem(speed < 1 ? QStringLiteral("1/%1").arg(qRound(1 / speed)) : QString::number(speed), speed);
    choose(*m_view, first.view);
    choose(*m_theme, static_cast<int>(first.theme));
    choose(*m_language, first.language);
    choose(*m_speed, first.speed);
    m_size->setCurrentText(QStringLiteral("%1x%2").arg(first.size.width()).arg(first.size.height()));
    m_rate->setValue(first.framesPerSecond);
    m_captions->setChecked(first.captions);
}

void ExportChoices::show(QWidget* field, bool shown) {
    QWidget* row = m_form->indexOf(field) >= 0 ? field : field->parentWidget();
    row->setVisible(shown);
    if (QWidget* label = m_form->labelForField(row)) label->setVisible(shown);
}

void ExportChoices::setFormat(const Format& format) {
    const bool report = format.name == "markdown";
    const bool film = format.name == "gif" || format.name == "mp4";
    const bool still = format.isDrawn && !film && !report;
    show(m_from, format.name != "zabtrace" && (!still || format.name == "pdf"));
    show(m_until, !still || format.name == "pdf");
    show(m_at, still);
    show(m_view, format.isDrawn && !report);
    for (QWidget* field :
         {static_cast<QWidget*>(m_size), static_cast<QWidget*>(m_theme), static_cast<QWidget*>(m_language)})
        show(field, format.isDrawn);
    show(m_speed, film);
    show(m_rate, film);
    show(m_captions, film);
}

PictureChoice ExportChoices::picture() const {
    PictureChoice choice;
    choice.view = m_view->currentData().toString();
    choice.size = sizeOf(m_size->currentText());
    choice.theme = static_cast<ThemeName>(m_theme->currentData().toInt());
    choice.language = m_language->currentData().toString();
    choice.speed = m_speed->currentData().toDouble();
    choice.framesPerSecond = m_rate->value();
    choice.captions = m_captions->isChecked();
    return choice;
}

QString ExportChoices::read(const Timeline& timeline, Excerpt& excerpt, PictureChoice& picture) const {
    picture = this->picture();
    QString wrong;
    const auto instant = [&](const QLineEdit* edit) -> std::optional<Instant> {
        const QString text = edit->text().trimmed();
        if (text.isEmpty() || edit->parentWidget()->isHidden()) return std::nullopt;
        const auto position = timeline.parse(text.toStdString());
        if (position) return position->at;
        wrong = tr("%1 is no instant: write 600ms or 1.25s").arg(text);
        return std::nullopt;
    };
    excerpt.from = instant(m_from);
    excerpt.until = instant(m_until);
    picture.at = instant(m_at);
    if (wrong.isEmpty() && excerpt.from && excerpt.until && *excerpt.until < *excerpt.from)
        wrong = tr("The end is before the start: exchange them");
    if (wrong.isEmpty() && !m_size->isHidden() && (picture.size.width() < 1 || picture.size.height() < 1))
        wrong = tr("%1 is no size: write 1280x720").arg(m_size->currentText());
    return wrong;
}

}  // namespace zabscope
