// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/formats.h"

#include <QtGlobal>
#include <algorithm>
#include <array>

#include "app/export/trace_export.h"
#include "app/render/gif_export.h"
#include "app/render/mp4_export.h"
#include "app/render/picture_export.h"
#include "app/render/report_export.h"
#include "core/exchange/pcapng_export.h"
#include "core/protocol/note.h"

namespace zabscope {
namespace {

constexpr std::array table{
    Format{"zabtrace", "zabtrace",
           QT_TRANSLATE_NOOP("Formats", "Zabscope's own trace (Protobuf), which can be opened and forked again"),
           FileExport{exportTrace}},
    Format{"pcapng", "pcapng",
           QT_TRANSLATE_NOOP("Formats", "the conversation in ZooKeeper's own bytes, as a capture for Wireshark"),
           StreamExport{exportPcapng}},
    Format{"svg", "svg",
           QT_TRANSLATE_NOOP("Formats", "a picture of lines and text, which can be enlarged and edited"),
           FileExport{exportSvg}, true},
    Format{"png", "png", QT_TRANSLATE_NOOP("Formats", "a picture of pixels"), FileExport{exportPng}, true},
    Format{"pdf", "pdf",
           QT_TRANSLATE_NOOP("Formats", "a picture to print; the view sequence fills as many pages as it needs"),
           FileExport{exportPdf}, true},
    Format{"markdown", "md",
           QT_TRANSLATE_NOOP("Formats", "a page to hand out: elections and why, votes, pictures, statistics"),
           FileExport{exportMarkdown}, true},
    Format{"gif", "gif", QT_TRANSLATE_NOOP("Formats", "an animation that plays everywhere, again and again"),
           FileExport{exportGif}, true},
    Format{"mp4", "mp4", QT_TRANSLATE_NOOP("Formats", "a video, made by the program ffmpeg"), FileExport{exportMp4}, true},
};

}  // namespace

std::span<const Format> formats() { return table; }

const Format* findFormat(std::string_view name) {
    const auto found = std::find_if(table.begin(), table.end(), [&](const Format& each) { return each.name == name; });
    return found == table.end() ? nullptr : &*found;
}

}  // namespace zabscope
