// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/ensemble/ensemble_view.h"

#include <QDataStream>
#include <QIODevice>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <tuple>

#include "views/ensemble/ensemble_words.h"
#include "views/ensemble/legend.h"
#include "views/ensemble/tool_tips.h"

namespace zabscope {
namespace {

constexpr std::size_t mostMessageItems = 200;
constexpr quint32 layoutMark = 0x5a6e7301;  // names the form of a saved layout
constexpr double farthest = 3;              // from the centre, in radii of the ring
constexpr double leastZoom = 0.5;
constexpr double mostZoom = 12;

}  // namespace

EnsembleView::EnsembleView(QWidget* parent) : Canvas(parent) {
    // Every pixel is painted, so nothing needs to be wiped before.
    setAutoFillBackground(false);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMouseTracking(true);
    setMinimumSize(160, 140);
}

QString EnsembleView::title() const { return tr("Ensemble"); }
QString EnsembleView::purpose() const { return tr("The servers, who leads, and the messages on their way."); }

void EnsembleView::forget() {
    m_scene.reset();
    update();
}

void EnsembleView::frameChanged(const Frame&) { forget(); }
void EnsembleView::themeChanged() { forgetPictures(); }

void EnsembleView::forgetPictures() {
    m_sprites.forget();
    m_servers.forget();
    m_links.forget();
    m_legend = QImage();
    m_widths.reset();
    m_legendBox.reset();
    forget();
}

QRectF EnsembleView::legendBox(const Look& look) const {
    const std::pair shown{size(), legendOpen(look.em)};
    if (!m_legendBox || m_legendBox->first != shown)
        m_legendBox = {shown, Legend(rect(), look, legendOpen(look.em)).box()};
    return m_legendBox->second;
}

void EnsembleView::resizeEvent(QResizeEvent* event) {
    Canvas::resizeEvent(event);
    forget();
}

void EnsembleView::changeEvent(QEvent* event) {
    Canvas::changeEvent(event);
    if (event->type() != QEvent::FontChange && event->type() != QEvent::LanguageChange) return;
    forgetPictures();
}

QFont EnsembleView::wordFont() const {
    QFont words = font();
    const double scale = theme().presenter ? 1.1 : 1.0;
    if (words.pointSizeF() > 0) words.setPointSizeF(words.pointSizeF() * scale);
    return words;
}

Look EnsembleView::look() const {
    const QFont words = wordFont();
    return Look{theme(), words, QFontMetricsF(words).height(), density()};
}

Viewpoint EnsembleView::viewpoint(const Look& look) const {
    Viewpoint view;
    view.whole = rect();
    view.em = look.em;
    if (!m_widths) {
        QFont bold = look.font;
        bold.setBold(true);
        m_widths = {EnsembleWords::labelWidth(QFontMetricsF(bold)), EnsembleWords::shortWidth(QFontMetricsF(bold))};
    }
    std::tie(view.labelWidth, view.shortWidth) = *m_widths;
    const double margin = look.em * 0.4;
    const bool crowded = frame() && frame().ensemble->members.size() > 7;
    const double above = narrow(look.em) || crowded ? look.em * 3.4 : margin;
    view.area = QRectF(rect()).adjusted(margin, above, -margin, -look.em * 1.5);
    // A wide picture has a column for the legend; in a narrower one it lies upon the rest as long as it is open.
    if (wide(look.em) && legendOpen(look.em)) view.area.setRight(legendBox(look).left());
    view.camera = m_camera;
    view.density = density();
    view.reducedMotion = theme().reducedMotion;
    view.presenter = theme().presenter;
    return view;
}

const EnsembleScene& EnsembleView::scene() const {
    if (m_scene) return *m_scene;
    m_reader.forgetOld();
    m_scene = frame() ? makeScene(frame(), viewpoint(look()), m_reader, &m_kept) : EnsembleScene{};
    return *m_scene;
}

std::vector<Canvas::Item> EnsembleView::messageItems(std::size_t most) const {
    std::vector<Item> items;
    // The ones that mean something first: heartbeats only when there is nothing else.
    for (const bool heartbeats : {false, true}) {
        for (const PlacedMessage& message : scene().messages) {
            if (message.facts->heartbeat != heartbeats || items.size() >= most) continue;
            const double reach = message.size * 0.6;
            items.push_back({EnsembleWords::messageName(message), {},
                             QRectF(message.at - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach)).toAlignedRect(),
                             {noNode, message.flight->message}});
        }
    }
    return items;
}

std::vector<Canvas::Item> EnsembleView::items() const {
    std::vector<Item> items;
    if (!frame()) return items;
    for (const ServerFacts& server : scene().servers) {
        QStringList more = ToolTips::server(server, frame());
        more.removeFirst();
        items.push_back({EnsembleWords::serverName(server), more.join(u'\n'),
                         scene().layout.bounds(server.sid).toAlignedRect(), {server.sid, noEvent}});
    }
    for (const RingLayout::Station& client : scene().layout.clients()) {
        QStringList more = ToolTips::client(client.node, frame());
        more.removeFirst();
        items.push_back({EnsembleWords::clientName(client.node, frame()), more.join(u'\n'),
                         scene().layout.bounds(client.node).toAlignedRect(), {client.node, noEvent}});
    }
    for (Item& item : messageItems(mostMessageItems)) items.push_back(std::move(item));
    return items;
}

// ---- what a person has arranged ----

QByteArray EnsembleView::saveLayout() const {
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_0);
    const qint32 legend = !m_legendWish ? -1 : *m_legendWish ? 1 : 0;
    stream << layoutMark << legend << m_camera.zoom << m_camera.pan << static_cast<quint32>(m_camera.moved.size());
    for (const auto& [sid, place] : m_camera.moved) stream << static_cast<qint32>(sid) << place;
    return bytes;
}

void EnsembleView::restoreLayout(const QByteArray& layout) {
    QDataStream stream(layout);
    stream.setVersion(QDataStream::Qt_6_0);
    quint32 mark = 0;
    quint32 count = 0;
    qint32 legend = -1;
    Camera camera;
    stream >> mark >> legend >> camera.zoom >> camera.pan >> count;
    const bool sane = std::isfinite(camera.zoom) && std::abs(camera.pan.x()) < 1e6 && std::abs(camera.pan.y()) < 1e6;
    if (stream.status() != QDataStream::Ok || mark != layoutMark || !sane || count > 1000) return;
    for (quint32 i = 0; i < count; ++i) {
        qint32 sid = 0;
        QPointF place;
        stream >> sid >> place;
        if (stream.status() != QDataStream::Ok || !std::isfinite(place.x()) || !std::isfinite(place.y())) return;
        camera.moved[sid] = QPointF(std::clamp(place.x(), -farthest, farthest), std::clamp(place.y(), -farthest, farthest));
    }
    camera.zoom = std::clamp(camera.zoom, leastZoom, mostZoom);
    m_camera = camera;
    m_legendWish = legend < 0 ? std::nullopt : std::optional{legend > 0};
    forget();
}

void EnsembleView::resetPlaces() {
    m_camera = Camera{};
    forget();
}

void EnsembleView::zoomBy(double factor, const QPointF& at) {
    const double zoom = std::clamp(m_camera.zoom * factor, leastZoom, mostZoom);
    // What is under the mouse stays there.
    const QPointF fromCentre = at - scene().layout.centre();
    m_camera.pan += fromCentre - fromCentre * (zoom / m_camera.zoom);
    m_camera.zoom = zoom;
    if (std::abs(zoom - 1) < 1e-6) m_camera.zoom = 1;
    forget();
}

void EnsembleView::moveServer(const QPointF& to) {
    const RingLayout& layout = scene().layout;
    const QPointF inside(std::clamp(to.x(), 0.0, width() * 1.0), std::clamp(to.y(), 0.0, height() * 1.0));
    const QPointF away = inside - layout.centre();
    m_camera.moved[m_draggedServer] = QPointF(std::clamp(away.x() / layout.axes().x(), -farthest, farthest),
                                              std::clamp(away.y() / layout.axes().y(), -farthest, farthest));
    forget();
}

// ---- painting ----

void EnsembleView::paintBackground(QPainter& painter, const Look& look) {
    const RingLayout& layout = scene().layout;
    std::vector<Spoke> spokes = scene().spokes(look.density);
    if (!isVector()) return m_links.draw(painter, size(), layout, *frame().state, std::move(spokes), theme(), look.em);
    painter.fillRect(rect(), theme().panel);
    drawSpokes(painter, layout, spokes, theme());
    drawLinks(painter, layout, *frame().state, theme(), look.em);
}

// As far as the words beside the servers at the top leave free.
double EnsembleView::headlineRoom(double em) const {
    const double margin = em * 0.6;
    double right = width() - margin;
    if (narrow(em)) return right - margin;
    for (const ServerFacts& server : scene().servers) {
        const QRectF taken = scene().layout.bounds(server.sid).united(scene().layout.label(server.sid));
        if (taken.top() < em * 5) right = std::min(right, std::max(taken.left() - em, width() * 0.25));
    }
    return right - margin;
}

void EnsembleView::paintHeadline(QPainter& painter, const Look& look) const {
    const Headline words = EnsembleWords::headline(scene(), frame());
    const bool tight = narrow(look.em);
    const double margin = look.em * 0.6;
    const double room = headlineRoom(look.em);
    QFont large = look.font;
    large.setBold(true);
    const double plain = large.pointSizeF();
    if (plain > 0) large.setPointSizeF(plain * (tight ? 1.08 : 1.35));
    // Smaller type is better than words that are cut off.
    const auto isTooWide = [&] { return QFontMetricsF(large).horizontalAdvance(words.title) > room; };
    while (plain > 0 && large.pointSizeF() > plain * 0.95 && isTooWide()) large.setPointSizeF(large.pointSizeF() - 0.5);
    const QFontMetricsF metrics(large);
    painter.setFont(large);
    painter.setPen(theme().text);
    const int lines = metrics.horizontalAdvance(words.title) > room ? 2 : 1;
    // Han characters are taller than the font's own.
    constexpr int wrapped = static_cast<int>(Qt::AlignLeft | Qt::AlignTop) | Qt::TextWordWrap | Qt::TextDontClip;
    painter.drawText(QRectF(margin, margin * 0.7, room, lines * metrics.lineSpacing()), wrapped, words.title);
    painter.setFont(look.font);
    painter.setPen(words.doubt ? theme().warning : theme().quietText);
    painter.drawText(QRectF(margin, margin * 0.9 + lines * metrics.lineSpacing(), room, look.em * (tight ? 2 : 3)), wrapped,
                     words.details);
    const QString next = EnsembleWords::next(scene().next, frame());
    // The legend has the other corner.
    const double corner = legendBox(look).isEmpty() ? width() : legendBox(look).left();
    const double below = corner - 2 * margin;
    painter.setPen(theme().accent);
    painter.drawText(QRectF(margin, height() - look.em * 1.4, below, look.em * 1.2), Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(look.font).elidedText(next, Qt::ElideRight, below));
}

void EnsembleView::paintLegend(QPainter& painter, const Look& look) {
    if (isVector()) return Legend(rect(), look, legendOpen(look.em)).draw(painter);
    if (legendBox(look).isEmpty()) return;
    const double ratio = painter.device()->devicePixelRatioF();
    const QRect box = legendBox(look).toAlignedRect().adjusted(-1, -1, 1, 1);
    if (m_legend.size() != box.size() * ratio) {
        m_legend = QImage(box.size() * ratio, QImage::Format_ARGB32_Premultiplied);
        m_legend.setDevicePixelRatio(ratio);
        m_legend.fill(Qt::transparent);
        QPainter inner(&m_legend);
        inner.setRenderHint(QPainter::Antialiasing);
        inner.translate(-box.topLeft());
        Legend(rect(), look, legendOpen(look.em)).draw(inner);
    }
    painter.drawImage(box.topLeft(), m_legend);
}

void EnsembleView::paintStroke(QPainter& painter, const Look& look) const {
    if (m_dragging != Dragging::stroke) return;
    const Gesture gesture = gestureOf(m_stroke, scene().layout, *frame().state);
    const bool loop = gesture.meaning == Gesture::Meaning::lasso;
    painter.setPen(QPen(theme().bad, 3));
    for (const auto& [one, other] : gesture.links) {
        painter.drawLine(placeOf(one), placeOf(other));
        drawGlyph(painter, Glyph::scissors, (placeOf(one) + placeOf(other)) / 2, look.em * 1.2, theme().bad);
        painter.setPen(QPen(theme().bad, 3));
    }
    painter.setPen(QPen(loop ? theme().accent : theme().bad, 2, Qt::DashLine, Qt::RoundCap));
    painter.setBrush(loop ? QBrush(Theme::faint(theme().accent, 0.15)) : QBrush(Qt::NoBrush));
    if (loop) {
        painter.drawPolygon(m_stroke);
    } else {
        painter.drawPolyline(m_stroke);
    }
    QFont bold = look.font;
    bold.setBold(true);
    const QFontMetricsF metrics(bold);
    const QString words = metrics.elidedText(EnsembleWords::gesture(gesture), Qt::ElideRight, width() - look.em * 2);
    const QSizeF size(metrics.horizontalAdvance(words) + look.em, look.em * 1.6);
    const QRectF box(QPointF((width() - size.width()) / 2, height() - size.height() - look.em * 1.8), size);
    painter.setFont(bold);
    painter.setPen(QPen(theme().line, 1));
    painter.setBrush(theme().raised);
    painter.drawRoundedRect(box, look.em * 0.3, look.em * 0.3);
    painter.setPen(theme().text);
    painter.drawText(box, Qt::AlignCenter, words);
}

void EnsembleView::paint(QPainter& painter) {
    painter.setRenderHint(QPainter::Antialiasing);
    const Look look = this->look();
    const QString empty = EnsembleWords::emptiness(frame());
    if (!empty.isEmpty()) {
        painter.fillRect(rect(), theme().panel);
        painter.setFont(look.font);
        painter.setPen(theme().quietText);
        painter.drawText(rect().adjusted(20, 20, -20, -20), static_cast<int>(Qt::AlignCenter) | Qt::TextWordWrap, empty);
        return paintFocus(painter);
    }
    paintBackground(painter, look);
    ServerPainter servers(painter, look, scene(), frame());
    servers.ties();
    servers.clients();
    servers.servers(isVector() ? nullptr : &m_servers);
    drawMessages(painter, look, scene(), frame(), isVector() ? nullptr : &m_sprites);
    drawCaptions(painter, look, scene(), frame());
    paintHeadline(painter, look);
    paintLegend(painter, look);
    paintStroke(painter, look);
    paintFocus(painter);
}

}  // namespace zabscope
