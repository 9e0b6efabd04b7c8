// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/election_index.h"

#include <algorithm>

namespace zabscope {

bool ElectionIndex::update(const Timeline& timeline, const std::shared_ptr<const Ensemble>& ensemble,
                           std::size_t budget) {
    const auto chunks = timeline.chunks();
    // Another branch may share the first chunks, but elections cannot be read backwards.
    const bool same = m_closed && m_ensemble && *m_ensemble == *ensemble && m_chunks.size() <= chunks.size() &&
                      std::equal(m_chunks.begin(), m_chunks.end(), chunks.begin());
    m_ensemble = ensemble;
    if (!same) {
        m_closed.emplace(*ensemble);
        m_chunks.clear();
        m_elections.clear();
        m_read = 0;
    }
    const auto isClosed = [](const Chunk& chunk) { return chunk.events.size() >= Chunk::size; };
    while (budget > 0 && m_chunks.size() < chunks.size() && isClosed(*chunks[m_chunks.size()])) {
        m_chunks.push_back(chunks[m_chunks.size()]);
        for (const Event& event : m_chunks.back()->events) m_closed->read(event);
        --budget;
    }
    const std::size_t closed = m_chunks.size() * Chunk::size;
    const bool onlyOpenLeft = m_chunks.size() + 1 >= chunks.size();
    if (m_chunks.size() < chunks.size() && (!onlyOpenLeft || isClosed(*chunks[m_chunks.size()]))) return false;
    const std::size_t open = m_chunks.size() < chunks.size() ? chunks.back()->events.size() : 0;
    if (m_read == closed + open && m_read > 0 && same) return true;
    ElectionReader reader = *m_closed;
    if (open > 0) {
        for (const Event& event : chunks.back()->events) reader.read(event);
    }
    m_elections = reader.elections();
    m_read = closed + open;
    return true;
}

}  // namespace zabscope
