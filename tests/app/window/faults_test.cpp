// SPDX-License-Identifier: GPL-3.0-or-later
/// Faults that are done in the window by menu, each proven by what the trace shows afterwards, not by the command.
#include <QtTest>
#include <algorithm>
#include <functional>
#include <set>

#include "app/render/picture.h"
#include "core/zab/message_text.h"
#include "core/zab/notes.h"
#include "tests/app/window/menus.h"

using namespace zabscope;

namespace {

using Judge = std::function<bool(const Event&)>;

/// Lets time pass until an event after `since` is such a one; noEvent if none comes.
EventId firstAfter(Desk& desk, EventId since, const Judge& isOne) {
    EventId found = noEvent;
    EventId seen = since;
    desk.pass([&] {
        const Timeline& timeline = *desk.session().timeline();
        while (found == noEvent && seen < timeline.last()) {
            if (isOne(timeline.event(++seen))) found = seen;
        }
        return found != noEvent;
    });
    return found;
}

template <typename What, typename Fits>
Judge is(Fits fits) {
    return [fits](const Event& event) {
        const auto* what = std::get_if<What>(&event.what);
        return what && fits(*what);
    };
}

EventId commandAfter(Desk& desk, EventId since, const QString& text) {
    return firstAfter(desk, since, is<Commanded>([text](const Commanded& it) { return it.text == text.toStdString(); }));
}

/// Chooses the action of that command from the menu at that place; the event that tells of it.
EventId choose(Desk& desk, const QPoint& at, const QString& command) {
    const EventId since = desk.session().timeline()->last();
    if (!openMenu(desk, at)) return noEvent;
    QAction* action = Desk::offered(command);
    if (action && action->isEnabled()) action->trigger();
    closeMenus();
    return action ? commandAfter(desk, since, command) : noEvent;
}

/// Does it without a menu; the event that tells of it.
EventId act(Desk& desk, const QString& command) {
    const EventId since = desk.session().timeline()->last();
    desk.session().act(command);
    return commandAfter(desk, since, command);
}

Judge sentBetween(NodeId one, NodeId other) {
    return is<Sent>([=](const Sent& it) {
        return (it.from == one && it.to == other) || (it.from == other && it.to == one);
    });
}

/// How long the next messages between the two take.
std::vector<Duration> delaysAfter(Desk& desk, EventId since, int count) {
    std::vector<Duration> delays;
    EventId last = since;
    while (static_cast<int>(delays.size()) < count) {
        last = firstAfter(desk, last, sentBetween(1, 2));
        if (last == noEvent) break;
        const Event& event = desk.session().timeline()->event(last);
        delays.push_back(std::get<Sent>(event.what).due - event.at);
    }
    return delays;
}

/// From the writing of the first transaction after `since` to the flush that makes it durable.
Duration flushTime(Desk& desk, EventId since, NodeId node) {
    const EventId wrote = firstAfter(desk, since, is<Wrote>([=](const Wrote& it) {
                                         return it.node == node && it.meaning == Write::Meaning::transaction;
                                     }));
    if (wrote == noEvent) return {};
    const Zxid zxid = std::get<Wrote>(desk.session().timeline()->event(wrote).what).zxid;
    const EventId flushed = firstAfter(
        desk, wrote, is<FlushDone>([=](const FlushDone& it) { return it.node == node && !(it.upTo < zxid); }));
    if (flushed == noEvent) return {};
    return desk.session().timeline()->event(flushed).at - desk.session().timeline()->event(wrote).at;
}

Judge deliveredIs(EventId message) {
    return is<Delivered>([=](const Delivered& it) { return it.message == message; });
}

}  // namespace

class FaultsTest : public QObject {
    Q_OBJECT

    static QPoint link(Desk& desk) { return (desk.placeOf(1) + desk.placeOf(2)) / 2; }
    /// Stops time while a proposal is on its way, and tells where it is.
    static QPoint stopAtProposal(Desk& desk, EventId* message) {
        desk.passUntilAllServe();
        desk.session().act("write to 3 /a \"x\" 5 times");
        desk.session().playhead().setSpeed(0.02);
        desk.pass([&] { return !placeOfProposal(desk, message).isNull(); });
        desk.session().playhead().setPlaying(false);
        desk.pass([] { return false; }, 3);
        return placeOfProposal(desk, message);
    }
    static QPoint placeOfProposal(Desk& desk, EventId* message) {
        const auto state = desk.session().frame().state;
        for (const Canvas::Item& item : desk.canvas("ensemble")->items()) {
            const MessageInFlight* flight = state->findMessage(item.selection.event);
            if (!flight || flight->kind != static_cast<std::uint8_t>(zab::MessageKind::proposal)) continue;
            *message = flight->message;
            return item.place.center();
        }
        return {};
    }
    static void goOn(Desk& desk) {
        desk.session().playhead().setSpeed(2);
        desk.session().playhead().setPlaying(true);
    }

private Q_SLOTS:
    void initTestCase() { speak(QStringLiteral("en")); }
    void cleanup() { closeMenus(); }

    void aSlowDiskFlushesLater() {
        Desk desk(3);
        QVERIFY(desk.passUntilAllServe());
        QVERIFY(choose(desk, desk.placeOf(2), "slow disk of 2 to 1000%") != noEvent);
        const EventId since = desk.session().timeline()->last();
        desk.session().act("write to 3 /a \"x\"");
        const Duration slow = flushTime(desk, since, 2);
        const Duration usual = flushTime(desk, since, 1);
        QVERIFY(usual > Duration{});
        QVERIFY2(slow >= 9 * usual, qPrintable(QString::number(slow.count())));
    }

    void aFullDiskRefusesAndItsServerGoes() {
        Desk desk(3);
        QVERIFY(desk.passUntilAllServe());
        const EventId filled = choose(desk, desk.placeOf(2), "fill disk of 2");
        QVERIFY(filled != noEvent);
        desk.session().act("write to 3 /a \"x\"");
        const EventId refused =
            firstAfter(desk, filled, is<DiskRefused>([](const DiskRefused& it) { return it.node == 2; }));
        QVERIFY(refused != noEvent);
        QVERIFY(firstAfter(desk, refused, is<Died>([](const Died& it) { return it.node == 2; })) != noEvent);
        // What the two others have on disk is a quorum: the write is done.
        QVERIFY(desk.pass([&] { return zab::zxidOf(desk.state().find(3)->fields, zab::lastCommitted).counter() > 0; }));
    }

    void aSpoiltRecordIsFoundAtTheNextStart() {
        Desk desk(3);
        QVERIFY(desk.passUntilAllServe());
        EventId since = desk.session().timeline()->last();
        desk.session().act("write to 3 /a \"x\" 3 times");
        QVERIFY(desk.passUntil("committed 1:4 on all", since));
        const EventId spoilt = choose(desk, desk.placeOf(2), "corrupt disk of 2");
        QVERIFY(spoilt != noEvent);
        QVERIFY(firstAfter(desk, spoilt, is<DiskCorrupted>([](const DiskCorrupted& it) { return it.node == 2; })) !=
                noEvent);
        QVERIFY(act(desk, "kill 2") != noEvent);
        since = act(desk, "start 2");
        QVERIFY(firstAfter(desk, since, is<Noted>([](const Noted& it) {
                               const auto which = static_cast<zab::Sentence>(it.sentence);
                               return it.node == 2 && (which == zab::Sentence::refuses_corrupt ||
                                                       which == zab::Sentence::cuts_torn_record);
                           })) != noEvent);
    }

    void aWipedServerBeginsFromNothing() {
        Desk desk(3);
        QVERIFY(desk.passUntilAllServe());
        const EventId begun = desk.session().timeline()->last();
        desk.session().act("write to 3 /a \"x\"");
        QVERIFY(desk.passUntil("committed 1:2 on all", begun));
        QVERIFY(act(desk, "kill 2") != noEvent);
        const EventId wiped = choose(desk, desk.placeOf(2), "wipe 2");
        QVERIFY(wiped != noEvent);
        QVERIFY(firstAfter(desk, wiped, is<DiskWiped>([](const DiskWiped& it) { return it.node == 2; })) != noEvent);
        const EventId started = act(desk, "start 2");
        const EventId first = firstAfter(desk, started, is<Wrote>([](const Wrote& it) { return it.node == 2; }));
        QVERIFY(first != noEvent);
        QCOMPARE(std::get<Wrote>(desk.session().timeline()->event(first).what).zxid.value, 0);
        QVERIFY(desk.passUntil("server 2 serves and same tree on all", started));
    }

    void aForcedTimeOutRingsAtOnce() {
        Desk desk(3);
        QVERIFY(desk.passUntilAllServe());
        const EventId forced = choose(desk, desk.placeOf(2), "timeout 2");
        QVERIFY(forced != noEvent);
        const EventId rang = firstAfter(desk, forced, is<Rang>([](const Rang& it) { return it.node == 2; }));
        QVERIFY(rang != noEvent);
        QVERIFY(desk.session().timeline()->event(rang).at == desk.session().timeline()->event(forced).at);
    }

    void aDelayedLinkIsSlowInBothDirections() {
        Desk desk(3);
        QVERIFY(desk.passUntilAllServe());
        QVERIFY(choose(desk, link(desk), "delay 1 to 2 by 200ms") != noEvent);
        const EventId back = commandAfter(desk, noEvent, "delay 2 to 1 by 200ms");
        QVERIFY(back != noEvent);
        desk.session().act("kill 3");  // so that the two talk
        for (const Duration& each : delaysAfter(desk, back, 4)) QVERIFY(each >= milliseconds(200));
    }

    void jitterMakesDelaysDiffer() {
        Desk desk(3);
        QVERIFY(desk.passUntilAllServe());
        QVERIFY(choose(desk, link(desk), "jitter 1 to 2 by 50ms") != noEvent);
        const EventId back = commandAfter(desk, noEvent, "jitter 2 to 1 by 50ms");
        QVERIFY(back != noEvent);
        desk.session().act("kill 3");
        const std::vector<Duration> delays = delaysAfter(desk, back, 6);
        QCOMPARE(delays.size(), 6U);
        QVERIFY(std::set<Duration>(delays.begin(), delays.end()).size() > 2);
        for (const Duration& each : delays) QVERIFY(each >= milliseconds(2));
    }

    void aNarrowLinkTakesLongerForMoreBytes() {
        Desk desk(3);
        QVERIFY(desk.passUntilAllServe());
        QVERIFY(choose(desk, link(desk), "bandwidth 1 to 2 at 1KB/s") != noEvent);
        const EventId back = commandAfter(desk, noEvent, "bandwidth 2 to 1 at 1KB/s");
        QVERIFY(back != noEvent);
        desk.session().act("kill 3");
        const EventId sent = firstAfter(desk, back, sentBetween(1, 2));
        const Event& event = desk.session().timeline()->event(sent);
        const auto& message = std::get<Sent>(event.what);
        // A byte takes a millisecond.
        QVERIFY(message.due - event.at >= milliseconds(2) + milliseconds(static_cast<int>(message.bytes.size())));
    }

    void aResetBreaksConnectionsAndWhatIsOnThem() {
        Desk desk(3);
        QVERIFY(desk.passUntilAllServe());
        const EventId reset = choose(desk, link(desk), "reset 1 from 2");
        QVERIFY(reset != noEvent);
        const EventId noticed = firstAfter(
            desk, reset, is<ClosingNoticed>([](const ClosingNoticed& it) { return it.at == 1 || it.at == 2; }));
        QVERIFY(noticed != noEvent);
        // When they need each other, for an election, the two open another one.
        desk.session().act("kill 3");
        QVERIFY(firstAfter(desk, noticed, is<Connecting>([](const Connecting& it) {
                               return (it.from == 1 && it.to == 2) || (it.from == 2 && it.to == 1);
                           })) != noEvent);
    }

    void aHeldMessageStaysAndAReleasedOneArrives() {
        Desk desk(3);
        EventId message = noEvent;
        const QPoint at = stopAtProposal(desk, &message);
        const EventId held = choose(desk, at, QStringLiteral("hold message #%1").arg(message));
        QVERIFY(held != noEvent);
        goOn(desk);
        // The other follower is enough for a quorum: all of the writes are done without it.
        QVERIFY(desk.passUntil("committed 1:6 on leader", held));
        QVERIFY(desk.state().findMessage(message) && desk.state().findMessage(message)->held);
        desk.session().playhead().setPlaying(false);
        desk.pass([] { return false; }, 3);
        const auto items = desk.canvas("ensemble")->items();
        const auto item =
            std::ranges::find_if(items, [=](const Canvas::Item& it) { return it.selection.event == message; });
        QVERIFY(item != items.end());
        const EventId released =
            choose(desk, item->place.center(), QStringLiteral("release message #%1").arg(message));
        QVERIFY(released != noEvent);
        goOn(desk);
        QVERIFY(firstAfter(desk, released, deliveredIs(message)) != noEvent);
    }

    void deliveredNowArrivesNow() {
        Desk desk(3);
        EventId message = noEvent;
        const QPoint at = stopAtProposal(desk, &message);
        const Instant due = desk.state().findMessage(message)->due;
        const EventId now = choose(desk, at, QStringLiteral("deliver message #%1").arg(message));
        QVERIFY(now != noEvent);
        goOn(desk);
        const EventId delivered = firstAfter(desk, now, deliveredIs(message));
        QVERIFY(delivered != noEvent);
        const Instant came = desk.session().timeline()->event(delivered).at;
        QVERIFY(came == desk.session().timeline()->event(now).at && came < due);
    }

    void aDroppedMessageNeverArrives() {
        Desk desk(3);
        EventId message = noEvent;
        const QPoint at = stopAtProposal(desk, &message);
        const EventId dropped = choose(desk, at, QStringLiteral("drop message #%1").arg(message));
        QVERIFY(dropped != noEvent);
        goOn(desk);
        const EventId end = firstAfter(desk, dropped, [=](const Event& event) {
            const auto* lost = std::get_if<Lost>(&event.what);
            return deliveredIs(message)(event) || (lost && lost->message == message);
        });
        const auto* lost = std::get_if<Lost>(&desk.session().timeline()->event(end).what);
        QVERIFY(lost && lost->why == Loss::dropped);
        QVERIFY(desk.session().leftModel());
    }

    void aDuplicatedMessageArrivesTwice() {
        Desk desk(3);
        EventId message = noEvent;
        const QPoint at = stopAtProposal(desk, &message);
        const EventId doubled = choose(desk, at, QStringLiteral("duplicate message #%1").arg(message));
        QVERIFY(doubled != noEvent);
        const std::string bytes{std::get<Sent>(desk.session().timeline()->event(message).what).bytes};
        const EventId copy = firstAfter(desk, doubled, [=](const Event& event) {
            const auto* sent = std::get_if<Sent>(&event.what);
            return event.cause == message && sent && sent->bytes == bytes;
        });
        QVERIFY(copy != noEvent);
        goOn(desk);
        QVERIFY(firstAfter(desk, doubled, deliveredIs(message)) != noEvent);
        QVERIFY(firstAfter(desk, doubled, deliveredIs(copy)) != noEvent);
    }

    void anOvertakenMessageArrivesAfterALaterOne() {
        Desk desk(3);
        EventId message = noEvent;
        const QPoint at = stopAtProposal(desk, &message);
        const EventId told = choose(desk, at, QStringLiteral("reorder message #%1").arg(message));
        QVERIFY(told != noEvent);
        goOn(desk);
        const Timeline& first = *desk.session().timeline();
        const ConnectionId connection = std::get<Sent>(first.event(message).what).connection;
        const NodeId from = std::get<Sent>(first.event(message).what).from;
        const EventId overtaker = firstAfter(desk, told, [&desk, connection, from, message](const Event& event) {
            const auto* delivered = std::get_if<Delivered>(&event.what);
            if (!delivered || delivered->message <= message) return false;
            const auto& sent = std::get<Sent>(desk.session().timeline()->event(delivered->message).what);
            return sent.connection == connection && sent.from == from;
        });
        QVERIFY(overtaker != noEvent);
        const EventId late = firstAfter(desk, told, deliveredIs(message));
        QVERIFY2(late > overtaker, "it must come, and after the other");
    }
};

QTEST_MAIN(FaultsTest)
#include "faults_test.moc"
