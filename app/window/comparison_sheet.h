// SPDX-License-Identifier: GPL-3.0-or-later
/// The elections of two runs side by side on a sheet that floats beside the window: a run of real servers, and the run of
/// the scenario that was made of it. What differs is marked, and the first difference is chosen.
#pragma once

#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <vector>

#include "core/trace/elections.h"
#include "views/theme.h"

namespace zabscope {

class ComparisonSheet : public QDialog {
    Q_OBJECT

public:
    enum class Run : std::uint8_t { real, ours };

    ComparisonSheet(std::vector<Election> real, std::vector<Election> ours, const Theme& theme, QWidget* parent);
    /// In one line: the first difference, or that there is none.
    QString verdict() const { return m_verdict->text(); }

Q_SIGNALS:
    /// A person wants to see this run in the window, at this instant.
    void wanted(zabscope::ComparisonSheet::Run run, zabscope::Instant at);
    void scenarioWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void fill();
    QTreeWidgetItem* electionRow(std::size_t index);
    /// Where the chosen election begins in that run; its start if it does not have the election.
    void want(Run run);
    static QString fieldName(std::size_t field);
    static QString value(const Election& election, std::size_t field);
    static QString times(const Election& election);

    std::vector<Election> m_real;
    std::vector<Election> m_ours;
    Theme m_theme;
    QLabel* m_verdict;
    QTreeWidget* m_table;
    QPushButton* m_showReal;
    QPushButton* m_showOurs;
    QPushButton* m_save;
    QPushButton* m_close;
};

}  // namespace zabscope
