// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/render/mp4_export.h"

#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

#include "app/render/film.h"

namespace zabscope {
namespace {

constexpr int patience = 100;  // milliseconds between two looks at whether the film is still wanted

/// ffmpeg at the other end of a pipe. What it has not taken yet is at most one picture.
class Encoder {
public:
    explicit Encoder(const GoOn& goOn) : m_goOn(goOn) {}
    ~Encoder() {
        if (m_process.state() == QProcess::NotRunning) return;
        m_process.kill();
        m_process.waitForFinished();
    }

    bool start(const QString& program, const QSize& size, int framesPerSecond, const QString& path) {
        const QString form = QStringLiteral("%1x%2").arg(size.width()).arg(size.height());
        m_process.setStandardOutputFile(QProcess::nullDevice());
        m_process.start(program, {"-hide_banner",
                                  "-nostdin",
                                  "-nostats",
                                  "-loglevel",
                                  "error",
                                  "-y",
                                  "-f",
                                  "rawvideo",
                                  "-pixel_format",
                                  "bgr0",
                                  "-video_size",
                                  form,
                                  "-framerate",
                                  QString::number(framesPerSecond),
                                  "-i",
                                  "pipe:0",
                                  "-an",
                                  "-vf",
                                  "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p",
                                  "-colorspace",
                                  "bt709",
                                  "-color_primaries",
                                  "bt709",
                                  "-color_trc",
                                  "bt709",
                                  "-c:v",
                                  "libx264",
                                  "-preset",
                                  "medium",
                                  "-crf",
                                  "20",
                                  "-pix_fmt",
                                  "yuv420p",
                                  "-movflags",
                                  "+faststart",
                                  "-f",
                                  "mp4",
                                  "file:" + QFileInfo(path).absoluteFilePath()});
        return m_process.waitForStarted();
    }
    /// False: it has ended, or the film is not wanted any more.
    bool take(const QImage& image, double done) {
        for (int y = 0; y < image.height(); ++y)
            m_process.write(reinterpret_cast<const char*>(image.constScanLine(y)), qint64{image.width()} * 4);
        while (m_process.bytesToWrite() > 0) {
            if (!wanted(done)) return false;
            if (!m_process.waitForBytesWritten(patience) && m_process.state() == QProcess::NotRunning) return false;
        }
        return wanted(done);
    }
    /// Waits until the file is whole.
    bool finish() {
        m_process.closeWriteChannel();
        while (m_process.state() != QProcess::NotRunning) {
            if (!wanted(1)) return false;
            m_process.waitForFinished(patience);
        }
        return m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
    }
    bool isCancelled() const { return m_cancelled; }
    /// The last line that it said.
    std::string said() {
        const QString all = QString::fromUtf8(m_process.readAllStandardError()).trimmed();
        return all.section(u'\n', -1).trimmed().toStdString();
    }

private:
    bool wanted(double done) {
        m_cancelled = m_cancelled || !m_goOn(done);
        return !m_cancelled;
    }

    QProcess m_process;
    const GoOn& m_goOn;
    bool m_cancelled = false;
};

}  // namespace

std::optional<ExportTrouble> exportMp4(const Exported& run, const PictureChoice& choice, const std::string& path,
                                       const GoOn& goOn) {
    const QString program = QStandardPaths::findExecutable(QStringLiteral("ffmpeg"));
    if (program.isEmpty())
        return ExportTrouble{"MP4 is made by the program ffmpeg, which is not installed",
                             "install the package ffmpeg, or choose gif"};
    PictureChoice even = choice;
    even.size = QSize(choice.size.width() & ~1, choice.size.height() & ~1);
    auto made = Film::make(run, even, goOn);
    if (auto* trouble = std::get_if<ExportTrouble>(&made)) return *trouble;
    Film& film = *std::get<std::unique_ptr<Film>>(made);
    if (film.pictures() == 0) return std::nullopt;
    Encoder encoder(goOn);
    bool fine = encoder.start(program, even.size, even.framesPerSecond, QString::fromStdString(path));
    const auto count = static_cast<double>(film.pictures());
    for (std::size_t i = 0; fine && i < film.pictures(); ++i)
        fine = encoder.take(film.picture(i), static_cast<double>(i + 1) / count);
    fine = fine && encoder.finish();
    if (fine || encoder.isCancelled()) return std::nullopt;
    const std::string said = encoder.said();
    return ExportTrouble{"ffmpeg failed" + (said.empty() ? "" : ": " + said), "choose another place or size, or gif"};
}

}  // namespace zabscope
