// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/ensemble/legend.h"

#include <QFontMetricsF>
#include <algorithm>
#include <array>

namespace zabscope {
namespace {

constexpr std::array groups{MessageGroup::vote, MessageGroup::discovery, MessageGroup::sync, MessageGroup::proposal,
                            MessageGroup::ack,  MessageGroup::commit,    MessageGroup::ping, MessageGroup::client};
constexpr std::array standings{ServerStanding::leading,   ServerStanding::following, ServerStanding::looking,
                               ServerStanding::observing, ServerStanding::down,      ServerStanding::notStarted};
constexpr int epochsShown = 4;

}  // namespace

QString Legend::wordOf(MessageGroup group) {
    switch (group) {
        case MessageGroup::vote:
            return tr("vote");
        case MessageGroup::greeting:
            return tr("greeting");
        case MessageGroup::discovery:
            return tr("new epoch");
        case MessageGroup::sync:
            return tr("synchronization");
        case MessageGroup::proposal:
            return tr("proposal");
        case MessageGroup::ack:
            return tr("ACK");
        case MessageGroup::commit:
            return tr("commit");
        case MessageGroup::ping:
            return tr("heartbeat");
        case MessageGroup::client:
            return tr("request, reply");
    }
    return {};
}

QString Legend::wordOf(ServerStanding standing) {
    switch (standing) {
        case ServerStanding::leading:
            return tr("leads");
        case ServerStanding::following:
            return tr("follows");
        case ServerStanding::looking:
            return tr("looks");
        case ServerStanding::observing:
            return tr("observes");
        case ServerStanding::down:
            return tr("down");
        case ServerStanding::notStarted:
            return tr("not started");
    }
    return {};
}

QStringList Legend::otherWords() {
    return {tr("Dots around: votes that are there (filled),"), tr("on their way (rings) or missing (small)."),
            tr("Arc: time left. Band: acknowledges the leader.")};
}

Legend::Legend(const QRectF& whole, const Look& look, bool open) : m_look(look) {
    const QFontMetricsF metrics(look.font);
    double widest = metrics.horizontalAdvance(tr("Legend")) + look.em * 2;
    for (const MessageGroup group : groups) widest = std::max(widest, metrics.horizontalAdvance(wordOf(group)));
    for (const ServerStanding standing : standings) widest = std::max(widest, metrics.horizontalAdvance(wordOf(standing)));
    m_column = widest + look.em * 2.2;
    double width = m_column * 2;
    for (const QString& line : otherWords()) width = std::max(width, metrics.horizontalAdvance(line));
    width += look.em;
    const double height = look.em * (1.6 + groups.size() * 1.3 + 1.4 + static_cast<double>(otherWords().size()) * 1.1);
    if (whole.width() < look.em * 30 || whole.height() < look.em * 12) return;
    const QSizeF closed(metrics.horizontalAdvance(tr("Legend")) + look.em * 3.2, look.em * 1.5);
    // Where it would be cut off it stays closed.
    m_open = open && whole.width() > width + look.em * 1.2 && whole.height() > height + look.em * 1.2;
    const QSizeF size = m_open ? QSizeF(width, height) : closed;
    m_box = QRectF(whole.bottomRight() - QPointF(size.width() + look.em * 0.6, size.height() + look.em * 0.6), size);
    m_handle = QRectF(m_box.topLeft(), QSizeF(m_box.width(), look.em * 1.5));
}

void Legend::drawMessages(QPainter& painter, QPointF at) const {
    for (const MessageGroup group : groups) {
        SpriteKey key;
        key.group = group;
        key.fill = m_look.theme.quietText.rgb();
        key.pattern = static_cast<int>(Qt::SolidPattern);
        key.size = static_cast<int>(m_look.em * 4);
        drawSprite(painter, at + QPointF(m_look.em * 0.6, m_look.em * 0.5), key, m_look);
        painter.setPen(m_look.theme.text);
        painter.setFont(m_look.font);
        painter.drawText(QRectF(at.x() + m_look.em * 1.5, at.y(), m_column, m_look.em), Qt::AlignVCenter, wordOf(group));
        at.ry() += m_look.em * 1.3;
    }
}

void Legend::drawServers(QPainter& painter, QPointF at) const {
    for (const ServerStanding standing : standings) {
        ServerFacts server;
        server.standing = standing;
        const QPointF centre = at + QPointF(m_look.em * 0.6, m_look.em * 0.5);
        const QColor own = colourOf(standing, m_look.theme);
        painter.setPen(Qt::NoPen);
        painter.setBrush(own);
        painter.drawEllipse(centre, m_look.em * 0.62, m_look.em * 0.62);
        drawGlyph(painter, glyphOf(server), centre, m_look.em * 0.75, m_look.theme.on(own));
        painter.setPen(m_look.theme.text);
        painter.setFont(m_look.font);
        painter.drawText(QRectF(at.x() + m_look.em * 1.5, at.y(), m_column, m_look.em), Qt::AlignVCenter, wordOf(standing));
        at.ry() += m_look.em * 1.3;
    }
    const QPointF centre = at + QPointF(m_look.em * 0.6, m_look.em * 0.5);
    drawGlyph(painter, Glyph::snowflake, centre, m_look.em, m_look.theme.text);
    painter.setPen(m_look.theme.text);
    painter.drawText(QRectF(at.x() + m_look.em * 1.5, at.y(), m_column, m_look.em), Qt::AlignVCenter, tr("frozen"));
    at.ry() += m_look.em * 1.3;
    drawGlyph(painter, Glyph::disk, at + QPointF(m_look.em * 0.6, m_look.em * 0.5), m_look.em * 0.9, m_look.theme.warning);
    painter.setPen(m_look.theme.text);
    painter.drawText(QRectF(at.x() + m_look.em * 1.5, at.y(), m_column, m_look.em), Qt::AlignVCenter, tr("not flushed"));
}

void Legend::drawRest(QPainter& painter, QPointF at) const {
    painter.setFont(m_look.font);
    painter.setPen(m_look.theme.text);
    const QString words = tr("Colour: epoch");
    painter.drawText(QRectF(at.x(), at.y(), m_box.width(), m_look.em), Qt::AlignVCenter, words);
    double x = at.x() + QFontMetricsF(m_look.font).horizontalAdvance(words) + m_look.em;
    for (int epoch = 0; epoch < epochsShown; ++epoch) {
        SpriteKey key;
        key.group = MessageGroup::vote;
        key.fill = m_look.theme.epoch(epoch).rgb();
        key.pattern = static_cast<int>(m_look.theme.pattern(epoch));
        key.size = static_cast<int>(m_look.em * 4.4);
        key.label = QString::number(epoch);
        drawSprite(painter, QPointF(x, at.y() + m_look.em * 0.5), key, m_look);
        x += m_look.em * 1.3;
    }
    painter.setFont(m_look.font);
    painter.setPen(m_look.theme.quietText);
    at.ry() += m_look.em * 1.4;
    for (const QString& line : otherWords()) {
        painter.drawText(QRectF(at.x(), at.y(), m_box.width(), m_look.em), Qt::AlignVCenter, line);
        at.ry() += m_look.em * 1.1;
    }
}

void Legend::draw(QPainter& painter) const {
    if (m_box.isEmpty()) return;
    painter.setPen(QPen(m_look.theme.line, 1));
    painter.setBrush(Theme::faint(m_look.theme.raised, 0.92));
    painter.drawRoundedRect(m_box, m_look.em * 0.4, m_look.em * 0.4);
    QFont bold = m_look.font;
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(m_look.theme.text);
    painter.drawText(m_handle.adjusted(m_look.em * 0.5, 0, 0, 0), Qt::AlignVCenter, tr("Legend"));
    const QPointF corner = m_handle.topRight() + QPointF(-m_look.em * 0.8, m_look.em * 0.75);
    drawArrowHead(painter, corner + QPointF(0, m_open ? 4 : -4), QPointF(0, m_open ? 1 : -1), m_look.em * 0.5,
                  m_look.theme.quietText);
    if (!m_open) return;
    const QPointF start = m_box.topLeft() + QPointF(m_look.em * 0.5, m_look.em * 1.7);
    drawMessages(painter, start);
    drawServers(painter, start + QPointF(m_column, 0));
    drawRest(painter, start + QPointF(0, m_look.em * 1.3 * groups.size()));
}

}  // namespace zabscope
