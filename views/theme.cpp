// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/theme.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace zabscope {
namespace {

// The hues are those of Okabe & Ito; lightness and saturation are set so that the roles, and the epochs, stay apart for
// people with every kind of colour blindness. theme_test measures it.
Theme light() {
    Theme theme;
    theme.name = ThemeName::light;
    theme.window = QColor(0xf3f4f6);
    theme.panel = QColor(0xffffff);
    theme.raised = QColor(0xf1f3f7);
    theme.text = QColor(0x1b1f27);
    theme.quietText = QColor(0x59616f);
    theme.line = QColor(0xd3d8e0);
    theme.accent = QColor(0x0b62c4);
    theme.accentText = QColor(0xffffff);
    theme.good = QColor(0x00795a);
    theme.warning = QColor(0x9a5b00);
    theme.bad = QColor(0xa60a2c);
    theme.leading = QColor(0xe69f00);
    theme.following = QColor(0x68b2f7);
    theme.observing = QColor(0x27976f);
    theme.looking = QColor(0xaf74a9);
    theme.down = QColor(0xbbbcbd);
    return theme;
}

Theme dark() {
    Theme theme;
    theme.name = ThemeName::dark;
    theme.window = QColor(0x14171c);
    theme.panel = QColor(0x1b1f26);
    theme.raised = QColor(0x252a33);
    theme.text = QColor(0xe8eaee);
    theme.quietText = QColor(0xa3abb8);
    theme.line = QColor(0x3a414d);
    theme.accent = QColor(0x6cb2ff);
    theme.accentText = QColor(0x0b1220);
    theme.good = QColor(0x46d3a4);
    theme.warning = QColor(0xf0b04a);
    theme.bad = QColor(0xff7a6b);
    theme.leading = QColor(0xebae2c);
    theme.following = QColor(0x2f90db);
    theme.observing = QColor(0x56c895);
    theme.looking = QColor(0xcf8fbd);
    theme.down = QColor(0x5b6371);
    return theme;
}

Theme contrast() {
    Theme theme;
    theme.name = ThemeName::contrast;
    theme.window = QColor(Qt::black);
    theme.panel = QColor(Qt::black);
    theme.raised = QColor(0x1a1a1a);
    theme.text = QColor(0xffffff);
    theme.quietText = QColor(0xe0e0e0);
    theme.line = QColor(0xffffff);
    theme.accent = QColor(0xffff00);
    theme.accentText = QColor(Qt::black);
    theme.good = QColor(0x00ffb0);
    theme.warning = QColor(0xffc000);
    theme.bad = QColor(0xff8a7a);
    theme.leading = QColor(0xf3ae00);
    theme.following = QColor(0x43adf9);
    theme.observing = QColor(0x00e0a0);
    theme.looking = QColor(0xffb2e5);
    theme.down = QColor(0x8a8a8a);
    return theme;
}

/// The relative luminance of WCAG 2.
double luminance(const QColor& color) {
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

/// The contrast ratio of WCAG 2, 1 to 21.
double contrastRatio(const QColor& one, const QColor& other) {
    const auto [less, more] = std::minmax({luminance(one), luminance(other)});
    return (more + 0.05) / (less + 0.05);
}

constexpr std::size_t epochColours = 7;

}  // namespace

std::optional<ThemeName> themeByName(const QString& name) {
    if (name == u"light") return ThemeName::light;
    if (name == u"dark") return ThemeName::dark;
    if (name == u"contrast") return ThemeName::contrast;
    return std::nullopt;
}

QString themeKey(ThemeName name) {
    switch (name) {
        case ThemeName::light:
            return QStringLiteral("light");
        case ThemeName::dark:
            return QStringLiteral("dark");
        case ThemeName::contrast:
            return QStringLiteral("contrast");
    }
    return {};
}

Theme makeTheme(ThemeName name) {
    switch (name) {
        case ThemeName::light:
            return light();
        case ThemeName::dark:
            return dark();
        case ThemeName::contrast:
            return contrast();
    }
    return light();
}

QColor Theme::role(zab::Role role) const {
    switch (role) {
        case zab::Role::looking:
            return looking;
        case zab::Role::following:
            return following;
        case zab::Role::leading:
            return leading;
        case zab::Role::observing:
            return observing;
    }
    return down;
}

QColor Theme::epoch(std::int64_t epoch) const {
    static const std::array<QRgb, epochColours> onLight{0x5a6273, 0x2f6bb9, 0xc9721a, 0x1f9073,
                                                          0xbd6cad, 0xb3384a, 0x625d00};
    static const std::array<QRgb, epochColours> onDark{0xabb2be, 0x71a6ed, 0xf0a04b, 0x5be7b6,
                                                         0xb278b3, 0xe77581, 0xf3ed7c};
    const auto index = static_cast<std::size_t>(epoch < 0 ? 0 : epoch) % epochColours;
    return QColor(name == ThemeName::light ? onLight[index] : onDark[index]);
}

Qt::BrushStyle Theme::pattern(std::int64_t epoch) const {
    static constexpr std::array patterns{Qt::SolidPattern, Qt::BDiagPattern, Qt::Dense4Pattern, Qt::CrossPattern,
                                         Qt::FDiagPattern, Qt::HorPattern,   Qt::DiagCrossPattern};
    const auto turn = static_cast<std::size_t>(epoch < 0 ? 0 : epoch) / epochColours;
    return patterns[turn % patterns.size()];
}

QColor Theme::on(const QColor& background) const {
    const QColor ink(0x12151b);
    const QColor paper(Qt::white);
    return contrastRatio(ink, background) >= contrastRatio(paper, background) ? ink : paper;
}

QColor Theme::faint(QColor color, double alpha) {
    color.setAlphaF(static_cast<float>(alpha));
    return color;
}

QPalette Theme::palette() const {
    QPalette palette;
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, panel);
    palette.setColor(QPalette::AlternateBase, raised);
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::PlaceholderText, quietText);
    palette.setColor(QPalette::Button, raised);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, bad);
    palette.setColor(QPalette::Highlight, accent);
    palette.setColor(QPalette::HighlightedText, accentText);
    palette.setColor(QPalette::Link, accent);
    palette.setColor(QPalette::LinkVisited, accent);
    palette.setColor(QPalette::ToolTipBase, raised);
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::Light, raised.lighter(110));
    palette.setColor(QPalette::Midlight, raised);
    palette.setColor(QPalette::Mid, line);
    palette.setColor(QPalette::Dark, line.darker(130));
    palette.setColor(QPalette::Shadow, name == ThemeName::light ? line.darker(160) : QColor(Qt::black));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, faint(text, 0.45));
    return palette;
}

QString Theme::styleSheet() const {
    return QStringLiteral(
               "QToolTip { color: %1; background: %2; border: 1px solid %3; padding: 4px; }"
               "QToolBar { border: none; spacing: 4px; padding: 3px; }"
               "QMainWindow::separator { background: %4; width: 5px; height: 5px; }"
               "QDockWidget::title { background: %2; padding: %6px 8px; }"
               "QDockWidget[looked=\"true\"]::title { background: %2; border-left: 4px solid %5; }"
               "QStatusBar::item { border: none; }")
        .arg(text.name(), raised.name(), line.name(), window.name(), accent.name())
        .arg(std::lround(6 * textScale));  // of titles: Han characters are higher than the line says
}

}  // namespace zabscope
