// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wording.h"

#include <array>

#include "core/protocol/client_field.h"
#include "core/trace/vocabularies.h"
#include "core/zab/message_text.h"
#include "core/zab/notes.h"

namespace zabscope {
namespace {

QString latin(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

}  // namespace

QString Wording::node(NodeId node) {
    if (node == noNode) return tr("nobody");
    return isServer(node) ? tr("server %1").arg(node) : tr("client %1").arg(shortNode(node));
}

QString Wording::shortNode(NodeId node) { return QString::fromStdString(nodeName(node)); }

QString Wording::zxid(Zxid zxid) {
    if (zxid.value == PeerState::unknown) return QStringLiteral("?");
    if (zxid.value <= 0) return QStringLiteral("0");
    return QStringLiteral("%1:%2").arg(zxid.epoch()).arg(zxid.counter());
}

QString Wording::zxidAnatomy(Zxid zxid) {
    if (zxid.value == PeerState::unknown) return tr("? = what was imported does not tell");
    return tr("%1 = epoch %2 (upper 32 bits), counter %3 (lower 32 bits)")
        .arg(QString::fromStdString(toHex(zxid)))
        .arg(zxid.epoch())
        .arg(zxid.counter());
}

QString Wording::instant(Instant at) {
    if (at == never) return tr("nobody knows when");
    QString text = QString::fromStdString(toSeconds(at));
    // As the axes of time have it: who looks at hours does not think in seconds.
    QString unit = QStringLiteral(" s");
    const std::int64_t seconds = std::chrono::floor<std::chrono::seconds>(at.time_since_epoch()).count();
    if (seconds >= 60) {
        const auto two = [](std::int64_t number) { return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0')); };
        const std::int64_t minutes = seconds / 60;
        const auto fraction = text.indexOf(u'.');
        const QString before = minutes < 60 ? QString::number(minutes)
                                            : QStringLiteral("%1:%2").arg(minutes / 60).arg(two(minutes % 60));
        text = before + u':' + two(seconds % 60) + (fraction < 0 ? QString() : text.mid(fraction));
        unit = minutes < 60 ? QStringLiteral(" min") : QStringLiteral(" h");
    }
    const auto dot = text.indexOf(u'.');
    // A thin space parts milliseconds and microseconds.
    if (dot >= 0 && text.size() > dot + 4) text.insert(dot + 4, QChar(0x2009));
    return text + unit;
}

QString Wording::duration(Duration duration) {
    const auto count = static_cast<double>(duration.count());
    const auto digits = [](double value) { return QString::number(value, 'g', 3); };
    if (count < 1e3) return digits(count) + QStringLiteral(" µs");
    // What three digits round to the next unit stands in that.
    if (count < 999.5e3) return digits(count / 1e3) + QStringLiteral(" ms");
    if (count < 60e6) return digits(count / 1e6) + QStringLiteral(" s");
    const qint64 seconds = duration.count() / 1'000'000;
    const qint64 minutes = seconds / 60;
    if (minutes >= 60) {
        if (minutes % 60 == 0) return QStringLiteral("%1 h").arg(minutes / 60);
        return tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
    }
    if (seconds % 60 == 0) return QStringLiteral("%1 min").arg(minutes);
    return tr("%1 min %2 s").arg(minutes).arg(seconds % 60);
}

QString Wording::role(zab::Role role) { return latin(zab::roleName(role)); }

QString Wording::roleWord(zab::Role role) {
    switch (role) {
        case zab::Role::looking:
            return tr("looks for a leader");
        case zab::Role::following:
            return tr("follows");
        case zab::Role::leading:
            return tr("leads");
        case zab::Role::observing:
            return tr("observes");
    }
    return tr("unknown");
}

QString Wording::phase(zab::Phase phase) {
    switch (phase) {
        case zab::Phase::election:
            return tr("election");
        case zab::Phase::discovery:
            return tr("discovery");
        case zab::Phase::synchronization:
            return tr("synchronization");
        case zab::Phase::broadcast:
            return tr("broadcast");
        case zab::Phase::stopping:
            return tr("stopping");
    }
    return tr("unknown");
}

QString Wording::port(Port port) {
    switch (port) {
        case Port::election:
            return tr("election port");
        case Port::quorum:
            return tr("quorum port");
        case Port::client:
            return tr("client port");
    }
    return tr("unknown");
}

QString Wording::condition(const NodeState& node) {
    if (node.life == 0) return tr("not started yet");
    if (!node.up) {
        switch (node.lastDeath) {
            case Death::killed:
                return tr("down: its process was killed");
            case Death::poweredOff:
                return tr("down: it lost power");
            case Death::exited:
                return tr("down: it exited by itself");
        }
    }
    if (node.frozen) return tr("frozen");
    return isServer(node.node) ? roleWord(zab::roleOf(node.fields)) : tr("up");
}

QString Wording::fieldExplanation(std::uint16_t field) {
    return QCoreApplication::translate("zab field", std::string{zab::fieldInfo(field).explanation}.c_str());
}

QString Wording::fieldValue(std::uint16_t field, std::int64_t value) {
    if (value == PeerState::unknown) return tr("unknown");
    if (value == INT64_MIN) return tr("none");  // the vote that an observer begins with
    switch (zab::fieldInfo(field).kind) {
        case zab::FieldKind::zxid:
            return value < 0 ? tr("none") : zxid(Zxid{value});
        case zab::FieldKind::duration:
            return value < 0 ? tr("none") : duration(Duration{value});
        case zab::FieldKind::instant:
            return value < 0 ? tr("none") : instant(Instant{Duration{value}});
        case zab::FieldKind::flag:
            return value != 0 ? tr("yes") : tr("no");
        case zab::FieldKind::phase:
            return phase(static_cast<zab::Phase>(value));
        case zab::FieldKind::sid:
            return value <= 0 ? tr("none") : QString::number(value);
        case zab::FieldKind::number:
        case zab::FieldKind::epoch:
        case zab::FieldKind::round:
        case zab::FieldKind::role:
        case zab::FieldKind::syncMode:
        case zab::FieldKind::learnerPhase:
        case zab::FieldKind::digest:
            break;
    }
    return QString::fromStdString(zab::fieldText(field, value));
}

QString Wording::clientField(std::uint16_t field) {
    switch (field) {
        case clientServer:
            return tr("server it talks to");
        case clientConnected:
            return tr("session is open");
        case clientSession:
            return tr("session");
        case clientOutstanding:
            return tr("requests without an answer");
        case clientCompleted:
            return tr("requests answered");
        case clientFailed:
            return tr("requests failed");
        case clientLastZxid:
            return tr("largest zxid seen");
        case clientLastError:
            return tr("last error");
        case clientExpired:
            return tr("session has expired");
        case clientWaiting:
            return tr("requests not sent yet");
        default:
            return tr("unknown");
    }
}

QString Wording::value(const NoteValue& value) {
    if (value.value == PeerState::unknown) return QStringLiteral("?");
    switch (value.kind) {
        case ValueKind::zxid:
            return zxid(Zxid{value.value});
        case ValueKind::duration:
            return duration(Duration{value.value});
        case ValueKind::number:
        case ValueKind::sid:
        case ValueKind::epoch:
        case ValueKind::round:
        case ValueKind::serverState:
        case ValueKind::session:
            break;
    }
    return QString::fromStdString(toText(value));
}

QString Wording::note(const Noted& note) {
    const Vocabulary* vocabulary = vocabularyOfSentence(note.sentence);
    const std::string context{vocabulary ? vocabulary->protocol : std::string_view{}};
    QString text = QCoreApplication::translate(context.c_str(), std::string{sentenceText(note.sentence)}.c_str());
    // "All up to 0 is committed" would sound like something.
    const bool begins = note.sentence == static_cast<std::uint16_t>(zab::Sentence::established);
    if (begins && note.values.size() > 3 && note.values[3].value == 0)
        text = tr("%1 of %2 voters have acknowledged NEWLEADER: epoch %3 is established, with an empty history");
    // An observer begins without a vote, which is written as the smallest number there is.
    const bool first = note.sentence == static_cast<std::uint16_t>(zab::Sentence::adopts_by_epoch);
    if (first && note.values.size() > 3 && note.values[3].value == INT64_MIN)
        text = tr("adopts the vote for %1 that %2 sent: so far it had none");
    // One mark at a time, from the last, so that a value which itself holds a "%1" is left alone.
    QString filled;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool mark = text[i] == u'%' && i + 1 < text.size() && text[i + 1] >= u'1' && text[i + 1] <= u'9';
        const auto index = mark ? static_cast<std::size_t>(text[i + 1].unicode() - u'1') : 0;
        if (mark && index < note.values.size()) {
            filled += value(note.values[index]);
            ++i;
        } else {
            filled += text[i];
        }
    }
    return filled;
}

QString Wording::kind(std::uint8_t kind) { return latin(kindName(kind)); }

QString Wording::outside(std::string_view text) { return QString::fromStdString(zab::printable(text, 400)); }

}  // namespace zabscope
