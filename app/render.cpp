// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/render.h"

#include <QApplication>
#include <QBuffer>
#include <QLibraryInfo>
#include <QLocale>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>
#include <QTranslator>

#include "app/window/main_window.h"
#include "views/canvas.h"
#include "views/panels.h"

/// The translations stand in a static library, out of which the linker takes only what is asked for.
static void bringTranslations() { Q_INIT_RESOURCE(translations); }

namespace zabscope {
namespace {

void setVector(QWidget& widget, bool vector) {
    if (auto* canvas = qobject_cast<Canvas*>(&widget)) canvas->setVector(vector);
    for (Canvas* canvas : widget.findChildren<Canvas*>()) canvas->setVector(vector);
}

void drawPng(QWidget& widget, QIODevice& device) {
    QImage image(widget.size() * widget.devicePixelRatioF(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(widget.devicePixelRatioF());
    image.fill(Qt::transparent);
    widget.render(&image);
    image.save(&device, "PNG");
}

void drawSvg(QWidget& widget, QIODevice& device) {
    QSvgGenerator generator;
    generator.setOutputDevice(&device);
    generator.setSize(widget.size());
    generator.setViewBox(QRect(QPoint(), widget.size()));
    generator.setTitle(widget.accessibleName());
    generator.setDescription(widget.accessibleDescription());
    QPainter painter(&generator);
    widget.render(&painter);
}

void drawPdf(QWidget& widget, QIODevice& device) {
    QPdfWriter writer(&device);
    constexpr int resolution = 96;  // one pixel of the widget is one of CSS
    writer.setResolution(resolution);
    writer.setPageMargins(QMarginsF());
    writer.setPageSize(QPageSize(QSizeF(widget.size()) * 72.0 / resolution, QPageSize::Point, QString(),
                                 QPageSize::ExactMatch));
    writer.setTitle(widget.accessibleName());
    QPainter painter(&writer);
    widget.render(&painter);
}

/// A view that takes in a large trace over several frames gets them; one that scrolls to its end has scrolled.
template <typename Give>
void giveOften(Give give) {
    for (int i = 0; i < 32; ++i) {
        QCoreApplication::processEvents();
        give();
    }
    QCoreApplication::processEvents();
}

std::unique_ptr<QWidget> makeWindow(const PictureOrder& order, const Frame& frame) {
    auto window = std::make_unique<MainWindow>(QString());
    window->setOwnClock(false);
    window->setLanguage(order.language);
    window->setThemeName(order.theme);
    window->setTextScale(order.scale);
    window->setDensity(order.density);
    window->resize(order.size);
    window->setAttribute(Qt::WA_DontShowOnScreen);
    window->show();
    giveOften([&] { window->showFrame(frame); });
    return window;
}

}  // namespace

bool speak(const QString& language) {
    bringTranslations();
    static QTranslator ours;
    static QTranslator ofQt;
    QCoreApplication::removeTranslator(&ours);
    QCoreApplication::removeTranslator(&ofQt);
    if (!ours.load(QStringLiteral(":/i18n/zabscope_%1.qm").arg(language))) return false;
    QLocale::setDefault(QLocale(language));
    // Qt's own words stand in its code in English; a file of English ones need not be installed.
    if (ofQt.load(QStringLiteral("qtbase_%1").arg(language), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&ofQt);
    QCoreApplication::installTranslator(&ours);
    return true;
}

std::unique_ptr<QWidget> makePicture(const PictureOrder& order, const Frame& frame) {
    if (order.view == u"window") return makeWindow(order, frame);
    const Panel* panel = findPanel(order.view.toStdString());
    if (!panel) return nullptr;
    Theme theme = makeTheme(order.theme);
    theme.textScale = order.scale;
    QFont font = QApplication::font();
    font.setPointSizeF(font.pointSizeF() * order.scale);
    std::unique_ptr<View> view(panel->make());
    view->setFont(font);
    view->setTheme(theme);
    view->setDensity(order.density);
    view->resize(order.size);
    view->setAttribute(Qt::WA_DontShowOnScreen);
    view->show();
    view->setFrame(frame);
    giveOften([&] { view->setFrame(frame); });
    return view;
}

std::optional<std::string> savePicture(QWidget& widget, const std::string& path) {
    const QString name = QString::fromStdString(path);
    using Draw = void (*)(QWidget&, QIODevice&);
    const bool svg = name.endsWith(u".svg", Qt::CaseInsensitive);
    const bool pdf = name.endsWith(u".pdf", Qt::CaseInsensitive);
    const bool png = name.endsWith(u".png", Qt::CaseInsensitive);
    if (!svg && !pdf && !png) return path + ": ends in none of .png, .svg, .pdf; choose one of them";
    const Draw draw = svg ? drawSvg : pdf ? drawPdf : drawPng;
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly))
        return path + ": cannot be written: " + file.errorString().toStdString() + "; choose another place";
    setVector(widget, !png);
    draw(widget, file);
    setVector(widget, false);
    if (!file.commit())
        return path + ": cannot be written: " + file.errorString().toStdString() + "; choose another place";
    return std::nullopt;
}

}  // namespace zabscope
