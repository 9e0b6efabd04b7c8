// SPDX-License-Identifier: GPL-3.0-or-later
/// What the inspector shows of one thing, as values: headings with rows under them. A sheet is a function of a frame.
#pragma once

#include <QString>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/protocol/ids.h"
#include "core/protocol/zxid.h"

namespace zabscope {

/// What is to be said of a row beside its text; each has a glyph of its own.
enum class RowMark : std::uint8_t {
    none,
    changed,     ///< at the present instant
    justChanged, ///< by the very last event
    differs,     ///< memory and disk do not say the same
    trouble,     ///< cannot be read, or is spoilt
    good
};

struct SheetRow {
    std::uint64_t key = 0;  ///< the same thing has the same key in the next sheet
    QString name;
    QString value;
    QString explanation;            ///< empty: that of the field
    std::optional<std::uint16_t> field;  ///< whose explanation it has
    std::optional<Zxid> zxid;       ///< for the tool tip
    RowMark mark = RowMark::none;
    bool wide = false;      ///< name and value in one, as wide as the sheet
    int depth = 0;          ///< of nesting inside a message
    std::size_t begin = 0;  ///< its bytes in the message; equal to end: none
    std::size_t end = 0;
    EventId event = noEvent;  ///< where it leads to

    friend bool operator==(const SheetRow&, const SheetRow&) = default;
};

struct SheetSection {
    std::uint64_t key = 0;
    QString title;
    std::vector<SheetRow> rows;
};

struct Sheet {
    QString heading;     ///< "server 3"
    QString subheading;  ///< one sentence: how it is
    std::vector<SheetSection> sections;
    std::string_view bytes;     ///< of a message; they live as long as the timeline
    EventId event = noEvent;    ///< what the sheet is about, if that is an event
};

/// The sentence that belongs to the row, in the reader's language.
QString explanationOf(const SheetRow& row);
/// The whole sheet for the clipboard.
QString toPlainText(const Sheet& sheet);
/// Bytes as a hex dump, 16 a line, the first `most` of them.
QString hexDump(std::string_view bytes, std::size_t perLine, std::size_t most);

}  // namespace zabscope
