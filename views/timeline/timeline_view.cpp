// SPDX-License-Identifier: GPL-3.0-or-later
// TimelineView: what of the run is in sight, and where things stand.
#include "views/timeline/timeline_view.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>
#include <utility>

namespace zabscope {
namespace {

constexpr std::size_t chunksAFrame = 8;
constexpr std::size_t chunksAPause = 24;  // while nothing else is to be done
constexpr double shortest = 20;  // microseconds that can be spread over the whole width
constexpr double barWidth = 3;

double microsecondsOf(Instant at) { return static_cast<double>(at.time_since_epoch().count()); }

}  // namespace

TimelineView::TimelineView(QWidget* parent)
    : Canvas(parent), m_stories([this](const Chunk& chunk, const Timeline& timeline) {
          return readStory(chunk, timeline, *m_ensemble);
      }) {
    m_more.setSingleShot(true);
    m_more.setInterval(0);
    connect(&m_more, &QTimer::timeout, this, &TimelineView::readOn);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

QString TimelineView::title() const { return tr("Timeline"); }
QString TimelineView::purpose() const {
    return tr("The whole run: who led when, what happened, and where you are. Drag to go to another instant.");
}

QSize TimelineView::sizeHint() const {
    const int branches = frame() ? static_cast<int>(frame().recording->branches.size()) : 0;
    return {fontMetrics().height() * 50, fontMetrics().height() * (7 + std::clamp(branches - 1, 0, 3))};
}
QSize TimelineView::minimumSizeHint() const { return {fontMetrics().height() * 12, fontMetrics().height() * 5}; }

void TimelineView::retranslate() { m_made.reset(); }

bool TimelineView::onlyTimeWentOn(const Frame& before) const {
    return before && frame() && m_complete && frame().timeline == before.timeline && frame().ensemble == before.ensemble &&
           frame().recording == before.recording && frame().selection == before.selection &&
           std::max(before.drawnAt, frame().drawnAt) <= frame().timeline->end() &&
           (before.now.last == frame().timeline->last()) == (frame().now.last == frame().timeline->last());
}

void TimelineView::frameChanged(const Frame& before) {
    const auto shown = std::exchange(m_shown, visible());
    if (onlyTimeWentOn(before) && shown == m_shown)
        return update(aroundPlayhead(before.drawnAt).united(aroundPlayhead(frame().drawnAt)));
    update();
    if (!frame()) return;
    if (m_ensemble != frame().ensemble) {
        // Stories tell of leaders, and who can lead is the ensemble's to say.
        if (!m_ensemble || *m_ensemble != *frame().ensemble) {
            m_ensemble = frame().ensemble;
            m_stories = StoryIndex([this](const Chunk& chunk, const Timeline& timeline) {
                return readStory(chunk, timeline, *m_ensemble);
            });
        }
        m_ensemble = frame().ensemble;
    }
    m_complete = m_stories.update(*frame().timeline, chunksAFrame);
    if (!m_complete) m_more.start();
}

void TimelineView::readOn() {
    if (!frame() || m_complete) return;
    m_complete = m_stories.update(*frame().timeline, chunksAPause);
    update();
    if (!m_complete) m_more.start();
}

double TimelineView::reach() const { return std::max(9.0, QFontMetricsF(font()).height() * 0.85); }

QFont TimelineView::smallFont() const {
    QFont small = font();
    small.setPointSizeF(std::max(6.0, small.pointSizeF() * 0.88));
    return small;
}

bool TimelineView::isPast() const {
    return frame() && frame().recording->live && frame().now.last < frame().timeline->last();
}

TimelineView::Rows TimelineView::rows() const {
    const double line = QFontMetricsF(font()).height();
    const double small = QFontMetricsF(smallFont()).height();
    const bool hasHeader = frame() && (frame().recording->live || !frame().recording->bookmarks.empty() || !m_complete);
    const bool hasBranches = frame() && frame().recording->branches.size() > 1;
    Rows rows;
    double y = 2;
    const auto take = [&](double height) {
        const QRectF row(0, y, width(), std::max(0.0, height));
        y += height;
        return row;
    };
    rows.header = take(hasHeader ? line + 2 : 0);
    rows.axis = take(small + 3);
    rows.marks = take(line + 4);
    const double rest = height() - y - 3;
    const double forBranches = hasBranches ? std::clamp(rest - 2.2 * line, 0.35 * line, 4 * line) : 0;
    const double forStrip = std::max(0.0, rest - forBranches);
    const double strip = std::min(std::max(forStrip * 0.62, std::min(forStrip, line + 2)), 2.5 * line);
    rows.reigns = take(strip);
    rows.commits = take(std::min(forStrip - strip, 3 * line));
    rows.branches = take(std::max(0.0, height() - y - 2));
    return rows;
}

double TimelineView::whole() const {
    if (!frame()) return 1000;
    double end = std::max({microsecondsOf(frame().timeline->end()), microsecondsOf(frame().now.at),
                           microsecondsOf(frame().drawnAt), 1000.0});
    for (const BranchLine& branch : frame().recording->branches) end = std::max(end, microsecondsOf(branch.end.at));
    end *= 1.02;
    if (!frame().recording->live) return end;
    // While it grows, the scale changes seldom, so that nothing creeps.
    const double step = std::pow(10.0, std::floor(std::log10(end))) / 4;
    return std::ceil(end / step) * step;
}

std::pair<double, double> TimelineView::visible() const {
    if (!m_zoom) return {0, whole()};
    auto [from, to] = *m_zoom;
    if (m_follows && frame()) {
        const double now = microsecondsOf(frame().drawnAt);
        const double span = to - from;
        const double pages = std::floor((now - from) / span);
        from += pages * span;
        to += pages * span;
    }
    return {from, to};
}

void TimelineView::zoomTo(double from, double to) {
    const double all = whole();
    const double span = std::max(to - from, shortest);
    update();
    if (span >= all) return showAll();
    from = std::clamp(from, 0.0, std::max(0.0, all - span));
    m_zoom = {from, from + span};
    const double now = frame() ? microsecondsOf(frame().drawnAt) : 0;
    m_follows = now >= from && now < from + span;
}

void TimelineView::showAll() {
    m_zoom.reset();
    m_follows = true;
    update();
}

TimeAxis TimelineView::axis() const {
    const auto [from, to] = visible();
    const double edge = reach() * 0.75;
    return {from, to, edge, std::max(edge + 1, width() - edge)};
}

const Strip& TimelineView::strip() const {
    const auto stories = m_stories.entries();
    const Made made{stories.size(), stories.empty() ? nullptr : stories.back().chunk.get(),
                    stories.empty() ? 0 : stories.back().events, axis(), reach()};
    if (m_made != made) {
        m_strip = layOutStrip(stories, made.axis, reach(), barWidth);
        m_made = made;
    }
    return m_strip;
}

QPointF TimelineView::bookmarkTop(const Bookmark& bookmark) const {
    return {axis().x(bookmark.position.at), rows().header.top()};
}

QString TimelineView::liveText() const { return isPast() ? tr("return to live ▸|") : tr("live ▸|"); }

QRectF TimelineView::liveButton() const {
    if (!frame() || !frame().recording->live) return {};
    const QRectF header = rows().header;
    const double width = QFontMetricsF(font()).horizontalAdvance(liveText()) + reach();
    return {header.right() - width - 4, header.top(), width, header.height() - 1};
}

std::vector<TimelineView::BranchPlace> TimelineView::branchPlaces() const {
    std::vector<BranchPlace> places;
    if (!frame() || frame().recording->branches.size() < 2) return places;
    const Recording& recording = *frame().recording;
    const auto all = branchRows(recording.branches);
    const QRectF room = rows().branches;
    const auto fit = static_cast<std::size_t>(std::max(1.0, std::floor(room.height() / (reach() * 0.55))));
    const auto current =
        std::find_if(all.begin(), all.end(), [&](const BranchRow& row) { return row.branch == recording.branch; });
    const auto currentRow = current == all.end() ? 0 : static_cast<std::size_t>(current - all.begin());
    const std::size_t first = currentRow < fit ? 0 : currentRow - fit + 1;
    const std::size_t end = std::min(all.size(), first + fit);
    const double step = room.height() / static_cast<double>(end - first);
    const TimeAxis time = axis();
    const auto bounded = [&](double x) { return std::clamp(x, time.left - 4, time.right + 4); };
    for (std::size_t i = first; i < end; ++i) {
        const BranchLine& line = recording.branches[static_cast<std::size_t>(all[i].branch)];
        const bool isCurrent = all[i].branch == recording.branch;
        const double y = room.top() + step * (static_cast<double>(i - first) + 0.5);
        const double from = all[i].parentRow < 0 ? bounded(time.x(0.0)) : bounded(time.x(line.fork.at));
        const double to = bounded(time.x(isCurrent ? frame().timeline->end() : line.end.at));
        BranchPlace place{all[i].branch, {}, QLineF(from, y, std::max(from, to), y)};
        const auto parent = static_cast<std::size_t>(std::max(0, all[i].parentRow));
        if (all[i].parentRow >= 0 && parent >= first)
            place.parent = {from, room.top() + step * (static_cast<double>(parent - first) + 0.5)};
        places.push_back(place);
    }
    return places;
}

}  // namespace zabscope
