// SPDX-License-Identifier: GPL-3.0-or-later
/// Which epoch stands on a server's platter, as its writes and flushes tell.
#pragma once

#include <cstdint>
#include <vector>

#include "core/zab/invariants/statement.h"
#include "core/zab/store.h"

namespace zabscope::zab {

class DurableEpoch {
public:
    explicit DurableEpoch(FileKind kind) : m_kind(kind) {}

    /// What was flushed last. A power cut may leave a later one, never an earlier one.
    std::int64_t value() const { return m_durable; }

    /// The value is what the server shows: in the step in which it writes it, or in the one that hears of its flush.
    void wrote(const Wrote& wrote, const Scene& scene) {
        if (wrote.file.kind != static_cast<std::uint16_t>(m_kind)) return;
        m_writes.push_back({nodeOf(scene, wrote.node).fields.scalar(field()), scene.event.cause});
    }
    void shown(const Changed& change, const Scene& scene) {
        if (scene.event.cause != m_flush || m_flush == noEvent) return;
        m_durable = nodeOf(scene, change.node).fields.scalar(field());
    }
    /// A flush covers the file if the step that asked for it was the one that wrote it, or a later one.
    void flushed(const Scene& scene) {
        while (!m_writes.empty() && m_writes.front().step <= scene.event.cause) {
            m_durable = m_writes.front().epoch;
            m_writes.erase(m_writes.begin());
            m_flush = scene.event.id;
        }
    }
    /// What the old process had not flushed may be lost.
    void born() { m_writes.clear(); }

private:
    Field field() const { return m_kind == FileKind::acceptedEpoch ? Field::acceptedEpoch : Field::currentEpoch; }
    struct Pending {
        std::int64_t epoch;
        EventId step;
    };
    FileKind m_kind;
    std::int64_t m_durable = 0;
    EventId m_flush = noEvent;  ///< the last one that covered the file
    std::vector<Pending> m_writes;  ///< that no flush has covered yet, mostly none
};

}  // namespace zabscope::zab
