// SPDX-License-Identifier: GPL-3.0-or-later
/// Markdown as a PDF to print: pages of A4 with numbers, tables with lines, text that can be searched.
#pragma once

#include <QByteArray>
#include <QString>

namespace zabscope {

/// The bytes of a PDF. The title stands at the foot of each page beside its number. Needs the application's fonts; may
/// run on any thread.
QByteArray textPages(const QString& markdown, const QString& title);

}  // namespace zabscope
