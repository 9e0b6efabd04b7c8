// SPDX-License-Identifier: GPL-3.0-or-later
/// Charts of a run, each the answer to a question: votes, histories, epochs, messages, latencies, elections, sweeps.
#pragma once

#include <vector>

#include "views/charts/charts.h"
#include "views/charts/election_index.h"
#include "views/charts/sweep.h"
#include "views/chunk_index.h"
#include "views/view.h"

class QBoxLayout;
class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace zabscope {

class ChartPlot;

class ChartsView : public View {
    Q_OBJECT
    Q_PROPERTY(int chart READ chart WRITE setChart)

public:
    explicit ChartsView(QWidget* parent = nullptr);
    QString title() const override;
    QString purpose() const override;

    /// The chart that is shown, a ChartKind as a number.
    int chart() const;
    void setChart(int chart);
    void setHeartbeats(bool counted);
    /// What has come of a sweep over seeds so far: `done` of `of` runs. It goes on while done < of.
    void setSweep(std::vector<SweepSeries> series, int done, int of);
    /// The sheet that is shown.
    const ChartSheet& sheet() const;
    /// The numbers of the chart, a line each, with tabs between.
    QString table() const;

Q_SIGNALS:
    /// A person wants the scenario to be run with this many seeds; `vary` is empty, or a setting of the scenario language
    /// with several values, as somebody has written it.
    void sweepWanted(int seeds, const QString& vary);
    void sweepCancelled();

protected:
    void frameChanged(const Frame& before) override;
    void themeChanged() override;
    void retranslate() override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    /// What the sheet that is shown was made of.
    struct Made {
        ChartKind kind{};
        std::size_t chunks = 0;
        const void* closed = nullptr;  ///< the last chunk that cannot change
        int columns = 0;
        bool heartbeats = false;
        int election = -1;          ///< the one whose votes are shown
        std::size_t elections = 0;  ///< that have ended by now
        int sweep = 0;
        bool complete = false;
        friend bool operator==(const Made&, const Made&) = default;
    };

    ChartKind kind() const { return static_cast<ChartKind>(chart()); }
    /// Reads on, and makes the sheet anew if that changes it. `whole`: all at once, for a picture that nobody waits
    /// for.
    void refresh(bool whole);
    bool read(std::size_t budget);
    void makeSheet();
    Made wanted(bool complete) const;
    void showControls();
    /// In a low place the controls of a sweep stand beside the chooser, if both have room.
    void placeBars();
    void copyTable();
    void startOrCancel();

    QComboBox* m_chooser;
    QCheckBox* m_heartbeats;
    QPushButton* m_copy;
    QBoxLayout* m_bars = nullptr;
    QWidget* m_sweepRow;
    QLabel* m_seedsLabel;
    QSpinBox* m_seeds;
    QLabel* m_varyLabel;
    QLineEdit* m_vary;
    QPushButton* m_start;
    QProgressBar* m_progress;
    ChartPlot* m_plot;

    ChunkIndex<std::vector<MessageMoment>> m_messages;
    ChunkIndex<std::vector<ProgressMoment>> m_course;
    ChunkIndex<std::vector<CommitMoment>> m_commits;
    ChunkIndex<std::vector<VotePoint>> m_votes;
    std::shared_ptr<const Ensemble> m_ensemble;  ///< of those votes
    ElectionIndex m_elections;

    std::vector<SweepSeries> m_series;
    int m_sweepDone = 0;
    int m_sweepOf = 0;
    int m_sweepNumber = 0;  ///< counts what setSweep brought

    std::optional<Made> m_made;
    std::shared_ptr<const Timeline> m_madeOf;
    int m_waited = 0;  ///< frames since the sheet was made
};

}  // namespace zabscope
