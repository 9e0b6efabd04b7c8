// SPDX-License-Identifier: GPL-3.0-or-later
/// Text in a PDF by Qt: can it be found?
#pragma once

#include <QByteArray>

namespace zabscope {

/// Says of every glyph of a PDF which character it stands for. Fonts draw a Chinese character and the radical that looks the
/// same with one glyph, and Qt (6.4) names the radical: then nobody who searches for the character finds it. The bytes keep
/// their places.
void nameCharacters(QByteArray& pdf);

}  // namespace zabscope
