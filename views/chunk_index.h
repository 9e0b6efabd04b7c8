// SPDX-License-Identifier: GPL-3.0-or-later
/// What a view has read out of each chunk of a run. A chunk that is closed never changes and branches share it, so it is
/// read once; the open one is read again when it has grown.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "core/trace/timeline.h"

namespace zabscope {

template <typename Summary>
class ChunkIndex {
public:
    /// What is read of one chunk. The state before its first event stands in the chunk.
    using Read = std::function<Summary(const Chunk&, const Timeline&)>;
    explicit ChunkIndex(Read read) : m_read(std::move(read)) {}

    /// Brings the index up to the timeline, reading at most `budget` chunks (about 0.3 ms each), so that a large trace is
    /// taken in over several frames without a stall. True when nothing is missing any more.
    bool update(const Timeline& timeline, std::size_t budget = 16) {
        const auto chunks = timeline.chunks();
        std::size_t same = 0;
        while (same < chunks.size() && same < m_entries.size() && m_entries[same].chunk == chunks[same] &&
               m_entries[same].events == chunks[same]->events.size())
            ++same;
        m_entries.resize(std::min(same, m_entries.size()));
        for (; same < chunks.size() && budget > 0; ++same, --budget)
            m_entries.push_back({chunks[same], chunks[same]->events.size(), m_read(*chunks[same], timeline)});
        return m_entries.size() == chunks.size();
    }
    struct Entry {
        std::shared_ptr<const Chunk> chunk;  ///< kept alive, so that its address names it
        std::size_t events = 0;
        Summary summary;
    };
    /// One for each chunk from the start of the run that has been read.
    std::span<const Entry> entries() const { return m_entries; }

private:
    Read m_read;
    std::vector<Entry> m_entries;
};

}  // namespace zabscope
