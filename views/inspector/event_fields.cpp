// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/inspector/event_fields.h"

#include <QCoreApplication>
#include <array>

#include "core/protocol/client_field.h"
#include "core/trace/vocabularies.h"
#include "views/wording.h"

namespace zabscope {
namespace {

constexpr std::size_t mostRows = 400;

QString latin(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

class EventFields {
    Q_DECLARE_TR_FUNCTIONS(EventFields)

public:
    std::vector<SheetRow> rows;

    void operator()(const Commanded& command) { add(tr("command"), Wording::outside(command.text)); }
    void operator()(const Born& born) {
        node(born.node);
        add(tr("life"), QString::number(born.life));
    }
    void operator()(const Died& died) {
        node(died.node);
        switch (died.how) {
            case Death::killed:
                return add(tr("how"), tr("killed: the operating system keeps what it was given"));
            case Death::poweredOff:
                return add(tr("how"), tr("power cut: only what was flushed remains"));
            case Death::exited:
                return add(tr("how"), tr("it ended itself"));
        }
    }
    void operator()(const Froze& froze) { node(froze.node); }
    void operator()(const Thawed& thawed) { node(thawed.node); }
    void operator()(const Wrote& wrote) {
        node(wrote.node);
        add(tr("action"), action(wrote.action));
        add(tr("meaning"), meaning(wrote.meaning));
        add(tr("file"), file(wrote.file));
        zxid(tr("zxid"), wrote.zxid);
        add(tr("digest"), QString::fromStdString(toHex(Zxid{static_cast<std::int64_t>(wrote.digest)})));
        add(tr("bytes"), QString::number(wrote.bytes));
    }
    void operator()(const FlushDone& flush) {
        node(flush.node);
        zxid(tr("durable up to"), flush.upTo);
    }
    void operator()(const DiskLost& loss) {
        node(loss.node);
        zxid(tr("last kept"), loss.lastKept);
        add(tr("torn record"), yesOrNo(loss.torn));
    }
    void operator()(const DiskChanged& change) {
        node(change.node);
        add(tr("time it takes"), tr("%1 % of normal").arg(change.slowPercent));
        add(tr("full"), yesOrNo(change.full));
    }
    void operator()(const DiskWiped& wipe) { node(wipe.node); }
    void operator()(const DiskCorrupted& fault) {
        node(fault.node);
        zxid(tr("record"), fault.zxid);
    }
    void operator()(const DiskRefused& refusal) { node(refusal.node); }
    void operator()(const LinkChanged& link) {
        node(link.from, tr("from"));
        node(link.to, tr("to"));
        add(tr("cut"), yesOrNo(link.cut));
        add(tr("latency"), Wording::duration(link.latency));
        add(tr("jitter"), Wording::duration(link.jitter));
        add(tr("bandwidth"), link.bytesPerSecond == 0 ? tr("unlimited") : tr("%1 bytes/s").arg(link.bytesPerSecond));
    }
    void operator()(const Connecting& opening) {
        connection(opening.connection);
        node(opening.from, tr("from"));
        node(opening.to, tr("to"));
        add(tr("port"), Wording::port(opening.port));
    }
    void operator()(const Connected& end) {
        connection(end.connection);
        node(end.at, tr("at"));
    }
    void operator()(const ConnectFailed& failure) {
        connection(failure.connection);
        add(tr("why"), failure.refused ? tr("refused: nobody listens") : tr("given up before an answer came"));
    }
    void operator()(const Closing& end) {
        connection(end.connection);
        node(end.by, tr("by"));
    }
    void operator()(const ClosingNoticed& end) {
        connection(end.connection);
        node(end.at, tr("at"));
    }
    void operator()(const Rang& rang) {
        node(rang.node);
        add(tr("alarm"), QString::number(rang.alarm));
    }
    void operator()(const Changed& change) {
        node(change.node);
        for (const FieldChange& field : change.fields) {
            if (rows.size() >= mostRows) return add(QStringLiteral("…"), tr("too many to show them all"));
            isClient(change.node) ? clientField(field) : serverField(field);
        }
    }
    void operator()(const Noted& note) {
        node(note.node);
        add(tr("sentence"), QString::number(note.sentence));
        rows.back().explanation = tr("Its number among the sentences of the protocol.");
        add(tr("English"), latin(sentenceText(note.sentence)));
        rows.back().explanation = tr("As it stands in the protocol's code; its values follow.");
        int number = 0;
        for (const NoteValue& value : note.values) {
            add(QStringLiteral("%") + QString::number(++number), Wording::value(value));
            if (value.kind == ValueKind::zxid) rows.back().zxid = Zxid{value.value};
        }
    }
    void operator()(const Asked& asked) {
        node(asked.client, tr("client"));
        add(tr("asked"), Wording::outside(asked.text));
    }
    void operator()(const Violated& violated) {
        node(violated.node);
        add(tr("what"), Wording::outside(violated.text));
    }
    // Of messages the message's own sheet is shown.
    void operator()(const Sent&) {}
    void operator()(const Rescheduled&) {}
    void operator()(const Delivered&) {}
    void operator()(const Lost&) {}

private:
    static QString yesOrNo(bool value) { return value ? tr("yes") : tr("no"); }
    void add(const QString& name, const QString& value) {
        SheetRow row;
        row.key = rows.size();
        row.name = name;
        row.value = value;
        rows.push_back(std::move(row));
    }
    void node(NodeId id, const QString& name = tr("where")) { add(name, Wording::node(id)); }
    void connection(ConnectionId id) {
        add(tr("connection"), QString::fromStdString(connectionName(id)));
        rows.back().explanation =
            tr("Who opened it, in which of its lives, and its number in that life.");
    }
    void zxid(const QString& name, Zxid value) {
        add(name, Wording::zxid(value));
        rows.back().zxid = value;
    }
    /// The names of ZooKeeper's files.
    static QString file(const FileName& file) {
        constexpr std::array<std::string_view, 5> names{"acceptedEpoch", "currentEpoch", "log", "snapshot", "snapshot"};
        const auto index = static_cast<std::size_t>(file.kind) - 1;
        const QString name = index < names.size() ? latin(names[index]) : QString::number(file.kind);
        return file.number == 0 ? name : name + u'.' + QString::fromStdString(toHex(Zxid{file.number}));
    }
    static QString action(Write::Action action) {
        switch (action) {
            case Write::Action::append:
                return tr("adds a record");
            case Write::Action::replace:
                return tr("replaces the file as a whole");
            case Write::Action::truncate:
                return tr("cuts off the end");
            case Write::Action::remove:
                return tr("deletes the file");
        }
        return {};
    }
    static QString meaning(Write::Meaning meaning) {
        switch (meaning) {
            case Write::Meaning::other:
                return tr("not of the history");
            case Write::Meaning::transaction:
                return tr("a transaction of the history");
            case Write::Meaning::truncation:
                return tr("the history is cut back");
            case Write::Meaning::snapshot:
                return tr("a snapshot beside the log");
            case Write::Meaning::replacingSnapshot:
                return tr("a snapshot that replaces the history");
        }
        return {};
    }
    void serverField(const FieldChange& field) {
        QString name = latin(zab::fieldInfo(field.field).name);
        if (field.field >= PeerState::firstTable) name += QStringLiteral("[%1]").arg(field.row);
        add(name, field.erased ? tr("erased") : Wording::fieldValue(field.field, field.value));
        rows.back().field = field.field;
        if (zab::fieldInfo(field.field).kind == zab::FieldKind::zxid && !field.erased)
            rows.back().zxid = Zxid{field.value};
    }
    void clientField(const FieldChange& field) {
        const bool isHex = field.field == clientSession;
        const bool isZxid = field.field == clientLastZxid;
        add(Wording::clientField(field.field), isHex    ? QString::fromStdString(toHex(Zxid{field.value}))
                                               : isZxid ? Wording::zxid(Zxid{field.value})
                                                        : QString::number(field.value));
    }
};

}  // namespace

std::vector<SheetRow> eventFields(const Event& event) {
    EventFields fields;
    std::visit(fields, event.what);
    return std::move(fields.rows);
}

}  // namespace zabscope
