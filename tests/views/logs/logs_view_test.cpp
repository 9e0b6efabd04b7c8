// SPDX-License-Identifier: GPL-3.0-or-later
/// The logs view under a person's hands: clicks, keys, menus, the wheel; and that its picture is a function of the
/// frame.
#include "views/logs/logs_view.h"

#include <QMenu>
#include <QSignalSpy>
#include <QToolTip>
#include <QTranslator>
#include <QWheelEvent>
#include <QtTest>

#include "tests/views/played.h"

using namespace zabscope;

namespace {

const Played& truncated() {
    static const Played run = playShown("uncommitted_truncated");
    return run;
}

const Played& longRun() {
    static const Played run = play(
        "zabscope scenario 1\ntitle \"long\"\nservers 3\nstart all\n"
        "run until server 1 serves and server 2 serves at most 10s\nload on 1 \"v\" 50 outstanding 1000 writes\n"
        "run until committed 1:900 on all at most 60s\nkill 1\nrun 2s\n");
    return run;
}

QAction* findAction(const QMenu& menu, const QString& text) {
    for (QAction* action : menu.actions())
        if (action->text() == text || action->data().toString() == text) return action;
    return nullptr;
}

}  // namespace

class LogsViewTest : public QObject {
    Q_OBJECT

    std::unique_ptr<LogsView> m_view;

    void show(const Frame& frame, QSize size = {420, 500}) {
        m_view->resize(size);
        for (int i = 0; i < 8; ++i) m_view->setFrame(frame);
    }
    QPoint placeOf(NodeId server, Zxid zxid) const { return m_view->placeOf(server, zxid).center(); }
    QMenu* menuAt(const QPoint& at) {
        for (QMenu* menu : menus()) delete menu;
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, m_view->mapToGlobal(at));
        QApplication::sendEvent(m_view.get(), &event);
        return menus().value(0);
    }
    QList<QMenu*> menus() const { return m_view->findChildren<QMenu*>(QString(), Qt::FindDirectChildrenOnly); }
    QString tipAt(const QPoint& at) {
        QHelpEvent help(QEvent::ToolTip, at, m_view->mapToGlobal(at));
        QApplication::sendEvent(m_view.get(), &help);
        return QToolTip::text();
    }
    int itemNamed(const QString& part) const {
        const auto items = m_view->items();
        for (std::size_t i = 0; i < items.size(); ++i)
            if (items[i].name.contains(part)) return static_cast<int>(i);
        return -1;
    }
    const LogLayout::Piece* pieceOf(LogSpan::Kind kind) const {
        for (const LogLayout::Piece& piece : m_view->placing().pieces)
            if (piece.span.kind == kind) return &piece;
        return nullptr;
    }
    void clickPiece(LogSpan::Kind kind) {
        // The axis stands at its right end.
        const LogLayout& placing = m_view->placing();
        const LogLayout::Piece* piece = pieceOf(kind);
        QVERIFY(piece);
        const QPoint at(placing.counters.left() + piece->left - placing.furthestShift() + piece->width / 2,
                        placing.counters.center().y());
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, at);
    }

private Q_SLOTS:
    void initTestCase() {
        qRegisterMetaType<Selection>();
        qRegisterMetaType<Position>();
    }
    void init() {
        m_view = std::make_unique<LogsView>();
        m_view->resize(420, 500);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }
    void cleanup() { m_view.reset(); }

    void aClickSelectsServerAndEvent() {
        show(truncated().at());
        QSignalSpy selections(m_view.get(), &View::selected);
        QSignalSpy jumps(m_view.get(), &View::jumped);
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, placeOf(1, Zxid::of(1, 2)));
        const auto selection = selections.value(0).value(0).value<Selection>();
        QCOMPARE(selection.node, 1);
        const auto& wrote = std::get<Wrote>(truncated().timeline->event(selection.event).what);
        QVERIFY(wrote.node == 1 && wrote.zxid == Zxid::of(1, 2) && wrote.meaning == Write::Meaning::transaction);
        QVERIFY(jumps.isEmpty());
        QTest::mouseDClick(m_view.get(), Qt::LeftButton, {}, placeOf(1, Zxid::of(1, 2)));
        QCOMPARE(jumps.value(0).value(0).value<Position>(), truncated().timeline->positionOf(selection.event));
        // What is missing was written by nobody.
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, placeOf(2, Zxid::of(1, 4)));
        QCOMPARE(selections.last().value(0).value<Selection>(), (Selection{2, noEvent}));
        // What is gone leads to what took it.
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, placeOf(3, Zxid::of(1, 4)));
        const EventId cut = selections.last().value(0).value<Selection>().event;
        QCOMPARE(std::get<Wrote>(truncated().timeline->event(cut).what).meaning, Write::Meaning::truncation);
    }

    void menusOfferWhyAndThereAndCommands() {
        show(truncated().at());
        QSignalSpy asked(m_view.get(), &View::explained);
        QSignalSpy jumps(m_view.get(), &View::jumped);
        QSignalSpy commands(m_view.get(), &View::commanded);
        QMenu* menu = menuAt(placeOf(3, Zxid::of(1, 4)));
        QVERIFY(menu);
        findAction(*menu, "Why did this happen?")->trigger();
        const EventId event = asked.value(0).value(0).value<EventId>();
        QCOMPARE(std::get<Wrote>(truncated().timeline->event(event).what).meaning, Write::Meaning::truncation);
        findAction(*menu, "Go there")->trigger();
        QCOMPARE(jumps.value(0).value(0).value<Position>(), truncated().timeline->positionOf(event));
        findAction(*menu, "kill 3")->trigger();
        QCOMPARE(commands.value(0).value(0).toString(), "kill 3");
        // A server without an event has its commands only.
        menu = menuAt(QPoint(m_view->placing().rows.left() + 5, placeOf(1, Zxid::of(1, 1)).y()));
        QVERIFY(menu && findAction(*menu, "kill 1") && !findAction(*menu, "Why did this happen?"));
        QVERIFY(!menuAt(QPoint(m_view->width() - 3, m_view->height() - 3)));
    }

    void captionsAndDeedsLeadToTheirReason() {
        show(truncated().at());
        QSignalSpy selections(m_view.get(), &View::selected);
        const auto items = m_view->items();
        const int caption = itemNamed("TRUNC from 2 to 1:3: 1:4 thrown away");
        QVERIFY(caption >= 0);
        const Canvas::Item& item = items[static_cast<std::size_t>(caption)];
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, item.place.center());
        QCOMPARE(selections.last().value(0).value<Selection>(), item.selection);
        const auto& why = std::get<Noted>(truncated().timeline->event(item.selection.event).what);
        QCOMPARE(why.node, 2);
        QVERIFY(!m_view->placing().deeds.empty());
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, m_view->placing().deeds[0].what.center());
        QCOMPARE(selections.last().value(0).value<Selection>(), item.selection);
    }

    void everythingIsReachedByKeyboard() {
        Frame frame = truncated().at();
        frame.selection.node = 3;
        show(frame);
        QSignalSpy selections(m_view.get(), &View::selected);
        QSignalSpy jumps(m_view.get(), &View::jumped);
        m_view->activateWindow();
        m_view->setFocus();
        const auto items = m_view->items();
        QVERIFY(items.size() > 8);
        // All cells of the selected server are there, with words for a screen reader.
        const int gone = itemNamed("1:4 at server 3: gone");
        QVERIFY(gone > 0);
        QVERIFY(itemNamed("1:3 at server 3: on disk, committed, applied to the tree") > 0);
        QVERIFY(items[static_cast<std::size_t>(gone)].description.contains("TRUNC from 2"));
        for (int i = 0; i <= gone; ++i) QTest::keyClick(m_view.get(), Qt::Key_Tab);
        QCOMPARE(m_view->focusedItem(), gone);
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QCOMPARE(selections.last().value(0).value<Selection>(), items[static_cast<std::size_t>(gone)].selection);
        QCOMPARE(jumps.size(), 1);
        QTest::keyClick(m_view.get(), Qt::Key_Menu);
        QVERIFY(menus().value(0) && findAction(*menus().value(0), "kill 3"));
    }

    void aFoldedPieceUnfoldsAndFoldsAgain() {
        show(longRun().at("400ms"));
        if (!pieceOf(LogSpan::Kind::alike)) show(longRun().at("350ms"));
        QVERIFY(pieceOf(LogSpan::Kind::alike));
        const int axis = m_view->placing().axis;
        clickPiece(LogSpan::Kind::alike);
        QVERIFY(!pieceOf(LogSpan::Kind::alike));
        QVERIFY(m_view->placing().axis > axis);
        QMenu* menu = menuAt(QPoint(m_view->placing().rows.left() + 5, m_view->placing().rows.top() + 8));
        findAction(*menu, "Fold long stretches that are alike")->trigger();
        QCOMPARE(m_view->placing().axis, axis);
        // The density of everything folds nothing.
        m_view->setDensity(Density::all);
        QVERIFY(!pieceOf(LogSpan::Kind::alike));
    }

    void theBeginningOfALongHistoryCanBeSeen() {
        show(longRun().at());
        const Zxid last = m_view->sheet().columns.back().zxid;
        const QImage end = m_view->grab().toImage();
        m_view->setDensity(Density::all);  // so that what is earlier is a piece of its own
        QTest::keyClick(m_view.get(), Qt::Key_Home);
        const LogLayout& placing = m_view->placing();
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, placing.counters.topLeft() + QPoint(10, 5));
        QVERIFY(m_view->sheet().columns.back().zxid < last);
        QVERIFY(m_view->sheet().later > 0);
        clickPiece(LogSpan::Kind::later);
        QCOMPARE(m_view->sheet().columns.back().zxid, last);
        m_view->setDensity(Density::context);
        QCOMPARE(m_view->grab().toImage(), end);
    }

    void theAxisScrollsByWheelAndKeys() {
        m_view->setDensity(Density::all);
        show(longRun().at());
        QVERIFY(m_view->placing().furthestShift() > 0);
        const Zxid last = m_view->sheet().columns.back().zxid;
        QVERIFY(m_view->placeOf(2, last).isValid());
        const QPointF middle = m_view->rect().center();
        QWheelEvent wheel(middle, m_view->mapToGlobal(middle), {}, {0, 1200}, {}, Qt::ShiftModifier, Qt::NoScrollPhase,
                          false);
        QApplication::sendEvent(m_view.get(), &wheel);
        QVERIFY(!m_view->placeOf(2, last).isValid());
        QTest::keyClick(m_view.get(), Qt::Key_End);
        QVERIFY(m_view->placeOf(2, last).isValid());
        QTest::keyClick(m_view.get(), Qt::Key_Home);
        QVERIFY(m_view->placeOf(2, m_view->sheet().columns.front().zxid).isValid());
        QVERIFY(!m_view->placeOf(2, last).isValid());
    }

    void manyRowsScroll() {
        const Played run = play("zabscope scenario 1\ntitle \"many\"\nservers 25\nstart all\nrun 20ms\n");
        show(run.at(), {420, 300});
        QVERIFY(m_view->placing().furthest() > 0);
        const QImage top = m_view->grab().toImage();
        const QPointF middle = m_view->rect().center();
        QWheelEvent wheel(middle, m_view->mapToGlobal(middle), {}, {0, -2400}, {}, {}, Qt::NoScrollPhase, false);
        QApplication::sendEvent(m_view.get(), &wheel);
        QVERIFY(m_view->grab().toImage() != top);
        // Tab brings into sight what it reaches.
        m_view->setFocus();
        QTest::keyClick(m_view.get(), Qt::Key_Tab);
        QVERIFY(m_view->placing().rows.contains(m_view->items()[0].place.center()));
    }

    void toolTipsTellEverything() {
        show(truncated().at());
        const QString gone = tipAt(placeOf(3, Zxid::of(1, 4)));
        QVERIFY2(gone.contains("TRUNC from 2") && gone.contains("does not have them") && gone.contains("0x100000004"),
                 qPrintable(gone));
        const QPoint mark(m_view->placing().rows.left() + 5, placeOf(3, Zxid::of(1, 1)).y());
        const QString row = tipAt(mark);
        QVERIFY2(row.contains("written to 1:3") && row.contains("equal to that of server 2"), qPrintable(row));
        const QPoint over(placeOf(3, Zxid::of(1, 2)).x(), m_view->placing().counters.center().y());
        QVERIFY(tipAt(over).contains("1:2: on the disks of 3 of 3 voters, committed"));
        QToolTip::hideText();
    }

    void scrubbingThereAndBackChangesNothing() {
        for (const QSize size : {QSize(420, 500), QSize(1280, 720)}) {
            show(truncated().at("750ms"), size);
            const QImage before = m_view->grab().toImage();
            show(truncated().at(), size);
            QVERIFY(m_view->grab().toImage() != before);
            show(truncated().at("0s#0"), size);
            show(truncated().at("750ms"), size);
            QCOMPARE(m_view->grab().toImage(), before);
        }
    }

    void nothingBreaksItAtAnySize() {
        for (const QSize size : {QSize(1, 1), QSize(60, 40), QSize(200, 900), QSize(3000, 90)}) {
            for (const Played* run : {&truncated(), &longRun()}) {
                show(run->at(), size);
                QVERIFY(!m_view->grab().isNull());
                m_view->items();
            }
        }
        LogsView empty;
        empty.resize(300, 200);
        QVERIFY(!empty.grab().isNull());
        QVERIFY(empty.items().empty());
    }

    void focusShowsTheSelectedServersSurgeryOnly() {
        Frame frame = truncated().at();
        frame.selection.node = 1;
        m_view->setDensity(Density::focus);
        show(frame);
        QVERIFY(itemNamed("DIFF from 2") >= 0);
        QVERIFY(itemNamed("TRUNC from 2") < 0);
    }

    void everyThemeHasItsPicture() {
        show(truncated().at());
        std::vector<QImage> pictures;
        for (const ThemeName name : {ThemeName::light, ThemeName::dark, ThemeName::contrast}) {
            m_view->setTheme(makeTheme(name));
            const QImage picture = m_view->grab().toImage();
            for (const QImage& other : pictures) QVERIFY(picture != other);
            pictures.push_back(picture);
        }
    }
};

QTEST_MAIN(LogsViewTest)
#include "logs_view_test.moc"
