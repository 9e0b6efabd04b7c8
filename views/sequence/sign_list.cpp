// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/sequence/sign_list.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QScreen>
#include <algorithm>
#include <array>
#include <utility>

#include "views/message_style.h"
#include "views/sequence/arrow_signs.h"
#include "views/sequence/sequence_words.h"
#include "views/wording.h"

namespace zabscope::sequence {
namespace {

constexpr double signWidth = 2.2;  // in heights of a line
constexpr int perColumn = 3;       // of the grid: sign, words, and the gap to the next
constexpr int lastMark = static_cast<int>(MarkKind::vote);

void fillStrip(QPainter& painter, const QRectF& place, const QBrush& brush) {
    painter.fillRect(place.adjusted(0, place.height() * 0.2, 0, -place.height() * 0.2), brush);
}

}  // namespace

SignList::SignList(const Theme& theme, const QFont& font, QWidget* parent)
    : QFrame(parent, Qt::Popup), m_theme(theme) {
    setAttribute(Qt::WA_DeleteOnClose);
    setFont(font);
    setFrameShape(QFrame::StyledPanel);
    QPalette colours = palette();
    colours.setColor(QPalette::Window, theme.panel);
    colours.setColor(QPalette::WindowText, theme.text);
    setPalette(colours);
    setAutoFillBackground(true);
    setAccessibleName(tr("Legend of the sequence diagram"));
    auto* grid = new QGridLayout(this);
    const int em = fontMetrics().height();
    grid->setHorizontalSpacing(em / 2);
    grid->setVerticalSpacing(std::max(1, em / 8));
    grid->setContentsMargins(em / 2, em / 2, em / 2, em / 2);
    for (const int gap : {2, 2 + perColumn}) grid->setColumnMinimumWidth(gap, em / 2);
    addLines(*grid);
    addArrows(*grid);
    addMarks(*grid);
}

void SignList::addTitle(QGridLayout& grid, int column, const QString& text) {
    auto* label = new QLabel(text, this);
    QFont bold = font();
    bold.setBold(true);
    label->setFont(bold);
    grid.addWidget(label, m_rows[column]++, column * perColumn, 1, 2);
}

void SignList::add(QGridLayout& grid, int column, const QString& text, const Draw& draw) {
    const int em = fontMetrics().height();
    const double ratio = devicePixelRatioF();
    QPixmap pixmap(QSizeF(em * signWidth, em).toSize() * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    draw(painter, QRectF(em * 0.1, em * 0.1, em * (signWidth - 0.2), em * 0.8));
    painter.end();
    auto* sign = new QLabel(this);
    sign->setPixmap(pixmap);
    auto* words = new QLabel(text, this);
    words->setFont(font());
    grid.addWidget(sign, m_rows[column], column * perColumn, Qt::AlignLeft | Qt::AlignVCenter);
    grid.addWidget(words, m_rows[column]++, column * perColumn + 1, Qt::AlignLeft | Qt::AlignVCenter);
}

void SignList::addLines(QGridLayout& grid) {
    addTitle(grid, 0, tr("The line of a server"));
    for (const zab::Role role :
         {zab::Role::leading, zab::Role::following, zab::Role::observing, zab::Role::looking}) {
        add(grid, 0, tr("%1: %2").arg(Wording::role(role), Wording::roleWord(role)),
            [this, role](QPainter& painter, const QRectF& place) { fillStrip(painter, place, m_theme.role(role)); });
    }
    add(grid, 0, tr("thin strip: its epoch, each in a colour"), [this](QPainter& painter, const QRectF& place) {
        for (int epoch = 1; epoch <= 3; ++epoch)
            painter.fillRect(QRectF(place.left() + place.width() * (epoch - 1) / 3, place.center().y() - 1.5,
                                    place.width() / 3, 3.0),
                             m_theme.epoch(epoch));
    });
    add(grid, 0, tr("down"), [this](QPainter& painter, const QRectF& place) {
        painter.fillRect(place, Theme::faint(m_theme.down, 0.18));
        painter.fillRect(place, QBrush(Theme::faint(m_theme.down, 0.55), Qt::BDiagPattern));
    });
    add(grid, 0, tr("frozen"), [this](QPainter& painter, const QRectF& place) {
        painter.fillRect(place, Theme::faint(m_theme.accent, 0.18));
        painter.fillRect(place, QBrush(Theme::faint(m_theme.accent, 0.55), Qt::DiagCrossPattern));
    });
    addTitle(grid, 0, tr("Time"));
    add(grid, 0, tr("now; what stands behind it is still to come"), [this](QPainter& painter, const QRectF& place) {
        painter.fillRect(QRectF(place.center().x() - 1, place.top(), 2, place.height()), m_theme.accent);
    });
    add(grid, 0, tr("a wait, drawn short: ↔ and its length"), [this](QPainter& painter, const QRectF& place) {
        painter.fillRect(place, m_theme.raised);
        painter.setPen(QPen(m_theme.text, 1.3));
        for (const double shift : {-2.5, 2.5})
            painter.drawLine(place.center() + QPointF(shift - 2, 4), place.center() + QPointF(shift + 2, -4));
    });
    add(grid, 0, tr("links are cut"), [this](QPainter& painter, const QRectF& place) {
        painter.setPen(QPen(m_theme.bad, 1));
        painter.setBrush(Theme::faint(m_theme.bad, 0.16));
        painter.drawRect(place);
    });
}

void SignList::addArrows(QGridLayout& grid) {
    addTitle(grid, 1, tr("Messages (colour: epoch)"));
    for (const PlacedArrow::Fate fate : {PlacedArrow::Fate::delivered, PlacedArrow::Fate::flying, PlacedArrow::Fate::held,
                                         PlacedArrow::Fate::lost}) {
        add(grid, 1, SequenceWords::fate(fate),
            [this, fate](QPainter& painter, const QRectF& place) { drawFate(painter, fate, place, m_theme); });
    }
    add(grid, 1, SequenceWords::fan(), [this](QPainter& painter, const QRectF& place) { drawFan(painter, place, m_theme); });
    add(grid, 1, tr("a cause of what is selected"), [this](QPainter& painter, const QRectF& place) {
        const QLineF line(place.left() + 3, place.center().y(), place.right() - 3, place.center().y());
        painter.setPen(QPen(Theme::faint(m_theme.accent, 0.35), 7, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(line);
        painter.setPen(QPen(m_theme.text, 2.6));
        painter.drawLine(line);
    });
    const std::array shapes{std::pair{MessageGroup::vote, tr("vote")},
                            std::pair{MessageGroup::greeting, tr("greeting")},
                            std::pair{MessageGroup::discovery, tr("discovery")},
                            std::pair{MessageGroup::sync, tr("synchronization")},
                            std::pair{MessageGroup::proposal, tr("proposal")},
                            std::pair{MessageGroup::ack, tr("acknowledgement")},
                            std::pair{MessageGroup::commit, tr("commit")},
                            std::pair{MessageGroup::ping, tr("heartbeat")},
                            std::pair{MessageGroup::client, tr("client: request and reply")}};
    for (const auto& [group, word] : shapes) {
        add(grid, 1, word, [this, group = group](QPainter& painter, const QRectF& place) {
            drawMessage(painter, place.center(), place.height() * 0.85, group, m_theme.quietText, Qt::SolidPattern,
                        m_theme.text);
        });
    }
}

void SignList::addMarks(QGridLayout& grid) {
    addTitle(grid, 2, tr("What a server does"));
    for (int kind = 0; kind <= lastMark; ++kind) {
        add(grid, 2, SequenceWords::kind(static_cast<MarkKind>(kind)), [this, kind](QPainter& painter, const QRectF& place) {
            drawMark(painter, static_cast<MarkKind>(kind), place.center(), place.height() * 0.85, m_theme);
        });
    }
}

void SignList::popUpAt(const QWidget& widget) {
    adjustSize();
    const QRect screen = widget.screen()->availableGeometry();
    const QRect beside(widget.mapToGlobal(QPoint()), widget.size());
    const int left = std::clamp(beside.right() - width(), screen.left(), std::max(screen.left(), screen.right() - width()));
    const bool below = beside.bottom() + height() < screen.bottom();
    const int top = below ? beside.bottom() + 1 : std::max(screen.top(), beside.top() - height());
    move(left, top);
    show();
}

}  // namespace zabscope::sequence
