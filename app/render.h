// SPDX-License-Identifier: GPL-3.0-or-later
/// Pictures of views: PNG, SVG and PDF, with or without a display.
#pragma once

#include <QSize>
#include <QString>
#include <memory>
#include <optional>
#include <string>

#include "views/frame.h"
#include "views/theme.h"

class QWidget;

namespace zabscope {

struct PictureOrder {
    QString view = QStringLiteral("ensemble");
    QSize size{1280, 720};
    ThemeName theme = ThemeName::light;
    QString language = QStringLiteral("en");
    double scale = 1.0;  ///< of the type
    Density density = Density::context;
};

/// "en", "zh_CN": what the program speaks. Installs the language for the whole program; false if it is not known.
bool speak(const QString& language);

/// The view, or the whole window, showing this frame; nullptr if there is none of that name.
std::unique_ptr<QWidget> makePicture(const PictureOrder& order, const Frame& frame);

/// Draws the widget into a file whose name ends in .png, .svg or .pdf. Writes beside and renames. Returns one line of
/// trouble, or nothing.
std::optional<std::string> savePicture(QWidget& widget, const std::string& path);

}  // namespace zabscope
