// SPDX-License-Identifier: GPL-3.0-or-later
/// The conversation of the servers as a space-time diagram: a line each, time to the right, messages as slanted arrows.
#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <QToolButton>
#include <memory>
#include <optional>

#include "views/canvas.h"
#include "views/sequence/sheet.h"

class QMenu;

namespace zabscope {

class SequenceView : public Canvas {
    Q_OBJECT

public:
    explicit SequenceView(QWidget* parent = nullptr);
    QString title() const override;
    QString purpose() const override;
    std::vector<Item> items() const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    // ---- what a person has set; nothing else is kept ----
    bool isCompressed() const { return m_form == sequence::AxisForm::compressed; }
    /// A linear axis begins with the stretch that is in sight.
    void setCompressed(bool compressed);
    bool showsClients() const { return m_clients; }
    void setClientsShown(bool shown);
    /// Whether now stays in its place; else the picture stays where a person has put it.
    bool followsNow() const { return !m_pinned; }
    void followNow();
    /// Leaves the picture where this instant (microseconds) stands in the place of now.
    void pin(double microseconds);
    void zoom(double factor, double x);
    void resetZoom();
    /// Opens the sheet that says what the signs mean.
    void showLegend();

    /// What is drawn now. Precondition: there is a frame, and it is not empty.
    const sequence::Diagram& diagram() const;
    bool isEmpty() const;

protected:
    void frameChanged(const Frame& before) override;
    void retranslate() override;
    void themeChanged() override;
    void activate(const Item& item) override;
    void openMenu(const Item& item, const QPoint& at) override;
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paint(QPainter& painter) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// What the picture hangs on besides the frame.
    struct Made {
        QSize size;
        QFont font;
        Density density{};
        sequence::AxisForm form{};
        bool clients = true;
        sequence::Diagram::Viewpoint viewpoint;
        friend bool operator==(const Made&, const Made&) = default;
    };
    /// What is under a point.
    struct Target {
        const sequence::PlacedArrow* arrow = nullptr;
        const sequence::PlacedMark* mark = nullptr;
        NodeId node = noNode;  ///< whose name is there
    };

    sequence::Look look() const;
    sequence::Diagram::Viewpoint viewpoint() const;
    double header() const;
    QRectF headerPlace() const;
    void placeButtons();
    void updateSoon();
    void paintAhead();
    void takeAhead(std::shared_ptr<sequence::Sheet> sheet);
    void changed();
    Target targetAt(const QPointF& at) const;
    Selection selectionOf(const Target& target) const;
    QStringList tipAt(const QPointF& at) const;
    void pan(double pixels);
    void jumpTo(double microseconds);
    void popUp(const Target& target, double microseconds, const QPoint& at);
    void addArrow(QMenu& menu, const sequence::PlacedArrow& placed);
    void addEvent(QMenu& menu, EventId event);
    void addBackground(QMenu& menu, double microseconds);
    void paintEmpty(QPainter& painter) const;

    QToolButton* m_legendButton;
    QToolButton* m_formButton;
    QToolButton* m_clientsButton;
    QToolButton* m_followButton;
    sequence::AxisForm m_form = sequence::AxisForm::compressed;
    bool m_clients = true;
    double m_zoom = 1;        ///< of the compressed axis
    double m_perPixel = 400;  ///< microseconds of the linear axis
    std::optional<double> m_pinned;
    mutable std::optional<Made> m_made;
    mutable std::optional<sequence::Diagram> m_diagram;

    QElapsedTimer m_painted;  ///< since it was painted last, or began to be painted beside the window's thread
    QTimer m_later;           ///< paints what was not painted at once
    bool m_atWork = false;    ///< another thread paints
    bool m_behind = false;    ///< time has gone on since that began
    std::uint64_t m_changes = 0;                ///< whatever but time, or a picture painted at once
    std::shared_ptr<sequence::Sheet> m_ahead;   ///< is painted, and waits to be shown

    std::optional<QPointF> m_pressed;
    QPointF m_last;
    bool m_panning = false;
};

}  // namespace zabscope
