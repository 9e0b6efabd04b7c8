// SPDX-License-Identifier: GPL-3.0-or-later
/// The timeline: what stands on it, scrubbing, zooming, bookmarks, branches, live, and pictures as functions of frames.
#include <QAction>
#include <QMenu>
#include <QSignalSpy>
#include <QTranslator>
#include <QWheelEvent>
#include <QtTest>

#include "tests/views/played.h"
#include "views/timeline/timeline_view.h"

using namespace zabscope;

namespace {

const Played& demonstration() {
    static const Played played = playShown("demonstration");
    return played;
}

EventId firstOf(const Timeline& timeline, std::size_t kind) {
    for (EventId id = 1; id <= timeline.last(); ++id) {
        if (timeline.event(id).what.index() == kind) return id;
    }
    return noEvent;
}

std::unique_ptr<TimelineView> shown(const Frame& frame, QSize size = {1000, 110}) {
    auto view = std::make_unique<TimelineView>();
    view->resize(size);
    view->show();
    view->setFrame(frame);
    return view;
}

const Canvas::Item* itemWith(const std::vector<Canvas::Item>& items, const QString& text) {
    for (const auto& item : items) {
        if (item.name.contains(text)) return &item;
    }
    return nullptr;
}

Position lastJump(const QSignalSpy& spy) { return spy.isEmpty() ? Position{} : spy.back()[0].value<Position>(); }

/// The menu that is open now.
QMenu* openMenu(const QWidget& view) {
    for (QMenu* menu : view.findChildren<QMenu*>()) {
        if (menu->isVisible()) return menu;
    }
    return nullptr;
}

void rightClick(QWidget& view, const QPoint& at) {
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, view.mapToGlobal(at));
    QCoreApplication::sendEvent(&view, &event);
}

void choose(QMenu* menu, const QString& text) {
    QVERIFY(menu);
    for (QAction* action : menu->actions()) {
        if (QString(action->text()).remove(u'&').contains(text)) {
            action->trigger();
            menu->close();
            return;
        }
    }
    QFAIL(qPrintable("no such action: " + text));
}

}  // namespace

class TimelineViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itTellsWhatHappened() {
        const auto view = shown(demonstration().at());
        const auto items = view->items();
        QVERIFY(itemWith(items, "start 1 2 3 4 5"));
        QVERIFY(itemWith(items, "Server 5 is killed"));
        QVERIFY(itemWith(items, "server 5 leads in epoch 1"));
        QVERIFY(itemWith(items, "server 4 leads in epoch 2"));
        QVERIFY(itemWith(items, "Election"));
        // In the order of time.
        QVERIFY(itemWith(items, "server 5 leads") < itemWith(items, "Server 5 is killed"));
        QVERIFY(itemWith(items, "Server 5 is killed") < itemWith(items, "server 4 leads"));
    }

    void aPressGoesThereAndADragGoesOn() {
        const auto view = shown(demonstration().at());
        QSignalSpy jumps(view.get(), &View::jumped);
        const double end = view->visible().second;
        QTest::mousePress(view.get(), Qt::LeftButton, {}, QPoint(700, 60));
        QCOMPARE(jumps.size(), 1);
        const Position first = lastJump(jumps);
        QCOMPARE(first, demonstration().timeline->positionAt(first.at));
        QVERIFY(std::abs(static_cast<double>(first.at.time_since_epoch().count()) - end * 0.7) < end * 0.02);
        QTest::mouseMove(view.get(), QPoint(600, 60));
        QTest::mouseMove(view.get(), QPoint(500, 60));
        QCOMPARE(jumps.size(), 3);
        QVERIFY(lastJump(jumps).at < first.at);
        QTest::mouseRelease(view.get(), Qt::LeftButton, {}, QPoint(500, 60));
        QTest::mouseMove(view.get(), QPoint(400, 60));
        QCOMPARE(jumps.size(), 3);
        // Beyond the end there is nothing but the end.
        QTest::mouseClick(view.get(), Qt::LeftButton, {}, QPoint(999, 60));
        QCOMPARE(lastJump(jumps).last, demonstration().timeline->last());
        QTest::mouseClick(view.get(), Qt::LeftButton, {}, QPoint(0, 60));
        QCOMPARE(lastJump(jumps).at, startOfTime);
    }

    void aMarkLeadsToItsEvent() {
        const auto view = shown(demonstration().at());
        QSignalSpy jumps(view.get(), &View::jumped);
        const EventId killed = firstOf(*demonstration().timeline, What(Died{}).index());
        const auto items = view->items();
        const auto* item = itemWith(items, "Server 5 is killed");
        QVERIFY(item);
        QCOMPARE(item->selection, (Selection{5, killed}));
        QTest::mouseClick(view.get(), Qt::LeftButton, {}, item->place.center());
        QCOMPARE(lastJump(jumps), demonstration().timeline->positionOf(killed));
        // By the keyboard, too.
        jumps.clear();
        view->setFocus();
        view->focusItem(static_cast<int>(item - items.data()));
        QTest::keyClick(view.get(), Qt::Key_Return);
        QCOMPARE(lastJump(jumps), demonstration().timeline->positionOf(killed));
    }

    void theKeyboardMovesThePlayhead() {
        const auto view = shown(demonstration().at("1s"));
        QSignalSpy jumps(view.get(), &View::jumped);
        const auto percent = static_cast<std::int64_t>(view->visible().second / 100);
        QTest::keyClick(view.get(), Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(std::abs((lastJump(jumps).at - Instant{seconds(1)}).count() - percent) < 3);
        QTest::keyClick(view.get(), Qt::Key_Left, Qt::ShiftModifier);
        QVERIFY(std::abs((Instant{seconds(1)} - lastJump(jumps).at).count() - percent) < 3);
        QTest::keyClick(view.get(), Qt::Key_Home);
        QCOMPARE(lastJump(jumps), Position{});
        QTest::keyClick(view.get(), Qt::Key_End);
        QCOMPARE(lastJump(jumps).last, demonstration().timeline->last());
        // What belongs to the window is left to it.
        jumps.clear();
        QTest::keyClick(view.get(), Qt::Key_Right);
        QTest::keyClick(view.get(), Qt::Key_Space);
        QCOMPARE(jumps.size(), 0);
    }

    void theWheelZoomsAroundTheCursor() {
        const auto view = shown(demonstration().at("300ms"));
        const auto wheel = [&](int delta, Qt::KeyboardModifiers keys) {
            const QPointF at(100, 60);
            QWheelEvent event(at, view->mapToGlobal(at), {}, {0, delta}, Qt::NoButton, keys, Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(view.get(), &event);
        };
        const auto all = view->visible();
        const auto under = [&] {
            const auto [from, to] = view->visible();
            return from + (to - from) * (100 - 10) / 980;
        };
        const double before = under();
        wheel(120 * 3, {});
        QVERIFY(view->visible().second - view->visible().first < (all.second - all.first) * 0.6);
        QVERIFY(std::abs(under() - before) < all.second * 0.005);
        const double from = view->visible().first;
        wheel(-120, Qt::ShiftModifier);
        QVERIFY(view->visible().first > from);
        QTest::mouseDClick(view.get(), Qt::LeftButton, {}, QPoint(100, 60));
        QCOMPARE(view->visible(), all);
        view->zoomTo(1e5, 1e5);
        QVERIFY(view->visible().second > view->visible().first);
    }

    void nowStaysInSight() {
        const auto view = shown(demonstration().at("100ms"));
        view->zoomTo(0, 200'000);
        view->setFrame(demonstration().at("950ms"));
        QVERIFY(view->visible().first <= 950'000 && view->visible().second >= 950'000);
        QCOMPARE(view->visible().second - view->visible().first, 200'000.0);
        view->setFrame(demonstration().at("100ms"));
        QCOMPARE(view->visible(), (std::pair{0.0, 200'000.0}));
        // Who looks elsewhere is left there.
        view->zoomTo(500'000, 700'000);
        view->setFrame(demonstration().at("110ms"));
        QCOMPARE(view->visible(), (std::pair{500'000.0, 700'000.0}));
    }

    void bookmarksAreMadeChangedAndRemoved() {
        Played played = demonstration();
        played.recording = std::make_shared<Recording>(*played.recording);
        played.recording->bookmarks.push_back({*played.timeline->parse("300ms"), "the end of 5"});
        const auto view = shown(played.at());
        const auto items = view->items();
        const auto* bookmark = itemWith(items, "the end of 5");
        QVERIFY(bookmark);
        QSignalSpy jumps(view.get(), &View::jumped);
        QSignalSpy wanted(view.get(), &TimelineView::bookmarkWanted);
        QSignalSpy edited(view.get(), &TimelineView::bookmarkEdited);
        QSignalSpy removed(view.get(), &TimelineView::bookmarkRemoved);
        QTest::mouseClick(view.get(), Qt::LeftButton, {}, bookmark->place.center());
        QCOMPARE(lastJump(jumps), played.recording->bookmarks[0].position);
        rightClick(*view, bookmark->place.center());
        choose(openMenu(*view), "Edit note");
        QCOMPARE(edited.value(0).value(0).toInt(), 0);
        rightClick(*view, bookmark->place.center());
        choose(openMenu(*view), "Remove");
        QCOMPARE(removed.size(), 1);
        QCOMPARE(wanted.size(), 0);
        rightClick(*view, QPoint(500, 70));
        choose(openMenu(*view), "Add bookmark");
        QCOMPARE(wanted.size(), 1);
        const auto place = wanted[0][0].value<Position>();
        QVERIFY(place.at > Instant{seconds(1)} && place.at < Instant{milliseconds(1500)});
        // From the keyboard it stands at now.
        view->setFrame(played.at("250ms"));
        QContextMenuEvent key(QContextMenuEvent::Keyboard, QPoint(1, 1), view->mapToGlobal(QPoint(1, 1)));
        QCoreApplication::sendEvent(view.get(), &key);
        choose(openMenu(*view), "Add bookmark");
        QCOMPARE(wanted[1][0].value<Position>(), *played.timeline->parse("250ms"));
    }

    void branchesCanBeChosen() {
        Played played = demonstration();
        played.recording = std::make_shared<Recording>(*played.recording);
        auto& branches = played.recording->branches;
        branches.push_back({"what if", 0, *played.timeline->parse("300ms"), *played.timeline->parse("1.5s")});
        branches.push_back({"deeper", 1, *played.timeline->parse("1.2s"), *played.timeline->parse("2s")});
        const auto view = shown(played.at(), {1000, 130});
        QSignalSpy chosen(view.get(), &TimelineView::branchChosen);
        const auto items = view->items();
        QVERIFY(itemWith(items, "Branch main, which is shown"));
        const auto* deeper = itemWith(items, "deeper");
        QVERIFY(deeper && itemWith(items, "what if"));
        QVERIFY(deeper->description.contains("what if"));
        QTest::mouseClick(view.get(), Qt::LeftButton, {}, deeper->place.center());
        QCOMPARE(chosen.value(0).value(0).toInt(), 2);
        // Many do not fit; the one that is shown is always there.
        for (int i = 0; i < 300; ++i)
            branches.push_back({"b" + std::to_string(i), i, {}, *played.timeline->parse("2s")});
        played.recording->branch = 250;
        view->setFrame(played.at());
        QVERIFY(itemWith(view->items(), "which is shown"));
        QVERIFY(view->items().size() < 300);
        // Nonsense does no harm.
        branches[0].parent = 2;
        branches[5].parent = 77'777;
        played.recording->branch = -5;
        view->setFrame(played.at());
        QVERIFY(!view->grab().isNull());
    }

    void thePastOfALiveRunSaysSo() {
        Played played = demonstration();
        played.recording = std::make_shared<Recording>(*played.recording);
        played.recording->live = true;
        const auto view = shown(played.at("1s"));
        QSignalSpy live(view.get(), &TimelineView::liveWanted);
        auto items = view->items();
        const auto* back = itemWith(items, "Return to live");
        QVERIFY(back);
        QTest::mouseClick(view.get(), Qt::LeftButton, {}, back->place.center());
        QCOMPARE(live.size(), 1);
        QTest::keyClick(view.get(), Qt::Key_End);
        QCOMPARE(live.size(), 2);
        view->setFrame(played.at());
        QVERIFY(!itemWith(view->items(), "Return to live"));
    }

    void theSameFrameGivesTheSamePicture() {
        const auto view = shown(demonstration().at("250ms"));
        const QImage before = view->grab().toImage();
        view->setFrame(demonstration().at());
        QVERIFY(view->grab().toImage() != before);
        view->setFrame(demonstration().at("10ms"));
        view->setFrame(demonstration().at("250ms"));
        QCOMPARE(view->grab().toImage(), before);
        const auto other = shown(demonstration().at("250ms"));
        QCOMPARE(other->grab().toImage(), before);
    }

    void itSpeaksAnotherLanguage() {
        const auto view = shown(demonstration().at());
        class Shouting : public QTranslator {
        public:
            QString translate(const char*, const char* text, const char*, int) const override {
                return QString(text).toUpper();
            }
            bool isEmpty() const override { return false; }
        } translator;
        const QImage before = view->grab().toImage();
        QCoreApplication::installTranslator(&translator);
        QVERIFY(itemWith(view->items(), "LEADS IN EPOCH"));
        QVERIFY(view->grab().toImage() != before);
        QCoreApplication::removeTranslator(&translator);
        QCOMPARE(view->grab().toImage(), before);
    }

    void anEmptyRunSaysWhatWillBeHere() {
        TimelineView view;
        view.resize(400, 100);
        QVERIFY(!view.grab().isNull());
        QVERIFY(view.items().empty());
        Played empty{std::make_shared<const Timeline>(), demonstration().ensemble, std::make_shared<Recording>()};
        view.setFrame(empty.at());
        QVERIFY(view.items().empty());
        QSignalSpy jumps(&view, &View::jumped);
        QTest::mouseClick(&view, Qt::LeftButton, {}, QPoint(100, 50));
        QTest::keyClick(&view, Qt::Key_Home);
        QCOMPARE(jumps.size(), 0);
        const QImage picture = view.grab().toImage();
        QSet<QRgb> colours;
        for (int x = 0; x < picture.width() * picture.height(); ++x)
            colours << picture.pixel(x % picture.width(), x / picture.width());
        QVERIFY(colours.size() > 1);
    }

    void anySizeWillDo() {
        const auto view = shown(demonstration().at("1s"));
        for (const QSize size : {QSize(1, 1), QSize(30, 200), QSize(380, 60), QSize(3000, 20)}) {
            view->resize(size);
            QVERIFY(!view->grab().isNull());
            for (const auto& item : view->items()) QVERIFY(item.place.width() < 4000);
        }
    }
};

QTEST_MAIN(TimelineViewTest)
#include "timeline_view_test.moc"
