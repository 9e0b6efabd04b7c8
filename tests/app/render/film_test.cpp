// SPDX-License-Identifier: GPL-3.0-or-later
/// Films: their pictures follow virtual time, GIF and MP4 hold what was meant, and nothing stays of what was cancelled.
#include <QImageReader>
#include <numeric>

#include "app/render/film.h"
#include "app/render/gif_file.h"
#include "tests/app/render/outside.h"

using namespace zabscope;

namespace {

PictureChoice smallChoice(double speed, int framesPerSecond = 10) {
    PictureChoice choice;
    choice.size = QSize(320, 200);
    choice.speed = speed;
    choice.framesPerSecond = framesPerSecond;
    return choice;
}

struct ReadGif {
    std::vector<QImage> pictures;
    std::vector<int> milliseconds;
    int loops = 0;
    int whole() const { return std::accumulate(milliseconds.begin(), milliseconds.end(), 0); }
};
ReadGif readGif(const QString& path) {
    QImageReader reader(path, "gif");
    ReadGif gif;
    while (true) {
        const QImage picture = reader.read();
        if (picture.isNull()) break;
        gif.pictures.push_back(picture.convertToFormat(QImage::Format_RGB32));
        gif.milliseconds.push_back(reader.nextImageDelay());
    }
    gif.loops = reader.loopCount();
    return gif;
}

/// How far two pictures are from each other at worst, of 255.
int worst(const QImage& a, const QImage& b) {
    int most = a.size() == b.size() ? 0 : 255;
    for (int y = 0; most < 255 && y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x)
            most = std::max(most, std::abs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y))));
    }
    return most;
}

bool always(double) { return true; }

}  // namespace

class FilmTest : public QObject {
    Q_OBJECT

private:
    ExportDesk m_desk;

    std::vector<Position> positions(const PictureChoice& choice, Excerpt excerpt = {}) const {
        return std::get<std::vector<Position>>(filmPositions(m_desk.exported(std::move(excerpt)), choice, always));
    }

private Q_SLOTS:
    void atAFixedSpeedEveryPictureIsAsFarFromTheLast() {
        Excerpt excerpt;
        excerpt.from = Instant{milliseconds(100)};
        excerpt.until = Instant{milliseconds(400)};
        const auto all = positions(smallChoice(0.1), excerpt);
        // 0.3 s at a tenth of the speed are 3 s, 30 pictures, after which the last one stays.
        QCOMPARE(all.size(), std::size_t{31 + 15});
        for (std::size_t i = 0; i <= 30; ++i)
            QCOMPARE(all[i].at, Instant{milliseconds(100 + 10 * static_cast<std::int64_t>(i))});
        QCOMPARE(all[15].last, m_desk.run.timeline->positionAt(Instant{milliseconds(250)}).last);
        QCOMPARE(all.back().at, all[30].at);
    }
    void atAGuidedPaceQuietPassesFast() {
        const auto all = positions(smallChoice(0));
        QCOMPARE(all.front().last, noEvent);
        QCOMPARE(all.back().last, m_desk.run.timeline->last());
        Duration shortest = Duration::max();
        Duration longest{};
        for (std::size_t i = 1; i < all.size(); ++i) {
            const Duration step = all[i].at - all[i - 1].at;
            QVERIFY(step >= Duration{} && all[i].last >= all[i - 1].last);
            if (step > Duration{}) shortest = std::min(shortest, step);
            longest = std::max(longest, step);
        }
        QVERIFY2(longest > 20 * shortest, "time runs evenly");
    }
    void aPictureHangsOnItsIndexAlone() {
        Excerpt excerpt;
        excerpt.until = Instant{milliseconds(300)};
        auto made = Film::make(m_desk.exported(excerpt), smallChoice(0.1), always);
        Film& film = *std::get<std::unique_ptr<Film>>(made);
        const QImage before = film.picture(10);
        film.picture(25);
        QVERIFY(film.picture(10) == before);
        QVERIFY(film.picture(25) != before);
    }
    void tooMuchIsRefused() {
        PictureChoice slow = smallChoice(0.001, 60);
        QVERIFY(m_desk.write("gif", "x.gif", slow).contains("--from"));
        PictureChoice tiny = smallChoice(1);
        tiny.size = QSize(20, 20);
        QVERIFY(m_desk.write("gif", "x.gif", tiny).contains("at least 96"));
        QVERIFY(m_desk.files().isEmpty());
    }

    void aGifIsReadBackAsTheFilm() {
        Excerpt excerpt;
        excerpt.until = Instant{milliseconds(300)};
        const PictureChoice choice = smallChoice(0.1, 8);
        QCOMPARE(m_desk.write("gif", "a.gif", choice, excerpt), QString());
        const ReadGif gif = readGif(m_desk.path("a.gif"));
        auto made = Film::make(m_desk.exported(excerpt), choice, always);
        Film& film = *std::get<std::unique_ptr<Film>>(made);
        QCOMPARE(gif.loops, -1);
        QVERIFY(gif.pictures.size() > 5 && gif.pictures.size() <= film.pictures());
        QCOMPARE(gif.pictures.front().size(), QSize(320, 200));
        QCOMPARE(gif.whole(), qRound(static_cast<double>(film.pictures()) * 100 / 8) * 10);  // hundredths, rounded once
        // The first and the last one are those of the film, in at most 255 colours.
        QVERIFY(worst(gif.pictures.front(), film.picture(0)) < 40);
        QVERIFY(worst(gif.pictures.back(), film.picture(film.pictures() - 1)) < 40);
    }
    void aGifOfFewColoursIsExact() {
        std::vector<QImage> images;
        for (int i = 0; i < 4; ++i) {
            QImage image(50, 40, QImage::Format_RGB32);
            image.fill(QColor(250, 240, 230));
            for (int x = 0; x < 10; ++x) image.setPixelColor(5 + 10 * (i / 2) + x, 20, QColor(1, 2, 200));
            images.push_back(image);
        }
        Palette palette;
        for (const QImage& image : images) palette.see(image);
        palette.choose(GifFile::mostColours);
        QCOMPARE(palette.colours().size(), std::size_t{2});
        GifFile file(m_desk.path("b.gif").toStdString(), QSize(50, 40), palette);
        for (const QImage& image : images) file.add(image, 7);
        QVERIFY(!file.finish());
        const ReadGif gif = readGif(m_desk.path("b.gif"));
        QCOMPARE(gif.milliseconds, (std::vector<int>{140, 140}));  // two and two are equal
        QVERIFY(gif.pictures[0] == images[0] && gif.pictures[1] == images[2]);
    }
    void aGifSaysWhyItCannotBeWritten() {
        Palette palette;
        palette.choose(4);
        GifFile file("/nowhere/at/all.gif", QSize(50, 40), palette);
        QVERIFY(file.finish().has_value());
    }

    void anMp4IsWhatPlayersTake() {
        if (!isInstalled("ffmpeg") || !isInstalled("ffprobe")) QSKIP("ffmpeg is not installed");
        Excerpt excerpt;
        excerpt.until = Instant{milliseconds(300)};
        PictureChoice odd = smallChoice(0.15, 12);
        odd.size = QSize(321, 201);
        QCOMPARE(m_desk.write("mp4", "a.mp4", odd, excerpt), QString());
        const auto count = positions(odd, excerpt).size();
        const Said said = ask("ffprobe", {"-v", "error", "-count_frames", "-select_streams", "v:0", "-show_entries",
                                          "stream=codec_name,width,height,pix_fmt,r_frame_rate,nb_read_frames", "-of",
                                          "default=noprint_wrappers=1", m_desk.path("a.mp4")});
        QVERIFY2(said.fine, qPrintable(said.text));
        for (const QString& line :
             {QStringLiteral("codec_name=h264"), QStringLiteral("width=320"), QStringLiteral("height=200"),
              QStringLiteral("pix_fmt=yuv420p"), QStringLiteral("r_frame_rate=12/1"),
              QStringLiteral("nb_read_frames=%1").arg(count)})
            QVERIFY2(said.text.contains(line), qPrintable(line + '\n' + said.text));
        QFile file(m_desk.path("a.mp4"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(bytes.indexOf("moov") > 0 && bytes.indexOf("moov") < bytes.indexOf("mdat"));
    }
    void withoutFfmpegOneLineNamesThePackage() {
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", "/nowhere");
        const QString line = m_desk.write("mp4", "c.mp4", smallChoice(1));
        qputenv("PATH", path);
        QVERIFY2(line.contains("install the package ffmpeg"), qPrintable(line));
    }
    void whatIsCancelledLeavesNothing() {
        const QStringList before = m_desk.files();
        const auto stop = [](double done) { return done < 0.3; };
        QCOMPARE(m_desk.write("gif", "d.gif", smallChoice(0.1), {}, stop), QString("cancelled"));
        if (isInstalled("ffmpeg"))
            QCOMPARE(m_desk.write("mp4", "d.mp4", smallChoice(0.1), {}, stop), QString("cancelled"));
        QCOMPARE(m_desk.files(), before);
    }
};

QTEST_MAIN(FilmTest)
#include "film_test.moc"
