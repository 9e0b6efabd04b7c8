// SPDX-License-Identifier: GPL-3.0-or-later
/// A sheet that plays a run again with one thing changed, and shows both timelines one above the other.
#pragma once

#include <QDialog>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QTableWidget>
#include <memory>
#include <vector>

#include "app/learn/what_if_runner.h"
#include "views/theme.h"
#include "views/timeline/timeline_view.h"

namespace zabscope {

/// Two timelines of the same scale, and a line through both where they begin to differ.
class RunPair : public QWidget {
    Q_OBJECT

public:
    explicit RunPair(const Theme& theme);
    /// `result` outlives the pair, or is followed by another.
    void show(const std::shared_ptr<const learn::WhatIf>& result, const std::shared_ptr<const Ensemble>& ensemble);
    /// Both stand at this instant.
    void standAt(Instant at);
    void retranslate();

Q_SIGNALS:
    void instantWanted(zabscope::Instant at);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();
    void paintLine();
    Instant instantOf(bool right) const;

    Theme m_theme;
    QLabel* m_leftName;
    QLabel* m_rightName;
    TimelineView* m_left;
    TimelineView* m_right;
    QWidget* m_line;  ///< lies over both, and is transparent
    std::shared_ptr<const learn::WhatIf> m_result;
    std::shared_ptr<const Ensemble> m_ensemble;
    std::shared_ptr<const Recording> m_leftRecording;
    std::shared_ptr<const Recording> m_rightRecording;
};

class WhatIfSheet : public QDialog {
    Q_OBJECT

public:
    WhatIfSheet(learn::WhatIfRun run, const Theme& theme, QWidget* parent);

    const std::vector<learn::Alternative>& alternatives() const { return m_all; }
    /// nullptr until one has been played.
    const std::shared_ptr<const learn::WhatIf>& result() const { return m_result; }

Q_SIGNALS:
    /// A person wants to see the run at this instant.
    void instantWanted(zabscope::Instant at);
    /// A person wants to go on with the changed run.
    void runWanted(const zabscope::Scenario& scenario);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void begin(int row);
    void showResult();

    learn::WhatIfRun m_run;
    std::vector<learn::Alternative> m_all;
    std::shared_ptr<const Ensemble> m_ensemble;
    learn::WhatIfRunner m_runner;
    std::shared_ptr<const learn::WhatIf> m_result;
    QListWidget* m_list;
    QLabel* m_state;
    QWidget* m_shown;
    RunPair* m_pair;
    QLabel* m_difference;
    QLabel* m_reasons;
    QTableWidget* m_outcomes;
    QPushButton* m_open;
    QPushButton* m_close;
};

}  // namespace zabscope
