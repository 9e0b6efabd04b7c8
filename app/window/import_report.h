// SPDX-License-Identifier: GPL-3.0-or-later
/// What an import has found, on a sheet that floats beside the window and stops nothing.
#pragma once

#include <QDialog>

namespace zabscope {

class ImportReport : public QDialog {
    Q_OBJECT

public:
    ImportReport(const QString& summary, QWidget* parent);
};

}  // namespace zabscope
