// SPDX-License-Identifier: GPL-3.0-or-later
/// What the shapes and colours mean, in a corner of the picture; its headline opens and closes it.
#pragma once

#include <QCoreApplication>
#include <QRectF>

#include "views/ensemble/message_painter.h"

namespace zabscope {

class Legend {
    Q_DECLARE_TR_FUNCTIONS(Legend)

public:
    /// Stands in the lower right corner of `whole`.
    Legend(const QRectF& whole, const Look& look, bool open);

    /// Where it stands; empty if there is no room for it.
    QRectF box() const { return m_box; }
    /// What opens and closes it.
    QRectF handle() const { return m_handle; }
    void draw(QPainter& painter) const;

private:
    static QString wordOf(MessageGroup group);
    static QString wordOf(ServerStanding standing);
    static QStringList otherWords();
    void drawMessages(QPainter& painter, QPointF at) const;
    void drawServers(QPainter& painter, QPointF at) const;
    void drawRest(QPainter& painter, QPointF at) const;

    const Look& m_look;
    QRectF m_box;
    QRectF m_handle;
    double m_column = 0;  ///< the width of one of two columns
    bool m_open = false;
};

}  // namespace zabscope
