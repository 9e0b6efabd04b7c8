// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/command_menu.h"

#include <QCoreApplication>
#include <algorithm>

#include "core/trace/target.h"
#include "views/wording.h"

namespace zabscope {
namespace {

/// The words of the menus; a class, since lupdate needs a context.
class CommandMenu {
    Q_DECLARE_TR_FUNCTIONS(CommandMenu)

public:
    /// Each action's tool tip is its command, so that the language of scenarios is learnt by the way.
    CommandMenu(QMenu& menu, const CommandSink& sink) : m_menu(menu), m_sink(sink) { menu.setToolTipsVisible(true); }

    void server(NodeId sid, const Frame& frame) {
        const NodeState* state = frame.state->find(sid);
        const bool up = state && state->up;
        const bool frozen = up && state->frozen;
        const Targets one{{Target::Who::sid, sid}};
        m_menu.addSection(Wording::node(sid));
        add(tr("&Kill (the process dies, its connections close)"), Kill{one}, up);
        // A machine whose server was killed still has what is not flushed.
        const bool powered = up || (state && state->life > 0 && state->lastDeath != Death::poweredOff);
        add(tr("&Power off (what is not flushed is lost; silence)"), PowerOff{one}, powered);
        add(tr("&Freeze (a long pause)"), Freeze{one}, up && !frozen);
        add(tr("&Thaw"), Thaw{one}, frozen);
        add(state && state->life > 0 ? tr("Re&start") : tr("&Start"), Start{one}, !up);
        add(tr("Force its time-&out"), ForceTimeout{one}, up && !frozen);
        const Links links = linksOf(sid, frame);
        add(tr("&Isolate from all others"), Isolate{one}, links.cut < links.all);
        add(tr("&Heal its links"), Heal{one, {{Target::Who::all, noNode}}}, links.cut > 0);
        disk(sid, state);
        QMenu* client = m_menu.addMenu(tr("&Client at this server"));
        CommandMenu asks(*client, m_sink);
        asks.operations(sid);
    }

    void disk(NodeId sid, const NodeState* state) {
        const Targets one{{Target::Who::sid, sid}};
        QMenu* disk = m_menu.addMenu(tr("&Disk"));
        CommandMenu more(*disk, m_sink);
        const int percent = state ? state->diskSlowPercent : 100;
        const bool full = state && state->diskFull;
        const bool logged = state && state->written.index != HistoryTip::none;
        more.add(tr("Make it 10 times slower"), SlowDisk{one, 1000}, percent != 1000);
        more.add(tr("Make it 100 times slower"), SlowDisk{one, 10'000}, percent != 10'000);
        more.add(tr("Normal speed"), SlowDisk{one, 100}, percent != 100);
        more.add(tr("Fill it up"), FillDisk{one, true}, !full);
        more.add(tr("Make room again"), FillDisk{one, false}, full);
        more.add(tr("Spoil its last log record"), CorruptDisk{one, Zxid{}}, logged);
        more.add(tr("Wipe it (the server must be down)"), Wipe{one}, !state || !state->up);
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

    void link(NodeId one, NodeId other, const Frame& frame) {
        const Targets a{{Target::Who::sid, one}};
        const Targets b{{Target::Who::sid, other}};
        m_menu.addSection(tr("Link %1 – %2").arg(Wording::shortNode(one), Wording::shortNode(other)));
        const bool there = frame.state->isCut(one, other);
        const bool back = frame.state->isCut(other, one);
        add(tr("&Cut"), Cut{a, b, false}, !there || !back);
        add(tr("Cut only from %1 to %2").arg(one).arg(other), Cut{a, b, true}, !there);
        add(tr("Cut only from %1 to %2").arg(other).arg(one), Cut{b, a, true}, !back);
        add(tr("&Heal"), Heal{a, b}, there || back);
        add(tr("&Lose what is on its way (TCP: the connections break)"), Reset{a, b}, areConnected(one, other, frame));
        shape(a, b);
    }

    /// Delay, jitter and bandwidth; each goes for one direction, so each choice is two commands.
    void shape(const Targets& a, const Targets& b) {
        QMenu* delay = m_menu.addMenu(tr("&Delay"));
        CommandMenu delays(*delay, m_sink);
        for (const int latency : {1, 20, 200, 2000}) {
            const Duration each = milliseconds(latency);
            delays.both(tr("%1 each way").arg(Wording::duration(each)), Delay{a, b, each}, Delay{b, a, each});
        }
        QMenu* jitter = m_menu.addMenu(tr("&Jitter"));
        CommandMenu jitters(*jitter, m_sink);
        for (const int most : {5, 50, 500}) {
            const Duration each = milliseconds(most);
            jitters.both(tr("Up to %1").arg(Wording::duration(each)), Jitter{a, b, each}, Jitter{b, a, each});
        }
        jitters.both(tr("No jitter"), Jitter{a, b, Duration{}}, Jitter{b, a, Duration{}});
        QMenu* bandwidth = m_menu.addMenu(tr("&Bandwidth"));
        CommandMenu bandwidths(*bandwidth, m_sink);
        for (const int kilobytes : {1, 10, 1000}) {
            const std::int64_t rate = std::int64_t{1000} * kilobytes;
            bandwidths.both(tr("At most %1 kB/s").arg(kilobytes), Bandwidth{a, b, rate}, Bandwidth{b, a, rate});
        }
        bandwidths.both(tr("Unlimited"), Bandwidth{a, b, 0}, Bandwidth{b, a, 0});
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
        add(tr("Deliver &now"), DeliverNow{which}, !frame.state->isCut(flight->from, flight->to));
        QMenu* outside = m_menu.addMenu(tr("Outside the fault model (TCP would never do this)"));
        CommandMenu more(*outside, m_sink);
        more.add(tr("Drop"), Drop{which}, true);
        more.add(tr("Duplicate"), Duplicate{which}, true);
        more.add(tr("Let the next one overtake it"), Reorder{which}, true);
    }

    void ensemble(const Frame& frame) {
        std::size_t up = 0;
        for (const NodeState& server : frame.state->servers()) up += server.up ? 1 : 0;
        const NodeId sid = leaderIn(*frame.state);
        const NodeState* leader = frame.state->find(sid);
        const Targets it{{Target::Who::leader, noNode}};
        const Links links = sid == noNode ? Links{} : linksOf(sid, frame);
        add(tr("Start all"), Start{{{Target::Who::all, noNode}}}, up < frame.ensemble->members.size());
        add(tr("Kill the leader"), Kill{it}, leader != nullptr);
        add(tr("Freeze the leader"), Freeze{it}, leader && !leader->frozen);
        add(tr("Isolate the leader"), Isolate{it}, links.cut < links.all);
        add(tr("Heal all links"), Heal{}, isAnyCut(*frame.state));
    }

private:
    void add(const QString& text, const Command& command, bool enabled) {
        const QString words = QString::fromStdString(toText(command));
        QAction* action = m_menu.addAction(text, &m_menu, [sink = m_sink, words] { sink(words); });
        action->setEnabled(enabled);
        action->setToolTip(words);
        action->setData(words);
    }
    void both(const QString& text, const Command& one, const Command& other) {
        const QStringList words{QString::fromStdString(toText(one)), QString::fromStdString(toText(other))};
        QAction* action = m_menu.addAction(text, &m_menu, [sink = m_sink, words] {
            for (const QString& each : words) sink(each);
        });
        action->setToolTip(words.join(u'\n'));
        action->setData(words);
    }

    /// The paths between one server and all others, either direction counted, and how many of them are cut.
    struct Links {
        int all = 0;
        int cut = 0;
    };
    static Links linksOf(NodeId sid, const Frame& frame) {
        Links links;
        for (const Member& member : frame.ensemble->members) {
            if (member.sid == sid) continue;
            links.all += 2;
            links.cut += (frame.state->isCut(sid, member.sid) ? 1 : 0) + (frame.state->isCut(member.sid, sid) ? 1 : 0);
        }
        return links;
    }
    static bool isAnyCut(const ClusterState& state) {
        const auto& links = state.links();
        return std::any_of(links.begin(), links.end(), [](const auto& link) { return link.second.cut; });
    }
    static bool areConnected(NodeId one, NodeId other, const Frame& frame) {
        const auto connections = frame.state->connections();
        return std::any_of(connections.begin(), connections.end(), [&](const ConnectionState& each) {
            return (each.from == one && each.to == other) || (each.from == other && each.to == one);
        });
    }

    QMenu& m_menu;
    CommandSink m_sink;
};

}  // namespace

void addServerActions(QMenu& menu, NodeId server, const Frame& frame, const CommandSink& sink) {
    if (frame && frame.ensemble->find(server)) CommandMenu(menu, sink).server(server, frame);
}
void addLinkActions(QMenu& menu, NodeId one, NodeId other, const Frame& frame, const CommandSink& sink) {
    if (!frame || one == other || !frame.ensemble->find(one) || !frame.ensemble->find(other)) return;
    CommandMenu(menu, sink).link(one, other, frame);
}
void addMessageActions(QMenu& menu, EventId message, const Frame& frame, const CommandSink& sink) {
    if (frame) CommandMenu(menu, sink).message(message, frame);
}
void addEnsembleActions(QMenu& menu, const Frame& frame, const CommandSink& sink) {
    if (frame) CommandMenu(menu, sink).ensemble(frame);
}

}  // namespace zabscope
