// SPDX-License-Identifier: GPL-3.0-or-later
// The window with a lesson, as a picture: for a slide, or for the page of the project.
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QThread>

#include "app/render/picture.h"
#include "app/window/lesson_desk.h"
#include "app/window/main_window.h"

namespace zabscope {
namespace {

constexpr int patience = 120'000;  // milliseconds: a lesson is bounded in events, and a machine may be slow
constexpr double turn = 0.05;      // seconds of the window's clock
constexpr int turnsToSettle = 40;  // lights fade, views take in what came last

void pass(MainWindow& window) {
    window.tick(turn);
    QCoreApplication::processEvents();
}

}  // namespace

std::optional<std::string> drawLesson(const PictureOrder& order, const std::string& lesson, int page,
                                      const std::string& path) {
    MainWindow window{QString()};
    prepare(window, order);
    if (!window.showLesson(QString::fromStdString(lesson))) {
        const std::string why = window.messages().line().toStdString();
        return why.empty() ? lesson + ": there is no such lesson; `zabscope lessons` lists them" : why;
    }
    const int pages = static_cast<int>(window.lessons().lesson().pages.size());
    if (page < 1 || page > pages)
        return lesson + " has pages 1 to " + std::to_string(pages) + ", not " + std::to_string(page);
    window.lessons().goTo(page - 1);
    QElapsedTimer waited;
    waited.start();
    while (!window.lessons().isThere()) {
        if (waited.elapsed() > patience) return lesson + ": its page " + std::to_string(page) + " is not reached";
        pass(window);
        QThread::usleep(200);
    }
    window.session().playhead().setPlaying(false);
    for (int i = 0; i < turnsToSettle; ++i) pass(window);
    return savePicture(window, path);
}

}  // namespace zabscope
