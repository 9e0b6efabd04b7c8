// SPDX-License-Identifier: GPL-3.0-or-later
/// Every colour of the program, for light, dark and high contrast, safe for colour-blind people. Nobody else names one.
#pragma once

#include <QBrush>
#include <QColor>
#include <QPalette>
#include <QString>
#include <cstdint>
#include <optional>

#include "core/zab/zab_state.h"

namespace zabscope {

enum class ThemeName : std::uint8_t { light, dark, contrast };
std::optional<ThemeName> themeByName(const QString& name);  ///< "light", "dark", "contrast"
QString themeKey(ThemeName name);

/// How much a view shows of what goes on.
enum class Density : std::uint8_t { focus, context, all };

/// How everything looks: a value that the window gives to all views.
struct Theme {
    ThemeName name = ThemeName::light;
    QColor window;      ///< behind everything
    QColor panel;       ///< behind a view's content
    QColor raised;      ///< cards, headers, alternate rows
    QColor text;
    QColor quietText;   ///< labels, hints; still readable (4.5:1)
    QColor line;        ///< borders and grid
    QColor accent;      ///< selection, links, what happens next
    QColor accentText;  ///< upon accent
    QColor good;        ///< holds, synced, equal
    QColor warning;     ///< waits, slow, in doubt
    QColor bad;         ///< dead, cut, violated, deliberate fault

    QColor leading;
    QColor following;
    QColor observing;
    QColor looking;
    QColor down;

    bool reducedMotion = false;  ///< nothing glides: what moves, jumps from state to state
    bool presenter = false;      ///< large type, heartbeats hidden
    double textScale = 1.0;      ///< upon the widget's font

    QColor role(zab::Role role) const;
    /// The colour of an epoch. Seven colours; epochs that share one differ in pattern(), and every mark bears the number.
    QColor epoch(std::int64_t epoch) const;
    /// The pattern that tells epochs of the same colour apart.
    Qt::BrushStyle pattern(std::int64_t epoch) const;
    /// Text that can be read upon `background`.
    QColor on(const QColor& background) const;
    /// `color` let through by `alpha` (0..1).
    static QColor faint(QColor color, double alpha);
    QPalette palette() const;
    /// For the window: what a palette cannot say.
    QString styleSheet() const;
};

Theme makeTheme(ThemeName name);

}  // namespace zabscope
