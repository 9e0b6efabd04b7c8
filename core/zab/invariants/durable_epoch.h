// SPDX-License-Identifier: GPL-3.0-or-later
/// Which epoch stands on a server's platter, as its writes and flushes tell.
#pragma once

#include <cstdint>
#include <utility>

#include "core/zab/invariants/statement.h"
#include "core/zab/store.h"

namespace zabscope::zab {

class DurableEpoch {
public:
    explicit DurableEpoch(FileKind kind) : m_kind(kind) {}

    /// What was flushed last. A power cut may leave a later one, never an earlier one.
    std::int64_t value() const { return m_durable; }

    /// The value is what the server shows: it shows an epoch in the step in which it writes it.
    void wrote(const Wrote& wrote, const Scene& scene) {
        if (wrote.file.kind != static_cast<std::uint16_t>(m_kind)) return;
        const Field shown = m_kind == FileKind::acceptedEpoch ? Field::acceptedEpoch : Field::currentEpoch;
        m_written = nodeOf(scene, wrote.node).fields.scalar(shown);
        m_step = scene.event.cause;
    }
    /// A flush covers the file if the step that asked for it was the one that wrote it, or a later one.
    void flushed(const Scene& scene) {
        if (m_step != noEvent && scene.event.cause >= m_step) {
            m_durable = m_written;
            m_step = noEvent;
        }
    }

private:
    FileKind m_kind;
    std::int64_t m_durable = 0;
    std::int64_t m_written = 0;
    EventId m_step = noEvent;  ///< of the write that no flush has covered yet
};

}  // namespace zabscope::zab
