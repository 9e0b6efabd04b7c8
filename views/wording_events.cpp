// SPDX-License-Identifier: GPL-3.0-or-later
// Wording: every event as one sentence.
#include <algorithm>
#include <climits>

#include "core/protocol/client_field.h"
#include "core/trace/vocabularies.h"
#include "core/zab/message_text.h"
#include "views/link_words.h"
#include "views/wording.h"

namespace zabscope {
namespace {

/// The sentences of events; a class, since lupdate needs a context.
class Sentences {
    Q_DECLARE_TR_FUNCTIONS(Sentences)

public:
    explicit Sentences(const Timeline& timeline) : m_timeline(timeline) {}

    QString operator()(const Commanded& command) const { return tr("Command: %1").arg(Wording::outside(command.text)); }
    QString operator()(const Born& born) const {
        if (born.life <= 1) return tr("%1 starts").arg(name(born.node));
        return tr("%1 starts again (life %2)").arg(name(born.node)).arg(born.life);
    }
    QString operator()(const Died& died) const {
        switch (died.how) {
            case Death::killed:
                return tr("%1 is killed").arg(name(died.node));
            case Death::poweredOff:
                return tr("%1 loses power").arg(name(died.node));
            case Death::exited:
                return tr("%1 exits").arg(name(died.node));
        }
        return {};
    }
    QString operator()(const Froze& froze) const { return tr("%1 freezes").arg(name(froze.node)); }
    QString operator()(const Thawed& thawed) const { return tr("%1 thaws").arg(name(thawed.node)); }
    QString operator()(const Wrote& wrote) const {
        const QString zxid = Wording::zxid(wrote.zxid);
        const int bytes = static_cast<int>(std::min<std::uint32_t>(wrote.bytes, INT_MAX));
        switch (wrote.meaning) {
            case Write::Meaning::other:
                return tr("%1 writes %n byte(s)", nullptr, bytes).arg(name(wrote.node));
            case Write::Meaning::transaction:
                return tr("%1 writes %2 to its log").arg(name(wrote.node), zxid);
            case Write::Meaning::truncation:
                return tr("%1 truncates its history to %2").arg(name(wrote.node), zxid);
            case Write::Meaning::snapshot:
                return tr("%1 takes a snapshot at %2").arg(name(wrote.node), zxid);
            case Write::Meaning::replacingSnapshot:
                // Of imported servers it is only known where their histories end.
                if (bytes == 0) return tr("%1 has a history that ends with %2").arg(name(wrote.node), zxid);
                return tr("%1 replaces its history by a snapshot at %2").arg(name(wrote.node), zxid);
        }
        return {};
    }
    QString operator()(const FlushDone& flush) const {
        return tr("%1 has everything up to %2 safe on disk").arg(name(flush.node), Wording::zxid(flush.upTo));
    }
    QString operator()(const DiskLost& loss) const {
        const QString kept = tr("%1 keeps only what ends with %2").arg(name(loss.node), Wording::zxid(loss.lastKept));
        return loss.torn ? tr("%1, and a torn record").arg(kept) : kept;
    }
    QString operator()(const DiskChanged& change) const {
        if (change.full) return tr("%1: the disk is full").arg(name(change.node));
        return tr("%1: the disk takes %2 % of its normal time").arg(name(change.node)).arg(change.slowPercent);
    }
    QString operator()(const DiskWiped& wipe) const { return tr("%1: the disk is wiped").arg(name(wipe.node)); }
    QString operator()(const DiskCorrupted& fault) const {
        return tr("%1: record %2 on disk is spoilt").arg(name(fault.node), Wording::zxid(fault.zxid));
    }
    QString operator()(const DiskRefused& refusal) const {
        return tr("%1: the disk refuses to write").arg(name(refusal.node));
    }
    QString operator()(const LinkChanged& link) const {
        if (link.cut) return tr("The link from %1 to %2 is cut").arg(small(link.from), small(link.to));
        return tr("The link from %1 to %2 is open, %3").arg(small(link.from), small(link.to), LinkWords::quality(link));
    }
    QString operator()(const Connecting& opening) const {
        return tr("%1 connects to %2 (%3)").arg(name(opening.from), small(opening.to), Wording::port(opening.port));
    }
    QString operator()(const Connected& end) const {
        return tr("%1 has connection %2").arg(name(end.at), connection(end.connection));
    }
    QString operator()(const ConnectFailed& failure) const {
        return (failure.refused ? tr("Connection %1 is refused") : tr("Connection %1 is given up: no answer"))
            .arg(connection(failure.connection));
    }
    QString operator()(const Closing& end) const {
        return tr("%1 closes connection %2").arg(name(end.by), connection(end.connection));
    }
    QString operator()(const ClosingNoticed& end) const {
        return tr("%1 notices that connection %2 is closed").arg(name(end.at), connection(end.connection));
    }
    QString operator()(const Sent& sent) const {
        const QString text = tr("%1 sends %2: %3").arg(name(sent.from), small(sent.to), message(sent));
        return sent.due == never ? tr("%1 (held back)").arg(text) : text;
    }
    QString operator()(const Rescheduled& change) const {
        const Sent& sent = sentOf(change.message);
        const QString what = tr("%1 from %2 to %3").arg(Wording::kind(sent.kind), small(sent.from), small(sent.to));
        if (change.held) return tr("%1 is held").arg(what);
        if (change.due == never) return tr("%1 is held back by the cut").arg(what);
        return tr("%1 will arrive at %2").arg(what, Wording::instant(change.due));
    }
    QString operator()(const Delivered& delivered) const {
        const Sent& sent = sentOf(delivered.message);
        return tr("%1 receives from %2: %3").arg(name(delivered.to), small(sent.from), message(sent));
    }
    QString operator()(const Lost& loss) const {
        const Sent& sent = sentOf(loss.message);
        const QString what = tr("%1 from %2 to %3").arg(Wording::kind(sent.kind), small(sent.from), small(sent.to));
        switch (loss.why) {
            case Loss::connectionClosed:
                return tr("%1 is lost: its connection is closed").arg(what);
            case Loss::receiverDead:
                return tr("%1 is lost: the receiver is down").arg(what);
            case Loss::dropped:
                return tr("%1 is dropped (TCP would never do that)").arg(what);
        }
        return {};
    }
    QString operator()(const Rang& rang) const { return tr("%1: %2").arg(name(rang.node), meaningOf(rang)); }
    QString operator()(const Changed& change) const {
        QStringList parts;
        for (const FieldChange& field : change.fields) {
            if (parts.size() == mostFields) {
                parts << QStringLiteral("…");
                break;
            }
            parts << (isClient(change.node) ? clientField(field) : serverField(field));
        }
        return tr("%1: %2").arg(name(change.node), parts.join(tr(", ")));
    }
    QString operator()(const Noted& note) const { return tr("%1: %2").arg(name(note.node), Wording::note(note)); }
    QString operator()(const Asked& asked) const {
        return tr("%1 is asked: %2").arg(name(asked.client), Wording::outside(asked.text));
    }
    QString operator()(const Violated& violated) const {
        return tr("An invariant is violated: %1").arg(Wording::outside(violated.text));
    }

private:
    static QString meaningOf(const Rang& rang) {
        if (!isClient(rang.node)) {
            const Vocabulary* own = vocabularyOfAlarm(rang.alarm);
            if (!own) return tr("a wait is over");
            return QCoreApplication::translate(std::string{own->protocol}.c_str(),
                                               std::string{own->alarms[rang.alarm - own->firstAlarm]}.c_str());
        }
        switch (static_cast<ClientAlarm>(rang.alarm)) {
            case clientPauseOver:
                return tr("tries to reach a server");
            case clientAnswerMissing:
                return tr("has heard nothing for too long, and tries another server");
            case clientPingDue:
                return tr("shows its server that it is there");
            case clientLoadDue:
                return tr("the next write of its load is due");
        }
        return tr("a wait is over");
    }

    static constexpr qsizetype mostFields = 6;

    static QString name(NodeId node) {
        QString text = Wording::node(node);
        if (!text.isEmpty()) text[0] = text[0].toUpper();
        return text;
    }
    static QString small(NodeId node) { return Wording::shortNode(node); }
    static QString connection(ConnectionId id) { return QString::fromStdString(connectionName(id)); }
    static QString message(const Sent& sent) {
        const std::string content = describeMessage(sent.kind, sent.bytes);
        const QString kind = Wording::kind(sent.kind);
        return content.empty() ? kind : kind + u' ' + QString::fromStdString(content);
    }
    const Sent& sentOf(EventId message) const { return std::get<Sent>(m_timeline.event(message).what); }
    static QString serverField(const FieldChange& change) {
        const auto& info = zab::fieldInfo(change.field);
        QString text = QString::fromUtf8(info.name.data(), static_cast<qsizetype>(info.name.size()));
        if (change.field >= PeerState::firstTable) text += QStringLiteral("[%1]").arg(change.row);
        if (change.erased) return tr("%1 erased").arg(text);
        return text + u' ' + Wording::fieldValue(change.field, change.value);
    }
    static QString clientField(const FieldChange& change) {
        const QString name = Wording::clientField(change.field);
        const bool isZxid = change.field == clientLastZxid;
        const bool isSession = change.field == clientSession;
        const QString value = isZxid      ? Wording::zxid(Zxid{change.value})
                              : isSession ? QString::fromStdString(toHex(Zxid{change.value}))
                                          : QString::number(change.value);
        return name + u' ' + value;
    }

    const Timeline& m_timeline;
};

}  // namespace

QString Wording::event(const Event& event, const Timeline& timeline) {
    return std::visit(Sentences{timeline}, event.what);
}

}  // namespace zabscope
