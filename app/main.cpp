// SPDX-License-Identifier: GPL-3.0-or-later
/// The program: a window, or a verb of the command line.
#include <google/protobuf/stubs/logging.h>

#include <QApplication>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "app/cli/cli.h"
#include "app/export/formats.h"
#include "app/window/window.h"

namespace {

/// The file to open, if the window is wanted: there are no arguments, or one that is a file.
bool wantsWindow(int argc, char** argv) {
    if (argc == 1) return true;
    return argc == 2 && argv[1][0] != '-' && std::filesystem::is_regular_file(argv[1]);
}

/// Qt's messages, but for those about a window that no screen shows.
void sayUnlessOfScreen(QtMsgType type, const QMessageLogContext&, const QString& text) {
    if (text.startsWith(QLatin1String("This plugin does not support"))) return;
    std::cerr << text.toStdString() << '\n';
    if (type == QtFatalMsg) std::abort();
}

/// Whether the arguments of `export` name a format that is drawn.
bool exportsDrawn(int argc, char** argv) {
    const auto isDrawn = [](const std::string& name) {
        const zabscope::Format* format = zabscope::findFormat(name);
        return format && format->isDrawn;
    };
    for (int i = 2; i < argc; ++i) {
        const std::string argument = argv[i];
        if (argument == "--to" && i + 1 < argc && isDrawn(argv[i + 1])) return true;
        if (argument.starts_with("--to=") && isDrawn(argument.substr(5))) return true;
    }
    return false;
}

}  // namespace

int main(int argc, char** argv) {
    // The glib event loop makes a mesh of a hundred servers five times slower to build.
    qputenv("QT_NO_GLIB", "1");
    // What is wrong with a file is said once, in our own words.
    google::protobuf::SetLogHandler(nullptr);
    const bool window = wantsWindow(argc, argv);
    if (window && !zabscope::hasDisplay()) {
        std::cerr << "zabscope: there is no display for the window; `zabscope --help` lists what can be done without one\n";
        return zabscope::cli::badInput;
    }
    // Only what draws needs the application of widgets; pictures need no display.
    const std::string verb = argc > 1 ? argv[1] : "";
    bool draws = window || verb == "render" || verb == "worksheet" || verb == "lessons";
    for (int i = 1; i < argc; ++i) draws = draws || std::string{argv[i]} == "--window";
    draws = draws || (verb == "export" && exportsDrawn(argc, argv));
    if (draws && !window) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        qInstallMessageHandler(sayUnlessOfScreen);
    }
    const std::string file = argc > 1 ? argv[1] : "";
    const std::unique_ptr<QCoreApplication> application(draws ? new QApplication(argc, argv)
                                                              : new QCoreApplication(argc, argv));
    return window ? zabscope::runWindow(file) : zabscope::cli::run(argc, argv);
}
