// SPDX-License-Identifier: GPL-3.0-or-later
/// A line in which a command of the scenario language is typed; its words are completed, its faults are told.
#pragma once

#include <QLineEdit>
#include <memory>

#include "core/protocol/ensemble.h"

namespace zabscope {

class CommandLine : public QLineEdit {
    Q_OBJECT

public:
    explicit CommandLine(QWidget* parent = nullptr);
    void setEnsemble(std::shared_ptr<const Ensemble> ensemble);

    /// Reads what is typed: gives it on if it is a command, else says why it is none.
    /// The keyboard stays here: what was refused is kept and selected.
    void submit();
    /// Whoever is given a command by entered() and has no room for it says so by this.
    void keep() { m_kept = true; }

Q_SIGNALS:
    void entered(const QString& command);
    /// Empty if all is well.
    void refused(const QString& why);

protected:
    bool event(QEvent* event) override;

private:
    std::shared_ptr<const Ensemble> m_ensemble;
    bool m_kept = false;
};

}  // namespace zabscope
