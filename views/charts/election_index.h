// SPDX-License-Identifier: GPL-3.0-or-later
/// The elections of a run that grows, read a few chunks at a time. No Qt in here.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/trace/elections.h"

namespace zabscope {

class ElectionIndex {
public:
    /// Reads at most `budget` chunks. True when nothing is missing any more; elections() are those of what has been
    /// read.
    bool update(const Timeline& timeline, const std::shared_ptr<const Ensemble>& ensemble, std::size_t budget);
    const std::vector<Election>& elections() const { return m_elections; }

private:
    std::shared_ptr<const Ensemble> m_ensemble;
    std::optional<ElectionReader> m_closed;              ///< has read the closed chunks
    std::vector<std::shared_ptr<const Chunk>> m_chunks;  ///< those
    std::size_t m_read = 0;                              ///< events of which m_elections tell
    std::vector<Election> m_elections;
};

}  // namespace zabscope
