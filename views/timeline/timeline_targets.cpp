// SPDX-License-Identifier: GPL-3.0-or-later
// TimelineView: what can be pointed at, and what it says of itself.
#include <QFontMetricsF>
#include <algorithm>

#include "views/timeline/timeline_view.h"
#include "views/wording.h"

namespace zabscope {
namespace {

constexpr std::size_t mostReigns = 120;
constexpr std::size_t mostBookmarks = 100;
constexpr double narrowestReign = 3;  // pixels that one can point at

double microsecondsOf(Instant at) { return static_cast<double>(at.time_since_epoch().count()); }

}  // namespace

QString TimelineView::sentence(const Mark& mark) const {
    const Timeline& timeline = *frame().timeline;
    if (mark.event > timeline.last()) return {};
    if (mark.count == 1) return Wording::event(timeline.event(mark.event), timeline);
    const bool byPerson = mark.command != noEvent && mark.command <= timeline.last();
    const QString what =
        [&] {
            switch (mark.kind) {
                case MarkKind::violation:
                    return tr("violated invariants: %1");
                case MarkKind::killed:
                    return tr("servers killed: %1");
                case MarkKind::poweredOff:
                    return tr("servers that lost power: %1");
                case MarkKind::exited:
                    return tr("servers that exited: %1");
                case MarkKind::cut:
                    return tr("links cut: %1");
                case MarkKind::froze:
                    return tr("servers frozen: %1");
                case MarkKind::disk:
                    return tr("changes of disks: %1");
                case MarkKind::started:
                    return tr("servers started: %1");
                case MarkKind::healed:
                    return tr("links healed: %1");
                case MarkKind::thawed:
                    return tr("servers thawed: %1");
                case MarkKind::command:
                    return tr("commands: %1");
            }
            return QString();
        }()
            .arg(mark.count);
    return byPerson ? tr("%1 (%2)").arg(Wording::event(timeline.event(mark.command), timeline), what) : what;
}

QString TimelineView::sentence(const MarkGroup& group) const {
    QStringList lines;
    for (const Mark& mark : group.marks) lines << Wording::instant(mark.at) + QStringLiteral("  ") + sentence(mark);
    const auto more = group.count - static_cast<std::uint32_t>(group.marks.size());
    if (more > 0) lines << tr("and %1 more; zoom in to tell them apart").arg(more);
    return lines.join(u'\n');
}

QString TimelineView::sentence(const ReignSpan& span) const {
    const Reign& reign = span.reign;
    const QString when = span.open ? tr("since %1").arg(Wording::instant(reign.at))
                                   : tr("from %1 to %2, for %3")
                                         .arg(Wording::instant(reign.at), Wording::instant(span.until),
                                              Wording::duration(span.until - reign.at));
    switch (reign.what) {
        case Reign::What::nobody:
            return tr("Nobody leads, and nobody looks for a leader, %1.").arg(when);
        case Reign::What::election:
            return tr("Election: the servers look for a leader and get it established, %1.").arg(when);
        case Reign::What::leader:
            return tr("%1 leads in epoch %2, %3.").arg(Wording::node(reign.leader)).arg(reign.epoch).arg(when);
    }
    return {};
}

void TimelineView::addMarks(std::vector<Target>& found) const {
    const QRectF row = rows().marks;
    for (const MarkGroup& group : strip().groups) {
        const double half = reach() / 2 + 1;
        Target target;
        target.what = Target::What::mark;
        target.event = group.mark.event;
        target.order = microsecondsOf(group.mark.at);
        target.item = {group.count == 1 ? sentence(group.mark)
                                        : tr("%1, and more: %2").arg(sentence(group.mark)).arg(group.count - 1),
                       sentence(group),
                       QRectF(group.x - half, row.top(), 2 * half, row.height()).toRect(),
                       {group.mark.node, group.mark.event}};
        found.push_back(target);
    }
}

void TimelineView::addReigns(std::vector<Target>& found) const {
    const TimeAxis time = axis();
    const QRectF row = rows().reigns;
    std::size_t count = 0;
    for (const ReignSpan& span : strip().reigns) {
        const double left = std::max(time.left, time.x(span.reign.at));
        const double right = std::min(time.right, time.x(span.until));
        if (span.reign.what == Reign::What::nobody || right - left < narrowestReign || ++count > mostReigns) continue;
        Target target;
        target.what = Target::What::reign;
        target.event = span.reign.event;
        target.order = microsecondsOf(span.reign.at);
        target.item = {sentence(span),
                       {},
                       QRectF(left, row.top(), right - left, row.height()).toRect(),
                       {span.reign.leader, span.reign.event}};
        found.push_back(target);
    }
}

void TimelineView::addBookmarks(std::vector<Target>& found) const {
    const auto& bookmarks = frame().recording->bookmarks;
    const TimeAxis time = axis();
    for (std::size_t i = 0; i < std::min(bookmarks.size(), mostBookmarks); ++i) {
        const QPointF top = bookmarkTop(bookmarks[i]);
        if (top.x() < time.left - 1 || top.x() > time.right + 1) continue;
        Target target;
        target.what = Target::What::bookmark;
        target.index = static_cast<int>(i);
        target.order = microsecondsOf(bookmarks[i].position.at);
        const QString note = Wording::outside(bookmarks[i].note);
        target.item = {tr("Bookmark at %1: %2")
                           .arg(Wording::instant(bookmarks[i].position.at), note.isEmpty() ? tr("no note") : note),
                       tr("Press to go there."),
                       QRectF(top.x() - reach() / 2, top.y(), reach(), rows().header.height()).toRect(),
                       {noNode, bookmarks[i].position.last}};
        found.push_back(target);
    }
}

void TimelineView::addBranches(std::vector<Target>& found) const {
    const auto& branches = frame().recording->branches;
    for (const BranchPlace& place : branchPlaces()) {
        const BranchLine& branch = branches[static_cast<std::size_t>(place.branch)];
        const QString name = Wording::outside(branch.name);
        const bool hasParent = branch.parent >= 0 && static_cast<std::size_t>(branch.parent) < branches.size();
        const QString from = hasParent
                                 ? tr("Left %1 at %2.")
                                       .arg(Wording::outside(branches[static_cast<std::size_t>(branch.parent)].name),
                                            Wording::instant(branch.fork.at))
                                 : tr("It begins at the start of the run.");
        const double half = std::max(4.0, reach() * 0.27);
        Target target;
        target.what = Target::What::branch;
        target.index = place.branch;
        target.order = 1e300;
        target.item = {
            place.branch == frame().recording->branch ? tr("Branch %1, which is shown").arg(name)
                                                      : tr("Branch %1").arg(name),
            from + u' ' + tr("Recorded to %1.").arg(Wording::instant(branch.end.at)),
            QRectF(place.line.x1(), place.line.y1() - half, std::max(8.0, place.line.dx()), 2 * half).toRect(),
            {}};
        found.push_back(target);
    }
}

std::vector<TimelineView::Target> TimelineView::targets() const {
    std::vector<Target> found;
    if (!frame() || frame().timeline->empty()) return found;
    addReigns(found);
    addMarks(found);
    addBookmarks(found);
    std::stable_sort(found.begin(), found.end(), [](const Target& a, const Target& b) { return a.order < b.order; });
    addBranches(found);
    if (const QRectF button = liveButton(); isPast() && !button.isEmpty()) {
        Target live;
        live.what = Target::What::live;
        live.item = {tr("Return to live"),
                     tr("You are in the past of a run that can go on: acting here makes a branch."),
                     button.toRect(),
                     {}};
        found.insert(found.begin(), live);
    }
    return found;
}

std::vector<Canvas::Item> TimelineView::items() const {
    std::vector<Item> all;
    for (Target& target : targets()) all.push_back(std::move(target.item));
    return all;
}

std::optional<TimelineView::Target> TimelineView::targetAt(const QPointF& at) const {
    // On the strip a press means the instant, not the beginning of the reign.
    std::optional<Target> found;
    for (Target& target : targets()) {
        if (target.what == Target::What::reign || !target.item.place.contains(at.toPoint())) continue;
        if (!found || target.what == Target::What::live) found = std::move(target);
    }
    return found;
}

QString TimelineView::tipAt(const QPointF& at) const {
    if (!frame() || frame().timeline->empty()) return {};
    if (const auto target = targetAt(at)) {
        if (target->what == Target::What::mark) return target->item.description;
        return target->item.name + u'\n' + target->item.description;
    }
    const Rows row = rows();
    const TimeAxis time = axis();
    const double there = time.at(at.x());
    if (row.reigns.contains(at)) {
        for (const ReignSpan& span : strip().reigns) {
            if (there >= microsecondsOf(span.reign.at) && there < microsecondsOf(span.until)) return sentence(span);
        }
    }
    if (row.commits.contains(at) && !strip().bars.empty()) {
        const double width = (time.right - time.left) / static_cast<double>(strip().bars.size());
        const auto bar = static_cast<std::size_t>(std::max(0.0, (at.x() - time.left) / width));
        if (bar < strip().bars.size() && strip().bars[bar] > 0)
            return tr("Transactions that became committed here: %1").arg(strip().bars[bar]);
    }
    return tr("%1: press to go there")
        .arg(Wording::instant(Instant{Duration{static_cast<std::int64_t>(std::max(0.0, there))}}));
}

}  // namespace zabscope
