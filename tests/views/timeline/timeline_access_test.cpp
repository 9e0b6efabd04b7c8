// SPDX-License-Identifier: GPL-3.0-or-later
/// The timeline by a screen reader: what has a name there can be pressed, and does what a click does.
#include <QAccessible>
#include <QSignalSpy>
#include <QtTest>

#include "tests/views/played.h"
#include "views/timeline/timeline_view.h"

using namespace zabscope;

namespace {

/// Presses the first thing whose name contains this; false if there is none.
bool press(QWidget& view, const QString& name) {
    QAccessibleInterface* canvas = QAccessible::queryAccessibleInterface(&view);
    for (int i = 0; i < canvas->childCount(); ++i) {
        QAccessibleInterface* item = canvas->child(i);
        if (!item->text(QAccessible::Name).contains(name)) continue;
        item->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        return true;
    }
    return false;
}

/// The demonstration, live, with a second branch and a bookmark.
Played played() {
    static const Played demonstration = playShown("demonstration");
    Played live = demonstration;
    live.recording = std::make_shared<Recording>(*live.recording);
    live.recording->live = true;
    live.recording->branches.push_back({"what if", 0, *live.timeline->parse("300ms"), *live.timeline->parse("1.5s")});
    live.recording->bookmarks.push_back({*live.timeline->parse("400ms"), "look here"});
    return live;
}

}  // namespace

class TimelineAccessTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_played = played();
        m_view = std::make_unique<TimelineView>();
        m_view->resize(1000, 110);
        m_view->show();
        m_view->setFrame(m_played.at("1s"));
    }
    void cleanup() { m_view.reset(); }

    void theWayBackToLive() {
        QSignalSpy live(m_view.get(), &TimelineView::liveWanted);
        QVERIFY(press(*m_view, "Return to live"));
        QCOMPARE(live.size(), 1);
        m_view->setFrame(m_played.at());
        QVERIFY(!press(*m_view, "Return to live"));
    }

    void aBranch() {
        QSignalSpy chosen(m_view.get(), &TimelineView::branchChosen);
        QVERIFY(press(*m_view, "what if"));
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].toInt(), static_cast<int>(m_played.recording->branches.size()) - 1);
    }

    void aBookmarkAndAReign() {
        QSignalSpy jumps(m_view.get(), &View::jumped);
        QVERIFY(press(*m_view, "look here"));
        QCOMPARE(jumps.size(), 1);
        QCOMPARE(jumps[0][0].value<Position>(), m_played.recording->bookmarks.back().position);
        QVERIFY(press(*m_view, "leads in epoch 2"));
        QCOMPARE(jumps.size(), 2);
        QVERIFY(jumps[1][0].value<Position>().last > jumps[0][0].value<Position>().last);
    }

private:
    Played m_played;
    std::unique_ptr<TimelineView> m_view;
};

QTEST_MAIN(TimelineAccessTest)
#include "timeline_access_test.moc"
