// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/render/svg_engine.h"

#include <QBuffer>
#include <QLocale>
#include <QPainter>
#include <QPixmap>
#include <cmath>

namespace zabscope {
namespace {

QByteArray number(double value) {
    if (!std::isfinite(value)) return "0";
    QByteArray text = QByteArray::number(value, 'f', 3);
    while (text.endsWith('0')) text.chop(1);
    if (text.endsWith('.')) text.chop(1);
    return text == "-0" ? QByteArray("0") : text;
}

QByteArray attribute(const char* name, const QByteArray& value) { return QByteArray(" ") + name + "=\"" + value + '"'; }
QByteArray attribute(const char* name, double value) { return attribute(name, number(value)); }

/// What XML can hold: a name of a hostile trace may have anything in it.
QByteArray escaped(const QString& text) {
    QString clean;
    for (const QChar c : text) {
        const bool allowed =
            c.unicode() >= 0x20 ? c.unicode() != 0xFFFE && c.unicode() != 0xFFFF : c == u'\t' || c == u'\n';
        clean += allowed ? c : QChar(QChar::ReplacementCharacter);
    }
    return clean.toHtmlEscaped().toUtf8();
}

QByteArray outline(const QPainterPath& path) {
    QByteArray text;
    const auto point = [&](int i) {
        const QPainterPath::Element element = path.elementAt(i);
        return number(element.x) + ',' + number(element.y);
    };
    for (int i = 0; i < path.elementCount(); ++i) {
        switch (path.elementAt(i).type) {
            case QPainterPath::MoveToElement:
                text += 'M' + point(i);
                break;
            case QPainterPath::LineToElement:
                text += 'L' + point(i);
                break;
            case QPainterPath::CurveToElement:
                text += 'C' + point(i);
                break;
            case QPainterPath::CurveToDataElement:
                text += ' ' + point(i);
                break;
        }
    }
    return text;
}

QByteArray matrix(const QTransform& t) {
    return "matrix(" + number(t.m11()) + ',' + number(t.m12()) + ',' + number(t.m21()) + ',' + number(t.m22()) + ',' +
           number(t.dx()) + ',' + number(t.dy()) + ')';
}

}  // namespace

SvgEngine::SvgEngine(QIODevice& device, const QSize& size, const QString& title, const QString& description)
    : m_device(device), m_size(size), m_title(title), m_description(description) {}

bool SvgEngine::begin(QPaintDevice*) {
    const QByteArray width = QByteArray::number(m_size.width());
    const QByteArray height = QByteArray::number(m_size.height());
    write(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"" +
        width + "\" height=\"" + height + "\" viewBox=\"0 0 " + width + ' ' + height + '"' +
        attribute("xml:lang", QLocale().bcp47Name().toLatin1()) + ">\n");
    write("<title>" + escaped(m_title) + "</title>\n<desc>" + escaped(m_description) + "</desc>\n");
    return true;
}

bool SvgEngine::end() {
    if (!m_open.isEmpty()) write("</g>\n");
    m_open.clear();
    write("</svg>\n");
    return true;
}

bool SvgEngine::enterClip() {
    const QPainterPath now = clip();
    if (now.isEmpty()) return false;
    const QByteArray form = outline(now);
    QByteArray& name = m_known[form];
    if (!name.isEmpty() && name == m_open) return true;
    if (!m_open.isEmpty()) write("</g>\n");
    if (name.isEmpty()) {
        name = "c" + QByteArray::number(m_known.size());
        write("<clipPath id=\"" + name + "\"><path d=\"" + form + "\"/></clipPath>\n");
    }
    m_open = name;
    write("<g clip-path=\"url(#" + m_open + ")\">\n");
    return true;
}

QByteArray SvgEngine::common() const {
    QByteArray text;
    const QTransform now = transform();
    if (!now.isIdentity()) text += attribute("transform", matrix(now));
    if (opacity() < 1) text += attribute("opacity", opacity());
    return text;
}

QByteArray SvgEngine::paint(const char* name, const QBrush& brush) {
    const QColor colour = brush.color();
    if (brush.style() == Qt::NoBrush || (brush.style() == Qt::SolidPattern && colour.alpha() == 0))
        return attribute(name, "none");
    if (brush.gradient()) return attribute(name, "url(#" + gradient(brush) + ')');
    if (brush.style() != Qt::SolidPattern) return attribute(name, "url(#" + pattern(brush) + ')');
    QByteArray text = attribute(name, colour.name().toLatin1());
    if (colour.alpha() < 255) text += attribute((QByteArray(name) + "-opacity").constData(), colour.alphaF());
    return text;
}

QByteArray SvgEngine::gradient(const QBrush& brush) {
    const QGradient& all = *brush.gradient();
    QByteArray form;
    const bool byBox = all.coordinateMode() != QGradient::LogicalMode;
    QByteArray rest = attribute("gradientUnits", byBox ? "objectBoundingBox" : "userSpaceOnUse");
    if (!brush.transform().isIdentity()) rest += attribute("gradientTransform", matrix(brush.transform()));
    for (const auto& [at, colour] : all.stops()) {
        form += "<stop" + attribute("offset", at) + attribute("stop-color", colour.name().toLatin1()) +
                attribute("stop-opacity", colour.alphaF()) + "/>";
    }
    if (all.type() == QGradient::RadialGradient) {
        const auto& radial = static_cast<const QRadialGradient&>(all);
        rest += attribute("cx", radial.center().x()) + attribute("cy", radial.center().y()) +
                attribute("r", radial.radius()) + attribute("fx", radial.focalPoint().x()) +
                attribute("fy", radial.focalPoint().y());
        form = rest + ">" + form + "</radialGradient>";
    } else {
        const auto& linear = static_cast<const QLinearGradient&>(all);
        rest += attribute("x1", linear.start().x()) + attribute("y1", linear.start().y()) +
                attribute("x2", linear.finalStop().x()) + attribute("y2", linear.finalStop().y());
        form = rest + ">" + form + "</linearGradient>";
    }
    QByteArray& name = m_known[form];
    if (!name.isEmpty()) return name;
    name = "d" + QByteArray::number(m_known.size());
    write((all.type() == QGradient::RadialGradient ? "<radialGradient id=\"" : "<linearGradient id=\"") + name + '"' +
          form + '\n');
    return name;
}

/// As Qt draws it upon pixels: one tile of the pattern, again and again.
QByteArray SvgEngine::pattern(const QBrush& brush) {
    constexpr int side = 8;  // every pattern of Qt repeats after eight pixels
    const QSize size = brush.style() == Qt::TexturePattern ? brush.textureImage().size() : QSize(side, side);
    QImage tile(size, QImage::Format_ARGB32_Premultiplied);
    tile.fill(Qt::transparent);
    QPainter painter(&tile);
    painter.fillRect(tile.rect(), brush);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    tile.save(&buffer, "PNG");
    const QByteArray form = attribute("x", brushOrigin().x()) + attribute("y", brushOrigin().y()) +
                            attribute("width", size.width()) + attribute("height", size.height()) + "><image" +
                            attribute("width", size.width()) + attribute("height", size.height()) +
                            attribute("xlink:href", "data:image/png;base64," + bytes.toBase64()) + "/></pattern>";
    QByteArray& name = m_known[form];
    if (!name.isEmpty()) return name;
    name = "p" + QByteArray::number(m_known.size());
    write("<pattern id=\"" + name + "\" patternUnits=\"userSpaceOnUse\"" + form + '\n');
    return name;
}

QByteArray SvgEngine::fill(Qt::FillRule rule) {
    QByteArray text = paint("fill", brush());
    if (brush().style() != Qt::NoBrush && rule == Qt::OddEvenFill) text += attribute("fill-rule", "evenodd");
    return text;
}

QByteArray SvgEngine::stroke() {
    const QPen& pen = this->pen();
    if (pen.style() == Qt::NoPen) return {};
    const double width = pen.widthF() > 0 ? pen.widthF() : 1;
    QByteArray text = paint("stroke", pen.brush()) + attribute("stroke-width", width);
    if (pen.isCosmetic() && transform().type() > QTransform::TxTranslate)
        text += attribute("vector-effect", "non-scaling-stroke");
    if (pen.capStyle() != Qt::FlatCap)
        text += attribute("stroke-linecap", pen.capStyle() == Qt::RoundCap ? "round" : "square");
    if (pen.joinStyle() == Qt::RoundJoin || pen.joinStyle() == Qt::BevelJoin)
        text += attribute("stroke-linejoin", pen.joinStyle() == Qt::RoundJoin ? "round" : "bevel");
    QByteArray dashes;
    for (const double dash : pen.dashPattern()) dashes += (dashes.isEmpty() ? "" : ",") + number(dash * width);
    if (!dashes.isEmpty()) {
        text += attribute("stroke-dasharray", dashes);
        if (pen.dashOffset() != 0) text += attribute("stroke-dashoffset", pen.dashOffset() * width);
    }
    return text;
}

void SvgEngine::shape(const QPainterPath& path, bool filled) {
    if (path.isEmpty() || !enterClip()) return;
    const QByteArray in = filled ? fill(path.fillRule()) : attribute("fill", "none");  // may write definitions first
    const QByteArray line = stroke();
    if (line.isEmpty() && in == attribute("fill", "none")) return;
    write("<path d=\"" + outline(path) + '"' + in + line + common() + "/>\n");
}

void SvgEngine::drawTextItem(const QPointF& at, const QTextItem& item) {
    const QString text = item.text();
    if (text.trimmed().isEmpty() || pen().style() == Qt::NoPen || !enterClip()) return;
    const QFont font = item.font();
    const double size = font.pixelSize() > 0 ? font.pixelSize() : font.pointSizeF() * 96.0 / 72.0;
    QByteArray out = "<text" + attribute("x", at.x()) + attribute("y", at.y()) +
                     attribute("font-family", escaped(font.family()) + ", sans-serif") + attribute("font-size", size);
    if (font.weight() != QFont::Normal) out += attribute("font-weight", QByteArray::number(font.weight()));
    if (font.italic()) out += attribute("font-style", "italic");
    if (item.renderFlags() & QTextItem::Underline) out += attribute("text-decoration", "underline");
    if (item.renderFlags() & QTextItem::StrikeOut) out += attribute("text-decoration", "line-through");
    // With another font in the viewer it still fits its place.
    out += attribute("textLength", item.width()) + attribute("lengthAdjust", "spacingAndGlyphs");
    write(out + paint("fill", pen().brush()) + common() + attribute("xml:space", "preserve") + '>' + escaped(text) +
          "</text>\n");
}

void SvgEngine::drawImage(const QRectF& target, const QImage& image, const QRectF& source, Qt::ImageConversionFlags) {
    if (target.isEmpty() || !enterClip()) return;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    const QRect wanted = source.toAlignedRect() & image.rect();
    (wanted == image.rect() ? image : image.copy(wanted)).save(&buffer, "PNG");
    write("<image" + attribute("x", target.x()) + attribute("y", target.y()) + attribute("width", target.width()) +
          attribute("height", target.height()) + attribute("preserveAspectRatio", "none") + common() +
          attribute("xlink:href", "data:image/png;base64," + bytes.toBase64()) + "/>\n");
}

}  // namespace zabscope
