// SPDX-License-Identifier: GPL-3.0-or-later
/// The ring of servers with the messages between them: the face of the program.
#pragma once

#include <QMenu>
#include <QPolygonF>
#include <memory>
#include <optional>

#include "views/canvas.h"
#include "views/ensemble/gesture.h"
#include "views/ensemble/hit_test.h"
#include "views/ensemble/link_layer.h"
#include "views/ensemble/message_painter.h"
#include "views/ensemble/scene.h"

namespace zabscope {

class EnsembleView : public Canvas {
    Q_OBJECT

public:
    explicit EnsembleView(QWidget* parent = nullptr);
    QString title() const override;
    QString purpose() const override;
    std::vector<Item> items() const override;

    /// Where a person has put the servers, how near they look, and whether the legend is open.
    QByteArray saveLayout() const;
    /// Takes that over; anything else than what saveLayout gave changes nothing.
    void restoreLayout(const QByteArray& layout);
    /// Every server back to its place in the ring, nothing zoomed or panned.
    void resetPlaces();

    bool isLegendShown() const { return legendOpen(look().em); }
    void setLegendShown(bool shown);

    /// For tests: where something is drawn now.
    QPointF placeOf(NodeId node) const { return scene().layout.place(node); }
    const EnsembleScene& scene() const;

protected:
    void paint(QPainter& painter) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void openMenu(const Item& item, const QPoint& at) override;
    void frameChanged(const Frame& before) override;
    void themeChanged() override;

private:
    /// What the mouse is doing between press and release.
    enum class Dragging : std::uint8_t { nothing, undecided, server, pan, stroke };

    QFont wordFont() const;
    Look look() const;
    Viewpoint viewpoint(const Look& look) const;
    bool legendOpen(double em) const { return m_legendWish.value_or(wide(em)); }
    bool wide(double em) const { return width() >= em * 66 && height() >= em * 24; }
    bool narrow(double em) const { return width() < em * 56; }
    Hit hit(const QPointF& at) const;
    void forget();
    void forgetPictures();
    QRectF legendBox(const Look& look) const;
    void paintLegend(QPainter& painter, const Look& look);
    void zoomBy(double factor, const QPointF& at);
    void moveServer(const QPointF& to);
    void finishStroke();
    void choose(const Hit& hit, const QPoint& at);
    QStringList tipAt(const QPointF& at) const;
    std::vector<Item> messageItems(std::size_t most) const;

    void popUp(const Hit& hit, const QPoint& at);
    void addServer(QMenu& menu, NodeId server);
    void addClient(QMenu& menu, NodeId client);
    void addMessage(QMenu& menu, EventId message);
    void addBackground(QMenu& menu);

    void paintBackground(QPainter& painter, const Look& look);
    double headlineRoom(double em) const;
    void paintHeadline(QPainter& painter, const Look& look) const;
    void paintStroke(QPainter& painter, const Look& look) const;

    Camera m_camera;
    std::optional<bool> m_legendWish;  // unless a person has said so, the legend is open where there is room for it
    mutable std::optional<EnsembleScene> m_scene;  // what the frame shows, as long as nothing changes
    mutable MessageReader m_reader;
    mutable KeptLayout m_kept;
    LinkLayer m_links;
    SpriteCache m_sprites;
    ServerSprites m_servers;
    QImage m_legend;
    /// Of the widest words and the legend, which take long to measure, for the look that they were measured for.
    mutable std::optional<std::pair<double, double>> m_widths;
    mutable std::optional<std::pair<std::pair<QSize, bool>, QRectF>> m_legendBox;

    Dragging m_dragging = Dragging::nothing;
    QPointF m_pressedAt;
    QPointF m_lastAt;
    NodeId m_draggedServer = noNode;
    QPolygonF m_stroke;
};

}  // namespace zabscope
