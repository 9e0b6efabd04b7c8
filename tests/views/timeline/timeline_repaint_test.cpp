// SPDX-License-Identifier: GPL-3.0-or-later
/// The timeline paints only what has changed: the screen must show what a fresh picture would.
#include <QScreen>
#include <QtTest>
#include <algorithm>

#include "tests/views/played.h"
#include "views/timeline/timeline_view.h"

using namespace zabscope;

namespace {

std::unique_ptr<TimelineView> shown(const Frame& frame) {
    auto view = std::make_unique<TimelineView>();
    view->setFocusPolicy(Qt::NoFocus);
    view->resize(1000, 110);
    view->show();
    view->setFrame(frame);
    return view;
}

/// Whether no eye tells them apart: the edge of what is painted may round a colour otherwise.
bool alike(const QImage& one, const QImage& other) {
    if (one.size() != other.size()) return false;
    for (int i = 0; i < one.width() * one.height(); ++i) {
        const QColor a = one.pixelColor(i % one.width(), i / one.width());
        const QColor b = other.pixelColor(i % one.width(), i / one.width());
        if (std::max({std::abs(a.red() - b.red()), std::abs(a.green() - b.green()), std::abs(a.blue() - b.blue())}) > 2)
            return false;
    }
    return true;
}

}  // namespace

class TimelineRepaintTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wherePartIsPaintedTheScreenShowsTheWhole() {
        const Played played = playShown("demonstration");
        const Frame begin = played.at("600ms");
        const auto view = shown(begin);
        QVERIFY(QTest::qWaitForWindowExposed(view.get()));
        const auto onScreen = [](TimelineView& of) { return of.screen()->grabWindow(of.winId()).toImage(); };
        if (onScreen(*view).size() != view->size()) QSKIP("this platform shows no screen to read");
        for (const char* at : {"601ms", "612ms", "640ms", "900ms", "300ms", "301ms"}) {
            Frame frame = played.at(at);
            frame.timeline = begin.timeline;
            frame.ensemble = begin.ensemble;
            frame.recording = begin.recording;
            view->setFrame(frame);
            const auto fresh = shown(frame);
            QVERIFY(QTest::qWaitForWindowExposed(fresh.get()));
            const QImage wanted = onScreen(*fresh);
            QTRY_VERIFY(alike(onScreen(*view), wanted));
        }
    }
    void aLongRunIsReadThoughNoOtherFrameComes() {
        const Played run = play("zabscope scenario 1\nservers 5\nstart all\nrun until leader elected at most 10s\n"
                                "run 15000s\nkill 1\nrun 2000s\n");
        const auto view = shown(run.at("1s"));
        const auto tellsOfTheEnd = [&] {
            const auto items = view->items();
            return std::ranges::any_of(items, [](const Canvas::Item& item) { return item.name.contains("kill"); });
        };
        QVERIFY(!tellsOfTheEnd());
        QTRY_VERIFY(tellsOfTheEnd());
    }
};

QTEST_MAIN(TimelineRepaintTest)
#include "timeline_repaint_test.moc"
