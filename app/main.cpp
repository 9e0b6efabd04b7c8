// SPDX-License-Identifier: GPL-3.0-or-later
/// The program: the command line, as long as there is no window.
#include <QtCore/QCoreApplication>

#include "app/cli/cli.h"

int main(int argc, char** argv) {
    // The glib event loop makes a mesh of a hundred servers five times slower to build.
    qputenv("QT_NO_GLIB", "1");
    QCoreApplication application(argc, argv);
    return zabscope::cli::run(argc, argv);
}
