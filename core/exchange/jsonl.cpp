// SPDX-License-Identifier: GPL-3.0-or-later
// exportJsonl: the writing side.
#include "core/exchange/jsonl.h"

#include "core/exchange/event_fields.h"
#include "core/exchange/event_walk.h"
#include "core/exchange/json_text.h"
#include "core/protocol/client_field.h"
#include "core/zab/zab_state.h"

namespace zabscope {
namespace {

/// Of texts inside a message; the message's bytes hold all of them.
constexpr std::size_t longestContent = 4096;

std::int64_t microsecondsOf(Instant at) { return at.time_since_epoch().count(); }

void appendZxid(JsonObject& object, std::int64_t value) {
    object.number("epoch", Zxid{value}.epoch());
    object.number("counter", Zxid{value}.counter());
}

class LineSink final : public FieldSink {
public:
    explicit LineSink(std::string& out) : m_out(out) {}

    void begin() { open(); }
    void end() { m_out += "}\n"; }

    void number(Key key, std::int64_t value) override {
        name(key);
        appendNumber(m_out, value);
    }
    void flag(Key key, bool value) override {
        name(key);
        m_out += value ? "true" : "false";
    }
    void word(Key key, std::string_view word) override {
        name(key);
        m_out += '"';
        m_out += word;
        m_out += '"';
    }
    void text(Key key, std::string_view text) override {
        name(key);
        m_inContent ? appendString(m_out, text, longestContent) : appendExact(m_out, text);
    }
    void bytes(Key key, std::string_view bytes) override {
        name(key);
        m_out += '"';
        appendBase64(m_out, bytes);
        m_out += '"';
    }
    void changes(const Changed& changed) override;
    void values(std::span<const NoteValue> values) override;
    void beginContent() override {
        m_out += ",\"content\":";
        open();
        m_inContent = true;
    }
    void endContent() override {
        m_out += '}';
        m_inContent = false;
    }
    void noContent() override { m_out += ",\"content\":null"; }

private:
    void open() {
        m_out += '{';
        m_first = true;
    }
    void name(Key key) {
        m_out += m_first ? "\"" : ",\"";
        m_out += nameOf(key);
        m_out += "\":";
        m_first = false;
    }
    void change(const FieldChange& change, bool ofClient);

    std::string& m_out;
    bool m_first = true;
    bool m_inContent = false;
};

/// Numbers of 64 bits that are no numbers to anybody stand in hexadecimal, as elsewhere: many programs round them.
void LineSink::change(const FieldChange& change, bool ofClient) {
    using zab::FieldKind;
    const FieldKind kind = ofClient ? FieldKind::number : zab::fieldInfo(change.field).kind;
    const bool isZxid = kind == FieldKind::zxid || (ofClient && change.field == clientLastZxid);
    const bool isHex = kind == FieldKind::digest || (ofClient && change.field == clientSession);
    JsonObject object(m_out);
    object.word("field", ofClient ? clientFieldName(change.field) : zab::fieldInfo(change.field).name);
    object.number("row", change.row);
    object.flag("erased", change.erased);
    isHex ? object.word("value", toHex(Zxid{change.value})) : object.number("value", change.value);
    if (isZxid) appendZxid(object, change.value);
    if (!ofClient) object.word("text", change.erased ? "" : zab::fieldText(change.field, change.value));
    object.end();
}

void LineSink::changes(const Changed& changed) {
    name(Key::changes);
    m_out += '[';
    for (const FieldChange& each : changed.fields) {
        if (&each != &changed.fields.front()) m_out += ',';
        change(each, isClient(changed.node));
    }
    m_out += ']';
}

void LineSink::values(std::span<const NoteValue> values) {
    name(Key::values);
    m_out += '[';
    for (const NoteValue& value : values) {
        if (&value != &values.front()) m_out += ',';
        JsonObject object(m_out);
        object.word("kind", wordOf(valueWords, value.kind));
        value.kind == ValueKind::session ? object.word("value", toHex(Zxid{value.value}))
                                         : object.number("value", value.value);
        if (value.kind == ValueKind::zxid) appendZxid(object, value.value);
        object.end();
    }
    m_out += ']';
}

void appendPosition(JsonObject& object, Position position) {
    object.number("at_us", microsecondsOf(position.at));
    object.number("event", static_cast<std::int64_t>(position.last));
}

/// Appends [..] with one object for each value.
template <typename Values, typename Tell>
void appendList(JsonObject& object, std::string_view name, const Values& values, Tell&& tell) {
    std::string& out = object.key(name);
    out += '[';
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (i > 0) out += ',';
        JsonObject entry(out);
        tell(values[i], entry);
        entry.end();
    }
    out += ']';
}

void appendRun(std::string& out, const Exported& run) {
    const TraceHeader& header = run.header;
    const auto exact = [](JsonObject& object, std::string_view name, std::string_view text) {
        appendExact(object.key(name), text);
    };
    JsonObject object(out);
    object.word("kind", "run");
    object.word("format", jsonlFormat);
    object.number("version", jsonlVersion);
    object.text("program_version", header.programVersion);
    object.text("protocol", header.protocol);
    appendNumber(object.key("seed"), header.seed);
    object.flag("whole", run.excerpt.isWhole());
    exact(object, "scenario_name", header.scenarioName);
    exact(object, "scenario", header.scenario);
    exact(object, "origin", header.origin);
    std::string& variants = object.key("variants");
    variants += '[';
    for (const std::string& variant : header.variants) {
        if (&variant != &header.variants.front()) variants += ',';
        appendString(variants, variant);
    }
    variants += ']';
    object.flag("outside_fault_model", header.outsideFaultModel);
    object.number("branch", header.branch);
    appendList(object, "branches", header.branches, [&](const Branch& branch, JsonObject& entry) {
        exact(entry, "name", branch.name);
        entry.number("parent", branch.parent);
        appendPosition(entry, branch.fork);
        appendList(entry, "commands", branch.commands, [&](const PlacedCommand& command, JsonObject& placed) {
            appendPosition(placed, command.position);
            exact(placed, "text", command.text);
        });
        entry.number("end_at_us", branch.end.at.time_since_epoch().count());
        entry.number("end_event", branch.end.last);
    });
    appendList(object, "bookmarks", header.bookmarks, [&](const Bookmark& bookmark, JsonObject& entry) {
        appendPosition(entry, bookmark.position);
        exact(entry, "note", bookmark.note);
    });
    object.number("shown_at_us", header.shown.at.time_since_epoch().count());
    object.number("shown_event", header.shown.last);
    object.end();
    out += '\n';
}

}  // namespace

std::optional<ExportTrouble> exportJsonl(const Exported& run, Output& output) {
    appendRun(output.buffer(), run);
    EventFields fields(run.timeline);
    LineSink line(output.buffer());
    walkEvents(run, output, [&](const Event& event) {
        line.begin();
        fields.tell(event, line);
        line.end();
    });
    return std::nullopt;
}

}  // namespace zabscope
