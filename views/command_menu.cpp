// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/command_menu.h"

#include <QCoreApplication>

#include "views/wording.h"

namespace zabscope {
namespace {

/// The words of the menus; a class, since lupdate needs a context.
class CommandMenu {
    Q_DECLARE_TR_FUNCTIONS(CommandMenu)

public:
    CommandMenu(QMenu& menu, const CommandSink& sink) : m_menu(menu), m_sink(sink) {}

    void server(NodeId sid, const Frame& frame) {
        const NodeState* state = frame.state->find(sid);
        const bool up = state && state->up;
        const bool frozen = up && state->frozen;
        const Targets one{{Target::Who::sid, sid}};
        m_menu.addSection(Wording::node(sid));
        add(tr("&Kill (the process dies, its connections close)"), Kill{one}, up);
        add(tr("&Power off (what is not flushed is lost; silence)"), PowerOff{one}, up);
        add(tr("&Freeze (a long pause)"), Freeze{one}, up && !frozen);
        add(tr("&Thaw"), Thaw{one}, frozen);
        add(state && state->life > 0 ? tr("Re&start") : tr("&Start"), Start{one}, !up);
        add(tr("Force its &time-out"), ForceTimeout{one}, up && !frozen);
        add(tr("&Isolate from all others"), Isolate{one}, true);
        add(tr("&Heal its links"), Heal{one, {{Target::Who::all, noNode}}}, true);
        QMenu* disk = m_menu.addMenu(tr("&Disk"));
        CommandMenu more(*disk, m_sink);
        more.add(tr("Make it 10 times slower"), SlowDisk{one, 1000}, true);
        more.add(tr("Make it 100 times slower"), SlowDisk{one, 10'000}, true);
        more.add(tr("Normal speed"), SlowDisk{one, 100}, true);
        more.add(tr("Fill it up"), FillDisk{one, true}, !state || !state->diskFull);
        more.add(tr("Make room again"), FillDisk{one, false}, state && state->diskFull);
        more.add(tr("Spoil its last log record"), CorruptDisk{one, Zxid{}}, true);
        more.add(tr("Wipe it (the server must be down)"), Wipe{one}, !up);
        QMenu* client = m_menu.addMenu(tr("&Client at this server"));
        CommandMenu asks(*client, m_sink);
        asks.operations(sid);
    }

    void operations(NodeId sid) {
        const auto ask = [sid](Operation::Verb verb) {
            AskClient command;
            command.server = {Target::Who::sid, sid};
            command.operation.verb = verb;
            command.operation.server = sid;
            return command;
        };
        AskClient write = ask(Operation::Verb::set);
        write.operation.value = "x";
        AskClient load = ask(Operation::Verb::load);
        load.operation.count = 100;
        load.operation.outstanding = 4;
        add(tr("&Write"), write, true);
        add(tr("&Read (from what this server has)"), ask(Operation::Verb::read), true);
        add(tr("S&ync, then see what was committed"), ask(Operation::Verb::sync), true);
        add(tr("Steady &load: 100 writes"), load, true);
    }

    void link(NodeId one, NodeId other) {
        const Targets a{{Target::Who::sid, one}};
        const Targets b{{Target::Who::sid, other}};
        m_menu.addSection(tr("Link %1 – %2").arg(Wording::shortNode(one), Wording::shortNode(other)));
        add(tr("&Cut"), Cut{a, b, false}, true);
        add(tr("Cut only from %1 to %2").arg(one).arg(other), Cut{a, b, true}, true);
        add(tr("Cut only from %1 to %2").arg(other).arg(one), Cut{b, a, true}, true);
        add(tr("&Heal"), Heal{a, b}, true);
        add(tr("&Lose what is on its way (TCP: the connections break)"), Reset{a, b}, true);
        const auto both = [&](const QString& text, const QString& there, const QString& back) {
            m_menu.addAction(text, &m_menu, [sink = m_sink, there, back] {
                sink(there);
                sink(back);
            });
        };
        const auto delay = [](const Targets& from, const Targets& to, Duration latency) {
            return QString::fromStdString(toText(Command{Delay{from, to, latency}}));
        };
        const auto jitter = [](const Targets& from, const Targets& to, Duration spread) {
            return QString::fromStdString(toText(Command{Jitter{from, to, spread}}));
        };
        for (const int latency : {1, 20, 200, 2000}) {
            both(tr("Delay of %1 each way").arg(Wording::duration(milliseconds(latency))),
                 delay(a, b, milliseconds(latency)), delay(b, a, milliseconds(latency)));
        }
        both(tr("Jitter of up to 50 ms"), jitter(a, b, milliseconds(50)), jitter(b, a, milliseconds(50)));
        both(tr("No jitter"), jitter(a, b, Duration{}), jitter(b, a, Duration{}));
    }

    void message(EventId id, const Frame& frame) {
        const MessageInFlight* flight = frame.state->findMessage(id);
        if (!flight) return;
        MessagePattern which;
        which.message = id;
        m_menu.addSection(tr("%1 from %2 to %3")
                              .arg(Wording::kind(flight->kind), Wording::shortNode(flight->from),
                                   Wording::shortNode(flight->to)));
        add(tr("&Hold"), Hold{which}, !flight->held);
        add(tr("&Release"), Release{which}, flight->held);
        add(tr("Deliver &now"), DeliverNow{which}, true);
        QMenu* outside = m_menu.addMenu(tr("Outside the fault model (TCP would never do this)"));
        CommandMenu more(*outside, m_sink);
        more.add(tr("Drop"), Drop{which}, true);
        more.add(tr("Duplicate"), Duplicate{which}, true);
        more.add(tr("Let the next one overtake it"), Reorder{which}, true);
    }

    void ensemble() {
        add(tr("Start all"), Start{{{Target::Who::all, noNode}}}, true);
        add(tr("Kill the leader"), Kill{{{Target::Who::leader, noNode}}}, true);
        add(tr("Freeze the leader"), Freeze{{{Target::Who::leader, noNode}}}, true);
        add(tr("Isolate the leader"), Isolate{{{Target::Who::leader, noNode}}}, true);
        add(tr("Heal all links"), Heal{}, true);
    }

private:
    void add(const QString& text, const Command& command, bool enabled) {
        const QString words = QString::fromStdString(toText(command));
        QAction* action = m_menu.addAction(text, &m_menu, [sink = m_sink, words] { sink(words); });
        action->setEnabled(enabled);
        action->setToolTip(words);
        action->setData(words);
    }

    QMenu& m_menu;
    CommandSink m_sink;
};

}  // namespace

void addServerActions(QMenu& menu, NodeId server, const Frame& frame, const CommandSink& sink) {
    CommandMenu(menu, sink).server(server, frame);
}
void addLinkActions(QMenu& menu, NodeId one, NodeId other, const Frame&, const CommandSink& sink) {
    CommandMenu(menu, sink).link(one, other);
}
void addMessageActions(QMenu& menu, EventId message, const Frame& frame, const CommandSink& sink) {
    CommandMenu(menu, sink).message(message, frame);
}
void addEnsembleActions(QMenu& menu, const Frame&, const CommandSink& sink) { CommandMenu(menu, sink).ensemble(); }

}  // namespace zabscope
