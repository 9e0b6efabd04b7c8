// SPDX-License-Identifier: GPL-3.0-or-later
/// A distribution of whole numbers: quantiles, and a small histogram in text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace zabscope {

class Distribution {
public:
    void add(std::int64_t value);
    std::size_t count() const { return m_values.size(); }
    /// The smallest value that `percent` percent of all values do not exceed. Preconditions: count() > 0, 0 <= percent
    /// <= 100.
    std::int64_t quantile(int percent) const;
    std::int64_t least() const { return quantile(0); }
    std::int64_t median() const { return quantile(50); }
    std::int64_t largest() const { return quantile(100); }

    /// At most `bins` lines of equal width, each with its range written by `label`, a bar and its count.
    /// Preconditions: count() > 0, bins > 0.
    std::vector<std::string> histogram(std::size_t bins, const std::function<std::string(std::int64_t)>& label) const;

private:
    std::vector<std::int64_t> m_values;  ///< ascending
};

}  // namespace zabscope
