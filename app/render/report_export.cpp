// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/render/report_export.h"

#include <QSaveFile>
#include <filesystem>

#include "app/render/picture.h"
#include "app/render/report_words.h"
#include "app/render/run_frames.h"

namespace zabscope {
namespace {

namespace fs = std::filesystem;

constexpr double reading = 0.2;  // its share of the work
constexpr int timelineHeight = 150;

/// Pictures are made in a folder that nobody sees and is gone unless they are published.
class Pictures {
public:
    explicit Pictures(const fs::path& report)
        : m_whole(report.parent_path() / (report.stem().string() + "-pictures")),
          m_partial(report.parent_path() / ("." + report.stem().string() + "-pictures.partial")) {}
    ~Pictures() {
        std::error_code ignored;
        fs::remove_all(m_partial, ignored);
    }
    QString name() const { return QString::fromStdString(m_whole.filename().string()); }
    std::string path(const QString& file) const { return (m_partial / file.toStdString()).string(); }

    std::optional<ExportTrouble> begin() {
        std::error_code error;
        fs::remove_all(m_partial, error);
        fs::create_directories(m_partial, error);
        return told(m_partial, error);
    }
    std::optional<ExportTrouble> publish(const std::vector<ReportPicture>& all) {
        std::error_code error;
        fs::create_directories(m_whole, error);
        for (std::size_t i = 0; !error && i < all.size(); ++i)
            fs::rename(path(all[i].file), m_whole / all[i].file.toStdString(), error);
        return told(m_whole, error);
    }

private:
    static std::optional<ExportTrouble> told(const fs::path& path, const std::error_code& error) {
        if (!error) return std::nullopt;
        return ExportTrouble{path.string() + ": cannot be written: " + error.message(), "choose another place"};
    }
    fs::path m_whole;
    fs::path m_partial;
};

/// The timeline is a strip; all others have the size that was asked for.
PictureOrder orderFor(const ReportPicture& wanted, const PictureChoice& choice) {
    PictureOrder order = orderOf(choice);
    order.view = wanted.view;
    if (wanted.view == u"timeline") order.size.setHeight(static_cast<int>(timelineHeight * order.scale));
    return order;
}

}  // namespace

std::optional<ExportTrouble> exportMarkdown(const Exported& run, const PictureChoice& choice, const std::string& path,
                                            const GoOn& goOn) {
    if (auto trouble = refusePart(run.excerpt)) return trouble;
    if (!speak(choice.language))
        return ExportTrouble{"--lang " + choice.language.toStdString() + " is not known", "there are en, zh_CN"};
    const auto facts = readReport(run, [&](double done) { return goOn(reading * done); });
    if (!facts) return std::nullopt;
    Pictures pictures(wholeName(path));
    if (auto trouble = pictures.begin()) return trouble;
    const RunFrames frames(run);
    const auto wanted = RunReport::pictures(run, *facts);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (!goOn(reading + (1 - reading) * static_cast<double>(i) / static_cast<double>(wanted.size())))
            return std::nullopt;
        auto begun = beginPicture(orderFor(wanted[i], choice));
        if (auto* trouble = std::get_if<ExportTrouble>(&begun)) return *trouble;
        Picture& picture = *std::get<std::unique_ptr<Picture>>(begun);
        picture.settle(frames.at(wanted[i].at));
        const std::string file = pictures.path(wanted[i].file);
        if (const auto trouble = savePicture(picture.widget(), PictureKind::png, file))
            return ExportTrouble{*trouble, "nothing was written"};
    }
    QSaveFile file(QString::fromStdString(path));
    const QByteArray text = RunReport(run, *facts, pictures.name()).text().toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return ExportTrouble{path + ": cannot be written: " + file.errorString().toStdString(), "choose another place"};
    return pictures.publish(wanted);
}

}  // namespace zabscope
