// SPDX-License-Identifier: GPL-3.0-or-later
/// The program: the command line, as long as there is no window.
#include <google/protobuf/stubs/logging.h>

#include <QApplication>
#include <memory>
#include <string_view>

#include "app/cli/cli.h"

int main(int argc, char** argv) {
    // The glib event loop makes a mesh of a hundred servers five times slower to build.
    qputenv("QT_NO_GLIB", "1");
    // What is wrong with a file is said once, in our own words.
    google::protobuf::SetLogHandler(nullptr);
    // Only what draws needs the application of widgets; pictures need no display.
    const bool draws = argc > 1 && std::string_view{argv[1]} == "render";
    if (draws) qputenv("QT_QPA_PLATFORM", "offscreen");
    const std::unique_ptr<QCoreApplication> application(draws ? new QApplication(argc, argv)
                                   : new QCoreApplication(argc, argv));
    return zabscope::cli::run(argc, argv);
}
