// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/icons.h"

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

namespace zabscope {
namespace {

constexpr int side = 64;

QPixmap draw(QByteArray svg, const QColor& color) {
    svg.replace("currentColor", color.name().toLatin1());
    QSvgRenderer renderer(svg);
    QPixmap pixmap(side, side);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setOpacity(color.alphaF());
    renderer.render(&painter);
    return pixmap;
}

}  // namespace

QIcon makeIcon(const QString& name, const Theme& theme) {
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly)) return {};
    const QByteArray svg = file.readAll();
    QIcon icon(draw(svg, theme.text));
    icon.addPixmap(draw(svg, Theme::faint(theme.text, 0.4)), QIcon::Disabled);
    icon.addPixmap(draw(svg, theme.accent), QIcon::Normal, QIcon::On);
    return icon;
}

}  // namespace zabscope
