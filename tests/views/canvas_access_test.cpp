// SPDX-License-Identifier: GPL-3.0-or-later
/// What a screen reader is told of a canvas, and what it can do there: the same as the keyboard.
#include <QAccessible>
#include <QtTest>

#include "views/canvas.h"

using namespace zabscope;

namespace {

/// Three things in a row; it notes what was activated.
class Shelf : public Canvas {
public:
    QString title() const override { return QStringLiteral("shelf"); }
    QString purpose() const override { return QStringLiteral("shows things"); }
    std::vector<Item> items() const override { return things; }

    std::vector<Item> things{{"one", "the first", {0, 0, 20, 20}, {1, noEvent}},
                             {"two", "", {30, 0, 20, 20}, {2, noEvent}},
                             {"three", "", {60, 0, 20, 20}, {3, noEvent}}};
    QStringList activated;

protected:
    void paint(QPainter&) override {}
    void activate(const Item& item) override {
        activated << item.name;
        Canvas::activate(item);
    }
};

std::unique_ptr<Shelf> shown() {
    auto shelf = std::make_unique<Shelf>();
    shelf->resize(100, 50);
    shelf->show();
    shelf->activateWindow();
    return shelf;
}

QAccessibleInterface* itemOf(Shelf& shelf, int index) {
    return QAccessible::queryAccessibleInterface(&shelf)->child(index);
}

}  // namespace

class CanvasAccessTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyItemIsAChild() {
        const auto shelf = shown();
        QAccessibleInterface* list = QAccessible::queryAccessibleInterface(shelf.get());
        QVERIFY(list);
        QCOMPARE(list->role(), QAccessible::List);
        QCOMPARE(list->childCount(), 3);
        QAccessibleInterface* one = list->child(0);
        QCOMPARE(one->text(QAccessible::Name), "one");
        QCOMPARE(one->text(QAccessible::Description), "the first");
        QCOMPARE(one->role(), QAccessible::ListItem);
        QCOMPARE(one->parent(), list);
        QCOMPARE(list->indexOfChild(one), 0);
        QCOMPARE(one->rect(), QRect(shelf->mapToGlobal(QPoint(0, 0)), QSize(20, 20)));
        const QPoint there = shelf->mapToGlobal(QPoint(70, 10));
        QCOMPARE(list->childAt(there.x(), there.y()), list->child(2));
        QCOMPARE(list->child(3), nullptr);
    }

    void pressDoesWhatEnterDoes() {
        const auto shelf = shown();
        QSignalSpy selected(shelf.get(), &View::selected);
        QAccessibleActionInterface* actions = itemOf(*shelf, 1)->actionInterface();
        QVERIFY(actions && actions->actionNames().contains(QAccessibleActionInterface::pressAction()));
        actions->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(shelf->activated, QStringList{"two"});
        QCOMPARE(selected.size(), 1);
        QCOMPARE(selected[0][0].value<Selection>(), (Selection{2, noEvent}));
        // The keyboard is there now, and goes on from there.
        QCOMPARE(shelf->focusedItem(), 1);
        QTest::keyClick(shelf.get(), Qt::Key_Return);
        QCOMPARE(shelf->activated, (QStringList{"two", "two"}));
        QCOMPARE(selected.size(), 2);
        QCOMPARE(selected[1], selected[0]);
    }

    void theFocusAlonePressesNothing() {
        const auto shelf = shown();
        itemOf(*shelf, 2)->actionInterface()->doAction(QAccessibleActionInterface::setFocusAction());
        QCOMPARE(shelf->focusedItem(), 2);
        QVERIFY(shelf->activated.isEmpty());
        QTRY_VERIFY(shelf->hasFocus());
        QVERIFY(itemOf(*shelf, 2)->state().focused);
        QVERIFY(!itemOf(*shelf, 1)->state().focused);
    }

    void whatIsGoneCannotBePressed() {
        const auto shelf = shown();
        QAccessibleInterface* last = itemOf(*shelf, 2);
        shelf->things.pop_back();
        QVERIFY(!last->isValid());
        last->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        shelf->activateItem(2);
        shelf->activateItem(-1);
        QVERIFY(shelf->activated.isEmpty());
        QCOMPARE(last->text(QAccessible::Name), QString());
    }
};

QTEST_MAIN(CanvasAccessTest)
#include "canvas_access_test.moc"
