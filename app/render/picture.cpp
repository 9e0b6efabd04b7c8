// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/render/picture.h"

#include <QApplication>
#include <QBuffer>
#include <QLibraryInfo>
#include <QLocale>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTranslator>
#include <algorithm>

#include "app/render/pdf_text.h"
#include "app/render/svg_engine.h"
#include "app/render/tableau.h"
#include "app/window/main_window.h"
#include "views/canvas.h"

/// The translations stand in a static library, out of which the linker takes only what is asked for.
static void bringTranslations() { Q_INIT_RESOURCE(translations); }

namespace zabscope {
namespace {

void setVector(QWidget& widget, bool vector) {
    if (auto* canvas = qobject_cast<Canvas*>(&widget)) canvas->setVector(vector);
    for (Canvas* canvas : widget.findChildren<Canvas*>()) canvas->setVector(vector);
}

bool drawPng(QWidget& widget, QIODevice& device, double density) {
    const double ratio = widget.devicePixelRatioF() * density;
    QImage image(widget.size() * ratio, QImage::Format_ARGB32_Premultiplied);
    if (image.isNull()) return false;
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::transparent);
    widget.render(&image);
    return image.save(&device, "PNG");
}

/// Each widget within its own borders: QWidget::render() leaves it to the painter's device to clip what scrolls, and
/// only pixels do.
void paintParts(QPainter& painter, VectorEngine& engine, QWidget& widget, const QPoint& at, const QRect& within,
                QWidget::RenderFlags flags) {
    const QRect place = widget.rect().translated(at) & within;
    if (place.isEmpty()) return;
    painter.save();
    engine.setFrame(at, place);
    widget.render(&painter, QPoint(), QRegion(), flags);
    painter.restore();
    for (QObject* child : widget.children()) {
        auto* part = qobject_cast<QWidget*>(child);
        if (part && !part->isWindow() && part->isVisibleTo(&widget))
            paintParts(painter, engine, *part, at + part->pos(), place, {});
    }
}

void paintVector(VectorEngine& engine, QWidget& widget) {
    VectorDevice device(engine, widget.size());
    QPainter painter(&device);
    paintParts(painter, engine, widget, {}, widget.rect(), QWidget::DrawWindowBackground);
}

bool drawSvg(QWidget& widget, QIODevice& device) {
    SvgEngine engine(device, widget.size(), widget.accessibleName(), widget.accessibleDescription());
    paintVector(engine, widget);
    return true;
}

bool drawPdf(QWidget& widget, QIODevice& device) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    constexpr int resolution = 96;  // one pixel of the widget is one of CSS
    writer.setResolution(resolution);
    writer.setPageMargins(QMarginsF());
    writer.setPageSize(
        QPageSize(QSizeF(widget.size()) * 72.0 / resolution, QPageSize::Point, QString(), QPageSize::ExactMatch));
    writer.setTitle(widget.accessibleName());
    QPainter page(&writer);
    RelayEngine engine(page);
    paintVector(engine, widget);
    page.end();
    nameCharacters(bytes);
    return device.write(bytes) == bytes.size();
}

/// The whole window; it has a session of its own, which stays empty.
class WindowPicture : public Picture {
public:
    explicit WindowPicture(const PictureOrder& order) : m_window(QString()) { prepare(m_window, order); }
    QWidget& widget() override { return m_window; }
    void show(const Frame& frame) override { m_window.showFrame(frame); }

private:
    MainWindow m_window;
};

class TableauPicture : public Picture {
public:
    TableauPicture(const PictureOrder& order, const std::vector<const Panel*>& views) : m_tableau(order, views) {
        m_tableau.resize(order.size);
        m_tableau.setAttribute(Qt::WA_DontShowOnScreen);
        m_tableau.show();
    }
    QWidget& widget() override { return m_tableau; }
    void show(const Frame& frame) override { m_tableau.setFrame(frame); }

private:
    Tableau m_tableau;
};

}  // namespace

/// Han characters as they are written in China: without a wish, fonts give those of Japan.
static void preferChinese(bool wanted) {
    if (!qobject_cast<QGuiApplication*>(QCoreApplication::instance())) return;
    const QString family = QFontInfo(QApplication::font()).family();
    const QWriteLocker alone(&Canvas::fontsInUse());
    QFont::removeSubstitutions(family);
    if (!wanted) return;
    QFont::insertSubstitutions(family, {QStringLiteral("Noto Sans CJK SC"), QStringLiteral("Source Han Sans SC"),
                                        QStringLiteral("PingFang SC"), QStringLiteral("Microsoft YaHei")});
}

bool speak(const QString& language) {
    bringTranslations();
    static QTranslator ours;
    static QTranslator ofQt;
    QCoreApplication::removeTranslator(&ours);
    QCoreApplication::removeTranslator(&ofQt);
    if (!ours.load(QStringLiteral(":/i18n/zabscope_%1.qm").arg(language))) return false;
    QLocale::setDefault(QLocale(language));
    preferChinese(language == u"zh_CN");
    // Qt's own words stand in its code in English; a file of English ones need not be installed.
    if (ofQt.load(QStringLiteral("qtbase_%1").arg(language), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&ofQt);
    QCoreApplication::installTranslator(&ours);
    return true;
}

void Picture::settle(const Frame& frame) {
    constexpr std::size_t leastTurns = 32;
    constexpr std::size_t chunksATurn = 16;  // that every view reads at least
    const std::size_t turns = std::max(leastTurns, frame ? frame.timeline->chunks().size() / chunksATurn : 0);
    show(frame);
    for (std::size_t i = 0; i < turns; ++i) {
        QCoreApplication::processEvents();
        show(frame);
    }
    QCoreApplication::processEvents();
}

QImage Picture::image() {
    QImage image(widget().size(), QImage::Format_RGB32);
    if (!image.isNull()) widget().render(&image);
    return image;
}

void prepare(MainWindow& window, const PictureOrder& order) {
    window.setOwnClock(false);
    window.setLanguage(order.language);
    window.setThemeName(order.theme);
    window.setTextScale(order.scale);
    window.setDensity(order.density);
    window.resize(order.size);
    window.setAttribute(Qt::WA_DontShowOnScreen);
    window.show();
}

std::unique_ptr<Picture> makePicture(const PictureOrder& order) {
    if (order.view == u"window") return std::make_unique<WindowPicture>(order);
    std::vector<const Panel*> views;
    for (const QString& name : order.view.split(u',')) {
        const Panel* panel = findPanel(name.trimmed().toStdString());
        if (!panel) return nullptr;
        views.push_back(panel);
    }
    return std::make_unique<TableauPicture>(order, views);
}

std::optional<std::string> savePicture(QWidget& widget, PictureKind kind, const std::string& path, double density) {
    QSaveFile file(QString::fromStdString(path));
    const auto trouble = [&] {
        return path + ": cannot be written: " + file.errorString().toStdString() + "; choose another place";
    };
    if (!file.open(QIODevice::WriteOnly)) return trouble();
    // What canvases keep painted is as sharp as the screen, and no sharper.
    setVector(widget, kind != PictureKind::png || density > 1.0);
    const bool drawn = kind == PictureKind::png   ? drawPng(widget, file, density)
                       : kind == PictureKind::svg ? drawSvg(widget, file)
                                                  : drawPdf(widget, file);
    setVector(widget, false);
    if (!drawn && file.error() == QFileDevice::NoError)
        return path + ": the picture is too large; ask for a smaller one";
    if (!drawn || !file.commit()) return trouble();
    return std::nullopt;
}

std::optional<std::string> savePicture(QWidget& widget, const std::string& path, double density) {
    const QString name = QString::fromStdString(path);
    const bool svg = name.endsWith(u".svg", Qt::CaseInsensitive);
    const bool pdf = name.endsWith(u".pdf", Qt::CaseInsensitive);
    const bool png = name.endsWith(u".png", Qt::CaseInsensitive);
    if (!svg && !pdf && !png) return path + ": ends in none of .png, .svg, .pdf; choose one of them";
    return savePicture(widget, svg ? PictureKind::svg : pdf ? PictureKind::pdf : PictureKind::png, path,
                       density);
}

}  // namespace zabscope
