// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/narration/story_shelf.h"

#include <algorithm>

namespace zabscope {
namespace {

constexpr std::size_t mostChunks = 24;  // read in one frame; about 0.2 ms each
constexpr std::size_t mostBooks = 256;
constexpr std::size_t mostSilences = 64;
constexpr std::size_t mostEntries = 600;  // that are told at once, however few lines they make

bool isSilent(const Story& story, Density density) {
    return std::ranges::none_of(story, [density](const StoryEntry& entry) { return entry.level <= density; });
}

}  // namespace

bool StoryShelf::isRead(const std::shared_ptr<const Chunk>& chunk) const {
    const auto book = m_books.find(chunk.get());
    return book != m_books.end() && book->second.chunk == chunk && book->second.events == chunk->events.size();
}

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

// Branches share the chunks from their start up to their fork: who has the last chunk of a silence has all of it.
const StoryShelf::Silence* StoryShelf::silenceAt(Chunks chunks, std::size_t chunk, Density density) const {
    for (const Silence& silence : m_silences[static_cast<std::size_t>(density)]) {
        const bool within = silence.first <= chunk && chunk < silence.end;
        if (within && silence.end <= chunks.size() && chunks[silence.end - 1] == silence.last) return &silence;
    }
    return nullptr;
}

void StoryShelf::fallSilent(Chunks chunks, std::size_t chunk, Density density) {
    std::vector<Silence>& all = m_silences[static_cast<std::size_t>(density)];
    Silence grown{chunk, chunk + 1, chunks[chunk]};
    for (const std::size_t beside : {chunk + 1, chunk - 1}) {  // before the first one stands none
        if (beside >= chunks.size()) continue;
        const Silence* neighbour = silenceAt(chunks, beside, density);
        if (!neighbour) continue;
        grown.first = std::min(grown.first, neighbour->first);
        if (neighbour->end > grown.end) {
            grown.end = neighbour->end;
            grown.last = neighbour->last;
        }
        all.erase(all.begin() + (neighbour - all.data()));
    }
    if (all.size() >= mostSilences) all.erase(all.begin());
    all.push_back(std::move(grown));
}

bool StoryShelf::goesOn(const StoryEntry& before, const StoryEntry& entry) {
    return before.kind == StoryKind::commit && entry.kind == StoryKind::commit && before.epoch == entry.epoch &&
           before.by == entry.by;
}

std::vector<Told> StoryShelf::upTo(const Frame& frame, Density density, std::size_t most) {
    ++m_turn;
    m_isReading = false;
    tidy();
    std::vector<Told> told;
    const EventId now = std::min(frame.now.last, frame.timeline->last());
    const auto chunks = frame.timeline->chunks();
    if (now == noEvent || chunks.empty()) return told;
    const auto after = std::ranges::partition_point(chunks, [now](const std::shared_ptr<const Chunk>& chunk) {
        return !chunk->events.empty() && chunk->events.front().id <= now;
    });
    std::size_t read = 0;
    std::size_t lines = 0;
    const auto isFull = [&] { return lines >= most || told.size() >= mostEntries; };
    for (auto index = static_cast<std::size_t>(after - chunks.begin()); index-- > 0 && !isFull();) {
        if (const Silence* silence = silenceAt(chunks, index, density)) {
            index = silence->first;
            continue;
        }
        if (!isRead(chunks[index]) && read++ >= mostChunks) {
            m_isReading = true;
            break;
        }
        const Story& story = this->read(chunks[index]);
        if (chunks[index]->events.size() == Chunk::size && isSilent(story, density)) {
            fallSilent(chunks, index, density);
            continue;
        }
        for (auto entry = story.rbegin(); entry != story.rend() && !isFull(); ++entry) {
            if (entry->level > density) continue;
            const std::size_t count = entry->countBy(now);
            if (count == 0) continue;
            if (told.empty() || !goesOn(*entry, *told.back().entry)) ++lines;
            told.push_back({&*entry, count});
        }
    }
    std::ranges::reverse(told);
    return told;
}

}  // namespace zabscope
