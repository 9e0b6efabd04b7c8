// SPDX-License-Identifier: GPL-3.0-or-later
/// What a peer shows of itself: numbered fields with integer values, some of them tables keyed by a number such as a sid.
/// The protocol names the fields; the trace carries the changed ones; a view reads them at any position.
#pragma once

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace zabscope {

/// One field after a change. A scalar field has row 0. An erased row of a table has no value.
struct FieldChange {
    std::uint16_t field = 0;
    bool erased = false;
    std::int32_t row = 0;
    std::int64_t value = 0;
    friend bool operator==(const FieldChange&, const FieldChange&) = default;
};

class PeerState {
public:
    /// Fields below this number are scalars, from it on tables.
    static constexpr std::uint16_t firstTable = 48;
    static constexpr std::uint16_t fieldLimit = 96;
    /// The value of a scalar that nobody knows, in a run that was not simulated but read from what real servers tell.
    static constexpr std::int64_t unknown = INT64_MIN + 1;

    struct Row {
        std::uint16_t field;
        std::int32_t row;
        std::int64_t value;
        friend bool operator==(const Row&, const Row&) = default;
    };

    std::int64_t scalar(std::uint16_t field) const {
        assert(field < firstTable);
        return m_scalars[field];
    }
    std::optional<std::int64_t> cell(std::uint16_t field, std::int32_t row) const {
        const auto at = place(field, row);
        if (at == m_rows.end() || at->field != field || at->row != row) return std::nullopt;
        return at->value;
    }
    /// The rows of one table in order.
    std::span<const Row> table(std::uint16_t field) const {
        const auto begin = place(field, INT32_MIN);
        auto end = begin;
        while (end != m_rows.end() && end->field == field) ++end;
        return {begin, end};
    }

    void apply(const FieldChange& change) {
        assert(change.field < fieldLimit);
        if (change.field < firstTable) {
            m_scalars[change.field] = change.erased ? 0 : change.value;
            return;
        }
        const auto at = m_rows.begin() + (place(change.field, change.row) - m_rows.cbegin());
        const bool found = at != m_rows.end() && at->field == change.field && at->row == change.row;
        if (change.erased) {
            if (found) m_rows.erase(at);
        } else if (found) {
            at->value = change.value;
        } else {
            m_rows.insert(at, Row{change.field, change.row, change.value});
        }
    }
    friend bool operator==(const PeerState&, const PeerState&) = default;

private:
    std::vector<Row>::const_iterator place(std::uint16_t field, std::int32_t row) const {
        return std::lower_bound(m_rows.begin(), m_rows.end(), std::pair{field, row}, [](const Row& a, const auto& b) {
            return std::pair{a.field, a.row} < b;
        });
    }

    std::array<std::int64_t, firstTable> m_scalars{};
    std::vector<Row> m_rows;
};

/// A peer's side of it: sets fields and remembers which really changed in this step.
class PublishedState {
public:
    const PeerState& state() const { return m_state; }
    std::span<const FieldChange> changes() const { return m_changes; }
    void beginStep() { m_changes.clear(); }

    void set(std::uint16_t field, std::int64_t value) {
        if (m_state.scalar(field) == value) return;
        record({field, false, 0, value});
    }
    void setCell(std::uint16_t field, std::int32_t row, std::int64_t value) {
        if (m_state.cell(field, row) == value) return;
        record({field, false, row, value});
    }
    void eraseCell(std::uint16_t field, std::int32_t row) {
        if (m_state.cell(field, row)) record({field, true, row, 0});
    }
    void clearTable(std::uint16_t field) {
        while (!m_state.table(field).empty()) eraseCell(field, m_state.table(field).back().row);
    }

private:
    void record(const FieldChange& change) {
        m_state.apply(change);
        m_changes.push_back(change);
    }
    PeerState m_state;
    std::vector<FieldChange> m_changes;
};

}  // namespace zabscope
