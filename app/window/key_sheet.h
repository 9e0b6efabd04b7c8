// SPDX-License-Identifier: GPL-3.0-or-later
/// All keys on one sheet; it floats beside the window and stops nothing.
#pragma once

#include <QDialog>

#include "app/window/actions.h"

namespace zabscope {

class KeySheet : public QDialog {
    Q_OBJECT

public:
    KeySheet(const Actions& actions, QWidget* parent);

private:
    static QString ofTheWindow(const Actions& actions);
    static QString ofThePanels();
};

}  // namespace zabscope
