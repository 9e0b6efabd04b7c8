// SPDX-License-Identifier: GPL-3.0-or-later
/// What the narration tells at which moment, and that it tells nothing of what comes later.
#include "views/narration/narration_view.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QListView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QToolButton>
#include <QtTest>

#include "core/zab/notes.h"
#include "core/zab/zab_state.h"
#include "tests/views/played.h"
#include "views/narration/caption.h"
#include "views/narration/reasons.h"
#include "views/narration/standing.h"

using namespace zabscope;

namespace {

EventId lastNote(const Timeline& timeline, zab::Sentence which) {
    for (EventId id = timeline.last(); id > 0; --id) {
        const auto* note = std::get_if<Noted>(&timeline.event(id).what);
        if (note && note->sentence == static_cast<std::uint16_t>(which)) return id;
    }
    return noEvent;
}

QListView& listOf(View& view) { return *view.findChild<QListView*>(); }
const std::vector<Line>& linesOf(View& view) { return static_cast<LineModel*>(listOf(view).model())->lines(); }
QStringList textsOf(View& view) {
    QStringList texts;
    for (const Line& line : linesOf(view)) texts << line.text;
    return texts;
}

/// Makes every text its own translation, marked.
class Marking : public QTranslator {
public:
    bool isEmpty() const override { return false; }
    QString translate(const char*, const char* source, const char*, int) const override {
        return u'#' + QString::fromUtf8(source);
    }
};

}  // namespace

class NarrationViewTest : public QObject {
    Q_OBJECT

private:
    Played m_played;

    static void open(NarrationView& view, const Frame& frame) {
        view.resize(400, 600);
        view.show();
        view.setFrame(frame);
    }

private Q_SLOTS:
    void initTestCase() { m_played = playShown("demonstration"); }

    void theCaptionTellsTheMoment_data() {
        QTest::addColumn<QString>("at");
        QTest::addColumn<QString>("caption");
        const auto row = [](const char* at, const char* caption) {
            QTest::newRow(at) << QString(at) << QString(caption);
        };
        row("0s", "No leader yet. All 5 servers vote, each for itself.");
        row("6ms", "Servers 1 to 4 change their vote to server 5. Histories are equal, so the larger sid wins.");
        row("12ms",
            "3 of 5 voters vote for server 5, and that is a quorum. Servers 1 to 3 wait 200 ms in case a better vote "
            "comes.");
        row("220ms", "Server 5 is elected, but must not act yet: first a quorum must promise it a new epoch.");
        row("224ms", "Server 5 chooses epoch 1, larger than any that a quorum knows. Now a quorum must promise it.");
        row("229.02ms", "Servers 1 to 4 promise epoch 1: from now on they refuse older leaders.");
        row("234.04ms", "Epoch 1 is promised by a quorum. Now server 5 brings the others up to date.");
        row("242.06ms",
            "Servers 1 to 4 have the leader's history on disk and acknowledge it. A quorum of these makes epoch 1 "
            "stand.");
        row("244.06ms", "Server 5 leads: a quorum has acknowledged NEWLEADER, epoch 1 stands. Clients are served.");
        row("261.08ms", "The opening of a session, 1:1, is committed: 3 of 5 voters have it on disk. No election can "
                        "lose it any more.");
        row("300.16ms", "Server 5, the leader, was killed. The others notice that their connections to it are closed.");
        row("302.16ms", "Servers 1 to 4 have lost the connection to the leader 5 and stop following it.");
        row("305.16ms", "The leader is gone. Servers 1 to 4 vote, each for itself.");
        row("535.22ms", "Server 4 leads: a quorum has acknowledged NEWLEADER, epoch 2 stands. Clients are served.");
        row("1.06424s",
            "Server 5 finds that a quorum already follows server 4. So it follows, too, although its own sid is "
            "larger.");
        row("1.07526s", "Server 4 sends server 5 what it lacks: all after 1:5 (a DIFF).");
        row("3s", "Server 4 leads epoch 2, and all is quiet: only heartbeats travel.");
    }
    void theCaptionTellsTheMoment() {
        QFETCH(QString, at);
        QFETCH(QString, caption);
        QCOMPARE(captionOf(m_played.at(at.toStdString())).text, caption);
    }

    void everyPlaceHasACaption() {
        for (EventId id = 1; id <= m_played.timeline->last(); ++id) {
            const Caption caption = captionOf(m_played.after(id));
            QVERIFY(!caption.text.isEmpty() && caption.text.size() < 200);
            QVERIFY(!caption.text.contains(u'%') && !caption.text.contains("nobody"));
            QVERIFY(caption.event <= id && !caption.alarm);
        }
    }

    void itSaysWhatWouldHappenIfTheLeaderDied() {
        Frame frame = m_played.at("290ms");
        QCOMPARE(Standing(frame).summary(), QString("5 leads epoch 1 · committed 1:2 · 5 of 5 voters up"));
        QCOMPARE(Standing(frame).outlook(), QString("If 5 died now: 4 of 5 left, a quorum; 4 would be elected."));
        QVERIFY(Standing(m_played.at("6ms")).outlook().isEmpty());
        // That is what happened.
        QCOMPARE(Standing(m_played.at("600ms")).leader()->node, 4);
        const Played three =
            play("zabscope scenario 1\nservers 3\nstart 1 2\nrun until leader elected at most 10s\nrun 1s\n");
        frame = three.at();
        QCOMPARE(Standing(frame).outlook(), QString("If 2 died now: 1 of 3 left, no quorum."));
    }

    void observersChangeNoVotes() {
        const Played run = playShown("observer");
        NarrationView view;
        view.setDensity(Density::all);
        open(view, run.at("100ms"));
        QCOMPARE(textsOf(view).filter("without a vote of its own").size(), 1);
        for (EventId id = 1; id <= run.timeline->last(); id += 3) {
            const QString caption = captionOf(run.after(id)).text;
            if (caption.contains("vote to"))
                QVERIFY2(!caption.contains(u'4') && !caption.contains(u'5'), qPrintable(caption));
            QVERIFY2(!caption.contains("-9"), qPrintable(caption));
        }
    }

    void underLoadTheCaptionStaysCalm() {
        const Played load = play(
            "zabscope scenario 1\nservers 5\nstart all\nrun until leader elected at most 10s\n"
            "load on 1 \"v\" 20 outstanding 400 writes\nrun 300ms\n");
        const Timeline& timeline = *load.timeline;
        const EventId middle = timeline.positionAt(timeline.end() - milliseconds(150)).last;
        for (EventId id = middle; id < middle + 200; ++id)
            QVERIFY2(captionOf(load.after(id)).text.contains("writes flow"),
                     qPrintable(captionOf(load.after(id)).text));
        NarrationView view;
        open(view, load.after(middle));
        QVERIFY(textsOf(view).filter("commits").size() < 4);
    }

    void theSameNotesOfSeveralServersAreOneEntry() {
        NarrationView view;
        open(view, m_played.at("230ms"));
        const QStringList texts = textsOf(view);
        QCOMPARE(texts.filter("look for a leader").size(), 1);
        QVERIFY(texts.contains("Servers 1 to 4 adopt the vote for 5: equal history, larger sid"));
        QVERIFY(texts.contains("Servers 1 to 4 promise epoch 1 and refuse older leaders"));
        view.setFrame(m_played.at("300ms"));
        QVERIFY(textsOf(view).contains("Server 5 commits 1:1 to 1:5: each is on disk at a quorum"));
    }

    void anEntryHoldsNothingOfWhatComesLater() {
        NarrationView view;
        open(view, m_played.at("12ms"));
        // 4 comes to know of the quorum at 14 ms, 5 at 20 ms.
        QVERIFY(textsOf(view).last().startsWith("Servers 1 to 3 know of a quorum"));
        for (EventId id = 1; id <= m_played.timeline->last(); id += 13) {
            const Frame frame = m_played.after(id);
            view.setFrame(frame);
            std::size_t told = 0;
            for (const Line& line : linesOf(view)) {
                QVERIFY(line.first <= id);
                told += line.count;
            }
            QVERIFY(told <= id);
        }
    }

    void theDensityTellsMoreOrLess() {
        NarrationView view;
        QList<qsizetype> sizes;
        for (const Density density : {Density::focus, Density::context, Density::all}) {
            view.setDensity(density);
            open(view, m_played.at("290ms"));
            view.setFrame(m_played.at("299ms"));
            sizes << textsOf(view).size();
        }
        QVERIFY(sizes[0] > 4 && sizes[0] < sizes[1] && sizes[1] < sizes[2]);
    }

    void theCausesLeadFromTheKillToTheNewLeader() {
        const EventId leads = lastNote(*m_played.timeline, zab::Sentence::begins_to_lead);
        const std::vector<Reason> reasons = Reasons::of(leads, *m_played.timeline);
        QVERIFY(reasons.size() > 3);
        QCOMPARE(reasons.front().text, QString("Command: kill 5"));
        QCOMPARE(reasons.back().event, leads);
        for (std::size_t i = 1; i < reasons.size(); ++i) QVERIFY(reasons[i - 1].event < reasons[i].event);
        QVERIFY(std::ranges::any_of(reasons,
                                    [](const Reason& one) { return one.text.contains("receives the NOTIFICATION"); }));

        NarrationView view;
        open(view, m_played.at());
        QVERIFY(QMetaObject::invokeMethod(&view, "explain", Q_ARG(zabscope::EventId, leads)));
        QCOMPARE(textsOf(view).first(), QString("Command: kill 5"));
        QVERIFY(view.plainText().contains("Why? Server 4: leads as far as the election goes"));
        // Nothing later than now, either.
        view.setFrame(m_played.at("301ms"));
        for (const Line& line : linesOf(view)) QVERIFY(line.first <= view.frame().now.last);
        QTest::keyClick(&listOf(view), Qt::Key_Escape);
        QCOMPARE(view.explainedEvent(), noEvent);
        QVERIFY(view.plainText().contains("What has happened so far"));
    }

    void aLineLeadsToItsEvent() {
        NarrationView view;
        Frame frame = m_played.at("230ms");
        open(view, frame);
        QSignalSpy selected(&view, &View::selected);
        QSignalSpy jumped(&view, &View::jumped);
        QListView& list = listOf(view);
        const QModelIndex last = list.model()->index(list.model()->rowCount() - 1, 0);
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.visualRect(last).center());
        QCOMPARE(selected.count(), 1);
        QCOMPARE(jumped.count(), 0);
        const Line line = linesOf(view).back();
        frame.selection = selected.first().first().value<Selection>();
        QCOMPARE(frame.selection.event, line.first);
        view.setFrame(frame);
        QVERIFY(linesOf(view).back().selected);
        list.setCurrentIndex(last);
        QTest::keyClick(&list, Qt::Key_Return);
        QCOMPARE(jumped.count(), 1);
        QCOMPARE(jumped.first().first().value<Position>().last, line.first);
        QVERIFY(last.data(Qt::ToolTipRole).toString().contains("Learner"));
    }

    void noTextIsCut() {
        NarrationView view;
        open(view, m_played.at());
        for (const int width : {280, 400, 900}) {
            view.resize(width, 700);
            for (EventId id = 1; id <= m_played.timeline->last(); id += 61) {
                view.setFrame(m_played.after(id));
                for (const QLabel* label : view.findChildren<QLabel*>()) {
                    if (!label->isVisible()) continue;
                    QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
                }
                const QScrollBar* bar = listOf(view).verticalScrollBar();
                QCOMPARE(bar->value(), bar->maximum());
            }
        }
    }

    void scrubbingForthAndBackGivesTheSamePicture() {
        NarrationView view;
        open(view, m_played.at("500ms"));
        const QImage first = view.grab().toImage();
        for (EventId id = 1; id <= m_played.timeline->last(); id += 97) view.setFrame(m_played.after(id));
        for (EventId id = m_played.timeline->last(); id > 200; id -= 171) view.setFrame(m_played.after(id));
        QVERIFY(view.grab().toImage() != first);
        view.setFrame(m_played.at("500ms"));
        QCOMPARE(view.grab().toImage(), first);
    }

    void thePresenterSeesTheCaptionAndThreeLines() {
        NarrationView view;
        open(view, m_played.at("290ms"));
        Theme theme = makeTheme(ThemeName::dark);
        theme.presenter = true;
        view.setTheme(theme);
        QCOMPARE(linesOf(view).size(), std::size_t{3});
    }

    void theLanguageCanChange() {
        NarrationView view;
        open(view, m_played.at("290ms"));
        Marking marking;
        QVERIFY(QApplication::installTranslator(&marking));
        QApplication::processEvents();
        for (const QString& text : textsOf(view)) QVERIFY2(text.contains(u'#'), qPrintable(text));
        QVERIFY(view.plainText().startsWith(u'#'));
        QApplication::removeTranslator(&marking);
        QApplication::processEvents();
        QVERIFY(!view.plainText().contains(u'#'));
    }

    void everythingGoesToTheClipboard() {
        NarrationView view;
        open(view, m_played.at("290ms"));
        for (auto* button : view.findChildren<QToolButton*>()) {
            if (button->isVisible()) button->click();
        }
        QCOMPARE(QApplication::clipboard()->text(), view.plainText());
        QVERIFY(view.plainText().contains("Servers 1 to 5 start"));
    }

    void nothingBreaksWithoutATrace() {
        NarrationView view;
        open(view, Frame{});
        QVERIFY(view.plainText().contains("Nothing runs yet"));
        view.explain(77);
        view.setFrame(frameAt(std::make_shared<const Timeline>(), m_played.ensemble, m_played.recording, {}));
        QVERIFY(view.plainText().contains("Nothing runs yet"));
        QCOMPARE(view.explainedEvent(), noEvent);
    }

    void nothingBreaksOnAHostileTrace() {
        auto timeline = std::make_shared<Timeline>();
        timeline->append({}, noEvent, Born{3, 1});
        timeline->append({}, noEvent, Born{-7, 60'000});
        timeline->append({}, noEvent, Born{250, 1});
        const ConnectionId connection = makeConnectionId(3, 1, 1);
        const EventId odd = timeline->append({}, 1, Sent{connection, 3, 250, 201, never, "\xff\xfe\x01"});
        timeline->append({}, 1, Sent{connection, 3, 250, 2, never, "\x08"});
        const std::array wild{FieldChange{zab::role, false, 0, INT64_MAX}, FieldChange{zab::phase, false, 0, -5},
                              FieldChange{zab::lastProposed, false, 0, INT64_MAX},
                              FieldChange{zab::lastCommitted, false, 0, INT64_MIN}};
        timeline->append({}, 1, Changed{3, wild});
        const std::array lead{FieldChange{zab::role, false, 0, 2}, FieldChange{zab::phase, false, 0, 3}};
        timeline->append({}, 1, Changed{3, lead});
        const std::array values{NoteValue{ValueKind::sid, INT64_MIN}, NoteValue{ValueKind::zxid, INT64_MAX},
                                NoteValue{ValueKind::duration, INT64_MIN}};
        for (const NodeId node : {3, 4, 250, -7}) {
            for (std::uint16_t sentence = 0; sentence <= static_cast<std::uint16_t>(zab::Sentence::count); ++sentence) {
                timeline->append({}, 1, Noted{node, sentence, values});
                timeline->append({}, odd, Noted{node, sentence, {}});
            }
        }
        timeline->append({}, odd, LinkChanged{3, 250, true, {}, {}, 0});
        timeline->append({}, odd, Died{250, Death::poweredOff});
        timeline->append({}, odd, Delivered{odd, 250});
        timeline->append({}, noEvent, Violated{60'000, noNode, "\x1b[31m<b>%1"});
        NarrationView view;
        view.setDensity(Density::all);
        open(view, {});
        for (EventId id = 1; id <= timeline->last(); ++id) {
            view.explain(id % 3 == 0 ? id : noEvent);
            view.setFrame(frameAt(timeline, m_played.ensemble, m_played.recording, timeline->positionOf(id)));
            if (id % 17 == 0) view.grab();
            QVERIFY(!view.plainText().isEmpty());
        }
        QVERIFY(captionOf(view.frame()).alarm);
    }
};

QTEST_MAIN(NarrationViewTest)
#include "narration_view_test.moc"
