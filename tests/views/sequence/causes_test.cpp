// SPDX-License-Identifier: GPL-3.0-or-later
/// Causes: the chain back from an event, what it brought about, and its bounds.
#include <QtTest>

#include "tests/views/played.h"
#include "views/sequence/causes.h"

using namespace zabscope;
using sequence::Causes;

namespace {

const Played& demonstration() {
    static const Played played = playShown("demonstration");
    return played;
}

EventId firstMessage(std::uint8_t kind) {
    const Timeline& timeline = *demonstration().timeline;
    for (EventId id = 1; id <= timeline.last(); ++id) {
        const auto* sent = std::get_if<Sent>(&timeline.event(id).what);
        if (sent && sent->kind == kind) return id;
    }
    return noEvent;
}

}  // namespace

class CausesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theChainGoesBackToTheStart() {
        const Timeline& timeline = *demonstration().timeline;
        const EventId commit = firstMessage(4);
        QVERIFY(commit != noEvent);
        const Causes causes(timeline, commit);
        QVERIFY(causes.chain().size() > 3);
        QCOMPARE(causes.chain().front(), commit);
        for (std::size_t i = 1; i < causes.chain().size(); ++i)
            QCOMPARE(timeline.event(causes.chain()[i - 1]).cause, causes.chain()[i]);
        // A commit comes of an ACK.
        QVERIFY(std::any_of(causes.chain().begin(), causes.chain().end(), [&](EventId id) {
            const auto* sent = std::get_if<Sent>(&timeline.event(id).what);
            return sent && sent->kind == 3;
        }));
        QVERIFY(causes.contains(commit));
        QVERIFY(!causes.contains(timeline.last()));
        QVERIFY(!causes.contains(noEvent));
    }

    void whatItBringsAboutBelongsToIt() {
        const Timeline& timeline = *demonstration().timeline;
        const EventId proposal = firstMessage(2);
        const Causes causes(timeline, proposal);
        EventId arrival = noEvent;
        for (EventId id = proposal; id <= timeline.last() && arrival == noEvent; ++id) {
            const auto* delivered = std::get_if<Delivered>(&timeline.event(id).what);
            if (delivered && delivered->message == proposal) arrival = id;
        }
        QVERIFY(arrival != noEvent);
        QVERIFY(causes.contains(arrival));
        int effects = 0;
        for (EventId id = arrival + 1; id < arrival + 50; ++id) {
            if (timeline.event(id).cause == arrival) {
                QVERIFY(causes.contains(id));
                ++effects;
            }
        }
        QVERIFY(effects > 0);
    }

    void chainsAreBounded() {
        Timeline timeline;
        timeline.append(startOfTime, noEvent, Born{1, 1});
        for (int i = 0; i < 10'000; ++i) timeline.append(startOfTime, timeline.last(), Rang{1, 0});
        QCOMPARE(Causes(timeline, timeline.last()).chain().size(), Causes::longest);
        QVERIFY(Causes(timeline, timeline.last() + 1).empty());
        QVERIFY(Causes(timeline, noEvent).empty());
        QVERIFY(Causes(Timeline{}, 1).empty());
    }
};

QTEST_APPLESS_MAIN(CausesTest)
#include "causes_test.moc"
