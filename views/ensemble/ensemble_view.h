// SPDX-License-Identifier: GPL-3.0-or-later
/// The ring of servers with the messages between them.
#pragma once

#include "views/canvas.h"

namespace zabscope {

class EnsembleView : public Canvas {
    Q_OBJECT

public:
    explicit EnsembleView(QWidget* parent = nullptr);
    QString title() const override;
    QString purpose() const override;
    std::vector<Item> items() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    QPointF place(NodeId sid) const;
    double radius() const;
};

}  // namespace zabscope
