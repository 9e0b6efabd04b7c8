// SPDX-License-Identifier: GPL-3.0-or-later
// FolkPeer: writes. The article only says that the leader handles requests; so it numbers them, and a majority takes
// them.
#include "core/folk/folk_peer.h"

namespace zabscope::folk {

void FolkPeer::order(wire::Change change, const wire::Origin& origin, NodeId asker) {
    const std::int32_t error = m_store.tree().prepare(change);
    const Pending pending{origin, asker, change.path(), {m_sid}};
    if (error != 0) return finish(pending, m_store.zxid(), error);
    const Zxid zxid{m_store.zxid().value + 1};
    m_store.write(zxid, change, *m_effects);
    m_leaderZxid = zxid;
    wire::Message write = message(wire::Message::WRITE);
    *write.mutable_change() = std::move(change);
    m_pending[zxid] = pending;
    sendAll(write);
    taken(m_sid, zxid);
}

// Whoever sends it: the article has no rule against a leader that is none.
void FolkPeer::take(const wire::Message& message) {
    const Zxid zxid{message.zxid()};
    if (zxid <= m_store.zxid()) {
        say(Sentence::skips_write, {zxidValue(zxid), sidValue(message.sid()), zxidValue(m_store.zxid())});
    } else {
        m_store.write(zxid, message.change(), *m_effects);
        m_lastDone = zxid;
        if (m_leader == message.sid()) m_leaderZxid = zxid;
    }
    wire::Message answer = FolkPeer::message(wire::Message::WRITTEN);
    answer.set_zxid(zxid.value);
    send(message.sid(), answer);
}

void FolkPeer::taken(NodeId taker, Zxid zxid) {
    const auto at = m_pending.find(zxid);
    if (at == m_pending.end() || !m_ensemble->isVoter(taker)) return;
    at->second.takers.insert(taker);
    if (at->second.takers.size() <= voters() / 2) return;
    say(Sentence::write_done, {zxidValue(zxid), number(static_cast<std::int64_t>(at->second.takers.size())),
                               number(static_cast<std::int64_t>(voters()))});
    m_lastDone = zxid;
    finish(at->second, zxid, 0);
    m_pending.erase(zxid);
}

void FolkPeer::finish(const Pending& pending, Zxid zxid, std::int32_t error) {
    wire::Message done = message(wire::Message::DONE);
    done.set_zxid(zxid.value);
    done.set_error(error);
    *done.mutable_origin() = pending.origin;
    done.mutable_change()->set_path(pending.path);
    if (pending.asker == m_sid) return m_clients.done(done, m_store.tree(), *m_effects);
    send(pending.asker, done);
}

}  // namespace zabscope::folk
