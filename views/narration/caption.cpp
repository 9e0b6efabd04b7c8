// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/narration/caption.h"

#include <QCoreApplication>
#include <algorithm>

#include "core/zab/message_text.h"
#include "core/zab/notes.h"
#include "core/zab/zab_state.h"
#include "views/narration/calm.h"
#include "views/narration/note_caption.h"
#include "views/narration/server_list.h"
#include "views/narration/standing.h"
#include "views/narration/torn_links.h"
#include "views/narration/transaction_name.h"
#include "views/wording.h"

namespace zabscope {
namespace {

constexpr std::size_t mostForAlarm = 500;    // events
constexpr std::size_t mostForMoment = 4000;  // in a large ensemble a moment is full of messages
constexpr int commitsOfLoad = 6;
constexpr std::int64_t openOfLoad = 5;
constexpr Duration quietAfter = milliseconds(400);
constexpr Duration anythingIsPast = seconds(3);

bool isCommit(const Event& event) {
    const auto* note = std::get_if<Noted>(&event.what);
    return note && note->sentence == static_cast<std::uint16_t>(zab::Sentence::commits);
}

/// What one event means. Empty: it is no moment.
class Moment {
    Q_DECLARE_TR_FUNCTIONS(Moment)

public:
    Moment(const Frame& frame, const Event& event) : m_frame(frame), m_event(event) {}

    QString operator()(const Commanded& command) const { return tr("Command: %1").arg(Wording::outside(command.text)); }
    QString operator()(const Born& born) const {
        if (!isServer(born.node)) return {};
        return (born.life <= 1 ? tr("%1 starts: it reads its disk and asks the others who leads.")
                               : tr("%1 starts again: it reads its disk and asks the others who leads."))
            .arg(ServerList::subject(born.node));
    }
    QString operator()(const Died& died) const {
        if (!isServer(died.node)) return {};
        return tr("%1 %2").arg(fate(died), consequence(died));
    }
    QString operator()(const Froze& froze) const {
        return tr("%1 freezes: its connections stay open, but it says nothing.").arg(ServerList::subject(froze.node));
    }
    QString operator()(const Thawed& thawed) const {
        return tr("%1 wakes up and does not know yet what it has missed.").arg(ServerList::subject(thawed.node));
    }
    QString operator()(const DiskChanged&) const { return plain(); }
    QString operator()(const DiskWiped&) const { return plain(); }
    QString operator()(const DiskCorrupted&) const { return plain(); }
    QString operator()(const DiskRefused&) const { return plain(); }
    QString operator()(const LinkChanged& link) const {
        const QString parts = split();
        if (!parts.isEmpty()) return parts;
        if (!link.cut && isHealing() && TornLinks::of(*m_frame.state).empty()) return tr("The network is whole again.");
        return link.cut ? cut(link) : plain();
    }
    QString operator()(const Sent& sent) const {
        const NodeState* from = m_frame.state->find(sent.from);
        if (!from || !isServer(sent.from) || !isServer(sent.to)) return {};
        if (sent.kind == static_cast<std::uint8_t>(zab::MessageKind::request)) {
            if (asksForSession(sent))
                return tr("%1 forwards to %2 that a client's session opens or closes: like a write, it takes a zxid.")
                    .arg(ServerList::subject(sent.from), ServerList::object(sent.to));
            return tr("%1 has a client's write and forwards it to %2: only the leader puts writes in order.")
                .arg(ServerList::subject(sent.from), ServerList::object(sent.to));
        }
        if (sent.kind != static_cast<std::uint8_t>(zab::MessageKind::proposal)) return {};
        const Zxid proposed = zab::zxidOf(from->fields, zab::lastProposed);
        if (proposed <= zab::zxidOf(from->fields, zab::lastCommitted)) return {};
        return tr("%1 is proposed; a quorum must have it on disk before it counts.")
            .arg(transactionName(m_frame, proposed));
    }
    QString operator()(const Noted& note) const { return noteCaption(m_frame, m_event, note); }
    QString operator()(const Asked& asked) const { return tr("A client asks: %1").arg(Wording::outside(asked.text)); }
    template <typename Other>
    QString operator()(const Other&) const {
        return {};
    }

private:
    QString plain() const { return Wording::event(m_event, *m_frame.timeline); }

    bool led(NodeId node) const {
        const NodeState* dead = m_frame.state->find(node);
        return dead && zab::roleOf(dead->fields) == zab::Role::leading;
    }
    QString fate(const Died& died) const {
        QString who = ServerList::subject(died.node);
        if (led(died.node)) who = tr("%1, the leader,").arg(who);
        switch (died.how) {
            case Death::killed:
                return tr("%1 was killed.").arg(who);
            case Death::poweredOff:
                return tr("%1 lost power.").arg(who);
            case Death::exited:
                return tr("%1 has exited.").arg(who);
        }
        return who;
    }
    QString consequence(const Died& died) const {
        const Standing standing(m_frame);
        const std::vector<NodeId> left = standing.voters();
        const NodeState* chief = standing.leader();
        if (!standing.isQuorum(left)) {
            return tr("Only %1 of %2 voters are left, no quorum: nothing can be committed.")
                .arg(left.size())
                .arg(standing.allVoters());
        }
        if (chief) return tr("%1 goes on: the rest is still a quorum.").arg(ServerList::subject(chief->node));
        if (died.how == Death::poweredOff) return tr("The others do not know yet: they hear nothing any more.");
        return tr("The others notice that their connections to it are closed.");
    }
    QString cut(const LinkChanged& link) const {
        const TornLinks::Directions torn = TornLinks::of(*m_frame.state);
        const QString from = ServerList::object(link.from);
        const QString to = ServerList::object(link.to);
        if (torn.size() == 1)
            return tr("Nothing gets from %1 to %2 any more; the other way is open. Their connection stays open, too.")
                .arg(from, to);
        if (torn.size() == 2 && torn.contains({link.from, link.to}) && torn.contains({link.to, link.from}))
            return tr("The link between %1 and %2 is cut: messages wait there, and no connection closes.")
                .arg(ServerList::object(std::min(link.from, link.to)), ServerList::object(std::max(link.from, link.to)));
        if (torn.empty()) return plain();
        return tr("Links are cut (%1): messages wait there, and no connection closes.").arg(TornLinks(torn).text());
    }
    /// The parts that cannot talk to each other; empty if there is only one.
    QString split() const {
        std::vector<NodeId> rest = upServers(m_frame, [](const NodeState&) { return true; });
        QStringList parts;
        while (!rest.empty()) {
            std::vector<NodeId> part{rest.front()};
            rest.erase(rest.begin());
            for (std::size_t i = 0; i < part.size(); ++i) {
                for (auto other = rest.begin(); other != rest.end();) {
                    if (m_frame.state->isCut(part[i], *other) || m_frame.state->isCut(*other, part[i])) {
                        ++other;
                        continue;
                    }
                    part.push_back(*other);
                    other = rest.erase(other);
                }
            }
            std::ranges::sort(part);
            parts << ServerList::numbers(part);
        }
        if (parts.size() < 2) return {};
        return tr("The network is split: %1. Only a part with a quorum can go on.")
            .arg(parts.join(QStringLiteral(" | ")));
    }
    bool isHealing() const {
        if (m_event.cause == noEvent || m_event.cause > m_frame.timeline->last()) return false;
        const auto* command = std::get_if<Commanded>(&m_frame.timeline->event(m_event.cause).what);
        return command && command->text.starts_with("heal");
    }

    const Frame& m_frame;
    const Event& m_event;
};

/// Walks back from now.
class Scan {
public:
    explicit Scan(const Frame& frame) : m_frame(frame) {
        EventId id = std::min(frame.now.last, frame.timeline->last());
        for (std::size_t i = 0; i < mostForMoment && id != noEvent; ++i, --id) {
            const Event& event = frame.timeline->event(id);
            const bool sought = m_moment.text.isEmpty() && frame.drawnAt - event.at <= anythingIsPast;
            if (i >= mostForAlarm && !sought) break;
            look(event);
        }
    }
    Caption caption() const {
        if (!m_alarm.text.isEmpty()) return m_alarm;
        const Standing standing(m_frame);
        const NodeState* chief = standing.leader();
        const Caption calm{Calm::of(m_frame), noEvent, false};
        if (m_moment.text.isEmpty() || m_age > anythingIsPast) return calm;
        if (!chief || !m_isRoutine) return m_moment;
        if (m_age > quietAfter || Calm::isLost(m_frame, *chief)) return calm;
        if (isLoaded(*chief)) return {Calm::underLoad(*chief), m_moment.event, false};
        return m_moment;
    }

private:
    bool isLoaded(const NodeState& chief) const {
        const Zxid proposed = zab::zxidOf(chief.fields, zab::lastProposed);
        const Zxid committed = zab::zxidOf(chief.fields, zab::lastCommitted);
        return m_commits >= commitsOfLoad ||
               (proposed.epoch() == committed.epoch() && proposed.counter() - committed.counter() >= openOfLoad);
    }
    void look(const Event& event) {
        if (isCommit(event)) ++m_commits;
        if (const auto* violated = std::get_if<Violated>(&event.what); violated && m_alarm.text.isEmpty())
            m_alarm = {Calm::alarm(*violated), event.id, true};
        if (!m_moment.text.isEmpty()) return;
        const QString text = std::visit(Moment{m_frame, event}, event.what);
        if (text.isEmpty()) return;
        m_moment = {text, event.id, false};
        m_age = m_frame.drawnAt - event.at;
        m_isRoutine =
            isCommit(event) || std::holds_alternative<Sent>(event.what) || std::holds_alternative<Asked>(event.what);
    }

    const Frame& m_frame;
    Caption m_moment;
    Caption m_alarm;
    Duration m_age{};
    bool m_isRoutine = false;
    int m_commits = 0;
};

}  // namespace

Caption captionOf(const Frame& frame) {
    if (!frame || frame.now.last == noEvent || frame.timeline->empty()) return {Calm::nothing(frame), noEvent, false};
    return Scan(frame).caption();
}

}  // namespace zabscope
