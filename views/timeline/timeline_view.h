// SPDX-License-Identifier: GPL-3.0-or-later
/// The whole run as a strip: who led when, what happened, what was committed, where now is, and the branches.
#pragma once

#include <QTimer>
#include <optional>
#include <utility>

#include "views/canvas.h"
#include "views/time_axis.h"
#include "views/timeline/branch_tree.h"
#include "views/timeline/strip.h"

class QMenu;

namespace zabscope {

class TimelineView : public Canvas {
    Q_OBJECT

public:
    explicit TimelineView(QWidget* parent = nullptr);
    QString title() const override;
    QString purpose() const override;
    std::vector<Item> items() const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    /// What of the run is in sight, in microseconds.
    std::pair<double, double> visible() const;
    /// Shows this part only; the whole run if it holds that.
    void zoomTo(double from, double to);
    /// At which pixel an instant stands; outside the view if it is out of sight.
    double pixelOf(Instant at) const { return axis().x(at); }
    void showAll();

Q_SIGNALS:
    /// A person wants to see another branch: its index in the recording.
    void branchChosen(int branch);
    /// A person wants a bookmark here.
    void bookmarkWanted(const zabscope::Position& position);
    /// A person wants to change the note of a bookmark, or to be rid of it: its index in the recording.
    void bookmarkEdited(int bookmark);
    void bookmarkRemoved(int bookmark);
    /// A person wants to be at the end of what is recorded, and to stay there.
    void liveWanted();

protected:
    void frameChanged(const Frame& before) override;
    void retranslate() override;
    void activate(const Item& item) override;
    void openMenu(const Item& item, const QPoint& at) override;
    bool event(QEvent* event) override;
    void paint(QPainter& painter) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// Where the rows stand, from top to bottom.
    struct Rows {
        QRectF header;  ///< bookmarks; on the right live and the way back to it
        QRectF axis;    ///< times, and the playhead's
        QRectF marks;
        QRectF reigns;
        QRectF commits;
        QRectF branches;
    };
    /// Something to point at.
    struct Target {
        enum class What : std::uint8_t { live, bookmark, mark, reign, branch };
        What what{};
        int index = -1;  ///< of the bookmark or branch
        EventId event = noEvent;
        double order = 0;  ///< microseconds
        Item item;
    };
    /// A branch that is drawn: its row's line.
    struct BranchPlace {
        int branch = -1;
        QPointF parent;  ///< where it leaves its parent; null if that is not drawn
        QLineF line;
    };
    enum class Drag : std::uint8_t { none, scrub, pan };

    // ---- where things stand ----
    Rows rows() const;
    TimeAxis axis() const;
    double whole() const;  ///< microseconds from the start to the end of all that is shown
    const Strip& strip() const;
    std::vector<BranchPlace> branchPlaces() const;
    QRectF liveButton() const;
    double reach() const;  ///< the width of a mark
    QFont smallFont() const;
    /// Whether nothing but the playhead, and what is under it, looks other than in the frame before.
    bool onlyTimeWentOn(const Frame& before) const;
    void readOn();
    bool isPast() const;  ///< now is before the end of a run that can go on
    QPointF bookmarkTop(const Bookmark& bookmark) const;

    // ---- what can be pointed at ----
    std::vector<Target> targets() const;
    void addMarks(std::vector<Target>& found) const;
    void addReigns(std::vector<Target>& found) const;
    void addBookmarks(std::vector<Target>& found) const;
    void addBranches(std::vector<Target>& found) const;
    std::optional<Target> targetAt(const QPointF& at) const;
    QString tipAt(const QPointF& at) const;
    QString sentence(const Mark& mark) const;
    QString sentence(const ReignSpan& span) const;
    QString sentence(const MarkGroup& group) const;
    QString liveText() const;
    void press(const Target& target);

    // ---- what a person does ----
    void jumpTo(double microseconds);
    void jumpTo(EventId event);
    void jumpToEnd();
    void zoom(double factor, double around);
    void pan(double microseconds);
    void fillMenu(QMenu& menu, const std::optional<Target>& target, const Position& place);
    void popUp(const std::optional<Target>& target, const Position& place, const QPoint& at);

    // ---- the picture ----
    void paintEmpty(QPainter& painter) const;
    void paintAxis(QPainter& painter) const;
    void paintReigns(QPainter& painter) const;
    void paintReignTexts(QPainter& painter) const;
    QRectF placeOf(const ReignSpan& span) const;
    QColor fillOf(const Reign& reign) const;
    Qt::BrushStyle patternOf(const Reign& reign) const;
    QStringList labels(const Reign& reign) const;  ///< the longest first
    void paintCommits(QPainter& painter) const;
    void paintMarks(QPainter& painter) const;
    void paintHeader(QPainter& painter) const;
    void paintBranches(QPainter& painter) const;
    void paintFuture(QPainter& painter) const;
    void paintPlayhead(QPainter& painter) const;
    double tickWidth() const;  ///< of the widest time at the axis
    QRectF playheadLabel(Instant at) const;
    /// All that changes when the playhead comes to an instant or leaves it: times give way to its label.
    QRect aroundPlayhead(Instant at) const;

    /// What the strip was laid out for.
    struct Made {
        std::size_t chunks = 0;
        const void* last = nullptr;
        std::size_t events = 0;
        TimeAxis axis;
        double reach = 0;
        friend bool operator==(const Made&, const Made&) = default;
    };

    StoryIndex m_stories;
    std::shared_ptr<const Ensemble> m_ensemble;  ///< of those stories
    bool m_complete = false;
    QTimer m_more;  ///< reads on as long as something of a large trace has not been read, though no frame comes
    std::optional<std::pair<double, double>> m_zoom;  ///< microseconds; nothing: all
    std::pair<double, double> m_shown;  ///< what of the run was in sight when the last frame came
    bool m_follows = true;  ///< when now leaves the part that is in sight, the next part is shown
    Drag m_drag = Drag::none;
    double m_dragged = 0;  ///< the pixel that a pan has come to
    mutable std::optional<Made> m_made;
    mutable Strip m_strip;
};

}  // namespace zabscope
