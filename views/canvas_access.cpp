// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/canvas_access.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>
#include <QPointer>
#include <memory>

#include "views/canvas.h"

namespace zabscope {
namespace {

/// One item of a canvas. Items come and go with every frame; an interface stands for the item at its place in the list.
class ItemAccess : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    ItemAccess(Canvas* canvas, int index) : m_canvas(canvas), m_index(index) {}

    bool isValid() const override { return m_canvas && m_index < static_cast<int>(m_canvas->items().size()); }
    QObject* object() const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    QAccessibleInterface* parent() const override {
        return m_canvas ? QAccessible::queryAccessibleInterface(m_canvas) : nullptr;
    }
    QAccessibleInterface* child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QString text(QAccessible::Text kind) const override {
        const Canvas::Item one = item();
        if (kind == QAccessible::Name) return one.name;
        return kind == QAccessible::Description ? one.description : QString();
    }
    void setText(QAccessible::Text, const QString&) override {}
    QRect rect() const override {
        const QRect place = item().place;
        return m_canvas ? QRect(m_canvas->mapToGlobal(place.topLeft()), place.size()) : QRect();
    }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QAccessible::State state() const override {
        QAccessible::State state;
        state.focusable = true;
        state.selectable = true;
        if (!m_canvas) return state;
        state.focused = m_canvas->hasFocus() && m_canvas->focusedItem() == m_index;
        state.selected = m_canvas->frame().selection == item().selection;
        state.invisible = !m_canvas->isVisible();
        return state;
    }
    void* interface_cast(QAccessible::InterfaceType type) override {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
    }
    QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    void doAction(const QString& action) override {
        if (!isValid()) return;
        m_canvas->setFocus();
        m_canvas->focusItem(m_index);
        if (action == pressAction()) m_canvas->activateItem(m_index);
    }
    QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    Canvas::Item item() const {
        if (!m_canvas) return {};
        const auto items = m_canvas->items();
        return m_index < static_cast<int>(items.size()) ? items[static_cast<std::size_t>(m_index)] : Canvas::Item{};
    }
    QPointer<Canvas> m_canvas;
    int m_index;
};

class CanvasAccess : public QAccessibleWidget {
public:
    explicit CanvasAccess(Canvas* canvas) : QAccessibleWidget(canvas, QAccessible::List), m_canvas(canvas) {}
    ~CanvasAccess() override {
        for (const QAccessible::Id id : std::as_const(m_children)) QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return static_cast<int>(m_canvas->items().size()); }
    QAccessibleInterface* child(int index) const override {
        if (index < 0 || index >= childCount()) return nullptr;
        const auto known = m_children.constFind(index);
        if (known != m_children.constEnd()) return QAccessible::accessibleInterface(*known);
        auto* made = new ItemAccess(m_canvas, index);
        m_children.insert(index, QAccessible::registerAccessibleInterface(made));
        return made;
    }
    int indexOfChild(const QAccessibleInterface* child) const override {
        for (auto it = m_children.constBegin(); it != m_children.constEnd(); ++it) {
            if (QAccessible::accessibleInterface(it.value()) == child) return it.key();
        }
        return -1;
    }
    QAccessibleInterface* childAt(int x, int y) const override {
        const QPoint point = m_canvas->mapFromGlobal(QPoint(x, y));
        const auto items = m_canvas->items();
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (items[i].place.contains(point)) return child(static_cast<int>(i));
        }
        return nullptr;
    }
    QAccessibleInterface* focusChild() const override {
        return m_canvas->hasFocus() ? child(m_canvas->focusedItem()) : nullptr;
    }

private:
    Canvas* m_canvas;
    mutable QHash<int, QAccessible::Id> m_children;
};

QAccessibleInterface* make(const QString&, QObject* object) {
    auto* canvas = qobject_cast<Canvas*>(object);
    return canvas ? new CanvasAccess(canvas) : nullptr;
}

}  // namespace

void offerCanvasesToScreenReaders() {
    static const bool installed = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    (void)installed;
}

}  // namespace zabscope
