// SPDX-License-Identifier: GPL-3.0-or-later
/// What is due in virtual time, in order: by instant, then by the order of planning. A binary heap of small items.
#pragma once

#include <cassert>
#include <cstdint>
#include <vector>

#include "core/protocol/instant.h"

namespace zabscope {

/// What an Item is about; `index` and `generation` name the thing, and an item whose generation has passed is void.
enum class Due : std::uint8_t {
    arrival,         ///< index: message
    alarm,           ///< node; index: AlarmId
    diskDone,        ///< node; index: job number; generation: the disk's
    diskAnswer,      ///< node: the first of its answers that waited for a thaw
    opening,         ///< index: connection; the first segment reaches the machine of the acceptor
    accepted,        ///< index: connection; the acceptor is told
    opened,          ///< index: connection; the opener is told
    refused,         ///< index: connection; the opener is told
    connectTimeout,  ///< index: connection; the opener gives up
    reset,           ///< index: connection; side `side` is told
    writable         ///< index: connection; side `side` is told
};

struct Item {
    Instant at;
    std::uint64_t serial = 0;
    std::uint32_t index = 0;
    std::uint32_t generation = 0;
    std::uint16_t node = 0;
    Due due{};
    std::uint8_t side = 0;

    bool before(const Item& other) const { return at != other.at ? at < other.at : serial < other.serial; }
};
static_assert(sizeof(Item) <= 32);

class Agenda {
public:
    /// The next serial number: ties in time are broken by it.
    std::uint64_t takeSerial() { return ++m_serial; }

    /// Plans an item. One whose serial is 0 gets the next. Precondition: its instant is one that comes.
    void push(Item item) {
        assert(item.at != never);
        if (item.serial == 0) item.serial = takeSerial();
        m_heap.push_back(item);
        rise(m_heap.size() - 1);
    }
    bool empty() const { return m_heap.empty(); }
    std::size_t size() const { return m_heap.size(); }
    const Item& top() const {
        assert(!m_heap.empty());
        return m_heap.front();
    }
    Item pop() {
        const Item first = top();
        const Item last = m_heap.back();
        m_heap.pop_back();
        if (!m_heap.empty()) sink(last);
        return first;
    }

private:
    void rise(std::size_t place) {
        const Item item = m_heap[place];
        while (place > 0) {
            const std::size_t parent = (place - 1) / 2;
            if (!item.before(m_heap[parent])) break;
            m_heap[place] = m_heap[parent];
            place = parent;
        }
        m_heap[place] = item;
    }
    void sink(const Item& item) {
        std::size_t place = 0;
        for (std::size_t child = 1; child < m_heap.size(); child = 2 * place + 1) {
            if (child + 1 < m_heap.size() && m_heap[child + 1].before(m_heap[child])) ++child;
            if (!m_heap[child].before(item)) break;
            m_heap[place] = m_heap[child];
            place = child;
        }
        m_heap[place] = item;
    }

    std::vector<Item> m_heap;
    std::uint64_t m_serial = 0;
};

}  // namespace zabscope
