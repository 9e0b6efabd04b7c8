// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/render/palette.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace zabscope {
namespace {

constexpr int bits = 6;  // of each part of a colour by which it is told from others
constexpr std::size_t bins = 1U << (3 * bits);

std::size_t binOf(QRgb colour) {
    constexpr int rest = 8 - bits;
    return static_cast<std::size_t>(qRed(colour) >> rest) << (2 * bits) |
           static_cast<std::size_t>(qGreen(colour) >> rest) << bits | static_cast<std::size_t>(qBlue(colour) >> rest);
}

int distance(QRgb a, QRgb b) {
    const int red = qRed(a) - qRed(b);
    const int green = qGreen(a) - qGreen(b);
    const int blue = qBlue(a) - qBlue(b);
    return 3 * red * red + 6 * green * green + 2 * blue * blue;  // green is seen best
}

}  // namespace

struct Palette::Point {
    std::array<int, 3> part;  // red, green, blue
    double weight;
};

struct Palette::Box {
    std::size_t first;
    std::size_t behind;
    std::array<double, 3> mean{};
    double error = 0;  // how wrong it would be to use one colour for all of it
    int widest = 0;    // the part in which its colours differ most

    Box(const std::vector<Point>& points, std::size_t from, std::size_t to) : first(from), behind(to) {
        std::array<double, 3> squares{};
        double weight = 0;
        for (std::size_t i = first; i < behind; ++i) {
            weight += points[i].weight;
            for (std::size_t c = 0; c < 3; ++c) {
                mean[c] += points[i].weight * points[i].part[c];
                squares[c] += points[i].weight * points[i].part[c] * points[i].part[c];
            }
        }
        double most = -1;
        for (std::size_t c = 0; c < 3; ++c) {
            mean[c] /= weight;
            const double spread = std::max(0.0, squares[c] - weight * mean[c] * mean[c]);
            error += spread;
            if (spread > most) widest = static_cast<int>(c);
            most = std::max(most, spread);
        }
        if (behind - first < 2) error = 0;
    }
};

void Palette::see(const QImage& image) {
    m_bins.resize(bins);
    for (int y = 0; y < image.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            Bin& bin = m_bins[binOf(line[x])];
            ++bin.count;
            bin.red += static_cast<unsigned>(qRed(line[x]));
            bin.green += static_cast<unsigned>(qGreen(line[x]));
            bin.blue += static_cast<unsigned>(qBlue(line[x]));
        }
    }
}

void Palette::choose(int most) {
    m_known.assign(bins, -1);
    m_colours.clear();
    std::vector<Point> points;
    for (const Bin& bin : m_bins) {
        if (bin.count == 0) continue;
        const auto part = [&](std::uint64_t sum) { return static_cast<int>((sum + bin.count / 2) / bin.count); };
        // By its root: what is small must be seen, too.
        points.push_back({{part(bin.red), part(bin.green), part(bin.blue)}, std::sqrt(static_cast<double>(bin.count))});
    }
    if (points.empty()) points.push_back({{0, 0, 0}, 1});
    std::vector<Box> boxes{Box(points, 0, points.size())};
    while (static_cast<int>(boxes.size()) < most) {
        const auto worst =
            std::max_element(boxes.begin(), boxes.end(), [](const Box& a, const Box& b) { return a.error < b.error; });
        if (worst->error <= 0) break;
        const auto part = static_cast<std::size_t>(worst->widest);
        const double middle = worst->mean[part];
        const auto begin = points.begin() + static_cast<std::ptrdiff_t>(worst->first);
        const auto end = points.begin() + static_cast<std::ptrdiff_t>(worst->behind);
        const auto cut =
            std::stable_partition(begin, end, [&](const Point& point) { return point.part[part] <= middle; });
        const auto at = static_cast<std::size_t>(cut - points.begin());
        const std::size_t behind = worst->behind;
        if (at == worst->first || at == behind) {  // they only differ by rounding
            worst->error = 0;
            continue;
        }
        *worst = Box(points, worst->first, at);
        boxes.emplace_back(points, at, behind);
    }
    for (const Box& box : boxes) {
        // The most frequent colour itself, where one stands out, so that areas keep theirs.
        const auto first = points.begin() + static_cast<std::ptrdiff_t>(box.first);
        const auto behind = points.begin() + static_cast<std::ptrdiff_t>(box.behind);
        const auto top =
            std::max_element(first, behind, [](const Point& a, const Point& b) { return a.weight < b.weight; });
        double all = 0;
        std::for_each(first, behind, [&](const Point& point) { all += point.weight; });
        const bool stands = top->weight * 2 > all;
        const auto part = [&](std::size_t c) {
            return stands ? top->part[c] : static_cast<int>(std::lround(box.mean[c]));
        };
        m_colours.push_back(qRgb(part(0), part(1), part(2)));
    }
}

std::uint8_t Palette::nearest(QRgb colour) {
    std::int16_t& known = m_known[binOf(colour)];
    if (known >= 0) return static_cast<std::uint8_t>(known);
    int best = std::numeric_limits<int>::max();
    for (std::size_t i = 0; i < m_colours.size(); ++i) {
        const int away = distance(colour, m_colours[i]);
        if (away >= best) continue;
        best = away;
        known = static_cast<std::int16_t>(i);
    }
    return static_cast<std::uint8_t>(known);
}

}  // namespace zabscope
