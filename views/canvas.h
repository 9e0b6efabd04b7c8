// SPDX-License-Identifier: GPL-3.0-or-later
/// A view that paints its content itself, and yet offers it item by item to the keyboard and to screen readers.
#pragma once

#include <QReadWriteLock>
#include <QRect>
#include <QString>
#include <vector>

#include "views/view.h"

namespace zabscope {

class Canvas : public View {
    Q_OBJECT

public:
    /// One thing on the canvas that a person can point at.
    struct Item {
        QString name;         ///< what a screen reader says: "server 3, leading, epoch 1"
        QString description;  ///< more of it
        QRect place;          ///< in the widget's coordinates
        Selection selection;  ///< what choosing it selects
    };

    explicit Canvas(QWidget* parent = nullptr);

    /// Held for reading by whoever paints text beside the window's thread. Whoever changes what all fonts hang on (their
    /// substitutes, which Qt does not guard) holds it for writing.
    static QReadWriteLock& fontsInUse();

    /// What is on the canvas now, in reading order. Bounded: at most a few hundred, the important ones first.
    virtual std::vector<Item> items() const = 0;
    /// The item that has the keyboard, or -1.
    int focusedItem() const { return m_focused; }
    void focusItem(int index);
    /// Enter upon this item, from wherever it comes: a screen reader's press. Without such an item nothing happens.
    void activateItem(int index);

    /// True while the picture goes to SVG, PDF or a printer: then nothing may be drawn from cached pixmaps.
    bool isVector() const { return m_vector; }
    void setVector(bool vector) { m_vector = vector; }

protected:
    /// Draws the whole content: background first, paintFocus() last. It runs beside the window's thread, which waits
    /// meanwhile: it may read and keep what it likes, but must not touch pixmaps, timers or other widgets.
    virtual void paint(QPainter& painter) = 0;
    /// Whether paint() has to run in the window's thread. By default it does not.
    virtual bool isThreadBound() const { return false; }
    void paintEvent(QPaintEvent* event) override;
    /// The part of the canvas that is being painted; what lies outside need not be drawn.
    QRect dirty() const { return m_dirty; }
    /// The size of a picture that fills the canvas, in the pixels of the screen.
    QSize pixelSize() const { return (QSizeF(size()) * devicePixelRatioF()).toSize(); }

    /// Enter upon an item, or its press by a screen reader. By default it is selected.
    virtual void activate(const Item& item);
    /// The menu key or a right click upon an item; `at` is global. By default there is no menu.
    virtual void openMenu(const Item& item, const QPoint& at);

    /// Tab goes from item to item and then on to the next widget; Enter activates; the menu key opens the menu.
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    /// Draws the ring around the item that has the keyboard; call it last in paint().
    void paintFocus(QPainter& painter) const;

private:
    int m_focused = -1;
    bool m_vector = false;
    QRect m_dirty;
};

}  // namespace zabscope
