// SPDX-License-Identifier: GPL-3.0-or-later
/// Things of one kind that come and go, found by number; a number is used again with a new generation.
#pragma once

#include <cassert>
#include <cstdint>
#include <utility>
#include <vector>

namespace zabscope {

template <typename T>
class Slab {
public:
    std::uint32_t add(T value) {
        if (m_free.empty()) {
            m_places.push_back({std::move(value), 1, true});
            return static_cast<std::uint32_t>(m_places.size() - 1);
        }
        const std::uint32_t index = m_free.back();
        m_free.pop_back();
        m_places[index].value = std::move(value);
        m_places[index].live = true;
        return index;
    }
    void remove(std::uint32_t index) {
        assert(live(index));
        m_places[index].live = false;
        ++m_places[index].generation;
        m_free.push_back(index);
    }
    /// Makes everything void that was planned for the thing so far.
    void renew(std::uint32_t index) {
        assert(live(index));
        ++m_places[index].generation;
    }
    bool live(std::uint32_t index) const { return index < m_places.size() && m_places[index].live; }
    bool live(std::uint32_t index, std::uint32_t generation) const {
        return live(index) && m_places[index].generation == generation;
    }
    std::uint32_t generation(std::uint32_t index) const { return m_places[index].generation; }
    T& operator[](std::uint32_t index) {
        assert(live(index));
        return m_places[index].value;
    }
    const T& operator[](std::uint32_t index) const {
        assert(live(index));
        return m_places[index].value;
    }
    /// One more than the largest number ever used; some below it may be gone.
    std::uint32_t limit() const { return static_cast<std::uint32_t>(m_places.size()); }

private:
    struct Place {
        T value;
        std::uint32_t generation;
        bool live;
    };
    std::vector<Place> m_places;
    std::vector<std::uint32_t> m_free;
};

}  // namespace zabscope
