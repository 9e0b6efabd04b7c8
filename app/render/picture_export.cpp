// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/render/picture_export.h"

#include "app/render/picture.h"
#include "app/render/run_frames.h"
#include "app/render/sequence_pages.h"

namespace zabscope {
namespace {

std::optional<ExportTrouble> exportPicture(PictureKind kind, const Exported& run, const PictureChoice& choice,
                                           const std::string& path, const GoOn& goOn) {
    if (auto trouble = refusePart(run.excerpt)) return trouble;
    auto begun = beginPicture(orderOf(choice));
    if (auto* trouble = std::get_if<ExportTrouble>(&begun)) return *trouble;
    Picture& picture = *std::get<std::unique_ptr<Picture>>(begun);
    if (!goOn(0.1)) return std::nullopt;
    const RunFrames frames(run);
    picture.settle(frames.at(frames.chosen(choice)));
    if (!goOn(0.6)) return std::nullopt;
    const auto trouble = savePicture(picture.widget(), kind, path);
    if (trouble) return ExportTrouble{*trouble, "nothing was written"};
    return std::nullopt;
}

}  // namespace

std::optional<ExportTrouble> exportPng(const Exported& run, const PictureChoice& choice, const std::string& path,
                                       const GoOn& goOn) {
    return exportPicture(PictureKind::png, run, choice, path, goOn);
}

std::optional<ExportTrouble> exportSvg(const Exported& run, const PictureChoice& choice, const std::string& path,
                                       const GoOn& goOn) {
    return exportPicture(PictureKind::svg, run, choice, path, goOn);
}

std::optional<ExportTrouble> exportPdf(const Exported& run, const PictureChoice& choice, const std::string& path,
                                       const GoOn& goOn) {
    const bool pages = choice.view == u"sequence" && !choice.at;
    return pages ? exportSequencePages(run, choice, path, goOn)
                 : exportPicture(PictureKind::pdf, run, choice, path, goOn);
}

}  // namespace zabscope
