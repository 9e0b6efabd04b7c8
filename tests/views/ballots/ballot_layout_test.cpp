// SPDX-License-Identifier: GPL-3.0-or-later
/// Where the parts of the ballots view stand: nothing on something else, nothing outside, in panels of many sizes.
#include "views/ballots/ballot_layout.h"

#include <QtTest>

#include "tests/views/played.h"
#include "views/ballots/ballot_words.h"
#include "views/ballots/ballots_view.h"

using namespace zabscope;

namespace {

BallotContents contentsOf(int voters, const QFont& font) {
    BallotContents contents;
    contents.standing =
        QStringLiteral("Round 1: a quorum votes for 25. Unless a better vote comes, it is decided in 130 ms.");
    contents.order = BallotWords::order();
    contents.signs = BallotWords::signs();
    contents.roundTitle = QStringLiteral("round");
    contents.fromTitle = QStringLiteral("from");
    contents.rows = voters;
    contents.voters = voters;
    contents.digits = std::max(2, static_cast<int>(QString::number(voters).size()));
    contents.widestVote = QFontMetrics(font).horizontalAdvance(QStringLiteral("(1, 1:169, 25)"));
    contents.duelsTitle = QStringLiteral("Votes compared, the newest first");
    contents.duelHeights = {80, 80, 80};
    return contents;
}

QFont scaled(double scale) {
    QFont font = QApplication::font();
    font.setPointSizeF(font.pointSizeF() * scale);
    return font;
}

}  // namespace

class BallotLayoutTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingStandsOnSomethingElse_data() {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("voters");
        QTest::addColumn<double>("scale");
        for (const QSize size : {QSize(500, 600), QSize(760, 900), QSize(780, 220), QSize(1150, 330), QSize(1280, 720)}) {
            for (const int voters : {3, 5, 9, 25, 101}) {
                for (const double scale : {1.0, 2.0})
                    QTest::addRow("%dx%d, %d, %g", size.width(), size.height(), voters, scale) << size << voters << scale;
            }
        }
    }
    void nothingStandsOnSomethingElse() {
        QFETCH(QSize, size);
        QFETCH(int, voters);
        QFETCH(double, scale);
        const QFont font = scaled(scale);
        const BallotLayout layout = BallotLayout::of(size, font, contentsOf(voters, font));
        const QRect all(QPoint(0, 0), size);
        const QRect grid = layout.panes[0].viewport;
        QVERIFY(all.contains(grid) && all.contains(layout.standing) && all.contains(layout.order));
        QVERIFY(!grid.intersects(layout.panes[1].viewport) || layout.panes[1].viewport.isEmpty());
        QVERIFY(layout.mark.right() < layout.round.left() && layout.round.right() < layout.vote.left());
        QVERIFY(layout.vote.right() < layout.tally.left() && layout.tally.right() < grid.width());
        QVERIFY(layout.received.right() < grid.width());
        QVERIFY(layout.stacked ? layout.received.top() >= layout.vote.bottom() - 3
                               : layout.vote.right() < layout.received.left());
        // All votes received can be seen, some of them only sideways.
        QVERIFY(layout.cell * voters <= layout.received.width() + layout.furthestShift);
        for (std::size_t i = 0; i < layout.legend.size(); ++i) {
            QVERIFY(all.contains(layout.legend[i]));
            QVERIFY(layout.legend[i].top() > grid.bottom());
            for (std::size_t j = 0; j < i; ++j) QVERIFY(!layout.legend[i].intersects(layout.legend[j]));
        }
    }

    void theVotesOf25AreSeenAtOnce() {
        const QFont font = scaled(1);
        const BallotLayout narrow = BallotLayout::of({500, 600}, font, contentsOf(25, font));
        QVERIFY(narrow.stacked);
        QCOMPARE(narrow.furthestShift, 0);
        QVERIFY(!narrow.legend.empty());
        // A high panel gives the grid its whole width rather than to set the duels beside it.
        const BallotLayout high = BallotLayout::of({760, 900}, font, contentsOf(25, font));
        QVERIFY(!high.isWide && !high.stacked);
        QVERIFY(BallotLayout::of({760, 900}, font, contentsOf(9, font)).isWide);
    }

    void aLowPanelShowsFiveServers() {
        const QFont font = scaled(1);
        const BallotLayout layout = BallotLayout::of({385, 240}, font, contentsOf(5, font));
        QCOMPARE(layout.order.height(), 0);
        QCOMPARE(layout.panes[0].furthest(), 0);
        QVERIFY(layout.panes[1].viewport.height() > 0);
    }

    void whatIsComparedAgainShowsOnce() {
        // Without a quorum the same votes come again and again for a minute.
        const Played run = play(
            "zabscope scenario 1\ntitle \"again\"\nservers 3\nobservers 4\nstart 1 4\nrun 500ms\nkill 4\nstart 4\n"
            "run 60s\n");
        BallotsView view;
        view.resize(500, 600);
        for (int i = 0; i < 8; ++i) view.setFrame(run.at());
        QStringList compared;
        for (const Canvas::Item& item : view.items())
            if (item.selection.event != noEvent) compared << item.name;
        QVERIFY(!compared.isEmpty());
        QStringList different = compared;
        different.removeDuplicates();
        QCOMPARE(compared, different);
    }

    void anObserverBeginsWithoutAVote() {
        const Played run = playShown("observer");
        const Timeline& timeline = *run.timeline;
        EventId first = noEvent;
        for (EventId id = 1; id <= timeline.last() && first == noEvent; ++id) {
            const auto* note = std::get_if<Noted>(&timeline.event(id).what);
            const bool adopts = note && note->sentence == static_cast<std::uint16_t>(zab::Sentence::adopts_by_epoch);
            if (adopts && run.ensemble->find(note->node)->observer) first = id;
        }
        QVERIFY(first != noEvent);
        BallotsView view;
        view.resize(500, 600);
        for (int i = 0; i < 8; ++i) view.setFrame(run.after(first));
        QStringList words;
        for (const Canvas::Item& item : view.items()) words << item.name << item.description;
        QVERIFY(words.join(u'\n').contains("so far it had none"));
        QVERIFY(!words.join(u'\n').contains("922337"));
    }
};

QTEST_MAIN(BallotLayoutTest)
#include "ballot_layout_test.moc"
