// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/formats.h"

#include <QtGlobal>
#include <algorithm>
#include <array>

#include "app/export/trace_export.h"
#include "app/render/gif_export.h"
#include "app/render/mp4_export.h"
#include "app/render/picture_export.h"
#include "core/exchange/chrome_trace.h"
#include "core/exchange/csv.h"
#include "core/exchange/dot_graph.h"
#include "core/exchange/elections_export.h"
#include "core/exchange/jsonl.h"
#include "core/exchange/mermaid.h"
#include "app/render/report_export.h"
#include "core/exchange/pcapng_export.h"
#include "core/exchange/shiviz.h"

namespace zabscope {
namespace {

constexpr std::array table{
    Format{"zabtrace", "zabtrace",
           QT_TRANSLATE_NOOP("Formats", "Zabscope's own trace (Protobuf), which can be opened and forked again"),
           FileExport{exportTrace}},
    Format{"jsonl", "jsonl",
           QT_TRANSLATE_NOOP("Formats", "JSON Lines: one event a line, for jq and programs; can be read back"),
           StreamExport{exportJsonl}},
    Format{"csv", "csv", QT_TRANSLATE_NOOP("Formats", "CSV: one event a line, for spreadsheets and databases"),
           StreamExport{exportCsv}},
    Format{"elections", "csv",
           QT_TRANSLATE_NOOP("Formats", "one row per election, with times and votes; JSON if the file is named .json"),
           StreamExport{exportElections}},
    Format{"shiviz", "log",
           QT_TRANSLATE_NOOP("Formats", "a log with vector clocks, which ShiViz draws as a space-time diagram"),
           StreamExport{exportShiviz}},
    Format{"chrome", "json",
           QT_TRANSLATE_NOOP("Formats", "a Chrome trace, which Perfetto opens: roles, phases, an arrow per message"),
           StreamExport{exportChrome}},
    Format{"mermaid", "mmd", QT_TRANSLATE_NOOP("Formats", "a sequence diagram that Markdown pages draw with Mermaid"),
           StreamExport{exportMermaid}},
    Format{"dot", "dot", QT_TRANSLATE_NOOP("Formats", "the causal graph of the events, for Graphviz"),
           StreamExport{exportDot}},
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
