// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/inspector/event_sheet.h"

#include <QCoreApplication>
#include <algorithm>

#include "views/inspector/event_fields.h"
#include "views/message_fields.h"
#include "views/message_of.h"
#include "views/wording.h"

namespace zabscope {
namespace {

/// An arrival is looked for in this many events behind the present, so that a frame takes no long time.
constexpr EventId mostSearched = 20'000;

class EventSheet {
    Q_DECLARE_TR_FUNCTIONS(EventSheet)

public:
    EventSheet(const Frame& frame, EventId id) : m_frame(frame), m_timeline(*frame.timeline), m_id(id) {}

    Sheet make() {
        if (m_id == noEvent || m_id > m_timeline.last()) return nothing();
        const EventId message = messageOf(m_timeline.event(m_id));
        if (message != noEvent) m_id = message;
        const Event& event = m_timeline.event(m_id);
        m_sheet.event = m_id;
        m_sheet.heading = message == noEvent ? capital(Wording::eventKind(event.what.index())) : messageHeading(event);
        m_sheet.subheading = message == noEvent ? Wording::event(event, m_timeline) : messageSubheading(event);
        if (message != noEvent) {
            content(std::get<Sent>(event.what));
            route(event);
        }
        fields(event);
        place(event);
        return std::move(m_sheet);
    }

private:
    enum Key : std::uint64_t { routeKey = 101, contentKey, fieldsKey, placeKey };

    Sheet nothing() {
        m_sheet.heading = tr("No such event");
        m_sheet.subheading = tr("This branch of the run has no event %1.").arg(m_id);
        return std::move(m_sheet);
    }
    static QString capital(QString text) {
        if (!text.isEmpty()) text[0] = text[0].toUpper();
        return text;
    }
    QString messageHeading(const Event& event) const {
        const Sent& sent = std::get<Sent>(event.what);
        return tr("%1 from %2 to %3")
            .arg(Wording::kind(sent.kind), Wording::shortNode(sent.from), Wording::shortNode(sent.to));
    }
    static QString messageSubheading(const Event& event) {
        return Wording::kindPurpose(std::get<Sent>(event.what).kind);
    }

    SheetSection& begin(Key key, const QString& title) {
        m_sheet.sections.push_back({key, title, {}});
        return m_sheet.sections.back();
    }
    SheetRow& add(SheetSection& section, const QString& name, const QString& value, const QString& why = {}) {
        SheetRow row;
        row.key = section.key << 40 | section.rows.size();
        row.name = name;
        row.value = value;
        row.explanation = why;
        section.rows.push_back(std::move(row));
        return section.rows.back();
    }

    void route(const Event& event) {
        const Sent& sent = std::get<Sent>(event.what);
        SheetSection& section = begin(routeKey, tr("Route"));
        add(section, tr("from"), Wording::node(sent.from));
        add(section, tr("to"), Wording::node(sent.to));
        add(section, tr("connection"), QString::fromStdString(connectionName(sent.connection)),
            tr("Who opened it, in which of its lives, and its number in that life."));
        add(section, tr("sent at"), Wording::instant(event.at)).event = m_id;
        if (m_frame.now.last < m_id) {
            add(section, tr("where it is"), tr("not sent yet"));
        } else if (const MessageInFlight* flight = m_frame.state->findMessage(m_id)) {
            const QString when = Wording::instant(flight->due);
            SheetRow& row = add(section, tr("where it is"),
                                flight->held              ? tr("held by you")
                                : flight->due == never    ? tr("held back by a cut or a freeze")
                                                          : tr("on its way, arrives at %1").arg(when),
                                tr("A cut holds messages back; it does not lose them, as TCP does not."));
            row.mark = flight->held || flight->due == never ? RowMark::trouble : RowMark::none;
        } else {
            arrival(section);
        }
    }
    /// Says how it ended if that was not long after it was due.
    void arrival(SheetSection& section) {
        const EventId end = std::min(m_frame.now.last, m_id + mostSearched);
        for (EventId id = m_id + 1; id <= end; ++id) {
            const Event& event = m_timeline.event(id);
            if (messageOf(event) != m_id || std::holds_alternative<Rescheduled>(event.what)) continue;
            const bool lost = std::holds_alternative<Lost>(event.what);
            const QString when = Wording::instant(event.at);
            SheetRow& row = add(section, tr("where it is"),
                                lost ? Wording::event(event, m_timeline) : tr("delivered at %1").arg(when));
            row.event = id;
            row.mark = lost ? RowMark::trouble : RowMark::none;
            return;
        }
        add(section, tr("where it is"), tr("arrived or lost, long after it was sent"));
    }

    void content(const Sent& sent) {
        m_sheet.bytes = sent.bytes;
        SheetSection& section = begin(contentKey, tr("Content (bytes: %1)").arg(sent.bytes.size()));
        for (const MessageField& field : messageFields(sent.kind, sent.bytes)) {
            SheetRow& row = add(section, field.name, field.value, field.explanation);
            row.depth = field.depth;
            row.begin = field.begin;
            row.end = field.end;
            if (field.isZxid) row.zxid = Zxid{field.number};
            if (field.unreadable) row.mark = RowMark::trouble;
            if (!field.isOnWire())
                row.explanation += u' ' + tr("It has its default value, which takes no bytes on the wire.");
        }
        if (section.rows.empty()) add(section, tr("nothing"), {}, tr("This message has no content."));
    }
    void fields(const Event& event) {
        std::vector<SheetRow> rows = eventFields(event);
        if (rows.empty()) return;
        SheetSection& section = begin(fieldsKey, tr("What it says"));
        for (SheetRow& row : rows) {
            row.key = section.key << 40 | row.key;
            section.rows.push_back(std::move(row));
        }
    }
    void place(const Event& event) {
        SheetSection& section = begin(placeKey, tr("Where it stands in the run"));
        add(section, tr("event"), QStringLiteral("#%1 – %2").arg(m_id).arg(Wording::eventKind(event.what.index())));
        add(section, tr("time"), Wording::instant(event.at)).event = m_id;
        if (event.cause == noEvent) {
            add(section, tr("cause"), tr("none: it came from outside"), tr("A person did it, or a script."));
            return;
        }
        const Event& cause = m_timeline.event(event.cause);
        SheetRow& row = add(section, tr("cause"), Wording::event(cause, m_timeline),
                            tr("The event whose handling led to this one: #%1. Enter goes there.").arg(event.cause));
        row.event = event.cause;
    }

    const Frame& m_frame;
    const Timeline& m_timeline;
    EventId m_id;
    Sheet m_sheet;
};

}  // namespace

Sheet eventSheet(const Frame& frame, EventId event) { return EventSheet(frame, event).make(); }

}  // namespace zabscope
