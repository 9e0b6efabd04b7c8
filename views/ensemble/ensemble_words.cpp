// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/ensemble/ensemble_words.h"

#include <algorithm>

#include "core/protocol/client_field.h"
#include "views/wording.h"

namespace zabscope {
namespace {

/// An epoch as it may be shown.
QString epochText(std::int64_t epoch) {
    return epoch == PeerState::unknown ? QStringLiteral("?") : QString::number(epoch);
}
/// That in which a server is.
QString epoch(const ServerFacts& server) { return epochText(server.epoch); }

}  // namespace

QString EnsembleWords::standing(const ServerFacts& server) {
    switch (server.standing) {
        case ServerStanding::notStarted:
            return tr("not started");
        case ServerStanding::down:
            switch (server.lastDeath) {
                case Death::killed:
                    return tr("down: killed");
                case Death::poweredOff:
                    return tr("down: no power");
                case Death::exited:
                    return tr("down: exited");
            }
            return tr("down");
        case ServerStanding::looking:
            return tr("looks for a leader");
        case ServerStanding::following:
            return server.votesFor == noNode ? tr("follows") : tr("follows %1").arg(server.votesFor);
        case ServerStanding::leading:
            return server.established() ? tr("leads") : tr("is to lead");
        case ServerStanding::observing:
            return server.votesFor == noNode ? tr("observes") : tr("observes %1").arg(server.votesFor);
    }
    return {};
}

QStringList EnsembleWords::label(const ServerFacts& server) {
    QStringList lines{server.frozen ? tr("frozen") : standing(server)};
    if (server.frozen) {
        lines << standing(server);
    } else if (!server.up()) {
        lines << QString();
    } else if (server.standing != ServerStanding::looking) {
        lines << Wording::phase(server.phase);
    } else if (server.observer) {
        lines << tr("has no vote");
    } else if (server.votesFor == noNode) {
        lines << tr("has not voted yet");
    } else if (server.votesFor == server.sid) {
        lines << tr("votes for itself, round %1").arg(server.round);
    } else {
        lines << tr("votes for %1, round %2").arg(server.votesFor).arg(server.round);
    }
    lines << (server.standing == ServerStanding::notStarted
                  ? QString()
                  : tr("epoch %1, zxid %2").arg(epoch(server)).arg(Wording::zxid(server.zxid)));
    if (!server.up()) lines.swapItemsAt(1, 2);
    return lines;
}

QStringList EnsembleWords::shortLabel(const ServerFacts& server) {
    QString zxid = server.standing == ServerStanding::notStarted ? QString() : Wording::zxid(server.zxid);
    if (zxid.size() == 1) zxid.prepend(QStringLiteral("zxid "));  // a bare 0 says nothing
    if (server.frozen) return {tr("frozen"), zxid};
    if (server.standing == ServerStanding::looking) return {tr("looking"), zxid};
    if (server.standing == ServerStanding::down) return {tr("down"), zxid};
    return {standing(server), zxid};
}

double EnsembleWords::shortWidth(const QFontMetricsF& metrics) {
    double widest = 0;
    for (const QString& sample : {tr("follows %1").arg(25), tr("observes %1").arg(5), tr("looking"), tr("not started"),
                                  QStringLiteral("10:1000")})
        widest = std::max(widest, metrics.horizontalAdvance(sample));
    return widest + metrics.averageCharWidth();
}

double EnsembleWords::labelWidth(const QFontMetricsF& metrics) {
    double widest = 0;
    for (const QString& sample : {tr("looks for a leader") + u' ', tr("votes for itself, round %1").arg(10),
                                  tr("epoch %1, zxid %2").arg(10).arg(QStringLiteral("10:1000")),
                                  Wording::phase(zab::Phase::synchronization)})
        widest = std::max(widest, metrics.horizontalAdvance(sample));
    return widest + metrics.averageCharWidth();
}

QString EnsembleWords::serverName(const ServerFacts& server) {
    QStringList parts{Wording::node(server.sid), standing(server)};
    if (server.frozen) parts << tr("frozen");
    if (server.standing == ServerStanding::notStarted) return parts.join(tr(", "));
    parts << tr("epoch %1").arg(epoch(server));
    if (server.up() && server.standing != ServerStanding::looking) parts << Wording::phase(server.phase);
    if (server.standing == ServerStanding::looking && server.votesFor != noNode)
        parts << tr("votes for %1").arg(server.votesFor) << tr("round %1").arg(server.round);
    parts << tr("last zxid %1").arg(Wording::zxid(server.zxid));
    if (!server.synced) parts << tr("not all is on its disk yet");
    if (server.slowDisk) parts << tr("slow disk");
    if (server.fullDisk) parts << tr("full disk");
    return parts.join(tr(", "));
}

QString EnsembleWords::clientName(NodeId client, const Frame& frame) {
    const NodeState* state = frame.state->find(client);
    const NodeId server = state ? sidOf(state->fields.scalar(clientServer)) : noNode;
    if (server == noNode) return tr("%1, talks to no server").arg(Wording::node(client));
    return state->fields.scalar(clientConnected) != 0
               ? tr("%1, has a session at server %2").arg(Wording::node(client)).arg(server)
               : tr("%1, connects to server %2").arg(Wording::node(client)).arg(server);
}

QString EnsembleWords::caption(const MessageFacts& facts) {
    if (facts.group != MessageGroup::vote) return facts.caption;
    if (facts.candidate == noNode) return tr("vote");
    return facts.looking ? tr("vote for %1").arg(facts.candidate) : tr("my leader is %1").arg(facts.candidate);
}

QString EnsembleWords::messageName(const PlacedMessage& message) {
    const QString from = Wording::shortNode(message.flight->from);
    const QString to = Wording::shortNode(message.flight->to);
    const QString name = tr("%1 from %2 to %3").arg(caption(*message.facts), from, to);
    if (message.held) return tr("%1, held").arg(name);
    return message.behindCut ? tr("%1, waits at the cut").arg(name) : name;
}

namespace {

std::size_t countOf(const std::vector<ServerFacts>& servers, ServerStanding standing) {
    return static_cast<std::size_t>(std::count_if(servers.begin(), servers.end(), [&](const ServerFacts& server) {
        return server.standing == standing;
    }));
}

}  // namespace

Headline EnsembleWords::headline(const EnsembleScene& scene, const Frame& frame) {
    Headline headline;
    const std::size_t voters = static_cast<std::size_t>(
        std::count_if(scene.servers.begin(), scene.servers.end(), [](const ServerFacts& s) { return !s.observer; }));
    const std::size_t looking = countOf(scene.servers, ServerStanding::looking);
    const std::size_t notUp = countOf(scene.servers, ServerStanding::notStarted);
    const std::size_t down = countOf(scene.servers, ServerStanding::down) + notUp;
    if (down == scene.servers.size()) {
        const bool goesOn = frame.now.last < frame.timeline->last();
        return {tr("No server is running"), goesOn ? tr("Press play") : tr("Right click: start all"), false};
    }
    const QString rule = frame.ensemble->hierarchical ? tr("A quorum: most servers by weight of most groups")
                                                      : tr("A quorum: %1 of %2 voters").arg(voters / 2 + 1).arg(voters);
    if (scene.leaderships.empty()) {
        std::int64_t round = 0;
        for (const ServerFacts& server : scene.servers)
            if (server.standing == ServerStanding::looking) round = std::max(round, server.round);
        headline.title = looking == 0 ? tr("No leader") : tr("No leader: an election, round %1").arg(round);
        headline.details = looking == 0 ? rule : tr("Servers looking: %1. %2").arg(looking).arg(rule);
        return headline;
    }
    const Leadership& first = scene.leaderships.front();
    switch (first.phase) {
        case zab::Phase::broadcast:
            headline.title = tr("Server %1 leads epoch %2").arg(QString::number(first.leader), epochText(first.epoch));
            break;
        case zab::Phase::synchronization:
            headline.title = tr("Server %1 brings the others to epoch %2")
                                 .arg(QString::number(first.leader), epochText(first.epoch));
            break;
        case zab::Phase::election:
        case zab::Phase::discovery:
        case zab::Phase::stopping:
            headline.title = tr("Server %1 is elected: agreeing on an epoch").arg(first.leader);
            break;
    }
    headline.details = tr("Acknowledge it: %1 of %2 voters. %3").arg(first.acknowledged).arg(voters).arg(rule);
    for (std::size_t i = 1; i < scene.leaderships.size(); ++i) {
        headline.doubt = true;
        headline.details = tr("Server %1 believes that it leads, too").arg(scene.leaderships[i].leader) + u'\n' +
                           headline.details;
        if (i >= 2) break;
    }
    return headline;
}

QString EnsembleWords::next(const NextHappening& next, const Frame& frame) {
    QString what;
    const auto named = [&](const MessageInFlight* flight, const QString& sentence) {
        if (!flight) return QString();
        return sentence.arg(Wording::kind(flight->kind), Wording::shortNode(flight->from), Wording::shortNode(flight->to));
    };
    switch (next.what) {
        case NextHappening::What::nothing:
            return {};
        case NextHappening::What::arrival:
            what = named(frame.state->findMessage(next.message), tr("%1 from %2 reaches %3"));
            break;
        case NextHappening::What::loss:
            what = named(frame.state->findMessage(next.message), tr("%1 from %2 to %3 is lost"));
            break;
        case NextHappening::What::alarm:
            what = Wording::event({noEvent, next.at, noEvent, Rang{next.node, next.alarm}}, *frame.timeline);
            break;
        case NextHappening::What::flush:
            what = tr("the disk of %1 has flushed").arg(Wording::node(next.node));
            break;
        case NextHappening::What::command:
            what = tr("a command");
            break;
    }
    if (next.at == never || what.isEmpty()) return {};
    const double wait = static_cast<double>(next.at.time_since_epoch().count()) -
                        static_cast<double>(frame.drawnAt.time_since_epoch().count());
    if (wait <= 0) return tr("Next: %1").arg(what);
    if (wait > 3e15) return {};
    return tr("Next, in %1: %2").arg(Wording::duration(Duration{static_cast<std::int64_t>(wait)}), what);
}

QString EnsembleWords::list(const std::vector<NodeId>& servers) {
    QStringList words;
    for (const NodeId sid : servers) {
        if (words.size() == 12) return words.join(u' ') + QStringLiteral(" …");
        words << QString::number(sid);
    }
    return words.join(u' ');
}

QString EnsembleWords::gesture(const Gesture& gesture) {
    switch (gesture.meaning) {
        case Gesture::Meaning::nothing:
            return tr("Draw across links to cut them, or around servers to split them off");
        case Gesture::Meaning::lasso:
            if (gesture.commands.empty()) return tr("All are inside: nothing to split off");
            return tr("Split off: %1 | %2").arg(list(gesture.inside), list(gesture.outside));
        case Gesture::Meaning::slash:
            break;
    }
    QStringList pairs;
    for (const auto& [one, other] : gesture.links) {
        if (pairs.size() == 8) return tr("Cut %1 links").arg(gesture.links.size());
        pairs << QStringLiteral("%1–%2").arg(one).arg(other);
    }
    return tr("Cut: %1").arg(pairs.join(QStringLiteral("  ")));
}

QString EnsembleWords::emptiness(const Frame& frame) {
    if (frame && !frame.ensemble->members.empty()) return {};
    return tr("Here the servers of an ensemble stand in a ring, and the messages between them travel.\n"
              "Open a scenario to see them.");
}

}  // namespace zabscope
