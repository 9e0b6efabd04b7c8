// SPDX-License-Identifier: GPL-3.0-or-later
/// The formats in which a run can leave the program: one line each. Texts are made in core/exchange, pictures and video
/// in app/render.
#pragma once

#include <QSize>
#include <QString>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "core/exchange/exported.h"
#include "core/exchange/output.h"
#include "views/theme.h"

namespace zabscope {

/// How pictures and video are to look.
struct PictureChoice {
    QString view = QStringLiteral("ensemble");  ///< "window", a view, or several with commas between them
    std::optional<Instant> at;  ///< of a picture; the end of the excerpt if not given
    QSize size{1280, 720};
    ThemeName theme = ThemeName::light;
    QString language = QStringLiteral("en");
    double speed = 0;  ///< of a video: seconds of the run in a second; 0: the program chooses per stretch
    int framesPerSecond = 25;
    bool captions = true;
};

/// Called with how far the export is (0..1); false stops it.
using GoOn = std::function<bool(double)>;

/// Writes all bytes of the format. Trouble is about what is asked for, not about the file.
using StreamExport = std::optional<ExportTrouble> (*)(const Exported& run, Output& output);
/// For tools that write files themselves: makes `path`, which is thrown away after trouble.
using FileExport = std::optional<ExportTrouble> (*)(const Exported& run, const PictureChoice& picture,
                                                    const std::string& path, const GoOn& goOn);

struct Format {
    std::string_view name;       ///< of `export --to`
    std::string_view extension;  ///< without dot
    std::string_view purpose;    ///< one English sentence, marked with QT_TRANSLATE_NOOP("Formats", ...)
    std::variant<StreamExport, FileExport> make;
    bool isDrawn = false;  ///< heeds the PictureChoice, needs the application of widgets and runs on its thread
};

std::span<const Format> formats();
/// nullptr if there is none of that name.
const Format* findFormat(std::string_view name);

/// The name under which a file is written until it is whole, beside its own one; and back.
std::string partialName(const std::string& whole);
std::string wholeName(const std::string& partial);

enum class ExportEnd : std::uint8_t { done, cancelled, trouble };
struct ExportResult {
    ExportEnd end = ExportEnd::done;
    std::string line;  ///< after trouble: one line with place and remedy
};
/// Exports into a file that is written beside and renamed when it is whole; otherwise nothing is left, and a file that
/// was there stays as it was. Blocks; may run on any thread (pictures: on the GUI thread).
ExportResult exportTo(const std::string& path, const Format& format, const Exported& run, const PictureChoice& picture,
                      const GoOn& goOn);

}  // namespace zabscope
