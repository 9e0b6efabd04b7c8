// SPDX-License-Identifier: GPL-3.0-or-later
/// A sequence that grows and shrinks at its end and whose copies share what they have in common, so that a simulator with
/// a hundred thousand transactions can be copied in microseconds.
#pragma once

#include <cassert>
#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace zabscope {

template <typename T>
class SharedLog {
public:
    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }

    const T& operator[](std::size_t index) const {
        assert(index < m_size);
        return (*m_blocks[index / blockSize])[index % blockSize];
    }
    const T& back() const { return (*this)[m_size - 1]; }

    void push_back(T value) {
        if (m_size % blockSize == 0) {
            auto block = std::make_shared<Block>();
            block->reserve(blockSize);
            m_blocks.push_back(std::move(block));
        } else {
            ownLastBlock();
        }
        m_blocks.back()->push_back(std::move(value));
        ++m_size;
    }

    /// Replaces the element at `index`; only the block that holds it is copied.
    void set(std::size_t index, T value) {
        assert(index < m_size);
        auto& block = m_blocks[index / blockSize];
        if (block.use_count() > 1) block = copyOf(*block);
        (*block)[index % blockSize] = std::move(value);
    }

    /// Keeps the first `size` elements.
    void truncate(std::size_t size) {
        assert(size <= m_size);
        if (size == m_size) return;
        m_blocks.resize((size + blockSize - 1) / blockSize);
        m_size = size;
        if (m_size % blockSize != 0) {
            ownLastBlock();
            m_blocks.back()->resize(m_size % blockSize);
        }
    }
    void clear() {
        m_blocks.clear();
        m_size = 0;
    }

private:
    using Block = std::vector<T>;
    static constexpr std::size_t blockSize = 256;

    static std::shared_ptr<Block> copyOf(const Block& block) {
        auto copy = std::make_shared<Block>();
        copy->reserve(blockSize);
        *copy = block;
        return copy;
    }
    void ownLastBlock() {
        if (m_blocks.back().use_count() > 1) m_blocks.back() = copyOf(*m_blocks.back());
    }

    std::vector<std::shared_ptr<Block>> m_blocks;
    std::size_t m_size = 0;
};

}  // namespace zabscope
