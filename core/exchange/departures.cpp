// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/departures.h"

#include <algorithm>
#include <utility>

#include "core/trace/vocabularies.h"

namespace zabscope {
namespace {

constexpr auto opener = Conversation::opener;
constexpr auto acceptor = Conversation::acceptor;

/// The ports that Linux gives to those who connect.
constexpr std::uint32_t firstPort = 32'768;
constexpr std::uint32_t portCount = 28'232;

std::string commentOn(const Sent& sent) {
    const std::string words = describeMessage(sent.kind, sent.bytes);
    std::string comment = std::string{kindName(sent.kind)} + (words.empty() ? "" : " ") + words;
    if (sent.kind == static_cast<std::uint8_t>(zab::MessageKind::snap)) comment += "; the snapshot itself is left out";
    return comment;
}

}  // namespace

/// What each kind of event does on the wire; one overload a kind, so that a new kind does not compile before it is
/// decided.
struct Departures::Visit {
    Departures& self;
    const Event& event;

    void operator()(const Connecting& opening) const { self.connecting(event, opening); }
    void operator()(const Connected& end) const { self.connected(event, end); }
    void operator()(const ConnectFailed& failure) const { self.failed(event, failure); }
    void operator()(const Closing& closing) const { self.closing(event, closing); }
    void operator()(const ClosingNoticed& noticed) const { self.noticed(event, noticed); }
    void operator()(const Sent& sent) const { self.sent(event, sent); }
    void operator()(const Delivered& delivered) const { self.heard(event, delivered.message, {}); }
    void operator()(const Lost& lost) const {
        if (lost.why == Loss::dropped)
            self.heard(event, lost.message, "dropped by a person in spite of TCP: no process has read it");
    }
    void operator()(const LinkChanged& link) const {
        if (link.cut) {
            self.m_cut.insert({link.from, link.to});
        } else {
            self.m_cut.erase({link.from, link.to});
        }
    }
    void operator()(const Born& born) const { self.m_off.erase(born.node); }
    void operator()(const Died& died) const {
        if (died.how == Death::poweredOff) self.m_off.insert(died.node);
    }
    void operator()(const Commanded&) const {}
    void operator()(const Froze&) const {}
    void operator()(const Thawed&) const {}
    void operator()(const Wrote&) const {}
    void operator()(const FlushDone&) const {}
    void operator()(const DiskLost&) const {}
    void operator()(const DiskChanged&) const {}
    void operator()(const DiskWiped&) const {}
    void operator()(const DiskCorrupted&) const {}
    void operator()(const DiskRefused&) const {}
    void operator()(const Rescheduled&) const {}
    void operator()(const Rang&) const {}
    void operator()(const Changed&) const {}
    void operator()(const Noted&) const {}
    void operator()(const Asked&) const {}
    void operator()(const Violated&) const {}
};

Departures::Departures(const Timeline& timeline, const WireEnsemble& ensemble, Sink sink)
    : m_timeline(timeline), m_ensemble(ensemble), m_sink(std::move(sink)) {}

Ip4 Departures::addressOf(NodeId server) { return 0x0a000000U + static_cast<Ip4>(server); }

void Departures::happened(const Event& event) {
    answerUntil(event.at);
    std::visit(Visit{*this, event}, event.what);
}

Departures::Live* Departures::find(ConnectionId connection) {
    const auto at = m_live.find(connection);
    return at == m_live.end() ? nullptr : &at->second;
}

Departures::Side Departures::sideOf(const Live& live, NodeId node) const {
    return node == live.from ? opener : acceptor;
}

void Departures::leave(Instant at, const Live& live, Side side, const Segment& segment, std::string comment) {
    m_sink({at, nodeAt(live, side), nodeAt(live, Conversation::other(side)), segment, std::move(comment)});
}

void Departures::connecting(const Event& event, const Connecting& opening) {
    if (opening.port == Port::client || !isServer(opening.from) || !isServer(opening.to)) return;
    const auto listener = m_ensemble.addresses.find(opening.to);
    if (listener == m_ensemble.addresses.end()) return;
    std::uint32_t& count = m_opened[{opening.from, opening.to, opening.port}];
    const auto port = static_cast<std::uint16_t>(firstPort + count++ % portCount);
    const std::uint16_t there =
        opening.port == Port::election ? listener->second.electionPort : listener->second.quorumPort;
    Live live{Conversation{{addressOf(opening.from), port},
                           {addressOf(opening.to), there},
                           static_cast<std::uint64_t>(opening.connection)},
              opening.from, opening.to, opening.port, event.at};
    leave(event.at, live, opener, live.talk.asks());
    m_live.insert_or_assign(opening.connection, std::move(live));
}

void Departures::connected(const Event& event, const Connected& end) {
    Live* live = find(end.connection);
    if (!live) return;
    const Side side = sideOf(*live, end.at);
    if (side == acceptor) live->oneWay = event.at - live->asked;
    leave(event.at, *live, side, side == acceptor ? live->talk.accepts() : live->talk.established());
}

void Departures::failed(const Event& event, const ConnectFailed& failure) {
    Live* live = find(failure.connection);
    if (!live) return;
    if (live->talk.isAccepted()) {
        leave(event.at, *live, opener, live->talk.resets(opener));  // it has given up meanwhile
    } else if (failure.refused) {
        leave(event.at, *live, acceptor, live->talk.refuses());
    }
    m_live.erase(failure.connection);
}

void Departures::sent(const Event& event, const Sent& sent) {
    Live* live = find(sent.connection);
    if (!live) return;
    const Side side = sideOf(*live, sent.from);
    const auto bytes = toZookeeper(sent.kind, sent.bytes, side == opener, m_ensemble);
    if (!bytes) return;
    std::string comment = commentOn(sent);
    for (const Segment& segment : live->talk.says(side, event.id, *bytes))
        leave(event.at, *live, side, segment, std::exchange(comment, {}));
}

void Departures::heard(const Event& event, EventId message, std::string comment) {
    const auto* sent = std::get_if<Sent>(&m_timeline.event(message).what);
    Live* live = sent ? find(sent->connection) : nullptr;
    if (!live) return;
    const Side receiver = sideOf(*live, sent->to);
    if (const auto ack = live->talk.hears(receiver, message))
        leave(event.at, *live, receiver, *ack, std::move(comment));
}

void Departures::closing(const Event& event, const Closing& closing) {
    Live* live = find(closing.connection);
    if (!live) return;
    const Side side = sideOf(*live, closing.by);
    const Side far = Conversation::other(side);
    const auto* death = event.cause == noEvent ? nullptr : std::get_if<Died>(&m_timeline.event(event.cause).what);
    const bool silently = death && death->how == Death::poweredOff;
    live->closed[side] = true;
    live->closedAt[side] = event.at;
    live->finCrosses[side] = !silently && !m_cut.contains({closing.by, nodeAt(*live, far)});
    if (!silently) leave(event.at, *live, side, live->talk.ends(side));
    if (!live->closed[far]) return;
    // Both have closed before either knew it of the other: only their systems hear of it.
    if (live->finCrosses[far] && !silently)
        m_answers.insert({std::max(event.at, live->closedAt[far] + live->oneWay), {closing.connection, side}});
    if (live->finCrosses[side]) m_answers.insert({event.at + live->oneWay, {closing.connection, far}});
    forgetIfOver(closing.connection);
}

void Departures::noticed(const Event& event, const ClosingNoticed& noticed) {
    Live* live = find(noticed.connection);
    if (!live) return;
    const Side side = sideOf(*live, noticed.at);
    const Side far = Conversation::other(side);
    const auto* fin = event.cause == noEvent ? nullptr : std::get_if<Closing>(&m_timeline.event(event.cause).what);
    live->closed[side] = true;
    if (fin && live->finCrosses[far]) {
        live->talk.hearsEnd(side);
        leave(event.at, *live, side, live->talk.ends(side));
        if (!m_cut.contains({noticed.at, nodeAt(*live, far)}))
            m_answers.insert({event.at + live->oneWay, {noticed.connection, far}});
    } else {
        leave(event.at, *live, far, live->talk.resets(far));
    }
    forgetIfOver(noticed.connection);
}

void Departures::answerUntil(Instant instant) {
    while (!m_answers.empty() && m_answers.begin()->first <= instant) {
        const auto [at, end] = *m_answers.begin();
        m_answers.erase(m_answers.begin());
        answer(at, end.first, end.second);
        forgetIfOver(end.first);
    }
}

// The last ACK of a connection; a reset if there came what nobody will read any more.
void Departures::answer(Instant at, ConnectionId connection, Side side) {
    Live* live = find(connection);
    if (!live || m_off.contains(nodeAt(*live, side))) return;
    if (!live->talk.heardAllOf(Conversation::other(side))) {
        leave(at, *live, side, live->talk.resets(side));
        m_live.erase(connection);
        return;
    }
    live->talk.hearsEnd(side);
    leave(at, *live, side, live->talk.confirms(side));
}

void Departures::forgetIfOver(ConnectionId connection) {
    const Live* live = find(connection);
    const auto waits = [&](const auto& entry) { return entry.second.first == connection; };
    if (live && live->closed[opener] && live->closed[acceptor] &&
        std::none_of(m_answers.begin(), m_answers.end(), waits))
        m_live.erase(connection);
}

}  // namespace zabscope
