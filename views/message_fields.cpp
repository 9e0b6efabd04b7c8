// SPDX-License-Identifier: GPL-3.0-or-later
// Protobuf's wire format, walked by hand: a parser that makes objects would not say where in the bytes a field stands.
#include "views/message_fields.h"

#include <QCoreApplication>
#include <algorithm>
#include <optional>

#include "core/protocol/zxid.h"
#include "views/message_layout.h"
#include "views/wording.h"

namespace zabscope {
namespace {

enum class Wire : std::uint8_t { varint = 0, fixed64 = 1, bytes = 2, fixed32 = 5 };

QString latin(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

Wire wireOf(FieldForm form) {
    switch (form) {
        case FieldForm::number:
        case FieldForm::zigzag:
        case FieldForm::time:
        case FieldForm::truth:
        case FieldForm::choice:
            return Wire::varint;
        case FieldForm::fixed:
        case FieldForm::zxid:
        case FieldForm::session:
            return Wire::fixed64;
        case FieldForm::text:
        case FieldForm::message:
            return Wire::bytes;
    }
    return Wire::bytes;
}

/// Walks one message and what is nested in it.
class Walk {
    Q_DECLARE_TR_FUNCTIONS(MessageFields)

public:
    Walk(std::uint8_t kind, std::string_view bytes, std::vector<MessageField>& fields)
        : m_kind(kind), m_bytes(bytes), m_fields(fields) {}

    void message(std::span<const FieldLayout> layout, std::size_t begin, std::size_t end, int depth) {
        std::uint64_t seen = 0;  // the field numbers that have come, as bits
        for (m_at = begin; m_at < end;) {
            if (m_fields.size() >= mostMessageFields) return rest(end, depth);
            const std::size_t start = m_at;
            const auto tag = varint(end);
            const auto number = tag.value_or(0) >> 3;
            if (number == 0 || !field(layout, number, static_cast<Wire>(*tag & 7), start, end, depth))
                return unreadable(start, end, depth);
            if (number < 64) seen |= std::uint64_t{1} << number;
        }
        for (const FieldLayout& one : layout) {
            if ((seen >> one.number & 1) == 0 && isOfKind(one, m_kind)) add(one, valueText(one, 0), 0, depth);
        }
    }
    void unreadable(std::size_t begin, std::size_t end, int depth) {
        MessageField field;
        field.name = tr("unreadable");
        field.value = Wording::outside(m_bytes.substr(begin, std::min(end - begin, longestShown)));
        field.explanation = tr("These bytes are no field: the message is spoilt, or of another kind.");
        field.depth = depth;
        field.begin = begin;
        field.end = end;
        field.unreadable = true;
        m_fields.push_back(std::move(field));
        m_at = end;
    }

private:
    static constexpr std::size_t longestShown = 400;

    /// Reads the field behind a tag. False: the bytes are not what the tag promises.
    bool field(std::span<const FieldLayout> layout, std::uint64_t number, Wire wire, std::size_t start, std::size_t end,
               int depth) {
        const auto known = std::find_if(layout.begin(), layout.end(), [&](const FieldLayout& one) {
            return static_cast<std::uint64_t>(one.number) == number && wireOf(one.form) == wire;
        });
        std::optional<std::uint64_t> value;
        switch (wire) {
            case Wire::varint:
                value = varint(end);
                break;
            case Wire::fixed64:
                value = fixed(8, end);
                break;
            case Wire::fixed32:
                value = fixed(4, end);
                break;
            case Wire::bytes:
                value = varint(end);
                if (!value || *value > end - m_at) return false;
                return content(known == layout.end() ? nullptr : &*known, number, start, m_at + *value, depth);
        }
        if (!value) return false;  // groups, too, which nobody sends
        if (known == layout.end()) return unknown(number, QString::number(*value), start, depth);
        const std::int64_t read = numberOf(known->form, *value);
        add(*known, valueText(*known, read), read, depth);
        place(m_fields.back(), start, m_at);
        return true;
    }
    /// Reads what has a length: a text, or a message in the message.
    bool content(const FieldLayout* known, std::uint64_t number, std::size_t start, std::size_t end, int depth) {
        const std::string_view bytes = m_bytes.substr(m_at, end - m_at);
        const std::size_t begin = m_at;
        m_at = end;
        const QString shown = bytes.empty() ? tr("empty") : Wording::outside(bytes.substr(0, longestShown + 1));
        if (!known) return unknown(number, shown, start, depth);
        const bool nested = known->form == FieldForm::message;
        add(*known, nested ? tr("bytes: %1").arg(bytes.size()) : shown, 0, depth);
        place(m_fields.back(), start, end);
        if (nested) message(known->parts, begin, end, depth + 1);
        m_at = end;
        return true;
    }
    bool unknown(std::uint64_t number, const QString& value, std::size_t start, int depth) {
        MessageField field;
        field.name = tr("unknown field %1").arg(number);
        field.value = value;
        field.explanation = tr("The protocol that is shown here has no such field.");
        field.depth = depth;
        place(field, start, m_at);
        m_fields.push_back(std::move(field));
        return true;
    }
    void rest(std::size_t end, int depth) {
        MessageField field;
        field.name = QStringLiteral("…");
        field.value = tr("bytes: %1").arg(end - m_at);
        field.explanation = tr("Too many fields to show them all.");
        field.depth = depth;
        place(field, m_at, end);
        m_fields.push_back(std::move(field));
        m_at = end;
    }
    void add(const FieldLayout& layout, const QString& value, std::int64_t number, int depth) {
        MessageField field;
        field.name = latin(layout.name);
        field.value = value;
        field.explanation = explanationOf(layout, m_kind);
        field.depth = depth;
        field.isZxid = layout.form == FieldForm::zxid;
        field.number = number;
        m_fields.push_back(std::move(field));
    }
    static void place(MessageField& field, std::size_t begin, std::size_t end) {
        field.begin = begin;
        field.end = end;
    }

    static std::int64_t numberOf(FieldForm form, std::uint64_t value) {
        if (form == FieldForm::zigzag) return static_cast<std::int64_t>(value >> 1 ^ (~(value & 1) + 1));
        return static_cast<std::int64_t>(value);
    }
    static QString wordOf(const FieldLayout& layout, std::int64_t value) {
        const auto word = std::find_if(layout.words.begin(), layout.words.end(),
                                       [&](const FieldWord& one) { return one.value == value; });
        return word == layout.words.end() ? QString() : latin(word->word);
    }
    static QString valueText(const FieldLayout& layout, std::int64_t value) {
        // What an observer votes for.
        if (value == INT64_MIN && layout.form != FieldForm::time) return tr("none (the smallest number)");
        switch (layout.form) {
            case FieldForm::zxid:
                return value < 0 ? QString::number(value) : Wording::zxid(Zxid{value});
            case FieldForm::session:
                return value == 0 ? tr("none") : QString::fromStdString(toHex(Zxid{value}));
            case FieldForm::time:
                return value < 0 ? tr("%1 µs").arg(value) : Wording::duration(Duration{value});
            case FieldForm::truth:
                return value != 0 ? tr("yes") : tr("no");
            case FieldForm::choice: {
                const QString word = wordOf(layout, value);
                return word.isEmpty() ? QString::number(value) : word;
            }
            case FieldForm::number: {
                const QString word = wordOf(layout, value);
                return word.isEmpty() ? QString::number(value) : QStringLiteral("%1 (%2)").arg(value).arg(word);
            }
            case FieldForm::zigzag:
            case FieldForm::fixed:
            case FieldForm::text:
            case FieldForm::message:
                break;
        }
        return QString::number(value);
    }

    std::optional<std::uint64_t> varint(std::size_t end) {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 70 && m_at < end; shift += 7) {
            const auto byte = static_cast<unsigned char>(m_bytes[m_at++]);
            if (shift < 64) value |= static_cast<std::uint64_t>(byte & 127) << shift;
            if (byte < 128) return value;
        }
        return std::nullopt;
    }
    std::optional<std::uint64_t> fixed(std::size_t size, std::size_t end) {
        if (end - m_at < size) return std::nullopt;
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < size; ++i)
            value |= static_cast<std::uint64_t>(static_cast<unsigned char>(m_bytes[m_at + i])) << (8 * i);
        m_at += size;
        return value;
    }

    std::uint8_t m_kind;
    std::string_view m_bytes;
    std::vector<MessageField>& m_fields;
    std::size_t m_at = 0;
};

}  // namespace

std::vector<MessageField> messageFields(std::uint8_t kind, std::string_view bytes) {
    std::vector<MessageField> fields;
    const auto layout = messageLayout(kind);
    Walk walk(kind, bytes, fields);
    if (!layout.empty()) walk.message(layout, 0, bytes.size(), 0);
    else if (!bytes.empty()) walk.unreadable(0, bytes.size(), 0);
    return fields;
}

}  // namespace zabscope
