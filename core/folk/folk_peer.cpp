// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/folk/folk_peer.h"

#include <algorithm>
#include <cassert>

#include "core/folk/message_text.h"

namespace zabscope::folk {
namespace {

constexpr AlarmId again = firstAlarm;

}  // namespace

FolkPeer::FolkPeer(NodeId sid, std::shared_ptr<const Ensemble> ensemble)
    : m_sid(sid),
      m_ensemble(std::move(ensemble)),
      m_variants(m_ensemble->variants),
      m_links(sid, 1),
      m_clients(sid, 1, m_ensemble->tickTime) {
    assert(m_ensemble->find(sid));
}

void FolkPeer::step(Instant now, const Input& input, Effects& effects) {
    m_published.beginStep();
    if (m_exited) return;
    m_now = now;
    m_effects = &effects;
    std::visit([this](const auto& each) { handle(each); }, input);
    publish();
    if (m_exited) effects.emplace_back(Exit{});
    m_effects = nullptr;
}

void FolkPeer::handle(const Started& input) {
    m_links = Links{m_sid, input.life};
    m_clients = Clients{m_sid, input.life, m_ensemble->tickTime};
    m_effects->emplace_back(Accept{Port::election, true});
    m_store.load(*input.disk, m_sid, *m_effects);
    if (m_store.isNew()) {
        say(Sentence::first_start, {zxidValue(m_store.zxid())});
    } else {
        say(Sentence::loaded, {zxidValue(m_store.zxid()), number(m_store.records())});
    }
    ask();
}

void FolkPeer::handle(const DiskFailed&) {
    say(Sentence::disk_failed);
    m_exited = true;
}

void FolkPeer::handle(const ConnectionOpened& input) {
    if (input.port == Port::client) return m_clients.opened(input.connection, *m_effects);
    if (input.port == Port::quorum) {
        m_effects->emplace_back(Close{input.connection});  // nobody listens there
        return;
    }
    m_links.opened(input);
    if (input.incoming) return;  // who it is its first message says
    const NodeId peer = m_links.peerOf(input.connection);
    if (m_doing == Doing::asking) send(peer, message(wire::Message::ZXIDREQUEST));
    if (m_doing == Doing::electing) send(peer, message(wire::Message::ELECTIONREQUEST));
}

void FolkPeer::handle(const ConnectionClosed& input) {
    if (m_clients.owns(input.connection)) return m_clients.closed(input.connection);
    lost(m_links.closed(input.connection));
}

void FolkPeer::handle(const AlarmRang& input) {
    if (input.alarm != again || m_doing == Doing::settled) return;
    m_links.connect(*m_ensemble, *m_effects);
    if (m_doing == Doing::asking) return askAgain();
    waitFrom(std::min(m_interval * 2, m_ensemble->maxNotificationInterval));
    say(Sentence::elects_again, {number(static_cast<std::int64_t>(m_confirmations.size()) + 1),
                                 number(static_cast<std::int64_t>(voters())), durationValue(m_interval)});
    request();
}

void FolkPeer::handle(const MessageArrived& input) {
    if (m_clients.owns(input.connection)) {
        auto wish = m_clients.arrived(input.connection, input.bytes, m_store.tree(), m_store.zxid(), *m_effects);
        if (!wish) return;
        if (m_role == Role::leading) return order(std::move(wish->change), wish->origin, m_sid);
        wire::Message forward = message(wire::Message::FORWARD);
        *forward.mutable_change() = std::move(wish->change);
        *forward.mutable_origin() = wish->origin;
        return send(m_leader, forward);
    }
    wire::Message heard;
    if (!readMessage(heard, input.bytes) || !m_ensemble->find(heard.sid()) || heard.sid() == m_sid) {
        m_effects->emplace_back(Close{input.connection});
        return lost(m_links.closed(input.connection));
    }
    const bool isNew = m_links.heard(input.connection, heard.sid(), *m_effects);
    if (isNew && m_doing == Doing::electing) send(heard.sid(), message(wire::Message::ELECTIONREQUEST));
    const int kind = heard.kind();
    switch (kind) {
        case wire::Message::ZXIDREQUEST:
            return answer(heard.sid());
        case wire::Message::ZXIDANSWER:
            return answered(heard);
        case wire::Message::ELECTIONREQUEST:
            return requested(heard);
        case wire::Message::CONFIRM:
            return confirmed(heard);
        case wire::Message::SYNCREQUEST:
            return told(heard);
        case wire::Message::FORWARD:
            if (m_role == Role::leading) order(heard.change(), heard.origin(), heard.sid());
            return;
        case wire::Message::WRITE:
            return take(heard);
        case wire::Message::WRITTEN:
            return taken(heard.sid(), Zxid{heard.zxid()});
        case wire::Message::DONE:
            return m_clients.done(heard, m_store.tree(), *m_effects);
        default:
            return;  // of a later version
    }
}

// ---- step 1: ask the leader for a zxid ----

void FolkPeer::ask() {
    settle(Role::looking, noNode, {});
    m_doing = Doing::asking;
    say(Sentence::asks_leader);
    m_links.connect(*m_ensemble, *m_effects);
    sendAll(message(wire::Message::ZXIDREQUEST));
    waitFrom(m_ensemble->minNotificationInterval);
}

void FolkPeer::askAgain() {
    if (m_variants.silenceElects && isVoter()) {
        say(Sentence::begins_silence, {zxidValue(m_store.zxid())});
        return beginElection();
    }
    waitFrom(std::min(m_interval * 2, m_ensemble->maxNotificationInterval));
    say(Sentence::asks_again, {durationValue(m_interval)});
    sendAll(message(wire::Message::ZXIDREQUEST));
}

void FolkPeer::answer(NodeId asker) {
    if (m_doing != Doing::settled) return say(Sentence::knows_no_leader, {sidValue(asker)});
    wire::Message reply = message(wire::Message::ZXIDANSWER);
    if (m_role == Role::leading) {
        reply.set_leader_zxid(m_store.zxid().value);
        say(Sentence::answers_as_leader, {sidValue(asker), zxidValue(m_store.zxid())});
    } else {
        say(Sentence::answers_for_leader, {sidValue(asker), sidValue(m_leader), zxidValue(m_leaderZxid)});
    }
    send(asker, reply);
}

// ---- step 2: compare ----

void FolkPeer::answered(const wire::Message& message) {
    if (m_doing != Doing::asking || !m_ensemble->find(message.leader()) || message.leader() == m_sid) return;
    const Zxid zxid{message.leader_zxid()};
    if (isVoter() && m_store.zxid() > zxid) {
        m_leader = message.leader();
        m_leaderZxid = zxid;
        say(Sentence::begins_newer, {zxidValue(m_store.zxid()), zxidValue(zxid), sidValue(m_leader)});
        return beginElection();
    }
    follow(message.leader(), zxid);
}

// ---- step 3: request and confirm ----

void FolkPeer::beginElection() {
    settle(Role::looking, m_leader, m_leaderZxid);
    m_doing = Doing::electing;
    m_links.connect(*m_ensemble, *m_effects);
    waitFrom(m_ensemble->minNotificationInterval);
    request();
}

void FolkPeer::request() {
    ++m_attempts;
    m_confirmations.clear();
    sendAll(message(wire::Message::ELECTIONREQUEST));
    leadIfEnough();  // alone it is enough by itself
}

void FolkPeer::requested(const wire::Message& request) {
    if (!isVoter()) return;
    const Zxid own = m_store.zxid();
    const Zxid theirs{request.zxid()};
    const auto values = {zxidValue(own), zxidValue(theirs), sidValue(request.sid())};
    const bool agrees = m_variants.newerIsAgreedTo ? theirs >= own : own >= theirs;
    if (!agrees) return say(m_variants.newerIsAgreedTo ? Sentence::says_nothing_older : Sentence::says_nothing, values);
    say(m_variants.newerIsAgreedTo ? Sentence::confirms_newer : Sentence::confirms, values);
    send(request.sid(), message(wire::Message::CONFIRM));
}

void FolkPeer::confirmed(const wire::Message& message) {
    if (m_doing != Doing::electing || !m_ensemble->isVoter(message.sid())) return;
    m_confirmations[message.sid()] = Zxid{message.zxid()};
    leadIfEnough();
}

// ---- step 4: lead, with the maximum ----

void FolkPeer::leadIfEnough() {
    const std::size_t agree = m_confirmations.size() + 1;
    if (agree <= voters() / 2) return;
    Zxid largest = std::max(m_store.zxid(), m_leaderZxid);
    for (const auto& [sid, zxid] : m_confirmations) largest = std::max(largest, zxid);
    const Zxid maximum{largest.value + 1};
    m_store.setZxid(maximum, *m_effects);
    say(Sentence::becomes_leader,
        {number(static_cast<std::int64_t>(agree)), number(static_cast<std::int64_t>(voters())), zxidValue(maximum)});
    settle(Role::leading, m_sid, maximum);
    sendAll(message(wire::Message::SYNCREQUEST));
}

// ---- step 5: the others set their zxid ----

void FolkPeer::told(const wire::Message& message) {
    if (m_role == Role::leading) return say(Sentence::both_lead, {sidValue(message.sid())});
    follow(message.sid(), Zxid{message.zxid()});
}

void FolkPeer::follow(NodeId leader, Zxid zxid) {
    say(Sentence::takes_zxid, {zxidValue(m_store.zxid()), sidValue(leader), zxidValue(zxid)});
    m_store.setZxid(zxid, *m_effects);
    settle(isVoter() ? Role::following : Role::observing, leader, zxid);
    m_links.connect(*m_ensemble, *m_effects);
}

void FolkPeer::lost(NodeId peer) {
    const bool leaderIsGone = m_doing == Doing::settled && m_role != Role::leading && peer == m_leader &&
                              peer != noNode && !m_links.mayReach(peer);
    if (!leaderIsGone) return;
    if (!isVoter()) return ask();
    say(Sentence::begins_leader_failed, {sidValue(m_leader), zxidValue(m_store.zxid())});
    beginElection();
}

// ---- small things ----

wire::Message FolkPeer::message(wire::Message::Kind kind) const {
    wire::Message message;
    message.set_kind(kind);
    message.set_sid(m_sid);
    message.set_zxid(m_store.zxid().value);
    if (kind == wire::Message::ZXIDANSWER || kind == wire::Message::ELECTIONREQUEST) {
        message.set_leader(m_leader);
        message.set_leader_zxid(m_leaderZxid.value);
    }
    return message;
}

void FolkPeer::sendAll(const wire::Message& message) {
    for (const NodeId sid : m_links.reached()) send(sid, message);
}

void FolkPeer::settle(Role role, NodeId leader, Zxid leaderZxid) {
    m_role = role;
    m_leader = leader;
    m_leaderZxid = leaderZxid;
    const bool settled = role != Role::looking;
    if (role != Role::leading) m_pending.clear();
    m_clients.serve(settled, *m_effects);
    if (!settled) return;
    m_doing = Doing::settled;
    m_deadline = never;
    m_effects->emplace_back(CancelAlarm{again});
}

void FolkPeer::waitFrom(Duration interval) {
    m_interval = interval;
    m_deadline = m_now + interval;
    m_effects->emplace_back(SetAlarm{again, m_deadline});
}

std::size_t FolkPeer::voters() const {
    return static_cast<std::size_t>(std::count_if(m_ensemble->members.begin(), m_ensemble->members.end(),
                                                  [](const Member& member) { return !member.observer; }));
}

void FolkPeer::publish() {
    using server_state::Field;
    using server_state::Phase;
    const bool electing = m_doing == Doing::electing;
    m_published.set(Field::role, static_cast<std::int64_t>(m_role));
    m_published.set(Field::phase,
                    static_cast<std::int64_t>(m_role == Role::looking ? Phase::election : Phase::broadcast));
    m_published.set(Field::round, m_attempts);
    m_published.set(Field::proposedLeader, electing ? m_sid : noNode);
    m_published.set(Field::proposedZxid, electing ? m_store.zxid().value : 0);
    m_published.set(Field::voteLeader, m_leader);
    m_published.set(Field::voteZxid, m_leaderZxid.value);
    m_published.set(Field::leader, m_doing == Doing::settled ? m_leader : noNode);
    m_published.set(Field::notificationInterval, m_interval.count());
    m_published.set(Field::notificationDeadline, m_deadline == never ? -1 : m_deadline.time_since_epoch().count());
    for (const Field field : {Field::finalizeDeadline, Field::readDeadline}) m_published.set(field, -1);
    m_published.set(Field::lastProcessed, m_store.zxid().value);
    m_published.set(Field::lastLogged, m_store.lastLogged().value);
    m_published.set(Field::lastFlushed, m_store.lastFlushed().value);
    m_published.set(Field::lastCommitted, m_lastDone.value);
    m_published.set(Field::lastProposed, m_role == Role::leading ? m_store.lastLogged().value : 0);
    m_published.set(Field::outstanding, static_cast<std::int64_t>(m_pending.size()));
    m_published.set(Field::treeDigest, static_cast<std::int64_t>(m_store.tree().digest()));
    m_published.set(Field::nodeCount, static_cast<std::int64_t>(m_store.tree().size()));
    m_published.set(Field::serving, m_clients.isServing() ? 1 : 0);
    for (const Member& member : m_ensemble->members) {
        const auto confirmation = m_confirmations.find(member.sid);
        if (confirmation == m_confirmations.end()) {
            m_published.eraseCell(Field::receivedLeader, member.sid);
            m_published.eraseCell(Field::receivedZxid, member.sid);
        } else {
            m_published.setCell(Field::receivedLeader, member.sid, m_sid);
            m_published.setCell(Field::receivedZxid, member.sid, confirmation->second.value);
        }
    }
}

}  // namespace zabscope::folk
