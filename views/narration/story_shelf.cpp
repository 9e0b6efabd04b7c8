// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/narration/story_shelf.h"

#include <algorithm>

namespace zabscope {
namespace {

constexpr std::size_t mostChunks = 24;  // looked at in one frame; about 0.2 ms each the first time
constexpr std::size_t mostBooks = 256;

}  // namespace

const Story& StoryShelf::read(const std::shared_ptr<const Chunk>& chunk) {
    Book& book = m_books[chunk.get()];
    if (book.chunk != chunk || book.events != chunk->events.size())
        book = {chunk, chunk->events.size(), storyOf(*chunk), m_turn};
    book.used = m_turn;
    return book.story;
}

void StoryShelf::tidy() {
    if (m_books.size() <= mostBooks) return;
    std::erase_if(m_books, [this](const auto& book) { return book.second.used + 8 < m_turn; });
}

std::vector<Told> StoryShelf::upTo(const Frame& frame, Density density, std::size_t most) {
    ++m_turn;
    tidy();
    std::vector<Told> told;
    const EventId now = std::min(frame.now.last, frame.timeline->last());
    const auto chunks = frame.timeline->chunks();
    if (now == noEvent || chunks.empty()) return told;
    const auto after = std::ranges::partition_point(chunks, [now](const std::shared_ptr<const Chunk>& chunk) {
        return !chunk->events.empty() && chunk->events.front().id <= now;
    });
    auto index = static_cast<std::size_t>(after - chunks.begin());
    for (std::size_t looked = 0; index-- > 0 && looked < mostChunks && told.size() < most; ++looked) {
        const Story& story = read(chunks[index]);
        for (auto entry = story.rbegin(); entry != story.rend() && told.size() < most; ++entry) {
            if (entry->level > density) continue;
            const std::size_t count = entry->countBy(now);
            if (count > 0) told.push_back({&*entry, count});
        }
    }
    std::ranges::reverse(told);
    return told;
}

}  // namespace zabscope
