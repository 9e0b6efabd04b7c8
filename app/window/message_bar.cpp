// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/message_bar.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

namespace zabscope {
namespace {

constexpr int hintTime = 9000;  // milliseconds

}  // namespace

MessageBar::MessageBar(QWidget* parent) : QFrame(parent) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 4, 4, 4);
    m_label = new QLabel;
    m_label->setWordWrap(true);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_edit = new QLineEdit;
    m_edit->setClearButtonEnabled(true);
    auto* offers = new QWidget;
    m_offers = new QHBoxLayout(offers);
    m_offers->setContentsMargins(0, 0, 0, 0);
    m_close = new QToolButton;
    m_close->setAutoRaise(true);
    m_close->setText(QStringLiteral("✕"));
    layout->addWidget(m_label, 2);
    layout->addWidget(m_edit, 3);
    layout->addWidget(offers);
    layout->addWidget(m_close);
    connect(m_close, &QToolButton::clicked, this, [this] { hide(); });
    connect(m_edit, &QLineEdit::returnPressed, this, [this] {
        const QString wrong = m_take ? m_take(m_edit->text()) : QString();
        if (wrong.isEmpty()) return hide();
        m_label->setText(wrong);
        m_weight = Weight::trouble;
        paintWeight();
    });
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &QWidget::hide);
    setAutoFillBackground(true);
    setFrameShape(QFrame::StyledPanel);
    retranslate();
    hide();
}

void MessageBar::lieOver(QWidget& place) {
    setParent(&place);
    place.installEventFilter(this);
}

void MessageBar::takePlace() {
    const QWidget* place = parentWidget();
    if (!place) return;
    const int width = place->width();
    const int height = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width) : sizeHint().height();
    setGeometry(0, place->height() - height, width, height);
    raise();
}

bool MessageBar::event(QEvent* event) {
    const bool done = QFrame::event(event);
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show) takePlace();
    return done;
}

bool MessageBar::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize) takePlace();
    return QFrame::eventFilter(watched, event);
}

void MessageBar::retranslate() {
    setAccessibleName(tr("Messages"));
    m_close->setToolTip(tr("Close this message"));
    m_close->setAccessibleName(tr("Close this message"));
    if (const auto again = m_again; again && isVisibleTo(parentWidget())) again();
}

void MessageBar::clear() {
    m_timer.stop();
    m_take = nullptr;
    m_again = nullptr;
    while (QLayoutItem* item = m_offers->takeAt(0)) {
        if (item->widget()) item->widget()->deleteLater();
        delete item;
    }
}

void MessageBar::say(const QString& line, Weight weight, const std::vector<Offer>& offers) {
    clear();
    m_weight = weight;
    m_label->setText(line);
    m_edit->hide();
    for (const Offer& offer : offers) {
        auto* button = new QPushButton(offer.text);
        button->setFocusPolicy(Qt::TabFocus);
        connect(button, &QPushButton::clicked, this, [this, action = offer.action] {
            hide();
            action();
        });
        m_offers->addWidget(button);
    }
    paintWeight();
    show();
    if (weight == Weight::hint && offers.empty()) m_timer.start(hintTime);
    QAccessibleEvent alert(m_label, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void MessageBar::goOn(const QString& line) {
    if (isVisibleTo(parentWidget()) && !m_take) m_label->setText(line);
}

void MessageBar::ask(const QString& question, const QString& first, std::function<QString(const QString&)> take) {
    clear();
    m_weight = Weight::hint;
    m_label->setText(question);
    m_edit->setText(first);
    m_edit->setAccessibleName(question);
    m_edit->show();
    m_take = std::move(take);
    paintWeight();
    show();
    m_edit->setFocus();
    m_edit->selectAll();
}

QString MessageBar::line() const { return isVisibleTo(parentWidget()) ? m_label->text() : QString(); }

void MessageBar::setTheme(const Theme& theme) {
    m_theme = theme;
    paintWeight();
}

void MessageBar::paintWeight() {
    QPalette palette = m_theme.palette();
    palette.setColor(QPalette::Window, m_theme.raised);
    const QColor ink = m_weight == Weight::trouble ? m_theme.bad : m_theme.text;
    palette.setColor(QPalette::WindowText, ink);
    setPalette(palette);
    m_label->setPalette(palette);
}

void MessageBar::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) return hide();
    QFrame::keyPressEvent(event);
}

}  // namespace zabscope
