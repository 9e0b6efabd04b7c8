// SPDX-License-Identifier: GPL-3.0-or-later
/// The stories of the chunks around now, each read when it is first needed, so that any place in a long run is told at
/// once. Where nothing was told for hours is remembered, so that what came before it is found again at once, too.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <span>
#include <vector>

#include "views/frame.h"
#include "views/narration/story.h"

namespace zabscope {

/// One entry as far as it has happened by now.
struct Told {
    const StoryEntry* entry = nullptr;
    std::size_t count = 0;  ///< of its events
};

class StoryShelf {
public:
    /// The last `most` lines of this density up to now, oldest first: what one leader commits from chunk to chunk is one
    /// line of several entries. They stay valid until the next call.
    std::vector<Told> upTo(const Frame& frame, Density density, std::size_t most);
    /// Whether the last call gave up before it had looked at all that it had to: the next one goes on from there.
    bool isReading() const { return m_isReading; }

    /// Whether an entry only goes on with what the one before it tells.
    static bool goesOn(const StoryEntry& before, const StoryEntry& entry);

private:
    struct Book {
        std::shared_ptr<const Chunk> chunk;  // kept alive, so that its address names it
        std::size_t events = 0;
        Story story;
        std::uint64_t used = 0;
    };
    /// Chunks one after the other in which nothing of a density is told: those from `first` on, up to `last`.
    struct Silence {
        std::size_t first = 0;
        std::size_t end = 0;  // behind the last one
        std::shared_ptr<const Chunk> last;
    };
    using Chunks = std::span<const std::shared_ptr<const Chunk>>;

    bool isRead(const std::shared_ptr<const Chunk>& chunk) const;
    const Story& read(const std::shared_ptr<const Chunk>& chunk);
    void tidy();
    /// The silence of this density that the chunk is in, or nullptr.
    const Silence* silenceAt(Chunks chunks, std::size_t chunk, Density density) const;
    /// Remembers that nothing is told in a chunk that is closed.
    void fallSilent(Chunks chunks, std::size_t chunk, Density density);

    std::map<const Chunk*, Book> m_books;
    std::array<std::vector<Silence>, 3> m_silences;  // by density
    std::uint64_t m_turn = 0;
    bool m_isReading = false;
};

}  // namespace zabscope
