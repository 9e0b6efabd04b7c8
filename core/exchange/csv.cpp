// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/csv.h"

#include <cassert>

#include "core/exchange/csv_text.h"
#include "core/exchange/event_fields.h"
#include "core/exchange/event_walk.h"
#include "core/exchange/json_text.h"
#include "core/protocol/client_field.h"
#include "core/zab/message_text.h"
#include "core/zab/zab_state.h"

namespace zabscope {
namespace {

constexpr std::size_t longestText = 4096;

class RowSink final : public FieldSink {
public:
    explicit RowSink(std::string& out) : m_out(out) {}

    void end() {
        seek(Key::count);
        m_out.back() = '\n';  // instead of the last comma
        m_next = Key::id;
    }

    void number(Key key, std::int64_t value) override {
        seek(key);
        appendNumber(m_out, value);
    }
    void flag(Key key, bool value) override {
        seek(key);
        m_out += value ? "true" : "false";
    }
    void word(Key key, std::string_view word) override {
        seek(key);
        m_out += word;
    }
    void text(Key key, std::string_view text) override {
        seek(key);
        appendCell(m_out, zab::printable(text, longestText));
    }
    void bytes(Key, std::string_view) override {}
    void changes(const Changed& changed) override;
    void values(std::span<const NoteValue> values) override {
        seek(Key::values);
        for (const NoteValue& value : values) {
            if (&value != &values.front()) m_out += ' ';
            m_out += toText(value);
        }
    }
    void beginContent() override {}
    void endContent() override {}
    void noContent() override {}

private:
    /// Ends the cells before that of the key; keys come in the order of the columns.
    void seek(Key key) {
        assert(key >= m_next);
        for (; m_next < key; m_next = static_cast<Key>(static_cast<int>(m_next) + 1))
            if (m_next != Key::bytes) m_out += ',';
    }

    std::string& m_out;
    Key m_next = Key::id;
};

void RowSink::changes(const Changed& changed) {
    seek(Key::changes);
    const bool ofClient = isClient(changed.node);
    for (const FieldChange& change : changed.fields) {
        if (&change != &changed.fields.front()) m_out += ';';
        m_out += ofClient ? clientFieldName(change.field) : zab::fieldInfo(change.field).name;
        if (!ofClient && change.field >= PeerState::firstTable) {
            m_out += '[';
            appendNumber(m_out, std::int64_t{change.row});
            m_out += ']';
        }
        m_out += '=';
        if (change.erased) continue;
        if (ofClient)
            appendNumber(m_out, change.value);
        else
            m_out += zab::fieldText(change.field, change.value);
    }
}

void appendNames(std::string& out) {
    for (std::size_t i = 0; i < keyNames.size(); ++i)
        if (static_cast<Key>(i) != Key::bytes) (out += keyNames[i]) += ',';
    out.back() = '\n';
}

}  // namespace

std::optional<ExportTrouble> exportCsv(const Exported& run, Output& output) {
    appendNames(output.buffer());
    EventFields fields(run.timeline);
    RowSink row(output.buffer());
    walkEvents(run, output, [&](const Event& event) {
        fields.tell(event, row);
        row.end();
    });
    return std::nullopt;
}

}  // namespace zabscope
