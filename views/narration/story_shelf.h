// SPDX-License-Identifier: GPL-3.0-or-later
/// The stories of the chunks around now, each read when it is first needed, so that any place in a long run is told at
/// once.
#pragma once

#include <map>
#include <memory>
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
    /// The last `most` entries of this density up to now, oldest first. They stay valid until the next call.
    std::vector<Told> upTo(const Frame& frame, Density density, std::size_t most);

private:
    struct Book {
        std::shared_ptr<const Chunk> chunk;  // kept alive, so that its address names it
        std::size_t events = 0;
        Story story;
        std::uint64_t used = 0;
    };
    const Story& read(const std::shared_ptr<const Chunk>& chunk);
    void tidy();

    std::map<const Chunk*, Book> m_books;
    std::uint64_t m_turn = 0;
};

}  // namespace zabscope
