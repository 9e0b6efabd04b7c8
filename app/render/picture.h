// SPDX-License-Identifier: GPL-3.0-or-later
/// Pictures of views: PNG, SVG and PDF, with or without a display.
#pragma once

#include <QImage>
#include <QSize>
#include <QString>
#include <QWidget>
#include <memory>
#include <optional>
#include <string>

#include "views/frame.h"
#include "views/theme.h"

namespace zabscope {

class MainWindow;

struct PictureOrder {
    QString view = QStringLiteral("ensemble");  ///< "window", a view, or several with commas between them
    QSize size{1280, 720};
    ThemeName theme = ThemeName::light;
    QString language = QStringLiteral("en");
    double scale = 1.0;  ///< of the type
    Density density = Density::context;
    bool caption = false;  ///< the present moment in one sentence under the views
};

/// "en", "zh_CN": what the program speaks. Installs the language for the whole program; false if it is not known.
bool speak(const QString& language);

/// A widget that is never on a screen and shows one frame after another.
class Picture {
public:
    virtual ~Picture() = default;
    virtual QWidget& widget() = 0;
    /// Shows this frame from now on.
    virtual void show(const Frame& frame) = 0;
    /// The same, as often as views need that take in a large trace over several frames.
    void settle(const Frame& frame);
    /// As many pixels as its size says, opaque.
    QImage image();
};

/// Makes the whole window such a picture; its time passes when it is told to.
void prepare(MainWindow& window, const PictureOrder& order);
/// nullptr if there is no view of that name. Speak its language before.
std::unique_ptr<Picture> makePicture(const PictureOrder& order);

/// The window with a lesson (a name of the course, or a file) open at a page, counted from 1, when the run stands there.
/// Of the order, the view does not matter. Speak its language before. Returns one line of trouble, or nothing.
std::optional<std::string> drawLesson(const PictureOrder& order, const std::string& lesson, int page,
                                      const std::string& path);

enum class PictureKind : std::uint8_t { png, svg, pdf };

/// Draws the widget into a file that is written beside and renamed. A PNG gets `density` pixels, to each side, for one of
/// the widget. Returns one line of trouble, or nothing.
std::optional<std::string> savePicture(QWidget& widget, PictureKind kind, const std::string& path, double density = 1.0);
/// The same; the kind is what the name ends in: .png, .svg or .pdf.
std::optional<std::string> savePicture(QWidget& widget, const std::string& path, double density = 1.0);

}  // namespace zabscope
