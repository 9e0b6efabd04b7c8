// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/sequence/sequence_view.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPaintEvent>
#include <QPainter>
#include <QPointer>
#include <QThreadPool>
#include <algorithm>
#include <cmath>
#include <utility>

#include "views/sequence/sequence_words.h"
#include "views/wording.h"

namespace zabscope {

using sequence::AxisForm;
using sequence::Diagram;
using sequence::PlacedArrow;
using sequence::PlacedMark;
using sequence::SequenceWords;

namespace {

constexpr double placeOfNow = 0.85;     // of the width
constexpr double emPerStep = 1.35;      // a doubling of a wait takes so many lines' heights
constexpr double leastPerPixel = 0.05;  // microseconds
constexpr double mostPerPixel = 1e9;
constexpr std::size_t mostItems = 200;
// Everything in this picture moves with time, and to paint it takes many times as long as the ensemble: it is painted
// beside the window's thread, and the eye follows a diagram that moves on eight times a second.
constexpr int paintTime = 120;  // milliseconds

double microsecondsOf(Instant at) { return static_cast<double>(at.time_since_epoch().count()); }

}  // namespace

SequenceView::SequenceView(QWidget* parent)
    : Canvas(parent),
      m_legendButton(new QToolButton(this)),
      m_formButton(new QToolButton(this)),
      m_clientsButton(new QToolButton(this)),
      m_followButton(new QToolButton(this)) {
    setMouseTracking(true);
    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, &SequenceView::paintAhead);
    for (QToolButton* button : {m_legendButton, m_formButton, m_clientsButton, m_followButton}) {
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
    }
    for (QToolButton* button : {m_formButton, m_clientsButton}) {
        button->setCheckable(true);
        button->setChecked(true);
    }
    m_followButton->hide();
    connect(m_legendButton, &QToolButton::clicked, this, &SequenceView::showLegend);
    connect(m_formButton, &QToolButton::toggled, this, [this](bool compressed) { setCompressed(compressed); });
    connect(m_clientsButton, &QToolButton::toggled, this, [this](bool shown) { setClientsShown(shown); });
    connect(m_followButton, &QToolButton::clicked, this, [this] { followNow(); });
}

QString SequenceView::title() const { return tr("Sequence"); }
QString SequenceView::purpose() const {
    return tr(
        "Who said what to whom, and when: one line for each server, time from left to right, messages as arrows. "
        "Click an arrow to see its causes.");
}

QSize SequenceView::sizeHint() const { return {fontMetrics().height() * 60, fontMetrics().height() * 16}; }
QSize SequenceView::minimumSizeHint() const { return {fontMetrics().height() * 16, fontMetrics().height() * 8}; }

bool SequenceView::isEmpty() const { return !frame() || frame().timeline->empty(); }

double SequenceView::header() const {
    return std::max(m_formButton->sizeHint().height(), fontMetrics().height() + 4) + 2;
}

QRectF SequenceView::headerPlace() const {
    int right = m_legendButton->x();
    for (const QToolButton* button : {m_formButton, m_clientsButton, m_followButton}) {
        if (!button->isHidden()) right = std::min(right, button->x());
    }
    return {6, 0, static_cast<double>(std::max(0, right - 12)), header()};
}

sequence::Look SequenceView::look() const { return {theme(), font(), density(), m_form, m_clients, header()}; }

Diagram::Viewpoint SequenceView::viewpoint() const {
    const double em = QFontMetricsF(font()).height();
    const double pixels = m_form == AxisForm::linear ? 1000 / m_perPixel : em * emPerStep * m_zoom;
    return {m_pinned.value_or(microsecondsOf(frame().drawnAt)), placeOfNow, pixels};
}

const Diagram& SequenceView::diagram() const {
    const Made wanted{size(), font(), density(), m_form, m_clients, viewpoint()};
    if (!m_diagram || m_made != wanted) {
        m_diagram = Diagram::around(frame(), look(), QRectF(rect()), wanted.viewpoint);
        m_made = wanted;
    }
    return *m_diagram;
}

void SequenceView::changed() {
    m_diagram.reset();
    m_ahead.reset();
    ++m_changes;
    m_followButton->setVisible(m_pinned.has_value());
    placeButtons();
    update();
}

void SequenceView::frameChanged(const Frame& before) {
    const Frame& now = frame();
    if (m_diagram && before.timeline == now.timeline && before.state == now.state && before.now == now.now &&
        before.drawnAt == now.drawnAt && before.selection == now.selection && before.ensemble == now.ensemble)
        return;
    m_diagram.reset();
    const bool onlyTime = before.timeline && before.selection == now.selection && before.ensemble == now.ensemble;
    if (onlyTime) return updateSoon();
    m_ahead.reset();
    ++m_changes;
    update();
}

void SequenceView::themeChanged() { changed(); }

void SequenceView::changeEvent(QEvent* event) {
    Canvas::changeEvent(event);
    if (event->type() == QEvent::FontChange) changed();
}

void SequenceView::resizeEvent(QResizeEvent*) { placeButtons(); }

void SequenceView::retranslate() {
    m_legendButton->setText(tr("legend"));
    m_legendButton->setToolTip(tr("What the lines, arrows and signs mean"));
    m_legendButton->setAccessibleName(tr("legend of the diagram"));
    m_formButton->setText(tr("shorten waits"));
    m_formButton->setToolTip(
        tr("On: waits are drawn short, so that a time-out and an answer fit one picture. "
           "Off: the time axis is linear (S)"));
    m_formButton->setAccessibleName(tr("shorten waits on the time axis"));
    m_clientsButton->setText(tr("clients"));
    m_clientsButton->setToolTip(tr("Show clients and what they say (C)"));
    m_clientsButton->setAccessibleName(tr("show clients"));
    m_followButton->setText(tr("follow now"));
    m_followButton->setToolTip(tr("Back to where the ensemble is now (N)"));
    m_followButton->setAccessibleName(tr("follow now"));
    placeButtons();
}

void SequenceView::placeButtons() {
    int right = width() - 2;
    for (QToolButton* button : {m_legendButton, m_formButton, m_clientsButton, m_followButton}) {
        if (button->isHidden()) continue;
        const QSize size = button->sizeHint();
        right -= size.width();
        button->setGeometry(QRect(QPoint(right, 1), size));
        right -= 2;
    }
}

// ---- what a person has set ----

void SequenceView::setCompressed(bool compressed) {
    if (compressed == isCompressed()) return;
    if (!compressed && !isEmpty()) {
        const auto& all = diagram();
        const double left = std::max(0.0, all.axis().at(all.plot().left()));
        const double now = viewpoint().at;
        m_perPixel =
            std::clamp((now - left) / std::max(1.0, all.plot().width() * placeOfNow), leastPerPixel, mostPerPixel);
    }
    m_form = compressed ? AxisForm::compressed : AxisForm::linear;
    m_formButton->setChecked(compressed);
    changed();
}

void SequenceView::setClientsShown(bool shown) {
    m_clients = shown;
    m_clientsButton->setChecked(shown);
    changed();
}

void SequenceView::followNow() {
    m_pinned.reset();
    changed();
}

void SequenceView::pin(double microseconds) {
    m_pinned = std::clamp(microseconds, 0.0, 9e18);
    changed();
}

void SequenceView::zoom(double factor, double x) {
    if (isEmpty()) return;
    const auto& all = diagram();
    const double under = all.axis().at(x);
    const double before = viewpoint().pixelsPerStep;
    m_zoom = isCompressed() ? std::clamp(m_zoom * factor, 0.1, 12.0) : m_zoom;
    m_perPixel = isCompressed() ? m_perPixel : std::clamp(m_perPixel / factor, leastPerPixel, mostPerPixel);
    // Now stays in its place as long as it is followed; else what is under the mouse does.
    if (m_pinned && viewpoint().pixelsPerStep != before) {
        sequence::WarpedAxis axis = all.axis();
        axis.pin(under, x, viewpoint().pixelsPerStep);
        m_pinned = std::clamp(axis.at(all.plot().left() + all.plot().width() * placeOfNow), 0.0, 9e18);
    }
    changed();
}

void SequenceView::resetZoom() {
    m_zoom = 1;
    m_perPixel = 400;
    changed();
}

// ---- items ----

std::vector<Canvas::Item> SequenceView::items() const {
    std::vector<Item> found;
    if (isEmpty()) return found;
    const Diagram& all = diagram();
    const double now = all.axis().at(std::clamp(all.nowX(), all.plot().left(), all.plot().right()));
    for (const sequence::Lane& lane : all.lanes()) {
        const QRectF place(0, lane.y - lane.pitch / 2, all.plot().left(), lane.pitch);
        const QStringList lines = SequenceWords::lane(lane.node, now, all);
        found.push_back({lines.front(), lines.mid(1).join(tr(", ")), place.toAlignedRect(), {lane.node, noEvent}});
    }
    // Those nearest to now, in the order of time.
    struct Entry {
        EventId event;
        double x;
        const PlacedArrow* arrow;
        const PlacedMark* mark;
    };
    std::vector<Entry> entries;
    for (const PlacedArrow& placed : all.arrows())
        entries.push_back({all.arrow(placed).message, placed.here.x(), &placed, nullptr});
    for (const PlacedMark& placed : all.marks())
        entries.push_back({all.mark(placed).event, placed.at.x(), nullptr, &placed});
    const std::size_t room = mostItems > found.size() ? mostItems - found.size() : 0;
    std::stable_sort(entries.begin(), entries.end(), [&](const Entry& a, const Entry& b) {
        return std::abs(a.x - all.nowX()) < std::abs(b.x - all.nowX());
    });
    if (entries.size() > room) entries.resize(room);
    std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.event < b.event; });
    for (const Entry& entry : entries) {
        Item item;
        item.selection = {noNode, entry.event};
        if (entry.arrow) {
            const double size = std::max(all.shapeSize(), 10.0);
            item.name = SequenceWords::name(all.arrow(*entry.arrow));
            item.description =
                tr("sent at %1; %2")
                    .arg(Wording::instant(all.arrow(*entry.arrow).sentAt), SequenceWords::fate(*entry.arrow, all));
            item.place = QRectF(entry.arrow->here - QPointF(size, size) / 2, QSizeF(size, size)).toAlignedRect();
        } else {
            const double size = std::max(all.markSize(), 10.0);
            const QStringList lines = SequenceWords::mark(all.mark(*entry.mark), all);
            item.name = lines.front();
            item.description = lines.back();
            item.place = QRectF(entry.mark->at - QPointF(size, size) / 2, QSizeF(size, size)).toAlignedRect();
        }
        found.push_back(std::move(item));
    }
    return found;
}

// ---- the picture ----

void SequenceView::paintEmpty(QPainter& painter) const {
    painter.setPen(theme().quietText);
    painter.drawText(
        QRectF(rect()).adjusted(12, header(), -12, -8), Qt::AlignCenter | Qt::TextWordWrap,
        tr("Nothing has been said yet. One line for each server will stand here, with the messages between them as "
           "arrows from left to right: start servers or press play."));
}

void SequenceView::paintEvent(QPaintEvent* event) {
    // A button that changes has its own place painted, which is no picture of the whole.
    if (!QRegion(rect()).subtracted(event->region()).isEmpty()) return Canvas::paintEvent(event);
    if (const auto ready = std::exchange(m_ahead, nullptr); ready && ready->picture.size() == pixelSize() && !isVector()) {
        QPainter painter(this);
        painter.drawImage(0, 0, ready->picture);
        return paintFocus(painter);
    }
    ++m_changes;
    m_painted.start();
    m_later.stop();
    Canvas::paintEvent(event);
}

void SequenceView::paint(QPainter& painter) {
    if (isEmpty()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.fillRect(rect(), theme().panel);
        paintEmpty(painter);
    } else {
        paintSheet(painter, diagram(), look(), headerPlace());
    }
    paintFocus(painter);
}

// ---- while time goes on, the next picture is painted beside the window's thread ----

void SequenceView::updateSoon() {
    const qint64 since = m_painted.isValid() ? m_painted.elapsed() : paintTime;
    if (since >= paintTime) return paintAhead();
    if (!m_later.isActive()) m_later.start(paintTime - static_cast<int>(since));
}

void SequenceView::paintAhead() {
    if (!m_painted.isValid() || visibleRegion().isEmpty() || isEmpty()) return update();
    m_behind = m_atWork;
    if (m_atWork) return;
    m_atWork = true;
    m_painted.start();
    auto sheet = std::make_shared<sequence::Sheet>();
    sheet->picture = QImage(pixelSize(), QImage::Format_RGB32);
    sheet->picture.setDevicePixelRatio(devicePixelRatioF());
    const QPointer<SequenceView> alive(this);
    QThreadPool& pool = *QThreadPool::globalInstance();
    pool.reserveThread();
    pool.startOnReservedThread([alive, sheet, changes = m_changes, frame = frame(), look = look(), place = QRectF(rect()),
                                header = headerPlace(), viewpoint = viewpoint()] {
        const QReadLocker fonts(&fontsInUse());
        sheet->diagram = Diagram::around(frame, look, place, viewpoint);
        QPainter painter(&sheet->picture);
        painter.setFont(look.font);
        paintSheet(painter, *sheet->diagram, look, header);
        painter.end();
        QMetaObject::invokeMethod(QCoreApplication::instance(), [alive, sheet, changes] {
            if (alive) alive->takeAhead(changes == alive->m_changes ? sheet : nullptr);
        });
    });
}

void SequenceView::takeAhead(std::shared_ptr<sequence::Sheet> sheet) {
    m_atWork = false;
    if (sheet) {
        m_ahead = std::move(sheet);
        update();
    }
    if (std::exchange(m_behind, false)) updateSoon();
}

}  // namespace zabscope
