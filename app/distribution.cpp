// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/distribution.h"

#include <algorithm>
#include <cassert>

namespace zabscope {
namespace {

constexpr std::size_t longestBar = 40;

}  // namespace

void Distribution::add(std::int64_t value) {
    m_values.insert(std::upper_bound(m_values.begin(), m_values.end(), value), value);
}

std::int64_t Distribution::quantile(int percent) const {
    assert(!m_values.empty() && percent >= 0 && percent <= 100);
    const std::size_t rank = (m_values.size() * static_cast<std::size_t>(percent) + 99) / 100;  // rounded up
    return m_values[rank == 0 ? 0 : rank - 1];
}

std::vector<std::string> Distribution::histogram(std::size_t bins,
                                                 const std::function<std::string(std::int64_t)>& label) const {
    assert(!m_values.empty() && bins > 0);
    const std::int64_t range = largest() - least();
    const std::int64_t width = range / static_cast<std::int64_t>(bins) + 1;
    std::vector<std::size_t> counts(static_cast<std::size_t>(range / width) + 1);
    for (const std::int64_t value : m_values) ++counts[static_cast<std::size_t>((value - least()) / width)];
    const std::size_t most = *std::max_element(counts.begin(), counts.end());
    std::vector<std::string> names;
    std::size_t longest = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const std::int64_t from = least() + static_cast<std::int64_t>(i) * width;
        names.push_back(width == 1 ? label(from) : label(from) + " .. " + label(std::min(from + width - 1, largest())));
        longest = std::max(longest, names.back().size());
    }
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const std::size_t bar = (counts[i] * longestBar + most - 1) / most;
        lines.push_back(std::string(longest - names[i].size(), ' ') + names[i] + " |" + std::string(bar, '#') +
                        (bar > 0 ? " " : "") + std::to_string(counts[i]));
    }
    return lines;
}

}  // namespace zabscope
