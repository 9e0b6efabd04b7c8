// SPDX-License-Identifier: GPL-3.0-or-later
/// The sequence view as a person meets it: it keeps up with time without painting every frame, and arrows can be
/// chosen.
#include <QApplication>
#include <QLabel>
#include <QScreen>
#include <QSignalSpy>
#include <QtTest>
#include <algorithm>
#include <map>

#include "tests/views/played.h"
#include "views/sequence/sequence_view.h"
#include "views/sequence/sequence_words.h"

using namespace zabscope;

namespace {

/// Counts how often a widget is painted.
class Paints : public QObject {
public:
    explicit Paints(QWidget& widget) { widget.installEventFilter(this); }
    int count = 0;

protected:
    bool eventFilter(QObject*, QEvent* event) override {
        count += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
};

}  // namespace

class SequenceViewTest : public QObject {
    Q_OBJECT

private:
    Frame at(const char* position) const { return m_played.at(position); }
    Played m_played = playShown("demonstration");

private Q_SLOTS:
    void framesInQuickSuccessionArePaintedOnceAndTheLastIsShown() {
        SequenceView view;
        view.resize(900, 300);
        view.setFrame(at("1ms"));
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.setFrame(at("2ms"));
        QTRY_COMPARE(view.diagram().frame().now.at, at("2ms").now.at);
        Paints paints(view);
        view.repaint();
        QCOMPARE(paints.count, 1);
        // All within one turn: were each painted, a slow machine would show nothing else.
        for (const char* position : {"3ms", "4ms", "5ms", "6ms"}) {
            view.setFrame(at(position));
            QCoreApplication::sendPostedEvents();
        }
        QVERIFY(paints.count <= 2);
        QTRY_COMPARE(paints.count, 2);
        SequenceView fresh;
        fresh.resize(view.size());
        fresh.setFrame(at("6ms"));
        fresh.show();
        QCOMPARE(view.grab().toImage(), fresh.grab().toImage());
    }

    void whatIsChosenIsShownAtOnce() {
        SequenceView view;
        view.resize(900, 300);
        view.setFrame(at("6ms"));
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.setFocus(); // a click gives the focus, whose ring is part of the picture
        view.repaint();
        const QImage plain = view.grab().toImage();
        QSignalSpy chosen(&view, &View::selected);
        const auto& arrows = view.diagram().arrows();
        const auto inSight = std::find_if(arrows.begin(), arrows.end(), [&](const sequence::PlacedArrow& arrow) {
            return view.diagram().plot().contains(arrow.line.center()) && !arrow.future;
        });
        QVERIFY(inSight != arrows.end());
        QTest::mouseClick(&view, Qt::LeftButton, {}, inSight->line.center().toPoint());
        QCOMPARE(chosen.size(), 1);
        Frame frame = at("6ms");
        frame.selection = chosen.front().front().value<Selection>();
        QVERIFY(frame.selection.event != noEvent);
        view.setFrame(frame);
        QVERIFY(view.grab().toImage() != plain);
        // And away again gives the same picture.
        view.setFrame(at("6ms"));
        QCOMPARE(view.grab().toImage(), plain);
    }

    void theAxisEndsWhereNothingIsKnown() {
        const Played begun = play("zabscope scenario 1\nservers 3\nnetwork latency 2ms\nstart all\nrun 1ms\n");
        SequenceView view;
        view.resize(900, 300);
        view.setFrame(begun.at());
        const sequence::Diagram& diagram = view.diagram();
        QVERIFY(diagram.knownX() < diagram.plot().right());
        QVERIFY(diagram.axis().at(diagram.knownX()) < 2000);
    }

    void whatWaitsOnOnePathDoesNotHideTheRest() {
        const Played busy = play("zabscope scenario 1\nservers 5\nnetwork latency 2ms\nstart all\n"
                                 "run until leader elected at most 10s\nrun 300ms\ncut 5 from 2\n"
                                 "load on 1 \"x\" 8 outstanding every 1ms\nrun 400ms\n");
        SequenceView view;
        view.resize(1600, 600);
        view.setFrame(busy.at());
        const sequence::Diagram& diagram = view.diagram();
        QVERIFY(diagram.arrows().size() > sequence::Diagram::mostArrows);
        std::map<std::pair<NodeId, NodeId>, int> waiting;
        int hidden = 0;
        for (const sequence::PlacedArrow& placed : diagram.arrows()) {
            hidden += placed.hidden ? 1 : 0;
            QVERIFY(!placed.hidden || placed.bundled);
            if (placed.fate == sequence::PlacedArrow::Fate::held && !placed.hidden)
                ++waiting[{diagram.arrow(placed).from, diagram.arrow(placed).to}];
            const sequence::PlacedArrow* there = diagram.arrowAt(placed.line.center(), 3);
            QVERIFY(!there || !there->hidden);  // what nobody sees cannot be hit
        }
        QVERIFY(hidden > 0 && !waiting.empty());
        for (const auto& [path, count] : waiting) QVERIFY(count <= 5);
    }

    void theLegendNamesEverySign() {
        SequenceView view;
        view.resize(900, 300);
        view.setFrame(at("300ms"));
        view.show();
        auto* button = view.findChild<QToolButton*>();
        QVERIFY(button && button->accessibleName().contains("legend"));
        button->click();
        auto* list = QApplication::activePopupWidget();
        QVERIFY(list);
        QStringList words;
        for (const QLabel* label : list->findChildren<QLabel*>()) words << label->text();
        for (int kind = 0; kind <= static_cast<int>(sequence::MarkKind::vote); ++kind)
            QVERIFY(words.contains(sequence::SequenceWords::kind(static_cast<sequence::MarkKind>(kind))));
        for (int fate = 0; fate <= static_cast<int>(sequence::PlacedArrow::Fate::held); ++fate)
            QVERIFY(words.contains(sequence::SequenceWords::fate(static_cast<sequence::PlacedArrow::Fate>(fate))));
        list->close();
    }

    void whatAnotherThreadPaintedIsShown() {
        SequenceView view;
        view.resize(900, 300);
        view.setFrame(at("1ms"));
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.repaint();
        const auto onScreen = [&] { return view.screen()->grabWindow(view.winId()).toImage(); };
        const QImage before = onScreen();
        if (before.isNull() || before.size() != view.size()) QSKIP("this platform shows no screen to read");
        view.setFrame(at("6ms"));  // only time has gone on
        SequenceView fresh;
        fresh.resize(view.size());
        fresh.setFrame(at("6ms"));
        fresh.show();
        QVERIFY(QTest::qWaitForWindowExposed(&fresh));
        const QImage wanted = fresh.grab().toImage();
        QTRY_COMPARE(onScreen().convertToFormat(wanted.format()), wanted);
    }
};

QTEST_MAIN(SequenceViewTest)
#include "sequence_view_test.moc"
